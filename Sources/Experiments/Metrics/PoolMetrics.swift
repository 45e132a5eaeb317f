import Engine

/// The metrics of this file, in the order in which they are printed.
enum PoolMetrics {
  static let all: [PoolMetric] = [.utilisation, .poolWaitHoursMean]
}

/// What the people of a pool did.
extension PoolMetric {
  static let utilisation = PoolMetric(
    id: "utilisation", unit: .share,
    meaning: "time worked / open time in which its people were there",
    numerator: { Double($0.workedSeconds) }, denominator: { Double($0.presentSeconds) })

  static let poolWaitHoursMean = PoolMetric(
    id: "wait_hours_mean", unit: .hours,
    meaning: "wait of the jobs begun in the period, open time of the pool",
    numerator: { Double($0.waitSeconds) / 3600 }, denominator: { Double($0.started) })
}
