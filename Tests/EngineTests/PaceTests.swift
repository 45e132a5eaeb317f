import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Productivity and learning")
struct PaceTests {
  private static func desk(
    _ keys: String, _ received: [String], work: String = "60 min", holidays: String = "",
    agency: String = ""
  ) -> DatedOffice {
    DatedOffice(
      agencies: [
        "desk: { calendar: office, staff: { clerk: { posts: 1 post, \(keys) } }\(agency) }"
      ],
      procedures: [("job", "desk", "{ step: serve, at: desk, by: clerk, work: \(work) }")],
      received: received, holidays: holidays)
  }

  @Test("work is divided by productivity, to the second", arguments: [false, true])
  func productivity(byRule: Bool) throws {
    func ends(_ keys: String, _ received: [String], work: String) throws -> [String] {
      try Self.desk(keys, received, work: work).run(byRule: byRule).ends
    }
    let morning = ["2024-01-08T08:00"]
    // 60 min at 80 % are 75 min.
    #expect(try ends("productivity: 80 %", morning, work: "60 min") == ["08 09:15:00"])
    // 50 min are 3000 s; at 90 % 3333 1/3 s, which are 55 min 33 s.
    #expect(try ends("productivity: 90 %", morning, work: "50 min") == ["08 08:55:33"])
    #expect(try ends("productivity: 125 %", morning, work: "60 min") == ["08 08:48:00"])
    // 75 min from 10:50 on: 40 before noon, 35 from 13:00 on.
    #expect(
      try ends("productivity: 80 %", ["2024-01-08T10:50"], work: "60 min") == ["08 13:35:00"])
    // Two come at 16:00: the first is done on Tuesday at 07:45, the second at 09:00.
    #expect(
      try ends(
        "productivity: 80 %", ["2024-01-08T16:00", "2024-01-08T16:00"], work: "60 min")
        == ["09 07:45:00", "09 09:00:00"])
  }

  @Test(
    "the rules at closing know how long work takes",
    arguments: [("finish", "08 17:15:00"), ("do-not-start", "09 08:45:00")])
  func atClosing(rule: String, end: String) throws {
    // At 16:00 an hour would still be done by 17:00, 75 min are not.
    var office = Self.desk("productivity: 80 %", ["2024-01-08T16:00"])
    office.procedures[0].workflow =
      "{ step: serve, at: desk, by: clerk, work: 60 min, at-closing: \(rule) }"
    for byRule in [false, true] { #expect(try office.run(byRule: byRule).ends == [end]) }
  }

  @Test("where several roles may do it, whoever takes it decides")
  func whoeverTakesIt() throws {
    let office = DatedOffice(
      agencies: [
        "desk: { calendar: office, staff: { clerk: 1 post, helper: { posts: 1 post, productivity: 50 % } } }"
      ],
      procedures: [("job", "desk", "{ step: serve, at: desk, by: [clerk, helper], work: 60 min }")],
      received: ["2024-01-08T08:00", "2024-01-08T08:00"])
    #expect(try office.run().ends == ["08 09:00:00", "08 10:00:00"])
  }

  @Test("an interrupted job keeps the drawn work that is left of it")
  func interruption() throws {
    // At 50 % an hour of work is two hours. The long one is stopped at 09:00 with half of its hour
    // left, the urgent one takes from 09:00 to 10:00 (30 min of work), the rest from 10:00 to 11:00.
    var office = Self.desk(
      "productivity: 50 %, order: priority, preempt: resume",
      ["2024-01-08T08:00 job", "2024-01-08T09:00 urgent"])
    office.procedures = [
      ("job", "desk", "{ step: serve, at: desk, by: clerk, work: 60 min }"),
      ("urgent", "desk", "{ step: rush, at: desk, by: clerk, work: 30 min }"),
    ]
    office.keys = ["urgent": "priority: 1"]
    for delays in [false, true] {
      let run = try office.run(recordsDelays: delays)
      #expect(run.ends == ["08 11:00:00", "08 10:00:00"])
      let seconds = run.outcome.delays?.items.joined().reduce(0, +)
      #expect(seconds == nil || seconds == run.outcome.total.tally.elapsedSeconds)
    }
    // The time of work in the account of days is what it took, not what was drawn.
    let work = try #require(office.run(recordsDelays: true).outcome.delays)
    #expect(work.items.map { $0[Int(DelayKind.work.rawValue)] }.reduce(0, +) == hours(3))
  }

  @Test("the excess of learning halves with the open days", arguments: [false, true])
  func learning(byRule: Bool) throws {
    // Half-life two days from Monday 8: 1.4 on Monday, 1.2 on Wednesday, 1.1 on Friday, 1.05 on Tuesday
    // 16, of 60 min: 84, 72, 66, 63. On Thursday 11 one and a half half-lives are over: 0.4 x 2^-1.5 =
    // 0.1414213562, and 3600 x 1.1414213562 = 4109.1 s, which are 68 min 29 s.
    let office = Self.desk(
      "learning: { start: 140 %, half-life: 2 working days }",
      ["08", "10", "11", "12", "16"].map { "2024-01-\($0)T08:00" })
    #expect(
      try office.run(byRule: byRule).ends == [
        "08 09:24:00", "10 09:12:00", "11 09:08:29", "12 09:06:00", "16 09:03:00",
      ])
  }

  @Test("closed days teach nothing; days count from the opening, else from the file's period")
  func learningDays() throws {
    let rule = "learning: { start: 140 %, half-life: 2 working days }"
    // Without Tuesday only Monday is over on Wednesday: 0.4 x 2^-0.5 = 0.2828427, 3600 x 1.2828427 =
    // 4618.2 s, which are 76 min 58 s.
    let closed = Self.desk(rule, ["2024-01-10T08:00"], holidays: ", closed: [2024-01-09]")
    #expect(try closed.run().ends == ["10 09:16:58"])
    // Opened on Thursday 4: two open days are over on Monday.
    let older = Self.desk(rule, ["2024-01-08T08:00"], agency: ", opens: 2024-01-04")
    #expect(try older.run().ends == ["08 09:12:00"])
    let younger = Self.desk(rule, ["2024-01-10T08:00"], agency: ", opens: 2024-01-10")
    #expect(try younger.run().ends == ["10 09:24:00"])
    // A run of a part of the period goes on where the whole would be.
    var part = try closed.scenario()
    part = try part.running(from: CivilDate("2024-01-10"), to: nil)
    let model = try Model(compiling: part)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: 0, seed: 1)
    #expect(outcome.total.tally.elapsedSeconds == 76 * 60 + 58)
  }

  @Test("learning and productivity multiply")
  func both() throws {
    // 60 x 1.4 / 0.8 = 105 min.
    let office = Self.desk(
      "productivity: 80 %, learning: { start: 140 %, half-life: 60 working days }",
      ["2024-01-08T08:00"])
    #expect(try office.run().ends == ["08 09:45:00"])
  }

  @Test("loads expected before a run know how long work takes")
  func loads() throws {
    func load(_ keys: String) throws -> Double {
      let text = DeskText(arrivals: "5 per working day").text
        .replacing("{ posts: 1 post }", with: "{ posts: 1 post\(keys) }")
      return try #require(ScenarioText.model(text).expectedLoads[0])
    }
    let plain = try load("")
    #expect(abs(try load(", productivity: 80 %") / plain - 1.25) < 1e-9)
    // So long a half-life that 40 % more it stays, but for a thousandth.
    let slow = try load(", learning: { start: 140 %, half-life: 1000 working days }")
    #expect(slow / plain < 1.4 && slow / plain > 1.38)
    let fast = try load(", learning: { start: 140 %, half-life: 1 working day }")
    #expect(fast > plain && fast / plain < 1.03)
  }
}
