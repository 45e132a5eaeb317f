/// Mean and spread of a service time, which is all that the formulas for general laws ask for.
public struct ServiceTime: Equatable, Sendable {
  /// In the unit of time that the rates are by.
  public let mean: Double
  /// The variance over the square of the mean: 0 for a constant, 1 for the exponential law.
  public let squaredVariation: Double

  /// Makes a service time.
  ///
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``: the mean must be above 0 and the
  ///   squared variation at least 0.
  public init(mean: Double, squaredVariation: Double = 1) throws(QueueingError) {
    try QueueingCheck.positive(mean, "mean service time")
    try QueueingCheck.notNegative(squaredVariation, "squared variation of the service time")
    self.mean = mean
    self.squaredVariation = squaredVariation
  }

  /// The mean of the square.
  var secondMoment: Double { mean * mean * (1 + squaredVariation) }
}
