import Foundation
import Policies
import Scenarios
import Testing
import WorkingTime

/// The days by which policies begin late.
@Suite("Days of late starts")
struct LateStartDaysTests {
  private static func variants(_ policies: String, compare: String) throws -> [PolicyVariant] {
    let text = """
      motcua: 1
      title: late
      period: 2024-03-01..2024-12-31
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { clerk: 1 post } } }
      clock: { calendar: open, judged: instant }
      procedures: { job: { deciding: desk, limit: 5 h, workflow: [ { step: check, at: desk, by: clerk, work: 5 min } ] } }
      demand: { job: { arrivals: 1 per h } }
      policies: { \(policies) }
      compare: [\(compare)]
      """
    return try ScenarioFile.read(text: text, named: "late.yaml").variants()
  }

  /// The days from the first of March on which the first change of posts begins, by replication.
  private static func days(
    _ variant: PolicyVariant, replications: Range<Int> = 0..<400, seed: UInt64 = 3
  ) throws -> [Int] {
    let late = try #require(variant.late)
    return try replications.map { replication in
      let scenario = try late.scenario(
        with: late.startDelays(ofReplication: replication, seed: seed))
      let staff = scenario.agencies[0].staff[0]
      guard let day = staff.changes.first?.from else { return staff.posts == 1 ? 10_000 : 0 }
      return day.dayNumber - variant.scenario.period.lowerBound.dayNumber
    }
  }

  private static let more = "do: [ { staff: desk.clerk, posts: +1 post } ]"

  @Test("are the law's, rounded to whole days")
  func law() throws {
    let variant = try Self.variants(
      "p: { late-start: uniform 0..30 days, \(Self.more) }", compare: "p")[0]
    let days = try Self.days(variant)
    #expect(days.allSatisfy { (0...30).contains($0) } && Set(days).count == 31)
    // Four standard errors of the mean of 400 draws with the variance of the law and of the rounding.
    let error = ((900.0 + 1) / 12 / 400).squareRoot()
    #expect(abs(Double(days.reduce(0, +)) / 400 - 15) < 4 * error)
    #expect(try Self.days(variant, seed: 4) != days)
  }

  @Test("of a review are as many rounds as the draft needs")
  func review() throws {
    let variant = try Self.variants(
      "p: { do: [ { simplify: job, work: -20 %, review-cycles: { chance: 30 %, delay: 45 days } } ] }",
      compare: "p")[0]
    let late = try #require(variant.late)
    let firsts = try (0..<600).map { replication in
      let scenario = try late.scenario(with: late.startDelays(ofReplication: replication, seed: 8))
      return try #require(scenario.procedures[0].changes.first).from.dayNumber
        - variant.scenario.period.lowerBound.dayNumber
    }
    #expect(firsts.allSatisfy { $0 % 45 == 0 || $0 == 305 + 367 })
    // Geometric: 0.7 at once, and 0.3 / 0.7 rounds on the average with variance 0.3 / 0.49.
    let atOnce = Double(firsts.count { $0 == 0 }) / 600
    #expect(abs(atOnce - 0.7) < 4 * (0.7 * 0.3 / 600).squareRoot())
    let rounds = Double(firsts.reduce(0, +)) / 45 / 600
    #expect(abs(rounds - 0.3 / 0.7) < 4 * (0.3 / 0.49 / 600).squareRoot())
  }

  @Test("are the same in every set, for every member of a family, and differ between policies")
  func common() throws {
    let variants = try Self.variants(
      """
      p: { late-start: uniform 0..90 days, \(Self.more) },
      q: { late-start: uniform 0..90 days, \(Self.more) },
      other: { do: [ { simplify: job, limit: 6 h } ] },
      family: { vary: { more: [+1 post, +2 posts] }, late-start: uniform 0..90 days, do: [ { staff: desk.clerk, posts: $more } ] }
      """, compare: "p, [p, other], q, family")
    try #require(variants.count == 5)
    let days = try variants.map { try Self.days($0, replications: 0..<50) }
    #expect(days[0] == days[1] && days[3] == days[4])
    #expect(days[0] != days[2] && days[0] != days[3] && days[2] != days[3])
    #expect(try #require(Self.variants("p: { \(Self.more) }", compare: "p").first).late == nil)
  }

  @Test("of an action win over those of its policy")
  func own() throws {
    let variants = try Self.variants(
      """
      p: { from: 2024-04-01, late-start: 10 days, do: [ { staff: desk.clerk, posts: +1 post, late-start: 2 weeks } ] },
      q: { from: 2024-04-01, late-start: 10 days, \(Self.more) },
      over: { from: 2024-04-01, until: 2024-04-05, late-start: 10 days, \(Self.more) }
      """, compare: "p, q, over")
    #expect(try Self.days(variants[0], replications: 0..<2) == [45, 45])
    #expect(try Self.days(variants[1], replications: 0..<2) == [41, 41])
    // It would begin after its own end: behind the run.
    #expect(try Self.days(variants[2], replications: 0..<1)[0] > 306)
  }

  @Test("have no part in what a policy costs, which is entered")
  func spending() throws {
    let variants = try Self.variants(
      """
      p: { from: 2024-10-01, late-start: 10 days, cost: { once: 5000000 VND, yearly: 73000000 VND per year }, \(Self.more) },
      q: { until: 2024-03-10, cost: { yearly: 365000 VND per year }, do: [ { simplify: job, limit: 6 h } ] },
      free: { \(Self.more) }
      """, compare: "p, [p, q], free, [q, free]")
    // 92 days of the fourth quarter, 10 of March.
    let own = 5_000_000 + 73_000_000.0 * 92 / 365
    #expect(variants.map(\.spending) == [own, own + 10_000, nil, nil])
  }
}
