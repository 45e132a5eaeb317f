import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// A desk that starts with dossiers in hand; nobody new comes unless the desk says so.
private struct BacklogDesk {
  var desk = DeskText(period: "2024-01-08..2024-01-31", arrivals: "every 90000 min")
  var asOf = "2024-01-07"
  var placement = BacklogPlacement.first
  var entries: [BacklogEntry]
  var trace: Trace?
  var order = QueueOrder.firstCome

  func model() throws -> Model {
    var scenario = try ScenarioText.scenario(desk.text)
    scenario.backlog = Backlog(asOf: try date(asOf), placement: placement, entries: entries)
    scenario.agencies[0].staff[0].order = order
    if let trace { scenario.demand[0].rate = .trace(trace) }
    return try Model(compiling: scenario, options: RunOptions(recordsHours: true))
  }

  func outcome() throws -> Outcome {
    try outcomes(of: model(), replications: 1)[0]
  }

  /// The codes of what is wrong.
  func complaints() throws -> [String] {
    do {
      _ = try model()
      return []
    } catch let problems as Diagnostics {
      return problems.all.map(\.code)
    }
  }
}

private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

private func entry(
  _ first: String, _ last: String? = nil, count: Int = 1, step: String? = nil, due: String? = nil
) throws -> BacklogEntry {
  BacklogEntry(
    procedure: "job", received: try date(first)...date(last ?? first), count: count, step: step,
    due: try due.map { try date($0) })
}

@Suite("Backlog")
struct BacklogTests {
  @Test(
    "one officer clears it hour by hour, first accepted first, and nobody of it is of the cohort")
  func clearsHourByHour() throws {
    // Accepted at noon of five days; the entries are not in that order.
    let backlog = BacklogDesk(
      entries: [
        try entry("2024-01-04", "2024-01-05", count: 2),
        try entry("2024-01-01", "2024-01-03", count: 3),
      ])
    let outcome = try backlog.outcome()
    #expect(outcome.hourlyOpen[0...6] == [5, 5, 4, 3, 2, 1, 0])
    let tally = outcome.total.tally
    #expect(tally.carriedOver == 5)
    #expect(tally.received == 0 && tally.submitted == 0)
    #expect(tally.resolved == 5)
    #expect(tally.cohortOnTime == 0 && tally.cohortLate == 0)
    // The k-th waited from noon of its day to the end of the seventh, and k + 1 hours.
    let elapsed = (0..<5).reduce(0) { $0 + 7 * 24 - 12 - 24 * $1 + $1 + 1 }
    #expect(tally.elapsedSeconds == hours(Double(elapsed)))
    #expect(tally.waitSeconds == hours(0 + 1 + 2 + 3 + 4))
    #expect(tally.backlogSeconds == hours(1 + 2 + 3 + 4 + 5))
    #expect(outcome.months[0].tally == tally)
    #expect(outcome.dossiers == 5)
  }

  @Test(
    "they are served in the order of acceptance, wherever the queue's rule leaves them alike",
    arguments: [QueueOrder.firstCome, .priority, .shortest])
  func orderOfAcceptance(order: QueueOrder) throws {
    // 20 h of work each: one is done on 8 January, the other on 9 January.
    let desk = DeskText(
      period: "2024-01-08..2024-01-31", work: "20 h", arrivals: "every 90000 min")
    let young = try entry("2024-01-05", due: "2024-01-09")
    let old = try entry("2024-01-01", due: "2024-01-08")
    for entries in [[young, old], [old, young]] {
      let outcome = try BacklogDesk(desk: desk, entries: entries, order: order).outcome()
      #expect(outcome.total.tally.resolvedEarly == 2)
    }
  }

