import Engine

/// The metrics of this file, in the order in which they are printed.
enum TimeMetrics {
  static let all: [Metric] = [
    .elapsedHoursMean, .workingHoursMean, .workingHoursMedian, .workingHoursNinetieth,
    .waitHoursMean,
  ]
}

/// How long the dossiers resolved in the period took, from acceptance to result.
extension Metric {
  static let elapsedHoursMean = meanHours(
    "elapsed_hours_mean", "wall time from acceptance to result"
  ) { $0.elapsedSeconds }

  static let workingHoursMean = meanHours(
    "working_hours_mean", "open time of the clock's calendar from acceptance to result"
  ) { $0.workingSeconds }

  static let workingHoursMedian = Metric(
    id: "working_hours_p50", unit: .hours, meaning: "half of the resolved took at most this",
    law: .value { row in row.workingMedian.map { $0 / 3600 } })

  static let workingHoursNinetieth = Metric(
    id: "working_hours_p90", unit: .hours, meaning: "nine of ten of the resolved took at most this",
    law: .value { row in row.workingNinetieth.map { $0 / 3600 } })

  static let waitHoursMean = meanHours(
    "wait_hours_mean", "in queues after acceptance, open time of the pools"
  ) { $0.waitSeconds }

  private static func meanHours(
    _ id: String, _ meaning: String, _ seconds: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(
      id: id, unit: .hours, meaning: meaning,
      law: .ratio(
        numerator: { Double(seconds($0.tally)) / 3600 }, denominator: { Double($0.tally.resolved) }
      ))
  }
}
