import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Records")
struct RecordsTests {
  /// Everything at once.
  private static let strong =
    "recording: [ { of: walk, entered: 60 %, lag: lognormal 20 h cv 1, missing: 10 %, wrong: 20 %, bulk: 50 %, least: 70 dossiers }, { of: net-office, lag: 3 working days }, { missing: 5 % } ]"

  @Test("what the records say changes nothing that happens", arguments: 0..<2)
  func nothingElseChanges(replication: Int) throws {
    let plain = try outcome(of: StateTallyTests.text, replication: replication)
    var kept = try outcome(
      of: StateTallyTests.text + "\n" + Self.strong, replication: replication)
    #expect(kept.recorded != nil && plain.recorded == nil)
    #expect(kept.recorded?.total != kept.total)
    kept.recorded = nil
    #expect(kept == plain)
  }

  @Test("records without a fault are the books themselves, in every row and figure")
  func faithful() throws {
    let outcome = try outcome(of: StateTallyTests.text + "\nrecording: [ { of: all } ]")
    let recorded = try #require(outcome.recorded)
    #expect(recorded.total == outcome.total)
    #expect(recorded.agencies == outcome.agencies && recorded.fields == outcome.fields)
    #expect(recorded.procedures == outcome.procedures && recorded.channels == outcome.channels)
    #expect(recorded.months == outcome.months)
    #expect(recorded.checks.allSatisfy { $0.recorded == $0.truly && $0.truly.closed > 0 })
  }

