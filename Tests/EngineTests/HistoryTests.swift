import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Histories of dossiers")
struct HistoryTests {
  @Test("change no figure, and come to the counts of the books", arguments: 7000..<7012)
  func comeToTheBooks(seed: UInt64) throws {
    let made = RandomScenario(seed: seed)
    let model = try Model(compiling: try made.scenario())
    var simulation = Simulation(model)
    let plain = try simulation.run(replication: 0, seed: seed)
    let sink = KeptHistories()
    let outcome = try simulation.run(replication: 0, seed: seed, histories: sink)
    let isSame = outcome == plain
    #expect(isSame, "seed \(seed)\n\(made.text)")
    let counts = HistoryCounts(sink.dossiers.filter { !$0.isInternal }, in: model.span)
    #expect(counts == HistoryCounts(outcome.total.tally), "seed \(seed)\n\(made.text)")
    #expect(Set(sink.dossiers.map(\.number)).count == sink.dossiers.count)
    // And again without: nothing of the sink stays behind.
    let again = try simulation.run(replication: 0, seed: seed)
    #expect(again == plain && sink.batches > 0)
  }

  @Test("hold the events of the log, each dossier's in the order of time", arguments: 7100..<7112)
  func holdTheEventsOfTheLog(seed: UInt64) throws {
    let made = RandomScenario(seed: seed)
    var options = RunOptions()
    options.logsDossiers = true
    var simulation = Simulation(try Model(compiling: try made.scenario(), options: options))
    let sink = KeptHistories()
    _ = try simulation.run(replication: 1, seed: seed, histories: sink)
    var logged: [Int64: [DossierLog.Entry]] = [:]
    for entry in simulation.dossierLog.entries {
      logged[entry.dossier, default: []].append(entry)
    }
    for (number, events) in sink.events {
      #expect(zip(events, events.dropFirst()).allSatisfy { $0.instant <= $1.instant })
      // Beginnings of work apart, which the log keeps as they were planned.
      let own = events.filter { $0.event != .begun }
        .map { "\($0.instant) \($0.event) \($0.entry ?? -1)" }
      let told = (logged[number] ?? []).filter { $0.event != .begun }
        .map { "\($0.instant) \($0.event) \($0.step ?? -1)" }
      #expect(own.sorted() == told.sorted(), "seed \(seed), dossier \(number)\n\(made.text)")
      let begun = events.filter { $0.event == .begun }.count
      #expect(begun >= events.filter { $0.event == .finished }.count, "\(seed): \(number)")
      #expect(begun <= (logged[number] ?? []).filter { $0.event == .begun }.count)
    }
    #expect(!sink.events.isEmpty)
  }

  @Test("dossiers that were gone before the period, or came after it, are left out")
  func onlyThePeriod() throws {
    let model = try Model(compiling: SampleOffice.scenario())
    var simulation = Simulation(model)
    let sink = KeptHistories()
    _ = try simulation.run(replication: 0, seed: 7, histories: sink)
    let span = model.span
    for dossier in sink.dossiers {
      let came = try #require(dossier.submitted)
      #expect(came < span.periodEnd)
      #expect(dossier.closed.map { $0 >= span.periodStart } ?? true)
    }
    // The warm-up is five days, the follow-up as long as the limits: both had dossiers.
    #expect(sink.dossiers.contains { $0.submitted ?? 0 < span.periodStart })
    #expect(sink.dossiers.contains { $0.closed ?? 0 >= span.periodEnd })
    #expect(sink.dossiers.allSatisfy { $0.number > 20 }, "the first days are before the period")
  }

