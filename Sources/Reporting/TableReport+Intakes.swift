import Experiments
import Wording

/// Who received dossiers for others, and what the office did for itself.
extension TableReport {
  /// The agencies that received most for others; not shown where applicants have no choice.
  func intakes(_ policy: PolicyFindings) -> [String] {
    guard let rows = policy.groups.first(where: { $0.kind == .intake })?.rows else { return [] }
    let figures = rows.map { row in
      (
        name: row.name, received: Self.mean("received", of: row),
        forOthers: Self.mean("received_for_others", of: row)
      )
    }
    let received = figures.reduce(0) { $0 + $1.received }
    let forOthers = figures.reduce(0) { $0 + $1.forOthers }
    let most = figures.enumerated().filter { $0.element.forOthers > 0 }.sorted {
      ($1.element.forOthers, $0.offset) < ($0.element.forOthers, $1.offset)
    }
    let widths = [12, 12, 9]
    func line(_ name: String, _ received: Double, _ others: Double) -> String {
      Self.row(
        name, widths, figure(received, .dossiers), figure(others, .dossiers),
        received > 0 ? figure(others / received, .share) : "-")
    }
    return [
      "",
      Self.row(
        words("Received, wherever it is decided", vi: "Tiếp nhận, không kể nơi giải quyết"), widths,
        words("received", vi: "tiếp nhận"), words("for others", vi: "nhận hộ"), "%"),
      line(words("all desks", vi: "mọi quầy tiếp nhận"), received, forOthers),
    ] + most.prefix(5).map { line($1.name, $1.received, $1.forOthers) }
  }

  /// Dossiers that are in no other books; not shown where there are none.
  func internalWork(_ policy: PolicyFindings) -> [String] {
    func line(_ name: String, _ metrics: [MetricFinding]) -> String? {
      let done = Self.mean("internal_done", of: metrics)
      let left = Self.mean("internal_left", of: metrics)
      guard done + left > 0 else { return nil }
      return Self.row(
        name, [12, 15], figure(done, .dossiers), figure(left, .dossiers))
    }
    guard let office = line(words("all", vi: "tất cả"), policy.metrics) else { return [] }
    let rows = policy.groups.first { $0.kind == .procedure }?.rows ?? []
    let procedures = rows.compactMap { line($0.name, $0.metrics) }
    return [
      "",
      Self.row(
        words("Internal work, in no other figure", vi: "Việc nội bộ, không tính ở trên"), [12, 15],
        words("done", vi: "đã xong"), words("left at the end", vi: "còn cuối kỳ")),
    ]
      + (procedures.count > 1 ? [office] : []) + procedures.prefix(5)
  }

  private static func mean(_ id: String, of row: GroupRow) -> Double { mean(id, of: row.metrics) }

  private static func mean(_ id: String, of metrics: [MetricFinding]) -> Double {
    metrics.first { $0.id == id }?.mean ?? 0
  }
}
