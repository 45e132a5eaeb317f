import Experiments
import Scenarios
import WorkingTime

/// One row for each dossier of each replication: `dossiers.csv`.
///
/// An empty cell means that there is none, or that it is not known.
struct DossiersCSV: TableLogFormat {
  let name = "dossiers.csv"
  let wantsEvents = false

  static let columns = [
    "replication", "dossier", "procedure", "field", "channel", "place", "agency", "internal",
    "submitted", "accepted", "due_original", "due_lawful", "due_current", "closed", "state",
    "verdict", "days_late", "delivered", "elapsed_hours", "working_hours", "wait_hours",
    "suspended_hours", "supplements", "extension_days",
  ]

  func write(_ dossier: LoggedDossier, to streams: [LogText]) {
    var text = LogRow(streams[0])
    text.number(Int64(dossier.replication + 1))
    text.number(dossier.number)
    text.name(dossier.procedure)
    text.name(dossier.field)
    text.name(dossier.channel.rawValue)
    text.name(dossier.place)
    text.name(dossier.agency)
    text.name(dossier.isInternal ? "true" : "false")
    text.instant(dossier.submitted)
    text.instant(dossier.accepted)
    text.instant(dossier.due?.original)
    text.instant(dossier.due?.lawful)
    text.instant(dossier.due?.current)
    text.instant(dossier.closed)
    text.name(dossier.state.rawValue)
    text.fixed(dossier.verdict?.logName)
    text.number(dossier.verdict == nil ? nil : Int64(dossier.daysLate))
    text.instant(dossier.delivered)
    text.hours(dossier.elapsedSeconds)
    text.hours(dossier.workingSeconds)
    text.hours(dossier.accepted == nil ? nil : dossier.waitSeconds)
    text.hours(dossier.accepted == nil ? nil : dossier.suspendedSeconds)
    text.number(Int64(dossier.supplements))
    text.number(Int64(dossier.extensionDays))
    text.end()
  }
}

extension LoggedDossier {
  /// Wall time from acceptance to the end; `nil` where it is not accepted and closed.
  var elapsedSeconds: Int64? {
    guard let accepted, let closed else { return nil }
    return closed - accepted
  }
}
