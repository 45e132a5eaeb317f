import Engine
import Foundation
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Dossiers that come by another channel from a date on.
@Suite("Shifts of channels")
struct ShiftTests {
  /// Three months of a desk at which nobody waits, with an item for each channel.
  private static func text(
    _ actions: String, arrivals: String = "every 20 min",
    channels: String = "channels: { counter: 60 %, online: 30 %, assisted: 10 % }"
  ) -> String {
    """
    motcua: 1
    title: a desk
    question: Who comes online?
    period: 2024-01-01..2024-03-30
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { clerk: 40 posts, helper: 20 posts } } }
    procedures:
      job:
        deciding: desk
        limit: 3 days
        workflow:
          - { step: by-counter, if: channel = counter, at: desk, by: clerk, work: 10 min }
          - { step: by-online, if: channel = online, at: desk, by: clerk, work: 1 min }
          - { step: by-assisted, if: channel = assisted, at: desk, by: helper, work: 10 min }
          - { step: decide, at: desk, by: clerk, work: lognormal 30 min cv 0.8, outcomes: [ { supplement: 5 %, again: 0 %, wait: 1 h } ] }
    demand: { job: { arrivals: \(arrivals), \(channels) } }
    experiment: { replications: 1, seed: 1 }
    \(actions.isEmpty ? "" : "policies: { p: { do: [ \(actions) ] } }\napply: [p]")

    """
  }

  /// What happened to the dossiers that were handed in in the period.
  private struct Run {
    /// By channel, in the order of `Channel.allCases`; nobody comes by post.
    var channels: [Set<Int64>] = [[], [], [], []]
    var submitted: [Int64: Int64] = [:]
    /// The seconds of the first decision.
    var work: [Int64: Int64] = [:]
    var supplements: Set<Int64> = []
    var outcome: Outcome

    init(_ text: String) throws {
      var options = RunOptions()
      options.logsWork = true
      options.logsDossiers = true
      let scenario = try ScenarioText.scenario(text)
      let model = try Model(compiling: scenario, options: options)
      var simulation = Simulation(model)
      outcome = try simulation.run(replication: 0, seed: 4)
      let end = scenario.period.upperBound.advanced(byDays: 1).startSecond
      let entries = Dictionary(
        uniqueKeysWithValues: model.items(ofProcedure: 0).map { ($0.entry, $0.name ?? "") })
      for entry in simulation.dossierLog.entries {
        if entry.event == .submitted, entry.instant < end {
          submitted[entry.dossier] = entry.instant
        }
        if entry.event == .supplementRequested { supplements.insert(entry.dossier) }
      }
      for entry in simulation.workLog.entries
      where entry.kind == .begin && submitted[entry.dossier] != nil {
        let name = entries[entry.step] ?? ""
        for (index, channel) in Channel.allCases.enumerated()
        where name == "by-\(channel.rawValue)" {
          channels[index].insert(entry.dossier)
        }
        if name == "decide", work[entry.dossier] == nil { work[entry.dossier] = entry.work }
      }
      supplements.formIntersection(Set(submitted.keys))
    }

    var counter: Set<Int64> { channels[0] }
    var online: Set<Int64> { channels[1] }
    var assisted: Set<Int64> { channels[2] }
  }

  /// Four standard errors of a share of independent dossiers.
  private func expectShare(_ part: Int, of all: Int, _ share: Double, _ words: String) {
    let error = 4 * (share * (1 - share) / Double(all)).squareRoot()
    #expect(abs(Double(part) / Double(all) - share) <= error + 1e-12, "\(words)")
  }

  /// Everything but the channel is what it would have been.
  private func expectSameDossiers(_ left: Run, _ right: Run, _ words: String) {
    #expect(left.submitted == right.submitted, "\(words)")
    #expect(left.work == right.work, "\(words)")
    #expect(left.supplements == right.supplements, "\(words)")
    #expect(left.outcome.total.tally.submitted == right.outcome.total.tally.submitted, "\(words)")
  }

