import Engine
import Synchronization

/// One policy of a comparison while it is run.
struct PolicyRun: Sendable {
  let name: String
  /// What it costs the administration, in VND, as the scenario says.
  let spending: Double?
  let experiment: Experiment
  let collector: Collector
  private let kept: Kept

  /// A reference, for the observers.
  private final class Kept: Sendable {
    let series: Mutex<PairedSeries>

    init(_ model: Model, countsArrivals: Bool) {
      series = Mutex(PairedSeries(model, countsArrivals: countsArrivals))
    }
  }

  /// - Parameters:
  ///   - name: The policy's.
  ///   - experiment: Its own.
  ///   - spending: What it costs the administration.
  ///   - countsArrivals: Of one policy that is enough: the same dossiers come under all.
  init(
    _ name: String, _ experiment: Experiment, spending: Double? = nil,
    countsArrivals: Bool = false
  ) {
    self.name = name
    self.spending = spending
    self.experiment = experiment
    collector = Collector(experiment.model)
    kept = Kept(experiment.model, countsArrivals: countsArrivals)
  }

  var series: PairedSeries { kept.series.withLock { $0 } }

  /// A figure of one replication that was run; `nil` where it has none.
  func value(_ column: Int, of replication: Int) -> Double? {
    kept.series.withLock { $0.value(column, of: replication) }
  }

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
