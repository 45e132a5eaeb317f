import Scenarios
import Testing
import WorkingTime

@Suite("Recorded arrivals")
struct TraceTests {
  private let procedures = """
    procedures:
      job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
      land: { like: job, each: { split: { attributes: { plot: { divided: 15 %, whole: rest }, urgent: { high: rest } } }, plain: {} } }
    """

  /// Seconds since 1970 of a day and time of 2023.
  private func instant(_ month: Int, _ day: Int, _ seconds: Int) -> Int64 {
    (CivilDate(year: 2023, month: month, day: day)?.startSecond ?? 0) + Int64(seconds)
  }

  private func rows(_ entry: DemandEntry) -> [TraceRow] {
    if case .trace(let trace) = entry.rate { trace.rows } else { [] }
  }

  @Test("become one source for each procedure, in order of first appearance")
  func becomeSources() throws {
    let marked = try MarkedScenario(
      changed: procedures
        + "\ndemand: { all: { trace: t.csv, shift: 52 weeks, scale: +3 %, from: wards } }",
      with: [
        "t.csv":
          "\u{FEFF}received;procedure;place;channel;plot\r\n2022-11-02T07:00;split;wards.2;online;whole\r\n2022-11-02T07:00:30;job;;;\r\n\r\n2022-11-01T23:59:59; land.split ; 1 ;\"postal\";\r\n2022-11-02T07:00;split;3;assisted;divided\r\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.demand.map(\.name) == ["all.split", "all.job"])
    #expect(scenario.demand.map(\.procedure) == ["land.split", "job"])
    #expect(scenario.procedures.map(\.name) == ["job", "land.split"], "a trace uses procedures")
    let split = rows(scenario.demand[0])
    // 52 weeks after Wednesday 2022-11-02 is Wednesday 2023-11-01.
    #expect(
      split.map(\.received) == [
        instant(10, 31, 86_399), instant(11, 1, 25_200), instant(11, 1, 25_200),
      ], "by time, rows of one instant in their order")
    #expect(split.map(\.place) == ["wards.1", "wards.2", "wards.3"])
    #expect(split.map(\.channel) == [.postal, .online, .assisted])
    #expect(split.map(\.attributes) == [[nil, nil], [1, nil], [0, nil]])
    let job = rows(scenario.demand[1])
    #expect(job.map(\.received) == [instant(11, 1, 25_230)] && job[0].place == nil)
    #expect(job[0].channel == .counter && job[0].attributes.isEmpty)
    if case .trace(let trace) = scenario.demand[0].rate { #expect(trace.scale == 1.03) }
    let channels = scenario.demand[0].channels
    #expect(channels.map(\.channel) == [.online, .assisted, .postal])
    #expect(channels.allSatisfy { $0.share == 1.0 / 3 && $0.profile == nil })
    #expect(scenario.demand[0].places.count == 3 && scenario.demand[0].groupSize == 1)
    #expect(scenario.parameters.contains { $0.path == "demand.all.scale" && $0.value == "+3 %" })
  }

  @Test("of one procedure leave the rows of others out, known or not")
  func ofOneProcedure() throws {
    let marked = try MarkedScenario(
      changed: procedures
        + "\ndemand: { a: { of: job, trace: t.csv }, plain: { trace: t.csv, first: 1 dossier, scale: -10 % } }",
      with: [
        "t.csv":
          "procedure,received\njob,2023-01-05T08:00\nelsewhere,2023-01-05T09:00\nland.plain,2023-01-05T10:00\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.demand.map(\.name) == ["a", "plain"])
    #expect(scenario.demand.map(\.procedure) == ["job", "land.plain"])
    #expect(scenario.demand.map { rows($0).count } == [1, 1])
    #expect(scenario.demand[1].first == 1)
    if case .trace(let trace) = scenario.demand[1].rate { #expect(trace.scale == 0.9) }
  }

  @Test("stand beside rates, and need no procedure column for one procedure")
  func standBesideRates() throws {
    let marked = try MarkedScenario(
      changed: procedures
        + "\ndemand:\n  all: { from: wards, table: d.csv }\n  more: { of: land.split, arrivals: 1 per h, in-groups: 4 dossiers, channels: { assisted: 10 %, postal: 5 %, online: 5 %, counter: rest }, profile: { assisted: day, postal: day, counter: day, online: day } }"
        .replacing(
          "profile: { assisted: day, postal: day, counter: day, online: day }",
          with: "profile: flat")
        + "\nprofiles: { flat: { when: always, spread: { day: 1 % } } }",
      with: [
        "d.csv": "id,arrivals,trace,in-groups\njob,,t.csv,\nplain,2 per h,,3 dossiers\n",
        "t.csv": "received,channel\n2023-01-05T08:00,online\n",
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.demand.map(\.name) == ["all.job", "all.plain", "more"])
    #expect(scenario.demand.map(\.groupSize) == [1, 3, 4])
    #expect(rows(scenario.demand[0]).count == 1)
    let channels = scenario.demand[2].channels
    #expect(channels.map(\.channel) == [.counter, .online, .assisted, .postal])
    #expect(channels.allSatisfy { $0.profile == "flat" })
    #expect(abs(channels.map(\.share).reduce(0, +) - 1) < 1e-12, "sums of four shares, a few ulp")
  }

  @Test("whose procedures share a short name are told apart")
  func shareAShortName() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          a: { each: { x: {} }, deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
          b: { like: a, each: { x: {}, z: {} } }
        demand: { all: { trace: t.csv } }
        """,
      with: [
        "t.csv":
          "received,procedure\n2023-01-05T08:00,a.x\n2023-01-05T08:00,b.x\n2023-01-05T08:00,z\n"
      ])
    #expect(
      marked.scenario?.demand.map(\.name) == ["all.a-x", "all.b-x", "all.z"], "\(marked.said)")
  }

  @Test("of twenty thousand rows are read, and of that many wrong ones a few are told")
  func areReadInNumbers() throws {
    let line = "2023-01-05T08:00,job,online\n"
    let good = "received,procedure,channel\n" + String(repeating: line, count: 20_000)
    let marked = try MarkedScenario(
      changed: procedures + "\ndemand: { all: { trace: t.csv } }", with: ["t.csv": good])
    #expect(marked.scenario?.demand.map { rows($0).count } == [20_000])
    let bad = good.replacing("online", with: "onlin")
    let said = try MarkedScenario(
      changed: procedures + "\ndemand: { all: { trace: t.csv } }", with: ["t.csv": bad]
    ).said
    #expect(said.count == 20 && said.allSatisfy { $0.code == "E0208" }, "\(said.prefix(3))")
  }

  @Test("may be larger than a scenario, and what is wrong in them is shown")
  func mayBeLarge() throws {
    let text =
      "received,channel\n" + String(repeating: "2023,\n", count: 30)
      + String(repeating: " ", count: 17_000_000)
    let marked = try MarkedScenario(
      changed: procedures + "\ndemand: { job: { trace: t.csv } }", with: ["t.csv": text])
    #expect(marked.said.map(\.code) == Array(repeating: "E0408", count: 20))
    #expect(marked.said.map { $0.place?.line } == (2...21).map { $0 })
    let shown = DiagnosticRenderer(files: [SourceText(path: "t.csv", text: text)])
      .text(of: marked.said)
    #expect(shown.contains("  21 | 2023,\n"))
  }
}
