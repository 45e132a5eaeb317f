import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

/// Indicators, costs and the list of what is due, as people and programs read them.
@Suite("What applicants feel")
struct ApplicantTests {
  private static let experiment = "experiment: { replications: 4, seed: 7, warm-up: 5 days }"

  private static func findings(_ more: String, listsDue: Bool = false) throws -> Findings {
    var options = RunOptions()
    options.listsDue = listsDue
    let scenario = try SampleOffice.scenario([(experiment, experiment + "\n" + more)])
    let model = try Model(compiling: scenario, options: options)
    return try Experiment(model, stoppingRule: .replications(2)).run()
  }

  private static func files(_ findings: Findings) throws -> [String: String] {
    let output = try TemporaryFolder()
    let folder = try ResultsFolder(in: output.path, for: findings.identity)
    try folder.finish(findings)
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let url = URL(fileURLWithPath: "\(folder.path)/\(name)")
      texts[name] = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
    return texts
  }

  private static func table(_ findings: Findings) -> String {
    TableReport(findings, performance: nil, folder: nil).text
  }

  private static func policy(_ findings: Findings) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(ResultJSON(findings).text.utf8))
    let policies = (object as? [String: Any])?["policies"] as? [[String: Any]]
    return try #require(policies?.first)
  }

  @Test(
    "a run without their keys says nothing of costs and lists, and names no points it cannot know")
  func without() throws {
    let findings = try Self.findings("")
    let files = try Self.files(findings)
    #expect(files["compliance-cost.csv"] == nil && files["due-list.csv"] == nil)
    let policy = try Self.policy(findings)
    #expect(policy["complianceCosts"] == nil && policy["dueList"] == nil)
    let table = Self.table(findings)
    #expect(!table.contains("Compliance cost") && !table.contains("Most overdue units"))
    #expect(table.contains("Proxies of satisfaction, no survey"))
    #expect(table.contains("2.1 handled on time"))
    #expect(!table.contains("4.1 results"), "what is not known is not printed")
    let rows = TextTable(files["indicators-766.csv"] ?? "").records
    #expect(rows.map { $0["indicator"] } == Indicator766.Kind.allCases.map(\.rawValue))
    #expect(
      rows.filter { $0["most_points"] != "" }.compactMap { $0["indicator"] } == ["2.1", "5.4"])
    #expect(
      rows.allSatisfy { $0["books"] == "true" && $0["reading"]?.hasPrefix("our reading") == true })
    let missing = rows.filter { $0["missing"] != "" }
    #expect(missing.compactMap { $0["indicator"] } == ["4.1", "4.2", "4.3"])
    #expect(missing.allSatisfy { $0["value"] == "" && $0["points"] == "" })
  }

  @Test("offices without limits have neither proxies nor indicators in the table")
  func noLimits() throws {
    let scenario = try SampleOffice.scenario([
      ("limit: 2 working days (law)\n", "priority: 1\n"),
      ("limit: same day (law)\n", "priority: 1\n"),
    ])
    let findings = try Experiment(
      Model(compiling: scenario), stoppingRule: .replications(2)
    ).run()
    let table = Self.table(findings)
    #expect(!table.contains("Proxies") && !table.contains("766 indicators"))
  }

  @Test("both books stand side by side where there are records")
  func recorded() throws {
    let findings = try Self.findings("recording: [ { entered: 70 % } ]")
    let rows = TextTable(try Self.files(findings)["indicators-766.csv"] ?? "").records
    #expect(rows.count == 16)
    #expect(rows.prefix(2).map { $0["books"] } == ["recorded", "true"])
    let indicators = try #require(Self.policy(findings)["indicators766"] as? [[String: Any]])
    let first = try #require(indicators.first)
    #expect((first["recorded"] as? [String: Any])?["points"] as? Double ?? 0 > 0)
    #expect((first["true"] as? [String: Any])?["denominator"] as? Double ?? 0 > 0)
  }

  @Test("costs have a file, a key and a section, whose parts add up")
  func costs() throws {
    let findings = try Self.findings(
      "costs: { wage: 60000 VND per h, form: 20 min, trip: 1 h, fare: 20000 VND }")
    let rows = TextTable(try Self.files(findings)["compliance-cost.csv"] ?? "").records
    #expect(rows.compactMap { $0["procedure"] } == ["permit", "birth"])
    for row in rows {
      func number(_ key: String) -> Double { row[key].flatMap { Double($0) } ?? .nan }
      let parts = ["prepare", "travel", "wait", "fees", "direct"].reduce(0) { $0 + number($1) }
      // Whole dong over two replications.
      #expect(abs(parts - number("total")) < 1e-3)
      #expect(abs(number("mean") * number("resolved") - number("total")) < 1e-3)
      #expect(abs(number("prepare") - 20_000 * number("resolved")) < 1e-3 && number("wait") > 0)
      #expect(number("yearly") > number("total"))
    }
    let json = try #require(Self.policy(findings)["complianceCosts"] as? [[String: Any]])
    #expect(json.compactMap { $0["unit"] as? String } == ["VND", "VND"])
    let table = Self.table(findings)
    #expect(table.contains("Compliance cost, VND") && table.contains("all 2 procedures"))
  }

  @Test("where rules change, costs are of all dossiers, of those before and of those after")
  func versions() throws {
    let findings = try Self.findings(
      """
      costs: { wage: 60000 VND per h, form: 20 min }
      policies: { p: { effective: 50 %, do: [ { simplify: permit, fee: 7000 VND } ] } }
      apply: p
      """)
    let rows = TextTable(try Self.files(findings)["compliance-cost.csv"] ?? "").records
    #expect(rows.compactMap { $0["version"] } == ["all", "before", "after", "all"])
    func number(_ row: Int, _ key: String) -> Double {
      rows[row][key].flatMap { Double($0) } ?? .nan
    }
    for key in ["resolved", "trips", "prepare", "wait", "fees", "total"] {
      #expect(abs(number(1, key) + number(2, key) - number(0, key)) < 1e-3, "\(key)")
    }
    #expect(abs(number(2, "fees") - 7000 * number(2, "resolved")) < 1e-3)
    #expect(abs(number(1, "fees")) < 1e-3 && number(1, "resolved") > 0)
    // A year of each version is one of all its dossiers.
    let yearly = number(0, "yearly") / number(0, "mean")
    #expect(abs(number(2, "yearly") - number(2, "mean") * yearly) < 1)
    let change = try #require(findings.policies[0].costs.change(of: "permit"))
    #expect(abs(change.before - number(1, "mean")) < 1e-3 && change.benefit < 0)
    let table = Self.table(findings)
    #expect(["  before  ", "  after  ", "  saved, "].allSatisfy { table.contains($0) })
  }

  @Test("the list has a row for each dossier, most urgent first, and the table the units")
  func dueList() throws {
    let findings = try Self.findings("", listsDue: true)
    let list = try #require(findings.policies[0].dueList)
    #expect(!list.isEmpty)
    let rows = TextTable(try Self.files(findings)["due-list.csv"] ?? "").records
    #expect(rows.count == list.count)
    let left = rows.compactMap { $0["working_days_left"].flatMap { Int($0) } }
    #expect(left.allSatisfy { $0 <= 3 })
    let places = rows.map {
      ($0["overdue"] == "true" ? 0 : 1, Int($0["working_days_left"] ?? "") ?? 9)
    }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    let minute = #/\d{4}-\d\d-\d\dT\d\d:\d\d/#
    for row in rows {
      #expect(row["accepted"]?.wholeMatch(of: minute) != nil)
      #expect(row["due_lawful"]?.wholeMatch(of: minute) != nil)
      #expect(row["state"] == "in-progress")
    }
    let json = try #require(Self.policy(findings)["dueList"] as? [[String: Any]])
    #expect(json.count == list.count)
    #expect(Self.table(findings).contains("replication 1"))
  }

  @Test("no line is wider than 80 columns")
  func width() throws {
    let findings = try Self.findings(
      "costs: { wage: 60000 VND per h, trip: 1 h }\nrecording: [ { entered: 70 % } ]\nindex-766: { e-result: 50 %, digitised: 50 %, reused: 5 %, dislike: 1 % }",
      listsDue: true)
    for line in Self.table(findings).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}
