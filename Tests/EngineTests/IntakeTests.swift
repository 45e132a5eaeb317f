import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Communes of two districts that take in dossiers and decide them; round the clock.
private struct CommuneOffice {
  /// `intake:` of the demand; empty: none.
  var choice = ""
  /// Counters of each commune that has others than one.
  var counters: [String: Int] = [:]
  var handOver = ""
  var receiveWork = "10 min"
  var appraiseWork = "60 min"
  /// `arrivals:` or a trace.
  var demand = "trace: arrivals.csv"
  var from = "communes"
  var period = "2024-01-08..2024-01-14"
  var extraCommune = false

  var text: String {
    func commune(_ name: String, _ district: String) -> String {
      "\(name): { parent: districts.\(district), staff: { counter: \(counters[name] ?? 1) posts } }"
    }
    let communes =
      [commune("a", "north"), commune("b", "north")]
      + (extraCommune ? [commune("e", "north")] : [])
      + [commune("c", "south"), commune("d", "south")]
    return """
      motcua: 1
      title: communes
      question: Who receives what?
      period: \(period)
      calendars: { open: { hours: always } }
      agencies:
        districts: { each: { north: {}, south: {} }, level: district }
        communes: { each: { \(communes.joined(separator: ", ")) }, calendar: open, staff: { officer: 1 post } }
      clock: { calendar: open, judged: instant }
      procedures:
        job:
          intake: communes
          deciding: communes
          limit: 2 days
          workflow:
            - { receive: take, at: intake, by: counter, work: \(receiveWork) }
            - { step: appraise, at: deciding, by: officer, work: \(appraiseWork) }
            - { deliver: hand, at: intake, by: counter, work: 5 min }
      demand: { job: { from: \(from), \(demand)\(choice.isEmpty ? "" : ", intake: \(choice)") } }
      experiment: { replications: 1, seed: 1 }
      \(handOver)

      """
  }

  /// Arrivals at minutes after 08h00 of 8 January, by place.
  func run(_ arrivals: [(Int, String)] = [], byRule: Bool = false) throws -> CommuneRun {
    let rows = arrivals.map { minute, place in
      let (hour, rest) = (8 + minute / 60, minute % 60)
      return
        "2024-01-08T\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest),communes.\(place)"
    }
    let table = (["received,place"] + rows).joined(separator: "\n") + "\n"
    let scenario = try ScenarioText.scenario(text, tables: ["arrivals.csv": table])
    var options = RunOptions()
    options.logsWork = true
    options.servesByRule = byRule
    let model = try Model(compiling: scenario, options: options)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: 0, seed: 1)
    return CommuneRun(
      outcome: outcome, names: model.margins.intakes, pools: model.pools.map(\.name),
      log: simulation.workLog.entries.filter { $0.instant < model.span.periodEnd },
      loads: model.expectedLoads)
  }
}

private struct CommuneRun {
  let outcome: Outcome
  let names: [String]
  let pools: [String]
  let log: [WorkLog.Entry]
  let loads: [Double?]

  func intake(_ name: String) throws -> IntakeOutcome {
    let index = try #require(names.firstIndex(of: "communes.\(name)"))
    return outcome.intakes[index]
  }

  func load(_ pool: String) throws -> Double {
    let index = try #require(pools.firstIndex(of: "communes.\(pool)"))
    return try #require(loads[index])
  }

  /// Minutes after 08h00 of 8 January at which somebody began and ended.
  func work(_ pool: String) -> [Int64] {
    let start = (CivilDate(year: 2024, month: 1, day: 8)?.startSecond ?? 0) + 8 * 3600
    return log.filter { pools[$0.pool] == "communes.\(pool)" }.map { ($0.instant - start) / 60 }
  }
}

@Suite("Choice of intake")
struct IntakeTests {
  @Test("what is done at intake is done where it was received, the rest by place, with hand-overs")
  func byHand() throws {
    let office = CommuneOffice(
      choice: "{ nearest: 100 % }", handOver: "hand-overs: [ { electronic: 100 %, delay: 30 min } ]"
    )
    // Two dossiers of a, at 0 and 4 minutes: b receives them, 0-10 and 10-20; half an hour later they
    // are at a, whose officer works 40-100 and 100-160; half an hour later b hands the results over.
    let run = try office.run([(0, "a"), (4, "a")])
    #expect(run.work("b.counter") == [0, 10, 10, 20, 130, 135, 190, 195])
    #expect(run.work("a.officer") == [40, 100, 100, 160])
    #expect(run.work("a.counter").isEmpty && run.work("b.officer").isEmpty)
    #expect(try run.intake("b").received == 2 && run.intake("b").receivedForOthers == 2)
    #expect(try run.intake("b").resolved == 2 && run.intake("a").received == 0)
    // The books stay those of the agency that decides.
    #expect(run.outcome.agencies[0].tally.received == 2)
    // Accepted at 10 and 20 minutes, resolved at 100 and 160.
    #expect(run.outcome.total.tally.elapsedSeconds == (90 + 140) * 60)
    // Without a choice a does it all, and nothing is handed over.
    let home = try CommuneOffice(handOver: office.handOver).run([(0, "a"), (4, "a")])
    #expect(home.work("a.counter") == [0, 10, 10, 20, 70, 75, 130, 135])
    #expect(home.names.isEmpty && home.outcome.intakes.isEmpty)
  }

