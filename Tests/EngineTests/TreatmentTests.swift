import Engine
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Which dossiers changes of rules reach, over many dossiers.
@Suite("Dossiers that changes reach")
struct TreatmentTests {
  /// A desk with more people than it needs, so that nobody waits, and a dossier every 20 minutes.
  private static func text(
    _ policies: String = "", receive: String = "", work: String = "lognormal 30 min cv 0.8",
    outcomes: String = "{ supplement: 40 %, again: 10 %, wait: 1 h }, { return: 10 %, again: 0 % }"
  ) -> String {
    """
    motcua: 1
    title: a desk
    question: Whom does a reform reach?
    period: 2024-01-01..2024-03-30
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { clerk: 40 posts } } }
    procedures:
      job:
        deciding: desk
        limit: 3 days
        workflow:
          \(receive)
          - { step: check, at: desk, by: clerk, work: 5 min }
          - { step: decide, at: desk, by: clerk, work: \(work), outcomes: [ \(outcomes) ] }
    demand: { job: { arrivals: every 20 min } }
    experiment: { replications: 1, seed: 1 }
    \(policies)

    """
  }

  private static func policy(_ keys: String, from: String = "2024-01-01") -> String {
    "policies: { p: { from: \(from), do: [ { simplify: job, \(keys) } ] } }\napply: [p]"
  }

  private struct Run {
    var outcome: Outcome
    var work: WorkLog
    var log: DossierLog
    /// Entries of the workflow by name.
    var entries: [String: Int]
    /// Who came in the period: how many come after it depends on how long the last of them take.
    var cohort: Set<Int64>

    init(_ text: String) throws {
      var options = RunOptions()
      options.logsWork = true
      options.logsDossiers = true
      let scenario = try ScenarioText.scenario(text)
      let model = try Model(compiling: scenario, options: options)
      var simulation = Simulation(model)
      outcome = try simulation.run(replication: 0, seed: 4)
      work = simulation.workLog
      log = simulation.dossierLog
      let end = scenario.period.upperBound.advanced(byDays: 1).startSecond
      cohort = Set(
        log.entries.filter { $0.event == .submitted && $0.instant < end }.map(\.dossier))
      entries = [:]
      for item in model.items(ofProcedure: 0) { entries[item.name ?? ""] = item.entry }
    }

    /// The dossiers that passed an item, and the seconds of their first pass.
    func passes(_ item: String) -> [Int64: Int64] {
      var found: [Int64: Int64] = [:]
      for entry in work.entries
      where entry.kind == .begin && entry.step == entries[item] && cohort.contains(entry.dossier) {
        if found[entry.dossier] == nil { found[entry.dossier] = entry.work }
      }
      return found
    }

    /// When dossiers were accepted.
    var accepted: [Int64: Int64] {
      Dictionary(
        log.entries.filter { $0.event == .accepted && cohort.contains($0.dossier) }
          .map { ($0.dossier, $0.instant) },
        uniquingKeysWith: { first, _ in first })
    }

    func dossiers(_ event: DossierLog.Event) -> Set<Int64> {
      Set(log.entries.filter { $0.event == event }.map(\.dossier)).intersection(cohort)
    }
  }

