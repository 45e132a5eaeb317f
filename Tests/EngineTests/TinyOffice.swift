import Engine
import SampleScenarios
import Scenarios
import WorkingTime

/// A small office whose dossiers come at given minutes, so that a day can be worked out by hand.
///
/// Open on weekdays 07:30-11:30 and 13:00-17:00. Monday is 2024-01-08. Each role has one person.
struct TinyOffice {
  var period = "2024-01-08..2024-01-31"
  /// Items, each in braces.
  var workflow: [String]
  var limit: String?
  /// Keys of the clock behind its calendar.
  var clock = ""
  /// When dossiers are handed in: `2024-01-08T08:00`.
  var received: [String] = ["2024-01-08T08:00"]
  var channel = "counter"
  /// Sections of their own.
  var extra = ""
  /// Calendars beside `office`, in one mapping each.
  var calendars: [String] = []

  var text: String {
    """
    motcua: 1
    title: a tiny office
    question: What happens to a few dossiers?
    period: \(period)
    calendars:
      office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }
    \(calendars.map { "  \($0)\n" }.joined())agencies:
      desk: { calendar: office, staff: { clerk: 1 post, officer: 1 post, head: 1 post } }
      land: { calendar: office, staff: { clerk: 1 post } }
      tax: { calendar: office }
    clock: { calendar: office\(clock.isEmpty ? "" : ", \(clock)") }
    procedures:
      job:
        deciding: desk
        \(limit.map { "limit: \($0)" } ?? "priority: 1")
        workflow: [ \(workflow.joined(separator: ", ")) ]
    demand: { job: { trace: arrivals.csv } }
    experiment: { replications: 1, seed: 1 }
    \(extra)

    """
  }

  func run(
    seed: UInt64 = 1, recordsDelays: Bool = false, listsDue: Bool = false, replication: Int = 0
  ) throws -> TinyRun {
    let rows = received.map { "\($0),\(channel)" }
    let scenario = try ScenarioText.scenario(
      text,
      tables: [
        "arrivals.csv": (["received,channel"] + rows).joined(separator: "\n") + "\n"
      ])
    var options = RunOptions()
    options.logsWork = true
    options.logsDossiers = true
    options.recordsDelays = recordsDelays
    options.listsDue = listsDue
    let model = try Model(compiling: scenario, options: options)
    var simulation = Simulation(model)
    let outcome = try simulation.run(replication: replication, seed: seed)
    return TinyRun(
      outcome: outcome, log: simulation.dossierLog, workLog: simulation.workLog,
      liveCount: simulation.liveCount, pools: model.pools.map(\.name),
      end: scenario.period.upperBound.advanced(byDays: 1).startSecond)
  }
}

/// What came of it.
struct TinyRun {
  let outcome: Outcome
  let log: DossierLog
  let workLog: WorkLog
  let liveCount: Int
  let pools: [String]
  /// The end of the period.
  let end: Int64

  var tally: Tally { outcome.total.tally }

  /// When an event happened in the period: dossier, day of the month, time.
  func times(_ event: DossierLog.Event) -> [String] {
    log.entries.filter { $0.event == event && $0.instant < end }
      .map { "\($0.dossier): \(Self.time($0.instant))" }
  }

  /// When somebody of a pool began and ended work in the period.
  func work(_ pool: String) -> [String] {
    workLog.entries.filter { pools[$0.pool] == pool && $0.instant < end }
      .map { "\($0.kind) \(Self.time($0.instant))" }
  }

  /// The due dates of a dossier that left the books.
  func due(_ dossier: Int64 = 1) -> DueDates? {
    log.closings.first { $0.dossier == dossier }?.due
  }

  static func time(_ instant: Int64) -> String {
    let date = CivilDate.containing(second: instant)
    let minute = (instant - date.startSecond) / 60
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(Int64(date.day))) \(two(minute / 60))h\(two(minute % 60))"
  }
}
