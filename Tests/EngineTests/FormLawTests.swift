import Engine
import Foundation
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Laws of procedures that take other forms on dates, over random scenarios.
@Suite("Laws of forms")
struct FormLawTests {
  private static let count: UInt64 =
    ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1" ? 200 : 5

  /// What hangs on the names of agencies, or on a time of the day at which work stops.
  private static let features = RandomScenario.Features.all.subtracting([
    .absence, .outages, .records, .people, .demand, .closing,
  ])

  private func outcome(
    _ scenario: Scenario, seed: UInt64, options: RunOptions = RunOptions()
  ) throws -> Outcome {
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    return try simulation.run(replication: 0, seed: seed)
  }

  /// A scenario in which every agency with staff has a twin with the same people.
  private func twinned(_ scenario: Scenario) -> (
    scenario: Scenario, agencies: [AgencyReference: AgencyReference]
  ) {
    var twinned = scenario
    var map: [AgencyReference: AgencyReference] = [:]
    for agency in scenario.agencies where !agency.staff.isEmpty {
      var twin = agency
      twin.group = agency.group.map { "\($0)-twin" }
      let id = agency.name.split(separator: ".").last.map(String.init) ?? ""
      twin.name = twin.group.map { "\($0).\(id)" } ?? "\(agency.name)-twin"
      twin.serves = agency.group == nil ? [] : [agency.name]
      twinned.agencies.append(twin)
      map[.agency(agency.name)] = .agency(twin.name)
    }
    for group in scenario.agencyGroups {
      twinned.agencyGroups.append(
        AgencyGroup(
          named: "\(group.name)-twin",
          group.members.map { $0.replacing("\(group.name).", with: "\(group.name)-twin.") }))
      map[.group(group.name)] = .group("\(group.name)-twin")
    }
    for index in twinned.handOvers.indices {
      for path in [\HandOver.from, \HandOver.to] {
        let names = twinned.handOvers[index][keyPath: path]
        twinned.handOvers[index][keyPath: path] = names.map { names in
          names.union(
            names.compactMap { name in
              if case .agency(let twin) = map[.agency(name)] { twin } else { nil }
            })
        }
      }
    }
    return (twinned, map)
  }

  private func expectSame(_ left: Outcome, _ right: Outcome, _ words: String) {
    #expect(left.total == right.total, "\(words)")
    #expect(left.procedures == right.procedures, "\(words)")
    #expect(left.channels == right.channels, "\(words)")
    #expect(left.months == right.months, "\(words)")
  }

  /// Without what is left behind when work is stopped: a unit of equipment in hand, and work of branches
  /// that their dossiers went on without.
  private func movable(_ seed: UInt64) throws -> Scenario {
    var scenario = try RandomScenario(
      seed: seed, features: Self.features.subtracting(.branches)
    ).scenario()
    for index in scenario.procedures.indices {
      scenario.procedures[index].workflow = scenario.procedures[index].workflow.map { item in
        guard case .step(var step) = item else { return item }
        step.equipment = nil
        step.staff = [step.staff[0]]
        return .step(step)
      }
    }
    return scenario
  }

  @Test("an office whose twin takes over goes on as if nothing had happened, from any day")
  func twinsTakeOver() throws {
    var moved = 0
    for seed: UInt64 in 8000..<8000 + Self.count {
      let scenario = try movable(seed)
      let (twins, map) = twinned(scenario)
      let start = scenario.period.lowerBound.advanced(byDays: -scenario.experiment.warmUpDays)
      for days in [0, 11, 24] {
        var change = ProcedureChange(from: start.advanced(byDays: days), isUndated: days == 0)
        change.moment = .everyoneAtOnce
        var (same, changed) = (scenario, twins)
        for index in changed.procedures.indices {
          // Both may stop work on that day, which settles ties between events alike.
          change.revision = .delegation(
            Revision.Delegation(to: same.procedures[index].deciding))
          same.procedures[index].changes = [change]
          change.revision = .takeover(Revision.Takeover(agencies: map))
          changed.procedures[index].changes = [change]
        }
        let plain = try outcome(same, seed: seed)
        let taken = try outcome(changed, seed: seed)
        expectSame(plain, taken, "seed \(seed), day \(days)")
        moved += taken.agencies.reduce(0) { $0 + Int(max(0, $1.tally.moved)) }
      }
    }
    #expect(moved > Int(Self.count))
  }

