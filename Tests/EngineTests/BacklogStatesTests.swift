import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// An office open from 08h00 to 16h00 that starts with dossiers that somebody outside holds.
///
/// Nobody new comes. The period begins on Monday, 8 January 2024.
private struct HeldOffice {
  var rows: [String]
  var hours = "{ mon..fri: 08h00..16h00 }"
  var period = "2024-01-08..2024-01-31"
  var clock = "judged: date"
  var limit = "3 working days"
  var payment = "2 days"
  var papers = "wait: 2 days"
  var answer = "answer: 2 days"
  var decide = "60 min"

  func run() throws -> HeldRun {
    let text = """
      motcua: 1
      title: held
      question: What becomes of them?
      period: \(period)
      calendars: { office: { hours: \(hours) } }
      agencies:
        desk: { calendar: office, staff: { clerk: 1 post, officer: 9 posts } }
        tax: { level: outside, calendar: office }
      clock: { calendar: office, \(clock) }
      procedures:
        job:
          intake: desk
          deciding: desk
          limit: \(limit)
          workflow:
            - { receive: take, at: intake, by: clerk, work: 30 min }
            - { step: appraise, at: deciding, by: officer, work: 120 min, outcomes: [ { supplement: 100 %, \(papers), at-most: 1, redo: 50 % } ] }
            - { ask: notice, of: tax, \(answer) }
            - { pause: fee, wait: \(payment) }
            - { step: decide, at: deciding, by: officer, work: \(decide) }
      demand: { job: { arrivals: every 90000 min } }
      backlog: { as-of: 2024-01-07, steps: first, rows: [ \(rows.map { "{ procedure: job, \($0) }" }.joined(separator: ", ")) ] }
      experiment: { replications: 1, seed: 1 }

      """
    var options = RunOptions()
    options.logsDossiers = true
    let scenario = try ScenarioText.scenario(text)
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    let outcome = try simulation.run(replication: 0, seed: 1)
    return HeldRun(outcome: outcome, log: simulation.dossierLog, scenario: scenario)
  }
}

private struct HeldRun {
  let outcome: Outcome
  let log: DossierLog
  let scenario: Scenario

  var tally: Tally { outcome.total.tally }

  func times(_ event: DossierLog.Event) -> [String] {
    log.entries.filter { $0.event == event }.map { TinyRun.time($0.instant) }
  }

  var dues: [String] { log.closings.map { TinyRun.time($0.due.lawful) } }

  /// Days from the run's start to each of the events.
  func days(_ event: DossierLog.Event) -> [Double] {
    let start = scenario.period.lowerBound.startSecond
    return log.entries.filter { $0.event == event }.map { Double($0.instant - start) / 86_400 }
  }
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

@Suite("Backlog that waits")
struct BacklogStatesTests {
  @Test("for a payment: its clock is held from the run's start, its wait is a whole one")
  func payment() throws {
    // Accepted at noon of Thursday the 4th, due at noon of Tuesday the 9th. It waits from Monday 0h00 to
    // Wednesday 0h00, which is 16 open hours: due at noon of Thursday. Decided on Wednesday, 8h00-9h00.
    let rows = ["received: 2024-01-04, count: 1, state: awaiting-payment"]
    let run = try HeldOffice(rows: rows).run()
    #expect(run.times(.paymentReceived) == ["10 00h00"])
    #expect(run.times(.resolved) == ["10 09h00"])
    #expect(run.dues == ["11 12h00"])
    #expect(run.tally.carriedOver == 1 && run.tally.received == 0 && run.tally.resolvedEarly == 1)
    // Working time: 4 h on Thursday, 8 h on Friday, 1 h on Wednesday.
    #expect(run.tally.workingSeconds == hours(13))
    // On the evening of Monday it is open and paused.
    let day = try HeldOffice(rows: rows, period: "2024-01-08..2024-01-08").run()
    #expect(day.tally.openPaused == 1 && day.tally.states.awaitingPayment.total == 1)
    #expect(day.tally.openWithinTime == 1)
    // What nobody measured is told.
    #expect(
      run.scenario.parameters.contains { $0.path == "backlog.since" && $0.status == .assumed })
    // Where payment does not stop the clock it is due at noon of Tuesday: late.
    let runs = try HeldOffice(rows: rows, clock: "judged: date, payment: none").run()
    #expect(runs.dues == ["09 12h00"] && runs.tally.resolvedLate == 1)
  }

  @Test("since a day that is known: the clock and the wait count from then")
  func paymentSince() throws {
    // Asked at noon of Friday the 5th, four days: until noon of Tuesday; Friday 4 h, Monday 8 h, Tuesday
    // 4 h of the clock stand still. Decided on Tuesday, 12h00-13h00.
    let row = "received: 2024-01-04, count: 1, state: awaiting-payment, since: 2024-01-05"
    let run = try HeldOffice(rows: [row], payment: "4 days").run()
    #expect(run.times(.paymentReceived) == ["09 12h00"])
    #expect(run.times(.resolved) == ["09 13h00"])
    #expect(run.dues == ["11 12h00"])
    #expect(run.tally.workingSeconds == hours(4 + 4 + 1))
    #expect(!run.scenario.parameters.contains { $0.path == "backlog.since" })
    // A due date that is given is that of the evening before, and moves by what comes after: Monday 8 h
    // and Tuesday 4 h from Wednesday 16h00 on lead to noon of Friday.
    let given = try HeldOffice(rows: [row + ", due: 2024-01-10"], payment: "4 days").run()
    #expect(given.dues == ["12 12h00"])
    #expect(given.tally.workingSeconds == hours(4 + 4 + 1))
    // A wait that cannot have lasted so long is over when the run begins.
    let over = try HeldOffice(rows: [row], payment: "1 day").run()
    #expect(over.times(.paymentReceived) == ["08 00h00"])
  }

