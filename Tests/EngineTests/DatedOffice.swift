import Engine
import SampleScenarios
import Scenarios
import WorkingTime

/// A small office whose dossiers come at given minutes; who is there changes with the days.
///
/// `office` is open on weekdays 07:30-11:30 and 13:00-17:00. Monday is 2024-01-08, without holidays
/// until the end of the month.
struct DatedOffice {
  /// Lines below `agencies:`, without indentation.
  var agencies: [String]
  /// Procedures by name, each a deciding agency and its items in braces.
  var procedures: [(name: String, deciding: String, workflow: String)] = [
    ("job", "desk", "{ step: serve, at: desk, by: clerk, work: 60 min }")
  ]
  /// Keys of a procedure, by its name.
  var keys: [String: String] = [:]
  /// `2024-01-08T08:00`, and behind a blank the procedure (the first) and the place (none).
  var received: [String]
  var period = "2024-01-08..2024-01-31"
  var holidays = ""
  var extra = ""

  var text: String {
    var lines = [
      "motcua: 1", "title: people in time", "question: Who works when?", "period: \(period)",
      "calendars:",
      "  office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }\(holidays) }",
      "  always: { hours: always }",
      "agencies:",
    ]
    lines += agencies.map { "  \($0)" }
    lines += ["clock: { calendar: always, starts: arrival }", "procedures:"]
    for (name, deciding, workflow) in procedures {
      let more = keys[name].map { ", \($0)" } ?? ""
      lines.append(
        "  \(name): { deciding: \(deciding), limit: 30 days\(more), workflow: [ \(workflow) ] }")
    }
    let from = received.contains { $0.split(separator: " ").count > 2 } ? "from: wards, " : ""
    lines += [
      "demand: { all: { \(from)trace: arrivals.csv } }",
      "experiment: { replications: 1, seed: 1 }", extra,
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var trace: String {
    let rows = received.map { row in
      let parts = row.split(separator: " ").map(String.init)
      let procedure = parts.count > 1 ? parts[1] : procedures[0].name
      return "\(parts[0]),\(procedure),\(parts.count > 2 ? parts[2] : "")"
    }
    return (["received,procedure,place"] + rows).joined(separator: "\n") + "\n"
  }

  func scenario() throws -> Scenario {
    try ScenarioText.scenario(text, tables: ["arrivals.csv": trace])
  }

  func run(byRule: Bool = false, recordsDelays: Bool = false) throws -> DatedRun {
    var options = RunOptions()
    options.logsWork = true
    options.logsDossiers = true
    options.servesByRule = byRule
    options.recordsDelays = recordsDelays
    let model = try Model(compiling: scenario(), options: options)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: 0, seed: 1)
    return DatedRun(
      outcome: outcome, work: simulation.workLog.entries, pools: model.pools.map(\.name),
      agencies: model.margins.agencies)
  }
}

/// What came of it.
struct DatedRun {
  let outcome: Outcome
  let work: [WorkLog.Entry]
  let pools: [String]
  let agencies: [String]

  /// When the work of each dossier ended, in order of the dossiers: `09 09:15:00`.
  var ends: [String] {
    work.filter { $0.kind == .end }.sorted { $0.dossier < $1.dossier }.map { Self.time($0.instant) }
  }

  /// The pool and the person that began each dossier, in order of the dossiers: `desk.clerk 0`.
  var hands: [String] {
    work.filter { $0.kind == .begin }.sorted { $0.dossier < $1.dossier }
      .map { "\(pools[$0.pool]) \($0.person.map(String.init) ?? "-")" }
  }

  /// Hours in which the people of a pool were there.
  func present(_ pool: String) -> Double {
    pools.firstIndex(of: pool).map { Double(outcome.pools[$0].presentSeconds) / 3600 } ?? -1
  }

  static func time(_ instant: Int64) -> String {
    let date = CivilDate.containing(second: instant)
    let second = instant - date.startSecond
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(two(Int64(date.day))) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}
