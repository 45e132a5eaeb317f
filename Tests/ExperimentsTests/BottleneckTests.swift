import Engine
import Experiments
import Policies
import SampleScenarios
import Scenarios
import Testing

@Suite("One person more")
struct BottleneckTests {
  /// A dossier an hour, always open: a desk of three that is idle most of the time, then one head with a
  /// load of 95 %, and people who have nothing to do.
  private static let tandem = """
    motcua: 1
    title: tandem
    period: 2024-03-01..2024-04-30
    calendars: { open: { hours: always } }
    agencies:
      desk: { calendar: open, staff: { clerk: 3 posts, guard: 2 posts } }
      board: { calendar: open, staff: { head: 1 post } }
    clock: { calendar: open, judged: instant }
    procedures:
      job:
        deciding: board
        limit: 12 h
        workflow:
          - { step: draft, at: desk, by: clerk, work: exponential 60 min }
          - { step: sign, at: board, by: head, work: exponential 57 min }
    demand: { job: { arrivals: 1 per h } }
    experiment: { replications: 10, seed: 4, warm-up: 20 days }
    """

  private static func study(
    _ text: String, pools: Int = 10, jobs: Int = 1, replications: Int? = nil
  ) throws -> BottleneckStudy {
    let model = try Model(compiling: try ScenarioText.scenario(text))
    let experiment = Experiment(
      model, stoppingRule: replications.map { .replications($0) }, jobs: jobs, bottlenecks: pools)
    return BottleneckStudy(experiment) { pool in
      Experiments.Comparison.Variant(
        name: pool,
        model: try Model(compiling: model.scenario.adding(posts: 1, to: pool), besides: model))
    }
  }

  private static func bottlenecks(_ findings: Findings) throws -> BottleneckFindings {
    try #require(findings.policies[0].bottlenecks)
  }

  @Test(
    "in a tandem the person is worth something at the narrow place, and next to nothing before it")
  func theNarrowPlace() throws {
    let findings = try Self.study(Self.tandem).run()
    let found = try Self.bottlenecks(findings)
    #expect(found.rows.map(\.pool) == ["board.head", "desk.clerk"], "the guards have no work")
    #expect(found.rankedBy == .lateAvoided && found.eachConfidence == 0.975)
    let (head, clerk) = (found.rows[0], found.rows[1])
    #expect(head.rank == 1 && head.verdict == .better)
    // All waits are of the two.
    #expect(abs(head.queueShare + clerk.queueShare - 1) < 1e-12 && head.queueShare > 0.9)
    #expect(abs((head.utilisation ?? 0) - 0.95) < 0.05)
    let late = try #require(head.gain(.lateAvoided))
    #expect(late.jointLow ?? 0 > 0 && late.low ?? 0 > late.jointLow ?? 0)
    #expect(late.high ?? 0 < late.jointHigh ?? 0 && late.mean ?? 0 <= late.baseline ?? 0)
    #expect(head.gain(.onTimeRateResolved)?.low ?? 0 > 0)
    #expect(head.gain(.onTimeRateCohort)?.low ?? 0 > 0)
    #expect(head.gain(.workingHoursMean)?.high ?? 0 < 0)
    let other = try #require(clerk.gain(.lateAvoided)?.mean)
    #expect(abs(other) * 10 < late.mean ?? 0)
    // Two comparisons beside the run itself.
    let alone = try Self.study(Self.tandem, pools: 0).run()
    #expect(alone.policies[0].bottlenecks?.rows.isEmpty == true)
    #expect(findings.events > 29 * alone.events / 10 && findings.events < 31 * alone.events / 10)
    #expect(findings.policies[0].metrics == alone.policies[0].metrics)
    #expect(findings.identity.runId != alone.identity.runId)
  }

