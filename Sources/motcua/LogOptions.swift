import ArgumentParser
import Reporting

/// Which dossiers and events a run writes one by one.
struct LogOptions: ParsableArguments {
  @Flag(help: "Add each dossier of each replication to the results: dossiers.csv.")
  var dossierLog = false

  @Option(
    help: ArgumentHelp(
      "Add what happened to each dossier: csv (events.csv), xes (events.xes) or ocel2 (events.ocel.json); may be given several times.",
      valueName: "csv|xes|ocel2"))
  var eventLog: [EventLog] = []

  @Option(
    help: "How many replications, from the first, event logs have; by default the first alone.")
  var logReplications: Int?

  enum EventLog: String, ExpressibleByArgument, CaseIterable {
    case csv, xes, ocel2

    var kind: EventLogKind {
      switch self {
      case .csv: .csv
      case .xes: .xes
      case .ocel2: .ocel2
      }
    }
  }

  /// What is wanted.
  func wanted(writesResults: Bool) throws(Failure) -> WantedLogs {
    let wanted = WantedLogs(
      dossiers: dossierLog, events: eventLog.map(\.kind), eventReplications: logReplications ?? 1)
    if let logReplications {
      guard logReplications >= 1 else {
        throw .usage(
          "'\(logReplications)' replications cannot be logged", fix: "write a number from 1 on")
      }
      guard !eventLog.isEmpty else {
        throw .usage(
          "--log-replications says nothing without --event-log",
          fix: "add --event-log csv; --dossier-log has all replications")
      }
    }
    guard wanted.isEmpty || writesResults else {
      throw .usage(
        "logs are written into the folder of results, and --no-output wants none",
        fix: "leave --no-output out")
    }
    return wanted
  }
}
