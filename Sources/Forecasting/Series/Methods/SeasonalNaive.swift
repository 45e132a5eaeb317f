/// The last season again and again.
enum SeasonalNaive {
  static let method = ForecastMethod("seasonal-naive", "the figure of a season ago") {
    values, season, horizon in
    guard values.count >= season else { return Naive.method.path(values, season, horizon) }
    return (0..<horizon).map { values[values.count - season + $0 % season] }
  }
}
