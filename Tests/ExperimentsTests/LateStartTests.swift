import Engine
import Experiments
import Policies
import Scenarios
import Testing

/// Policies that begin late by chance: in each replication the office of that replication's days.
@Suite("Late starts")
struct LateStartTests {
  private static func findings(
    _ text: String, replications: Int = 2, jobs: Int = 1
  ) throws -> Findings {
    let comparison = try Self.comparison(text, replications: replications, jobs: jobs)
    return try comparison.run()
  }

  private static func comparison(
    _ text: String, replications: Int, jobs: Int = 1
  ) throws -> Experiments.Comparison {
    let scenario = try ScenarioFile.read(text: text, named: "late.yaml")
    let model = try Model(compiling: scenario.baseline())
    let variants = try scenario.variants().map { variant in
      let reference = try Model(compiling: variant.scenario, besides: model)
      return Experiments.Comparison.Variant(
        name: variant.set.name, model: reference,
        modelOfReplication: variant.late.map { Self.models(of: $0, reference, besides: model) })
    }
    let experiment = Experiment(
      model, stoppingRule: .replications(replications), jobs: jobs, sets: variants.map(\.name))
    return Experiments.Comparison(experiment, variants: variants)
  }

  /// The models of replications, whose rows are those of the reference.
  private static func models(
    of late: LateScenario, _ reference: Model, besides baseline: Model
  ) -> ModelOfReplication {
    { replication, seed in
      let days = late.startDelays(ofReplication: replication, seed: seed)
      let made = try Model(compiling: late.scenario(with: days), besides: baseline)
      #expect(made.margins == reference.margins)
      #expect(made.pools.map { $0.name } == reference.pools.map { $0.name })
      return made
    }
  }

  private static func rows(_ policy: PolicyFindings) -> [[MetricFinding]] {
    let all = policy.groups + (policy.recorded?.groups ?? [])
    return all.flatMap { $0.rows.map(\.metrics) } + [policy.recorded?.metrics ?? []]
  }

  /// The examples of the actions whose policy has a first day.
  static let dated = PolicyCatalogue.kinds.filter { kind in
    PolicyCatalogue.description(of: kind)?.example.contains("{ from: 2024-0") ?? false
  }

  private static func example(of kind: String, _ edit: (String) -> String) throws -> String {
    let example = try #require(PolicyCatalogue.description(of: kind)?.example)
    let parts = example.split(separator: "{ from: 2024-0", maxSplits: 1).map(String.init)
    try #require(parts.count == 2)
    // `4-01, …`: the month, the day, and the rest.
    return parts[0] + "{ " + edit("2024-0" + parts[1].prefix(4)) + parts[1].dropFirst(4)
  }

  @Test("what begins some days late is what begins on that day", arguments: dated)
  func fixedDelay(kind: String) throws {
    let late = try Self.findings(
      Self.example(of: kind) { "from: \($0), late-start: 12 days" }, replications: 1)
    let dated = try Self.findings(
      Self.example(of: kind) { "from: \($0.dropLast(2))13" }, replications: 1)
    for (left, right) in zip(late.policies, dated.policies) {
      #expect(left.metrics == right.metrics)
      #expect(Self.rows(left) == Self.rows(right))
    }
  }

  @Test("what begins after the end changes nothing", arguments: dated)
  func never(kind: String) throws {
    let text = try Self.example(of: kind) { "from: \($0), late-start: 2000 days" }
    let findings = try Self.findings(text, replications: 1)
    for policy in findings.policies.dropFirst() {
      #expect(policy.metrics == findings.policies[0].metrics)
      #expect(policy.recorded?.metrics == findings.policies[0].recorded?.metrics)
    }
  }

  /// A clerk more from some day on, at a desk that is busy.
  private static func office(_ policies: String, compare: String, more: String = "") -> String {
    """
    motcua: 1
    title: late
    period: 2024-03-01..2024-04-30
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { clerk: 1 post } } }
    clock: { calendar: open, judged: instant }
    procedures:
      job: { deciding: desk, limit: 5 h, workflow: [ { step: check, at: desk, by: clerk, work: exponential 57 min, outcomes: [ { supplement: 5 %, wait: 1 day, at-most: 1 } ] } ] }
    demand: { job: { arrivals: 1 per h } }
    policies: { \(policies) }
    compare: [\(compare)]
    experiment: { replications: 8, seed: 4 }
    \(more)
    """
  }

  @Test("each replication has its own day, on any number of threads")
  func ownDays() throws {
    let text = Self.office(
      "late: { late-start: uniform 0..60 days, do: [ { staff: desk.clerk, posts: +1 post } ] }, at-once: { do: [ { staff: desk.clerk, posts: +1 post } ] }",
      compare: "late, at-once")
    let findings = try Self.findings(text, replications: 8)
    let again = try Self.findings(text, replications: 8, jobs: 3)
    #expect(findings.policies[1].metrics == again.policies[1].metrics)
    #expect(findings.policies[1].differences == again.policies[1].differences)
    // Some of the gain is lost, on the average about half.
    let gains = findings.policies.dropFirst().compactMap {
      $0.difference("on_time_rate_resolved")?.mean
    }
    #expect(gains.count == 2 && gains[0] > 0.1 * gains[1] && gains[0] < 0.9 * gains[1])
  }

  @Test("the selection of the best runs the same models")
  func selection() throws {
    let text = Self.office(
      "late: { late-start: uniform 0..60 days, do: [ { staff: desk.clerk, posts: +1 post } ] }",
      compare: "late")
    let comparison = try Self.comparison(text, replications: 4)
    let rule = SelectionRule(
      metric: "on_time_rate_resolved", indifference: 0.001, confidence: 0.95, first: 4)
    let selecting = Experiments.Comparison(
      Experiment(
        comparison.baseline.model, stoppingRule: .selection(rule, atMost: 4), jobs: 2,
        sets: ["late"]),
      variants: comparison.variants)
    #expect(
      try selecting.run().policies[1].metrics == comparison.run().policies[1].metrics)
  }

  @Test("two new values that come to the same day by chance do not end a run")
  func collision() throws {
    let text = Self.office(
      "one: { from: 2024-03-10, late-start: 5 days, do: [ { staff: desk.clerk, posts: 2 posts } ] }, two: { from: 2024-03-12, late-start: 3 days, do: [ { staff: desk.clerk, posts: 3 posts } ] }",
      compare: "{ name: both, of: [one, two] }, { name: later, of: [first, second] }"
    ).replacing(
      "policies: {",
      with:
        "policies: { first: { from: 2024-03-15, do: [ { staff: desk.clerk, posts: 2 posts } ] }, second: { from: 2024-03-16, do: [ { staff: desk.clerk, posts: 3 posts } ] },"
    )
    let findings = try Self.findings(text)
    #expect(findings.policies[1].metrics == findings.policies[2].metrics)
  }
}
