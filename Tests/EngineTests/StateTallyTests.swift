import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Closings and open dossiers by state")
struct StateTallyTests {
  /// Three procedures, one for each way of filing, each with an agency and a field of its own and with
  /// every way out; the clock never stops, so that a due date is acceptance and 60 hours.
  static let text = """
    motcua: 1
    title: states
    question: In which column is each?
    period: 2024-01-20..2024-02-14
    calendars: { open: { hours: always } }
    fields: { walk: "Walk", net: "Net", mail: "Mail" }
    agencies:
      walk-office: { calendar: open, staff: { officer: 2 posts } }
      net-office: { calendar: open, staff: { officer: 2 posts } }
      mail-office: { calendar: open, staff: { officer: 2 posts } }
    clock: { calendar: open, judged: instant, supplement: none, payment: none }
    procedures:
    \(["walk", "net", "mail"].map(procedure).joined(separator: "\n"))
    demand:
      walk: { arrivals: 1 per h, channels: { counter: 100 % } }
      net: { arrivals: 1 per h, channels: { online: 80 %, assisted: rest } }
      mail: { arrivals: 1 per h, channels: { postal: 100 % } }
    experiment: { replications: 1, seed: 3, warm-up: 10 days }
    """

  private static func procedure(_ name: String) -> String {
    """
      \(name):
        field: \(name)
        limit: 60 h
        intake: \(name)-office
        deciding: \(name)-office
        workflow:
          - { receive: take, at: intake, by: officer, work: 20 min, outcomes: [ { refuse: 5 % } ] }
          - { step: look, at: deciding, by: officer, work: exponential 30 min, outcomes: [ { supplement: 25 %, wait: lognormal 40 h cv 1, no-answer: 20 %, close-after: 90 h }, { return: 4 % }, { stop: 5 % }, { withdraw: 4 % } ] }
          - parallel: both
            join: all
            branches:
              papers: [ { step: more, at: deciding, by: officer, work: 10 min, outcomes: [ { supplement: 20 %, wait: lognormal 30 h cv 1 } ] } ]
              fee: [ { pause: pay, chance: 50 %, wait: lognormal 30 h cv 1, no-answer: 10 %, close-after: 80 h } ]
          - { step: sign, at: deciding, by: officer, work: 10 min }
    """
  }

  @Test("each count is what the log of dossiers says, in every row and month", arguments: 0..<2)
  func recomputed(replication: Int) throws {
    var options = RunOptions()
    options.logsDossiers = true
    let model = try Model(compiling: ScenarioText.scenario(Self.text), options: options)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: replication, seed: 3)
    let lives = LoggedLife.all(of: simulation.dossierLog)
    #expect(Set(lives.map(\.procedure)).count == 3)
    let span = model.span
    let edges = [span.periodStart] + span.monthStarts + [span.periodEnd]
    let whole = span.periodStart..<span.periodEnd
    let expected = (0..<3).map { number in
      LoggedLife.counts(of: lives.filter { $0.procedure == number }, in: whole)
    }
    for rows in [outcome.agencies, outcome.procedures, outcome.fields] {
      for (row, counts) in zip(rows, expected) { #expect(counts == StateCounts(row.tally)) }
    }
    #expect(StateCounts(outcome.total.tally) == LoggedLife.counts(of: lives, in: whole))
    for (row, edge) in zip(outcome.months, zip(edges, edges.dropFirst())) {
      #expect(StateCounts(row.tally) == LoggedLife.counts(of: lives, in: edge.0..<edge.1))
    }
    // Something of everything is in these books, and each way of filing is told apart.
    let total = StateCounts(outcome.total.tally)
    #expect(!total.closed.values.contains { $0.early == 0 || $0.late == 0 })
    for state in [BookState.awaitingSupplement, .awaitingPayment] {
      #expect((total.open[state]?.total ?? 0) > 0, "\(state)")
    }
    let ways = outcome.agencies.map { row in
      [row.tally.receivedOnline, row.tally.states.receivedByPost]
    }
    #expect(ways[0] == [0, 0])
    #expect(ways[1] == [outcome.agencies[1].tally.received, 0])
    #expect(ways[2] == [0, outcome.agencies[2].tally.received])
  }
}

/// The counts of a row that forms are filled in from.
struct StateCounts: Equatable {
  var carriedOver: Int64 = 0
  var received: Int64 = 0
  var closed: [BookState: ClosedTally] = [:]
  var open: [BookState: OpenTally] = [:]

