/// All metrics, in the order in which they are printed.
public enum MetricCatalogue {
  public static let all: [Metric] = [
    .submittedAtStart, .submitted, .withdrawnBeforeAcceptance, .submittedAtEnd,
    .carriedOver, .received, .receivedOnline, .onlineShare, .refusedAtIntake,
    .resolved, .resolvedEarly, .resolvedOnTime, .resolvedLate,
    .returned, .withdrawn, .stopped,
    .open, .openWithinTime, .openOverdue, .openPaused,
    .onTimeRateResolved, .onTimeRate766, .onTimeRateCohort,
    .elapsedHoursMean, .workingHoursMean, .workingHoursMedian, .workingHoursNinetieth,
    .waitHoursMean, .backlogMean,
  ]

  /// The metrics of staff pools.
  public static let pools: [PoolMetric] = [.utilisation, .poolWaitHoursMean]

  /// The metric of an identifier.
  public static func metric(_ id: String) -> Metric? {
    all.first { $0.id == id }
  }
}
