/// A mean made surer by what is known exactly of the same replications.
///
/// Where more dossiers came than expected, the rate is lower than expected. The regression of the values
/// on such controls, read off where the controls have their known means, takes that part of the chance
/// away. Its interval is exact where values and controls are jointly normal. Each control costs a
/// degree of freedom, and a coefficient is estimated, so a control is used only where it helps.
/// - SeeAlso: Lavenberg and Welch, "A perspective on the use of control variables to increase the
///   efficiency of Monte Carlo simulations", Management Science 27 (1981) 322-335.
public struct ControlVariate: Sendable, Hashable {
  /// The fewest replications of which a control is used.
  public static let leastCount = 20

  /// It helps where the estimated variance of the mean falls at least to this part.
  ///
  /// With less to win, what is won is chance as often as not.
  public static let greatestRatio = 0.9

  /// The mean without what the controls explain.
  public let mean: Double

  /// Its standard error; the estimation of the coefficients is in it.
  public let standardError: Double

  /// The number of replications less the controls used less 1.
  public let degreesOfFreedom: Int

  /// The estimated variance of this mean over that of the plain mean.
  public let varianceRatio: Double

  /// What is known of a control: its value in each replication, and its true mean.
  public struct Control: Sendable, Hashable {
    public var values: [Double]
    public var mean: Double
    /// The variance of the error of `mean` where it was estimated, from draws that no replication has.
    public var meanVariance: Double

    public init(values: [Double], mean: Double, meanVariance: Double = 0) {
      self.values = values
      self.mean = mean
      self.meanVariance = meanVariance
    }
  }

  /// Estimates a mean with controls; `nil` where they do not help, below `leastCount` replications, and
  /// where the values do not vary.
  ///
  /// A control that never varies, or that others determine, is left out.
  public init?(values: [Double], controls: [Control]) {
    let count = values.count
    precondition(
      controls.allSatisfy { $0.values.count == count }, "every replication has its controls")
    let plain = Moments(values)
    // Deviations of the size of the values' rounding are none.
    let rounding = 8 * Double.ulpOfOne * values.reduce(0) { max($0, abs($1)) }
    guard count >= Self.leastCount, let variance = plain.variance, variance > rounding * rounding
    else { return nil }
    let basis = Self.orthogonal(controls)
    var mean = plain.mean
    var rest = values.map { $0 - plain.mean }
    var (leverage, ofMeans) = (0.0, 0.0)
    for axis in basis {
      let slope = zip(rest, axis.values).reduce(0) { $0 + $1.0 * $1.1 } / axis.squares
      rest = zip(rest, axis.values).map { $0 - slope * $1 }
      mean -= slope * axis.shift
      leverage += axis.shift * axis.shift / axis.squares
      ofMeans += slope * slope * axis.meanVariance
    }
    let degrees = count - basis.count - 1
    guard !basis.isEmpty, degrees >= 1 else { return nil }
    let residual = rest.reduce(0) { $0 + $1 * $1 } / Double(degrees)
    let controlled = residual * (1 / Double(count) + leverage) + ofMeans
    self.mean = mean
    standardError = controlled.squareRoot()
    degreesOfFreedom = degrees
    varianceRatio = controlled / (variance / Double(count))
    guard varianceRatio <= Self.greatestRatio else { return nil }
  }

  /// The interval that covers the true mean with probability `confidence`, by Student's t.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let width =
      studentHalfWidth(
        standardError: standardError, count: degreesOfFreedom + 1, confidence: confidence) ?? 0
    return mean - width...mean + width
  }

  /// A control without its mean and without what those before it explain.
  private struct Axis {
    var values: [Double]
    var squares: Double
    /// How far its mean lies from the known one.
    var shift: Double
    var meanVariance: Double
  }

  /// The controls one at right angles to the other (Gram and Schmidt).
  private static func orthogonal(_ controls: [Control]) -> [Axis] {
    var basis: [Axis] = []
    for control in controls {
      let mean = Moments(control.values).mean
      var axis = Axis(
        values: control.values.map { $0 - mean }, squares: 0, shift: mean - control.mean,
        meanVariance: control.meanVariance)
      let whole = axis.values.reduce(0) { $0 + $1 * $1 }
      for known in basis {
        let slope = zip(axis.values, known.values).reduce(0) { $0 + $1.0 * $1.1 } / known.squares
        axis.values = zip(axis.values, known.values).map { $0 - slope * $1 }
        axis.shift -= slope * known.shift
        axis.meanVariance += slope * slope * known.meanVariance
      }
      axis.squares = axis.values.reduce(0) { $0 + $1 * $1 }
      let isNew = axis.squares > 1e-10 * whole && whole > 1e-20 * mean * mean
      if isNew { basis.append(axis) }
    }
    return basis
  }
}
