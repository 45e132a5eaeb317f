import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum PoolMetrics {
  static let all: [PoolMetric] = [.utilisation, .poolWaitHoursMean]
}

/// What the people of a pool did.
extension PoolMetric {
  static let utilisation = PoolMetric(
    id: "utilisation", unit: .share,
    name: Bilingual("Utilisation", vi: "Mức sử dụng nhân sự"),
    meaning: Bilingual(
      "time worked / open time in which its people were there",
      vi: "thời gian làm việc / thời gian mở cửa mà nhân sự có mặt"),
    numerator: { Double($0.workedSeconds) }, denominator: { Double($0.presentSeconds) })

  static let poolWaitHoursMean = PoolMetric(
    id: "wait_hours_mean", unit: .hours,
    name: Bilingual("Mean hours in the queue", vi: "Giờ chờ, bình quân"),
    meaning: Bilingual(
      "wait of the jobs begun in the period, open time of the pool",
      vi: "thời gian chờ của các việc bắt đầu trong kỳ, tính theo giờ mở cửa của nhóm"),
    numerator: { Double($0.waitSeconds) / 3600 }, denominator: { Double($0.started) })
}
