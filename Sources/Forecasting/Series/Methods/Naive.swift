/// The last figure again and again.
enum Naive {
  static let method = ForecastMethod("naive", "the last figure") { values, _, horizon in
    Array(repeating: values[values.count - 1], count: horizon)
  }
}
