public import Engine
import Scenarios
import Statistics
import Synchronization

/// Adds replications up, metric by metric and row by row, in the order in which they come.
final class Collector: Sendable {
  private struct State {
    var total: RowCollector
    var groups: [GroupKind: [RowCollector]] = [:]
    var pools: [[RatioMoments]]
    /// By agency that receives, then metric.
    var intakes: [[Moments]]
    var observed: [ObservedCollector]
    /// What the records say; `nil` where the scenario says nothing of them.
    var recorded: RecordedCollector?
    /// With what was published of the time before; `nil` where nothing was.
    var soFar: SoFarCollector?
    var hourly: [Moments] = []
    var delays = DelayCollector()
    var costs: CostCollector
    var indicators: Indicator766Collector
    var recordedIndicators: Indicator766Collector?
    var dueList: [DueFinding]?
    var dossiers: Int64 = 0
    var events: Int64 = 0
  }

  private let model: Model
  private let state: Mutex<State>

  init(_ model: Model) {
    self.model = model
    let margins = model.margins
    var state = State(
      total: RowCollector(keepsValues: true),
      pools: Array(
        repeating: Array(repeating: RatioMoments(), count: MetricCatalogue.pools.count),
        count: model.pools.count),
      intakes: Array(
        repeating: Array(repeating: Moments(), count: MetricCatalogue.intakes.count),
        count: margins.intakes.count),
      observed: model.scenario.observed.map {
        ObservedCollector($0, of: model.scenario, margins: margins)
      }, costs: CostCollector(model.scenario), indicators: Indicator766Collector(model.scenario))
    if !model.scenario.recording.isEmpty {
      state.recorded = RecordedCollector(margins)
      state.recordedIndicators = state.indicators
    }
    state.soFar = SoFarCollector(model.scenario)
    let counts: [GroupKind: Int] = [
      .agency: margins.agencies.count, .field: margins.fields.count,
      .procedure: margins.procedures.count, .channel: margins.channels.count,
      .month: margins.months.count,
    ]
    for (kind, count) in counts {
      state.groups[kind] = Array(repeating: RowCollector(keepsValues: false), count: count)
    }
    self.state = Mutex(state)
  }

  /// Adds one replication.
  func add(_ outcome: Outcome) {
    state.withLock { state in
      state.total.add(outcome.total)
      for kind in GroupKind.allCases {
        guard let rows = outcome.rows(of: kind) else { continue }
        for (index, row) in rows.enumerated() { state.groups[kind]?[index].add(row) }
      }
      for (index, pool) in outcome.pools.enumerated() {
        for (column, metric) in MetricCatalogue.pools.enumerated() {
          state.pools[index][column].add(
            numerator: metric.numerator(pool), denominator: metric.denominator(pool))
        }
      }
      for (index, intake) in outcome.intakes.enumerated() {
        for (column, metric) in MetricCatalogue.intakes.enumerated() {
          state.intakes[index][column].add(Double(metric.value(intake)))
        }
      }
      if let recorded = outcome.recorded {
        state.recorded?.add(recorded)
        state.recordedIndicators?.add(total: recorded.total, procedures: recorded.procedures)
      }
      state.soFar?.add(outcome)
      state.indicators.add(total: outcome.total, procedures: outcome.procedures)
      state.costs.add(outcome)
      if let due = outcome.dueList { state.dueList = due.map { DueFinding($0) } }
      for index in state.observed.indices { state.observed[index].add(outcome) }
      if state.hourly.isEmpty && !outcome.hourlyOpen.isEmpty {
        state.hourly = Array(repeating: Moments(), count: outcome.hourlyOpen.count)
      }
      for (hour, open) in outcome.hourlyOpen.enumerated() { state.hourly[hour].add(Double(open)) }
      state.delays.add(outcome)
      state.dossiers += outcome.dossiers
      state.events += outcome.events
    }
  }

  /// The half-width of a metric of the whole office; `nil` where it has none.
  func halfWidth(of metric: String) -> Double? {
    state.withLock { state in
      guard let finding = state.total.findings().first(where: { $0.id == metric }),
        let low = finding.low, let high = finding.high
      else { return nil }
      return (high - low) / 2
    }
  }

  /// What was found so far.
  func findings(
    identity: RunIdentity, replications: Int, reachedPrecision: Bool?, states: StateTable
  ) -> Findings {
    state.withLock { state in
      var baseline = PolicyFindings(
        name: "baseline", metrics: state.total.findings(),
        groups: GroupKind.allCases.compactMap { groupFindings($0, state) },
        observed: state.observed.map { $0.finding() },
        hourlyOpen: state.hourly.enumerated().map { hour, moments in
          HourlyFinding(hour: hour, open: MetricFinding(id: "open", unit: .dossiers, moments))
        }, delays: state.delays.findings(model), recorded: state.recorded?.findings(),
        soFar: state.soFar?.findings())
      baseline.dueList = state.dueList
      baseline.indicators766 = state.indicators.findings(recorded: state.recordedIndicators)
      baseline.costs = state.costs.findings()
      return Findings(
        identity: identity, scenario: model.scenario, replications: replications,
        policies: [baseline], dossiers: state.dossiers, events: state.events,
        reachedPrecision: reachedPrecision, states: states)
    }
  }

