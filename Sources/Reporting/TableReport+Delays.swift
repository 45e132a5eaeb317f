import Experiments
import Wording

/// Where the days go.
extension TableReport {
  /// Hours of a resolved dossier by who held it or what kept it, and the items that took most.
  func delays(_ policy: PolicyFindings) -> [String] {
    guard let rows = policy.delays?.rows, let office = rows.first, office.resolved > 0 else {
      return []
    }
    let widths = [14, 12]
    let kinds = zip(DelayFindings.names, office.hours).filter { $1 > 0 }.map { kind, hours in
      Self.row(
        words(kind), widths, figure(hours / office.resolved, .hours),
        figure(hours / office.total, .share))
    }
    let most = rows.enumerated().filter { $0.element.group == .item }.sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }
    let items = most.prefix(5).map { _, row in
      Self.row(
        row.name, widths, figure(row.total / office.resolved, .hours),
        figure(row.total / office.total, .share))
    }
    return [
      "",
      Self.row(
        words("Where the days go, of the resolved", vi: "Thời gian giải quyết đi đâu"), widths,
        words("h a dossier", vi: "giờ/hồ sơ"), words("of all, %", vi: "tỷ lệ, %")),
    ]
      + kinds + [words("  and at which items", vi: "  và ở bước nào")] + items
  }
}
