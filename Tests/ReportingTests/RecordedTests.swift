import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("What the records say")
struct RecordedTests {
  private static let rule =
    "experiment: { replications: 4, seed: 7, warm-up: 5 days }\nrecording: [ { of: birth, entered: 60 %, least: 40 dossiers }, { lag: 2 working days, bulk: 40 % } ]"

  private static func findings(_ rule: String = rule) throws -> Findings {
    try SampleOffice.findings([
      ("experiment: { replications: 4, seed: 7, warm-up: 5 days }", rule)
    ])
  }

  @Test("every metric is told twice, and published figures are held against the records")
  func twice() throws {
    let policy = try Self.findings().policies[0]
    let recorded = try #require(policy.recorded)
    #expect(recorded.metrics.map(\.id) == policy.metrics.map(\.id))
    #expect(
      recorded.groups.map(\.kind) == GroupKind.allCases.filter { $0 != .pool && $0 != .intake })
    let record = { (id: String) in recorded.metrics.first { $0.id == id }?.mean }
    #expect(policy.observed[0].simulated == record("received"))
    #expect(policy.observed[1].simulated == record("on_time_rate_resolved"))
    #expect(record("received") != policy.metrics.first { $0.id == "received" }?.mean)
    let centre = recorded.groups[0].rows[0].metrics.first { $0.id == "received" }?.mean
    #expect(policy.observed[2].simulated == centre)
  }

  @Test("a run without `recording:` finds the same, and says nothing of records")
  func otherwiseTheSame() throws {
    let plain = try SampleOffice.findings().policies[0]
    let kept = try Self.findings().policies[0]
    #expect(plain.recorded == nil)
    #expect(plain.metrics == kept.metrics)
    #expect(
      zip(plain.groups, kept.groups).allSatisfy { $0.rows.map(\.metrics) == $1.rows.map(\.metrics) }
    )
  }

  @Test("the object, the table and the folder have both sides")
  func written() throws {
    let findings = try Self.findings()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ResultJSON(findings).text.utf8))
        as? [String: Any])
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    let recorded = try #require(policy["recorded"] as? [String: [String: Any]])
    #expect(
      recorded["received"]?["mean"] as? Double
        == findings.policies[0].recorded?.metrics
        .first { $0.id == "received" }?.mean)
    #expect((policy["recordedGroups"] as? [String: Any])?.count == 5)
    let checks = try #require(policy["recordChecks"] as? [[String: Any]])
    #expect(
      Set(checks.compactMap { $0["check"] as? String }) == Set(RecordCheck.allCases.map(\.rawValue))
    )
    let table = TableReport(findings, performance: nil, folder: nil).text
    #expect(table.contains("What the records say"))
    #expect(table.contains("ended when due, to the second"))
    #expect(table.contains("unit months under 40 dossiers"))
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      !TableReport(try SampleOffice.findings(), performance: nil, folder: nil).text.contains(
        "records"))
    let output = try TemporaryFolder()
    let folder = try ResultsFolder(in: output.path, for: findings.identity)
    try folder.finish(findings)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in [
      "recorded.csv", "recorded-groups.csv", "record-checks.csv", "form-06a-recorded.csv",
      "progress-766-recorded.csv",
    ] { #expect(names.contains(name), "\(name)") }
    let text = try String(contentsOfFile: folder.path + "/record-checks.csv", encoding: .utf8)
    let rows = TextTable(text).records
    // Two checks of the office and three units; the least of the office and the two wards.
    #expect(rows.count == 2 * 4 + 3)
    // Both months are whole, and the records have some 90 births a month of the smaller ward.
    #expect(rows.last?["recorded_of"] == "2" && rows.last?["recorded_count"] == "0")
  }

  @Test("the form by the records adds up as the true one does")
  func recordedForm() throws {
    let findings = try Self.findings()
    let output = try TemporaryFolder()
    let folder = try ResultsFolder(in: output.path, for: findings.identity)
    try folder.finish(findings)
    let text = try String(contentsOfFile: folder.path + "/form-06a-recorded.csv", encoding: .utf8)
    let records = TextTable(text).records
    #expect(records.count == 6)
    for record in records {
      let c = { (column: Int) in Int((100 * (Double(record["c\(column)"] ?? "") ?? .nan)).rounded())
      }
      #expect(c(3) == c(4) + c(5) + c(6) && c(3) == c(7) + c(11))
      #expect(c(7) == c(8) + c(9) + c(10) && c(11) == c(12) + c(13))
    }
  }
}
