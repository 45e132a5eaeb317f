import Engine
import Foundation
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Laws of rules that change on dates, over random scenarios.
@Suite("Laws of versions")
struct VersionLawTests {
  /// How many scenarios each law is asked of: a few, or many in the long tests.
  private static let count: UInt64 =
    ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1" ? 200 : 6

  /// The scenario of a seed with changes of its procedures.
  private func outcome(
    _ seed: UInt64, options: RunOptions = RunOptions(),
    _ changes: (Scenario, Procedure) -> [ProcedureChange] = { _, _ in [] }
  ) throws -> Outcome {
    var scenario = try RandomScenario(
      seed: seed, features: .all.subtracting(.absence)
    ).scenario()
    for index in scenario.procedures.indices {
      scenario.procedures[index].changes = changes(scenario, scenario.procedures[index])
    }
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    return try simulation.run(replication: 0, seed: seed)
  }

  private static func start(_ scenario: Scenario) -> CivilDate {
    scenario.period.lowerBound.advanced(byDays: -scenario.experiment.warmUpDays)
  }

  /// Changes that touch the same things on days that overlap.
  private static func changes(_ scenario: Scenario, _ procedure: Procedure) -> [ProcedureChange] {
    let start = Self.start(scenario)
    var first = ProcedureChange(from: start.advanced(byDays: 3), effective: 0.7)
    first.work = [WorkChange(item: nil, rule: .factor(0.9))]
    first.supplement = .factor(0.7)
    var second = ProcedureChange(
      from: start.advanced(byDays: 9), ramp: Ramp(.linear, .days(20)), effective: 0.9)
    second.work = procedure.steps.map {
      WorkChange(item: $0.name, rule: .value(.exponential(mean: 700)))
    }
    second.refuse = .factor(0.4)
    var third = ProcedureChange(from: start, isUndated: true, until: start.advanced(byDays: 30))
    third.work = [WorkChange(item: nil, rule: .factor(1.1))]
    third.supplement = .factor(0.9)
    if procedure.limit?.counted != nil {
      first.limit = .factor(0.7)
      second.limit = .factor(0.9)
    }
    return [first, second, third]
  }

  @Test("changes of no strength, and strong ones that reach nobody, change no figure")
  func zeroStrength() throws {
    for seed: UInt64 in 5000..<5000 + Self.count {
      let plain = try outcome(seed)
      let weak = try outcome(seed) { scenario, procedure in
        var change = ProcedureChange(from: Self.start(scenario))
        change.work = [WorkChange(item: nil, rule: .factor(1))]
        change.supplement = .factor(1)
        change.refuse = .amount(0)
        if procedure.limit != nil { change.limit = .factor(1) }
        return [change]
      }
      #expect(plain == weak, "seed \(seed)")
      let unreached = try outcome(seed) { scenario, procedure in
        var change = ProcedureChange(from: Self.start(scenario), effective: 0)
        change.work = [WorkChange(item: nil, rule: .factor(0.3))]
        change.dropped = procedure.steps.filter { $0.kind == .step }.map(\.name)
        change.supplement = .factor(0)
        return [change]
      }
      #expect(plain == unreached, "seed \(seed)")
      let later = try outcome(seed) { scenario, procedure in
        var change = ProcedureChange(from: scenario.period.upperBound.advanced(byDays: 500))
        change.work = [WorkChange(item: nil, rule: .factor(0.3))]
        change.limit = .value(.workingDays(1))
        return [change]
      }
      #expect(plain == later, "seed \(seed)")
    }
  }

  @Test("the order of changes plays no part, and books balance under any of them")
  func changesCommute() throws {
    var moved = 0
    for seed: UInt64 in 6000..<6000 + Self.count {
      let forth = try outcome(seed, Self.changes)
      let back = try outcome(seed) { Self.changes($0, $1).reversed() }
      #expect(forth == back, "seed \(seed)")
      // The run throws where books do not balance.
      if try outcome(seed) != forth { moved += 1 }
    }
    #expect(moved > Int(Self.count) / 2)
  }

  @Test("queues kept by rule and the account of the days change no figure under changes either")
  func otherRoads() throws {
    for seed: UInt64 in 7000..<7000 + Self.count {
      let plain = try outcome(seed, Self.changes)
      var options = RunOptions()
      options.servesByRule = true
      #expect(try outcome(seed, options: options, Self.changes) == plain, "seed \(seed)")
      var accounted = RunOptions()
      accounted.recordsDelays = true
      var recorded = try outcome(seed, options: accounted, Self.changes)
      let seconds = try #require(recorded.delays).items.joined().reduce(0, +)
      #expect(seconds == recorded.total.tally.elapsedSeconds, "seed \(seed)")
      recorded.delays = nil
      #expect(recorded == plain, "seed \(seed)")
    }
  }

  @Test("what is not touched draws the same: another procedure's figures stay")
  func othersAreUntouched() throws {
    let town = """
      motcua: 1
      title: two desks
      question: Does one procedure's reform touch another's?
      period: 2024-01-01..2024-02-29
      calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
      agencies:
        one: { calendar: office, staff: { clerk: 2 posts } }
        two: { calendar: office, staff: { clerk: 2 posts } }
      procedures:
        a: { deciding: one, limit: 2 working days, workflow: [ { step: s, at: one, by: clerk, work: lognormal 30 min cv 1, outcomes: [ { supplement: 20 %, wait: 1 days } ] } ] }
        b: { deciding: two, limit: 2 working days, workflow: [ { step: s, at: two, by: clerk, work: lognormal 30 min cv 1, outcomes: [ { supplement: 20 %, wait: 1 days } ] } ] }
      demand: { a: { arrivals: 20 per working day }, b: { arrivals: 20 per working day } }
      experiment: { replications: 1, seed: 1 }

      """
    let policy = """
      policies: { p: { from: 2024-01-15, do: [ { simplify: a, work: -30 %, supplement: -50 %, limit: 1 working day, effective: 50 % } ] } }
      apply: [p]
      """
    let plain = try EngineTests.outcome(of: town)
    let changed = try EngineTests.outcome(of: town + policy)
    #expect(plain.procedures[1] == changed.procedures[1])
    #expect(plain.procedures[0] != changed.procedures[0])
    #expect(plain.procedures[0].tally.received == changed.procedures[0].tally.received)
  }
}
