import Experiments

/// Where the days go.
extension TableReport {
  /// Hours of a resolved dossier by who held it or what kept it, and the items that took most.
  func delays(_ policy: PolicyFindings) -> [String] {
    guard let rows = policy.delays?.rows, let office = rows.first, office.resolved > 0 else {
      return []
    }
    let widths = [14, 12]
    let kinds = zip(DelayFindings.kinds, office.hours).filter { $1 > 0 }.map { kind, hours in
      Self.row(
        Self.words(of: kind), widths, NumberText.figure(hours / office.resolved, .hours),
        NumberText.figure(hours / office.total, .share))
    }
    let most = rows.enumerated().filter { $0.element.group == .item }.sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }
    let items = most.prefix(5).map { _, row in
      Self.row(
        row.name, widths, NumberText.figure(row.total / office.resolved, .hours),
        NumberText.figure(row.total / office.total, .share))
    }
    return ["", Self.row("Where the days go, of the resolved", widths, "h a dossier", "of all, %")]
      + kinds + ["  and at which items"] + items
  }
}

extension TableReport {
  /// What the table calls a kind.
  private static func words(of kind: String) -> String {
    switch kind {
    case "batch_or_window": "batch or window"
    case "hand_over": "hand-over"
    case "asked_agency": "agency asked"
    case "closed": "office closed"
    case "earlier": "before the run began"
    default: kind
    }
  }
}
