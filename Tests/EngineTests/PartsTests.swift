import Engine
import Foundation
import SampleScenarios
import Scenarios
import Testing

/// A model that falls into parts comes to the same figures, whatever its parts are.
@Suite("Parts of a model")
struct PartsTests {
  @Test("communes with branches that some share come to the same as a whole", arguments: [1, 3])
  func branches(pools: Int) throws {
    let scenario = try BranchedOffice().scenario()
    let parts = try Self.check(scenario, poolsOfPart: pools)
    // A branch, its two communes and their two pools each: six groups of five pools; and the province,
    // which nobody comes to.
    #expect(parts == [1: 7, 3: 6][pools])
  }

  @Test("an officer for all communes holds the model together")
  func shared() throws {
    var office = BranchedOffice()
    office.signs += "\n      - { step: seal, at: province, by: officer, work: 1 min }"
    #expect(try Self.check(office.scenario(), poolsOfPart: 1) == 1)
  }

  @Test("what could connect parts without pools holds the model together")
  func connected() throws {
    var office = BranchedOffice()
    office.demand = "arrivals: 3000 per year, in-groups: 3 dossiers"
    #expect(try Self.check(office.scenario(), poolsOfPart: 1) == 1)
  }

  @Test("where dossiers stay in hand after a year, and after none")
  func overload() throws {
    var office = BranchedOffice()
    office.work = "8 h"
    #expect(try Self.check(office.scenario(), poolsOfPart: 1) > 1)
    office.demand = "arrivals: 0 per year"
    #expect(try Self.check(office.scenario(), poolsOfPart: 1) > 1)
  }

  /// Holds two replications in parts against the same as a whole.
  ///
  /// - Returns: The number of parts.
  private static func check(_ scenario: Scenario, poolsOfPart: Int) throws -> Int {
    var options = RunOptions()
    options.poolsOfPart = nil
    let whole = try Model(compiling: scenario, options: options)
    options.poolsOfPart = poolsOfPart
    let divided = try Model(compiling: scenario, options: options)
    let expected = try outcomes(of: whole, replications: 2)
    let found = try outcomes(of: divided, replications: 2)
    for (one, other) in zip(expected, found) { #expect(one == other) }
    return Simulation(divided).partCount
  }
}

/// Twelve communes in two warm-up weeks and a quarter; each two have a branch that decides for them.
private struct BranchedOffice {
  var work = "lognormal 2 h cv 1"
  var signs = "{ step: sign, at: deciding, by: signer, work: 5 min }"
  var demand = "arrivals: 3000 per year"

  func scenario() throws -> Scenario {
    let communes = (0..<12).map { "c\($0)" }
    let branches = (0..<6).map {
      "b\($0): { serves: [communes.c\(2 * $0), communes.c\(2 * $0 + 1)] }"
    }
    return try ScenarioText.scenario(
      """
      motcua: 1
      title: branches
      question: How many are late?
      period: 2024-01-01..2024-03-31
      calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h30..17h00] } } }
      agencies:
        province: { level: province, calendar: office, staff: { officer: 2 posts } }
        communes: { each: { \(communes.map { "\($0): {}" }.joined(separator: ", ")) }, calendar: office, staff: { counter: 1 post, officer: { posts: 1.5 posts, absent: 10 %, order: earliest-due } } }
        branches: { each: { \(branches.joined(separator: ", ")) }, calendar: office, staff: { signer: 1 post } }
        council: { level: outside, calendar: office }
      clock: { calendar: office, judged: date, supplement: stop }
      procedures:
        quick:
          intake: communes
          deciding: communes
          limit: same day
          workflow:
            - { receive: take, at: intake, by: counter, work: triangular 2..5..20 min }
            - { step: certify, at: deciding, by: officer, work: 10 min }
        slow:
          intake: communes
          deciding: branches
          limit: 5 working days
          workflow:
            - { receive: take, at: intake, by: counter, work: triangular 2..5..20 min }
            - { step: appraise, at: intake, by: officer, work: \(work), outcomes: [ { supplement: 20 %, wait: triangular 1..3..10 days, at-most: 1, redo: 40 %, no-answer: 10 %, close-after: 10 days }, { stop: 2 % } ] }
            - { ask: view, of: council, answer: uniform 1..5 days }
            - \(signs)
      demand:
        quick: { from: communes, arrivals: 20000 per year }
        slow: { from: communes, \(demand) }
      experiment: { replications: 2, seed: 1, warm-up: 2 weeks }

      """)
  }
}
