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
      rows.append(
        Self.row(
          words("resolved late, %", vi: "giải quyết quá hạn, %"), widths, figure(1 - rate, .share)))
    }
    if let trips = finding("trips_mean")?.mean {
      rows.append(
        Self.row(
          words("trips by dossier", vi: "lượt đi lại một hồ sơ"), widths, figure(trips, .trips)))
    }
    if let wait = finding("wait_hours_mean")?.mean {
      rows.append(
        Self.row(words("hours in queues", vi: "giờ chờ đến lượt"), widths, figure(wait, .hours)))
    }
    if let due = finding("letters_due")?.mean, let sent = finding("letters_in_time")?.mean, due > 0
    {
      rows.append(
        Self.row(
          words("letters sent in time, %", vi: "thư xin lỗi gửi kịp, %"), widths,
          figure(sent / due, .share)))
    }
    if let satisfaction = policy.indicators766.first(where: { $0.kind == .satisfaction }) {
      rows.append(
        Self.row(
          words("766's 5.4, %", vi: "chỉ tiêu 5.4 của QĐ 766, %"), widths,
          figure(satisfaction.truly.value, .share)))
    }
    return [
      "",
      Self.row(
        words("Proxies of satisfaction, no survey", vi: "Thay cho khảo sát hài lòng"), widths,
        words("mean", vi: "trung bình")),
    ] + rows
  }

  /// Those that have a figure, and what the others need; not shown where no procedure has a limit.
  func indicators(_ policy: PolicyFindings) -> [String] {
    let known = policy.indicators766.filter { $0.truly.value != nil }
    guard hasLimits, !known.isEmpty else { return [] }
    let isRecorded = known.contains { $0.recorded != nil }
    let widths = [12, 12, 13]
    let header = Self.row(
      words("766 indicators, our reading", vi: "Chỉ tiêu 766, theo cách hiểu ở đây"), widths,
      words("true", vi: "thực tế"), isRecorded ? words("recorded", vi: "theo sổ") : "",
      words("points", vi: "điểm"))
    return ["", header]
      + known.map { indicator in
        let kind = indicator.kind
        let unit: MetricUnit = kind.isShare ? .share : .days
        let books = indicator.recorded ?? indicator.truly
        let points = zip2(kind.points(of: books.value), kind.mostPoints).map {
          fixed($0, decimals: 2) + words(" of ", vi: "/") + fixed($1, decimals: 0)
        }
        return Self.row(
          "\(kind.rawValue) \(words(kind.shortName))", widths,
          figure(indicator.truly.value, unit),
          indicator.recorded.map { figure($0.value, unit) } ?? "", points ?? "")
      }
  }

  /// Only where the scenario says what applicants' time and expenses are worth.
  func costs(_ policy: PolicyFindings) -> [String] {
    guard !policy.costs.isEmpty else { return [] }
    // A year of a province has thirteen digits.
    let widths = [12, 12, 9, 19]
    let header = Self.row(
      words("Compliance cost, VND", vi: "Chi phí tuân thủ, đồng"), widths,
      words("dossier", vi: "một hồ sơ"), words("fees", vi: "phí, lệ phí"),
      words("trips", vi: "lượt đi"), words("a year", vi: "một năm"))
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
          words("all \(procedures.count) procedures", vi: "cả \(procedures.count) thủ tục"), widths,
          figure(mean, .vnd), "", "",
          figure(yearly, .vnd)))
    }
    return ["", header] + rows
  }

  /// What a simplification saves, under the row of its procedure.
  private func versions(
    of cost: CostFinding, _ costs: [CostFinding], _ widths: [Int]
  ) -> [String] {
    let parts = costs.filter { $0.procedure == cost.procedure && $0.version != .all }
    let rows = parts.map { row(of: $0, "  " + words($0.version.name), widths) }
    guard let change = costs.change(of: cost.procedure), let reduction = change.reduction else {
      return rows
    }
    let saved = Self.row(
      words("  saved, ", vi: "  cắt giảm, ") + "\(fixed(100 * reduction, decimals: 1)) %", widths,
      figure(change.benefit, .vnd), "", "",
      figure(change.benefit * cost.yearlyCount, .vnd))
    return rows + [saved]
  }

  private func row(of cost: CostFinding, _ name: String, _ widths: [Int]) -> String {
    let count = cost.resolved > 0 ? cost.resolved : nil
    return Self.row(
      name, widths, figure(cost.mean, .vnd),
      figure(count.map { cost.parts.fees / $0 }, .vnd),
      figure(count.map { cost.trips / $0 }, .trips),
      figure(cost.yearly, .vnd))
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
    guard !units.isEmpty else {
      return [
        "",
        words(
          "No dossier was overdue or near its due date.",
          vi: "Không có hồ sơ quá hạn hoặc sắp đến hạn."),
      ]
    }
    let most = units.enumerated().sorted {
      ($1.element.overdue, $1.element.near, $0.offset)
        < ($0.element.overdue, $0.element.near, $1.offset)
    }
    let widths = [12, 12]
    return [
      "",
      Self.row(
        words("Most overdue units, replication 1", vi: "Đơn vị nhiều hồ sơ quá hạn, lần chạy 1"),
        widths, words("overdue", vi: "quá hạn"), words("near due", vi: "sắp đến hạn")),
    ]
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
  fileprivate var shortName: Bilingual {
    self == .processingTime
      ? Bilingual("mean time, working days", vi: "thời gian trung bình, ngày làm việc")
      : Bilingual("\(name.english), %", vi: "\(name.vietnamese), %")
  }
}
