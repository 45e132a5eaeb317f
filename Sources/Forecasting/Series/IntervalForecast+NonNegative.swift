import Statistics

extension IntervalForecast {
  /// The forecast of what cannot fall below 0: cut off at 0, its mean moved accordingly.
  ///
  /// Each step is taken as normal with the spread of its narrowest range. What lies below 0 counts
  /// as 0, which lifts the mean to m Φ(m / s) + s φ(m / s). Cutting off keeps sums of forecasts near
  /// the forecast of the sum; a logarithm would not, and moves every mean.
  public func nonNegative() -> IntervalForecast {
    let means = (0..<point.horizon).map { step -> Double in
      let mean = point.values[step]
      let spread = standardDeviation(step: step)
      guard spread > 0 else { return max(mean, 0) }
      let z = mean / spread
      if z > 8 { return mean }
      let density = SeriesMath.exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
      return max(0, mean * Normal.cdf(z) + spread * density)
    }
    return IntervalForecast(
      point: PointForecast(means), levels: levels,
      lower: lower.map { $0.map { max($0, 0) } }, upper: upper.map { $0.map { max($0, 0) } })
  }

  /// The spread of a normal law whose middle share is the narrowest range; 0 without any.
  func standardDeviation(step: Int) -> Double {
    guard let level = levels.first else { return 0 }
    let width = upper[0][step] / 2 - lower[0][step] / 2
    return width / Normal.quantile((1 + level) / 2)
  }
}
