import Experiments
import Scenarios

/// What the records say beside what happens.
extension TableReport {
  func records(_ policy: PolicyFindings) -> [String] {
    guard let recorded = policy.recorded else { return [] }
    let widths = [14, 14]
    let ids = [
      "on_time_rate_resolved", "on_time_rate_766", "on_time_rate_cohort", "received", "resolved",
      "resolved_late", "open", "open_overdue",
    ]
    let rows = ids.compactMap { id -> String? in
      guard let truth = policy.metrics.first(where: { $0.id == id }),
        let record = recorded.metrics.first(where: { $0.id == id })
      else { return nil }
      return Self.row(
        Self.name(of: id) + (truth.unit == .share ? ", %" : ""), widths,
        NumberText.figure(record.mean, record.unit), NumberText.figure(truth.mean, truth.unit))
    }
    let checks = recorded.checks.filter { $0.unit == nil }.map { check in
      Self.row(
        check.words, widths, NumberText.figure(check.recorded.mean, .share),
        NumberText.figure(check.truly.mean, .share))
    }
    return ["", Self.row("What the records say", widths, "recorded", "true")] + rows
      + [Self.row("Looked at in the records, %", widths, "recorded", "true")] + checks
  }
}

extension RecordCheckFinding {
  fileprivate var words: String {
    switch check {
    case .finishEqualsDue: "ended when due, to the second"
    case .closedInLastTwoDays: "ended on the last two days"
    case .monthsBelowLeast: "unit months under \(least ?? 0) dossiers"
    }
  }
}
