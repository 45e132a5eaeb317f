import Experiments
import Scenarios
import Wording
import WorkingTime

/// The sections of the table: rates, volumes, times, published figures, units and pools.
extension TableReport {
  func rates(_ policy: PolicyFindings) -> [String] {
    let widths = [8, 17, 14, 9, 9]
    let header = Self.row(
      words("On-time rates, %", vi: "Tỷ lệ đúng hạn, %"), widths, words("mean", vi: "TB"),
      words("95 % of the mean", vi: "95 % của TB"), words("one period", vi: "một kỳ"),
      words("on time", vi: "đúng hạn"), words("of", vi: "tổng"))
    let rows = policy.metrics.filter { $0.id.hasPrefix("on_time_rate") }.map { metric in
      Self.row(
        rateName(metric.id), widths, figure(metric.mean, .share),
        certainty(of: metric),
        metric.range90.map { range($0, of: metric) } ?? "-",
        count(metric.numerator), count(metric.denominator))
    }
    return ["", header] + rows
  }

  /// Where the late dossiers were decided, by group of units; not shown where there is one only.
  func late(_ policy: PolicyFindings) -> [String] {
    var groups: [(name: String, late: Double, resolved: Double)] = []
    for row in policy.groups.first(where: { $0.kind == .agency })?.rows ?? [] {
      let name = row.name.split(separator: ".").first.map(String.init) ?? row.name
      let late = row.metrics.first { $0.id == "resolved_late" }?.mean ?? 0
      let resolved = row.metrics.first { $0.id == "resolved" }?.mean ?? 0
      if let index = groups.firstIndex(where: { $0.name == name }) {
        groups[index].late += late
        groups[index].resolved += resolved
      } else {
        groups.append((name, late, resolved))
      }
    }
    let all = groups.reduce(0) { $0 + $1.late }
    guard groups.count > 1, all > 0 else { return [] }
    let widths = [11, 13, 13, 13]
    let most = groups.enumerated().sorted {
      ($1.element.late, $0.offset) < ($0.element.late, $1.offset)
    }
    let header = Self.row(
      words("Where they were late", vi: "Nơi giải quyết quá hạn"), widths,
      words("late", vi: "quá hạn"), words("of all, %", vi: "trên tổng, %"),
      words("resolved", vi: "giải quyết"), words("on time, %", vi: "đúng hạn, %"))
    return ["", header]
      + most.prefix(6).map { _, group in
        Self.row(
          group.name, widths, count(group.late),
          figure(group.late / all, .share), count(group.resolved),
          figure(group.resolved > 0 ? 1 - group.late / group.resolved : nil, .share))
      }
  }

  func volumes(_ policy: PolicyFindings) -> [String] {
    let ids = [
      "carried_over", "received", "received_online", "resolved", "resolved_same_month",
      "resolved_late", "open", "open_overdue", "open_near_due", "backlog_mean",
    ]
    // What most offices do not have is shown where it happened.
    let rare = [
      "refused_at_intake", "withdrawn_before_acceptance", "returned", "withdrawn", "stopped",
      "open_paused", "late_answers", "norms_broken", "letters_due", "letters_in_time",
      "extensions_granted",
    ].filter { id in (policy.metrics.first { $0.id == id }?.mean ?? 0) > 0 }
    // Ages of nothing are left out.
    let ages = ["backlog_age_mean", "backlog_age_p90", "overdue_days_mean"].filter { id in
      (policy.metrics.first { $0.id == id }?.mean ?? 0) > 0
    }
    return ["", plainHeader(words("Dossiers", vi: "Hồ sơ"))]
      + plainRows(policy, ids + rare)
      + (ages.isEmpty
        ? []
        : [words("  Working days, of the open", vi: "  Ngày làm việc, của hồ sơ đang giải quyết")]
          + plainRows(policy, ages))
  }

  func times(_ policy: PolicyFindings) -> [String] {
    let ids = [
      "elapsed_hours_mean", "working_hours_mean", "working_hours_p50", "working_hours_p90",
      "wait_hours_mean",
    ]
    let header = plainHeader(words("Hours, of the resolved", vi: "Giờ, hồ sơ đã giải quyết"))
    return ["", header] + plainRows(policy, ids)
  }

  /// Needs that several agencies meet; not shown where there are none.
  func journeys(_ policy: PolicyFindings) -> [String] {
    let ids = ["journeys_finished", "journeys_broken"]
    guard policy.metrics.contains(where: { ids.contains($0.id) && $0.mean ?? 0 > 0 }) else {
      return []
    }
    let header = plainHeader(words("Journeys", vi: "Hành trình"))
    return ["", header]
      + plainRows(policy, ids + ["journeys_on_time", "journey_days_mean", "journey_trips_mean"])
  }

  private func plainHeader(_ title: String) -> String {
    Self.row(
      title, Self.plainWidths, words("mean", vi: "trung bình"),
      words("95 % of the mean", vi: "95 % của trung bình"), words("one period", vi: "một kỳ"))
  }

  private func plainRows(_ policy: PolicyFindings, _ ids: [String]) -> [String] {
    ids.compactMap { id in
      policy.metrics.first { $0.id == id }.map { metric in
        Self.row(
          name(ofMetric: metric.id), Self.plainWidths, figure(metric.mean, metric.unit),
          certainty(of: metric),
          metric.range90.map { range($0, of: metric) } ?? "-")
      }
    }
  }

