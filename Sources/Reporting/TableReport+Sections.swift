import Experiments
import Scenarios

/// The sections of the table: rates, volumes, times, published figures, units and pools.
extension TableReport {
  func rates(_ policy: PolicyFindings) -> [String] {
    let header = Self.row(
      "On-time rates, %", "mean", "95 % of the mean", "one period", "on time", "of")
    let rows = policy.metrics.filter { $0.id.hasPrefix("on_time_rate") }.map { metric in
      Self.row(
        Self.rateName(metric.id), NumberText.figure(metric.mean, .share),
        Self.certainty(of: metric),
        metric.range90.map { Self.range($0, of: metric) } ?? "-",
        NumberText.count(metric.numerator), NumberText.count(metric.denominator))
    }
    return ["", header] + rows
  }

  func volumes(_ policy: PolicyFindings) -> [String] {
    let ids = [
      "carried_over", "received", "received_online", "resolved", "resolved_late", "open",
      "open_overdue", "backlog_mean",
    ]
    return ["", Self.row("Dossiers", "mean", "95 % of the mean", "one period")]
      + plainRows(policy, ids)
  }

  func times(_ policy: PolicyFindings) -> [String] {
    let ids = [
      "elapsed_hours_mean", "working_hours_mean", "working_hours_p50", "working_hours_p90",
      "wait_hours_mean",
    ]
    return ["", Self.row("Hours, of the resolved", "mean", "95 % of the mean", "one period")]
      + plainRows(policy, ids)
  }

  private func plainRows(_ policy: PolicyFindings, _ ids: [String]) -> [String] {
    ids.compactMap { id in
      policy.metrics.first { $0.id == id }.map { metric in
        Self.row(
          metric.id, NumberText.figure(metric.mean, metric.unit), Self.certainty(of: metric),
          metric.range90.map { Self.range($0, of: metric) } ?? "-")
      }
    }
  }

  func observed(_ policy: PolicyFindings) -> [String] {
    guard !policy.observed.isEmpty else { return [] }
    let header = Self.row("Beside what was published", "simulated", "published", "tolerance", "")
    return ["", header] + policy.observed.map(observedRow)
  }

  private func observedRow(_ finding: ObservedFinding) -> String {
    let observed = finding.observed
    let filter = observed.filter
    let names =
      filter.deciding + filter.procedures + filter.fields + filter.channels.map(\.rawValue)
    let name = observed.metric ?? observed.figure ?? ""
    let label = ([name] + names.prefix(2) + (names.count > 2 ? ["…"] : [])).joined(separator: " ")
    let unit: MetricUnit =
      observed.isShare
      ? .share : observed.metric.flatMap(MetricCatalogue.metric)?.unit ?? .dossiers
    return Self.row(
      label, NumberText.figure(finding.simulated, unit, of: observed.value),
      observed.kind.sign + NumberText.figure(observed.value, unit)
        + (unit == .share ? " %" : ""),
      finding.tolerance.map { "±" + NumberText.figure($0, unit, of: min($0, observed.value)) }
        ?? "-",
      finding.verdict)
  }

  /// The units that decided most dossiers late, by rate; not shown where there is one unit only.
  func units(_ policy: PolicyFindings) -> [String] {
    let rows = policy.groups.first { $0.kind == .agency }?.rows ?? []
    guard rows.count > 1 else { return [] }
    let late = rows.compactMap { row -> (row: GroupRow, metric: MetricFinding, rate: Double)? in
      guard let metric = row.metrics.first(where: { $0.id == "on_time_rate_resolved" }),
        let rate = metric.mean, rate < 1
      else { return nil }
      return (row, metric, rate)
    }
    guard !late.isEmpty else { return ["", "No unit resolved a dossier late."] }
    let worst = late.enumerated().sorted {
      ($0.element.rate, $0.offset) < ($1.element.rate, $1.offset)
    }
    let header = Self.row(
      "Lowest on-time units, %", "mean", "95 % of the mean", "", "on time", "of")
    return ["", header]
      + worst.prefix(5).map { _, unit in
        Self.row(
          unit.row.name, NumberText.figure(unit.rate, .share), Self.certainty(of: unit.metric), "",
          NumberText.count(unit.metric.numerator), NumberText.count(unit.metric.denominator))
      }
  }

  /// The pools that worked the largest share of the time in which they were there.
  func pools(_ policy: PolicyFindings) -> [String] {
    let rows = policy.groups.first { $0.kind == .pool }?.rows ?? []
    let used = rows.enumerated().compactMap {
      index, row -> (index: Int, row: GroupRow, share: Double)? in
      row.metrics.first { $0.id == "utilisation" }?.mean.map { (index, row, $0) }
    }
    guard !used.isEmpty else { return [] }
    let busiest = used.sorted { ($1.share, $0.index) < ($0.share, $1.index) }.prefix(5)
    return ["", Self.poolRow("Busiest pools", "worked, %", "wait, h")]
      + busiest.map { pool in
        let wait = pool.row.metrics.first { $0.id == "wait_hours_mean" }?.mean
        return Self.poolRow(
          pool.row.name, NumberText.figure(pool.share, .share), NumberText.figure(wait, .hours))
      }
  }

  private static func poolRow(_ name: String, _ share: String, _ wait: String) -> String {
    "  " + TableText.left(name, 59) + " " + TableText.right(share, 9) + " "
      + TableText.right(wait, 9)
  }

  /// A row: a name and figures at the right ends of their columns.
  private static func row(_ name: String, _ cells: String...) -> String {
    let widths = [10, 19, 17, 10, 10]
    var line = "  " + TableText.left(name, 30)
    for (cell, width) in zip(cells, widths) { line += " " + TableText.right(cell, width - 1) }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private static func certainty(of metric: MetricFinding) -> String {
    metric.hasZeroVariance && metric.mean != nil ? "always the same" : interval(of: metric)
  }

  private static func rateName(_ id: String) -> String {
    switch id {
    case "on_time_rate_resolved": "resolved in the period"
    case "on_time_rate_766": "766 (our reading)"
    case "on_time_rate_cohort": "cohort, followed to its end"
    default: id
    }
  }
}

extension ObservedKind {
  /// What stands before a figure of this kind.
  fileprivate var sign: String {
    switch self {
    case .exact, .rounded: ""
    case .about: "~"
    case .atLeast: "≥"
    }
  }
}

extension ObservedFinding {
  fileprivate var verdict: String {
    switch isWithin {
    case true: "within"
    case false: "OUTSIDE"
    case nil: "-"
    }
  }
}
