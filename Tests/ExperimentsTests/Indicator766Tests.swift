import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing

@Suite("Indicators of decision 766")
struct Indicator766Tests {
  private static let experiment = "experiment: { replications: 4, seed: 7, warm-up: 5 days }"

  private func policy(_ more: String = "") throws -> PolicyFindings {
    let model = try SampleOffice.model([(Self.experiment, Self.experiment + "\n" + more)])
    return try Experiment(model, stoppingRule: .replications(4)).run().policies[0]
  }

  private func indicator(_ kind: Indicator766.Kind, _ policy: PolicyFindings) throws
    -> Indicator766
  {
    try #require(policy.indicators766.first { $0.kind == kind })
  }

  private func mean(_ id: String, _ policy: PolicyFindings) -> Double? {
    policy.metrics.first { $0.id == id }?.mean
  }

  @Test("those of dossiers are what the metrics say")
  func asTheMetrics() throws {
    let policy = try policy()
    #expect(policy.indicators766.map(\.kind) == Indicator766.Kind.allCases)
    let onTime = try indicator(.onTime, policy)
    #expect(onTime.truly.value == mean("on_time_rate_766", policy))
    #expect(
      onTime.truly.denominator
        == policy.metrics.first { $0.id == "on_time_rate_766" }?.denominator)
    let time = try #require(indicator(.processingTime, policy).truly.value)
    // Hours of the same seconds; ten units in the last place of the sum.
    #expect(abs(time * 8 - (mean("working_hours_mean", policy) ?? 0)) < 1e-12)
    #expect(try indicator(.onlineShare, policy).truly.value == mean("online_share", policy))
    // Births are not filed online, permits are and were in every replication.
    let services = try indicator(.servicesWithDossiers, policy).truly
    #expect(services == Indicator766.Figure(numerator: 1, denominator: 1, value: 1))
    #expect(policy.indicators766.allSatisfy { $0.recorded == nil })
  }

  @Test("those that need more say what to give, and what was assumed")
  func missing() throws {
    let policy = try policy()
    for kind in [Indicator766.Kind.electronicResults, .digitised, .reused] {
      let indicator = try indicator(kind, policy)
      #expect(indicator.truly == Indicator766.Figure(), "\(kind)")
      #expect(indicator.missing?.contains("index-766") == true, "\(kind)")
    }
    let satisfaction = try indicator(.satisfaction, policy)
    #expect(satisfaction.truly.value == mean("on_time_rate_766", policy))
    #expect(satisfaction.assumption?.contains("dislike 0 %") == true)
  }

  @Test("shares that are given are weighed by the dossiers of the procedures")
  func given() throws {
    let policy = try policy(
      "index-766: { e-result: 60 %, digitised: 40 %, reused: 10 %, dislike: 2 % }")
    for (kind, share) in [
      (Indicator766.Kind.electronicResults, 0.6), (.digitised, 0.4), (.reused, 0.1),
    ] {
      // Weighed means of one number: rounding errors only.
      #expect(abs(try #require(indicator(kind, policy).truly.value) - share) < 1e-12, "\(kind)")
      #expect(try indicator(kind, policy).missing == nil)
    }
    let satisfaction = try indicator(.satisfaction, policy)
    let rate = try #require(mean("on_time_rate_766", policy))
    #expect(abs(try #require(satisfaction.truly.value) - (rate - 0.02)) < 1e-12)
    #expect(satisfaction.assumption == nil)
  }

  @Test("the records have theirs, and what is not entered is missed")
  func recorded() throws {
    let policy = try policy("recording: [ { of: permit, entered: 50 % }, { lag: 5 working days } ]")
    for indicator in policy.indicators766 { #expect(indicator.recorded != nil) }
    let recorded = try #require(policy.recorded)
    for (kind, id) in [
      (Indicator766.Kind.onTime, "on_time_rate_766"), (.onlineShare, "online_share"),
    ] {
      let indicator = try indicator(kind, policy)
      #expect(indicator.recorded?.value == recorded.metrics.first { $0.id == id }?.mean)
      #expect(indicator.recorded != indicator.truly)
    }
  }

  @Test("points are given in proportion up to a threshold, and only where a most is published")
  func points() {
    #expect(Indicator766.Kind.onTime.points(of: 0.8771) == 20 * 0.8771)
    // 81 % of 90 % are nine tenths of six points.
    #expect(abs((Indicator766.Kind.satisfaction.points(of: 0.81) ?? 0) - 5.4) < 1e-12)
    #expect(Indicator766.Kind.satisfaction.points(of: 0.95) == 6)
    #expect(Indicator766.Kind.satisfaction.points(of: nil) == nil)
    for kind in Indicator766.Kind.allCases where kind.mostPoints == nil {
      #expect(kind.points(of: 0.5) == nil)
      #expect(kind.reading.hasPrefix("our reading"))
    }
  }
}

@Suite("Cost findings")
struct CostFindingTests {
  private func findings(_ period: String) throws -> Findings {
    try Experiment(
      SampleOffice.model([
        ("2023-03-01..2023-04-30", period),
        (
          "limit: 2 working days (law)",
          "limit: 2 working days (law)\n    fee: 10000 VND\n    costs: { fare: 20000 VND }"
        ),
      ]), stoppingRule: .replications(3)
    ).run()
  }

  @Test("are of the procedures with costs, and add up to the metrics")
  func addUp() throws {
    let policy = try findings("2023-03-01..2023-04-30").policies[0]
    let cost = try #require(policy.costs.first)
    #expect(policy.costs.map(\.procedure) == ["permit"])
    func metric(_ id: String) -> MetricFinding? { policy.metrics.first { $0.id == id } }
    // Sums of whole dong over three replications, divided once or by parts: rounding errors only.
    let total = try #require(metric("compliance_cost_total")?.mean)
    #expect(abs(total - cost.parts.total) < 1e-3)
    #expect(abs(try #require(metric("compliance_cost_mean")?.mean) - (cost.mean ?? 0)) < 1e-6)
    #expect(abs(cost.parts.fees - 10_000 * cost.resolved) < 1e-3)
    // 20,000 for each way.
    #expect(abs(cost.parts.direct - 20_000 * cost.trips) < 1e-3)
    #expect(cost.parts.prepare == 0 && cost.parts.travel == 0 && cost.parts.wait == 0)
    // 61 days of 365.
    #expect(abs(try #require(cost.yearly) - cost.parts.total * 365 / 61) < 1e-3)
    let rows = policy.groups.first { $0.kind == .procedure }?.rows ?? []
    let byProcedure = rows.map { row in
      row.metrics.first { $0.id == "compliance_cost_total" }?.mean
    }
    #expect(byProcedure[0] != nil && byProcedure[1] == nil)
  }

  @Test("a whole year is a year, a leap year too")
  func wholeYears() throws {
    let policy = try findings("2024-01-01..2024-12-31").policies[0]
    let cost = try #require(policy.costs.first)
    // A sum divided by a count and taken times it: the last digits.
    #expect(abs(try #require(cost.yearly) / cost.parts.total - 1) < 1e-12)
    #expect(cost.yearlyCount == cost.resolved)
  }

  @Test("nothing is said of costs where a scenario does not")
  func none() throws {
    let policy = try Experiment(SampleOffice.model(), stoppingRule: .replications(2)).run()
      .policies[0]
    #expect(policy.costs.isEmpty)
    for id in ["compliance_cost_mean", "compliance_cost_total"] {
      #expect(policy.metrics.first { $0.id == id }?.mean == nil)
    }
  }
}
