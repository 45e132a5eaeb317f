import Engine
import Testing
import WorkingTime

@Suite("Waits for somebody outside")
struct HoldTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 10 min }"

  @Test("silence is consent at the limit of the answer")
  func consent() throws {
    let ask = "{ ask: view, of: tax, answer: 9 days, answer-by: 2 working days, silence: consent }"
    let run = try TinyOffice(workflow: [ask, Self.sign]).run()
    // 16 open hours after Monday 08h00.
    #expect(run.times(.answered) == ["1: 10 08h00"])
    #expect(run.times(.resolved) == ["1: 10 08h10"])
    #expect(run.tally.lateAnswers == 1)
  }

  @Test("silence that has to be waited through only counts")
  func silence() throws {
    let ask = "{ ask: view, of: tax, answer: 9 days, answer-by: 2 working days }"
    let run = try TinyOffice(workflow: [ask, Self.sign]).run()
    #expect(run.times(.answered) == ["1: 17 08h00"])
    #expect(run.tally.lateAnswers == 1)
    let early = "{ ask: view, of: tax, answer: 1 h, answer-by: 2 working days, silence: consent }"
    let inTime = try TinyOffice(workflow: [early, Self.sign]).run()
    #expect(inTime.times(.answered) == ["1: 08 09h00"])
    #expect(inTime.tally.lateAnswers == 0)
  }

  @Test("an ask stops the clock only where it is told to")
  func clockOfAsk() throws {
    for (rule, due) in [("", "09 08h00"), (", clock: stop", "10 08h00")] {
      let ask = "{ ask: view, of: tax, answer: 1 days\(rule) }"
      let run = try TinyOffice(workflow: [ask, Self.sign], limit: "1 working day").run()
      #expect(run.due().map { TinyRun.time($0.lawful) } == due)
    }
  }

  @Test("papers that never come close the dossier as returned")
  func unanswered() throws {
    let check =
      "{ step: check, at: desk, by: officer, work: 10 min, outcomes: [ { supplement: 100 %, wait: 1 days, no-answer: 100 %, close-after: 3 days } ] }"
    let run = try TinyOffice(workflow: [check, Self.sign], limit: "2 working days").run()
    #expect(run.times(.returned) == ["1: 11 08h10"])
    #expect(run.tally.returned == 1 && run.tally.open == 0 && run.tally.supplements == 1)
    // The clock stood still all the while.
    #expect(run.tally.leftEarly == 1)
    #expect(run.liveCount == 0)
  }

  @Test("papers that never come before acceptance leave nothing to return")
  func unansweredAtIntake() throws {
    let receive =
      "{ receive: file, at: desk, by: officer, work: 10 min, outcomes: [ { supplement: 100 %, wait: 1 days, no-answer: 100 %, close-after: 3 days } ] }"
    let run = try TinyOffice(workflow: [receive, Self.sign]).run()
    #expect(run.times(.withdrawn) == ["1: 11 08h10"])
    #expect(run.times(.accepted).isEmpty)
    #expect(run.tally.withdrawnBeforeAcceptance == 1 && run.tally.received == 0)
    #expect(run.tally.supplements == 0)
  }

  @Test("a payment that never comes is withdrawn")
  func unpaid() throws {
    let pause = "{ pause: fee, wait: 1 days, no-answer: 100 %, close-after: 3 days }"
    let run = try TinyOffice(workflow: [pause, Self.sign]).run()
    #expect(run.times(.withdrawn) == ["1: 11 08h00"])
    #expect(run.tally.withdrawn == 1 && run.tally.open == 0)
  }

  @Test(
    "waits that overlap in two branches suspend the clock once",
    arguments: [
      // From 08h00 on the 8th to 08h00 on the 10th: 16 open hours, and not 24.
      ("{ pause: b, wait: 2 days }", "12 08h00"),
      // To 09h00 on the 10th, half of it beside the other.
      (
        "{ step: view, at: desk, by: officer, work: 60 min }, { pause: b, wait: 2 days }",
        "12 09h00"
      ),
      // A gap of two days between them, in which the clock runs: 8 and 8 open hours.
      (
        "{ ask: view, of: tax, answer: 2 days }, { pause: b, wait: 1 days }", "12 08h00"
      ),
    ])
  func overlap(second: String, due: String) throws {
    let parallel =
      "{ parallel: both, branches: { one: [ { pause: a, wait: 1 days } ], two: [ \(second) ] } }"
    let run = try TinyOffice(workflow: [parallel, Self.sign], limit: "2 working days").run()
    #expect(run.due().map { TinyRun.time($0.lawful) } == due)
    #expect(run.due().map { TinyRun.time($0.original) } == "10 08h00")
  }

  @Test("a dossier that is paused at the end of a month stands as if its clock went on then")
  func monthEnd() throws {
    for (rule, isOverdue) in [("stop", false), ("none", true)] {
      var office = TinyOffice(
        workflow: ["{ pause: fee, wait: 6 days }", Self.sign], limit: "1 working day")
      office.period = "2024-01-08..2024-02-29"
      office.clock = "payment: \(rule)"
      office.received = ["2024-01-29T08:00"]
      let months = try office.run().outcome.months.map(\.tally)
      #expect(months[0].openPaused == 1 && months[1].openPaused == 0)
      #expect(months[0].openOverdue == (isOverdue ? 1 : 0))
      #expect(months[0].openWithinTime == (isOverdue ? 0 : 1))
      #expect(months[1].resolvedLate == (isOverdue ? 1 : 0))
    }
  }

  @Test(
    "the cohort is followed through a suspension that outlives the period",
    arguments: [
      ("40 days", "stop", 1, 0), ("40 days", "none", 0, 1), ("40 days", "restart", 1, 0),
      // Longer than anybody follows: left out.
      ("500 days", "stop", 0, 0),
    ])
  func followUp(wait: String, rule: String, onTime: Int64, late: Int64) throws {
    var office = TinyOffice(
      workflow: ["{ pause: fee, wait: \(wait) }", Self.sign], limit: "1 working day")
    office.clock = "payment: \(rule)"
    office.received = ["2024-01-30T08:00"]
    let tally = try office.run().tally
    #expect(tally.received == 1 && tally.open == 1)
    #expect(tally.cohortOnTime == onTime && tally.cohortLate == late)
  }

  @Test("a dossier that is asked for papers twice is late by decision 766 alone")
  func twoSupplements() throws {
    for (most, byCurrent) in [(1, 1), (2, 0)] {
      let check =
        "{ step: check, at: desk, by: officer, work: 10 min, outcomes: [ { supplement: 100 %, wait: 1 h, at-most: \(most) } ] }"
      let run = try TinyOffice(workflow: [check, Self.sign], limit: "2 working days").run()
      #expect(run.tally.supplements == Int64(most))
      #expect(run.tally.resolvedEarly == 1)
      #expect(run.tally.closedByCurrent == Int64(byCurrent))
    }
  }

  @Test("an outcome that never happens shifts no draw of an applicant's")
  func drawsGoByName() throws {
    let first = "{ step: first, at: desk, by: clerk, work: 10 min }"
    let never =
      "{ step: first, at: desk, by: clerk, work: 10 min, outcomes: [ { stop: 0 % } ] }"
    let check =
      "{ step: check, at: desk, by: officer, work: 10 min, outcomes: [ { supplement: 100 %, wait: exponential 3 days, at-most: 1 } ] }"
    let plain = try TinyOffice(workflow: [first, check]).run().times(.supplementReceived)
    let more = try TinyOffice(workflow: [never, check]).run().times(.supplementReceived)
    #expect(plain.count == 1 && plain == more)
  }

  @Test("a dossier given for a due date keeps it through a suspension")
  func givenDue() throws {
    var office = TinyOffice(
      workflow: ["{ pause: fee, wait: 1 days }", Self.sign], limit: "1 working day")
    office.received = ["2024-01-30T08:00"]
    office.extra =
      "backlog: { as-of: 2024-01-07, steps: first, rows: [ { procedure: job, received: 2024-01-05, count: 1, due: 2024-01-12 } ] }"
    let due = try #require(try office.run().due())
    #expect(TinyRun.time(due.original) == "12 17h00")
    // The pause begins at the period's first midnight and takes Monday's 8 hours: the 15th, closing.
    #expect(TinyRun.time(due.lawful) == "15 17h00")
  }
}

