import Engine
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Versions of a procedure by date, worked out by hand in an office of a few dossiers.
///
/// Monday is 2024-01-08; the office is open 07:30-11:30 and 13:00-17:00.
@Suite("Versions of a procedure")
struct VersionTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 10 min }"

  /// An office with policies, each the text of its mapping.
  private func office(
    _ policies: [String], workflow: [String] = [sign], limit: String? = "5 working days",
    received: [String] = ["2024-01-09T08:00", "2024-01-10T08:00"]
  ) -> TinyOffice {
    var office = TinyOffice(workflow: workflow, limit: limit, received: received)
    let lines = policies.enumerated().map { "  p\($0): \($1)" }
    office.extra =
      "policies:\n\(lines.joined(separator: "\n"))\n"
      + "apply: [\(policies.indices.map { "p\($0)" }.joined(separator: ", "))]"
    return office
  }

  private func simplify(_ keys: String, from: String = "2024-01-10") -> String {
    "{ from: \(from), do: [ { simplify: job, \(keys) } ] }"
  }

  private func dues(_ run: TinyRun) -> [String] {
    run.log.closings.sorted { $0.dossier < $1.dossier }.map { TinyRun.time($0.due.lawful) }
  }

  /// The due days of dossiers accepted at 08h00 on Tuesday the 9th, Wednesday the 10th and Friday the
  /// 12th, with a limit of 5 working days in the file.
  @Test(
    "a limit holds for dossiers accepted from its day on",
    arguments: [
      // 2 working days: Friday the 12th, and Tuesday the 16th.
      (["limit: -3 working days"], ["16", "12", "16"]),
      // 3.5, so 4: Tuesday the 16th, and Thursday the 18th.
      (["limit: -30 %"], ["16", "16", "18"]),
      // 5 x 0.7 - 1 = 2.5, so 3, rounded up once at the end.
      (["limit: -30 %", "limit: -1 working day"], ["16", "15", "17"]),
      (["limit: -1 working day", "limit: -30 %"], ["16", "15", "17"]),
      // 5 x 0.8 x 0.5 = 2.
      (["limit: -20 %", "limit: -50 %"], ["16", "12", "16"]),
      // Whoever is not reached is bound as well.
      (["limit: -3 working days, effective: 0 %"], ["16", "12", "16"]),
      (["limit: -3 working days, ramp: linear 12 months"], ["16", "12", "16"]),
      // The last day is included.
      (["limit: -3 working days, until: 2024-01-10"], ["16", "12", "19"]),
      (["limit: -3 working days, until: 2024-01-11"], ["16", "12", "19"]),
      // The later of two new values, and percentages on top of it: 4 x 0.5 = 2.
      (["limit: 4 working days, from: 2024-01-09", "limit: 3 working days"], ["15", "15", "17"]),
      (["limit: 3 working days", "limit: 4 working days, from: 2024-01-09"], ["15", "15", "17"]),
      (["limit: 4 working days", "limit: -50 %"], ["16", "12", "16"]),
      // Another unit: 4 days after Wednesday is Sunday, rolled to Monday; after Friday Tuesday.
      (["limit: 4 days"], ["16", "15", "16"]),
      (["limit: -0 %"], ["16", "17", "19"]),
    ] as [([String], [String])])
  func limits(keys: [String], days: [String]) throws {
    let office = office(
      keys.map { simplify($0) },
      received: ["2024-01-09T08:00", "2024-01-10T08:00", "2024-01-12T08:00"])
    #expect(dues(try office.run()) == days.map { "\($0) 08h00" })
  }

  @Test("acceptance counts, not the day of filing")
  func acceptanceCounts() throws {
    let receive = "{ receive: file, at: desk, by: officer, work: 10 min }"
    let office = office(
      [simplify("limit: -3 working days")], workflow: [receive, Self.sign],
      received: ["2024-01-09T16:40", "2024-01-09T16:55"])
    // The second is accepted at 07h35 on the 10th: 2 working days.
    #expect(dues(try office.run()) == ["16 16h50", "12 07h35"])
  }

  @Test("a limit that starts anew is that of the day of acceptance")
  func restartsKeepTheOldLimit() throws {
    var office = office(
      [simplify("limit: -3 working days")],
      workflow: ["{ pause: fee, wait: 2 days }", Self.sign])
    office.clock = "payment: restart"
    // Back on the 11th and the 12th: 5 working days, and 2.
    #expect(dues(try office.run()) == ["18 08h00", "16 08h00"])
    office.clock = "payment: stop"
    // Two days of 8 open hours each on top of the 16th and the 12th.
    #expect(dues(try office.run()) == ["18 08h00", "16 08h00"])
  }

  @Test("a procedure without a limit gets one")
  func newLimits() throws {
    let run = try office([simplify("limit: 2 working days")], limit: nil).run()
    let closings = run.log.closings.sorted { $0.dossier < $1.dossier }
    #expect(closings.map { $0.due.lawful < WorkingCalendar.never } == [false, true])
    #expect(TinyRun.time(closings[1].due.lawful) == "12 08h00")
  }

  @Test("work is that of the day of acceptance, and of the receipt that of its own day")
  func work() throws {
    let items = [
      "{ receive: file, at: desk, by: officer, work: 20 min }",
      "{ step: check, at: desk, by: clerk, work: 100 min }", Self.sign,
    ]
    func times(_ keys: String) throws -> [String] {
      let run = try office([simplify(keys)], workflow: items).run()
      return run.times(.accepted) + run.times(.resolved)
    }
    #expect(
      try times("work: -20 %") == ["1: 09 08h20", "2: 10 08h16", "1: 09 10h10", "2: 10 09h44"])
    #expect(
      try times("work: { check: -5 min, sign: 4 min }")
        == ["1: 09 08h20", "2: 10 08h20", "1: 09 10h10", "2: 10 09h59"])
    // New work is drawn from the numbers of the old, whatever its law.
    #expect(
      try times("work: { sign: 4 min, file: uniform 1..1 min }")
        == ["1: 09 08h20", "2: 10 08h01", "1: 09 10h10", "2: 10 09h45"])
    // 100 x 0.8 x 0.5 - 10 = 30, in whatever order.
    for order in ["-20 %|-50 %|-10 min", "-10 min|-50 %|-20 %"] {
      let policies = order.split(separator: "|").map { simplify("work: { check: \($0) }") }
      let run = try office(policies, workflow: items).run()
      #expect(run.times(.resolved) == ["1: 09 10h10", "2: 10 09h00"])
    }
  }

  @Test("what is left of a draw is never below 0")
  func workIsNotNegative() throws {
    // 0 to 20 minutes less 10: half of the draws would be below 0, and the mean is 0.
    let receive = "{ receive: file, at: desk, by: officer, work: uniform 0..20 min }"
    let received = (10...29).map { "2024-01-\($0)T08:00" }
    let run = try office(
      [simplify("work: { file: -10 min }")], workflow: [receive, Self.sign], received: received
    ).run()
    let worked = run.workLog.entries.filter {
      $0.kind == .begin && run.pools[$0.pool] == "desk.officer"
    }
    .map(\.work)
    #expect(worked.count == 20 && worked.allSatisfy { (0...600).contains($0) })
    #expect(worked.contains(0) && worked.contains { $0 > 0 })
  }

  @Test("what is dropped is passed no more, alone, with a choice or with a parallel")
  func drops() throws {
    let check = "{ step: check, at: desk, by: officer, work: 30 min }"
    let view = "{ step: view, at: desk, by: officer, work: 30 min }"
    let choice = "{ choose: way, cases: [ { chance: 100 %, do: [ \(check) ] } ] }"
    let both = "{ parallel: both, branches: { one: [ \(check) ], two: [ \(view) ] } }"
    let ask = "{ ask: answer, of: tax, answer: 30 min }"
    for (item, name, before) in [
      (check, "check", "08h40"), (choice, "way", "08h40"), (choice, "check", "08h40"),
      (both, "both", "09h10"), (ask, "answer", "08h40"),
    ] {
      let run = try office([simplify("drop: [\(name)]")], workflow: [item, Self.sign]).run()
      #expect(run.times(.resolved) == ["1: 09 \(before)", "2: 10 08h10"], "\(name)")
    }
    // One branch of two: the other one is waited for.
    let run = try office([simplify("drop: view")], workflow: [both, Self.sign]).run()
    #expect(run.times(.resolved) == ["1: 09 09h10", "2: 10 08h40"])
  }

  @Test("a dossier in the office on the day keeps its rules to the end, sent back or not")
  func oldOnesKeepTheirs() throws {
    let items = [
      "{ step: check, at: desk, by: officer, work: 20 min }",
      "{ ask: view, of: tax, answer: 1 days, outcomes: [ { back: 100 %, to: check, at-most: 1 } ] }",
      Self.sign,
    ]
    let run = try office([simplify("work: -50 %")], workflow: items).run()
    // On the 9th 08h20, on the 10th from 08h20 to 08h40, answered on the 11th; then the 10 minutes.
    #expect(run.times(.resolved) == ["1: 11 08h50", "2: 12 08h25"])
    #expect(run.times(.answered) == ["1: 10 08h20", "2: 11 08h10", "1: 11 08h40", "2: 12 08h20"])
  }

  @Test("refusals go by the day of the receipt, also where all are refused before or after it")
  func refusals() throws {
    let receive =
      "{ receive: file, at: desk, by: officer, work: 10 min, outcomes: [ { refuse: 100 % } ] }"
    let run = try office([simplify("refuse: -100 %")], workflow: [receive, Self.sign]).run()
    #expect(run.times(.refused) == ["1: 09 08h10"])
    #expect(run.times(.accepted) == ["2: 10 08h10"])
    let spared = receive.replacing("100 %", with: "0 %")
    let back = try office([simplify("refuse: +100 pp")], workflow: [spared, Self.sign]).run()
    #expect(back.times(.refused) == ["2: 10 08h10"])
  }

  @Test("the dossiers in hand keep the rules of the day on which they were accepted")
  func backlog() throws {
    var office = office(
      [simplify("limit: -3 working days, work: -50 %", from: "2024-01-05")],
      received: ["2024-01-31T16:00"])
    office.extra +=
      "\nbacklog: { as-of: 2024-01-07, steps: first, count: 2, rows: [ { procedure: job, state: in-progress, received: 2024-01-04, count: 1 }, { procedure: job, state: in-progress, received: 2024-01-05, count: 1 } ] }"
    let run = try office.run()
    // Accepted at noon of their days: 5 working days after Thursday the 4th, 2 after Friday the 5th.
    #expect(dues(run).prefix(2).map { $0.prefix(2) } == ["11", "09"])
    // 10 minutes, then 5.
    #expect(run.times(.resolved).prefix(2) == ["1: 08 07h40", "2: 08 07h45"])
  }

  @Test(
    "without a day a change holds from the first day of the run on, and not for what is in hand")
  func undated() throws {
    var office = office(
      ["{ do: [ { simplify: job, limit: 1 working day } ] }"], received: ["2024-01-08T08:00"])
    office.extra +=
      "\nbacklog: { as-of: 2024-01-07, steps: first, count: 1, rows: [ { procedure: job, state: in-progress, received: 2024-01-04, count: 1 } ] }"
    #expect(dues(try office.run()).map { $0.prefix(2) } == ["11", "09"])
  }
}