  @Test("the least busy desk has the fewest waiting per post, of equals the first")
  func leastBusyByHand() throws {
    // One post at a, two at b; each takes 10 minutes. Waiting at a and b, minute by minute:
    // 0: 0, 0 -> a works. 1: 0, 0 -> a, where it waits. 2: 1, 0 -> b. 3: 1, 0 -> b. 4: 1, 0 -> b,
    // where it waits. 5: 1, 1/2 -> b. 6: 1, 2/2 -> a.
    var office = CommuneOffice(choice: "{ least-busy: 100 % }", counters: ["b": 2])
    for byRule in [false, true] {
      let run = try office.run((0...6).map { ($0, "b") }, byRule: byRule)
      #expect(try run.intake("a").received == 3 && run.intake("a").receivedForOthers == 3)
      #expect(try run.intake("b").received == 4 && run.intake("b").receivedForOthers == 0)
      // a: 0-10, 10-20, 20-30; b with two posts: 2-12, 3-13, 12-22, 13-23.
      #expect(run.work("a.counter").prefix(6) == [0, 10, 10, 20, 20, 30])
    }
    // One of the other district never goes north, however empty it is.
    office.counters = [:]
    let south = try office.run((0...5).map { ($0, "c") })
    #expect(try south.intake("c").received == 3 && south.intake("d").received == 3)
    #expect(try south.intake("a").received == 0)
  }

  @Test("shares come out within four standard errors, and the nearest are drawn equally")
  func shares() throws {
    var office = CommuneOffice(
      choice: "{ home: 85 %, nearest: rest }", receiveWork: "1 min", appraiseWork: "1 min",
      demand: "arrivals: every 10 min, first: 20000 dossiers", from: "communes.a",
      period: "2024-01-01..2024-06-30")
    office.extraCommune = true
    let run = try office.run()
    let received = run.outcome.total.tally.received
    #expect(received == 20_000)
    // Standard errors: (0.15 × 0.85 / 20,000)^½ = 0.0025, and of half of it (0.075 × 0.925 / 20,000)^½.
    let home = Double(try run.intake("a").received) / 20_000
    #expect(abs(home - 0.85) < 4 * 0.002_53)
    for name in ["b", "e"] {
      let intake = try run.intake(name)
      #expect(abs(Double(intake.received) / 20_000 - 0.075) < 4 * 0.001_87, "\(name)")
      #expect(intake.received == intake.receivedForOthers)
    }
    #expect(run.outcome.intakes.reduce(0) { $0 + $1.received } == received)
    #expect(run.outcome.intakes.reduce(0) { $0 + $1.resolved } == run.outcome.total.tally.resolved)
  }

  @Test("expected loads spread over the group, those of who looks for the least busy evenly")
  func loads() throws {
    var office = CommuneOffice(
      choice: "{ home: 60 %, nearest: 30 %, least-busy: 10 % }", receiveWork: "25 min",
      demand: "arrivals: every 60 min", from: "communes.a", period: "2024-01-01..2024-06-30")
    office.extraCommune = true
    // An hour between dossiers, 25 and 5 minutes at the counter: half a post. Of them 60 % + 10 % / 3
    // at a, 30 % / 2 + 10 % / 3 at b and e.
    let run = try office.run()
    #expect(abs(try run.load("a.counter") - 0.5 * (0.6 + 0.1 / 3)) < 1e-9)
    #expect(abs(try run.load("b.counter") - 0.5 * (0.15 + 0.1 / 3)) < 1e-9)
    #expect(abs(try run.load("e.counter") - 0.5 * (0.15 + 0.1 / 3)) < 1e-9)
    #expect(try run.load("c.counter") == 0)
    #expect(abs(try run.load("a.officer") - 1) < 1e-9)
  }

  @Test("all at home is no choice: not a figure changes")
  func zeroStrength() throws {
    let demand = "arrivals: 40 per working day, channels: { counter: 60 %, online: rest }"
    var plain = CommuneOffice(receiveWork: "exponential 12 min", demand: demand)
    let before = try plain.run().outcome
    plain.choice = "{ home: 100 % }"
    #expect(try plain.run().outcome == before)
    plain.choice = "{ home: rest, nearest: 0 %, least-busy: 0 % }"
    #expect(try plain.run().outcome == before)
  }

  @Test("who changes only where to go keeps all other draws")
  func drawsStay() throws {
    let demand = "arrivals: 40 per working day"
    let plain = CommuneOffice(appraiseWork: "exponential 60 min", demand: demand)
    var other = plain
    other.choice = "{ nearest: 100 % }"
    func works(_ run: CommuneRun) -> [Int64: Int64] {
      var works: [Int64: Int64] = [:]
      for entry in run.log where run.pools[entry.pool].hasSuffix("officer") && entry.work > 0 {
        works[entry.dossier] = entry.work
      }
      return works
    }
    let (before, after) = (works(try plain.run()), works(try other.run()))
    #expect(before.count > 100)
    for (dossier, work) in after { #expect(before[dossier] ?? work == work) }
  }
}
