import Engine

/// The metrics of this file, in the order in which they are printed.
enum ClearanceMetrics {
  static let all: [Metric] = [
    .resolvedSameMonth, .sameMonthRate, .openNearDue, .overdueDaysMean, .backlogAgeMean,
    .backlogAgeNinetieth,
  ]
}

/// How the office keeps up: what is closed in its month, and how old and how late the open are.
extension Metric {
  static let resolvedSameMonth = Metric(
    id: "resolved_same_month", unit: .dossiers,
    meaning: "closed with a result in the calendar month in which they were received",
    law: .value { Double($0.tally.resolvedSameMonth) })

  static let sameMonthRate = Metric(
    id: "same_month_rate", unit: .share, meaning: "resolved in the same month / received",
    law: .ratio(
      numerator: { Double($0.tally.resolvedSameMonth) },
      denominator: { Double($0.tally.received) }))

  static let openNearDue = Metric(
    id: "open_near_due", unit: .dossiers,
    meaning:
      "open, not overdue, and due by due_lawful on the last day or one of the next three working days of the clock's calendar",
    law: .value { Double($0.tally.standing.nearDue) })

  static let overdueDaysMean = Metric(
    id: "overdue_days_mean", unit: .days,
    meaning: "working days past due_lawful, of those open and overdue",
    law: .ratio(
      numerator: { Double($0.tally.standing.overdueDays) },
      denominator: { Double($0.tally.openOverdue) }))

  static let backlogAgeMean = Metric(
    id: "backlog_age_mean", unit: .days,
    meaning: "working days of the clock's calendar since acceptance, of those open at the end",
    law: .ratio(
      numerator: { Double($0.tally.standing.ageDays) }, denominator: { Double($0.tally.open) }))

  static let backlogAgeNinetieth = Metric(
    id: "backlog_age_p90", unit: .days,
    meaning: "nine of ten of those open at the end were accepted at most so many working days ago",
    law: .value { $0.ageNinetieth })
}