@Suite("Extensions and letters")
struct ExtensionRunTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 10 min }"
  private static let rule = "extension: { chance: 100 %, by: 2 working days, letter: 100 % }"

  @Test("more time is asked for at the last opening before the day on which a dossier is due")
  func letters() throws {
    // 30 hours of work: until Thursday 15h30. Due on Thursday, asked for on Wednesday morning.
    var office = TinyOffice(
      workflow: ["{ step: long, at: desk, by: clerk, work: 1800 min }"], limit: "3 working days")
    office.clock = Self.rule
    let run = try office.run()
    #expect(run.times(.extensionGranted) == ["1: 10 07h30"])
    #expect(run.due().map { TinyRun.time($0.lawful) } == "11 08h00")
    #expect(run.due().map { TinyRun.time($0.current) } == "15 08h00")
    #expect(run.tally.lettersDue == 1 && run.tally.lettersInTime == 1)
    #expect(run.tally.lettersLate == 0 && run.tally.extensionsGranted == 1)
    #expect(run.tally.resolvedOnTime == 1)
  }

  @Test("who is done before is asked nothing, and who has no day before has nobody to ask")
  func noLetters() throws {
    for (work, limit) in [("600 min", "3 working days"), ("1800 min", "1 working day")] {
      var office = TinyOffice(
        workflow: ["{ step: long, at: desk, by: clerk, work: \(work) }"], limit: limit)
      office.clock = Self.rule
      let run = try office.run()
      #expect(run.tally.lettersDue == 0 && run.tally.extensionsGranted == 0)
    }
  }

  @Test("a refused extension leaves the due date; letters go late or never")
  func refused() throws {
    for (letters, late) in [("letter: 0 %, letter-late: 100 %", 1), ("letter: 0 %", 0)] {
      var office = TinyOffice(
        workflow: ["{ step: long, at: desk, by: clerk, work: 1800 min }"], limit: "3 working days")
      office.clock = "extension: { chance: 0 %, by: 2 working days, \(letters) }"
      let run = try office.run()
      #expect(run.times(.extensionRefused) == ["1: 10 07h30"])
      #expect(run.due().map { $0.current == $0.lawful } == true)
      #expect(run.tally.lettersDue == 1 && run.tally.lettersLate == Int64(late))
      #expect(run.tally.lettersInTime == 0)
    }
  }

  @Test("dossiers in hand when the run begins are asked for as well, and none before")
  func backlog() throws {
    var office = TinyOffice(
      workflow: ["{ step: long, at: desk, by: clerk, work: 3000 min }"], limit: "3 working days")
    office.clock = Self.rule
    office.received = ["2024-01-30T08:00"]
    // Accepted on Friday, due on Wednesday; the other was due before the run began.
    office.extra =
      "backlog: { as-of: 2024-01-07, steps: first, rows: [ { procedure: job, received: 2024-01-05, count: 1 }, { procedure: job, received: 2023-12-20, count: 1 } ] }"
    let run = try office.run()
    #expect(run.times(.extensionGranted) == ["2: 09 07h30"])
    #expect(run.times(.accepted).prefix(2).map { String($0.prefix(4)) } == ["2: 0", "1: 2"])
    #expect(run.tally.lettersDue == 1)
  }

  @Test("an online dossier is acknowledged by the clock of its own")
  func acknowledgement() throws {
    for (channel, minutes, counts) in [
      ("online", 480, [1, 0]), ("online", 481, [0, 1]), ("counter", 481, [0, 0]),
    ] {
      var office = TinyOffice(workflow: [
        "{ receive: file, at: desk, by: officer, work: \(minutes) min }", Self.sign,
      ])
      office.clock = "acknowledge: 8 working h"
      office.channel = channel
      let tally = try office.run().tally
      #expect([tally.acknowledgedInTime, tally.acknowledgedLate] == counts.map(Int64.init))
    }
  }
}
