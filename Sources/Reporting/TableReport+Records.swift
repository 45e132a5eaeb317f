import Experiments
import Scenarios
import Wording

/// What the records say beside what happens.
extension TableReport {
  func records(_ policy: PolicyFindings) -> [String] {
    guard let records = policy.recorded else { return [] }
    let recorded = words("recorded", vi: "theo sổ")
    let real = words("true", vi: "thực tế")
    let widths = [14, 14]
    let ids = [
      "on_time_rate_resolved", "on_time_rate_766", "on_time_rate_cohort", "received", "resolved",
      "resolved_late", "open", "open_overdue",
    ]
    let rows = ids.compactMap { id -> String? in
      guard let truth = policy.metrics.first(where: { $0.id == id }),
        let record = records.metrics.first(where: { $0.id == id })
      else { return nil }
      return Self.row(
        headlineName(of: id) + (truth.unit == .share ? ", %" : ""), widths,
        figure(record.mean, record.unit), figure(truth.mean, truth.unit))
    }
    let checks = records.checks.filter { $0.unit == nil }.map { check in
      Self.row(
        words(check.words), widths, figure(check.recorded.mean, .share),
        figure(check.truly.mean, .share))
    }
    return [
      "", Self.row(words("What the records say", vi: "Theo sổ theo dõi"), widths, recorded, real),
    ] + rows
      + [
        Self.row(
          words("Looked at in the records, %", vi: "Điểm cần xem trong sổ, %"), widths, recorded,
          real)
      ] + checks
  }
}

extension RecordCheckFinding {
  fileprivate var words: Bilingual {
    switch check {
    case .finishEqualsDue:
      Bilingual("ended when due, to the second", vi: "kết thúc đúng hạn đến từng giây")
    case .closedInLastTwoDays:
      Bilingual("ended on the last two days", vi: "kết thúc vào hai ngày cuối")
    case .monthsBelowLeast:
      Bilingual(
        "unit months under \(least ?? 0) dossiers", vi: "tháng-đơn vị dưới \(least ?? 0) hồ sơ")
    }
  }
}
