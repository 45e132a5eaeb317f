/// The theta method: simple exponential smoothing with half the slope of the straight line.
///
/// - SeeAlso: Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000)
///   521-530; Hyndman and Billah, "Unmasking the theta method", International Journal of
///   Forecasting 19 (2003) 287-290, for this form.
enum Theta {
  static let method = ForecastMethod("theta", "the theta method, M3's best") {
    values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    let line = line(after: seasonality.adjusted)
    return seasonality.restored((0..<horizon).map { line.first + line.drift * Double($0) })
  }

  /// The straight line by which the method goes on: its first step, and what each further adds.
  static func line(after values: [Double]) -> (first: Double, drift: Double) {
    let (weight, level) = ExponentialSmoothing.fitted(values)
    let drift = slope(values) / 2
    let lag = (1 - SeriesMath.power(1 - weight, Double(values.count))) / weight
    return (level + drift * lag, drift)
  }

  /// The slope of the straight line of least squares through figures one step apart.
  static func slope(_ values: [Double]) -> Double {
    let count = Double(values.count)
    guard count >= 2 else { return 0 }
    let centre = (count - 1) / 2
    let moment = values.enumerated().reduce(0) { $0 + (Double($1.offset) - centre) * $1.element }
    return moment / (count * (count * count - 1) / 12)
  }
}
