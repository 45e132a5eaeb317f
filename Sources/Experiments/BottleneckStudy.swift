import Engine
import Statistics
import Synchronization

/// An experiment, and then the same one again with one person more in each of the pools where dossiers
/// wait most.
///
/// Each is run on the replications of the experiment with its seed, so that every dossier comes when it
/// came and draws what it drew, and differences are taken pair by pair. It costs as many experiments more
/// as there are pools. Results do not depend on the number of threads.
public struct BottleneckStudy: Sendable {
  /// The office as it is; its identity says how many pools are looked at.
  public let experiment: Experiment
  private let oneMore: @Sendable (_ pool: String) throws -> Comparison.Variant

  /// - Parameters:
  ///   - experiment: The office as it is.
  ///   - oneMore: The model with one post more in a pool for the whole run, and nothing else changed.
  public init(
    _ experiment: Experiment,
    oneMore: @escaping @Sendable (_ pool: String) throws -> Comparison.Variant
  ) {
    self.experiment = experiment
    self.oneMore = oneMore
  }

  /// Runs the experiment and the comparisons.
  ///
  /// - Parameters:
  ///   - observer: Told of every replication of the office as it is.
  ///   - pairDone: Told after each replication with one person more how many there will be, one at a time.
  ///   - isCancelled: Asked now and then, from any thread.
  /// - Returns: The findings, with `bottlenecks`; dossiers and events are those of all runs.
  /// - Throws: `RunError`, or what the observer or `oneMore` threw.
  public func run(
    observer: any ReplicationObserver = SilentObserver(),
    pairDone: @escaping @Sendable (_ total: Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Findings {
    let without = PairingObserver { index, outcome, margins in
      try observer.replicationDone(index, outcome: outcome, margins: margins)
    }
    var findings = try experiment.run(observer: without, isCancelled: isCancelled)
    let count = findings.replications
    let suspects = Suspect.worst(of: findings, atMost: experiment.identity.bottlenecks)
    let confidence = 1 - 0.05 / Double(max(1, suspects.count))
    var rows: [BottleneckRow] = []
    for suspect in suspects {
      let with = PairingObserver { _, _, _ in pairDone(suspects.count * count) }
      let more = try oneMore(suspect.pool)
      let again = try Experiment(
        more.model, seed: experiment.identity.seed, stoppingRule: .replications(count),
        jobs: experiment.jobs, modelOfReplication: more.modelOfReplication
      ).run(observer: with, isCancelled: isCancelled)
      findings.dossiers += again.dossiers
      findings.events += again.events
      let gains = BottleneckFigure.allCases.map {
        PairedFinding(of: $0, with: with.figures, without: without.figures, confidence)
      }
      rows.append(suspect.row(gains))
    }
    findings.policies[0].bottlenecks = BottleneckFindings(
      rows, replications: count, confidence: confidence)
    return findings
  }
}

extension BottleneckFindings {
  /// Ranks rows that come in the order of their waiting.
  init(_ rows: [BottleneckRow], replications: Int, confidence: Double) {
    let isAnyLate = rows.contains { $0.gain(.lateAvoided)?.baseline ?? 0 > 0 }
    rankedBy = isAnyLate ? .lateAvoided : .workingHoursMean
    eachConfidence = confidence
    self.replications = replications
    let figure = rankedBy
    var judged = rows
    for index in judged.indices {
      judged[index].verdict =
        judged[index].gain(figure)?.verdict(replications: replications, confidence: confidence)
        ?? .unclear
    }
    func sorted(_ verdict: BottleneckVerdict) -> [BottleneckRow] {
      let all = judged.enumerated().filter { $0.element.verdict == verdict }
      guard verdict != .unclear else { return all.map(\.element) }
      return all.sorted { left, right in
        let (most, least) = (left.element.gain(figure)?.worth, right.element.gain(figure)?.worth)
        return (least ?? 0, left.offset) < (most ?? 0, right.offset)
      }.map(\.element)
    }
    self.rows = sorted(.better) + sorted(.unclear) + sorted(.worse)
    for index in self.rows.indices where self.rows[index].verdict == .better {
      self.rows[index].rank = index + 1
    }
  }
}

/// A pool in whose queue dossiers wait.
private struct Suspect {
  let pool: String
  let utilisation: Double?
  let hours: Double
  let share: Double

  /// The pools with the largest parts of all waiting, the largest first; ties in the order of the pools.
  ///
  /// A pool in which nobody worked or nothing waited is none.
  static func worst(of findings: Findings, atMost count: Int) -> [Suspect] {
    let pools = findings.policies[0].groups.first { $0.kind == .pool }?.rows ?? []
    let waits = pools.map { row in
      (row, row.metrics.first { $0.id == PoolMetric.poolWaitHoursMean.id }?.numerator ?? 0)
    }
    let all = waits.reduce(0) { $0 + $1.1 }
    let suspects = waits.enumerated().compactMap {
      index, wait -> (index: Int, suspect: Suspect)? in
      let utilisation = wait.0.metrics.first { $0.id == PoolMetric.utilisation.id }?.mean
      guard wait.1 > 0, utilisation ?? 0 > 0 else { return nil }
      let suspect = Suspect(
        pool: wait.0.name, utilisation: utilisation, hours: wait.1, share: wait.1 / all)
      return (index, suspect)
    }
    return suspects.sorted {
      ($1.suspect.hours, $0.index) < ($0.suspect.hours, $1.index)
    }.prefix(count).map(\.suspect)
  }

  func row(_ gains: [PairedFinding]) -> BottleneckRow {
    BottleneckRow(
      pool: pool, rank: nil, verdict: .unclear, utilisation: utilisation, queueHours: hours,
      queueShare: share, gains: gains)
  }
}

/// What each replication came to, for pairs.
struct PairedFigures: Sendable {
  private var columns: [[(numerator: Double, denominator: Double)]] = Array(
    repeating: [], count: BottleneckFigure.allCases.count)

  mutating func add(_ row: RowOutcome) {
    for (index, figure) in BottleneckFigure.allCases.enumerated() {
      guard
        case .ratio(let numerator, let denominator) = MetricCatalogue.metric(figure.rawValue)?.law
      else {
        let late = row.tally.resolvedLate + row.tally.openOverdue
        columns[index].append((Double(late), 1))
        continue
      }
      columns[index].append((numerator(row), denominator(row)))
    }
  }

  func pairs(of figure: BottleneckFigure) -> [(numerator: Double, denominator: Double)] {
    zip(BottleneckFigure.allCases, columns).first { $0.0 == figure }?.1 ?? []
  }
}

/// Keeps what pairs need of each replication, and hands it on.
private final class PairingObserver: ReplicationObserver {
  private let kept = Mutex(PairedFigures())
  private let next: @Sendable (Int, Outcome, Margins) throws -> Void

  init(_ next: @escaping @Sendable (Int, Outcome, Margins) throws -> Void) {
    self.next = next
  }

  var figures: PairedFigures { kept.withLock { $0 } }

  func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) throws {
    kept.withLock { $0.add(outcome.total) }
    try next(index, outcome, margins)
  }
}
