import Engine
import Forecasting
import Scenarios
import WorkingTime

/// On-time rates under sets of policies, forecast from their fluid networks and a few replications.
///
/// Each model becomes a fluid network, whose rate stands before any run. Then single replications are run,
/// of the baseline and of each set in turn, on the same chance, and an `OnTimeMetamodel` corrects the
/// rates by them as far as rows left out say that this helps.
public struct PolicyForecaster: Sendable {
  private let comparison: Comparison
  private let runs: Int?
  private let level: Double

  /// - Parameters:
  ///   - comparison: The office as it is and the sets; its stopping rule plays no part.
  ///   - runs: Replications to run over all policies together: none, or at least
  ///     `OnTimeMetamodel.leastRuns`; `nil`: as `usualRuns(policies:dossiers:)` says.
  ///   - level: Of the intervals, above 0 and below 1.
  public init(_ comparison: Comparison, runs: Int? = nil, level: Double = 0.9) {
    precondition(
      runs.map { $0 == 0 || $0 >= OnTimeMetamodel.leastRuns } ?? true,
      "so few runs that nothing can be learnt")
    (self.comparison, self.runs, self.level) = (comparison, runs, level)
  }

  /// How many replications are run where nobody says: 20, and in small offices, where they cost little,
  /// up to 20 of each policy and 160 in all, as long as no more than a million dossiers are simulated.
  ///
  /// - Parameters:
  ///   - policies: The baseline among them.
  ///   - dossiers: Those of one replication.
  /// - Returns: The number over all policies together.
  package static func usualRuns(policies: Int, dossiers: Double) -> Int {
    max(20, min(20 * policies, 160, Int(min(1e6 / max(dossiers, 1), 160))))
  }

  /// Forecasts.
  ///
  /// - Parameter isCancelled: Asked now and then, from any thread.
  /// - Returns: What is expected of the baseline and of each set, in order.
  /// - Throws: `FluidError` where a model is no network or nothing has a result in it, `MetamodelError`, or
  ///   `RunError`.
  public func findings(
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> PolicyForecastFindings {
    let experiments = comparison.policyRuns.map { ($0.name, $0.experiment) }
    let models = experiments.map(\.1.model)
    let seed = comparison.baseline.identity.seed
    let networks = try parallelMap(models.count, jobs: comparison.baseline.jobs) { index in
      if isCancelled() { throw RunError.cancelled }
      return try PolicyNetwork(models[index], seed: seed)
    }
    let policies = Self.inputs(of: networks)
    let simulated = try simulate(experiments.map(\.1), networks, policies, isCancelled)
    let metamodel = try OnTimeMetamodel(runs: simulated.map(\.run))
    let forecasts = try metamodel.forecast(policies, level: level)
    let rows = forecasts.indices.map { index in
      PolicyForecastRow(
        name: experiments[index].0, forecast: forecasts[index],
        analytic: networks[index].rate, runs: simulated.count { $0.policy == index },
        leftOut: networks[index].leftOut)
    }
    let effects = try ParameterEffects(
      networks[0].translation, comparison.baseline.model.scenario, base: networks[0].forecast,
      jobs: comparison.baseline.jobs, isCancelled)
    return PolicyForecastFindings(
      scenario: comparison.baseline.model.scenario, seed: comparison.baseline.identity.seed,
      level: level, runs: simulated.count, analyticWeight: metamodel.analyticWeight, rows: rows,
      effects: effects.all)
  }

  /// Replications in turn over the policies: of each the first, then the second, so
  /// that those with the same number have the same chance.
  private func simulate(
    _ experiments: [Experiment], _ networks: [PolicyNetwork], _ policies: [OnTimePolicy],
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [(policy: Int, run: OnTimeRun)] {
    let runs =
      self.runs
      ?? Self.usualRuns(policies: experiments.count, dossiers: networks[0].forecast.total.arrived)
    let found = try parallelMap(runs, jobs: comparison.baseline.jobs) {
      run -> (policy: Int, run: OnTimeRun)? in
      let (replication, policy) = run.quotientAndRemainder(dividingBy: experiments.count)
      let experiment = experiments[policy]
      let seed = experiment.identity.seed
      var simulation = Simulation(
        try experiment.modelOfReplication?(replication, seed) ?? experiment.model)
      let outcome = try simulation.run(
        replication: replication, seed: seed, isCancelled: isCancelled)
      let tally = outcome.total.tally
      guard tally.resolved > 0 else { return nil }
      // A policy that begins late by chance has another network in each replication.
      let hasOneNetwork = experiment.modelOfReplication == nil
      let run = OnTimeRun(
        policy: policies[policy], onTime: Int(tally.resolvedEarly + tally.resolvedOnTime),
        total: Int(tally.resolved),
        realisedRate: hasOneNetwork
          ? try networks[policy].rate(ofReplication: replication) : nil)
      return (policy, run)
    }.compactMap { $0 }
    // From fewer nothing can be learnt.
    return found.count < OnTimeMetamodel.leastRuns ? [] : found
  }
}
