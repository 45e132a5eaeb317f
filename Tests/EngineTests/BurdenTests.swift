import Engine
import SampleScenarios
import Scenarios
import Testing

/// What applicants are put to: trips and costs, worked out by hand.
@Suite("Trips and compliance costs")
struct BurdenTests {
  private static let receive = "{ receive: take, at: desk, by: clerk, work: 10 min }"
  private static let look = "{ step: look, at: desk, by: officer, work: 30 min }"
  private static let asked =
    "{ step: look, at: desk, by: officer, work: 30 min, outcomes: [ { supplement: 100 %, again: 0 %, wait: 60 min } ] }"
  private static func deliver(_ rule: String = "") -> String {
    "{ deliver: give, at: desk, by: clerk, work: 5 min\(rule) }"
  }

  struct Case: Sendable {
    let workflow: [String]
    /// Trips in thousandths: at the counter, assisted, online, by post.
    let trips: [Int64]
  }

  @Test(
    "filing, papers and collecting are a trip each, at the counter or assisted",
    arguments: [
      Case(workflow: [look], trips: [1000, 1000, 0, 0]),
      Case(workflow: [receive, look, deliver()], trips: [2000, 2000, 0, 0]),
      Case(workflow: [receive, asked, deliver()], trips: [3000, 3000, 0, 0]),
      Case(
        workflow: [receive, look, deliver(", if: channel = counter")], trips: [2000, 1000, 0, 0]),
      Case(workflow: [receive, look, deliver(", chance: 40 %")], trips: [1400, 1400, 0, 0]),
      Case(
        workflow: [
          receive, look,
          "{ choose: way, cases: [ { chance: 25 %, do: [ \(deliver()) ] }, { chance: rest, do: [] } ] }",
        ].map { $0.replacing("do: []", with: "do: [ \(look.replacing("look", with: "post")) ]") },
        trips: [1250, 1250, 0, 0]),
    ])
  func trips(case example: Case) throws {
    for (channel, trips) in zip(["counter", "assisted", "online", "postal"], example.trips) {
      let run = try TinyOffice(workflow: example.workflow, channel: channel).run()
      #expect(run.tally.resolved == 1)
      #expect(run.tally.tripThousandths == trips, "\(channel) \(example.workflow)")
    }
  }

  @Test("channels side by side, and who filed for whom")
  func channels() throws {
    let run = try TinyOffice(
      workflow: [Self.receive, Self.look, Self.deliver()],
      received: [
        "2024-01-08T08:00,counter\n2024-01-08T08:30,online\n2024-01-08T09:00,assisted\n2024-01-08T09:30"
      ], channel: "postal"
    ).run()
    #expect(run.tally.resolved == 4 && run.tally.tripThousandths == 4000)
    #expect(run.outcome.agencies[0].tally.tripThousandths == 4000)
    #expect(run.outcome.months[0].tally.tripThousandths == 4000)
    #expect(run.outcome.channels.map(\.tally.tripThousandths) == [2000, 0, 2000, 0])
    #expect(run.tally.receivedOnline == 2 && run.tally.states.receivedAssisted == 1)
    #expect(run.tally.states.receivedByPost == 1)
  }

  @Test("the way of a dossier that is refused belongs to none")
  func refused() throws {
    let run = try TinyOffice(
      workflow: [
        "{ receive: take, at: desk, by: clerk, work: 10 min, outcomes: [ { refuse: 100 % } ] }",
        Self.look,
      ]
    ).run()
    #expect(run.tally.refusedAtIntake == 1 && run.tally.tripThousandths == 0)
  }

  @Test("the trips of a procedure without stages are those of its journeys, counted once")
  func asJourneys() throws {
    // One stage: the journey is the dossier. Papers are asked for at one of both steps.
    let stage =
      "{ stage: only, do: [ \(Self.receive), \(Self.asked), \(Self.deliver()) ] }"
    let run = try TinyOffice(workflow: [stage], limit: "9 working days").run()
    #expect(run.tally.journeysFinished == 1)
    #expect(run.tally.tripThousandths == 1000 * run.tally.journeyTrips)
  }

  private static let rates =
    "costs: { wage: 60000 VND per h, paper: 30 min, form: 20 min, copies: 2 copies, copy-price: 1500 VND, trip: 90 min, fare: 20000 VND, consultant: 50000 VND, other: 7000 VND }"
  private static let limit = "3 working days\n    fee: 10000 VND\n    papers: 4 papers"

  /// Two at the counter at 08:00 and 08:05, and one online at 14:00.
  ///
  /// Both are asked for papers once and come three times. At the counter the first is served from 08:00
  /// to 08:10 and from 10:10 to 10:15, a quarter of an hour; the second waits until 08:10, is served
  /// until 08:20, looked at from 08:40 to 09:10, brings papers at 10:10, is looked at until 10:40 and
  /// collects until 10:45: 20 minutes. An hour is worth 60,000, a minute 1,000.
  ///
  /// Preparing: 4 x 30 + 20 = 140 minutes, 140,000 each. Travel: 3 x 90 minutes, 270,000 each at the
  /// counter. Direct: 4 x 2 x 1,500 + 50,000 + 7,000 = 69,000 each, and 3 x 20,000 of fares.
  @Test(
    "a procedure worked out by hand, to the dong",
    arguments: [
      rates, rates.replacing("wage: 60000 VND per h", with: "income: 126720000 VND per year"),
    ]
  )
  func costsByHand(rates: String) throws {
    let run = try TinyOffice(
      workflow: [Self.receive, Self.asked, Self.deliver()], limit: Self.limit,
      received: ["2024-01-08T08:00,counter\n2024-01-08T08:05,counter\n2024-01-08T14:00"],
      channel: "online", extra: rates
    ).run()
    let counter = run.outcome.channels[0].tally.costs
    #expect(counter.dossiers == 2)
    #expect(counter.prepare == 280_000)
    #expect(counter.travel == 540_000)
    #expect(counter.wait == 15_000 + 20_000)
    #expect(counter.fees == 20_000)
    #expect(counter.direct == 2 * (69_000 + 60_000))
    #expect(counter.total == 564_000 + 569_000)
    let online = run.outcome.channels[1].tally.costs
    #expect(online.dossiers == 1 && online.total == 140_000 + 10_000 + 69_000)
    #expect(run.tally.costs.total == 1_133_000 + 219_000)
    #expect(run.outcome.agencies[0].tally.costs == run.tally.costs)
    #expect(run.outcome.total.hasCosts)
  }