  @Test(
    "from c to c + 1 people the mean wait of M/M/c changes as Erlang's formula says",
    arguments: [1, 2])
  func erlang(servers: Int) throws {
    let rate = 0.8 * Double(servers)
    let text = """
      motcua: 1
      title: M/M/c
      period: 2024-03-01..2025-08-31
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { clerk: \(servers) posts } } }
      clock: { calendar: open, judged: instant }
      procedures: { job: { deciding: desk, workflow: [ { step: serve, at: desk, by: clerk, work: exponential 60 min } ] } }
      demand: { job: { arrivals: \(rate) per h } }
      experiment: { replications: 30, seed: 8, warm-up: 30 days }
      """
    let found = try Self.bottlenecks(try Self.study(text).run())
    let gain = try #require(found.rows.first?.gain(.workingHoursMean))
    let (mean, high) = (try #require(gain.mean), try #require(gain.high))
    let expected =
      QueueTheory.wait(arrivalRate: rate, servers: servers + 1)
      - QueueTheory.wait(arrivalRate: rate, servers: servers)
    // Four standard errors; 2.0452 is the quantile of Student's t with 29 degrees of freedom.
    let error = (high - mean) / 2.0452
    #expect(abs(mean - expected) < 4 * error, "\(mean) instead of \(expected), error \(error)")
    // The test can fail: the change is many errors wide.
    #expect(abs(expected) > 12 * error)
    // No limit, so nothing is late.
    #expect(found.rankedBy == .workingHoursMean && found.rows[0].rank == 1)
    #expect(found.rows[0].gain(.lateAvoided)?.mean == 0)
  }

  @Test("the findings are the same with 1, 2 and 7 threads")
  func threads() throws {
    let one = try Self.study(SampleOffice.text, pools: 3).run()
    let found = try Self.bottlenecks(one)
    #expect(found.rows.count == 3)
    for jobs in [2, 7] {
      let several = try Self.study(SampleOffice.text, pools: 3, jobs: jobs).run()
      #expect(try Self.bottlenecks(several) == found)
      #expect(several.events == one.events && several.dossiers == one.dossiers)
    }
  }

  @Test("from one replication nothing is ranked, nor from few that all say the same")
  func nothingIsKnown() throws {
    let single = try Self.bottlenecks(try Self.study(Self.tandem, replications: 1).run())
    #expect(single.rows.allSatisfy { $0.verdict == .unclear && $0.rank == nil })
    #expect(single.rows.allSatisfy { $0.gain(.lateAvoided)?.low == nil })
    // Every replication is the same: with one pool the sign test needs 2^(1 - n) of at most 5 %.
    let constant = Self.tandem.replacing("exponential 60", with: "60")
      .replacing("exponential 57", with: "90").replacing("1 per h", with: "every 60 min")
      .replacing("2024-04-30", with: "2024-03-10").replacing("20 days", with: "0 days")
    for (replications, verdict) in [(5, BottleneckVerdict.unclear), (6, .better)] {
      let found = try Self.bottlenecks(try Self.study(constant, replications: replications).run())
      #expect(found.rows.map(\.pool) == ["board.head"])
      #expect(found.rows[0].gain(.lateAvoided)?.hasZeroVariance == true)
      #expect(found.rows[0].verdict == verdict, "\(replications)")
    }
  }

  @Test("no posts more are no change, in every replication")
  func nothingMore() throws {
    for text in [SampleOffice.text, Self.tandem] {
      let scenario = try ScenarioText.scenario(text)
      let model = try Model(compiling: scenario)
      let pool = try #require(model.pools.last).name
      let same = try Model(compiling: scenario.adding(posts: 0, to: pool), besides: model)
      var left = Simulation(model)
      var right = Simulation(same)
      for replication in 0..<2 {
        let isSame =
          try left.run(replication: replication, seed: 3)
          == right.run(replication: replication, seed: 3)
        #expect(isSame)
      }
    }
  }

  @Test("dossiers in hand stand where they stand without the person, whatever a pilot would say")
  func backlogStandsStill() throws {
    // Behind a head with a load of 95 % dossiers of some age stand there; with two heads none are so old.
    let text =
      Self.tandem.replacing(", warm-up: 20 days", with: "")
      + "\nbacklog: { as-of: 2024-02-29, steps: by age, rows: [ { procedure: job, received: 2024-02-28..2024-02-29, count: 40 } ] }\n"
    let scenario = try ScenarioText.scenario(text)
    let model = try Model(compiling: scenario)
    let more = try scenario.adding(posts: 1, to: "board.head")
    func started(_ model: Model) throws -> Int64 {
      var simulation = Simulation(model)
      let outcome = try simulation.run(replication: 0, seed: 1)
      // Every dossier in hand that stands at the desk is begun there.
      return outcome.pools[0].started
    }
    let plain = try started(model)
    #expect(try started(Model(compiling: more, besides: model)) == plain)
    #expect(
      try started(Model(compiling: more)) != plain, "a pilot of its own places them elsewhere")
  }

  @Test("a study that is stopped ends with that error")
  func stops() throws {
    #expect(throws: RunError.cancelled) {
      try Self.study(Self.tandem).run(isCancelled: { true })
    }
    struct Full: Error {}
    let model = try Model(compiling: try ScenarioText.scenario(Self.tandem))
    let study = BottleneckStudy(
      Experiment(model, stoppingRule: .replications(2), bottlenecks: 1)
    ) { _ in throw Full() }
    #expect(throws: Full.self) { try study.run() }
  }
}
