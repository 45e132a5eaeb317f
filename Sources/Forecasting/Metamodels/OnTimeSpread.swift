import Foundation
import Statistics

/// How far the truth lies from the stack's forecast, learnt from the rows left out.
///
/// On the softened logit scale the variance of the truth about the forecast is scale × the stack's
/// variance + floor. The floor is not scaled: runs are held against the analytic model on their own
/// arrivals, so that they do not tell how well its mean over all arrivals is known. Below and above
/// the forecast the scale differs, since an analytic model that forgets what can go wrong is off to one
/// side, and its logarithm goes straight from the least to the greatest forecasts, since such a model is
/// wrong most where it sees no trouble. All four numbers are the mode of their posterior: a two-piece
/// normal likelihood of the residuals left out, whose noise is known, and normal priors, so that few
/// residuals move them little. With many residuals the quantile of the standardised ones is used as well
/// (a conformal step).
struct OnTimeSpread {
  /// The logarithm of a scale where the forecast is a half, and what it gains up to rates near 1.
  struct Side {
    var middle = OnTimeSpread.prior.mean
    var gain = 0.0

    /// The scale at a forecast on the softened logit scale.
    func scale(_ centre: Double) -> Double { exp(middle + gain * min(max(centre / 3, -1), 1)) }
  }

  private(set) var below = Side()
  private(set) var above = Side()
  /// Degrees of freedom of the t law of a standardised error.
  private(set) var degrees = OnTimeSpread.priorDegrees
  /// Standardised residuals left out, absolute, ascending.
  private(set) var standardised: [Double] = []

  /// Below this standard deviation no forecast is believed: 0.8 points at a rate of 0.9.
  static let floor = 0.09
  /// The prior of a scale's logarithm: its mean and deviation, and the deviation of its gain.
  static let prior = (mean: -0.6, deviation: 0.8, gain: 0.7)
  /// The degrees of freedom that stand for the prior.
  static let priorDegrees = 6.0
  /// Residuals at which the conformal quantile weighs as much as the law's.
  static let evenResiduals = 60.0

  /// Without residuals: what the stack says, as it is.
  init() {
    below.middle = 0
    above.middle = 0
  }

  /// - Parameters:
  ///   - residuals: Of the rows left out: truth and noise less forecast.
  ///   - centres: The forecasts of the rows left out.
  ///   - variances: Of the stack for each row left out.
  ///   - noise: Of each row about the truth.
  init(residuals: [Double], centres: [Double], variances: [Double], noise: [Double]) {
    let known = noise.map { $0 + Self.floor * Self.floor }
    func objective(_ below: Side, _ above: Side) -> Double {
      var value = Self.penalty(below) + Self.penalty(above)
      for row in residuals.indices {
        let left = known[row] + below.scale(centres[row]) * variances[row]
        let right = known[row] + above.scale(centres[row]) * variances[row]
        value += log(left.squareRoot() + right.squareRoot())
        value += residuals[row] * residuals[row] / (residuals[row] < 0 ? left : right) / 2
      }
      return value
    }
    var (below, above) = (Side(), Side())
    // One number after the other: they hang together little, so that a few rounds do.
    for _ in 0..<5 {
      for number in [\Side.middle, \Side.gain] {
        var (low, high) = (below, above)
        below[keyPath: number] = Minimum.inInterval(-4...5, gridSteps: 18, refinements: 16) {
          low[keyPath: number] = $0
          return objective(low, above)
        }
        above[keyPath: number] = Minimum.inInterval(-4...5, gridSteps: 18, refinements: 16) {
          high[keyPath: number] = $0
          return objective(below, high)
        }
      }
    }
    (self.below, self.above) = (below, above)
    degrees = Self.priorDegrees + Double(residuals.count) / 2
    standardised = residuals.indices.map { row in
      let scale = (residuals[row] < 0 ? below : above).scale(centres[row])
      return abs(residuals[row]) / (known[row] + scale * variances[row]).squareRoot()
    }.sorted()
  }

  private static func penalty(_ side: Side) -> Double {
    let distance = (side.middle - prior.mean) / prior.deviation
    let gain = side.gain / prior.gain
    return (distance * distance + gain * gain) / 2
  }

  /// Standard deviations of the truth about a forecast, below and above it.
  func deviations(_ stack: Double, centre: Double) -> (below: Double, above: Double) {
    let least = Self.floor * Self.floor
    return (
      (least + below.scale(centre) * stack).squareRoot(),
      (least + above.scale(centre) * stack).squareRoot()
    )
  }

  /// The scale of both sides together.
  func scale(_ centre: Double) -> Double { (below.scale(centre) + above.scale(centre)) / 2 }

  /// The variance of the truth about a forecast, both sides together.
  func variance(_ stack: Double, centre: Double) -> Double {
    scale(centre) * stack + Self.floor * Self.floor
  }

  /// How many standard deviations hold the truth with a probability.
  func quantile(_ level: Double) -> Double {
    let law = StudentT.quantile((1 + level) / 2, degreesOfFreedom: degrees)
    let count = Double(standardised.count)
    // The rank of split conformal prediction; there must be residuals beyond it.
    let rank = Int((level * (count + 1)).rounded(.up))
    guard rank >= 1, rank <= standardised.count else { return law }
    let weight = count / (count + Self.evenResiduals)
    return (1 - weight) * law + weight * standardised[rank - 1]
  }
}