  private func groupFindings(_ kind: GroupKind, _ state: State) -> GroupFindings? {
    guard kind != .intake else { return intakeFindings(state) }
    guard kind != .pool else {
      return GroupFindings(
        kind: kind,
        rows: zip(model.pools, state.pools).map { pool, moments in
          GroupRow(
            name: pool.name,
            metrics: zip(MetricCatalogue.pools, moments).map { metric, moments in
              MetricFinding(id: metric.id, unit: metric.unit, moments)
            })
        })
    }
    let rows = zip(model.margins.names(of: kind), state.groups[kind] ?? [])
    return GroupFindings(
      kind: kind,
      rows: rows.map { GroupRow(name: $0, metrics: $1.findings(), books: $1.books) })
  }
}

extension Collector {
  private func intakeFindings(_ state: State) -> GroupFindings? {
    guard !model.margins.intakes.isEmpty else { return nil }
    return GroupFindings(
      kind: .intake,
      rows: zip(model.margins.intakes, state.intakes).map { name, moments in
        GroupRow(
          name: name,
          metrics: zip(MetricCatalogue.intakes, moments).map { metric, moments in
            MetricFinding(id: metric.id, unit: .dossiers, moments)
          })
      })
  }
}

/// One row of a margin over all replications.
struct RowCollector: Sendable {
  private var moments: [Moments]
  private var ratios: [RatioMoments]
  /// The values of every replication, by metric, where they are kept for `range90`.
  private var values: [[Double]]?
  private(set) var books = StateBooks()

  init(keepsValues: Bool) {
    let count = MetricCatalogue.all.count
    moments = Array(repeating: Moments(), count: count)
    ratios = Array(repeating: RatioMoments(), count: count)
    values = keepsValues ? Array(repeating: [], count: count) : nil
  }

  mutating func add(_ row: RowOutcome) {
    books.add(row.tally)
    for (index, law) in MetricCatalogue.laws.enumerated() {
      switch law {
      case .value(let value):
        guard let value = value(row) else { continue }
        moments[index].add(value)
        values?[index].append(value)
      case .ratio(let numerator, let denominator):
        let pair = (numerator(row), denominator(row))
        ratios[index].add(numerator: pair.0, denominator: pair.1)
        if pair.1 > 0 { values?[index].append(pair.0 / pair.1) }
      }
    }
  }

  func findings() -> [MetricFinding] {
    MetricCatalogue.all.enumerated().map { index, metric in
      let finding: MetricFinding
      switch metric.law {
      case .value:
        finding = MetricFinding(id: metric.id, unit: metric.unit, moments[index])
      case .ratio:
        finding = MetricFinding(id: metric.id, unit: metric.unit, ratios[index])
      }
      return finding.ranging(over: values?[index] ?? [])
    }
  }
}

extension MetricFinding {
  /// The same with where one replication falls, if there are two or more.
  func ranging(over values: [Double]) -> MetricFinding {
    var finding = self
    if values.count >= 2, let low = percentile(0.05, of: values),
      let high = percentile(0.95, of: values)
    {
      finding.range90 = low...high
    }
    return finding
  }

  /// The finding of a mean; without a mean where no replication had a value.
  init(id: String, unit: MetricUnit, _ moments: Moments) {
    self.init(id: id, unit: unit, hasZeroVariance: false)
    guard moments.count > 0 else { return }
    let estimate = MeanEstimate(moments)
    let interval = estimate.interval()
    mean = estimate.mean
    sd = estimate.sd
    low = interval?.lowerBound
    high = interval?.upperBound
    hasZeroVariance = estimate.hasZeroVariance
  }

  /// The finding of a ratio of sums; without a mean where the denominators are all zero.
  init(id: String, unit: MetricUnit, _ moments: RatioMoments) {
    self.init(id: id, unit: unit, hasZeroVariance: false)
    guard moments.count > 0 else { return }
    let estimate = RatioEstimate(moments)
    let interval = estimate.interval()
    mean = estimate.ratio
    sd = estimate.standardError.map { $0 * Double(estimate.count).squareRoot() }
    // A share lies between 0 and 1, so what of its interval lies outside says nothing.
    low = interval.map { unit == .share ? max(0, $0.lowerBound) : $0.lowerBound }
    high = interval.map { unit == .share ? min(1, $0.upperBound) : $0.upperBound }
    numerator = estimate.meanNumerator
    denominator = estimate.meanDenominator
    hasZeroVariance = estimate.hasZeroVariance
  }
}

extension Outcome {
  /// The rows of a margin; `nil` for pools and intakes, which are rows of another kind.
  public func rows(of kind: GroupKind) -> [RowOutcome]? {
    switch kind {
    case .agency: agencies
    case .field: fields
    case .procedure: procedures
    case .channel: channels
    case .month: months
    case .pool, .intake: nil
    }
  }
}

extension Margins {
  /// The names of a margin's rows; none for pools and intakes.
  public func names(of kind: GroupKind) -> [String] {
    switch kind {
    case .agency: agencies
    case .field: fields
    case .procedure: procedures
    case .channel: channels.map(\.rawValue)
    case .month: months
    case .pool, .intake: []
    }
  }
}
