import Engine
import Scenarios
import Statistics
import WorkingTime

/// A published figure and what the replications say of the same dossiers.
struct ObservedCollector: Sendable {
  private let observed: Observed
  private let metric: Metric?
  /// The rows that its `where:` names; `nil`: the whole office.
  private let rows: (kind: GroupKind, indices: [Int])?
  /// The period for which it was published, where another one is run.
  private let publishedFor: ClosedRange<CivilDate>?
  private var moments = Moments()
  private var ratios = RatioMoments()

  init(_ observed: Observed, of scenario: Scenario, margins: Margins) {
    self.observed = observed
    // A figure that is printed only is held against itself, whatever is run.
    let isOfAnotherPeriod = scenario.runsAnotherPeriod && observed.metric != nil
    publishedFor = isOfAnotherPeriod ? scenario.ratePeriod : nil
    metric = observed.metric.flatMap(MetricCatalogue.metric)
    let filter = observed.filter
    let wanted: [(GroupKind, [String])] = [
      (.agency, filter.deciding), (.procedure, filter.procedures), (.field, filter.fields),
      (.channel, filter.channels.map(\.rawValue)),
    ]
    // The reader refuses a `where:` on several margins: their cross is not kept.
    rows = wanted.first { !$0.1.isEmpty }.map { kind, names in
      let all = margins.names(of: kind)
      return (kind, names.compactMap { all.firstIndex(of: $0) })
    }
  }

  mutating func add(_ outcome: Outcome) {
    guard let metric else { return }
    let row = row(of: outcome)
    switch metric.law {
    case .value(let value): if let value = value(row) { moments.add(value) }
    case .ratio(let numerator, let denominator):
      ratios.add(numerator: numerator(row), denominator: denominator(row))
    }
  }

  /// A figure printed only is held against its own arithmetic.
  func finding() -> ObservedFinding {
    let simulated: Double?
    switch metric?.law {
    case .value: simulated = moments.count > 0 ? moments.mean : nil
    case .ratio: simulated = ratios.count > 0 ? RatioEstimate(ratios).ratio : nil
    case nil:
      if let count = observed.count, let base = observed.base, base != 0 {
        simulated = count / base
      } else {
        simulated = nil
      }
    }
    guard let simulated, let tolerance = observed.within, publishedFor == nil else {
      return ObservedFinding(
        observed: observed, simulated: simulated, tolerance: observed.within, isWithin: nil,
        publishedFor: publishedFor)
    }
    // One part in 10^9 covers the rounding of decimal tolerances in binary.
    let slack = tolerance * 1e-9
    let difference = simulated - observed.value
    let isWithin =
      observed.kind == .atLeast
      ? difference >= -slack && difference <= tolerance + slack
      : abs(difference) <= tolerance + slack
    return ObservedFinding(
      observed: observed, simulated: simulated, tolerance: tolerance, isWithin: isWithin)
  }

  /// What was published was read off records, so it is held against those, where they differ.
  private func row(of outcome: Outcome) -> RowOutcome {
    let total = outcome.recorded?.total ?? outcome.total
    guard let rows,
      let all = outcome.recorded?.rows(of: rows.kind) ?? outcome.rows(of: rows.kind)
    else { return total }
    guard rows.indices.count != 1 else { return all[rows.indices[0]] }
    return RowOutcome(sumOf: rows.indices.map { all[$0] }, spanSeconds: total.spanSeconds)
  }
}
