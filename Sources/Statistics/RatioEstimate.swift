/// A ratio of sums over independent replications, with its Student t interval.
///
/// Every rate is one: the sum of numerators over the sum of denominators, never the mean of the
/// replications' own ratios. Its standard error comes from the residuals numerator - ratio *
/// denominator. The interval is not cut at 0 or 1.
/// - SeeAlso: Cochran, *Sampling Techniques*, 3rd ed., §2.11 and chapter 6.
public struct RatioEstimate: Sendable, Hashable {
  /// The number of replications.
  public let count: Int

  /// The sum of numerators over the sum of denominators; `nil` when the denominators add to 0.
  public let ratio: Double?

  /// The standard error of the ratio; `nil` below two replications or without a ratio.
  public let standardError: Double?

  /// The mean numerator of a replication; 0 without replications.
  public let meanNumerator: Double

  /// The mean denominator of a replication; 0 without replications.
  public let meanDenominator: Double

  /// Estimates from an accumulator.
  public init(_ moments: RatioMoments) {
    count = moments.count
    ratio = moments.ratio
    meanNumerator = moments.meanNumerator
    meanDenominator = moments.meanDenominator
    standardError = moments.residualDeviation.map {
      $0 / Double(moments.count).squareRoot() / abs(moments.meanDenominator)
    }
  }

  /// Estimates from one pair for each replication, in the replications' order.
  public init(pairs: some Collection<(numerator: Double, denominator: Double)>) {
    var moments = RatioMoments()
    for pair in pairs {
      moments.add(numerator: pair.numerator, denominator: pair.denominator)
    }
    self.init(moments)
  }

  /// Whether every replication has the same ratio, so that the interval has no width and says
  /// nothing; `false` when there is no standard error to judge by.
  public var hasZeroVariance: Bool { standardError == 0 }

  /// Half the width of the 95 % interval; `nil` below two replications or without a ratio.
  public var halfWidth: Double? { halfWidth(confidence: 0.95) }

  /// Half the width of the interval that covers the true ratio with probability `confidence`.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` below two replications or without a ratio.
  public func halfWidth(confidence: Double) -> Double? {
    studentHalfWidth(standardError: standardError, count: count, confidence: confidence)
  }

  /// The interval that covers the true ratio with probability `confidence`, by Student's t.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` below two replications or without a ratio.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard let ratio, let halfWidth = halfWidth(confidence: confidence) else { return nil }
    return ratio - halfWidth...ratio + halfWidth
  }
}
