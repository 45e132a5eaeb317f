public import Experiments
import Scenarios
import WorkingTime

/// What a planner sees in a terminal: the answer first, then the figures behind it.
///
/// At most 80 columns, but for the path of the results; English words, thousands grouped by commas.
public struct TableReport {
  static let width = 80

  let findings: Findings
  private let performance: Performance?
  private let folder: String?

  /// - Parameters:
  ///   - findings: What to print.
  ///   - performance: Printed in the last line.
  ///   - folder: The folder of the results; `nil`: none was written.
  public init(_ findings: Findings, performance: Performance?, folder: String?) {
    self.findings = findings
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
    else { return ["No figure: there is no \(headlineMetric) in this period"] }
    let unit = metric.unit.words
    var line = "\(Self.name(of: metric.id)): \(NumberText.figure(mean, metric.unit))\(unit)"
    line += metric.hasZeroVariance ? " in every replication" : " \(Self.interval(of: metric))"
    if metric.unit == .share, let part = metric.numerator, let base = metric.denominator {
      line += ", \(NumberText.count(part)) of \(NumberText.count(base))"
    }
    guard let range = metric.range90, !metric.hasZeroVariance else { return [line] }
    return [line + ";", "nine of ten such periods fall in \(Self.range(range, of: metric))\(unit)"]
  }

  var heading: [String] {
    let scenario = findings.scenario
    var lines = ["", TableText.printable(scenario.title)]
    if !scenario.question.isEmpty {
      lines += TableText.wrapped(scenario.question, to: Self.width)
    }
    let period = "\(scenario.period.lowerBound) to \(scenario.period.upperBound)"
    let count = findings.replications
    let most = findings.selection == nil ? "" : "up to "
    let replications = "\(most)\(count) replication\(count == 1 ? "" : "s")"
    lines.append("\(period), \(replications), seed \(findings.identity.seed)\(precisionWords)")
    return lines
  }

  private var precisionWords: String {
    guard case .precision(let precision, _) = findings.identity.stoppingRule,
      let unit = MetricCatalogue.metric(precision.metric)?.unit
    else { return "" }
    let width =
      unit == .share ? "\(precision.halfWidth * 100) pp" : "\(precision.halfWidth)\(unit.words)"
    let verdict = findings.reachedPrecision == true ? "reached" : "NOT reached"
    return ", ±\(width) of \(precision.metric) \(verdict)"
  }

  var assumptions: [String] {
    let parameters = findings.scenario.parameters
    let assumed = parameters.filter { $0.status == .assumed }
    guard !assumed.isEmpty else { return [] }
    let shown = assumed.prefix(3).map { parameter in
      "  " + TableText.left(parameter.path, 48) + " " + TableText.cut(parameter.value, to: 29)
    }
    let rest = assumed.count > 3 ? ["  … all of them: assumed.csv, or `motcua validate`"] : []
    return ["", "ASSUMED, not measured: \(assumed.count) of \(parameters.count) quantities"] + shown
      + rest
  }

  var ending: [String] {
    var lines = [""]
    if let folder { lines.append("Results: \(TableText.printable(folder))") }
    if let performance {
      let memory = performance.peakMemoryBytes.map { ", \($0 / 1_000_000) MB" } ?? ""
      lines.append(
        "\(NumberText.fixed(Double(findings.dossiers), decimals: 0)) dossiers, "
          + "\(NumberText.fixed(Double(findings.events), decimals: 0)) events, "
          + "\(NumberText.fixed(performance.cpuSeconds, decimals: 1)) s CPU, "
          + "\(NumberText.fixed(performance.wallSeconds, decimals: 1)) s\(memory)")
    }
    return lines.count > 1 ? lines : []
  }
}

extension TableReport {
  static func interval(of metric: MetricFinding) -> String {
    guard let low = metric.low, let high = metric.high else { return "[no interval]" }
    let scale = metric.mean
    return "[\(NumberText.figure(low, metric.unit, of: scale)), "
      + "\(NumberText.figure(high, metric.unit, of: scale))]"
  }

  static func range(_ range: ClosedRange<Double>, of metric: MetricFinding) -> String {
    "\(NumberText.figure(range.lowerBound, metric.unit, of: metric.mean))-"
      + NumberText.figure(range.upperBound, metric.unit, of: metric.mean)
  }

  static func name(of metric: String) -> String {
    switch metric {
    case "on_time_rate_resolved": "On time (resolved)"
    case "on_time_rate_766": "On time (766, our reading)"
    case "on_time_rate_cohort": "On time (cohort)"
    default: metric
    }
  }
}

extension MetricUnit {
  /// The unit behind a number.
  var words: String {
    switch self {
    case .share: " %"
    case .hours: " h"
    case .dossiers: " dossiers"
    case .journeys: " journeys"
    case .days: " days"
    case .trips: " trips"
    case .vnd: " VND"
    }
  }
}
