import Engine
import Foundation
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Laws of the life of a dossier: exits, waits, branches, moments, hand-overs and clocks.
@Suite("Laws of the life of a dossier")
struct LifeLawTests {
  @Test("an office that is left alone empties: no slot is held for ever")
  func empties() throws { try LifeLaw.empties(seeds: 0..<10) }

  @Test("where the days go adds up to the second, and changes no other figure")
  func delaysAddUp() throws { try LifeLaw.delaysAddUp(seeds: 2000..<2008) }

  @Test("an office whose queues are all kept by rule does the same")
  func byRule() throws { try LifeLaw.byRule(seeds: [3009, 3010, 3011, 3012, 3080, 3084]) }

  @Test("a dossier that has not arrived holds nothing back")
  func causality() throws { try LifeLaw.causality(seeds: 4000..<4004) }

  @Test("what the records say changes nothing that happens, and without a fault they say it all")
  func records() throws { try LifeLaw.records(seeds: 5000..<5008) }
}

@Suite(
  "Laws of the life of a dossier, over many scenarios",
  .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"))
struct LifeLawLongTests {
  @Test("an office that is left alone empties: no slot is held for ever")
  func empties() throws { try LifeLaw.empties(seeds: 0..<600) }

  @Test("where the days go adds up to the second, and changes no other figure")
  func delaysAddUp() throws { try LifeLaw.delaysAddUp(seeds: 2000..<2400) }

  @Test("an office whose queues are all kept by rule does the same")
  func byRule() throws { try LifeLaw.byRule(seeds: 3000..<3300) }

  @Test("a dossier that has not arrived holds nothing back")
  func causality() throws { try LifeLaw.causality(seeds: 4000..<4300) }

  @Test("what the records say changes nothing that happens, and without a fault they say it all")
  func records() throws { try LifeLaw.records(seeds: 5000..<5300) }
}

/// The laws, each asked of the scenarios of some seeds.
private enum LifeLaw {
  static func empties(seeds: Range<UInt64>) throws {
    var left = 0
    var journeys: Int64 = 0
    for seed in seeds {
      let made = RandomScenario(
        seed: seed,
        features: [.routing, .orders, .absence, .staffing, .closing, .outages, .life])
      var scenario = try made.scenario()
      // Few dossiers and half a year: all is over long before the books close.
      let first = scenario.period.lowerBound
      scenario.period = first...first.advanced(byDays: 200)
      scenario.ratePeriod = scenario.period
      scenario.experiment.warmUpDays = 0
      for index in scenario.demand.indices { scenario.demand[index].first = 15 }
      var simulation = Simulation(try Model(compiling: scenario))
      let outcome = try simulation.run(replication: 0, seed: seed)
      let tally = outcome.total.tally
      // Each need that began has ended: with the last result, or somewhere before it.
      let begun = zip(scenario.procedures, outcome.procedures).reduce(into: Int64(0)) {
        if $1.0.staging != nil && $1.0.stage ?? 0 == 0 { $0 += $1.1.tally.submitted }
      }
      #expect(tally.journeysFinished + tally.journeysBroken == begun, "seed \(seed)\n\(made.text)")
      journeys += begun
      #expect(simulation.liveCount == 0, "seed \(seed)\n\(made.text)")
      #expect(tally.open == 0 && tally.openPaused == 0, "seed \(seed)\n\(made.text)")
      #expect(tally.submittedAtEnd == 0 && tally.booksBalance, "seed \(seed)")
      left += Int(tally.left + tally.refusedAtIntake + tally.withdrawnBeforeAcceptance)
    }
    #expect(left > seeds.count && journeys > Int64(seeds.count))
  }

  static func delaysAddUp(seeds: Range<UInt64>) throws {
    var kinds: Set<DelayKind> = []
    for seed in seeds {
      let made = RandomScenario(seed: seed)
      let scenario = try made.scenario()
      var simulation = Simulation(try Model(compiling: scenario))
      let plain = try simulation.run(replication: 0, seed: seed)
      var options = RunOptions()
      options.recordsDelays = true
      options.logsDossiers = true
      var recorded = Simulation(try Model(compiling: scenario, options: options))
      var outcome = try recorded.run(replication: 0, seed: seed)
      let spans = LoggedSpans(recorded.dossierLog)
      #expect(spans.problems.isEmpty, "seed \(seed): \(spans.problems.prefix(3))\n\(made.text)")
      kinds.formUnion(recorded.dossierLog.spans.map(\.kind))
      let items = try #require(outcome.delays).items.joined().reduce(0, +)
      // A dossier in hand was accepted before the period, and its time before it counts as well.
      #expect(items == outcome.total.tally.elapsedSeconds, "seed \(seed)\n\(made.text)")
      outcome.delays = nil
      let isSame = outcome == plain
      #expect(isSame, "seed \(seed)\n\(made.text)")
    }
    #expect(kinds == Set(DelayKind.allCases))
  }

  static func byRule(seeds: some Sequence<UInt64>) throws {
    for seed in seeds {
      let made = RandomScenario(seed: seed)
      let scenario = try made.scenario()
      var outcomes: [Outcome] = []
      for isByRule in [false, true] {
        var options = RunOptions()
        options.servesByRule = isByRule
        var simulation = Simulation(try Model(compiling: scenario, options: options))
        outcomes.append(try simulation.run(replication: 0, seed: seed))
      }
      let isSame = outcomes[0] == outcomes[1]
      #expect(isSame, "seed \(seed)\n\(made.text)")
    }
  }

  static func causality(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let made = RandomScenario(
        seed: seed, features: [.routing, .orders, .absence, .staffing, .closing, .outages, .life])
      var scenario = try made.scenario()
      let before = try log(of: scenario, seed: seed)
      let day = CivilDate(year: 2023, month: 1, day: 30) ?? CivilDate(dayNumber: 0)
      var late = scenario.demand[0]
      late.name = "late"
      late.rate = .trace(
        Trace(
          rows: (0..<30).map {
            TraceRow(
              received: day.startSecond + 28_800 + Int64($0) * 1_700, place: "wards.a",
              channel: .counter, attributes: scenario.procedures[0].attributes.map { _ in nil })
          }, scale: 1))
      scenario.demand.append(late)
      let after = try log(of: scenario, seed: seed)
      let known = before.filter { $0.instant < day.startSecond }
      #expect(!known.isEmpty, "seed \(seed)")
      let changed = zip(known, after.filter { $0.instant < day.startSecond }).first { $0 != $1 }
      #expect(changed == nil, "seed \(seed)\n\(made.text)")
    }
  }

  static func records(seeds: Range<UInt64>) throws {
    var kept = 0
    for seed in seeds {
      let made = RandomScenario(seed: seed)
      var scenario = try made.scenario()
      // The run itself throws when the books of the records do not balance.
      var recorded = try outcome(of: scenario, seed: seed)
      if recorded.recorded != nil && recorded.recorded?.total != recorded.total { kept += 1 }
      recorded.recorded = nil
      scenario.recording = []
      let plain = try outcome(of: scenario, seed: seed)
      let isSame = recorded == plain
      #expect(isSame, "seed \(seed)\n\(made.text)")
      scenario.recording = [RecordingRule()]
      let faithful = try #require(try outcome(of: scenario, seed: seed).recorded)
      #expect(faithful.total == plain.total, "seed \(seed)\n\(made.text)")
      #expect(faithful.procedures == plain.procedures, "seed \(seed)\n\(made.text)")
      #expect(faithful.months == plain.months, "seed \(seed)\n\(made.text)")
    }
    #expect(kept * 5 >= seeds.count)
  }

  private static func outcome(of scenario: Scenario, seed: UInt64) throws -> Outcome {
    var simulation = Simulation(try Model(compiling: scenario))
    return try simulation.run(replication: 0, seed: seed)
  }

  private static func log(of scenario: Scenario, seed: UInt64) throws -> [DossierLog.Entry] {
    var options = RunOptions()
    options.logsDossiers = true
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    _ = try simulation.run(replication: 0, seed: seed)
    return simulation.dossierLog.entries
  }
}