  @Test("the first accepted is begun, and those who wait go by the queue's rule")
  func earliestDue() throws {
    // Done at 20h00 of 8 January, 16h00 of 9 January and 12h00 of 10 January.
    let desk = DeskText(
      period: "2024-01-08..2024-01-31", work: "20 h", arrivals: "every 90000 min")
    let entries = [
      try entry("2024-01-01", due: "2024-01-31"), try entry("2024-01-02", due: "2024-01-10"),
      try entry("2024-01-05", due: "2024-01-09"),
    ]
    let byDue = try BacklogDesk(desk: desk, entries: entries, order: .earliestDue).outcome()
    #expect(byDue.total.tally.resolvedEarly == 3)
    let inTurn = try BacklogDesk(desk: desk, entries: entries).outcome()
    #expect(inTurn.total.tally.resolvedEarly == 2)
    #expect(inTurn.total.tally.resolvedLate == 1)
  }

  @Test("they were accepted in open hours and are due as the clock says")
  func dueByTheClock() throws {
    // Open 08h00 to 16h00 on weekdays. Four dossiers of 2 to 5 January, one a day, at noon; limit 4
    // working days: due at noon of 8, 9, 10 and 11 January.
    let office = DeskText(
      period: "2024-01-08..2024-01-31", calendar: "{ hours: { mon..fri: 08h00..16h00 } }",
      work: "480 min", limit: "4 working days", arrivals: "every 90000 min")
    let entries = [try entry("2024-01-02", "2024-01-05", count: 4)]
    // Done at the closings of 8, 9, 10 and 11 January: on time by date, late by instant.
    var tally = try BacklogDesk(desk: office, entries: entries).outcome().total.tally
    #expect(tally.resolvedLate == 4)
    #expect(tally.workingSeconds == 4 * hours(4 + 3 * 8 + 8))
    var byDate = office
    byDate.clock = "starts: arrival, judged: date"
    tally = try BacklogDesk(desk: byDate, entries: entries).outcome().total.tally
    #expect(tally.resolvedOnTime == 4)
  }

  @Test("a due date that is given stands for the clock's, until that day's closing")
  func dueGiven() throws {
    // Done at the closings of 8 to 11 January.
    let dues = ["2024-01-08", "2024-01-09", "2024-01-09", "2024-01-12"]
    let entries = try dues.enumerated().map { index, due in
      try entry("2024-01-0\(index + 2)", due: due)
    }
    for judged in ["date", "instant"] {
      let office = DeskText(
        period: "2024-01-08..2024-01-31", calendar: "{ hours: { mon..fri: 08h00..16h00 } }",
        work: "480 min", limit: "1 working day", clock: "starts: arrival, judged: \(judged)",
        arrivals: "every 90000 min")
      let tally = try BacklogDesk(desk: office, entries: entries).outcome().total.tally
      #expect(tally.resolvedOnTime == 2, "\(judged)")
      #expect(tally.resolvedLate == 1, "\(judged)")
      #expect(tally.resolvedEarly == 1, "\(judged)")
    }
    // Round the clock, a day ends at midnight, which by date is the next day's.
    for (judged, onTime) in [("date", 0), ("instant", 1)] {
      let desk = DeskText(
        period: "2024-01-08..2024-01-31", work: "24 h", clock: "starts: arrival, judged: \(judged)",
        arrivals: "every 90000 min")
      let tally = try BacklogDesk(
        desk: desk, entries: [try entry("2024-01-02", due: "2024-01-08")]
      ).outcome().total.tally
      #expect(tally.resolvedOnTime == Int64(onTime), "\(judged)")
      #expect(tally.resolvedLate == Int64(1 - onTime), "\(judged)")
    }
  }

