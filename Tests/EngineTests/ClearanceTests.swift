import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// What is closed in its month, and how old and how late the open are, worked out by hand.
@Suite("Clearance")
struct ClearanceTests {
  @Test("a dossier counts in its month when it is closed in the month in which it was received")
  func sameMonth() throws {
    // A day's work each, by one officer. Monday 29 and Wednesday 31 January are done that day; what
    // comes on the 31st behind another is done on 1 February, and what comes on the 1st on the 2nd.
    let run = try TinyOffice(
      period: "2024-01-08..2024-02-29",
      workflow: ["{ step: look, at: desk, by: officer, work: 8 h }"], limit: "5 working days",
      received: [
        "2024-01-29T07:30", "2024-01-31T07:30", "2024-01-31T08:00", "2024-02-01T08:00",
      ]
    ).run()
    #expect(run.tally.received == 4 && run.tally.resolved == 4)
    #expect(run.tally.resolvedSameMonth == 3)
    #expect(run.outcome.months.map(\.tally.resolvedSameMonth) == [2, 1])
    #expect(run.outcome.agencies[0].tally.resolvedSameMonth == 3)
    #expect(run.outcome.channels.map(\.tally.resolvedSameMonth) == [3, 0])
  }

  @Test("what leaves without a result in its month is not resolved in it")
  func leftSameMonth() throws {
    let run = try TinyOffice(
      workflow: [
        "{ step: look, at: desk, by: officer, work: 1 h, outcomes: [ { return: 100 % } ] }"
      ], received: ["2024-01-08T08:00", "2024-01-09T08:00"]
    ).run()
    #expect(run.tally.returned == 2 && run.tally.standing.leftInItsMonth == 2)
    #expect(run.tally.resolvedSameMonth == 0)
  }

  struct Week: Sendable {
    let limit: String?
    let overdue: Int64
    let near: Int64
    let daysPast: Int64
    /// Working days left, most urgent first.
    let list: [Int]
  }

  /// One dossier a day from Monday 8 to Friday 12 January, none ever done, looked at on Friday.
  ///
  /// Due after one working day: Tue (3 working days past), Wed (2), Thu (1), Fri (today), Mon (1 left).
  /// After three: Thu (1 past), Fri (0), Mon (1), Tue (2), Wed (3). After four: Fri (0) to Thu (4).
  @Test(
    "near due is the last day and the three working days behind it; past is overdue",
    arguments: [
      Week(limit: "1 working days", overdue: 3, near: 2, daysPast: 6, list: [-3, -2, -1, 0, 1]),
      Week(limit: "3 working days", overdue: 1, near: 4, daysPast: 1, list: [-1, 0, 1, 2, 3]),
      Week(limit: "4 working days", overdue: 0, near: 4, daysPast: 0, list: [0, 1, 2, 3]),
      Week(limit: "5 working days", overdue: 0, near: 3, daysPast: 0, list: [1, 2, 3]),
      Week(limit: nil, overdue: 0, near: 0, daysPast: 0, list: []),
    ])
  func nearDue(week: Week) throws {
    let run = try TinyOffice(
      period: "2024-01-08..2024-01-12",
      workflow: ["{ step: look, at: desk, by: officer, work: 400 h }"], limit: week.limit,
      received: (8...12).map { "2024-01-\($0 < 10 ? "0" : "")\($0)T08:00" }
    ).run(listsDue: true)
    #expect(run.tally.open == 5 && run.tally.openOverdue == week.overdue)
    #expect(run.tally.standing.nearDue == week.near)
    #expect(run.tally.standing.overdueDays == week.daysPast)
    // Ages 4, 3, 2, 1 and 0; nine of ten of five are all five.
    #expect(run.tally.standing.ageDays == 10)
    #expect(run.outcome.total.ageNinetieth == 4)
    #expect(run.outcome.agencies[0].ageNinetieth == 4)
    #expect(run.outcome.months[0].ageNinetieth == 4)
    let list = try #require(run.outcome.dueList)
    #expect(list.map(\.daysLeft) == week.list)
    #expect(list.filter(\.isOverdue).count == Int(week.overdue))
    #expect(list.map(\.dossier) == (0..<list.count).map { Int64($0 + 1) })
    #expect(list.allSatisfy { $0.agency == "desk" && $0.procedure == "job" && $0.place == nil })
    if let first = list.first { #expect(TinyRun.time(first.accepted) == "08 08h00") }
  }

  @Test("working days are those of the clock's calendar: over Tết a week is one day")
  func overTet() throws {
    // The office is shut from Thursday 8 to Wednesday 14 February. Received on Monday 5 and Wednesday 7,
    // due after three working days: on Thursday 15 (Tue, Wed, Thu) and on Monday 19 (Thu, Fri, Mon).
    let run = try TinyOffice(
      period: "2024-02-05..2024-02-07",
      workflow: ["{ step: look, at: desk, by: officer, work: 400 h }"], limit: "3 working days",
      received: ["2024-02-05T08:00", "2024-02-07T08:00"]
    ).run(listsDue: true)
    #expect(run.tally.standing.nearDue == 2)
    #expect(run.outcome.dueList?.map(\.daysLeft) == [1, 3])
    #expect(
      run.outcome.dueList.map { $0.map { TinyRun.time($0.due) } } == ["15 08h00", "19 08h00"])
  }

