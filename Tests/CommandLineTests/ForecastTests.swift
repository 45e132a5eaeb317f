import Foundation
import Testing

/// `motcua forecast arrivals`: from a history to a table that a scenario names.
@Suite("Forecast verb", .serialized)
struct ForecastTests {
  /// Three years of months of four series, as a table.
  private func months(_ years: [Int] = [2021, 2022, 2023]) -> String {
    var text = "month,procedure,place,count\n"
    for year in years {
      for month in 1...12 {
        for (index, series) in [
          "permit,wards.a", "permit,wards.b", "birth,wards.a", "birth,wards.b",
        ].enumerated() {
          let size = [120, 60, 30, 8][index]
          let count = size + (size * ((month * 7) % 12)) / 30 + (year * month * (index + 3)) % 5
          text += "\(year)-\(month < 10 ? "0" : "")\(month),\(series),\(count)\n"
        }
      }
    }
    return text
  }

  private func files(_ folder: TestFolder, _ name: String = "forecast") throws -> [String: Data] {
    var files: [String: Data] = [:]
    for file in folder.names(name) {
      files[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)/\(file)"))
    }
    return files
  }

  private func text(_ folder: TestFolder, _ name: String) throws -> String {
    try String(contentsOfFile: "\(folder.path)/forecast/\(name)", encoding: .utf8)
  }

