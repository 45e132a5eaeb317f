/// The metric identifiers of the result contract.
enum MetricName {
  static let all = counts + shares + hours + ["backlog_mean"] + journeys + clearance

  private static let counts = [
    "submitted_at_start", "submitted", "withdrawn_before_acceptance", "submitted_at_end",
    "carried_over",
    "received", "received_online", "refused_at_intake", "resolved", "resolved_early",
    "resolved_on_time", "resolved_late", "returned", "withdrawn", "stopped", "open",
    "open_within_time", "open_overdue", "open_paused", "closed_early", "closed_on_time",
    "closed_late", "supplements", "late_answers", "norms_broken", "letters_due",
    "letters_in_time", "letters_late", "letters_not_sent", "extensions_granted", "cohort_left",
    "internal_done", "internal_left",
  ]

  /// Metrics that are shares: their values are written with %.
  static let shares = [
    "online_share", "on_time_rate_resolved", "on_time_rate_766", "on_time_rate_cohort",
    "utilisation", "journeys_on_time", "norms_kept_rate", "acknowledged_rate",
    "same_month_rate", "genuine_online_share",
  ]

  private static let journeys = [
    "journeys_finished", "journeys_broken", "journey_days_mean", "journey_trips_mean",
  ]

  private static let clearance = [
    "resolved_same_month", "open_near_due", "overdue_days_mean", "backlog_age_mean",
    "backlog_age_p90", "trips_mean", "compliance_cost_mean", "compliance_cost_total",
  ]

  private static let hours = [
    "elapsed_hours_mean", "working_hours_mean", "working_hours_p50", "working_hours_p90",
    "wait_hours_mean",
  ]
}