  @Test("rules are about procedures or deciding agencies, and the first that fits counts")
  func firstRuleCounts() throws {
    let recorded = try #require(
      outcome(
        of: StateTallyTests.text
          + "\nrecording: [ { of: [net, mail-office], entered: 100 % }, { of: net, entered: 0 % }, { entered: 0 % } ]"
      ).recorded)
    #expect(recorded.procedures[0].tally == Tally())
    #expect(recorded.procedures[1].tally.received > 0)
    #expect(recorded.procedures[2].tally.received > 0)
  }

  @Test("each month begins with what the records of the month before left open")
  func monthsChain() throws {
    let recorded = try #require(
      outcome(of: StateTallyTests.text + "\n" + Self.strong).recorded)
    for (before, after) in zip(recorded.months, recorded.months.dropFirst()) {
      #expect(after.tally.carriedOver == before.tally.open)
    }
    #expect(recorded.months.last?.tally.open == recorded.total.tally.open)
    let margins = [recorded.agencies, recorded.fields, recorded.procedures, recorded.channels]
    for rows in margins + [recorded.months] {
      #expect(
        rows.reduce(0) { $0 + $1.tally.backlogSeconds } == recorded.total.tally.backlogSeconds)
      #expect(rows.reduce(0) { $0 + $1.tally.resolved } == recorded.total.tally.resolved)
    }
  }

  @Test(
    "a lag and a missing end are what the log says of them",
    arguments: [("lag: 48 h", 48.0), ("lag: 400 h", 400), ("missing: 100 %", nil)])
  func recomputed(rule: String, lagHours: Double?) throws {
    var options = RunOptions()
    options.logsDossiers = true
    let text = StateTallyTests.text + "\nrecording: [ { \(rule) } ]"
    let model = try Model(compiling: ScenarioText.scenario(text), options: options)
    var simulation = Simulation(model)
    let recorded = try #require(simulation.run(replication: 0, seed: 3).recorded)
    let lives = LoggedLife.all(of: simulation.dossierLog).map {
      $0.recorded(after: lagHours.map(hours))
    }
    let span = model.span
    #expect(
      StateCounts(recorded.total.tally)
        == LoggedLife.counts(of: lives, in: span.periodStart..<span.periodEnd))
    let edges = [span.periodStart] + span.monthStarts + [span.periodEnd]
    for (row, edge) in zip(recorded.months, zip(edges, edges.dropFirst())) {
      #expect(StateCounts(row.tally) == LoggedLife.counts(of: lives, in: edge.0..<edge.1))
    }
  }

  @Test("closed in bulk, what is late is on time and ends when it is due, to the second")
  func bulk() throws {
    let outcome = try outcome(of: StateTallyTests.text + "\nrecording: [ { bulk: 100 % } ]")
    let recorded = try #require(outcome.recorded)
    let (truth, record) = (outcome.total.tally, recorded.total.tally)
    #expect(truth.resolvedLate > 0 && truth.leftLate > 0)
    #expect(record.resolvedLate == 0 && record.leftLate == 0)
    #expect(record.resolvedOnTime == truth.resolvedOnTime + truth.resolvedLate)
    #expect(record.resolvedEarly == truth.resolvedEarly)
    #expect(record.cohortLate == 0 && truth.cohortLate > 0)
    let late = zip(outcome.agencies, recorded.checks).map { agency, checks in
      checks.recorded.atDue - checks.truly.atDue == agency.tally.resolvedLate
        + agency.tally.leftLate
    }
    #expect(late == [true, true, true])
    // Bulk closing happens at the true end: until then the records have it open and overdue.
    #expect(record.openOverdue == truth.openOverdue)
  }

  @Test("a wrong state is never its own, and the others are equally likely")
  func wrong() throws {
    let desk = DeskText(work: "20 min", arrivals: "every 30 min")
    let outcome = try outcome(of: desk.text + "recording: [ { wrong: 100 % } ]")
    let recorded = try #require(outcome.recorded?.total.tally)
    let closed = outcome.total.tally.resolved
    #expect(recorded.resolved == 0)
    #expect(recorded.left == closed)
    // Four standard errors of a share of a third.
    let tolerance = 4 * (2.0 / 9 / Double(closed)).squareRoot()
    for count in [recorded.returned, recorded.withdrawn, recorded.stopped] {
      let share = Double(count) / Double(closed)
      #expect(abs(share - 1.0 / 3) < tolerance)
    }
  }

  @Test("a share entered is that share, and those entered at less are among those at more")
  func entered() throws {
    var entered: [[Int64]] = []
    for share in [0, 30, 70, 100] {
      let desk = DeskText(work: "20 min", arrivals: "every 30 min")
      let outcome = try outcome(of: desk.text + "recording: [ { entered: \(share) % } ]")
      let received = Double(outcome.total.tally.received)
      let recorded = try #require(outcome.recorded)
      let p = Double(share) / 100
      let found = Double(recorded.total.tally.received) / received
      let standardError = (p * (1 - p) / received).squareRoot()
      #expect(abs(found - p) <= 4 * standardError)
      entered.append(recorded.months.map(\.tally.received))
    }
    for (less, more) in zip(entered, entered.dropFirst()) {
      #expect(zip(less, more).allSatisfy { $0 < $1 })
    }
  }

  @Test("what is in hand at the start is in the records")
  func inHand() throws {
    let desk = DeskText(work: "20 min", arrivals: "every 30 min")
    let text = desk.text.replacing(
      "workflow: [", with: "workflow: [ { step: open, at: desk, by: clerk, work: 1 min },")
    let backlog =
      "backlog: { as-of: 2024-01-07, steps: first, rows: [ { procedure: job, received: 2024-01-03, count: 9 } ] }\n"
    let recorded = try #require(
      outcome(of: text + backlog + "recording: [ { entered: 0 % } ]").recorded)
    #expect(recorded.total.tally.carriedOver == 9)
    #expect(recorded.total.tally.resolved == 9 && recorded.total.tally.received == 0)
  }
}