  init() {
    for state in BookState.allCases {
      if state.isOpen { open[state] = OpenTally() } else { closed[state] = ClosedTally() }
    }
  }

  init(_ tally: Tally) {
    carriedOver = tally.carriedOver
    received = tally.received
    var resolved = ClosedTally()
    resolved.early = tally.resolvedEarly
    resolved.onTime = tally.resolvedOnTime
    resolved.late = tally.resolvedLate
    closed = [
      .resolved: resolved, .returned: tally.states.returned, .withdrawn: tally.states.withdrawn,
      .stopped: tally.states.stopped,
    ]
    open = [
      .inProgress: tally.states.inProgress, .awaitingPayment: tally.states.awaitingPayment,
      .awaitingSupplement: tally.states.awaitingSupplement,
    ]
  }
}

/// A dossier as its log tells it.
struct LoggedLife {
  /// The procedure, in the order of the file.
  var procedure = 0
  var accepted: Int64?
  var ended: (instant: Int64, state: BookState)?
  /// When papers and payments were asked for (+1) and came (-1).
  var papers: [(instant: Int64, change: Int)] = []
  var payments: [(instant: Int64, change: Int)] = []

  static func all(of log: DossierLog) -> [LoggedLife] {
    var lives: [Int64: LoggedLife] = [:]
    var firstSteps: [Int64: Int] = [:]
    for entry in log.entries {
      var life = lives[entry.dossier] ?? LoggedLife()
      switch entry.event {
      case .accepted: life.accepted = entry.instant
      case .resolved: life.ended = (entry.instant, .resolved)
      case .returned: life.ended = (entry.instant, .returned)
      case .withdrawn: life.ended = (entry.instant, .withdrawn)
      case .stopped: life.ended = (entry.instant, .stopped)
      case .supplementRequested: life.papers.append((entry.instant, 1))
      case .supplementReceived: life.papers.append((entry.instant, -1))
      case .paymentRequested: life.payments.append((entry.instant, 1))
      case .paymentReceived: life.payments.append((entry.instant, -1))
      default: break
      }
      if let step = entry.step {
        firstSteps[entry.dossier] = min(firstSteps[entry.dossier] ?? step, step)
      }
      lives[entry.dossier] = life
    }
    // Items are counted over all procedures, and each dossier passed the first of its own.
    let firsts = Set(firstSteps.values).sorted()
    return lives.compactMap { number, life in
      var life = life
      guard let first = firstSteps[number], let index = firsts.firstIndex(of: first) else {
        return nil
      }
      life.procedure = index
      return life
    }
  }

  /// As records have it whose ends are entered after a lag, or never.
  func recorded(after lag: Int64?) -> LoggedLife {
    guard let ended else { return self }
    var life = self
    life.ended = lag.map { (ended.instant + $0, ended.state) }
    // Until then it is in progress, whatever it waited for.
    life.papers.append((ended.instant, -papers.reduce(0) { $0 + $1.change }))
    life.payments.append((ended.instant, -payments.reduce(0) { $0 + $1.change }))
    return life
  }

  static func counts(of lives: [LoggedLife], in window: Range<Int64>) -> StateCounts {
    var counts = StateCounts()
    for life in lives { life.count(in: window, &counts) }
    return counts
  }

  private func count(in window: Range<Int64>, _ counts: inout StateCounts) {
    guard let accepted, accepted < window.upperBound else { return }
    if let ended, ended.instant < window.lowerBound { return }
    let due = accepted + hours(60)
    if accepted < window.lowerBound { counts.carriedOver += 1 } else { counts.received += 1 }
    if let ended, ended.instant < window.upperBound {
      counts.closed[ended.state]?.early += ended.instant < due ? 1 : 0
      counts.closed[ended.state]?.onTime += ended.instant == due ? 1 : 0
      counts.closed[ended.state]?.late += ended.instant > due ? 1 : 0
      return
    }
    let state = state(at: window.upperBound)
    let isOverdue = window.upperBound - 1 > due
    counts.open[state]?.overdue += isOverdue ? 1 : 0
    counts.open[state]?.withinTime += isOverdue ? 0 : 1
  }

  private func state(at instant: Int64) -> BookState {
    func waits(_ changes: [(instant: Int64, change: Int)]) -> Bool {
      changes.filter { $0.instant < instant }.reduce(0) { $0 + $1.change } > 0
    }
    return waits(papers) ? .awaitingSupplement : waits(payments) ? .awaitingPayment : .inProgress
  }
}
