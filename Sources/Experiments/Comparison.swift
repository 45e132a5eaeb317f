public import Engine
import Scenarios
import Statistics
import Synchronization

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

    public init(name: String, model: Model) {
      self.name = name
      self.model = model
    }
  }

  /// - Parameters:
  ///   - baseline: The office as it is; its identity names the sets.
  ///   - variants: At least one; compiled `besides` the model of the baseline, so that dossiers in hand
  ///     stand where they stand there.
  public init(_ baseline: Experiment, variants: [Variant]) {
    precondition(!variants.isEmpty, "something is compared")
    self.baseline = baseline
    self.variants = variants
  }

  /// Runs all of them.
  ///
  /// With a precision, replications are added until the 95 % interval of every difference from the
  /// baseline has at most that half-width: of a rate, the interval of the difference of the ratios.
  ///
  /// - Parameters:
  ///   - observer: Told of every replication of every policy, one policy after the other.
  ///   - isCancelled: Asked now and then, from any thread.
  /// - Returns: The findings, the baseline first; dossiers and events are those of all runs.
  /// - Throws: `RunError`, or what the observer threw.
  public func run(
    observer: @escaping @Sendable (_ policy: String) -> any ReplicationObserver = { _ in
      SilentObserver()
    },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Findings {
    let runs =
      [PolicyRun("baseline", baseline)]
      + variants.map { variant in
        PolicyRun(
          variant.name,
          Experiment(
            variant.model, seed: baseline.identity.seed,
            stoppingRule: baseline.identity.stoppingRule, jobs: baseline.jobs,
            states: baseline.states))
      }
    let rule = baseline.identity.stoppingRule
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
    return findings(of: runs, replications: done, reachedPrecision)
  }

  private func findings(
    of runs: [PolicyRun], replications: Int, _ reachedPrecision: Bool?
  ) -> Findings {
    let all = runs.map { run in
      run.collector.findings(
        identity: baseline.identity, replications: replications,
        reachedPrecision: reachedPrecision, states: baseline.states)
    }
    var findings = all[0]
    let differences = Self.differences(of: runs)
    for (index, other) in all.dropFirst().enumerated() {
      var policy = other.policies[0]
      policy.name = runs[index + 1].name
      // What was published is held against the office as it is.
      policy.observed = []
      policy.differences = differences[index]
      policy.groupDifferences = groupDifferences(of: runs[index + 1], to: runs[0])
      findings.policies.append(policy)
      findings.dossiers += other.dossiers
      findings.events += other.events
    }
    return findings
  }

  /// By variant, then metric; each with the bounds of all variants at once.
  private static func differences(of runs: [PolicyRun], only id: String? = nil)
    -> [[DifferenceFinding]]
  {
    let confidence = 1 - 0.05 / Double(runs.count - 1)
    let base = runs[0].series
    return runs.dropFirst().map { run in
      let series = run.series
      return ComparedFigure.all.enumerated().filter { id == nil || $1.id == id }.map {
        DifferenceFinding(
          $1, of: series.figures($0), to: base.figures($0), jointConfidence: confidence)
      }
    }
  }

  /// On-time rates and late dossiers of each unit, with the bounds of all units of its kind and of all
  /// variants at once.
  private func groupDifferences(of run: PolicyRun, to base: PolicyRun) -> [GroupDifferences] {
    let margins = baseline.model.margins
    let (series, baseSeries) = (run.series, base.series)
    return PairedSeries.groupKinds.map { kind in
      let names = margins.names(of: kind)
      let confidence = 1 - 0.05 / Double(max(1, names.count * variants.count))
      let rows = names.enumerated().map { index, name in
        GroupDifference(
          name: name,
          differences: ComparedFigure.ofGroups.enumerated().map { column, figure in
            DifferenceFinding(
              figure, of: series.figures(column, kind, index),
              to: baseSeries.figures(column, kind, index), jointConfidence: confidence)
          })
      }
      return GroupDifferences(kind: kind, rows: rows)
    }
  }
}

/// One policy of a comparison while it is run.
private struct PolicyRun: Sendable {
  let name: String
  let experiment: Experiment
  let collector: Collector
  private let kept = Kept()

  /// A reference, for the observers.
  private final class Kept: Sendable {
    let series = Mutex(PairedSeries())
  }

  init(_ name: String, _ experiment: Experiment) {
    self.name = name
    self.experiment = experiment
    collector = Collector(experiment.model)
  }

  var series: PairedSeries { kept.series.withLock { $0 } }

  func observer(then next: any ReplicationObserver) -> any ReplicationObserver {
    KeepingObserver(
      keep: { [kept] outcome in kept.series.withLock { $0.add(outcome) } }, next: next)
  }
}

/// Keeps what pairs need of each replication, and hands it on.
private struct KeepingObserver: ReplicationObserver {
  let keep: @Sendable (Outcome) -> Void
  let next: any ReplicationObserver

  func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) throws {
    keep(outcome)
    try next.replicationDone(index, outcome: outcome, margins: margins)
  }
}
