import Engine
import Testing
import WorkingTime

@Suite("Batches")
struct BatchTests {
  private static func office(_ batch: String, _ received: String...) -> TinyOffice {
    var office = TinyOffice(workflow: [
      "{ step: council, at: desk, by: clerk, work: 10 min, batch: \(batch) }"
    ])
    office.received = received
    return office
  }

  @Test("a moment releases at most so many, oldest first, and the setup comes once")
  func sizeAndSetup() throws {
    let run = try Self.office(
      "{ mon..fri: 09h00 }, batch-size: 2, setup: 30 min", "2024-01-08T08:00",
      "2024-01-08T08:05", "2024-01-08T08:10"
    ).run()
    #expect(run.times(.resolved) == ["1: 08 09h40", "2: 08 09h50", "3: 09 09h40"])
  }

  @Test("who comes at the very instant is released with the others; a second later is too late")
  func atTheInstant() throws {
    let run = try Self.office(
      "{ mon: 09h00, thu: 09h00 }", "2024-01-08T09:00:00", "2024-01-08T09:00:01"
    ).run()
    #expect(run.times(.resolved) == ["1: 08 09h10", "2: 11 09h10"])
  }

  @Test("a moment in closed time moves to the same hour of the next open day, if none comes first")
  func holiday() throws {
    // Tết is from Thursday 8 to Wednesday 14 February 2024.
    for (batch, resolved) in [
      ("{ mon: 09h00 }", "1: 15 09h10"), ("{ mon: 09h00, thu: 08h00 }", "1: 15 08h10"),
      ("{ mon: 09h00, fri: 10h00 }", "1: 15 09h10"),
    ] {
      var office = Self.office(batch, "2024-02-07T10:00")
      office.period = "2024-02-05..2024-02-29"
      #expect(try office.run().times(.resolved) == [resolved])
    }
  }

  @Test("the wait for the moment is told apart from the queue behind it")
  func delays() throws {
    let run = try Self.office("{ mon..fri: 09h00 }", "2024-01-08T08:00", "2024-01-08T08:30")
      .run(recordsDelays: true)
    let second = run.log.spans.filter { $0.dossier == 2 }
    #expect(second.map(\.kind) == [.batchOrWindow, .queue, .work])
    #expect(second.map(\.seconds) == [1800, 600, 600])
  }
}

@Suite("Windows")
struct WindowTests {
  private static func office(_ received: String...) -> TinyOffice {
    var office = TinyOffice(workflow: [
      "{ step: sign, at: desk, by: clerk, work: 90 min, window: { mon..fri: 16h00..17h00 } }"
    ])
    office.received = received
    return office
  }

  @Test("work begins in the window and runs on over the closing")
  func acrossClosing() throws {
    let run = try Self.office("2024-01-08T08:00", "2024-01-08T08:30").run()
    #expect(
      run.work("desk.clerk")
        == ["begin 08 16h00", "end 09 08h00", "begin 09 16h00", "end 10 08h00"])
  }

  @Test("who comes within it is begun at once, at its end the next day")
  func edges() throws {
    #expect(try Self.office("2024-01-08T16:30").run().work("desk.clerk").first == "begin 08 16h30")
    #expect(try Self.office("2024-01-08T17:00").run().work("desk.clerk").first == "begin 09 16h00")
    // Friday's comes on Monday.
    #expect(try Self.office("2024-01-12T17:00").run().work("desk.clerk").first == "begin 15 16h00")
  }

  @Test("while the window is open, its queue and others are one line")
  func oneLine() throws {
    var office = TinyOffice(workflow: [
      "{ step: sign, at: desk, by: clerk, work: 20 min, window: { mon..fri: 16h00..17h00 } }",
      "{ step: file, at: desk, by: clerk, work: 10 min }",
    ])
    office.received = ["2024-01-08T15:00", "2024-01-08T15:30"]
    let run = try office.run()
    // The filing of the first comes at 16h20, behind the second signature, which came at 15h30.
    #expect(
      run.work("desk.clerk")
        == [
          "begin 08 16h00", "end 08 16h20", "begin 08 16h20", "end 08 16h40", "begin 08 16h40",
          "end 08 16h50", "begin 08 16h50", "end 08 17h00",
        ])
  }

  @Test("the wait for the window is told apart from the queue")
  func delays() throws {
    let run = try Self.office("2024-01-08T15:00", "2024-01-08T15:30").run(recordsDelays: true)
    let first = run.log.spans.filter { $0.dossier == 1 }
    #expect(first.first { $0.kind == .batchOrWindow }?.seconds == 3600)
    #expect(first.first { $0.kind == .work }?.seconds == 5400)
    #expect(!first.contains { $0.kind == .queue })
  }
}

@Suite("Hand-overs")
struct HandOverTests {
  private static func office(_ row: String, _ received: String...) -> TinyOffice {
    var office = TinyOffice(workflow: [
      "{ step: draft, at: land, by: clerk, work: 10 min }",
      "{ step: sign, at: desk, by: clerk, work: 10 min }",
    ])
    office.received = received
    office.extra = "hand-overs: [ \(row) ]"
    return office
  }

  @Test(
    "paper that is given in time goes at that day's closing, later paper at the next opening",
    arguments: [
      ("2024-01-08T14:00", "08 17h00"), ("2024-01-08T14:49", "08 17h00"),
      // Given at 15h00 and after.
      ("2024-01-08T14:50", "09 07h30"), ("2024-01-08T15:10", "09 07h30"),
      // On Friday.
      ("2024-01-12T15:10", "15 07h30"),
    ])
  func paper(received: String, there: String) throws {
    let run = try Self.office("{ from: land, electronic: 0 %, paper: 15h00 }", received).run()
    #expect(run.times(.handedOver) == ["1: \(there)"])
  }

