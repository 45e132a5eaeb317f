import Engine
import Experiments
import Foundation
import Policies
import SampleScenarios
import Scenarios
import Testing
import Wording

/// The examples that `motcua policies` prints, and policies without strength in the same office.
@Suite("Examples of policies")
struct PolicyExamplesTests {
  private static func findings(_ text: String, replications: Int) throws -> Findings {
    let scenario = try ScenarioFile.read(text: text, named: "example.yaml")
    let model = try Model(compiling: scenario.baseline())
    let variants = try scenario.variants().map { variant in
      Experiments.Comparison.Variant(
        name: variant.set.name, model: try Model(compiling: variant.scenario, besides: model))
    }
    let experiment = Experiment(
      model, stoppingRule: .replications(replications), jobs: 1, sets: variants.map(\.name))
    return try Experiments.Comparison(experiment, variants: variants).run()
  }

  @Test(
    "every action has one that is read, run and changed by its policy",
    arguments: PolicyCatalogue.kinds)
  func examplesRun(kind: String) throws {
    let action = try #require(PolicyCatalogue.description(of: kind))
    #expect(action.kind == kind && action.keys.first?.name == kind)
    for text in [action.meaning, action.reach] + action.keys.map(\.meaning) {
      #expect(text.english.count > 10 && text.english.hasSuffix("."))
      #expect(text.vietnamese.count > 10 && text.vietnamese.hasSuffix("."))
      #expect(EnglishWords.left(in: text.vietnamese) == [], "\(text.vietnamese)")
    }
    #expect(action.example.contains("{ \(kind): ") && action.example.hasSuffix("}\n"))
    let findings = try Self.findings(action.example, replications: 2)
    #expect(findings.policies.count >= 2)
    let baseline = findings.policies[0]
    for policy in findings.policies.dropFirst() {
      #expect(
        policy.metrics != baseline.metrics
          || policy.recorded?.metrics != baseline.recorded?.metrics,
        "\(policy.name)")
    }
  }

  private static func rows(_ groups: [GroupFindings]?) -> [[MetricFinding]] {
    (groups ?? []).flatMap { $0.rows.map(\.metrics) }
  }

  /// Actions of no strength in the office of the examples.
  static let neutral = [
    "{ staff: land-office.officer, posts: +0 posts }",
    "{ move: department.officer, to: land-office.officer, posts: 0 posts, from: 2024-04-01 }",
    "{ open: all, calendar: office, from: 2024-04-01 }",
    "{ hand-over: all, delay: +0 %, lost: -0 pp, electronic: +0 pp, from: 2024-04-01 }",
    "{ hand-over: centre, electronic: 30 %, paper: 15h00, delay: lognormal 2 working h cv 1, lost: 1 %, from: 2024-04-01 }",
    "{ record: all, entered: 95 %, lag: lognormal 6 working h cv 1, missing: 1 %, from: 2024-04-01 }",
    "{ record: land-office, entered: +0 pp, lag: +0 %, missing: -0 %, from: 2024-04-01 }",
    "{ standardise: all, spread: -0 %, from: 2024-04-01 }",
    "{ standardise: permit, spread: -50 %, effective: 0 % }",
    "{ delegate: permit, to: land-office, from: 2024-04-01, backlog: move }",
    "{ delegate: permit, to: department, effort: +50 %, errors: +50 %, effective: 0 % }",
    "{ sign: permit.sign, by: head, window: office, from: 2024-04-01 }",
    "{ sign: transfer.sign, back: +0 pp, from: 2024-04-01 }",
    "{ consult: transfer.tax-notice, answer: +0 %, silence: wait }",
    "{ apologise: all, letter: +0 pp, chance: 50 %, by: 3 working days, from: 2024-04-01 }",
    "{ digitise: permit, reuse: 0 %, spares: [check], supplement: -60 %, scan: { file: +0 min } }",
    "{ link: registration, linkage: sequential }",
    "{ simplify: permit, limit: -0 %, effort-response: 100 %, from: 2024-04-01 }",
    "{ simplify: permit, parallel: [appraise, check], effective: 0 % }",
    "{ online: all, share: +0 pp, assisted: +0 pp, from: 2024-04-01 }",
    "{ online: permit, share: 30 %, supplement: -100 %, ramp: linear 20 days }",
    "{ online: all, share: +20 pp, effective: 0 % }",
    "{ review: all, at: { mon: 08h00 }, near-due: 3 working days, from: 2024-07-01, until: 2024-07-02 }",
    "{ review: all, at: { mon..fri: [08h00, 12h00] }, near-due: 3 working days, from: 2025-09-01 }",
  ]

  @Test("a policy without strength changes no figure", arguments: neutral)
  func neutralPolicies(action: String) throws {
    let example = try #require(PolicyCatalogue.description(of: "staff")?.example)
    let office = try #require(example.range(of: "policies:\n").map { example[..<$0.lowerBound] })
    let text =
      "\(office)policies: { none: { do: [ \(action) ] } }\ncompare: [none]\nexperiment: { seed: 1, warm-up: 30 days }\n"
    let findings = try Self.findings(text, replications: 1)
    let (before, after) = (findings.policies[0], findings.policies[1])
    #expect(after.metrics == before.metrics)
    #expect(Self.rows(after.groups) == Self.rows(before.groups))
    #expect(before.recorded != nil && after.recorded?.metrics == before.recorded?.metrics)
    #expect(Self.rows(after.recorded?.groups) == Self.rows(before.recorded?.groups))
  }
}
