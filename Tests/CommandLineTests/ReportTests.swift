import Foundation
import SampleScenarios
import Testing

@Suite("Report")
struct ReportTests {
  /// Two sets of policies, the second without a name.
  private static let compared = (
    "observed:",
    """
    policies:
      more: { name: Thêm một người, cost: { yearly: 120000000 VND per year, source: guess }, do: [ { staff: wards.officer, posts: +1 post } ], source: guess }
      quick: { do: [ { simplify: permit, work: { appraise: -20 % } } ], source: guess }
    compare: [more, quick]
    observed:
    """
  )

  @Test("a scenario and the folder of its run give the same bytes, and so does the run's id")
  func oneRoad() throws {
    let folder = try TestFolder([Self.compared])
    let options = ["-q", "--replications", "10", "--locale", "vi"]
    let first = try MotCuaProcess(["report", "office.yaml"] + options, in: folder)
    #expect(first.status == 0 && first.output == "report.html\n", "\(first.errors)")
    let id = try #require(folder.names("results").first)
    for (index, run) in ["results/\(id)", String(id.prefix(8))].enumerated() {
      let other = try MotCuaProcess(
        ["report", run, "--locale", "vi", "--out", "made/\(index).html"], in: folder)
      #expect(other.status == 0, "\(other.errors)")
      #expect(try folder.text("made/\(index).html") == folder.text("report.html"))
    }
    #expect(folder.names("made") == ["0.html", "1.html"])
    let page = try folder.text("report.html")
    for words in [
      "<html lang=\"vi\">", "Chưa phương án nào phân biệt được với hiện trạng", "Thêm một người",
      "Biểu số II.06a/VPCP/KSTT", "từ ngày 01/03/2023 đến ngày 30/04/2023", "Giả định",
      "Thời gian giải quyết trôi qua ở đâu", "Chi phí và kết quả của phương án",
      "motcua compare office.yaml --seed", id, "default-src 'none'",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    // Nothing is loaded from anywhere.
    for word in ["http:", "https:", "src=", "url(", "@import"] { #expect(!page.contains(word)) }
  }

  @Test("a plain run has no policies, one replication no interval, and English its own words")
  func lessIsLeftOut() throws {
    let folder = try TestFolder()
    _ = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "1"], in: folder)
    let id = try #require(folder.names("results").first)
    let report = try MotCuaProcess(
      ["report", id, "--locale", "en", "--target", "98 %"], in: folder)
    #expect(report.status == 0, "\(report.errors)")
    let page = try folder.text("report.html")
    #expect(page.contains("One replication was run"))
    #expect(page.contains("The target of 98.0\u{A0}% is"))
    for words in ["The sets of policies", "Where the days go", "đúng hạn"] {
      #expect(!page.contains(words), "\(words)")
    }
    #expect(page.contains("motcua run office.yaml --seed"))
  }