  @Test("more points move more of the same dossiers, and touch nobody else")
  func nested() throws {
    let plain = try Run(Self.text(""))
    var last = plain
    for points in [0.0, 0.1, 0.25, 0.6] {
      let run = try Run(Self.text("{ online: job, share: +\(Int(points * 100)) pp }"))
      expectSameDossiers(run, plain, "\(points)")
      #expect(run.online.isSuperset(of: last.online), "\(points)")
      #expect(run.assisted == plain.assisted, "\(points)")
      let moved = run.online.subtracting(plain.online)
      #expect(moved == plain.counter.subtracting(run.counter), "\(points)")
      expectShare(moved.count, of: run.submitted.count, points, "\(points)")
      if points == 0 { #expect(run.outcome == plain.outcome) }
      if points == 0.6 { #expect(run.counter.isEmpty) }
      #expect(run.outcome.total.tally.booksBalance)
      #expect(
        run.outcome.channels.map(\.tally.submitted)
          == run.channels.prefix(3).map { Int64($0.count) })
      last = run
    }
  }

  @Test("points to assisted are taken from those who stay longest at the counter")
  func assisted() throws {
    let plain = try Run(Self.text(""))
    let online = try Run(Self.text("{ online: job, share: +25 pp }"))
    let both = try Run(Self.text("{ online: job, share: +25 pp, assisted: +20 pp }"))
    expectSameDossiers(both, plain, "both")
    #expect(both.online == online.online)
    #expect(both.assisted.isSuperset(of: plain.assisted))
    expectShare(both.assisted.count, of: both.submitted.count, 0.3, "assisted")
    let split = try Run(
      Self.text(
        "{ online: job, share: +10 pp }, { online: all, share: +15 pp, assisted: +20 pp }"))
    #expect(split.outcome == both.outcome)
  }

  @Test("a new share is that of the whole, and one below what is there moves dossiers back")
  func newShares() throws {
    let plain = try Run(Self.text(""))
    let count = plain.submitted.count
    let more = try Run(Self.text("{ online: job, share: 70 %, assisted: 5 % }"))
    expectSameDossiers(more, plain, "more")
    expectShare(more.online.count, of: count, 0.7, "more")
    expectShare(more.assisted.count, of: count, 0.05, "more")
    #expect(more.assisted.isSubset(of: plain.assisted) && more.online.isSuperset(of: plain.online))
    let less = try Run(Self.text("{ online: job, share: 0 % }"))
    expectSameDossiers(less, plain, "less")
    #expect(less.online.isEmpty && less.counter == plain.counter.union(plain.online))
    // Of two the later holds; points come on top.
    let later = try Run(
      Self.text(
        "{ online: job, share: 50 % }, { online: job, share: 70 %, from: 2024-01-01 }, { online: job, share: -10 pp }"
      ))
    let sixty = try Run(Self.text("{ online: job, share: 60 % }"))
    #expect(later.online == sixty.online)
    let half = try Run(Self.text("{ online: job, share: 70 %, effective: 50 % }"))
    let fifty = try Run(Self.text("{ online: job, share: 50 % }"))
    #expect(half.online == fifty.online)
  }

  @Test("points come about from their first day to the last, and along their ramp")
  func days() throws {
    let plain = try Run(Self.text(""))
    let from = try #require(CivilDate("2024-01-11"))
    let some = try Run(
      Self.text("{ online: job, share: +60 pp, from: 2024-01-11, until: 2024-02-10 }"))
    let ramped = try Run(
      Self.text("{ online: job, share: +60 pp, from: 2024-01-11, ramp: linear 60 days }"))
    var expected = 0.0
    var variance = 0.0
    for (dossier, instant) in plain.submitted {
      let day = CivilDate.containing(second: instant).dayNumber - from.dayNumber
      if plain.counter.contains(dossier) {
        #expect(some.online.contains(dossier) == (0...30).contains(day))
        let share = min(1, max(0, Double(day) / 60))
        expected += share
        variance += share * (1 - share)
        if day <= 0 { #expect(ramped.counter.contains(dossier)) }
        if day >= 60 { #expect(ramped.online.contains(dossier)) }
      }
    }
    let moved = Double(ramped.online.subtracting(plain.online).count)
    // Four standard deviations of a sum of independent dossiers.
    #expect(abs(moved - expected) <= 4 * variance.squareRoot())
  }

  @Test("other chances of errors are those of the dossiers whose channel it changed")
  func chances() throws {
    let plain = try Run(Self.text(""))
    let run = try Run(
      Self.text(
        "{ online: job, share: +25 pp, supplement: 100 % }, { online: job, assisted: +10 pp }"))
    let moved = run.online.subtracting(plain.online)
    #expect(run.supplements == plain.supplements.union(moved))
    #expect(run.work == plain.work && !moved.isEmpty)
    // Of several actions each has its own.
    let two = try Run(
      Self.text(
        "{ online: job, share: +25 pp, supplement: 100 % }, { online: job, share: +10 pp, supplement: 0 %, from: 2024-01-01 }"
      ))
    let later = two.online.subtracting(run.online)
    #expect(two.supplements == plain.supplements.union(moved).subtracting(later))
    expectShare(later.count, of: run.submitted.count, 0.1, "later")
  }

  @Test("groups change together, and recorded dossiers as all others")
  func groupsAndTraces() throws {
    let groups = try Run(
      Self.text("{ online: job, share: +30 pp }", arrivals: "every 2 h, in-groups: 6 dossiers"))
    for first in stride(from: 1, to: Int64(groups.submitted.count) - 6, by: 6) {
      let group = Set(first..<first + 6)
      #expect(groups.channels.contains { $0.isSuperset(of: group) }, "\(first)")
    }
    var scenario = try ScenarioText.scenario(
      Self.text(
        "{ online: job, share: 100 %, from: 2024-01-08 }", channels: "channels: { counter: 100 % }")
    )
    let start = try #require(CivilDate("2024-01-05")).startSecond
    let rows = (0..<6).map { index in
      TraceRow(received: start + Int64(index) * 86_400, channel: index == 5 ? .postal : .counter)
    }
    scenario.demand[0].rate = .trace(Trace(rows: rows))
    scenario.demand[0].first = 6
    let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
    // What comes by post stays there: two days at the counter, three online.
    let model = try Model(compiling: scenario)
    #expect(model.margins.channels == [.counter, .online, .postal])
    #expect(outcome.channels.map(\.tally.submitted) == [3, 2, 1])
  }

  @Test("the load of a desk is that of the channels that are expected")
  func loads() throws {
    func load(_ actions: String) throws -> [Double] {
      try ScenarioText.model(Self.text(actions, arrivals: "3 per h")).expectedLoads.map { $0 ?? 0 }
    }
    // 3 an hour; each decision 30 min x 1.05, and 10 min at the counter, 1 min online.
    func clerks(_ counter: Double, _ online: Double, supplement: Double = 0.05) -> Double {
      3 * (counter * 10 + online * 1 + 30 * (1 + supplement)) / 60 / 40
    }
    func expectNear(_ loads: [Double], _ expected: [Double]) {
      // Sums of some thousand rounded numbers.
      for (load, expected) in zip(loads, expected) { #expect(abs(load - expected) < 1e-9) }
    }
    let helpers = 3 * 10 / 60.0 / 20
    expectNear(try load(""), [clerks(0.6, 0.3), 0.1 * helpers])
    expectNear(
      try load("{ online: job, share: +25 pp, assisted: +5 pp }"),
      [clerks(0.3, 0.55), 0.15 * helpers])
    // 60 of 90 days.
    let part = 60.0 / 90
    expectNear(
      try load("{ online: job, share: +30 pp, from: 2024-01-31, supplement: 65 % }"),
      [
        clerks(0.6 - 0.3 * part, 0.3 + 0.3 * part, supplement: 0.05 + 0.6 * 0.3 * part),
        0.1 * helpers,
      ])
  }
}

/// Laws of shifts, over random scenarios.
@Suite("Laws of shifts of channels")
struct ShiftLawTests {
  private static let count: UInt64 =
    ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1" ? 200 : 4

  private func outcome(_ scenario: Scenario, seed: UInt64, byRule: Bool = false) throws -> Outcome {
    var options = RunOptions()
    options.servesByRule = byRule
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    return try simulation.run(replication: 0, seed: seed)
  }

  private func shift(_ scenario: Scenario, _ online: ValueChange, effective: Double = 1)
    -> ChannelShift
  {
    var shift = ChannelShift(
      of: Set(scenario.procedures.map(\.name)),
      from: scenario.period.lowerBound.advanced(byDays: 7), ramp: Ramp(.linear, .days(10)),
      effective: effective)
    shift.online = online
    return shift
  }

  @Test("no points change no byte, and all of them keep the books, stages and records included")
  func laws() throws {
    var moved = 0
    for seed: UInt64 in 21_000..<21_000 + Self.count {
      let scenario = try RandomScenario(seed: seed, features: .all).scenario()
      let plain = try outcome(scenario, seed: seed)
      for (change, effective) in [(ValueChange.amount(0), 1.0), (.amount(0.4), 0)] {
        var same = scenario
        same.channelShifts = [shift(scenario, change, effective: effective)]
        #expect(try outcome(same, seed: seed) == plain, "seed \(seed)")
      }
      var changed = scenario
      changed.channelShifts = [shift(scenario, .value(1))]
      changed.channelShifts[0].procedures = Set(
        scenario.demand.filter { $0.channelShares[.counter] + $0.channelShares[.online] > 0.999 }
          .map(\.procedure))
      let online = try outcome(changed, seed: seed)
      #expect(online.total.tally.booksBalance, "seed \(seed)")
      #expect(online.channels.allSatisfy { $0.tally.booksBalance }, "seed \(seed)")
      let submitted = online.channels.map(\.tally.submitted)
      #expect(submitted.reduce(0, +) == online.total.tally.submitted, "seed \(seed)")
      #expect(try outcome(changed, seed: seed, byRule: true).channels == online.channels)
      if submitted != plain.channels.map(\.tally.submitted) { moved += 1 }
    }
    #expect(moved >= Int(Self.count) / 3)
  }
}
