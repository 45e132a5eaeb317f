import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing

@Suite("Forms by state")
struct StateFormTests {
  @Test("in every row of every form what came in is what went out and what is left")
  func identities() throws {
    for (findings, table) in [(try Self.findings(), StateTable.standard), try Self.custom()] {
      let policy = findings.policies[0]
      for record in TextTable(Form06a(policy, states: table).text).records {
        let c = { (column: Int) in hundredths(record, "c\(column)") }
        #expect(c(3) == c(4) + c(5) + c(6) && c(3) == c(7) + c(11))
        #expect(c(7) == c(8) + c(9) + c(10) && c(11) == c(12) + c(13))
      }
      for record in TextTable(Progress766(policy, states: table).text).records {
        let c = { (column: String) in hundredths(record, column) }
        #expect(c("received") == c("carried_over") + c("in_period"))
        #expect(c("in_period") == c("online") + c("counter") + c("postal"))
        #expect(c("received") == c("closed") + c("open") + c("paused"))
        #expect(c("closed") == c("closed_early") + c("closed_on_time") + c("closed_late"))
        #expect(c("open") == c("open_within_time") + c("open_overdue"))
        #expect(c("paused") == c("paused_within_time") + c("paused_overdue"))
      }
    }
  }

  @Test("by the standard table the columns are the metrics of the same name")
  func columnsAreMetrics() throws {
    // Four replications divide 100, so that nothing is rounded.
    let policy = try Self.findings().policies[0]
    let mean = { (id: String) in policy.metrics.first { $0.id == id }?.mean ?? .nan }
    let form = try #require(TextTable(Form06a(policy).text).records.last)
    let names = [
      "c4": "received_online", "c6": "carried_over", "c8": "closed_early", "c9": "closed_on_time",
      "c10": "closed_late", "c11": "open", "c12": "open_within_time", "c13": "open_overdue",
    ]
    for (column, id) in names { #expect(Double(form[column] ?? "") == mean(id), "\(id)") }
    let progress = try #require(TextTable(Progress766(policy).text).records.last)
    #expect(Double(progress["paused"] ?? "") == mean("open_paused"))
    #expect(Double(progress["in_period"] ?? "") == mean("received"))
    #expect((Double(progress["postal"] ?? "") ?? 0) > 0)
    #expect((Double(progress["paused"] ?? "") ?? 0) > 0 && mean("stopped") > 0)
  }

  @Test("a user's table moves the dossiers of a state, and no others")
  func userTable() throws {
    let (findings, table) = try Self.custom()
    let policy = findings.policies[0]
    let standard = try #require(TextTable(Form06a(policy).text).records.last)
    let moved = try #require(TextTable(Form06a(policy, states: table).text).records.last)
    let stopped = Int(
      (100 * (policy.metrics.first { $0.id == "stopped" }?.mean ?? .nan)).rounded())
    #expect(stopped > 0)
    #expect(hundredths(moved, "c12") == hundredths(standard, "c12") + stopped)
    #expect(hundredths(moved, "c7") == hundredths(standard, "c7") - stopped)
    for column in ["c3", "c4", "c5", "c6", "c13"] { #expect(moved[column] == standard[column]) }
    // The run is another one, and its folder says by which table.
    let model = try Self.model()
    let identities = [StateTable.standard, table].map { table in
      Experiment(model, stoppingRule: .replications(4), states: table).identity.runId
    }
    #expect(identities[0] != identities[1])
  }

  private func hundredths(_ record: [String: String], _ column: String) -> Int {
    Int((100 * (Double(record[column] ?? "") ?? .nan)).rounded())
  }

  /// The sample with every way out, and some post.
  private static func model() throws -> Model {
    try Model(
      compiling: SampleOffice.scenario([
        (
          "work: lognormal 20 min cv 0.8 }",
          "work: lognormal 20 min cv 0.8, outcomes: [ { supplement: 20 %, wait: lognormal 5 days cv 1, no-answer: 10 %, close-after: 10 days }, { return: 3 % }, { stop: 4 % }, { withdraw: 3 % } ] }"
        ),
        (
          "from: wards, split: data.population, channels: { counter: 100 % }, profile: { counter: counter }",
          "from: wards, split: data.population, channels: { counter: 70 %, postal: rest }, profile: { counter: counter, postal: counter }"
        ),
      ]))
  }

  private static func findings() throws -> Findings {
    try Experiment(model(), stoppingRule: .replications(4)).run()
  }

  /// The findings and a table by which the stopped are open and within time, and those that wait closed.
  private static func custom() throws -> (Findings, StateTable) {
    let path = FileManager.default.temporaryDirectory.path + "/forms-\(UUID().uuidString).csv"
    let rows = BookState.allCases.map { state in
      let form = state == .stopped ? "open-within-time" : state.isOpen ? "open" : "closed"
      return "\(state.rawValue),\(form),\(state == .awaitingSupplement ? "closed" : "paused")"
    }
    let text = (["state,form-06a,progress-766"] + rows).joined(separator: "\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var files: [SourceText] = []
    return (try findings(), try StateTable.read(path: path, files: &files))
  }
}
