import Engine

/// The metrics of this file, in the order in which they are printed.
enum RateMetrics {
  static let all: [Metric] = [.onTimeRateResolved, .onTimeRate766, .onTimeRateCohort]
}

/// The three on-time rates, always printed by name.
extension Metric {
  static let onTimeRateResolved = Metric(
    id: "on_time_rate_resolved", unit: .share,
    meaning: "of dossiers closed with a result in the period, those closed by due_lawful",
    law: .ratio(
      numerator: { Double($0.tally.resolvedEarly + $0.tally.resolvedOnTime) },
      denominator: { Double($0.tally.resolved) }))

  static let onTimeRate766 = Metric(
    id: "on_time_rate_766", unit: .share,
    meaning:
      "our reading of decision 766: (ended by due_current + open and not past it, with one request for papers at most) / (carried over + received)",
    law: .ratio(
      numerator: { Double($0.tally.closedByCurrent + $0.tally.openByCurrent) },
      denominator: { Double($0.tally.carriedOver + $0.tally.received) }))

  static let onTimeRateCohort = Metric(
    id: "on_time_rate_cohort", unit: .share,
    meaning:
      "of dossiers received in the period, those closed with a result by due_lawful, each followed until closed or overdue",
    law: .ratio(
      numerator: { Double($0.tally.cohortOnTime) },
      denominator: { Double($0.tally.cohortOnTime + $0.tally.cohortLate) }))
}
