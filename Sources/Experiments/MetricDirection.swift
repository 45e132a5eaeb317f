/// Which way a figure is better.
public enum MetricDirection: String, Sendable, CaseIterable {
  case higher, lower

  /// The direction of a figure of `ComparedFigure`; `nil` where more is neither better nor worse, such as
  /// of dossiers received.
  public static func of(_ id: String) -> MetricDirection? {
    if higherIDs.contains(id) { return .higher }
    return lowerIDs.contains(id) ? .lower : nil
  }

  /// Rates of what is done well.
  static let higherIDs = [
    "on_time_rate_resolved", "on_time_rate_766", "on_time_rate_cohort", "norms_kept_rate",
    "acknowledged_rate", "journeys_on_time", "same_month_rate", "online_share",
    "genuine_online_share", "internal_done", "recorded_on_time_rate_resolved",
  ]

  /// What is late, waits, takes time or costs.
  static let lowerIDs = [
    "submitted_at_end", "resolved_late", "closed_late", "open", "open_overdue", "open_near_due",
    "backlog_mean", "elapsed_hours_mean", "working_hours_mean", "working_hours_p50",
    "working_hours_p90", "wait_hours_mean", "supplements", "late_answers", "norms_broken",
    "letters_due", "letters_late", "letters_not_sent", "journeys_broken", "journey_days_mean",
    "journey_trips_mean", "overdue_days_mean", "backlog_age_mean", "backlog_age_p90",
    "trips_mean", "compliance_cost_mean", "compliance_cost_total", "internal_left",
    "late_or_overdue", "staff_hours", "recorded_late_or_overdue",
  ]
}

extension ComparedFigure {
  /// What policies are ranked by where nothing else is said.
  public static let defaultRanking = "on_time_rate_resolved"

  /// Whether it is the rate that fluid networks give.
  var isOnTimeRate: Bool { id == Self.defaultRanking }

  /// Which way it is better; `nil`: policies cannot be ranked by it.
  public var direction: MetricDirection? { .of(id) }

  /// The figure of an identifier.
  public static func figure(_ id: String) -> ComparedFigure? {
    all.first { $0.id == id }
  }
}
