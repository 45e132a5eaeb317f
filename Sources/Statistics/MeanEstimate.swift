/// The mean of independent replications, with its Student t interval.
///
/// The interval says how far the mean of infinitely many replications may lie, that is simulation
/// error only; where one realised period falls is ``percentile(_:of:)``.
public struct MeanEstimate: Sendable, Hashable {
  /// The number of values, at least 1.
  public let count: Int

  /// The mean of the values.
  public let mean: Double

  /// The standard deviation of the values, divided by count - 1; `nil` for a single value.
  public let sd: Double?

  /// Estimates from an accumulator, which must not be empty.
  public init(_ moments: Moments) {
    precondition(moments.count >= 1, "a mean is estimated from at least one value")
    count = moments.count
    mean = moments.mean
    sd = moments.variance.map { $0.squareRoot() }
  }

  /// Estimates from one value for each replication, at least one.
  public init(values: some Collection<Double>) {
    self.init(Moments(values))
  }

  /// Whether all values are equal, so that the interval has no width and says nothing.
  ///
  /// A single value has no variance to judge by and gives `false`.
  public var hasZeroVariance: Bool { sd == 0 }

  /// The standard error of the mean, sd / √count; `nil` for a single value.
  public var standardError: Double? {
    sd.map { $0 / Double(count).squareRoot() }
  }

  /// Half the width of the 95 % interval; `nil` for a single value.
  public var halfWidth: Double? { halfWidth(confidence: 0.95) }

  /// Half the width of the interval that covers the true mean with probability `confidence`.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` for a single value.
  public func halfWidth(confidence: Double) -> Double? {
    studentHalfWidth(standardError: standardError, count: count, confidence: confidence)
  }

  /// The interval that covers the true mean with probability `confidence`, by Student's t.
  ///
  /// - Parameter confidence: In the open interval (0, 1).
  /// - Returns: `nil` for a single value.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    halfWidth(confidence: confidence).map { mean - $0...mean + $0 }
  }
}

/// Half the width of a Student t interval with `count` - 1 degrees of freedom.
func studentHalfWidth(standardError: Double?, count: Int, confidence: Double) -> Double? {
  precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
  guard let standardError, count >= 2 else { return nil }
  // The upper quantile by symmetry: 1 - confidence is small, and its half exact.
  let lower = StudentT.quantile((1 - confidence) / 2, degreesOfFreedom: Double(count - 1))
  return -lower * standardError
}
