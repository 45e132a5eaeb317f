import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("Result contract")
struct ResultJSONTests {
  @Test("has every key of the contract, each metric once, and its numbers")
  func hasEveryKey() throws {
    let findings = try SampleOffice.findings()
    let performance = Performance(cpuSeconds: 1.5, wallSeconds: 0.5, peakMemoryBytes: nil)
    let object = try parsed(ResultJSON(findings, performance: performance).text)
    #expect(object["schemaVersion"] as? Int == 1)
    #expect(object["seed"] as? Int == 7)
    #expect(object["replications"] as? Int == 4)
    #expect((object["runId"] as? String)?.count == 64)
    #expect((object["period"] as? [String: String]) == ["from": "2023-03-01", "to": "2023-04-30"])
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    #expect(policy["name"] as? String == "baseline")
    let metrics = try #require(policy["metrics"] as? [String: [String: Any]])
    #expect(Set(metrics.keys) == Set(MetricCatalogue.all.map(\.id)))
    for metric in MetricCatalogue.all {
      #expect(metrics[metric.id]?["unit"] as? String == metric.unit.rawValue)
      let keys = metrics[metric.id].map { Set($0.keys) } ?? []
      #expect(keys.isSuperset(of: ["mean", "sd", "low", "high"]))
    }
    #expect(metrics["on_time_rate_766"]?["denominator"] as? Double ?? 0 > 0)
    let groups = try #require(policy["groups"] as? [String: [String: Any]])
    // Who received is told only where applicants choose.
    #expect(Set(groups.keys) == Set(GroupKind.allCases.map(\.rawValue)).subtracting(["intake"]))
    let agencies = groups["agency"].map { $0.keys.sorted() }
    #expect(agencies == ["centre", "wards.a", "wards.b"])
    #expect(object["assumed"] as? [[String: Any]] != nil)
    #expect((object["performance"] as? [String: Any])?["cpuSeconds"] as? Double == 1.5)
  }

  @Test("keys come in the contract's order and metrics in the catalogue's")
  func keysComeInOrder() throws {
    let text = ResultJSON(try SampleOffice.findings()).text
    let keys = [
      "schemaVersion", "tool", "runId", "seed", "scenario", "period", "replications", "policies",
      "metrics", "submitted_at_start", "backlog_mean", "observed", "groups", "assumed",
    ]
    let places = keys.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
    #expect(!text.contains("\"performance\""), "a result file holds no performance")
  }

  @Test("hostile names and words of a scenario come back as they were")
  func hostileNamesComeBack() throws {
    let hostile = "=1+1,\"x\"\n{\u{1B}[2J}"
    var findings = try SampleOffice.findings()
    findings.scenario.title = hostile
    findings.scenario.parameters[0].path = hostile
    findings.scenario.parameters[0].status = .assumed
    findings.policies[0].groups[0].rows[0].name = hostile
    let object = try parsed(ResultJSON(findings).text)
    #expect((object["scenario"] as? [String: String])?["title"] == hostile)
    #expect((object["assumed"] as? [[String: String]])?.first?["parameter"] == hostile)
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    let groups = policy["groups"] as? [String: [String: Any]]
    #expect(groups?["agency"]?[hostile] != nil)
  }

  @Test("figures that do not exist are null, never a number that JSON lacks")
  func missingFiguresAreNull() throws {
    let text = ResultJSON(try SampleOffice.findings(replications: 1)).text
    let object = try parsed(text)
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    let metrics = try #require(policy["metrics"] as? [String: [String: Any]])
    #expect(metrics["received"]?["sd"] is NSNull)
    #expect(metrics["received"]?["low"] is NSNull)
    #expect(metrics["received"]?["range90"] == nil)
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  private func parsed(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