  @Test("work that another dossier pushed away before the opening begins when it is taken up")
  func workThatWasPushedAway() throws {
    // Both come at noon; the clerk has the first in hand, for the afternoon, when the second comes.
    let text = """
      motcua: 1
      title: pushed away
      question: When does it begin?
      period: 2024-01-08..2024-01-10
      calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
      agencies:
        desk: { calendar: office, staff: { clerk: { posts: 1 post, order: priority, preempt: resume } } }
      clock: { calendar: office }
      procedures:
        slow: { priority: 2, deciding: desk, workflow: [ { step: take, at: deciding, by: clerk, work: 30 min } ] }
        fast: { priority: 1, deciding: desk, workflow: [ { step: take, at: deciding, by: clerk, work: 30 min } ] }
      demand: { slow: { trace: slow.csv }, fast: { trace: fast.csv } }
      experiment: { replications: 1, seed: 1 }
      """
    let scenario = try ScenarioText.scenario(
      text,
      tables: [
        "slow.csv": "received,channel\n2024-01-08T12:00,counter\n",
        "fast.csv": "received,channel\n2024-01-08T12:15,counter\n",
      ])
    var simulation = Simulation(try Model(compiling: scenario))
    let sink = KeptHistories()
    _ = try simulation.run(replication: 0, seed: 1, histories: sink)
    func times(_ dossier: Int64, _ event: DossierLog.Event) -> [String] {
      (sink.events[dossier] ?? []).filter { $0.event == event }.map { TinyRun.time($0.instant) }
    }
    #expect(times(2, .begun) == ["08 13h00"] && times(2, .finished) == ["08 13h30"])
    #expect(times(1, .begun) == ["08 13h30"] && times(1, .finished) == ["08 14h00"])
  }
}

/// What a run handed on.
private final class KeptHistories: HistorySink {
  private(set) var dossiers: [DossierHistory] = []
  private(set) var events: [Int64: [HistoryEvent]] = [:]
  private(set) var batches = 0
  let wantsEvents = true

  func take(_ batch: HistoryBatch) {
    batches += 1
    dossiers += batch.dossiers
    var first = 0
    for dossier in batch.dossiers {
      events[dossier.number] = Array(batch.events[first..<first + dossier.eventCount])
      first += dossier.eventCount
    }
    #expect(first == batch.events.count)
  }
}

/// The books of the period, from histories or from a tally.
private struct HistoryCounts: Equatable {
  var carriedOver: Int64 = 0
  var received: Int64 = 0
  var refused: Int64 = 0
  var withdrawnBefore: Int64 = 0
  var submittedAtEnd: Int64 = 0
  var early: Int64 = 0
  var onTime: Int64 = 0
  var late: Int64 = 0
  var returned: Int64 = 0
  var withdrawn: Int64 = 0
  var stopped: Int64 = 0
  var open: Int64 = 0
  var waitSeconds: Int64 = 0
  var workingSeconds: Int64 = 0
  var elapsedSeconds: Int64 = 0

  init(_ tally: Tally) {
    carriedOver = tally.carriedOver
    received = tally.received
    refused = tally.refusedAtIntake
    withdrawnBefore = tally.withdrawnBeforeAcceptance
    submittedAtEnd = tally.submittedAtEnd
    early = tally.resolvedEarly
    onTime = tally.resolvedOnTime
    late = tally.resolvedLate
    returned = tally.returned
    withdrawn = tally.withdrawn
    stopped = tally.stopped
    open = tally.open
    waitSeconds = tally.waitSeconds
    workingSeconds = tally.workingSeconds
    elapsedSeconds = tally.elapsedSeconds
  }

  init(_ dossiers: [DossierHistory], in span: RunSpan) {
    for dossier in dossiers { count(dossier, in: span) }
  }

  private mutating func count(_ dossier: DossierHistory, in span: RunSpan) {
    let isClosed = dossier.closed.map { $0 < span.periodEnd } ?? false
    guard let accepted = dossier.accepted, accepted < span.periodEnd else {
      switch dossier.state {
      case .refused where isClosed: refused += 1
      case .withdrawn where isClosed: withdrawnBefore += 1
      default: submittedAtEnd += 1
      }
      return
    }
    carriedOver += accepted < span.periodStart ? 1 : 0
    received += accepted < span.periodStart ? 0 : 1
    guard isClosed, let closed = dossier.closed else {
      open += 1
      return
    }
    switch dossier.state {
    case .returned: returned += 1
    case .withdrawn: withdrawn += 1
    case .stopped: stopped += 1
    default:
      early += dossier.verdict == .early ? 1 : 0
      onTime += dossier.verdict == .onTime ? 1 : 0
      late += dossier.verdict == .late ? 1 : 0
      waitSeconds += dossier.waitSeconds
      workingSeconds += dossier.workingSeconds ?? 0
      elapsedSeconds += closed - accepted
    }
  }
}