  @Test("an hour limit that is over the same day is overdue by 0 working days, and listed first")
  func overdueTheSameDay() throws {
    let run = try TinyOffice(
      period: "2024-01-08..2024-01-08",
      workflow: ["{ step: look, at: desk, by: officer, work: 400 h }"], limit: "2 working h",
      clock: "judged: instant", received: ["2024-01-08T08:00", "2024-01-08T16:00"]
    ).run(listsDue: true)
    // Due at 10:00 today and, of the second, at 08:30 tomorrow.
    #expect(run.tally.openOverdue == 1 && run.tally.standing.overdueDays == 0)
    #expect(run.outcome.dueList?.map(\.isOverdue) == [true, false])
    #expect(run.outcome.dueList?.map(\.daysLeft) == [0, 1])
  }

  @Test("nothing is listed unless asked for, and only of the first replication")
  func listOnDemand() throws {
    let office = TinyOffice(
      workflow: ["{ step: look, at: desk, by: officer, work: 400 h }"], limit: "1 working days")
    #expect(try office.run().outcome.dueList == nil)
    #expect(try office.run(listsDue: true).outcome.dueList?.count == 1)
    #expect(try office.run(listsDue: true, replication: 1).outcome.dueList == nil)
  }

  @Test("in random offices months are told apart as the log has them, and no list changes a figure")
  func asTheLogSays() throws {
    var counted: Int64 = 0
    for seed in UInt64(0)..<25 {
      // The log has the internal dossiers too, the books have not.
      let made = RandomScenario(seed: seed, features: .all.subtracting(.demand))
      let scenario = try made.scenario()
      var options = RunOptions()
      options.logsDossiers = true
      options.listsDue = true
      let model = try Model(compiling: scenario, options: options)
      var simulation = Simulation(model)
      var outcome = try simulation.run(replication: 0, seed: seed)
      let span = model.span
      let edges = [span.periodStart] + span.monthStarts + [span.periodEnd]
      func month(_ instant: Int64) -> Int? {
        guard instant >= span.periodStart, instant < span.periodEnd else { return nil }
        return edges.lastIndex { $0 <= instant }
      }
      var accepted: [Int64: Int] = [:]
      var same: Int64 = 0
      for entry in simulation.dossierLog.entries {
        if entry.event == .accepted { accepted[entry.dossier] = month(entry.instant) }
        if entry.event == .resolved, let month = month(entry.instant) {
          same += accepted[entry.dossier] == month ? 1 : 0
        }
      }
      #expect(outcome.total.tally.resolvedSameMonth == same, "seed \(seed)\n\(made.text)")
      counted += same
      let list = try #require(outcome.dueList)
      let tally = outcome.total.tally
      #expect(list.count == Int(tally.openOverdue + tally.standing.nearDue), "seed \(seed)")
      #expect(tally.openOverdue + tally.standing.nearDue <= tally.open)
      for rows in [outcome.agencies, outcome.procedures, outcome.channels] {
        var sum = StandingTally()
        for row in rows { sum.add(row.tally.standing) }
        var all = StandingTally()
        all.add(tally.standing)
        #expect(sum == all, "seed \(seed)")
      }
      var plain = Simulation(try Model(compiling: scenario))
      outcome.dueList = nil
      let isSame = try plain.run(replication: 0, seed: seed) == outcome
      #expect(isSame, "seed \(seed)")
    }
    #expect(counted > 100)
  }
}

extension StandingTally {
  fileprivate mutating func add(_ other: StandingTally) {
    nearDue += other.nearDue
    overdueDays += other.overdueDays
    ageDays += other.ageDays
    openOfItsMonth += other.openOfItsMonth
    leftInItsMonth += other.leftInItsMonth
  }
}