@Suite("Records, worked by hand")
struct RecordsByHandTests {
  /// A desk open on weekdays from 08:00 to 16:00.
  ///
  /// One dossier comes on Monday 8 January 2024 at 10:00, needs
  /// 7 h of work and is due on Tuesday; it ends on Tuesday at 09:00, on time.
  private static func tally(
    _ rule: String, work: String = "420 min"
  ) throws -> (recorded: Tally, checks: RecordChecks) {
    let desk = DeskText(
      period: "2024-01-08..2024-01-31", calendar: "{ hours: { mon..fri: 08h00..16h00 } }",
      work: work, limit: "1 working day", clock: "starts: arrival", arrivals: "every 600 min",
      first: 1)
    let recorded = try #require(
      outcome(of: desk.text + "recording: [ { \(rule) } ]").recorded)
    return (recorded.total.tally, recorded.checks[0])
  }

  @Test("nine working hours later is Wednesday at 10:00: late, after 48 h, 16 of them open")
  func lag() throws {
    // Tuesday 09:00-16:00 are 7 h, Wednesday 08:00-10:00 the other 2.
    let (tally, checks) = try Self.tally("lag: 9 working h")
    #expect([tally.resolvedEarly, tally.resolvedOnTime, tally.resolvedLate] == [0, 0, 1])
    #expect(tally.elapsedSeconds == hours(48))
    // Monday 10:00-16:00, all of Tuesday, Wednesday 08:00-10:00.
    #expect(tally.workingSeconds == hours(6 + 8 + 2))
    #expect(tally.backlogSeconds == hours(48))
    #expect([tally.cohortOnTime, tally.cohortLate] == [0, 1])
    #expect(checks.recorded.atDue == 0)
  }

  @Test("with bulk closing the same dossier is closed as of Tuesday at 10:00, when it was due")
  func bulk() throws {
    let (tally, checks) = try Self.tally("lag: 9 working h, bulk: 100 %")
    #expect([tally.resolvedEarly, tally.resolvedOnTime, tally.resolvedLate] == [0, 1, 0])
    #expect(tally.elapsedSeconds == hours(24))
    #expect(tally.workingSeconds == hours(6 + 2))
    // In the records it stayed open until somebody closed it.
    #expect(tally.backlogSeconds == hours(48))
    #expect(checks.recorded.atDue == 1 && checks.truly.atDue == 0)
  }

  @Test("what is not late is not closed in bulk")
  func onTimeStays() throws {
    let (tally, checks) = try Self.tally("bulk: 100 %")
    #expect(tally.elapsedSeconds == hours(23))
    #expect(checks.recorded.atDue == 0 && checks.recorded.withDue == 1)
  }

  @Test("a missing end leaves a dossier open and overdue, and the cohort late")
  func missing() throws {
    let (tally, checks) = try Self.tally("missing: 100 %, bulk: 100 %")
    #expect([tally.received, tally.resolved, tally.openOverdue] == [1, 0, 1])
    #expect([tally.cohortOnTime, tally.cohortLate] == [0, 1])
    #expect(checks.recorded.closed == 0 && checks.truly.closed == 1)
    // From Monday 8 January at 10:00 to the end of the 31st.
    #expect(tally.backlogSeconds == hours(14 + 23 * 24))
  }

  @Test("an end entered after the period is none of it")
  func afterThePeriod() throws {
    let (tally, _) = try Self.tally("lag: 60 days")
    #expect([tally.resolved, tally.openOverdue, tally.cohortLate] == [0, 1, 1])
  }

  @Test("only whole months are held against the least, in the records and in truth")
  func least() throws {
    // Two a day from 15 January to 20 March: February, with 29 days, has 58.
    func least(_ rule: String) throws -> RecordedLeast {
      let desk = DeskText(
        period: "2024-01-15..2024-03-20", work: "20 min", arrivals: "every 12 h")
      let recorded = try #require(outcome(of: desk.text + "recording: [ { \(rule) } ]").recorded)
      return try #require(recorded.leasts.first)
    }
    let more = try least("least: 59 dossiers")
    #expect(more.unitMonths == [1] && more.recordedBelow == [1] && more.trulyBelow == [1])
    let enough = try least("least: 58 dossiers")
    #expect(enough.recordedBelow == [0] && enough.trulyBelow == [0])
    let unrecorded = try least("least: 58 dossiers, entered: 50 %")
    #expect(unrecorded.recordedBelow == [1] && unrecorded.trulyBelow == [0])
  }

  @Test("ends on the last two days of the period are counted")
  func lastDays() throws {
    // One every 12 h for 30 days, an hour of work each: four end on the last two days.
    let desk = DeskText(
      period: "2024-01-01..2024-01-30", work: "60 min", limit: "2 h", arrivals: "every 12 h")
    let recorded = try #require(outcome(of: desk.text + "recording: [ { lag: 24 h } ]").recorded)
    #expect(recorded.checks[0].truly.inLastDays == 4)
    #expect(recorded.checks[0].recorded.inLastDays == 4)
    #expect(recorded.checks[0].recorded.closed == recorded.checks[0].truly.closed - 2)
  }
}
