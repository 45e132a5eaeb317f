import Statistics

/// Forecasts of counts: a law over the whole numbers from 0 for each step.
///
/// Poisson where the spread is no larger than chance alone makes it, else negative binomial with
/// the same mean and variance.
public struct CountForecast: Sendable, Hashable {
  /// The expected counts, at least 0.
  public let means: [Double]
  /// The variances, at least the means.
  public let variances: [Double]

  /// Laws with the means of a forecast and the spread of its narrowest range.
  ///
  /// - Throws: ``SeriesError/levelOutOfRange(_:)`` for a forecast without a range.
  public init(_ forecast: IntervalForecast) throws(SeriesError) {
    guard !forecast.levels.isEmpty else { throw .levelOutOfRange(0) }
    let limited = forecast.nonNegative()
    means = limited.point.values
    variances = limited.point.values.indices.map { step in
      let spread = forecast.standardDeviation(step: step)
      return max(limited.point.values[step], SeriesMath.finite(spread * spread))
    }
  }

  /// The number of steps.
  public var horizon: Int { means.count }

  /// The least whole number that the count stays at or below with probability `p`.
  ///
  /// - Parameters:
  ///   - p: In the open interval (0, 1).
  ///   - step: From 0 to one less than the horizon.
  /// - Returns: A whole number, as `Double` since it may pass all integers.
  /// - Complexity: O(quantile) to a mean of 10,000, beyond it O(1) by a normal law with the skew
  ///   of the count's.
  public func quantile(_ p: Double, step: Int) -> Double {
    precondition(p > 0 && p < 1, "a quantile is asked for a probability between 0 and 1")
    let (mean, variance) = (means[step], variances[step])
    guard mean > 0 else { return 0 }
    let ratio = variance / mean
    if mean > 10_000 || ratio > 10_000 || mean < 1e-9 {
      return Self.largeQuantile(p, mean: mean, variance: variance)
    }
    return Self.summed(p, mean: mean, excess: ratio - 1)
  }

  /// The range that a share `level` of cases falls in, at equal chances of falling out.
  public func range(level: Double, step: Int) -> ClosedRange<Double> {
    quantile((1 - level) / 2, step: step)...quantile((1 + level) / 2, step: step)
  }

  /// The quantile by adding probabilities up from 0, in logarithms until they can be seen.
  private static func summed(_ p: Double, mean: Double, excess: Double) -> Double {
    // P(k + 1) / P(k) is (mean + excess k) / ((k + 1)(1 + excess)); P(0) is its own formula.
    let isPoisson = excess < 1e-9
    var logarithm =
      isPoisson ? -mean : -mean / excess * SeriesMath.logarithm(1 + excess)
    var sum = SeriesMath.exponential(logarithm)
    var count = 0.0
    let spread = (mean * (1 + excess)).squareRoot()
    let limit = mean + 60 * spread * max(1, spread / mean) + 100
    while sum < p, count < limit {
      let ratio = (mean + excess * count) / ((count + 1) * (1 + excess))
      logarithm += SeriesMath.logarithm(ratio)
      sum += SeriesMath.exponential(logarithm)
      count += 1
    }
    return count
  }

  private static func largeQuantile(_ p: Double, mean: Double, variance: Double) -> Double {
    let spread = variance.squareRoot()
    let z = Normal.quantile(p)
    // The third cumulant of both laws is variance (2 variance / mean - 1).
    let skew = min((2 * (variance / mean) - 1) / spread, 1)
    return max(0, SeriesMath.finite((mean + spread * (z + skew * (z * z - 1) / 6)).rounded()))
  }
}