  func observed(_ policy: PolicyFindings) -> [String] {
    guard !policy.observed.isEmpty else { return [] }
    let header = Self.row(
      policy.recorded == nil
        ? words("Beside what was published", vi: "Đối chiếu số công bố")
        : words("What was published, by the records", vi: "Số công bố, theo sổ"),
      Self.observedWidths, words("simulated", vi: "mô phỏng"), words("published", vi: "công bố"),
      words("tolerance", vi: "sai số"))
    var reasons: [String] = []
    for reason in policy.observed.compactMap(reason) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return ["", header] + policy.observed.map(observedRow) + reasons.map { "  " + $0 }
  }

  private func observedRow(_ finding: ObservedFinding) -> String {
    let observed = finding.observed
    let filter = observed.filter
    let names =
      filter.deciding + filter.procedures + filter.fields + filter.channels.map { words($0.name) }
    let name = observed.metric.map { self.name(ofMetric: $0) } ?? observed.figure ?? ""
    let label = ([name] + names.prefix(2) + (names.count > 2 ? ["…"] : [])).joined(separator: " ")
    let unit: MetricUnit =
      observed.isShare
      ? .share : observed.metric.flatMap(MetricCatalogue.metric)?.unit ?? .dossiers
    return Self.row(
      label, Self.observedWidths, figure(finding.simulated, unit, of: observed.value),
      observed.kind.sign + figure(observed.value, unit)
        + (unit == .share ? " %" : ""),
      finding.tolerance.map { "±" + figure($0, unit, of: min($0, observed.value)) }
        ?? "-",
      verdict(finding))
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
    guard !late.isEmpty else {
      return [
        "", words("No unit resolved a dossier late.", vi: "Không đơn vị nào giải quyết quá hạn."),
      ]
    }
    let worst = late.enumerated().sorted {
      ($0.element.rate, $0.offset) < ($1.element.rate, $1.offset)
    }
    let widths = [9, 18, 10, 10]
    let header = Self.row(
      words("Lowest on-time units, %", vi: "Đơn vị đúng hạn thấp nhất, %"), widths,
      words("mean", vi: "TB"), words("95 % of the mean", vi: "95 % của TB"),
      words("on time", vi: "đúng hạn"), words("of", vi: "tổng"))
    return ["", header]
      + worst.prefix(5).map { _, unit in
        Self.row(
          unit.row.name, widths, figure(unit.rate, .share),
          certainty(of: unit.metric),
          count(unit.metric.numerator), count(unit.metric.denominator))
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
    let widths = [11, 11]
    return [
      "",
      Self.row(
        words("Busiest pools", vi: "Nhóm nhân sự bận nhất"), widths,
        words("worked, %", vi: "bận, %"), words("wait, h", vi: "chờ, giờ")),
    ]
      + busiest.map { pool in
        let wait = pool.row.metrics.first { $0.id == "wait_hours_mean" }?.mean
        return Self.row(
          pool.row.name, widths, figure(pool.share, .share),
          figure(wait, .hours))
      }
  }

  private static let plainWidths = [11, 22, 19]
  private static let observedWidths = [12, 12, 11, 16]

  /// A row: a name, and figures at the right ends of columns of these widths.
  static func row(_ name: String, _ widths: [Int], _ cells: String...) -> String {
    row(name, widths, cells)
  }

  static func row(_ name: String, _ widths: [Int], _ cells: [String]) -> String {
    let nameWidth = width - 2 - widths.reduce(0, +)
    var line = "  " + TableText.left(name, nameWidth)
    for (cell, width) in zip(cells, widths) { line += " " + TableText.right(cell, width - 1) }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func certainty(of metric: MetricFinding) -> String {
    metric.hasZeroVariance && metric.mean != nil
      ? words("always the same", vi: "luôn như nhau") : interval(of: metric)
  }

  private func rateName(_ id: String) -> String {
    switch id {
    case "on_time_rate_resolved": words("of the resolved", vi: "đã giải quyết")
    case "on_time_rate_766": words("766 (our reading)", vi: "766 (cách hiểu riêng)")
    case "on_time_rate_cohort": words("cohort, to its end", vi: "tiếp nhận trong kỳ")
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
  /// Why it is not held against what was published, as files have it.
  var reason: String? {
    publishedFor.map { "not compared: published for \($0.lowerBound)..\($0.upperBound)" }
  }
}

extension TableReport {
  fileprivate func verdict(_ finding: ObservedFinding) -> String {
    switch finding.isWithin {
    case true: words("within", vi: "trong sai số")
    case false: words("OUTSIDE", vi: "NGOÀI SAI SỐ")
    case nil:
      finding.publishedFor == nil ? "-" : words("not compared", vi: "không đối chiếu")
    }
  }

  /// Why it is not held against what was published.
  fileprivate func reason(_ finding: ObservedFinding) -> String? {
    guard let days = finding.publishedFor, language == .vietnamese else { return finding.reason }
    return "không đối chiếu: số công bố của kỳ \(date(days.lowerBound))-\(date(days.upperBound))"
  }
}
