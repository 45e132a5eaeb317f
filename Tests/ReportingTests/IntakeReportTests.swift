import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("Who received, and internal work, in reports")
struct IntakeReportTests {
  private static func findings(_ intake: String, counts: String) throws -> Findings {
    let text = """
      motcua: 1
      title: communes
      question: Who receives what?
      period: 2024-01-08..2024-01-31
      calendars: { open: { hours: always } }
      agencies:
        communes: { each: { a: {}, b: {} }, calendar: open, staff: { counter: { posts: 1 post, order: priority } } }
      clock: { calendar: open }
      procedures:
        job:
          intake: communes
          deciding: communes
          limit: 2 days
          priority: 1
          workflow: [ { receive: take, at: intake, by: counter, work: 10 min }, { step: serve, at: deciding, by: counter, work: 20 min } ]
        stock:
          deciding: communes
          limit: 900 days
          counts: \(counts)
          workflow: [ { step: scan, at: deciding, by: counter, work: 60 min } ]
      demand: { job: { from: communes.a, arrivals: 2 per h\(intake) } }
      backlog: { as-of: 2024-01-07, steps: first, rows: [ { procedure: stock, place: communes.b, received: 2023-12-29, count: 30 } ] }
      experiment: { replications: 3, seed: 1 }

      """
    let model = try Model(compiling: try ScenarioText.scenario(text))
    return try Experiment(model, stoppingRule: .replications(3)).run()
  }

  @Test("a choice of intake has a group of its own, in the object, the folder and the table")
  func intakes() throws {
    let findings = try Self.findings(", intake: { home: 70 %, nearest: rest }", counts: "internal")
    let group = try #require(findings.policies[0].groups.first { $0.kind == .intake })
    #expect(group.rows.map(\.name) == ["communes.a", "communes.b"])
    #expect(group.rows[0].metrics.map(\.id) == ["received", "received_for_others", "resolved"])
    let received = group.rows.map { $0.metrics[0].mean ?? 0 }
    let all = findings.policies[0].metrics.first { $0.id == "received" }?.mean ?? 0
    #expect(abs(received[0] + received[1] - all) < 1e-9 && received[1] > 0)
    #expect(group.rows[1].metrics[1].mean == received[1])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ResultJSON(findings).text.utf8))
        as? [String: Any])
    let policy = try #require((object["policies"] as? [[String: Any]])?.first)
    let groups = try #require(policy["groups"] as? [String: [String: [String: Any]]])
    #expect(Set(groups["intake"].map { Array($0.keys) } ?? []) == ["communes.a", "communes.b"])
    let table = TableReport(findings, performance: nil, folder: nil).text
    #expect(table.contains("Received, wherever it is decided"))
    #expect(table.contains("all desks"))
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("internal work has its lines, and nothing is told where there is none")
  func internalWork() throws {
    let findings = try Self.findings("", counts: "internal")
    let policy = findings.policies[0]
    #expect(!policy.groups.contains { $0.kind == .intake })
    // 30 hours of scans at a desk that nobody else uses.
    #expect(policy.metrics.first { $0.id == "internal_done" }?.mean == 30)
    #expect(policy.metrics.first { $0.id == "internal_left" }?.mean == 0)
    #expect(policy.metrics.first { $0.id == "carried_over" }?.mean == 0)
    let table = TableReport(findings, performance: nil, folder: nil).text
    #expect(table.contains("Internal work, in no other figure"))
    #expect(!table.contains("Received, wherever"))
    let plain = try Self.findings("", counts: "dossiers")
    let plainTable = TableReport(plain, performance: nil, folder: nil).text
    #expect(!plainTable.contains("Internal work"))
    #expect(plain.policies[0].metrics.first { $0.id == "carried_over" }?.mean == 30)
  }
}
