import Engine
import Wording

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
    "elapsed_hours_mean", Bilingual("Mean elapsed hours", vi: "Giờ theo lịch, bình quân"),
    Bilingual(
      "wall time from acceptance to result",
      vi: "thời gian theo lịch từ khi tiếp nhận đến khi có kết quả")
  ) { $0.elapsedSeconds }

  static let workingHoursMean = meanHours(
    "working_hours_mean", Bilingual("Mean working hours", vi: "Giờ làm việc, bình quân"),
    Bilingual(
      "open time of the clock's calendar from acceptance to result",
      vi: "thời gian mở cửa theo lịch tính hạn, từ khi tiếp nhận đến khi có kết quả")
  ) { $0.workingSeconds }

  static let workingHoursMedian = Metric(
    id: "working_hours_p50", unit: .hours,
    name: Bilingual("Working hours of half", vi: "Giờ làm việc, trung vị"),
    meaning: Bilingual(
      "half of the resolved took at most this",
      vi: "một nửa số hồ sơ đã giải quyết cần không quá mức này"),
    law: .value { row in row.workingMedian.map { $0 / 3600 } })

  static let workingHoursNinetieth = Metric(
    id: "working_hours_p90", unit: .hours,
    name: Bilingual("Working hours of nine in ten", vi: "Giờ làm việc, mức 90 %"),
    meaning: Bilingual(
      "nine of ten of the resolved took at most this",
      vi: "chín phần mười số hồ sơ đã giải quyết cần không quá mức này"),
    law: .value { row in row.workingNinetieth.map { $0 / 3600 } })

  static let waitHoursMean = meanHours(
    "wait_hours_mean", Bilingual("Mean hours in queues", vi: "Giờ chờ, bình quân"),
    Bilingual(
      "in queues after acceptance, open time of the pools",
      vi: "thời gian chờ đến lượt sau khi tiếp nhận, tính theo giờ mở cửa của nhóm nhân sự")
  ) { $0.waitSeconds }

  private static func meanHours(
    _ id: String, _ name: Bilingual, _ meaning: Bilingual,
    _ seconds: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(
      id: id, unit: .hours, name: name, meaning: meaning,
      law: .ratio(
        numerator: { Double(seconds($0.tally)) / 3600 }, denominator: { Double($0.tally.resolved) }
      ))
  }
}
