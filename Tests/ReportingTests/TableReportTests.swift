import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("Table")
struct TableReportTests {
  private let performance = Performance(
    cpuSeconds: 1.5, wallSeconds: 0.5, peakMemoryBytes: 9_000_000)

  @Test("answers in its first line, with interval, range, numerator and denominator")
  func answersInItsFirstLine() throws {
    let findings = try SampleOffice.findings()
    let lines = lines(of: findings)
    let pattern =
      #"^On time \(resolved\): \d+\.\d\d % \[[\d.]+, [\d.]+\], [\d,]+ of [\d,]+;$"#
    #expect(try Regex(pattern).wholeMatch(in: lines[0]) != nil, "\(lines[0])")
    let range = #"^nine of ten such periods fall in [\d.]+-[\d.]+ %$"#
    #expect(try Regex(range).wholeMatch(in: lines[1]) != nil, "\(lines[1])")
  }

  @Test("names the three on-time rates, the published figures, units, pools and assumptions")
  func namesWhatAPlannerAsks() throws {
    let text = lines(of: try SampleOffice.findings()).joined(separator: "\n")
    for words in [
      "of the resolved", "766 (our reading)", "cohort, to its end", "Where they were late",
      "Beside what was published", "within", "Lowest on-time units", "Busiest pools",
      "ASSUMED, not measured", "Results: results/x", "9 MB",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("fits 80 columns, whatever the names are")
  func fitsAHundredColumns() throws {
    var findings = try SampleOffice.findings()
    let long = String(repeating: "Ủy ban nhân dân phường 區 ", count: 12)
    findings.scenario.title = long
    findings.scenario.question = long + long
    findings.policies[0].observed[0].observed.metric = long
    for group in findings.policies[0].groups.indices {
      for row in findings.policies[0].groups[group].rows.indices {
        findings.policies[0].groups[group].rows[row].name = long
      }
    }
    for index in findings.scenario.parameters.indices {
      findings.scenario.parameters[index].path = long
      findings.scenario.parameters[index].value = long
    }
    for line in lines(of: findings) {
      let wide = line.unicodeScalars.filter { (0x2E80...0xFE6F).contains($0.value) }.count
      #expect(line.count + wide <= 80, "\(line)")
    }
  }

  @Test("names cannot steer the terminal")
  func namesCannotSteerTheTerminal() throws {
    var findings = try SampleOffice.findings()
    findings.scenario.title = "a\u{1B}[2Jb\u{202E}c\rd"
    findings.policies[0].groups[0].rows[0].name = "\u{1B}]0;x\u{7}"
    let text = TableReport(findings, performance: nil, folder: nil).text
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a rate that never varies is said so, not given an interval")
  func zeroVarianceIsSaid() throws {
    let findings = try SampleOffice.findings([
      ("2 working days", "60 working days"), ("same day", "60 working days"),
    ])
    let first = lines(of: findings)[0]
    #expect(first.hasPrefix("On time (resolved): 100.00 % in every replication,"), "\(first)")
  }

  private func lines(of findings: Findings) -> [String] {
    TableReport(findings, performance: performance, folder: "results/x").text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
