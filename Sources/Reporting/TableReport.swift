public import Experiments
import Scenarios
public import Wording
import WorkingTime

/// What a planner sees in a terminal: the answer first, then the figures behind it.
///
/// At most 80 columns, but for the path of the results.
public struct TableReport: TableWords {
  static let width = 80

  let findings: Findings
  let language: DisplayLanguage
  private let performance: Performance?
  private let folder: String?

  /// - Parameters:
  ///   - findings: What to print.
  ///   - performance: Printed in the last line.
  ///   - folder: The folder of the results; `nil`: none was written.
  ///   - language: Of its words and numbers.
  public init(
    _ findings: Findings, performance: Performance?, folder: String?,
    in language: DisplayLanguage = .english
  ) {
    self.findings = findings
    self.language = language
    self.performance = performance
    self.folder = folder
  }

  /// The lines, each ended by a line break.
  public var text: String {
    var lines: [String] = []
    for policy in findings.policies {
      lines +=
        yearEnd(policy) + headline(policy) + heading + rates(policy) + late(policy)
        + volumes(policy)
      lines += records(policy) + times(policy) + journeys(policy) + delays(policy)
      lines += observed(policy) + units(policy) + urgent(policy) + intakes(policy)
      lines += pools(policy) + bottlenecks(policy) + internalWork(policy)
      lines += indicators(policy) + costs(policy) + proxies(policy)
    }
    lines += assumptions
    lines = lines.map { TableText.cut($0, to: Self.width) } + ending
    return lines.map { $0 + "\n" }.joined()
  }

  /// The metric that the file asks about: that of its precision, else the on-time rate where there
  /// are limits, else the first published figure.
  var headlineMetric: String {
    let scenario = findings.scenario
    if let precision = scenario.experiment.precision { return precision.metric }
    if scenario.procedures.contains(where: \.hasLimit) { return "on_time_rate_resolved" }
    return scenario.observed.lazy.compactMap(\.metric).first ?? "elapsed_hours_mean"
  }

  private func headline(_ policy: PolicyFindings) -> [String] {
    guard let metric = policy.metrics.first(where: { $0.id == headlineMetric }),
      let mean = metric.mean
    else {
      return [
        words(
          "No figure: there is no \(headlineMetric) in this period",
          vi: "Không có số liệu: kỳ này không có \(headlineMetric)")
      ]
    }
    let unit = " " + words(metric.unit.sign)
    var line = "\(headlineName(of: metric.id)): \(figure(mean, metric.unit))\(unit)"
    line +=
      metric.hasZeroVariance
      ? words(" in every replication", vi: " trong mọi lần mô phỏng") : " \(interval(of: metric))"
    if metric.unit == .share, let part = metric.numerator, let base = metric.denominator {
      line += ", " + count(part) + words(" of ", vi: " trên ") + count(base)
    }
    guard let range = metric.range90, !metric.hasZeroVariance else { return [line] }
    return [
      line + ";",
      words("nine of ten such periods fall in", vi: "chín trên mười kỳ như vậy nằm trong khoảng")
        + " \(self.range(range, of: metric))\(unit)",
    ]
  }

  var heading: [String] {
    let scenario = findings.scenario
    var lines = ["", TableText.printable(scenario.title)]
    if !scenario.question.isEmpty {
      lines += TableText.wrapped(scenario.question, to: Self.width)
    }
    let period =
      date(scenario.period.lowerBound) + words(" to ", vi: " đến ")
      + date(scenario.period.upperBound)
    let count = findings.replications
    let most = findings.selection == nil ? "" : words("up to ", vi: "tối đa ")
    let replications =
      most
      + words("\(count) replication\(count == 1 ? "" : "s")", vi: "\(whole(count)) lần mô phỏng")
    lines.append(
      "\(period), \(replications), " + words("seed ", vi: "mầm ngẫu nhiên ")
        + "\(findings.identity.seed)\(precisionWords)")
    return lines
  }

  private var precisionWords: String {
    guard case .precision(let precision, _) = findings.identity.stoppingRule,
      let unit = MetricCatalogue.metric(precision.metric)?.unit
    else { return "" }
    let width =
      unit == .share
      ? "\(precision.halfWidth * 100) \(words("pp", vi: "điểm %"))"
      : "\(precision.halfWidth) \(words(unit.sign))"
    let verdict =
      findings.reachedPrecision == true
      ? words("reached", vi: "đã đạt") : words("NOT reached", vi: "CHƯA đạt")
    return ", ±\(width.replacing(".", with: language.decimalMark)) " + words("of", vi: "của")
      + " \(precision.metric) \(verdict)"
  }

  var assumptions: [String] {
    let parameters = findings.scenario.parameters
    let assumed = parameters.filter { $0.status == .assumed }
    guard !assumed.isEmpty else { return [] }
    let shown = assumed.prefix(3).map { parameter in
      "  " + TableText.left(parameter.path, 48) + " " + TableText.cut(parameter.value, to: 29)
    }
    let rest =
      assumed.count > 3
      ? [
        words(
          "  … all of them: assumed.csv, or `motcua validate`",
          vi: "  … tất cả: assumed.csv, hoặc `motcua validate`")
      ] : []
    return [
      "",
      words(
        "ASSUMED, not measured: \(assumed.count) of \(parameters.count) quantities",
        vi: "GIẢ ĐỊNH, chưa đo: \(assumed.count) trên \(parameters.count) đại lượng"),
    ] + shown
      + rest
  }

  var ending: [String] {
    var lines = [""]
    if let folder {
      lines.append(words("Results: ", vi: "Kết quả: ") + TableText.printable(folder))
    }
    if let performance {
      let memory = performance.peakMemoryBytes.map { ", \($0 / 1_000_000) MB" } ?? ""
      lines.append(
        "\(fixed(Double(findings.dossiers), decimals: 0)) \(words("dossiers", vi: "hồ sơ")), "
          + "\(fixed(Double(findings.events), decimals: 0)) \(words("events", vi: "sự kiện")), "
          + "\(fixed(performance.cpuSeconds, decimals: 1)) \(words("s", vi: "giây")) CPU, "
          + "\(fixed(performance.wallSeconds, decimals: 1)) \(words("s", vi: "giây"))\(memory)")
    }
    return lines.count > 1 ? lines : []
  }
}

extension TableReport {
  /// The rates by their own names, other metrics as everywhere.
  func headlineName(of metric: String) -> String {
    switch metric {
    case "on_time_rate_resolved": words("On time (resolved)", vi: "Đúng hạn (đã giải quyết)")
    case "on_time_rate_766":
      words("On time (766, our reading)", vi: "Đúng hạn (766, cách hiểu riêng)")
    case "on_time_rate_cohort": words("On time (cohort)", vi: "Đúng hạn (tiếp nhận trong kỳ)")
    default: name(ofMetric: metric)
    }
  }
}
