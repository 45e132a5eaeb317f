import Engine
import Foundation
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Reviews of queues, worked out by hand.
///
/// One clerk works 4 hours on each dossier, 07:30-11:30 and 13:00-17:00. Monday is 2024-01-08. Four
/// dossiers with 5 working days come at 08h00, 08h01, 08h02 and 08h03 (1 to 4), one with 2 at 08h30 (5,
/// due on Wednesday), one with 1 at 09h00 (6, due on Tuesday). First come, first served, they are
/// resolved one after the other at 13h30 and at 08h00 of the next day.
@Suite("Reviews")
struct ReviewTests {
  private func order(_ actions: String, staff: String = "1 post") throws -> [Int64] {
    try run(actions, staff: staff).log.entries.filter { $0.event == .resolved }.map(\.dossier)
  }

  private func run(_ actions: String, staff: String = "1 post") throws -> (
    log: DossierLog, outcome: Outcome
  ) {
    let step = "{ step: decide, at: desk, by: clerk, work: 4 h }"
    let text = """
      motcua: 1
      title: a desk
      question: Who goes first?
      period: 2024-01-08..2024-01-31
      calendars:
        office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } }
      agencies:
        desk: { calendar: office, staff: { clerk: \(staff), head: 1 post } }
        other: { calendar: office, staff: { clerk: 1 post } }
      clock: { calendar: office }
      procedures:
        long: { deciding: desk, limit: 5 working days, workflow: [ \(step) ] }
        short: { deciding: desk, limit: 2 working days, workflow: [ \(step) ] }
        urgent: { deciding: desk, limit: 1 working day, workflow: [ \(step) ] }
      demand:
        long: { trace: long.csv }
        short: { trace: short.csv }
        urgent: { trace: urgent.csv }
      experiment: { replications: 1, seed: 1 }
      \(actions.isEmpty ? "" : "policies: { p: { do: [ \(actions) ] } }\napply: [p]")

      """
    func table(_ minutes: [String]) -> String {
      (["received,channel"] + minutes.map { "2024-01-08T\($0),counter" }).joined(separator: "\n")
        + "\n"
    }
    let scenario = try ScenarioText.scenario(
      text,
      tables: [
        "long.csv": table(["08:00", "08:01", "08:02", "08:03"]), "short.csv": table(["08:30"]),
        "urgent.csv": table(["09:00"]),
      ])
    var options = RunOptions()
    options.logsDossiers = true
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    let outcome = try simulation.run(replication: 0, seed: 1)
    // The traces come again after the period, to follow the cohort.
    var log = simulation.dossierLog
    log.entries.removeAll { $0.dossier > 6 }
    return (log, outcome)
  }

  private func review(_ keys: String) -> String { "{ review: desk, \(keys) }" }

  @Test(
    "what is due soon at its moment goes first from then on, and what is in work is not touched",
    arguments: [
      ("", [1, 2, 3, 4, 5, 6]),
      // The fifth is due in two working days, the sixth in one.
      ("at: { mon: 09h30 }, near-due: 2 working days", [1, 6, 5, 2, 3, 4]),
      ("at: { mon: 09h30 }, near-due: 1 working day", [1, 6, 2, 3, 4, 5]),
      // Nothing of it waits yet.
      ("at: { mon: 07h45 }, near-due: 9 working days", [1, 2, 3, 4, 5, 6]),
      // What comes to the queue after the moment waits for the next one.
      ("at: { mon: 08h45 }, near-due: 9 working days", [1, 5, 2, 3, 4, 6]),
      ("at: { mon: [08h45, 09h30] }, near-due: 2 working days", [1, 6, 5, 2, 3, 4]),
      // On Tuesday the third is in work.
      ("at: { tue: 08h30 }, near-due: 1 working day", [1, 2, 3, 6, 5, 4]),
      // Overdue on Wednesday, and the fourth in work until 08h00.
      ("at: { wed: 07h45 }, near-due: 1 working day", [1, 2, 3, 4, 6, 5]),
      // Closed at noon on every day, so never.
      (
        "at: { mon..fri: [07h45, 12h00] }, near-due: 9 working days, until: 2024-01-08",
        [1, 2, 3, 4, 5, 6]
      ),
      // Sunday's moment is Monday's, the 15th.
      ("at: { sun: 08h30 }, near-due: 9 working days", [1, 2, 3, 4, 5, 6]),
      ("at: { mon: 09h30 }, near-due: 2 working days, until: 2024-01-08", [1, 6, 5, 2, 3, 4]),
      ("at: { mon: 09h30 }, near-due: 2 working days, from: 2024-01-09", [1, 2, 3, 4, 5, 6]),
      ("at: { mon: 09h30 }, near-due: 2 working days, order: least-slack", [1, 6, 5, 2, 3, 4]),
    ] as [(String, [Int64])])
  func moments(keys: String, expected: [Int64]) throws {
    #expect(try order(keys.isEmpty ? "" : review(keys)) == expected)
  }