  @Test("for papers: the step is passed again, and the request counts as made")
  func papers() throws {
    // Held until Wednesday 0h00; appraised again with half of two hours, 8h00-9h00; the ask takes two
    // days of its own, the payment two more: Sunday 9h00. Decided on Monday the 15th, 8h00-9h00.
    let rows = ["received: 2024-01-04, count: 1, state: awaiting-supplement"]
    let run = try HeldOffice(rows: rows).run()
    #expect(run.times(.supplementReceived) == ["10 00h00"])
    #expect(run.times(.begun) == ["10 08h00", "15 08h00"])
    #expect(run.times(.resolved) == ["15 09h00"])
    // Only what is asked for in the period counts as asked for.
    #expect(run.tally.supplements == 0)
    #expect(run.times(.supplementRequested) == ["08 00h00"])
    let named = try HeldOffice(rows: [rows[0] + ", step: appraise"]).run()
    #expect(named.outcome == run.outcome)
    let day = try HeldOffice(rows: rows, period: "2024-01-08..2024-01-08").run()
    #expect(day.tally.states.awaitingSupplement.total == 1 && day.tally.openPaused == 1)
    // With the wait known to go on since noon of Friday it ends at noon of Tuesday the 9th.
    let since = try HeldOffice(rows: [rows[0] + ", since: 2024-01-05"], papers: "wait: 4 days")
      .run()
    #expect(since.times(.supplementReceived) == ["09 12h00"])
  }

  @Test("for an agency that was asked, with its clock running")
  func asked() throws {
    // Asked anew on Monday 0h00, or since noon of Friday; then the payment of two days.
    let row = "received: 2024-01-04, count: 1, step: notice"
    let run = try HeldOffice(rows: [row]).run()
    #expect(run.times(.answered) == ["10 00h00"])
    let since = try HeldOffice(rows: [row + ", since: 2024-01-05"], answer: "answer: 4 days").run()
    #expect(since.times(.answered) == ["09 12h00"])
    #expect(since.tally.openPaused == 0 && since.tally.resolved == 1)
  }

  @Test("for acceptance: handed in before the period, received in it")
  func submitted() throws {
    // Handed in on Friday, received on Monday 8h00-8h30: due at 8h30 of Thursday the 11th, and from then
    // on as any other.
    let run = try HeldOffice(rows: ["received: 2024-01-05, count: 1, state: submitted"]).run()
    #expect(run.times(.submitted) == ["05 12h00"])
    #expect(run.times(.accepted) == ["08 08h30"])
    #expect(run.tally.submittedAtStart == 1 && run.tally.submitted == 0)
    #expect(run.tally.received == 1 && run.tally.carriedOver == 0)
    #expect(run.tally.cohortOnTime + run.tally.cohortLate == 1)
    #expect(run.tally.booksBalance)
  }

  @Test("all states together, in the order in which they came")
  func together() throws {
    let run = try HeldOffice(rows: [
      "received: 2024-01-05, count: 2, state: submitted",
      "received: 2024-01-02..2024-01-04, count: 3, state: in-progress",
      "received: 2024-01-03, count: 4, state: awaiting-payment",
      "received: 2024-01-03, count: 5, state: awaiting-supplement",
    ]).run()
    #expect(run.tally.carriedOver == 12 && run.tally.submittedAtStart == 2)
    #expect(run.tally.resolved == 14 && run.tally.open == 0)
  }
}

@Suite("Waits that have lasted")
struct LastingWaitTests {
  /// 4,000 dossiers, round the clock, that have waited since 2 January: 5 to 6 days.
  private func run(_ payment: String) throws -> HeldRun {
    try HeldOffice(
      rows: ["received: 2024-01-01, count: 4000, state: awaiting-payment, since: 2024-01-02"],
      hours: "always", period: "2024-01-08..2024-03-05", payment: payment, decide: "0 min"
    ).run()
  }

  @Test("without a memory they are as new")
  func exponential() throws {
    let days = try run("exponential 4 days").days(.paymentReceived)
    #expect(days.count == 4000)
    // Standard error 4 / 4,000^½ = 0.0632.
    #expect(abs(mean(days) - 4) < 4 * 0.0633)
  }

  @Test("of a bounded law only the rest is left")
  func uniform() throws {
    // 0 to 10 days, of which 5.5 are over on average: the rest is even, 2.25 in the mean, with a
    // standard deviation of 1.31; nobody takes longer than 5.
    let days = try run("uniform 0..10 days").days(.paymentReceived)
    #expect(days.count == 4000)
    #expect(abs(mean(days) - 2.25) < 4 * 1.31 / 63.2)
    #expect(days.allSatisfy { $0 >= 0 && $0 <= 5.001 })
  }

  @Test("who has not answered for long may well never answer")
  func neverAnswers() throws {
    // Half never answer; of the others 1 - e/10 are still to answer after e days, e from 5 to 6. So of
    // those who wait ∫ 1 / (2 - e/10) de = 10 ln(1.5 / 1.4) = 0.6899 never do. Standard error 0.0073.
    let run = try run("uniform 0..10 days, no-answer: 50 %, close-after: 20 days")
    #expect(abs(Double(run.tally.withdrawn) / 4000 - 0.6899) < 4 * 0.0074)
    #expect(run.tally.withdrawn + run.tally.resolved == 4000)
    // They are closed twenty days after they were asked.
    #expect(run.days(.withdrawn).allSatisfy { $0 >= 13.999 && $0 <= 15.001 })
  }
}
