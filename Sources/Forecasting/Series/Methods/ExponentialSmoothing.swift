/// Simple exponential smoothing, seasonally adjusted: a level that follows the figures.
enum ExponentialSmoothing {
  static let method = ForecastMethod(
    "ses", "simple exponential smoothing of the seasonally adjusted series"
  ) { values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    let level = fitted(seasonality.adjusted).level
    return seasonality.restored(Array(repeating: level, count: horizon))
  }

  /// The smoothing weight and first level of least squared one-step errors.
  ///
  /// For a given weight the errors are linear in the first level, which is therefore exact; what is
  /// left is a search on one axis.
  ///
  /// - Returns: The weight, from 0.0001 to 0.9999, and the level after the last figure.
  static func fitted(_ values: [Double]) -> (weight: Double, level: Double) {
    let weight = Minimum.inInterval(0.0001...0.9999) { errors(values, weight: $0).squares }
    return (weight, errors(values, weight: weight).level)
  }

  private static func errors(
    _ values: [Double], weight: Double
  ) -> (squares: Double, level: Double) {
    // With first level 0 the error of step t is e; each unit of it takes d = (1 - weight)^t off.
    var (level, d) = (0.0, 1.0)
    var (ee, ed, dd) = (0.0, 0.0, 0.0)
    for value in values {
      let e = value - level
      ee += e * e
      ed += e * d
      dd += d * d
      level += weight * e
      d *= 1 - weight
    }
    let first = ed / dd
    return (ee - ed * first, level + first * d)
  }
}
