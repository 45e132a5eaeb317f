public import Engine
import Scenarios

/// An office as it is, and the same office under sets of policies, replication by replication on the
/// same chance.
///
/// Every dossier comes when it came and draws what it drew, whatever a policy changes, so that what is
/// reported is the difference, pair by pair. Results do not depend on the number of threads.
public struct Comparison: Sendable {
  /// The office with what is decided.
  public let baseline: Experiment
  /// The same under each set, in order.
  public let variants: [Variant]

  /// The office under a set of policies.
  public struct Variant: Sendable {
    public let name: String
    public let model: Model
    /// The model of each replication where policies begin late by chance.
    public let modelOfReplication: ModelOfReplication?
    /// What the policies cost the administration in the period, in VND; `nil`: nothing is known of it.
    public let spending: Double?

    public init(
      name: String, model: Model, modelOfReplication: ModelOfReplication? = nil,
      spending: Double? = nil
    ) {
      self.name = name
      self.spending = spending
      self.model = model
      self.modelOfReplication = modelOfReplication
    }
  }

  /// - Parameters:
  ///   - baseline: The office as it is; its identity names the sets.
  ///   - variants: At least one; compiled `besides` the model of the baseline, so that dossiers in hand
  ///     stand where they stand there.
  public init(_ baseline: Experiment, variants: [Variant]) {
    precondition(!variants.isEmpty, "something is compared")
    precondition(
      ComparedFigure.figure(baseline.identity.rankedBy)?.direction != nil,
      "policies are ranked by a figure that has a better end")
    self.baseline = baseline
    self.variants = variants
  }

