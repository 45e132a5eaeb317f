/// The difference of two ratios of sums from paired replications, with its Student t interval.
///
/// Replication i of both policies runs on the same random numbers, so the residuals are subtracted
/// pair by pair: what the pair shares cancels, and the interval is narrower than that of either.
/// - SeeAlso: ``RatioEstimate``, whose residuals these are, each over its mean denominator.
public struct RatioDifference: Sendable, Hashable {
  /// The number of paired replications.
  public let count: Int

  /// The policy's ratio less the baseline's; `nil` when either has none.
  public let difference: Double?

  /// The standard error of the difference; `nil` below two replications or without a difference.
  public let standardError: Double?

  /// Estimates from the pairs of a policy and of its baseline, replication by replication.
  ///
  /// - Parameters:
  ///   - policy: One pair for each replication.
  ///   - baseline: As many pairs, in the same order.
  public init(
    policy: some Collection<(numerator: Double, denominator: Double)>,
    baseline: some Collection<(numerator: Double, denominator: Double)>
  ) {
    precondition(policy.count == baseline.count, "every replication has its pair")
    let (left, right) = (RatioEstimate(pairs: policy), RatioEstimate(pairs: baseline))
    count = policy.count
    guard let leftRatio = left.ratio, let rightRatio = right.ratio else {
      difference = nil
      standardError = nil
      return
    }
    difference = leftRatio - rightRatio
    let residuals = zip(policy, baseline).map { leftPair, rightPair in
      leftPair.numerator.addingProduct(-leftRatio, leftPair.denominator) / left.meanDenominator
        - rightPair.numerator.addingProduct(-rightRatio, rightPair.denominator)
        / right.meanDenominator
    }
    // Residuals of the size of the ratios' rounding are none.
    let rounding = 4 * Double.ulpOfOne * max(abs(leftRatio), abs(rightRatio))
    standardError = Moments(residuals).variance.map {
      let deviation = $0.squareRoot()
      return deviation > rounding ? deviation / Double(residuals.count).squareRoot() : 0
    }
  }

  /// Whether the policy changed no replication's ratio, or all by the same amount.
  public var hasZeroVariance: Bool { standardError == 0 }

  /// Half the width of the 95 % interval; `nil` when there is no standard error.
  public var halfWidth: Double? { halfWidth(confidence: 0.95) }

  /// Half the width of the interval that covers the true difference with this probability.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` when there is no standard error.
  public func halfWidth(confidence: Double) -> Double? {
    studentHalfWidth(standardError: standardError, count: count, confidence: confidence)
  }

  /// The interval that covers the true difference with probability `confidence`, by Student's t.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` when there is no standard error.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard let difference, let halfWidth = halfWidth(confidence: confidence) else { return nil }
    return difference - halfWidth...difference + halfWidth
  }
}
