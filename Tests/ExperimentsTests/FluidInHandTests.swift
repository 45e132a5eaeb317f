import Engine
import Experiments
import Forecasting
import Foundation
import SampleScenarios
import Scenarios
import Statistics
import Testing
import Wording

@Suite("Fluid translation: dossiers in hand")
struct FluidInHandTests {
  /// An office that starts with dossiers in hand.
  private static func office(_ rows: String, steps: String = "first") throws -> Model {
    let backlog = "backlog: { as-of: 2023-02-28, steps: \(steps), rows: [ \(rows) ] }\n"
    return try Model(
      compiling: SampleOffice.scenario([
        (", warm-up: 5 days", ""), ("arrivals: 15 per", "arrivals: 13 per"),
        ("observed:", "\(backlog)observed:"),
      ]))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: String
    var steps = "first"
    var testDescription: String { name }
  }

  /// 13 permits come in a day, and the officer can work 16.
  static let cases = [
    Case(
      name: "late already, before the busiest pool",
      rows: "{ procedure: permit, step: appraise, received: 2023-02-20..2023-02-24, count: 120 }"),
    Case(
      name: "due later, by dates of their own",
      rows:
        "{ procedure: permit, step: appraise, received: 2023-02-27, due: 2023-03-02, count: 40 }, { procedure: permit, received: 2023-02-28, due: 2023-03-20, count: 60 }"
    ),
    Case(
      name: "accepted just now",
      rows: "{ procedure: permit, step: appraise, received: 2023-02-28, count: 90 }"),
    Case(
      name: "where dossiers of their age stand",
      rows:
        "{ procedure: permit, received: 2023-02-27..2023-02-28, count: 80 }, { procedure: birth, received: 2023-02-28, count: 50 }",
      steps: "by age"),
    Case(
      name: "at one of the places",
      rows: "{ procedure: birth, place: wards.b, received: 2023-02-28, count: 70 }"),
  ]

  @Test("dossiers in hand take time of the staff and are late as simulated", arguments: cases)
  func asSimulated(_ example: Case) throws {
    let model = try Self.office(example.rows, steps: example.steps)
    let plain = try Self.office("{ procedure: birth, received: 2023-02-28, count: 1 }")
    let total = try FluidTranslation(model).network.forecast().total
    var (rates, counts): ([Double], [Double]) = ([], [])
    var simulation = Simulation(model)
    for replication in 0..<80 {
      let tally = try simulation.run(replication: replication, seed: 1).total.tally
      counts.append(Double(tally.resolved))
      rates.append(Double(tally.resolvedEarly + tally.resolvedOnTime) / Double(tally.resolved))
    }
    let (rate, count) = (Moments(rates), Moments(counts))
    let expected = try #require(total.onTimeOfResolved)
    // Three standard errors, and what the network is allowed to be off.
    func error(_ moments: Moments) -> Double {
      ((moments.variance ?? .infinity) / Double(moments.count)).squareRoot()
    }
    let errors = (rate: error(rate), count: error(count))
    #expect(
      abs(expected - rate.mean) <= 0.02 + 3 * errors.rate,
      "\(expected) simulated \(rate.mean) ± \(errors.rate)")
    #expect(
      abs(total.resolved - count.mean) <= 0.01 * count.mean + 3 * errors.count,
      "\(total.resolved) simulated \(count.mean) ± \(errors.count)")
    // They matter: without them it would be otherwise.
    let without = try #require(
      try FluidTranslation(plain).network.forecast().total.onTimeOfResolved)
    #expect(abs(without - rate.mean) > 0.02 + 3 * errors.rate, "\(without)")
  }

  @Test("those not accepted yet come first of all, and that their crowd is no chance is named")
  func submitted() throws {
    let model = try Self.office(
      "{ procedure: permit, state: submitted, received: 2023-02-28, count: 90 }")
    let translation = try FluidTranslation(model)
    let plain = try FluidTranslation(
      Self.office("{ procedure: birth, received: 2023-02-28, count: 1 }"))
    #expect(translation.leftOut.contains { $0.feature.english.hasPrefix("dossiers handed in") })
    #expect(!plain.leftOut.contains { $0.feature.english.hasPrefix("dossiers handed in") })
    func accepted(_ network: FluidNetwork) throws -> Double {
      try network.forecast().total.accepted
    }
    let more = try accepted(translation.network) - accepted(plain.network)
    #expect(abs(more - 90) < 0.01)
    // They are on the path of a replication as well, beside who comes in it.
    let path = try translation.network(followingReplication: 0, seed: 1)
    let arrivals = path.classes.reduce(0) { $0 + $1.arrivals.reduce(0, +) }
    var simulation = Simulation(model)
    let tally = try simulation.run(replication: 0, seed: 1).total.tally
    #expect(arrivals == Double(tally.submitted) + 90)
  }
}