  /// One online on Monday and one on Tuesday, when two papers fewer are asked for and the fee is half.
  ///
  /// Monday: 140,000 for papers and form, 10,000 of fee, 69,000 direct. Tuesday: 2 x 30 + 20 = 80
  /// minutes, 80,000; 5,000; 2 x 2 x 1,500 + 50,000 + 7,000 = 63,000.
  @Test(
    "a change of fee and papers costs those whom it reaches",
    arguments: [
      ("fee: -50 %, papers: -2 papers", 1, 80_000, 5_000, 63_000),
      ("fee: 5000 VND, papers: 2 papers", 1, 80_000, 5_000, 63_000),
      ("fee: -5000 VND, papers: -50 %", 1, 80_000, 5_000, 63_000),
      // 3 x 0.5 papers, one new value and one percentage: 45 + 20 minutes, 65,000; 4,500 of copies.
      ("papers: 3 papers }, { simplify: job, papers: -50 %", 1, 65_000, 10_000, 61_500),
      ("fee: -50 %, papers: -2 papers, effective: 0 %", 0, 0, 0, 0),
      ("papers: -100 %, until: 2024-01-08", 0, 0, 0, 0),
    ] as [(String, Int64, Int64, Int64, Int64)])
  func changedByHand(
    keys: String, treated: Int64, prepare: Int64, fees: Int64, direct: Int64
  ) throws {
    let from = keys.contains("until") ? "2024-01-02" : "2024-01-09"
    let policy = "policies: { p: { from: \(from), do: [ { simplify: job, \(keys) } ] } }\napply: p"
    // Where the change has ended by Tuesday both are of Tuesday and Wednesday.
    let days = keys.contains("until") ? ["09", "10"] : ["08", "09"]
    let run = try TinyOffice(
      workflow: [Self.receive, Self.look, Self.deliver()], limit: Self.limit,
      received: days.map { "2024-01-\($0)T14:00" },
      channel: "online", extra: "\(Self.rates)\n\(policy)"
    ).run()
    let costs = run.outcome.treatedCosts.first?.costs ?? CostTally()
    #expect(costs.dossiers == treated)
    #expect([costs.prepare, costs.fees, costs.direct] == [prepare, fees, direct])
    let rest = run.tally.costs.total - costs.total
    #expect(rest == (2 - treated) * (140_000 + 10_000 + 69_000))
    #expect(run.tally.costs.dossiers == 2 && costs.travel == 0 && costs.wait == 0)
  }

  @Test("elapsed weeks cost nothing: only hours at the counter do")
  func weeksAreFree() throws {
    func cost(_ work: String) throws -> Int64 {
      try TinyOffice(
        workflow: [
          Self.receive, "{ step: look, at: desk, by: officer, work: \(work) }", Self.deliver(),
        ], limit: Self.limit, extra: Self.rates
      ).run().tally.costs.total
    }
    #expect(try cost("30 min") == cost("80 h"))
  }

  @Test("nobody has costs where `costs:` is not given")
  func noCosts() throws {
    let run = try TinyOffice(workflow: [Self.receive, Self.look], limit: Self.limit).run()
    #expect(!run.outcome.total.hasCosts && run.tally.costs == CostTally())
  }

  @Test("costs change no other figure of random offices")
  func costsChangeNothing() throws {
    for seed in UInt64(0)..<20 {
      let made = RandomScenario(seed: seed)
      var scenario = try made.scenario()
      var plain = Simulation(try Model(compiling: scenario))
      let before = try plain.run(replication: 0, seed: seed)
      var rates = CostRates()
      rates.wage = 50_000
      rates.tripSeconds = 3600
      for index in scenario.procedures.indices { scenario.procedures[index].costs = rates }
      var costed = Simulation(try Model(compiling: scenario))
      let after = try costed.run(replication: 0, seed: seed)
      #expect(after.total.tally.costs.dossiers == before.total.tally.resolved, "seed \(seed)")
      // An hour of travel for each trip; every dossier's share is rounded to a dong.
      let travel = before.total.tally.tripThousandths * 50
      #expect(
        abs(after.total.tally.costs.travel - travel) <= before.total.tally.resolved, "seed \(seed)")
      let isSame = after.withoutCosts == before
      #expect(isSame, "seed \(seed)\n\(made.text)")
    }
  }
}

extension Outcome {
  fileprivate var withoutCosts: Outcome {
    func row(_ row: RowOutcome) -> RowOutcome {
      var row = row
      row.tally.costs = CostTally()
      row.hasCosts = false
      return row
    }
    var outcome = self
    outcome.total = row(total)
    outcome.agencies = agencies.map(row)
    outcome.fields = fields.map(row)
    outcome.procedures = procedures.map(row)
    outcome.channels = channels.map(row)
    outcome.months = months.map(row)
    return outcome
  }
}