  @Test("forms that change nothing change no figure, at every moment")
  func neutralForms() throws {
    for seed: UInt64 in 8500..<8500 + Self.count {
      let scenario = try RandomScenario(
        seed: seed, features: .all.subtracting(.absence)
      ).scenario()
      let plain = try outcome(scenario, seed: seed)
      for moment in [ChangeMoment.acceptance, .everyone, .everyoneAtOnce] {
        var changed = scenario
        for index in changed.procedures.indices {
          let procedure = changed.procedures[index]
          var delegation = ProcedureChange(from: scenario.period.lowerBound.advanced(byDays: 9))
          delegation.moment = moment
          delegation.revision = .delegation(Revision.Delegation(to: procedure.deciding))
          var consultation = ProcedureChange(
            from: scenario.period.lowerBound.advanced(byDays: 5),
            until: scenario.period.lowerBound.advanced(byDays: 20))
          consultation.moment = moment
          var same = Revision.Consultation(
            items: procedure.allItems.map(\.name))
          same.answer = .factor(1)
          consultation.revision = .consultation(same)
          changed.procedures[index].changes = [delegation, consultation]
        }
        #expect(try outcome(changed, seed: seed) == plain, "seed \(seed), \(moment)")
      }
    }
  }

  /// Changes of form on days that overlap, beside changes of numbers.
  private func changes(
    _ scenario: Scenario, _ procedure: Procedure, _ map: [AgencyReference: AgencyReference]
  ) -> [ProcedureChange] {
    let start = scenario.period.lowerBound
    var work = ProcedureChange(from: start.advanced(byDays: 3), effective: 0.6)
    work.work = [WorkChange(item: nil, rule: .factor(0.9))]
    var lent = ProcedureChange(
      from: start.advanced(byDays: 6), until: start.advanced(byDays: 15), effective: 0.7)
    lent.revision = .delegation(
      Revision.Delegation(to: map[procedure.deciding] ?? procedure.deciding))
    lent.learning = TaskLearning(
      items: procedure.steps.map(\.name), effort: 0.3, errors: 0.2, halfLife: 5)
    var taken = ProcedureChange(from: start.advanced(byDays: 12))
    taken.moment = .everyoneAtOnce
    taken.revision = .takeover(Revision.Takeover(agencies: map))
    return [work, lent, taken]
  }

  @Test("the order of changes plays no part, and no road of the engine changes a figure")
  func formsCommute() throws {
    var differ = 0
    for seed: UInt64 in 9000..<9000 + Self.count {
      let scenario = try RandomScenario(seed: seed, features: Self.features).scenario()
      let (twins, map) = twinned(scenario)
      func changed(_ order: ([ProcedureChange]) -> [ProcedureChange]) -> Scenario {
        var changed = twins
        for index in changed.procedures.indices {
          let own = changes(scenario, changed.procedures[index], map)
          changed.procedures[index].changes = order(own)
        }
        return changed
      }
      let forth = try outcome(changed { $0 }, seed: seed)
      #expect(try outcome(changed { $0.reversed() }, seed: seed) == forth, "seed \(seed)")
      var options = RunOptions()
      options.recordsDelays = true
      var recorded = try outcome(changed { $0 }, seed: seed, options: options)
      let seconds = try #require(recorded.delays).items.joined().reduce(0, +)
      #expect(seconds == recorded.total.tally.elapsedSeconds, "seed \(seed)")
      recorded.delays = nil
      #expect(recorded == forth, "seed \(seed)")
      if try outcome(scenario, seed: seed).total != forth.total { differ += 1 }
    }
    #expect(differ > Int(Self.count) / 2)
  }
}
