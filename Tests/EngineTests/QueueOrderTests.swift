import Engine
import SampleScenarios
import Scenarios
import Statistics
import Testing

@Suite("First come, first served")
struct QueueOrderTests {
  @Test("random offices give the books of a slow and simple simulation")
  func agreesWithSlowOffice() throws {
    for seed in 0..<UInt64(60) {
      var office = RandomOffice(seed: seed)
      let slow = office.slowBooks()
      var simulation = Simulation(try ScenarioText.model(office.text))
      let outcome = try simulation.run(replication: 0, seed: seed)
      let fast = outcome.procedures.map { SlowOffice.Books($0.tally) }
      #expect(fast == slow, "seed \(seed)\n\(office.text)")
      var options = RunOptions()
      options.servesByRule = true
      var byRule = Simulation(
        try Model(
          compiling: ScenarioText.scenario(office.text), options: options))
      #expect(try byRule.run(replication: 0, seed: seed) == outcome, "seed \(seed)\n\(office.text)")
    }
  }
}

extension SlowOffice.Books {
  /// The books of a row, whose times are whole minutes.
  fileprivate init(_ tally: Tally) {
    submitted = Int(tally.submitted)
    received = Int(tally.received)
    resolved = Int(tally.resolved)
    open = Int(tally.open)
    elapsed = Int(tally.elapsedSeconds / 60)
    wait = Int(tally.waitSeconds / 60)
    backlog = Int(tally.backlogSeconds / 60)
  }
}

/// An office made up from a seed, as a file and for the slow simulation.
private struct RandomOffice {
  private var stream: RandomStream
  private var pools: [SlowOffice.Pool] = []
  private var hoursTexts: [String] = []
  private var procedures: [SlowOffice.Procedure] = []
  private let days: Int

  /// Hours that the reader takes and the same by minutes of a day.
  private static let days = [
    ("always", [0..<1440]), ("07h30..11h30, 13h00..17h00", [450..<690, 780..<1020]),
    ("09h00..17h00", [540..<1020]), ("08h15..12h00", [495..<720]),
  ]

  init(seed: UInt64) {
    stream = RandomStream(key: seed &+ 77)
    days = 3 + Int(stream.next() % 20)
    for _ in 0..<(2 + pick(2)) {
      let kind = pick(Self.days.count)
      let lastDay = kind == 0 ? 7 : 5 + pick(2)
      var week = [Bool](repeating: false, count: 7 * 1440)
      for day in 0..<lastDay {
        for minute in Self.days[kind].1.joined() { week[day * 1440 + minute] = true }
      }
      pools.append(SlowOffice.Pool(people: 1 + pick(3), week: week))
      let range = lastDay == 5 ? "mon..fri" : "mon..sat"
      hoursTexts.append(kind == 0 ? "always" : "{ \(range): [\(Self.days[kind].0)] }")
    }
    for _ in 0..<(1 + pick(3)) {
      var steps: [SlowOffice.Step] = []
      for _ in 0..<(1 + pick(3)) {
        let longest = pick(8) == 0 ? 900 : 150
        steps.append(
          SlowOffice.Step(
            pool: pick(pools.count), work: 1 + pick(longest),
            rule: SlowOffice.Rule.allCases[pick(3)]))
      }
      procedures.append(
        SlowOffice.Procedure(
          hasIntake: steps.count > 1 && pick(2) == 0, steps: steps, gap: 17 + pick(300),
          count: 5 + pick(200)))
    }
  }

  private mutating func pick(_ count: Int) -> Int { Int(stream.next() % UInt64(count)) }

  mutating func slowBooks() -> [SlowOffice.Books] {
    var office = SlowOffice(pools: pools, procedures: procedures, end: days * 1440)
    return office.run()
  }

  /// The scenario; its first day, 2024-01-08, is a Monday.
  var text: String {
    var lines = [
      "motcua: 1", "title: random", "question: Who is first?",
      "period: 2024-01-08..2024-01-\(days + 7 < 10 ? "0" : "")\(days + 7)", "calendars:",
    ]
    for (index, hours) in hoursTexts.enumerated() {
      lines.append("  hours-\(index): { hours: \(hours) }")
    }
    lines.append("agencies:")
    for (index, pool) in pools.enumerated() {
      lines.append(
        "  desk-\(index): { calendar: hours-\(index), staff: { clerk: \(pool.people) posts } }")
    }
    lines.append("procedures:")
    for (index, procedure) in procedures.enumerated() {
      lines += ["  job-\(index):", "    deciding: desk-0", "    limit: 1 h", "    workflow:"]
      for (number, step) in procedure.steps.enumerated() {
        let kind = procedure.hasIntake && number == 0 ? "receive" : "step"
        lines.append(
          "      - { \(kind): s\(number), at: desk-\(step.pool), by: clerk, work: \(step.work) min, "
            + "at-closing: \(step.rule.rawValue) }")
      }
    }
    lines.append("demand:")
    for (index, procedure) in procedures.enumerated() {
      lines.append(
        "  job-\(index): { arrivals: every \(procedure.gap) min, first: \(procedure.count) dossiers }"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