  @Test("forms alone are whole, and charts are a JSON file for each figure")
  func formsAndCharts() throws {
    let folder = try TestFolder([Self.compared])
    let report = try MotCuaProcess(
      [
        "report", "office.yaml", "-q", "--replications", "3", "--forms", "--out", "forms.html",
        "--charts", "charts", "--locale", "vi",
      ], in: folder)
    #expect(report.status == 0 && report.output == "forms.html\ncharts\n", "\(report.errors)")
    let page = try folder.text("forms.html")
    #expect(page.contains("Tổng cộng") && page.contains("Danh sách hồ sơ"))
    #expect(!page.contains("<figure"))
    let names = folder.names("charts")
    #expect(names.contains("policies.vl.json") && names.contains("backlog.vl.json"))
    for name in names {
      let chart = try #require(
        JSONSerialization.jsonObject(with: Data(folder.text("charts/\(name)").utf8))
          as? [String: Any])
      #expect((chart["$schema"] as? String)?.hasSuffix("/vega-lite/v5.json") == true)
    }
  }

  @Test("hostile names come out harmless")
  func hostileNames() throws {
    let hostile =
      #"<script>alert(1)</script><img src=x onerror=alert(1)>\"'=HYPERLINK(1)\u202Egnp.exe\n</svg>&amp;"#
    let long = String(repeating: "ơ", count: 10_000)
    let folder = try TestFolder([
      Self.compared, ("title: 'Two wards, \"one\" centre'", "title: \"\(hostile)\""),
      ("question: What share is on time?", "question: \"\(hostile)\(long)\""),
      ("centre: { calendar", "centre: { name: \"\(hostile)\", calendar"),
      ("land: Đất đai", "land: \"\(hostile)\""), ("Thêm một người", "\"\(hostile)\(long)\""),
    ])
    let report = try MotCuaProcess(
      ["report", "office.yaml", "-q", "--replications", "2", "--charts", "charts"], in: folder)
    #expect(report.status == 0, "\(report.errors)")
    let page = try folder.text("report.html")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    for words in ["<script>alert", "<img", "\u{202E}", "\r", long] {
      #expect(!page.contains(words), "\(words.prefix(20))")
    }
    // The page has one script of its own, and as many drawings opened as closed.
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(
      page.components(separatedBy: "<svg").count == page.components(separatedBy: "</svg>").count)
    #expect(page.utf8.count < 300_000)
    for name in folder.names("charts") {
      let text = try folder.text("charts/\(name)")
      #expect(!text.contains("\u{202E}") && !text.contains(long), "\(name)")
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test("what cannot be reported is told with its place and a mend, and nothing is written")
  func refusals() throws {
    let folder = try TestFolder()
    _ = try MotCuaProcess(["run", "office.yaml", "-q", "--replications", "2"], in: folder)
    let id = try #require(folder.names("results").first)
    func refused(_ arguments: [String], _ status: Int32, _ words: String) throws {
      let report = try MotCuaProcess(["report"] + arguments, in: folder)
      #expect(report.status == status && report.output.isEmpty, "\(arguments): \(report.status)")
      #expect(
        report.errors.contains(words) && report.errors.contains("\n  fix: "), "\(report.errors)")
      #expect(!folder.names().contains { $0.hasSuffix(".html") || $0.contains("partial") })
    }
    try refused(["nowhere"], 66, "there is no folder and no file 'nowhere'")
    try refused(["0123"], 66, "no run in 'results/results.sqlite' begins with '0123'")
    try refused(["."], 74, "it has no manifest.json")
    try refused([id, "--target", "high"], 64, "'high' is no on-time rate")
    try refused([id, "--out", "results"], 74, "cannot write 'results'")
    try folder.write("name\n", to: "results/\(id)/summary.csv")
    try refused([id], 74, "summary.csv: it is not what the run wrote")
    let vietnamese = try MotCuaProcess(["report", id, "--locale", "vi"], in: folder)
    #expect(vietnamese.errors.contains("tệp không còn như khi chạy"))
  }

  @Test("--pdf asks an installed Chromium; without one the status is 69 and nothing is run")
  func pdf() throws {
    let folder = try TestFolder()
    let arguments = ["report", "office.yaml", "-q", "--replications", "1", "--pdf"]
    let missing = try MotCuaProcess(arguments, in: folder, after: "PATH=/nowhere;")
    #expect(missing.status == 69 && missing.errors.contains("open the HTML and print"))
    #expect(folder.names() == ["office.yaml"])
    // A stand-in that writes what it was asked for.
    let tool = folder.outside + "/chromium"
    let script = """
      #!/bin/sh
      for word; do case "$word" in --print-to-pdf=*) echo "%PDF stand-in" > "${word#*=}";; esac; done

      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: tool))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
    let path = "PATH='\(folder.outside)':\"$PATH\";"
    let printed = try MotCuaProcess(arguments, in: folder, after: path)
    #expect(
      printed.status == 0 && printed.output == "report.html\nreport.pdf\n", "\(printed.errors)")
    #expect(try folder.text("report.pdf") == "%PDF stand-in\n")
    try Data("#!/bin/sh\necho 'no display' >&2; exit 1\n".utf8)
      .write(to: URL(fileURLWithPath: tool))
    let failing = try MotCuaProcess(arguments + ["--out", "other.html"], in: folder, after: path)
    #expect(failing.status == 74 && failing.errors.contains("no display"))
    #expect(!folder.names().contains("other.pdf"))
  }
}

extension TestFolder {
  fileprivate func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
