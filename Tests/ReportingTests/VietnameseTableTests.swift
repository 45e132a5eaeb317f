import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Tables in Vietnamese")
struct VietnameseTableTests {
  private static let experiment = "experiment: { replications: 4, seed: 7, warm-up: 5 days }"

  /// Findings with every part that a table can have.
  private static let cases: [(name: String, more: String, changes: [(String, String)])] = [
    ("plain", "", []),
    (
      "records",
      "recording: [ { of: birth, entered: 60 %, least: 40 dossiers }, { lag: 2 working days, bulk: 40 % } ]",
      []
    ),
    ("never late", "", [("2 working days", "60 working days"), ("same day", "60 working days")]),
  ]

  private static func findings(_ more: String, _ changes: [(String, String)]) throws -> Findings {
    var options = RunOptions()
    options.recordsDelays = true
    options.listsDue = true
    let scenario = try SampleOffice.scenario(
      changes + [(experiment, experiment + "\n" + more)])
    let model = try Model(compiling: scenario, options: options)
    let study = BottleneckStudy(
      Experiment(model, stoppingRule: .replications(2), bottlenecks: 2)
    ) { Comparison.Variant(name: $0, model: model) }
    return try study.run()
  }

  /// What the program says, without what the scenario says.
  private static func own(_ table: String, of scenario: Scenario) -> String {
    let assumed = table.range(of: "\nGIẢ ĐỊNH")
    return String(table[..<(assumed?.lowerBound ?? table.endIndex)])
      .replacingOccurrences(of: scenario.title, with: "")
      .replacingOccurrences(of: scenario.question, with: "")
  }

  @Test(
    "a run's table has no English word, and other numbers and days", arguments: cases.map(\.name))
  func run(name: String) throws {
    let chosen = try #require(Self.cases.first { $0.name == name })
    let findings = try Self.findings(chosen.more, chosen.changes)
    let performance = Performance(cpuSeconds: 1.5, wallSeconds: 0.5, peakMemoryBytes: nil)
    let table = TableReport(
      findings, performance: performance, folder: "results/x", in: .vietnamese
    ).text
    let own = Self.own(table, of: findings.scenario)
    #expect(EnglishWords.left(in: own) == [], "\(own)")
    #expect(!table.contains("Bilingual("))
    #expect(table.contains("\n01/03/2023 đến 30/04/2023, 2 lần mô phỏng, mầm ngẫu nhiên 7"))
    #expect(table.contains("Kết quả: results/x\n") && table.contains(", 1,5 giây CPU, 0,5 giây\n"))
    #expect(table.contains("95 % của TB") && table.contains("Tiếp nhận trong kỳ"))
    let english = TableReport(findings, performance: performance, folder: "results/x").text
    #expect(EnglishWords.left(in: english).count > 20, "the words can be found")
    #expect(
      english.split(separator: "\n").count { $0.contains("centre.officer") }
        == table.split(separator: "\n").count { $0.contains("centre.officer") })
    for line in table.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("the names of figures fit their column")
  func namesFit() throws {
    let table = TableReport(
      try Self.findings("", []), performance: nil, folder: nil, in: .vietnamese)
    let metrics = table.text.components(separatedBy: "Thời gian giải quyết đi đâu")[0]
    #expect(!metrics.contains("…"), "\(metrics)")
  }

  private static func comparison(_ rule: StoppingRule, _ metric: String) throws -> Findings {
    let model = try Model(
      compiling: SampleOffice.scenario([("permit: { arrivals: 15", "permit: { arrivals: 16")]))
    let other = try Model(compiling: SampleOffice.scenario(), besides: model)
    let experiment = Experiment(
      model, stoppingRule: rule, sets: ["Ít hồ sơ hơn"], rankedBy: metric)
    return try Comparison(
      experiment, variants: [Comparison.Variant(name: "Ít hồ sơ hơn", model: other)]
    ).run(isCancelled: { false })
  }

  @Test(
    "a comparison's table has no English word",
    arguments: ["on_time_rate_resolved", "trips_mean", "backlog_mean"])
  func comparison(metric: String) throws {
    let findings = try Self.comparison(.replications(4), metric)
    for kind in [GroupKind.agency, .field, .procedure] {
      let table = ComparisonReport(
        findings, by: kind, performance: nil, folder: nil, in: .vietnamese
      ).text
      let own = Self.own(table, of: findings.scenario)
      #expect(EnglishWords.left(in: own) == [], "\(own)")
      #expect(own.contains("hiện trạng") && own.contains("Ai thiệt, ai lợi"))
      #expect(own.contains(kind.name.vietnamese))
    }
  }

  @Test("a selection's table has no English word")
  func selection() throws {
    let rule = SelectionRule(
      metric: "on_time_rate_resolved", indifference: 0.005, confidence: 0.95, first: 5)
    let findings = try Self.comparison(.selection(rule, atMost: 6), "on_time_rate_resolved")
    let table = ComparisonReport(findings, performance: nil, folder: nil, in: .vietnamese).text
    let own = Self.own(table, of: findings.scenario)
    #expect(EnglishWords.left(in: own) == [], "\(own)")
    #expect(own.contains("Chọn phương án tốt nhất"))
  }

  @Test("files for machines are the same in every language")
  func filesStay() {
    let rows = [[JSONValue.string("dossiers"), .number(1.5), .bool(true)]]
    let report = RowsReport(columns: ["unit", "mean", "x"])
    #expect(report.table(rows) == "unit      mean  x\ndossiers   1.5  true\n")
    #expect(
      report.table(rows, in: .vietnamese)
        == "đơn vị tính  trung bình  x\nhồ sơ               1,5  có\n")
    #expect(
      report.table(rows, in: .vietnamese, isOurs: false)
        == "unit      mean  x\ndossiers   1,5  có\n")
    #expect(report.header == "unit,mean,x\r\n" && report.row(rows[0]).hasPrefix("dossiers,1.5,"))
    #expect(
      RowsReport.facts(["period_from"], [.string("2023-03-01")], in: .vietnamese)
        == "thông tin  giá trị\ntừ ngày    01/03/2023\n")
  }
}
