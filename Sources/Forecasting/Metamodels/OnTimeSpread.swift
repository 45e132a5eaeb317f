import Foundation
import Statistics

/// How far the truth lies from the stack's forecast, learnt from the rows left out.
///
/// The variance of the truth about the forecast is scale × (the stack's variance + floor), on the
/// logit scale. The scale is the mode of its posterior: a normal likelihood of the residuals left
/// out, whose noise is known, and a log-normal prior, so that few residuals move it little. With
/// many residuals the quantile of the standardised ones is used as well (a conformal step).
struct OnTimeSpread {
  let scale: Double
  /// Degrees of freedom of the t law of a standardised error.
  let degrees: Double
  /// Standardised residuals left out, absolute, ascending.
  let standardised: [Double]

  /// Below this standard deviation of the logit no forecast is believed: a point at a rate of 0.9.
  static let floor = 0.1
  /// The prior of the scale's logarithm: its mean and deviation.
  static let prior = (mean: log(1.5), deviation: 0.8)
  /// The degrees of freedom that stand for the prior.
  static let priorDegrees = 6.0
  /// Residuals at which the conformal quantile weighs as much as the law's.
  static let evenResiduals = 60.0

  /// Without residuals: the prior's.
  init() {
    scale = exp(Self.prior.mean)
    degrees = Self.priorDegrees
    standardised = []
  }

  /// - Parameters:
  ///   - residuals: Of the rows left out, on the logit scale.
  ///   - variances: Of the stack for each row left out.
  ///   - noise: Of each row about the truth.
  init(residuals: [Double], variances: [Double], noise: [Double]) {
    let spreads = variances.map { $0 + Self.floor * Self.floor }
    let logarithm = Minimum.inInterval(log(0.1)...log(100), gridSteps: 40) { logarithm in
      let distance = (logarithm - Self.prior.mean) / Self.prior.deviation
      var value = distance * distance / 2
      for row in residuals.indices {
        let variance = noise[row] + exp(logarithm) * spreads[row]
        value += (log(variance) + residuals[row] * residuals[row] / variance) / 2
      }
      return value
    }
    let scale = exp(logarithm)
    self.scale = scale
    degrees = Self.priorDegrees + Double(residuals.count) / 2
    standardised = residuals.indices.map { row in
      abs(residuals[row]) / (noise[row] + scale * spreads[row]).squareRoot()
    }.sorted()
  }

  /// The variance of the truth's logit about the forecast.
  func variance(_ stack: Double) -> Double { scale * (stack + Self.floor * Self.floor) }

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
