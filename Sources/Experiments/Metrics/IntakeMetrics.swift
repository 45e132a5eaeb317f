import Engine

/// The metrics of this file, in the order in which they are printed.
enum IntakeMetrics {
  static let all: [IntakeMetric] = [.received, .receivedForOthers, .resolved]
}

/// What an agency received, where applicants choose among several.
extension IntakeMetric {
  static let received = IntakeMetric(
    id: "received", meaning: "accepted in the period at this agency's desk"
  ) { $0.received }

  static let receivedForOthers = IntakeMetric(
    id: "received_for_others",
    meaning: "of these, the dossiers whose place another member of the group serves"
  ) { $0.receivedForOthers }

  static let resolved = IntakeMetric(
    id: "resolved", meaning: "closed with a result in the period, received at this agency's desk"
  ) { $0.resolved }
}