  @Test("other agencies' queues stay as they are, and all of a group are meant")
  func agencies() throws {
    let keys = "at: { mon: 09h30 }, near-due: 2 working days"
    #expect(try order("{ review: other, \(keys) }") == [1, 2, 3, 4, 5, 6])
    #expect(try order("{ review: [other, desk], \(keys) }") == [1, 6, 5, 2, 3, 4])
    #expect(try order("{ review: all, \(keys) }") == [1, 6, 5, 2, 3, 4])
  }

  @Test("the list goes before every order of a queue")
  func orders() throws {
    let keys = "at: { mon: 08h45 }, near-due: 2 working days"
    for order in ["first-come", "priority", "shortest"] {
      let found = try self.order(review(keys), staff: "{ posts: 1 post, order: \(order) }")
      #expect(found == [1, 5, 2, 3, 4, 6], "\(order)")
    }
    // The sixth is due first, and came after the list was made.
    let due = try order(review(keys), staff: "{ posts: 1 post, order: earliest-due }")
    #expect(due == [1, 5, 6, 2, 3, 4])
  }

  @Test("waits are counted from when they began, and who loses is seen by procedure")
  func waits() throws {
    let plain = try run("").outcome
    let reviewed = try run(review("at: { mon: 09h30 }, near-due: 2 working days")).outcome
    // Four hours for each place in the queue: the two pass three others.
    let hours = zip(reviewed.procedures, plain.procedures).map { after, before in
      Double(after.tally.waitSeconds - before.tally.waitSeconds) / 3600
    }
    // Three wait for two more, the fifth for three fewer, the sixth for four fewer.
    #expect(hours == [24, -8, -16], "\(hours)")
    #expect(reviewed.total.tally.waitSeconds == plain.total.tally.waitSeconds)
  }
}

/// Laws of reviews, over random scenarios.
@Suite("Laws of reviews")
struct ReviewLawTests {
  private static let count: UInt64 =
    ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1" ? 200 : 4

  private func outcome(_ scenario: Scenario, seed: UInt64, delays: Bool = false) throws -> Outcome {
    var options = RunOptions()
    options.recordsDelays = delays
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    return try simulation.run(replication: 0, seed: seed)
  }

  @Test("a review that never is changes no byte, and daily ones keep the books")
  func laws() throws {
    var changed = 0
    for seed: UInt64 in 23_000..<23_000 + Self.count {
      let scenario = try RandomScenario(seed: seed, features: .all).scenario()
      let plain = try outcome(scenario, seed: seed)
      let all = Set(scenario.agencies.filter { !$0.staff.isEmpty }.map(\.name))
      let hours = try ["08h30", "14h00"].map { try #require(TimeOfDay($0)) }
      let daily = [[TimeOfDay]](repeating: hours, count: 7)
      var none = scenario
      none.reviews = [
        Review(
          of: all, at: daily, nearDue: 3, until: scenario.period.lowerBound.advanced(byDays: -90))
      ]
      #expect(try outcome(none, seed: seed) == plain, "seed \(seed)")
      var reviewed = scenario
      let half = Set(all.sorted().prefix(1))
      reviewed.reviews = [
        Review(of: half, at: daily, nearDue: 2, order: .leastSlack),
        Review(of: all.subtracting(half), at: daily, nearDue: 4),
      ]
      let after = try outcome(reviewed, seed: seed)
      #expect(after.total.tally.booksBalance, "seed \(seed)")
      #expect(after.procedures.allSatisfy { $0.tally.booksBalance }, "seed \(seed)")
      var recorded = try outcome(reviewed, seed: seed, delays: true)
      let seconds = try #require(recorded.delays).items.joined().reduce(0, +)
      #expect(seconds == recorded.total.tally.elapsedSeconds, "seed \(seed)")
      recorded.delays = nil
      #expect(recorded == after, "seed \(seed)")
      if after != plain { changed += 1 }
    }
    #expect(changed > Int(Self.count) / 3)
  }
}