  @Test("a run that starts with what another had in hand goes on as that one did")
  func warmStart() throws {
    // A dossier every noon, 36 h of work each: at the start of 30 January 19 are done, the twentieth
    // is begun, and those of 20 to 29 January are in hand.
    let start = try date("2024-01-01")
    let rows = (0..<60).map {
      TraceRow(received: start.advanced(byDays: $0).startSecond + hours(12))
    }
    let desk = DeskText(period: "2024-01-01..2024-02-29", work: "36 h", limit: "288 h")
    let whole = try BacklogDesk(
      desk: desk, asOf: "2023-12-31", entries: [], trace: Trace(rows: rows)
    ).outcome()
    let hand = try (20...29).map { try entry("2024-01-\($0)") }
    var later = desk
    later.period = "2024-01-30..2024-02-29"
    let part = try BacklogDesk(
      desk: later, asOf: "2024-01-29", entries: hand, trace: Trace(rows: rows)
    ).outcome()
    #expect(part.total.tally.carriedOver == 10)
    // In February both see the same dossiers, with the same due dates, at the same instants.
    var expected = whole.months[1].tally
    #expect(expected.resolvedEarly > 0 && expected.resolvedLate > 0 && expected.resolved > 15)
    #expect(expected.openOverdue > 0)
    // What a dossier waited before the run is not known.
    expected.waitSeconds = part.months[1].tally.waitSeconds
    #expect(part.months[1].tally == expected)
    #expect(part.hourlyOpen[1...] == whole.hourlyOpen[(29 * 24 + 1)...])
  }

  @Test("dossiers stand at the step that is named, or at the first after intake")
  func steps() throws {
    let text = """
      motcua: 1
      title: steps
      question: Where are they?
      period: 2024-01-08..2024-01-31
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { counter: 1 post, officer: 1 post, head: 1 post } } }
      clock: { calendar: open, judged: instant }
      procedures:
        job:
          intake: desk
          deciding: desk
          workflow:
            - { receive: dossier, at: intake, by: counter, work: 1 h }
            - { step: appraise, at: deciding, by: officer, work: 2 h }
            - { step: sign, chance: 0 %, at: deciding, by: head, work: 3 h }
            - { deliver: result, at: intake, by: counter, work: 1 h }
      demand: { job: { arrivals: every 90000 min } }
      """
    var scenario = try ScenarioText.scenario(text)
    scenario.backlog = Backlog(
      asOf: try date("2024-01-07"), placement: .first,
      entries: [try entry("2024-01-02", count: 3), try entry("2024-01-03", count: 2, step: "sign")])
    let outcome = try outcomes(
      of: Model(compiling: scenario, options: RunOptions(recordsHours: true)), replications: 1)[0]
    // Whoever was seen at a step is worked there, however rarely one is sent to it.
    #expect(outcome.pools.map(\.started) == [5, 3, 2])
    #expect(outcome.hourlyOpen[0...7] == [5, 5, 5, 4, 3, 2, 2, 0])
    for (step, code) in [("dossier", "E0922"), ("result", "E0922"), ("sing", "E0922")] {
      scenario.backlog?.entries[1].step = step
      let problem = #expect(throws: Diagnostics.self) { try Model(compiling: scenario) }
      #expect(problem?.all.map(\.code) == [code], "\(step)")
    }
  }

  @Test("what cannot be in hand is refused")
  func refusals() throws {
    #expect(try BacklogDesk(entries: [try entry("2024-01-02")]).complaints().isEmpty)
    #expect(
      try BacklogDesk(asOf: "2024-01-06", entries: [try entry("2024-01-02")]).complaints()
        == ["E0923"])
    #expect(
      try BacklogDesk(entries: [try entry("2024-01-02", "2024-01-08")]).complaints() == ["E0923"])
    var warm = BacklogDesk(entries: [])
    warm.desk.warmUpDays = 3
    #expect(try warm.complaints() == ["E0923"])
    #expect(
      try BacklogDesk(entries: [try entry("2024-01-02", count: 20_000_001)]).complaints()
        == ["E0924"])
    #expect(try BacklogDesk(entries: [try entry("1969-12-31")]).complaints() == ["E0906"])
    var other = try entry("2024-01-02")
    other.procedure = "jobs"
    #expect(try BacklogDesk(entries: [other]).complaints() == ["E0902"])
    other = try entry("2024-01-02")
    other.place = "nowhere"
    #expect(try BacklogDesk(entries: [other]).complaints() == ["E0901"])
  }
}