  /// Runs all of them.
  ///
  /// With a precision, replications are added until the 95 % interval of every difference from the
  /// baseline has at most that half-width: of a rate, the interval of the difference of the ratios. With a
  /// selection policies that are beaten are dropped, until one is left.
  ///
  /// - Parameters:
  ///   - observer: Told of every replication of every policy, one policy after the other.
  ///   - isCancelled: Asked now and then, from any thread.
  /// - Returns: The findings, the baseline first; dossiers and events are those of all runs.
  /// - Throws: `RunError`, `SelectionFailure`, or what the observer threw.
  public func run(
    observer: @escaping @Sendable (_ policy: String) -> any ReplicationObserver = { _ in
      SilentObserver()
    },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Findings {
    let rule = baseline.identity.stoppingRule
    if case .selection(let selection, let most) = rule {
      return try select(selection, atMost: most, observer: observer, isCancelled: isCancelled)
    }
    let runs = policyRuns
    var reachedPrecision: Bool?
    var done = 0
    for look in rule.looks {
      for run in runs {
        try run.experiment.runReplications(
          done..<look, into: run.collector, observer: run.observer(then: observer(run.name)),
          isCancelled)
      }
      done = look
      guard case .precision(let precision, _) = rule else { continue }
      let differences = Self.differences(of: runs, only: precision.metric)
      reachedPrecision = differences.allSatisfy { all in
        all.allSatisfy { $0.halfWidth.map { $0 <= precision.halfWidth } ?? false }
      }
      if reachedPrecision == true { break }
    }
    let paths =
      baseline.identity.followsPaths
      ? try PathControls(
        runs.map(\.experiment.model), replications: done, seed: baseline.identity.seed,
        jobs: baseline.jobs, isCancelled) : nil
    return findings(of: runs, replications: done, reachedPrecision, paths)
  }

  /// The baseline, and then the sets.
  var policyRuns: [PolicyRun] {
    [PolicyRun("baseline", baseline, countsArrivals: true)]
      + variants.map { variant in
        PolicyRun(
          variant.name,
          Experiment(
            variant.model, seed: baseline.identity.seed,
            stoppingRule: baseline.identity.stoppingRule, jobs: baseline.jobs,
            states: baseline.states, modelOfReplication: variant.modelOfReplication),
          spending: variant.spending)
      }
  }

  /// The figures of each policy by itself, from as many replications as were run of it.
  func ownFindings(
    of runs: [PolicyRun], replications: Int, _ reachedPrecision: Bool?
  ) -> Findings {
    let all = runs.map { run in
      run.collector.findings(
        identity: baseline.identity, replications: replications,
        reachedPrecision: reachedPrecision, states: baseline.states)
    }
    var findings = all[0]
    for (run, other) in zip(runs, all).dropFirst() {
      var policy = other.policies[0]
      policy.name = run.name
      policy.spending = run.spending
      // What was published is held against the office as it is.
      policy.observed = []
      findings.policies.append(policy)
      findings.dossiers += other.dossiers
      findings.events += other.events
    }
    return findings
  }

  private func findings(
    of runs: [PolicyRun], replications: Int, _ reachedPrecision: Bool?, _ paths: PathControls?
  ) -> Findings {
    var findings = ownFindings(of: runs, replications: replications, reachedPrecision)
    let differences = Self.differences(of: runs, paths: paths)
    let groups = groupDifferences(of: runs)
    let arrivals = runs[0].series.arrivals
    for (index, run) in runs.enumerated() {
      let series = run.series
      findings.policies[index].controlled = ComparedFigure.all.enumerated().compactMap {
        column, figure in
        ControlledFinding(figure, of: series.figures(column), controls: arrivals) {
          figure.isOnTimeRate ? paths?.control(of: index, $0) : nil
        }
      }
      guard index > 0 else { continue }
      findings.policies[index].differences = differences[index - 1]
      findings.policies[index].groupDifferences = groups[index - 1]
    }
    findings.ranking = RankingFindings(
      by: baseline.identity.rankedBy, of: runs, seed: baseline.identity.seed)
    return findings
  }

  /// By variant, then metric; each with the bounds of all variants at once.
  private static func differences(
    of runs: [PolicyRun], only id: String? = nil, paths: PathControls? = nil
  ) -> [[DifferenceFinding]] {
    let confidence = 1 - 0.05 / Double(runs.count - 1)
    let base = runs[0].series
    let all = runs.enumerated().dropFirst().map { index, run in
      let series = run.series
      return ComparedFigure.all.enumerated().filter { id == nil || $1.id == id }.map {
        column, figure in
        DifferenceFinding(
          figure, of: series.figures(column), to: base.figures(column),
          jointConfidence: confidence, arrivals: id == nil ? base.arrivals : nil
        ) { figure.isOnTimeRate ? paths?.controlOfDifference(of: index, $0) : nil }
      }
    }
    return adjusted(all)
  }

  /// The same with p-values adjusted over the variants, figure by figure.
  private static func adjusted(_ all: [[DifferenceFinding]]) -> [[DifferenceFinding]] {
    var all = all
    for column in all.first?.indices ?? 0..<0 {
      var family = all.map { $0[column] }
      DifferenceFinding.adjust(&family)
      for index in all.indices { all[index][column] = family[index] }
    }
    return all
  }

  /// On-time rates and late dossiers of each unit, by variant and kind, with the bounds of all units of
  /// the kind and of all variants at once.
  private func groupDifferences(of runs: [PolicyRun]) -> [[GroupDifferences]] {
    let base = runs[0].series
    var all = runs.dropFirst().map { _ in [GroupDifferences]() }
    for kind in PairedSeries.groupKinds {
      let names = PairedSeries.names(of: kind, in: runs)
      let confidence = 1 - 0.05 / Double(max(1, names.count * variants.count))
      // By figure, one family each: variant by variant, unit by unit.
      let families = ComparedFigure.ofGroups.enumerated().map { column, figure in
        var family = runs.dropFirst().flatMap { run in
          let series = run.series
          return names.map { name in
            DifferenceFinding(
              figure, of: series.figures(column, kind, name),
              to: base.figures(column, kind, name), jointConfidence: confidence)
          }
        }
        DifferenceFinding.adjust(&family)
        return family
      }
      for variant in variants.indices {
        let rows = names.enumerated().map { index, name in
          GroupDifference(
            name: name, differences: families.map { $0[variant * names.count + index] })
        }
        all[variant].append(GroupDifferences(kind: kind, rows: rows))
      }
    }
    return all
  }
}
