import Engine
import Wording

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
    name: Bilingual("Resolved in their month", vi: "Giải quyết trong tháng"),
    meaning: Bilingual(
      "closed with a result in the calendar month in which they were received",
      vi: "hồ sơ kết thúc có kết quả ngay trong tháng tiếp nhận"),
    law: .value { Double($0.tally.resolvedSameMonth) })

  static let sameMonthRate = Metric(
    id: "same_month_rate", unit: .share,
    name: Bilingual("Same-month clearance", vi: "Tỷ lệ giải quyết trong tháng"),
    meaning: Bilingual(
      "resolved in the same month / received",
      vi: "giải quyết ngay trong tháng / tiếp nhận trong kỳ"),
    law: .ratio(
      numerator: { Double($0.tally.resolvedSameMonth) },
      denominator: { Double($0.tally.received) }))

  static let openNearDue = Metric(
    id: "open_near_due", unit: .dossiers,
    name: Bilingual("Near due", vi: "Sắp đến hạn"),
    meaning: Bilingual(
      "open, not overdue, and due by due_lawful on the last day or one of the next three working days of the clock's calendar",
      vi:
        "hồ sơ đang giải quyết, chưa quá hạn, đến hạn theo quy định vào ngày cuối kỳ hoặc một trong ba ngày làm việc tiếp theo của lịch tính hạn"
    ),
    law: .value { Double($0.tally.standing.nearDue) })

  static let overdueDaysMean = Metric(
    id: "overdue_days_mean", unit: .days,
    name: Bilingual("Mean days overdue", vi: "Số ngày quá hạn, bình quân"),
    meaning: Bilingual(
      "working days past due_lawful, of those open and overdue",
      vi: "số ngày làm việc đã quá hạn theo quy định, của hồ sơ đang giải quyết quá hạn"),
    law: .ratio(
      numerator: { Double($0.tally.standing.overdueDays) },
      denominator: { Double($0.tally.openOverdue) }))

  static let backlogAgeMean = Metric(
    id: "backlog_age_mean", unit: .days,
    name: Bilingual("Mean age of the backlog", vi: "Tuổi hồ sơ, bình quân"),
    meaning: Bilingual(
      "working days of the clock's calendar since acceptance, of those open at the end",
      vi:
        "số ngày làm việc của lịch tính hạn kể từ khi tiếp nhận, của hồ sơ đang giải quyết cuối kỳ"),
    law: .ratio(
      numerator: { Double($0.tally.standing.ageDays) }, denominator: { Double($0.tally.open) }))

  static let backlogAgeNinetieth = Metric(
    id: "backlog_age_p90", unit: .days,
    name: Bilingual("Age of the backlog, nine in ten", vi: "Tuổi hồ sơ, mức 90 %"),
    meaning: Bilingual(
      "nine of ten of those open at the end were accepted at most so many working days ago",
      vi:
        "chín phần mười số hồ sơ đang giải quyết cuối kỳ được tiếp nhận không quá số ngày làm việc này trước đó"
    ),
    law: .value { $0.ageNinetieth })
}
