import Foundation

/// What is thought of a positive hyper-parameter before the data: its logarithm is normal.
public struct LogNormalPrior: Equatable, Sendable {
  /// As likely to be below as above.
  public let median: Double
  /// The standard deviation of the logarithm; 1 means within a factor of 2.7 either way, mostly.
  public let spread: Double

  /// Makes a prior.
  ///
  /// - Precondition: Both are positive and finite.
  public init(median: Double, spread: Double) {
    precondition(median > 0 && spread > 0, "a prior of median \(median) and spread \(spread)")
    precondition(median.isFinite && spread.isFinite, "a prior that is not finite")
    self.median = median
    self.spread = spread
  }

  /// Half the squared distance of a logarithm from its prior mean, in spreads, and its slope.
  func penalty(_ logarithm: Double) -> (value: Double, slope: Double) {
    let distance = (logarithm - log(median)) / spread
    return (distance * distance / 2, distance / spread)
  }
}

/// The priors of a Gaussian process's hyper-parameters.
///
/// Length scales are in standard deviations of the inputs; variances are in squared units of the
/// values that the process sees (for ``GaussianProcess``, values of variance 1).
public struct GaussianProcessPriors: Equatable, Sendable {
  /// How far apart inputs are when values have little to do with each other.
  public var lengthScale: LogNormalPrior
  /// The variance of the function about its mean.
  public var signalVariance: LogNormalPrior
  /// What the known noise variances are multiplied by.
  public var noiseScale: LogNormalPrior
  /// The variance of noise that is the same in all rows.
  public var evenNoise: LogNormalPrior

  /// Makes priors; the defaults hold little against data of any kind.
  public init(
    lengthScale: LogNormalPrior = LogNormalPrior(median: 3, spread: 2),
    signalVariance: LogNormalPrior = LogNormalPrior(median: 1, spread: 1.5),
    noiseScale: LogNormalPrior = LogNormalPrior(median: 1, spread: 1),
    evenNoise: LogNormalPrior = LogNormalPrior(median: 1e-2, spread: 2)
  ) {
    self.lengthScale = lengthScale
    self.signalVariance = signalVariance
    self.noiseScale = noiseScale
    self.evenNoise = evenNoise
  }
}