  @Test("an electronic one takes its delay, in the open time of who gives")
  func electronic() throws {
    let run = try Self.office("{ delay: 2 working h }", "2024-01-08T16:00").run()
    #expect(run.times(.handedOver) == ["1: 09 08h40"])
    #expect(run.times(.resolved) == ["1: 09 08h50"])
  }

  @Test("what is lost is sent again a working day later, until it arrives")
  func lost() throws {
    var office = Self.office("{ lost: 60 % }")
    office.period = "2024-01-08..2024-03-29"
    office.workflow = office.workflow.map { $0.replacing("10 min", with: "1 min") }
    // Three hours of one a minute.
    office.received = (0..<180).map { minute in
      "2024-01-08T\(minute < 120 ? "0" : "")\(8 + minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }
    let run = try office.run()
    let late = run.log.entries.filter { $0.event == .handedOver }
    #expect(run.tally.resolved == 180)
    // 4 standard errors of a share of 60 % of 180 are 26 dossiers.
    #expect(abs(late.count - 108) <= 26)
    var gaps: Set<Int> = []
    for entry in late {
      let sent = run.log.entries.first { $0.dossier == entry.dossier && $0.event == .finished }
      let finished = try #require(sent)
      let days =
        CivilDate.containing(second: entry.instant).dayNumber
        - CivilDate.containing(second: finished.instant).dayNumber
      #expect((entry.instant - finished.instant) % 86_400 == 0)
      #expect(CivilDate.containing(second: entry.instant).weekday.rawValue < 5)
      gaps.insert(days)
    }
    #expect(gaps.isSuperset(of: [1, 2, 3]) && gaps.allSatisfy { $0 >= 1 })
  }

  @Test("only the row that fits first counts, and none within an agency")
  func rows() throws {
    let rows = "{ from: desk, delay: 9 h }, { from: land, to: desk, delay: 1 h }, { delay: 5 h }"
    let run = try Self.office(rows, "2024-01-08T08:00").run()
    #expect(run.times(.handedOver) == ["1: 08 09h10"])
    var same = Self.office("{ delay: 1 h }", "2024-01-08T08:00")
    same.workflow[0] = "{ step: draft, at: desk, by: officer, work: 10 min }"
    #expect(try same.run().times(.handedOver).isEmpty)
  }

  @Test("behind a parallel a dossier is where the last branch was")
  func behindParallel() throws {
    var office = Self.office("{ delay: 1 h }", "2024-01-08T08:00")
    office.workflow = [
      "{ step: draft, at: desk, by: officer, work: 10 min }",
      "{ parallel: both, branches: { one: [ { step: measure, at: land, by: clerk, work: 30 min } ], two: [ { step: view, at: desk, by: head, work: 5 min } ] } }",
      "{ step: map, at: land, by: clerk, work: 10 min }",
    ]
    let run = try office.run()
    // One hand-over: to the measurement.
    #expect(run.times(.handedOver) == ["1: 08 09h10"])
    #expect(run.times(.resolved) == ["1: 08 09h50"])
  }
}

@Suite("Exits")
struct ExitTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 10 min }"

  @Test("a refused dossier was never received")
  func refused() throws {
    let receive =
      "{ receive: file, at: desk, by: officer, work: 10 min, outcomes: [ { refuse: 100 % } ] }"
    let run = try TinyOffice(workflow: [receive, Self.sign]).run()
    #expect(run.times(.refused) == ["1: 08 08h10"])
    #expect(run.tally.refusedAtIntake == 1 && run.tally.submitted == 1)
    #expect(run.tally.received == 0 && run.tally.left == 0 && run.tally.cohortLeft == 0)
    #expect(run.liveCount == 0)
  }

  @Test(
    "each way out has its own count, and is of the cohort",
    arguments: ["return", "stop", "withdraw"])
  func exits(kind: String) throws {
    let check =
      "{ step: check, at: desk, by: officer, work: 10 min, outcomes: [ { \(kind): 100 % } ] }"
    let tally = try TinyOffice(workflow: [check, Self.sign]).run().tally
    let counts = [tally.returned, tally.stopped, tally.withdrawn]
    #expect(counts == ["return", "stop", "withdraw"].map { $0 == kind ? 1 : 0 })
    #expect(tally.received == 1 && tally.open == 0 && tally.cohortLeft == 1)
    #expect(tally.cohortOnTime == 0 && tally.cohortLate == 0)
  }

  @Test("patience is over in the queue alone, before acceptance and after it")
  func patience() throws {
    for (kind, isReceived) in [("receive", false), ("step", true)] {
      var office = TinyOffice(workflow: [
        "{ \(kind): first, at: desk, by: officer, work: 60 min, patience: 30 min }", Self.sign,
      ])
      office.received = ["2024-01-08T08:00", "2024-01-08T08:10", "2024-01-08T08:35"]
      let run = try office.run()
      // The first is in hand for longer than its patience; the third waits for 25 minutes only.
      #expect(run.times(.withdrawn) == ["2: 08 08h40"])
      #expect(run.times(.resolved) == ["1: 08 09h10", "3: 08 10h10"])
      #expect(run.tally.withdrawn == (isReceived ? 1 : 0))
      #expect(run.tally.withdrawnBeforeAcceptance == (isReceived ? 0 : 1))
    }
  }
}
