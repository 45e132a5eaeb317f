import Foundation

/// The share of the path's variance that is left in a run of which the analytic model saw the arrivals.
///
/// Work and absence make it, and it differs from office to office: where it is taken too large, years in
/// which the rate hangs on who comes when are believed too little, and intervals come out too short,
/// since errors look small beside their noise.
enum PathShare {
  /// What is thought of it before any run.
  static let prior = LogNormalPrior(median: 0.2, spread: 1)
  /// Where it is looked for.
  private static let grid = [0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1]
  /// Variances of what is neither noise of a known size nor shift and stretch.
  private static let evenNoises = [0.001, 0.005, 0.02, 0.1, 0.4]

  /// The share that is most likely after some runs, together with noise that is even, when the analytic
  /// logit is stretched and shifted; the prior's median where no run has a known path.
  ///
  /// - Complexity: 60 factors of runs³ / 3 operations.
  static func mostLikely(_ runs: [OnTimeRun]) throws(MetamodelError) -> Double {
    guard runs.contains(where: { $0.realisedRate != nil && $0.policy.pathSpread > 0 }) else {
      return prior.median
    }
    var best = (share: prior.median, value: -Double.infinity)
    for share in grid {
      let sample = OnTimeCandidate.sample(.recalibrated, OnTimeRows(runs, pathShare: share))
      for even in evenNoises {
        // Without inputs the signal is one more shift: too small to matter.
        let law = CovarianceLaw(logarithms: [log(1e-6), log(even), 0], dimensions: 0)
        let value =
          try ProcessPosterior(sample.sample, law).logLikelihood
          - prior.penalty(log(share)).value
        if value > best.value { best = (share, value) }
      }
    }
    return best.share
  }
}
