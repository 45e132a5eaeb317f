import Foundation
import Policies
import Scenarios
import Testing

@Suite("Policies in either order")
struct CommutingTests {
  /// Two that touch other things, and two of each kind that touch the same.
  static let actions = [
    "{ staff: department.officer, posts: +10 % }",
    "{ simplify: permit, work: -20 %, limit: -10 %, effective: 70 % }",
    "{ move: department.officer, to: land-office.officer, posts: 1 post, from: 2024-04-01 }",
    "{ move: centre.counter, to: land-office.officer, posts: 0.5 posts, until: 2024-05-01 }",
    "{ open: land-office, calendar: office-and-saturday, from: 2024-04-01, until: 2024-04-30 }",
    "{ open: [land-office, department], calendar: office-and-saturday, from: 2024-05-01, roles: officer }",
    "{ hand-over: all, to: land-office, delay: -30 %, from: 2024-04-01 }",
    "{ hand-over: centre, electronic: +20 pp, lost: 0 %, until: 2024-05-15 }",
    "{ record: all, lag: -50 %, missing: -0.5 pp }",
    "{ record: [land-office, department], entered: 97 %, missing: -20 %, from: 2024-05-01 }",
    "{ standardise: all, spread: -40 %, from: 2024-04-01 }",
    "{ standardise: permit, spread: -20 %, items: appraise, ramp: linear 60 days }",
    "{ delegate: permit, to: department, effort: +20 %, half-life: 30 working days, from: 2024-04-01, until: 2024-05-31 }",
    "{ reorganise: land-office, into: department, from: 2024-06-01, backlog: move }",
    "{ pool: surveyors.land, into: land-office, until: 2024-04-30 }",
    "{ sign: [permit.sign, transfer.sign], by: officer, from: 2024-04-01 }",
    "{ sign: transfer.sign, back: -20 %, window: office }",
    "{ consult: transfer.tax-notice, answer: -30 %, from: 2024-04-01 }",
    "{ apologise: all, letter: +20 pp }",
    "{ digitise: permit, reuse: 40 %, spares: [check] }",
    "{ simplify: transfer, parallel: [measure, tax-notice], from: 2024-05-01 }",
  ]

  /// The office of the examples with a policy for each action, called `p` and its number.
  static func text(compare: String) throws -> String {
    let example = try #require(PolicyCatalogue.description(of: "staff")?.example)
    let office = try #require(example.range(of: "policies:\n").map { example[..<$0.lowerBound] })
    let policies = actions.enumerated().map { "  p\($0): { do: [ \($1) ] }\n" }.joined()
    return "\(office)policies:\n\(policies)compare: \(compare)\nexperiment: { replications: 1 }\n"
  }

  @Test("two policies come to the same scenario in whichever order a set names them")
  func twoPoliciesCommute() throws {
    let indices = Self.actions.indices
    let pairs = indices.flatMap { first in indices.filter { $0 > first }.map { (first, $0) } }
    let sets = pairs.map { "[p\($0), p\($1)], [p\($1), p\($0)]" }.joined(separator: ", ")
    let scenario = try ScenarioFile.read(text: Self.text(compare: "[\(sets)]"), named: "a.yaml")
    let variants = try scenario.variants()
    #expect(variants.count == 2 * pairs.count)
    let plain = try scenario.baseline()
    for index in pairs.indices {
      let (one, other) = (variants[2 * index], variants[2 * index + 1])
      #expect(one.scenario == other.scenario, "\(one.set.name)")
      #expect(one.scenario != plain, "\(one.set.name)")
    }
  }

  @Test("all of them together commute, and what each does alone is there")
  func allCommute() throws {
    let names = Self.actions.indices.map { "p\($0)" }
    let sets = [names, names.reversed()].map { "[\($0.joined(separator: ", "))]" }
    let scenario = try ScenarioFile.read(
      text: Self.text(compare: "[\(sets.joined(separator: ", "))]"), named: "a.yaml")
    let variants = try scenario.variants().map(\.scenario)
    #expect(variants[0] == variants[1])
    let together = variants[0]
    #expect(together.procedures.contains { $0.changes.count >= 3 })
    #expect(together.recordingChanges.count == 2 && together.handOvers.count > 4)
    #expect(together.calendars.count > 3)
  }
}