  @Test("who is reached at 60 % is reached at 80 % too, and the shares are those written")
  func reachesAreNested() throws {
    let all = Set(try Run(Self.text()).passes("check").keys)
    var last: Set<Int64> = []
    for share in [0.0, 0.2, 0.6, 0.8, 1.0] {
      let run = try Run(Self.text(Self.policy("drop: check, effective: \(Int(share * 100)) %")))
      let passed = Set(run.passes("check").keys)
      let treated = Set(run.accepted.keys).subtracting(passed)
      #expect(treated.isSuperset(of: last), "\(share)")
      let count = Double(run.accepted.count)
      // Four standard errors of a share of independent dossiers.
      let error = 4 * (share * (1 - share) / count).squareRoot()
      #expect(abs(Double(treated.count) / count - share) <= error, "\(share)")
      if share == 0 { #expect(treated.isEmpty && passed == all) }
      last = treated
    }
  }

  @Test("a ramp reaches more from day to day", arguments: ["linear 60 days", "logistic 2 months"])
  func rampsGrow(ramp: String) throws {
    let from = try #require(CivilDate("2024-01-11"))
    let run = try Run(
      Self.text(Self.policy("drop: check, effective: 90 %, ramp: \(ramp)", from: "2024-01-11")))
    let passed = Set(run.passes("check").keys)
    let form = try #require(Ramp(ramp))
    var groups: [Int: (treated: Double, expected: Double, variance: Double, count: Int)] = [:]
    for (dossier, instant) in run.accepted {
      let day = CivilDate.containing(second: instant)
      let share = 0.9 * form.share(on: day, from: from)
      let isTreated = !passed.contains(dossier)
      if day < from { #expect(!isTreated) }
      let week = (day.dayNumber - from.dayNumber + 14) / 7
      var group = groups[week] ?? (0, 0, 0, 0)
      group.treated += isTreated ? 1 : 0
      group.expected += share
      group.variance += share * (1 - share)
      group.count += 1
      groups[week] = group
    }
    for (week, group) in groups {
      // Four standard deviations of a sum of independent dossiers of one week.
      #expect(
        abs(group.treated - group.expected) <= 4 * group.variance.squareRoot() + 1e-9,
        "week \(week): \(group)")
    }
    #expect(groups.count > 10)
  }

  @Test("a ramp is what it says on its days")
  func rampsByDay() throws {
    let from = try #require(CivilDate("2024-01-31"))
    let linear = Ramp(.linear, .months(1))
    // To 29 February: 29 days.
    #expect("\(linear.end(from: from))" == "2024-02-29")
    #expect(linear.share(on: from.advanced(byDays: -1), from: from) == 0)
    #expect(linear.share(on: from, from: from) == 0)
    #expect(linear.share(on: from.advanced(byDays: 1), from: from) == 1.0 / 29)
    #expect(linear.share(on: from.advanced(byDays: 29), from: from) == 1)
    let logistic = Ramp(.logistic, .days(100))
    #expect(abs(logistic.share(on: from, from: from) - 0.01) < 1e-12)
    #expect(abs(logistic.share(on: from.advanced(byDays: 50), from: from) - 0.5) < 1e-12)
    #expect(logistic.share(on: from.advanced(byDays: 99), from: from) < 0.99)
    #expect(logistic.share(on: from.advanced(byDays: 100), from: from) == 1)
  }

  @Test("work of a treated dossier is the same draw, scaled; others draw the same seconds")
  func workIsTheSameDraw() throws {
    for law in ["lognormal 30 min cv 0.8", "gamma 30 min cv 0.7", "erlang 30 min phases 3"] {
      let plain = try Run(Self.text(work: law)).passes("decide")
      let half = try Run(
        Self.text(Self.policy("work: { decide: -50 % }, effective: 60 %"), work: law)
      ).passes("decide")
      let dropped = try Run(
        Self.text(Self.policy("drop: check, effective: 60 %"), work: law))
      let untreated = Set(dropped.passes("check").keys)
      #expect(half.count == plain.count)
      for (dossier, seconds) in plain {
        let other = try #require(half[dossier])
        if untreated.contains(dossier) {
          #expect(other == seconds)
        } else {
          // Both are rounded to whole seconds.
          #expect(abs(2 * other - seconds) <= 2)
        }
      }
    }
  }

  @Test("a chance is scaled, and no other outcome of any dossier changes")
  func chancesAreScaled() throws {
    let plain = try Run(Self.text())
    let asked = plain.dossiers(.supplementRequested)
    let count = Double(plain.accepted.count)
    for (change, chance) in [("-40 %", 0.24), ("-10 pp", 0.3), ("15 %", 0.15), ("+50 %", 0.6)] {
      let run = try Run(Self.text(Self.policy("supplement: \(change)")))
      let now = run.dossiers(.supplementRequested)
      // Four standard errors of a share of independent dossiers.
      let error = 4 * (chance * (1 - chance) / count).squareRoot()
      #expect(abs(Double(now.count) / count - chance) <= error, "\(change)")
      #expect(chance < 0.4 ? now.isSubset(of: asked) : now.isSuperset(of: asked), "\(change)")
      #expect(run.dossiers(.returned) == plain.dossiers(.returned), "\(change)")
    }
  }

  @Test("chances that leave no room lie one behind the other and keep their shares")
  func crowdedChances() throws {
    // 60 % and 40 % fill the line: of what the requests give up the refusals take a part.
    let receive =
      "- { receive: file, at: desk, by: clerk, work: 1 min, outcomes: [ { refuse: 60 %, again: 0 % }, { supplement: 40 %, again: 0 %, wait: 1 h } ] }"
    let run = try Run(
      Self.text(
        Self.policy("supplement: -50 %, refuse: +20 %"), receive: receive,
        outcomes: "{ return: 10 % }"))
    let count = Double(run.cohort.count)
    for (event, share) in [(DossierLog.Event.refused, 0.72), (.supplementRequested, 0.2)] {
      // Four standard errors of a share of independent dossiers.
      let error = 4 * (share * (1 - share) / count).squareRoot()
      #expect(abs(Double(run.dossiers(event).count) / count - share) <= error, "\(event)")
    }
  }

  @Test("a new chance leaves what the file says of later passes, percentages change both")
  func laterPasses() throws {
    let outcomes = "{ supplement: 50 %, again: 40 %, wait: 1 h }"
    func requests(_ change: String) throws -> Double {
      let run = try Run(Self.text(Self.policy("supplement: \(change)"), outcomes: outcomes))
      return Double(
        run.log.entries.count {
          $0.event == .supplementRequested && run.cohort.contains($0.dossier)
        })
        / Double(run.accepted.count)
    }
    // Requests per dossier are first / (1 - again); the sd of their number is below 1, and there are
    // 6,500 dossiers: four standard errors are 0.05.
    #expect(abs(try requests("30 %") - 0.3 / 0.6) < 0.05)
    #expect(abs(try requests("-50 %") - 0.25 / 0.8) < 0.05)
    #expect(abs(try requests("-10 pp") - 0.4 / 0.7) < 0.05)
  }

  @Test("the load before a run counts who is reached, and on which days")
  func expectedLoads() throws {
    func load(_ policies: String) throws -> Double {
      let text = Self.text(
        policies, work: "30 min", outcomes: "{ supplement: 40 %, wait: 1 h, at-most: 1 }")
      let model = try Model(compiling: try ScenarioText.scenario(text))
      return try #require(model.expectedLoads[0])
    }
    // 5 + 30 x 1.4 = 47 minutes a dossier.
    let plain = try load("")
    #expect(abs(plain - 47 / 20 / 40.0) < 1e-9)
    // The period has 90 days, the last 45 of them changed for 60 %.
    let half = Self.policy("work: { decide: -50 % }, effective: 60 %", from: "2024-02-15")
    #expect(abs(try load(half) / plain - (1 - 0.5 * 0.6 * 21 / 47)) < 1e-9)
    let none = Self.policy("drop: check, supplement: -50 %")
    #expect(abs(try load(none) / plain - 36 / 47.0) < 1e-9)
  }
}