  @Test("a scenario reads the table, and the run receives what was forecast")
  func aScenarioReadsIt() throws {
    let folder = try TestFolder()
    try folder.write(months(), to: "history.csv")
    let made = try MotCuaProcess(
      ["forecast", "arrivals", "history.csv", "--horizon", "12", "--format", "json"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      folder.names("forecast") == [
        "chart.svg", "demand.csv", "forecast.csv", "forecast.json", "manifest.json", "methods.csv",
        "scenario-part.yaml",
      ])
    let part = try text(folder, "scenario-part.yaml").replacing(
      "table: demand.csv", with: "table: forecast/demand.csv")
    try folder.write(office + part, to: "planned.yaml")
    let valid = try MotCuaProcess(["validate", "planned.yaml"], in: folder)
    #expect(valid.status == 0, "\(valid.output) \(valid.errors)")
    let run = try MotCuaProcess(
      ["run", "planned.yaml", "--format", "json", "--no-output", "-q"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let total = try #require(try Self.means(made.json(), level: "total").first)
    let policies = try #require(try run.json()["policies"] as? [[String: Any]])
    let metrics = try #require(policies[0]["metrics"] as? [String: [String: Any]])
    let received = try #require(metrics["received"]?["mean"] as? Double)
    // Two replications of some 2,900 Poisson dossiers: four standard errors are 5 %.
    #expect(abs(received / total.reduce(0, +) - 1) < 0.06, "\(received) of \(total.reduce(0, +))")
  }

  /// An office whose demand is the forecast's.
  private let office = """
    motcua: 1
    title: Planned
    period: 2024-01-01..2024-12-31
    calendars:
      office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }
    agencies:
      wards: { each: { a: {}, b: {} }, calendar: office, staff: { clerk: 4 posts } }
    procedures:
      permit:
        intake: wards
        deciding: wards
        limit: 5 working days
        workflow: [{ receive: dossier, at: intake, by: clerk, work: 5 min }, { step: check, at: deciding, by: clerk, work: 5 min }]
      birth:
        intake: wards
        deciding: wards
        limit: 5 working days
        workflow: [{ receive: dossier, at: intake, by: clerk, work: 5 min }, { step: check, at: deciding, by: clerk, work: 5 min }]
    experiment: { replications: 2, seed: 1 }

    """

  private static func means(_ json: [String: Any], level: String) throws -> [[Double]] {
    let series = try #require(json["series"] as? [[String: Any]])
    return series.filter { $0["level"] as? String == level }.compactMap { $0["mean"] as? [Double] }
  }

  @Test("sums agree to the written digit in every file")
  func sumsAgree() throws {
    let folder = try TestFolder()
    try folder.write(months(), to: "history.csv")
    let made = try MotCuaProcess(
      ["forecast", "arrivals", "history.csv", "--format", "csv", "--horizon", "6"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let lines = made.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      lines[0] == [
        "level", "procedure", "place", "month", "mean", "low80", "high80", "low95", "high95",
      ])
    var tenths: [String: [String: Int]] = [:]
    for line in lines.dropFirst() {
      let value = try #require(Double(line[4]))
      tenths[line[3], default: [:]][line[0], default: 0] += Int((value * 10).rounded())
    }
    #expect(tenths.count == 6)
    for (month, sums) in tenths {
      #expect(
        Set(sums.values).count == 1
          && sums.keys.sorted() == ["place", "procedure", "row", "total"], "\(month)")
    }
    #expect(try text(folder, "demand.csv").contains(" per month (forecast)"))
  }

  @Test("the same history gives the same bytes, also over an earlier forecast")
  func sameBytes() throws {
    let folder = try TestFolder()
    try folder.write(months(), to: "history.csv")
    let first = try MotCuaProcess(["forecast", "arrivals", "history.csv"], in: folder)
    let before = try files(folder)
    let second = try MotCuaProcess(["forecast", "arrivals", "history.csv"], in: folder)
    #expect(first.status == 0 && first.output == second.output)
    #expect(try files(folder) == before && before.count == 7)
    #expect(first.output.contains("12 months ahead, 2024-01..2024-12"))
    #expect(folder.names() == ["forecast", "history.csv", "office.yaml"])
  }

  @Test("the chart stands alone and speaks to screen readers")
  func chartStandsAlone() throws {
    let folder = try TestFolder()
    try folder.write(months().replacing("birth", with: "\"<b>&\""), to: "history.csv")
    let made = try MotCuaProcess(["forecast", "arrivals", "history.csv"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let chart = try text(folder, "chart.svg")
    #expect(chart.hasPrefix("<svg ") && chart.hasSuffix("</svg>\n"))
    #expect(chart.contains("<title id=\"title\">") && chart.contains("<desc id=\"about\">"))
    #expect(chart.contains("&lt;b&gt;&amp;") && !chart.contains("<b>"))
    #expect(!chart.contains("<script") && !chart.contains("url(") && !chart.contains("href"))
    #expect(
      chart.components(separatedBy: "<g ").count == chart.components(separatedBy: "</g>").count)
    #expect(!chart.lowercased().contains("nan") && !chart.contains("inf"))
  }

  @Test("days are forecast by month and by day; weekends may be missing")
  func daysAreTaken() throws {
    var text = "date;count\r\n"
    var days = 0
    let calendar = Calendar(identifier: .gregorian)
    let start = try #require(
      DateComponents(
        calendar: calendar, timeZone: TimeZone(secondsFromGMT: 0), year: 2022, month: 1, day: 1
      ).date)
    for day in 0..<820 {
      let date = start.addingTimeInterval(Double(day) * 86_400)
      let iso = String(date.ISO8601Format().prefix(10))
      // 1 January 2022 was a Saturday.
      if day % 7 > 1 { text += "\(iso);\(20 + day % 7 + day % 3)\r\n"; days += 1 }
    }
    let folder = try TestFolder()
    try folder.write(text, to: "history.csv")
    let byMonth = try MotCuaProcess(
      ["forecast", "arrivals", "history.csv", "--horizon", "3"], in: folder)
    #expect(byMonth.status == 0, "\(byMonth.errors)")
    #expect(byMonth.output.contains("added up from days"))
    let byDay = try MotCuaProcess(
      [
        "forecast", "arrivals", "history.csv", "--by", "day", "--horizon", "14", "--format", "json",
      ],
      in: folder)
    #expect(byDay.status == 0, "\(byDay.errors)")
    let mean = try #require(try Self.means(byDay.json(), level: "total").first)
    #expect(mean.count == 14 && mean.count { $0 == 0 } >= 4)
    #expect(try self.text(folder, "demand.csv").contains(" per day (forecast)"))
  }

  @Test(
    "bad histories are 2 with file, line and column",
    arguments: [
      ("month,n\n2023-01,1\n", "history.csv:1:1: error[E0541]"),
      ("month,count\n2023-13,1\n", "history.csv:2:1: error[E0542]"),
      ("month,count\n2023-01,1\n2023-02-01,1\n", "history.csv:3:1: error[E0542]"),
      ("month,count\n2023-01,-1\n", "history.csv:2:9: error[E0543]"),
      ("month,count\n2023-01,1.5\n", "history.csv:2:9: error[E0543]"),
      ("month,x,count\n2023-01,a,1\n2023-01,a,2\n", "history.csv:3:1: error[E0544]"),
      ("month,count\n2023-01,1\n2023-03,2\n", "history.csv:3:1: error[E0545]"),
      ("date,count\n2023-01-09,1\n2023-01-11,2\n", "history.csv:3:1: error[E0545]"),
      ("month,x,count\n2023-01,a,1\n2023-02,a,1\n2023-01,b,1\n", "history.csv:4:1: error[E0545]"),
      ("month,x,count\n2023-01,,1\n", "history.csv:2:9: error[E0541]"),
      ("month,count\n2023-01,1,2\n", "history.csv:2:1: error[E0408]"),
      ("month,count\n2023-01,1\n", "has 1 whole months; a forecast by month needs 24"),
      ("date,count\n2023-01-09,1\n", "whole months; a forecast by month needs 24"),
    ])
  func badHistories(text: String, message: String) throws {
    let folder = try TestFolder()
    try folder.write(text, to: "history.csv")
    let run = try MotCuaProcess(["forecast", "arrivals", "history.csv"], in: folder)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains(message) && run.errors.contains("  fix: "), "\(run.errors)")
    #expect(run.output.isEmpty && folder.names() == ["history.csv", "office.yaml"])
  }

  @Test("gaps count zero when that is said; columns can be named")
  func optionsAreTaken() throws {
    let folder = try TestFolder()
    let rows = months().replacing("month,procedure,place,count", with: "m,procedure,place,n")
      .split(separator: "\n").filter { !$0.hasPrefix("2022-05,birth,wards.b") }
    try folder.write(rows.joined(separator: "\n"), to: "history.csv")
    let options = [
      "--date-column", "m", "--count-column", "n", "--from-column", "procedure", "--from-column",
      "place", "--reconcile", "bottom-up", "--levels", "50,90,99", "--no-output",
    ]
    let refused = try MotCuaProcess(["forecast", "arrivals", "history.csv"] + options, in: folder)
    #expect(refused.status == 2 && refused.errors.contains("2022-05"), "\(refused.errors)")
    let taken = try MotCuaProcess(
      ["forecast", "arrivals", "history.csv", "--gaps", "zero"] + options, in: folder)
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(
      taken.output.contains("99 % between") && folder.names() == ["history.csv", "office.yaml"])
  }

  @Test("what cannot be written is 74, what is not there 66, wrong use 64; nothing is left")
  func troubleIsTold() throws {
    let folder = try TestFolder()
    try folder.write(months(), to: "history.csv")
    let arrivals = ["forecast", "arrivals", "history.csv"]
    for output in ["office.yaml", ".", "/dev/null", "/proc/forecast"] {
      let run = try MotCuaProcess(arrivals + ["-o", output], in: folder)
      #expect(run.status == 74 && run.errors.contains("\n  fix: "), "\(output): \(run.errors)")
      #expect(run.output.isEmpty)
    }
    let limited = try MotCuaProcess(arrivals, in: folder, after: "ulimit -f 8;")
    #expect(limited.status == 74, "\(limited.errors)")
    #expect(try MotCuaProcess(["forecast", "arrivals", "none.csv"], in: folder).status == 66)
    for wrong in [
      ["--levels", "80,80"], ["--levels", "x"], ["--horizon", "0"], ["--by", "week"],
    ] {
      #expect(try MotCuaProcess(arrivals + wrong, in: folder).status == 64, "\(wrong)")
    }
    #expect(try MotCuaProcess(arrivals + ["--by", "day"], in: folder).status == 2)
    #expect(folder.names() == ["history.csv", "office.yaml"])
  }
}
