import Experiments
import Scenarios
import WorkingTime

/// The open dossiers that are overdue or nearly due at the end of the first replication, most urgent
/// first: `due-list.csv`.
enum DueListCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "agency", "procedure", "dossier", "place", "channel", "state", "accepted",
      "due_lawful", "working_days_left", "overdue",
    ])
    for policy in findings.policies {
      for entry in policy.dueList ?? [] {
        csv.append([
          .text(policy.name), .text(entry.agency), .text(entry.procedure),
          .integer(Int(entry.dossier)), .text(entry.place ?? ""), .text(entry.channel.rawValue),
          .text(entry.state.rawValue), .text(InstantText.minute(entry.accepted)),
          .text(InstantText.minute(entry.due)), .integer(entry.daysLeft),
          .truth(entry.isOverdue),
        ])
      }
    }
    return csv.text
  }
}

/// Instants as files write them.
enum InstantText {
  /// `2024-01-08T07:30`.
  static func minute(_ instant: Int64) -> String {
    let date = CivilDate.containing(second: instant)
    let minutes = (instant - date.startSecond) / 60
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date)T\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
