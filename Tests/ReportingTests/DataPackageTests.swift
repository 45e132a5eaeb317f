import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("Data package and tables for spreadsheets")
struct DataPackageTests {
  @Test("every column of every table has a type and titles in both languages")
  func everyColumnIsKnown() throws {
    let folder = try written(recording: true)
    let package = try #require(
      try JSONSerialization.jsonObject(with: folder.bytes("datapackage.json")) as? [String: Any])
    #expect(
      package["$schema"] as? String == "https://datapackage.org/profiles/2.0/datapackage.json")
    let resources = try #require(package["resources"] as? [[String: Any]])
    let tables = try folder.names().filter { $0.hasSuffix(".csv") }
    #expect(Set(resources.compactMap { $0["path"] as? String }) == Set(tables))
    #expect(tables.count >= 20)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let content = try folder.bytes(path)
      var hash = SHA256()
      hash.update(content)
      #expect(resource["bytes"] as? Int == content.count)
      #expect(resource["hash"] as? String == "sha256:\(hash.hexadecimal)")
      #expect((resource["title_vi"] as? String)?.isEmpty == false, "\(path)")
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let table = TextTable(String(decoding: content, as: UTF8.self))
      #expect(fields.compactMap { $0["name"] as? String } == table.rows[0], "\(path)")
      for field in fields {
        let name = "\(path): \(field["name"] ?? "")"
        #expect(field["type"] as? String != "any", "\(name)")
        #expect(field["title"] as? String != field["title_vi"] as? String, "\(name)")
      }
      for key in schema["primaryKey"] as? [String] ?? [] {
        #expect(table.rows[0].contains(key), "\(path)")
      }
      check(table, fields, path)
    }
  }

  /// Cells are of the types that the package says, and keys tell rows apart.
  private func check(_ table: TextTable, _ fields: [[String: Any]], _ path: String) {
    for (index, field) in fields.enumerated() {
      for row in table.rows.dropFirst() where !row[index].isEmpty {
        let cell = row[index]
        let isRight =
          switch field["type"] as? String {
          case "number": Double(cell) != nil
          case "integer": Int(cell) != nil
          case "boolean": ["true", "false"].contains(cell)
          case "datetime":
            cell.utf8.count == (field["format"] as? String == "%Y-%m-%dT%H:%M" ? 16 : 19)
          default: true
          }
        guard isRight else {
          Issue.record("\(path): '\(cell)' is no \(field["type"] ?? "") (\(field["name"] ?? ""))")
          break
        }
      }
    }
  }

  @Test("spreadsheets get a byte order mark, semicolons, decimal commas and days first")
  func excel() throws {
    let folder = try written(recording: false)
    let summary = String(decoding: try folder.bytes("excel/summary.csv"), as: UTF8.self)
    #expect(summary.hasPrefix("\u{FEFF}policy;metric;mean;"))
    let plain = TextTable(String(decoding: try folder.bytes("summary.csv"), as: UTF8.self))
    let rows = summary.dropFirst().components(separatedBy: "\r\n").map {
      $0.components(separatedBy: ";")
    }
    #expect(rows.count == plain.rows.count + 1)
    let row = try #require(rows.first { $0.count > 1 && $0[1] == "on_time_rate_resolved" })
    let mean = plain.records.first { $0["metric"] == "on_time_rate_resolved" }?["mean"]
    #expect(row[2] == mean?.replacingOccurrences(of: ".", with: ","))
    let dossiers = String(decoding: try folder.bytes("excel/dossiers.csv"), as: UTF8.self)
    let day = #/;\d\d/0[345]/2023 \d\d:\d\d:\d\d;/#
    #expect(dossiers.contains(day) && !dossiers.contains("2023-03-"))
    let manifest = String(decoding: try folder.bytes("manifest.json"), as: UTF8.self)
    #expect(manifest.contains("\"excel/summary.csv\""))
  }

  @Test("text that a spreadsheet would run is behind an apostrophe")
  func formulas() throws {
    let formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@sum", "\t=1", "a;b", "a\"b", "plain"]
    let folder = try written(recording: false, agencies: formulas)
    let text = String(decoding: try folder.bytes("excel/due-list.csv"), as: UTF8.self)
    for (formula, cell) in zip(
      formulas,
      ["'=1+1", "'+cmd|' /C calc'!A0", "'-2", "'@sum", "'\t=1", "\"a;b\"", "\"a\"\"b\"", "plain"])
    {
      #expect(text.contains("\r\nbaseline;\(cell);"), "\(formula)")
    }
  }

  // MARK: - Material

  private struct Folder {
    let output: TemporaryFolder
    let path: String

    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }
  }

  /// The folder of a run with everything that it can have; the due list names `agencies`.
  private func written(recording: Bool, agencies: [String] = []) throws -> Folder {
    let output = try TemporaryFolder()
    let more = recording ? "recording: [ { entered: 90 % } ]\n" : ""
    let scenario = try SampleOffice.scenario([("experiment:", more + "experiment:")])
    var options = RunOptions(recordsHours: true)
    (options.recordsDelays, options.listsDue) = (true, true)
    let wanted = WantedLogs(dossiers: true, events: [.csv])
    let model = try Model(compiling: scenario, options: options)
    var experiment = Experiment(
      model, stoppingRule: .replications(2), bottlenecks: 1, additions: wanted.words)
    let folder = try ResultsFolder(in: output.path, for: experiment.identity, writesExcel: true)
    experiment.dossierLog = try folder.begin(wanted, of: scenario)
    let observer = FiguresObserver(kinds: MetricsCSV.kinds) { try folder.append($0) }
    let study = BottleneckStudy(experiment) { pool in
      Comparison.Variant(name: pool, model: model)
    }
    var findings = try study.run(observer: observer)
    if let due = findings.policies[0].dueList?.first {
      for agency in agencies {
        var entry = due
        entry.agency = agency
        findings.policies[0].dueList?.append(entry)
      }
    }
    // Those of a comparison, made of the same office.
    let comparison = Comparison(
      Experiment(model, stoppingRule: .replications(2), sets: ["same"]),
      variants: [Comparison.Variant(name: "same", model: model)])
    let compared = try comparison.run { _ in SilentObserver() }
    findings.ranking = compared.ranking
    findings.policies += compared.policies.dropFirst()
    try folder.finish(findings)
    return Folder(output: output, path: folder.path)
  }
}
