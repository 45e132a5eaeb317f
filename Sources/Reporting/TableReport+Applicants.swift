import Experiments
import Scenarios
import Wording

/// What applicants feel: proxies, the 766 indicators, costs, and the dossiers that are most urgent.
extension TableReport {
  /// Figures of a run that hang together with satisfaction; none of them is a survey's result.
  ///
  /// Not shown where no procedure has a limit.
  func proxies(_ policy: PolicyFindings) -> [String] {
    guard hasLimits else { return [] }
    func finding(_ id: String) -> MetricFinding? { policy.metrics.first { $0.id == id } }
    let widths = [12]
    var rows: [String] = []
    if let rate = finding("on_time_rate_resolved")?.mean {
      rows.append(Self.row("resolved late, %", widths, NumberText.figure(1 - rate, .share)))
    }
    if let trips = finding("trips_mean")?.mean {
      rows.append(Self.row("trips by dossier", widths, NumberText.figure(trips, .trips)))
    }
    if let wait = finding("wait_hours_mean")?.mean {
      rows.append(Self.row("hours in queues", widths, NumberText.figure(wait, .hours)))
    }
    if let due = finding("letters_due")?.mean, let sent = finding("letters_in_time")?.mean, due > 0
    {
      rows.append(
        Self.row("letters sent in time, %", widths, NumberText.figure(sent / due, .share)))
    }
    if let satisfaction = policy.indicators766.first(where: { $0.kind == .satisfaction }) {
      rows.append(
        Self.row(
          "766's 5.4, %", widths, NumberText.figure(satisfaction.truly.value, .share)))
    }
    return ["", Self.row("Proxies of satisfaction, no survey", widths, "mean")] + rows
  }

  /// Those that have a figure, and what the others need; not shown where no procedure has a limit.
  func indicators(_ policy: PolicyFindings) -> [String] {
    let known = policy.indicators766.filter { $0.truly.value != nil }
    guard hasLimits, !known.isEmpty else { return [] }
    let isRecorded = known.contains { $0.recorded != nil }
    let widths = [12, 12, 13]
    let header = Self.row(
      "766 indicators, our reading", widths, "true", isRecorded ? "recorded" : "", "points")
    return ["", header]
      + known.map { indicator in
        let kind = indicator.kind
        let unit: MetricUnit = kind.isShare ? .share : .days
        let books = indicator.recorded ?? indicator.truly
        let points = zip2(kind.points(of: books.value), kind.mostPoints).map {
          "\(NumberText.fixed($0, decimals: 2)) of \(NumberText.fixed($1, decimals: 0))"
        }
        return Self.row(
          "\(kind.rawValue) \(kind.shortName)", widths,
          NumberText.figure(indicator.truly.value, unit),
          indicator.recorded.map { NumberText.figure($0.value, unit) } ?? "", points ?? "")
      }
  }

  /// Only where the scenario says what applicants' time and expenses are worth.
  func costs(_ policy: PolicyFindings) -> [String] {
    guard !policy.costs.isEmpty else { return [] }
    // A year of a province has thirteen digits.
    let widths = [12, 12, 9, 19]
    let header = Self.row(
      "Compliance cost, VND", widths, "dossier", "fees", "trips", "a year")
    let procedures = policy.costs.filter { $0.version == .all }
    let most = procedures.enumerated().sorted {
      ($1.element.yearly ?? 0, $0.offset) < ($0.element.yearly ?? 0, $1.offset)
    }
    var rows = most.prefix(6).flatMap { _, cost in
      [row(of: cost, cost.procedure, widths)] + versions(of: cost, policy.costs, widths)
    }
    if procedures.count > 1 {
      let yearly = procedures.reduce(0) { $0 + ($1.yearly ?? 0) }
      let mean = policy.metrics.first { $0.id == "compliance_cost_mean" }?.mean
      rows.append(
        Self.row(
          "all \(procedures.count) procedures", widths, NumberText.figure(mean, .vnd), "", "",
          NumberText.figure(yearly, .vnd)))
    }
    return ["", header] + rows
  }

  /// What a simplification saves, under the row of its procedure.
  private func versions(
    of cost: CostFinding, _ costs: [CostFinding], _ widths: [Int]
  ) -> [String] {
    let parts = costs.filter { $0.procedure == cost.procedure && $0.version != .all }
    let rows = parts.map { row(of: $0, "  \($0.version.rawValue)", widths) }
    guard let change = costs.change(of: cost.procedure), let reduction = change.reduction else {
      return rows
    }
    let saved = Self.row(
      "  saved, \(NumberText.fixed(100 * reduction, decimals: 1)) %", widths,
      NumberText.figure(change.benefit, .vnd), "", "",
      NumberText.figure(change.benefit * cost.yearlyCount, .vnd))
    return rows + [saved]
  }

  private func row(of cost: CostFinding, _ name: String, _ widths: [Int]) -> String {
    let count = cost.resolved > 0 ? cost.resolved : nil
    return Self.row(
      name, widths, NumberText.figure(cost.mean, .vnd),
      NumberText.figure(count.map { cost.parts.fees / $0 }, .vnd),
      NumberText.figure(count.map { cost.trips / $0 }, .trips),
      NumberText.figure(cost.yearly, .vnd))
  }

  /// The units with the most overdue dossiers; only where the list was asked for.
  func urgent(_ policy: PolicyFindings) -> [String] {
    guard let list = policy.dueList else { return [] }
    var units: [(name: String, overdue: Int, near: Int)] = []
    for entry in list {
      let index = units.firstIndex { $0.name == entry.agency } ?? units.count
      if index == units.count { units.append((entry.agency, 0, 0)) }
      if entry.isOverdue { units[index].overdue += 1 } else { units[index].near += 1 }
    }
    guard !units.isEmpty else { return ["", "No dossier was overdue or near its due date."] }
    let most = units.enumerated().sorted {
      ($1.element.overdue, $1.element.near, $0.offset)
        < ($0.element.overdue, $0.element.near, $1.offset)
    }
    let widths = [12, 12]
    return ["", Self.row("Most overdue units, replication 1", widths, "overdue", "near due")]
      + most.prefix(5).map { Self.row($1.name, widths, "\($1.overdue)", "\($1.near)") }
  }

  private var hasLimits: Bool {
    findings.scenario.procedures.contains { $0.limit != nil }
  }

  private func zip2(_ left: Double?, _ right: Double?) -> (Double, Double)? {
    left.flatMap { left in right.map { (left, $0) } }
  }
}

extension Indicator766.Kind {
  /// As the table has room for it.
  fileprivate var shortName: String {
    self == .processingTime ? "mean time, working days" : "\(name.english), %"
  }
}
