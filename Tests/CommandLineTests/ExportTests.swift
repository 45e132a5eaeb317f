import Foundation
import Testing

@Suite("Export", .serialized)
struct ExportTests {
  @Test("a run is exported by its folder, its id or how the id begins, with the same bytes")
  func names() throws {
    let folder = try TestFolder()
    let id = try Self.ran(folder)
    for (name, run) in [("a", "results/\(id)"), ("b", "results/\(id)/"), ("c", id)] {
      let export = try MotCuaProcess(
        ["export", run, "--notebook", name, "--locale", "en"], in: folder)
      #expect(export.status == 0 && export.output == "\(name)\n", "\(export.errors)")
    }
    let short = try MotCuaProcess(
      ["export", String(id.prefix(9)), "--notebook", "d/e/", "--locale", "en"], in: folder)
    #expect(short.status == 0 && short.output == "d/e\n", "\(short.errors)")
    let files = try Self.files(below: "\(folder.path)/a")
    for other in ["b", "c", "d/e"] {
      #expect(try Self.files(below: "\(folder.path)/\(other)") == files)
    }
    #expect(
      files.keys.filter { !$0.hasPrefix("tables/") && !$0.hasPrefix("charts/") }.sorted() == [
        "README.md", "compare-policies.ipynb", "datapackage.json", "manifest.json",
        "process-mining.ipynb", "questions-in-sql.ipynb", "requirements.txt", "sensitivity.ipynb",
      ])
    let tables = try folder.results("results").filter { $0.key.hasSuffix(".csv") }
    #expect(tables.count > 5)
    for (name, content) in tables { #expect(files["tables/\(name)"] == content, "\(name)") }
    let package = try Self.object(files["datapackage.json"])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(
      Set(resources.compactMap { $0["path"] as? String }) == Set(tables.keys.map { "tables/\($0)" })
    )
    #expect(resources.contains { $0["name"] as? String == "form-06a" })
    let charts = files.keys.filter { $0.hasPrefix("charts/") && $0.hasSuffix(".vl.json") }
    #expect(!charts.isEmpty)
    for chart in charts {
      let schema = try Self.object(files[chart])["$schema"] as? String
      #expect(schema == "https://vega.github.io/schema/vega-lite/v5.json")
    }
  }