/// The spans of the dossiers of a log, held against their acceptances and results.
private struct LoggedSpans {
  private(set) var problems: [String] = []

  init(_ log: DossierLog) {
    var accepted: [Int64: Int64] = [:]
    var resolved: [Int64: Int64] = [:]
    var sums: [Int64: Int64] = [:]
    for entry in log.entries {
      switch entry.event {
      case .accepted:
        if accepted[entry.dossier] != nil { problems.append("accepted twice: \(entry)") }
        accepted[entry.dossier] = entry.instant
      case .resolved:
        if resolved[entry.dossier] != nil { problems.append("resolved twice: \(entry)") }
        resolved[entry.dossier] = entry.instant
      default: break
      }
    }
    for span in log.spans {
      if span.seconds <= 0 { problems.append("empty: \(span)") }
      sums[span.dossier, default: 0] += span.seconds
    }
    for (dossier, end) in resolved.sorted(by: { $0.key < $1.key }) {
      let elapsed = accepted[dossier].map { end - $0 }
      if elapsed != sums[dossier, default: 0] {
        problems.append("\(dossier): \(sums[dossier, default: 0]) s of \(elapsed ?? -1)")
      }
    }
    for dossier in sums.keys where resolved[dossier] == nil {
      problems.append("\(dossier) has spans and no result")
    }
  }
}
