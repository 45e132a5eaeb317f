import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("A part of the period in the results")
struct PartOfPeriodTests {
  private let whole: Findings
  private let part: Findings

  init() throws {
    whole = try SampleOffice.findings([("value: 95 %", "value: 95 %, kind: about")])
    let scenario = try SampleOffice.scenario([("value: 95 %", "value: 95 %, kind: about")])
      .running(from: CivilDate("2023-04-01"), to: CivilDate("2023-04-20"))
    part = try Experiment(Model(compiling: scenario), stoppingRule: .replications(4)).run()
  }

  @Test("published figures are of the file's own period and not held against a part")
  func publishedFiguresAreNotCompared() throws {
    let findings = part.policies[0].observed
    #expect(findings.count == 3)
    for finding in findings {
      #expect(finding.isWithin == nil && finding.simulated != nil && finding.tolerance != nil)
    }
    #expect(whole.policies[0].observed.allSatisfy { $0.isWithin != nil && $0.publishedFor == nil })
    let object = try parsed(part)
    #expect(object["period"] as? [String: String] == ["from": "2023-04-01", "to": "2023-04-20"])
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    for observed in try #require(policy["observed"] as? [[String: Any]]) {
      #expect(observed["within"] is NSNull)
      #expect(
        observed["reason"] as? String == "not compared: published for 2023-03-01..2023-04-30")
    }
    let first = try #require((try parsed(whole)["policies"] as? [[String: Any]])?.first)
    for observed in try #require(first["observed"] as? [[String: Any]]) {
      #expect(observed["within"] is Bool && observed["reason"] == nil)
    }
  }

  @Test("the table shows the days that were run, and says once why it does not compare")
  func theTableSaysWhy() {
    let lines = TableReport(part, performance: nil, folder: nil).text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("2023-04-01 to 2023-04-20, ") })
    #expect(lines.count { $0 == "  not compared: published for 2023-03-01..2023-04-30" } == 1)
    #expect(lines.count { $0.hasSuffix(" not compared") } == 3)
    #expect(lines.allSatisfy { $0.count <= 80 && !$0.contains("OUTSIDE") })
  }

  @Test("a part is another run, of less than the whole")
  func aPartIsAnotherRun() throws {
    #expect(part.identity.runId != whole.identity.runId)
    #expect(part.identity.scenarioHash == whole.identity.scenarioHash)
    let counts = [part, whole].map { findings in
      findings.policies[0].metrics.first { $0.id == "received" }?.mean ?? 0
    }
    // 14 of 41 working days, at 45 dossiers each: Poisson noise is a hundredth of that.
    #expect(counts[0] > 0 && counts[0] < counts[1] / 2)
  }

  private func parsed(_ findings: Findings) throws -> [String: Any] {
    let data = Data(ResultJSON(findings).text.utf8)
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