  @Test("notebooks are of nbformat 4.5, without outputs, with cell ids that stay in any language")
  func notebooks() throws {
    let folder = try TestFolder()
    let id = try Self.ran(folder)
    var ids: [[[String]]] = []
    var texts: [[Data?]] = []
    for language in ["en", "vi"] {
      _ = try MotCuaProcess(
        ["export", id, "--notebook", language, "--locale", language], in: folder)
      let files = try Self.files(below: "\(folder.path)/\(language)")
      let names = files.keys.filter { $0.hasSuffix(".ipynb") }.sorted()
      #expect(names.count == 4)
      texts.append(names.map { files[$0] })
      ids.append(try names.map { try Self.checkedCells(of: try Self.object(files[$0]), $0) })
    }
    #expect(ids[0] == ids[1])
    for (english, vietnamese) in zip(texts[0], texts[1]) { #expect(english != vietnamese) }
  }

  /// The ids of the cells, which are looked at.
  private static func checkedCells(of notebook: [String: Any], _ name: String) throws -> [String] {
    #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    for cell in cells {
      #expect((cell["source"] as? [String])?.isEmpty == false)
      guard cell["cell_type"] as? String == "code" else { continue }
      #expect((cell["outputs"] as? [Any])?.isEmpty == true)
      #expect(cell["execution_count"] is NSNull)
    }
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count, "\(name)")
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
    return ids
  }

  @Test("hostile names leave the notebooks as they are, and the dictionary readable")
  func hostileNames() throws {
    let plain = try TestFolder()
    let ordinary = try Self.exported(plain)
    let titles = [
      #"\"\"\"); import os; os.system('true') #"#, "'; DROP VIEW groups; --", "<script>1</script>",
      "\u{202E}mơ hồ\u{200F}", "=cmd()", "{{x}} ${x} %(x)s", String(repeating: "ằ", count: 10_000),
    ]
    for title in titles {
      let folder = try TestFolder([("title: 'Two wards, \"one\" centre'", "title: \"\(title)\"")])
      let files = try Self.exported(folder)
      for (name, content) in ordinary where name.hasSuffix(".ipynb") || name == "README.md" {
        #expect(files[name] == content, "\(name), \(title.prefix(20))")
      }
      let package = try Self.object(files["datapackage.json"])
      #expect(package["title"] as? String == title.replacing("\\\"", with: "\""))
      let text = String(decoding: files["datapackage.json"] ?? Data(), as: UTF8.self)
      #expect(!text.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test("an earlier export is replaced unless it was changed; nothing else ever is")
  func replacing() throws {
    let folder = try TestFolder()
    let id = try Self.ran(folder)
    let arguments = ["export", id, "--notebook", "notebooks", "--locale", "en"]
    let path = folder.path + "/notebooks"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(try MotCuaProcess(arguments, in: folder).status == 0)
    let first = try Self.files(below: path)
    try FileManager.default.createDirectory(
      atPath: path + "/.ipynb_checkpoints", withIntermediateDirectories: true)
    try folder.write("{}", to: "notebooks/.ipynb_checkpoints/a.ipynb")
    #expect(try MotCuaProcess(arguments, in: folder).status == 0)
    #expect(try Self.files(below: path) == first)
    try folder.write("{\"cells\": []}", to: "notebooks/sensitivity.ipynb")
    let changed = try MotCuaProcess(arguments, in: folder)
    #expect(changed.status == 74 && changed.errors.contains("'sensitivity.ipynb' was changed"))
    #expect(changed.errors.contains("\n  fix: ") && changed.errors.contains("--force"))
    #expect(try MotCuaProcess(arguments + ["--force"], in: folder).status == 0)
    #expect(try Self.files(below: path) == first)
    try folder.write("mine", to: "notebooks/tables/mine.csv")
    let mine = try MotCuaProcess(arguments + ["--force"], in: folder)
    #expect(mine.status == 74 && mine.errors.contains("'tables/mine.csv' is there"))
    let foreign = try MotCuaProcess(["export", id, "--notebook", "results"], in: folder)
    #expect(foreign.status == 74 && foreign.errors.contains("that no export wrote"))
    let file = try MotCuaProcess(["export", id, "--notebook", "office.yaml"], in: folder)
    #expect(file.status == 74 && file.errors.contains("a file is in the way"))
    #expect(try MotCuaProcess(["export", id, "--notebook", ".."], in: folder).status == 74)
    #expect(folder.names() == ["notebooks", "office.yaml", "results"])
  }

  @Test("what is no run, or not what it wrote, is refused with a mend, and nothing is left")
  func refusals() throws {
    let folder = try TestFolder()
    let id = try Self.ran(folder)
    func refused(_ run: String, _ status: Int32, _ words: String) throws {
      let export = try MotCuaProcess(
        ["export", run, "--notebook", "out", "--locale", "en"], in: folder)
      #expect(export.status == status && export.errors.contains(words), "\(export.errors)")
      #expect(export.errors.contains("\n  fix: ") && export.output.isEmpty)
      #expect(folder.names() == ["office.yaml", "results"])
    }
    try refused("zz", 66, "no run in 'results/results.sqlite' begins with 'zz'")
    try refused("results", 74, "results: this is no folder of a run")
    try refused("no/such", 66, "no/such: there is no such folder")
    let path = "results/\(id)"
    let summary = try String(contentsOfFile: "\(folder.path)/\(path)/summary.csv", encoding: .utf8)
    try folder.write(summary.replacing("share", with: "shore"), to: "\(path)/summary.csv")
    try refused(id, 74, "\(path)/summary.csv: it is not what the run wrote")
    try folder.write(summary, to: "\(path)/summary.csv")
    let full = try MotCuaProcess(
      ["export", id, "--notebook", "out"], in: folder, after: "ulimit -f 4;")
    #expect(full.status == 74 && full.errors.contains("larger than the system allows"))
    let manifest = try String(
      contentsOfFile: "\(folder.path)/\(path)/manifest.json", encoding: .utf8)
    try folder.write(
      manifest.replacing("\"summary.csv\"", with: "\"../../office.yaml\""),
      to: "\(path)/manifest.json")
    try refused(id, 74, "../../office.yaml: it is not what the run wrote")
    try folder.write("{", to: "\(path)/manifest.json")
    try refused(id, 74, "\(path)/manifest.json: it is no JSON")
    try folder.write(
      manifest.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 9"),
      to: "\(path)/manifest.json")
    try refused(id, 74, "another version of motcua")
  }

  @Test("the sample in notebooks-export is what its run exports")
  func sample() throws {
    let root = try Self.root()
    let folder = try TestFolder()
    let scenario = root + "/Scenarios/limit-cut-paradox.yaml"
    let run = try MotCuaProcess(
      [
        "compare", scenario, "-q", "--replications", "3", "--from", "2025-07-01", "--to",
        "2025-07-31",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let id = try #require(folder.names("results").first)
    let export = try MotCuaProcess(
      ["export", id, "--notebook", "sample", "--locale", "en"], in: folder)
    #expect(export.status == 0, "\(export.errors)")
    let written = try Self.files(below: folder.path + "/sample")
    let kept = root + "/notebooks-export"
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try? FileManager.default.removeItem(atPath: kept)
      try FileManager.default.copyItem(atPath: folder.path + "/sample", toPath: kept)
    }
    let expected = try Self.files(below: kept)
    #expect(written.keys.sorted() == expected.keys.sorted())
    for (name, content) in written {
      #expect(expected[name] == content, "\(name): UPDATE_SNAPSHOTS=1 writes the sample anew")
    }
    #expect(written.values.reduce(0) { $0 + $1.count } < 550_000)
  }

  // MARK: - Material

  /// The id of a run of the office.
  private static func ran(_ folder: TestFolder) throws -> String {
    let run = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "2"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(folder.names("results").first)
  }

  private static func exported(_ folder: TestFolder) throws -> [String: Data] {
    let id = try ran(folder)
    let export = try MotCuaProcess(
      ["export", id, "--notebook", "out", "--locale", "en"], in: folder)
    #expect(export.status == 0, "\(export.errors)")
    return try files(below: folder.path + "/out")
  }

  private static func object(_ bytes: Data?) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: bytes ?? Data())
    return try #require(value as? [String: Any])
  }

  /// The files below a folder, by their paths in it; without those of JupyterLab.
  private static func files(below path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where !name.contains(".ipynb_checkpoints") {
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[name] = try Data(contentsOf: url)
    }
    return files
  }

  /// The folder that holds `Package.swift`, above this file.
  private static func root() throws -> String {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }
}
