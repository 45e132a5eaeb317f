import Foundation

/// Whether an analytic model's mean is that of the years which its runs show.
///
/// Held against the model on their own arrivals, runs tell little of chance and nothing of whether the
/// model's mean over years is right. A model that takes every year for the mean one may be right in each
/// year and wrong on average. It is told by its own words: on the arrivals of the runs it differs from its
/// mean by more than it says that years differ. Its runs are then held against its mean, and years are taken
/// to differ as they were seen to.
struct PathTrust {
  /// What is added to the variance of years, on the softened scale; 0: the model is trusted.
  let excess: Double

  /// The mean of squared differences over the variance that is claimed; above it a model is not trusted.
  ///
  /// Of a model that is right it is 1 on average; with three runs, the fewest, it is above 3 with a
  /// probability of .03, that of chi-squared with three degrees of freedom above 9.
  static let bound = 3.0
  /// A variance that every claim may have beside it: 0.8 points at a rate of 0.9.
  static let allowance = OnTimeSpread.floor * OnTimeSpread.floor

  /// How much of the excess is not taken for chance where the spread of forecasts is learnt: it comes
  /// from a model that is not trusted, and runs do not tell chance from error.
  var doubted: Double { 0.5 * excess }

  init(_ runs: [OnTimeRun]) {
    var (ratios, more, count) = (0.0, 0.0, 0.0)
    for run in runs {
      guard let rate = run.realisedRate else { continue }
      let distance = LogitRate.logit(rate) - run.policy.centre
      ratios += distance * distance / (run.policy.pathSpread + Self.allowance)
      more += distance * distance - run.policy.pathSpread
      count += 1
    }
    excess = ratios > Self.bound * count ? max(0, more / count) : 0
  }

  /// Runs as they are held against the model.
  func taken(_ runs: [OnTimeRun]) -> [OnTimeRun] {
    guard excess > 0 else { return runs }
    return runs.map { run in
      OnTimeRun(policy: taken(run.policy), onTime: run.onTime, total: run.total)
    }
  }

  /// Policies, in whose years differ as much as was seen.
  func taken(_ policies: [OnTimePolicy]) -> [OnTimePolicy] {
    excess > 0 ? policies.map(taken) : policies
  }

  private func taken(_ policy: OnTimePolicy) -> OnTimePolicy {
    let slope = LogitRate.slope(LogitRate.logit(policy.analyticRate))
    return OnTimePolicy(
      levers: policy.levers, utilisations: policy.utilisations, analyticRate: policy.analyticRate,
      pathVariance: policy.pathVariance + excess / (slope * slope))
  }
}
