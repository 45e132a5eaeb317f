import Foundation
import LinearAlgebra

/// Simulated runs as the candidates see them, on the logit scale.
struct OnTimeRows {
  let runs: [OnTimeRun]
  /// The analytic model's logit of each policy, without what paths do.
  let centres: [Double]
  /// What the run says the analytic model is off by: empirical logit less the analytic one, on the
  /// arrivals of the run where they are known.
  let residuals: [Double]
  /// The variance of each residual about the truth: binomial, and of the path as far as unmatched.
  let noise: [Double]

  /// The share of the path's variance that is left when the analytic model saw the same arrivals.
  let pathShare: Double

  init(_ runs: [OnTimeRun], pathShare: Double) {
    self.runs = runs
    self.pathShare = pathShare
    centres = runs.map { $0.policy.centre }
    var residuals: [Double] = []
    var noise: [Double] = []
    for (run, centre) in zip(runs, centres) {
      let onTime = Double(run.onTime) + 0.5
      let late = Double(run.total - run.onTime) + 0.5
      let expected = run.realisedRate.map { LogitRate.logit($0) } ?? centre
      // The analytic logit goes no further than the empirical one can.
      let bound = LogitRate.softened(log(2 * Double(run.total) + 1))
      let value = LogitRate.softened(log(onTime / late))
      let slope = LogitRate.slope(value)
      residuals.append(value - min(max(expected, -bound), bound))
      let share = run.realisedRate == nil ? 1 : pathShare
      noise.append(slope * slope * (1 / onTime + 1 / late) + share * run.policy.pathSpread)
    }
    self.residuals = residuals
    self.noise = noise
  }

  var count: Int { runs.count }

  /// The shares on time.
  var shares: [Double] { runs.map { Double($0.onTime) / Double($0.total) } }
}

extension OnTimePolicy {
  /// The logit about which the analytic model's paths lie.
  var centre: Double { LogitRate.centre(ofMean: analyticRate, variance: pathSpread) }

  /// The path's variance on the softened scale.
  var pathSpread: Double {
    let slope = LogitRate.slope(LogitRate.logit(analyticRate))
    return slope * slope * pathVariance
  }

  /// Logarithms of the utilisations, within a thousandth and a thousand.
  var logLoads: [Double] { utilisations.map { log(min(max($0, 1e-3), 1e3)) } }
}
