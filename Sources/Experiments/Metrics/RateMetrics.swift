import Engine
import Wording

/// The metrics of this file, in the order in which they are printed.
enum RateMetrics {
  static let all: [Metric] = [.onTimeRateResolved, .onTimeRate766, .onTimeRateCohort]
}

/// The three on-time rates, always printed by name.
extension Metric {
  static let onTimeRateResolved = Metric(
    id: "on_time_rate_resolved", unit: .share,
    name: Bilingual("On-time rate of the resolved", vi: "Tỷ lệ đúng hạn của hồ sơ đã giải quyết"),
    meaning: Bilingual(
      "of dossiers closed with a result in the period, those closed by due_lawful",
      vi: "trong số hồ sơ kết thúc có kết quả trong kỳ, tỷ lệ kết thúc không quá hạn theo quy định"),
    law: .ratio(
      numerator: { Double($0.tally.resolvedEarly + $0.tally.resolvedOnTime) },
      denominator: { Double($0.tally.resolved) }))

  static let onTimeRate766 = Metric(
    id: "on_time_rate_766", unit: .share,
    name: Bilingual(
      "On-time rate of decision 766, our reading",
      vi: "Tỷ lệ đúng hạn theo QĐ 766, theo cách hiểu ở đây"),
    meaning: Bilingual(
      "our reading of decision 766: (ended by due_current + open and not past it, with one request for papers at most) / (carried over + received)",
      vi:
        "cách hiểu ở đây về Quyết định 766: (kết thúc không quá hạn hiện hành + đang giải quyết còn trong hạn, yêu cầu bổ sung không quá một lần) / (từ kỳ trước chuyển sang + tiếp nhận trong kỳ)"
    ),
    law: .ratio(
      numerator: { Double($0.tally.closedByCurrent + $0.tally.openByCurrent) },
      denominator: { Double($0.tally.carriedOver + $0.tally.received) }))

  static let onTimeRateCohort = Metric(
    id: "on_time_rate_cohort", unit: .share,
    name: Bilingual(
      "On-time rate of the received", vi: "Tỷ lệ đúng hạn của hồ sơ tiếp nhận trong kỳ"),
    meaning: Bilingual(
      "of dossiers received in the period, those closed with a result by due_lawful, each followed until closed or overdue",
      vi:
        "trong số hồ sơ tiếp nhận trong kỳ, tỷ lệ kết thúc có kết quả không quá hạn theo quy định, mỗi hồ sơ được theo dõi đến khi kết thúc hoặc quá hạn"
    ),
    law: .ratio(
      numerator: { Double($0.tally.cohortOnTime) },
      denominator: { Double($0.tally.cohortOnTime + $0.tally.cohortLate) }))
}
