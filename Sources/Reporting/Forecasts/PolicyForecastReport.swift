public import Experiments
import Forecasting
import Scenarios

/// A forecast of policies as a table for people.
public struct PolicyForecastReport {
  private static let width = TableReport.width
  private let findings: PolicyForecastFindings
  private let simulated: Findings?

  /// - Parameters:
  ///   - findings: What is expected.
  ///   - simulated: What the same comparison came to when it was simulated; `nil`: it was not.
  public init(_ findings: PolicyForecastFindings, simulated: Findings?) {
    (self.findings, self.simulated) = (findings, simulated)
  }

  /// The lines, each ended by a line break.
  public var text: String {
    let scenario = findings.scenario
    var lines = TableText.wrapped(scenario.title, to: Self.width)
    if !scenario.question.isEmpty { lines += TableText.wrapped(scenario.question, to: Self.width) }
    lines += rates + effects + notes
    return lines.map { TableText.cut($0, to: Self.width) + "\n" }.joined()
  }

  private var rates: [String] {
    let level = NumberText.fixed(findings.level * 100, decimals: 0)
    let widths = [9, 17, 8, 17] + (simulated == nil ? [] : [14])
    let header = TableReport.row(
      "On time, resolved, %", widths,
      ["forecast", "\(level) %", "pp", "next"] + (simulated == nil ? [] : ["simulated"]))
    let base = findings.rows[0].forecast.mean
    let rows = findings.rows.enumerated().map { index, row in
      let forecast = row.forecast
      var cells = [
        NumberText.figure(forecast.mean, .share), Self.range(forecast.meanInterval),
        index == 0 ? "" : NumberText.signed(forecast.mean - base, .share),
        Self.range(forecast.yearInterval),
      ]
      if let simulated { cells.append(Self.simulated(simulated.policies[index])) }
      let label = index == 0 || findings.rows.count == 2 ? row.name : "\(index) \(row.name)"
      return TableReport.row(label, widths, cells)
    }
    return ["", header] + rows
  }

  private static func range(_ range: ClosedRange<Double>) -> String {
    "[\(NumberText.figure(range.lowerBound, .share)), \(NumberText.figure(range.upperBound, .share))]"
  }

  private static func simulated(_ policy: PolicyFindings) -> String {
    let rate = policy.metrics.first { $0.id == "on_time_rate_resolved" }
    guard let mean = rate?.mean else { return "-" }
    guard let low = rate?.low, let high = rate?.high else {
      return NumberText.figure(mean, .share)
    }
    let half = NumberText.figure((high - low) / 2, .share)
    return "\(NumberText.figure(mean, .share)) ± \(half)"
  }

  /// The most that are shown.
  private static let mostEffects = 5

  private var effects: [String] {
    let moving = findings.effects.filter { abs($0.difference) >= 5e-5 }
    guard !moving.isEmpty else { return [] }
    let header = TableReport.row("If a tenth more, by the network", [8], ["pp"])
    let rows = moving.prefix(Self.mostEffects).map { effect in
      let mark = effect.isAssumed == true ? ", assumed" : ""
      return TableReport.row(
        "\(effect.parameter)\(mark)", [8], [NumberText.signed(effect.difference, .share)])
    }
    return ["", header] + rows
  }

  private var notes: [String] {
    let weight = NumberText.fixed(findings.analyticWeight * 100, decimals: 0)
    var paragraphs = [
      findings.runs == 0
        ? "From a fluid network alone, without a replication: what it is off by is assumed, not measured."
        : "From a fluid network, corrected by \(findings.runs) replications over all policies together; the network by itself weighs \(weight) %.",
      "The interval is of the mean over all that such a period may bring; next: of one such period.",
    ]
    if simulated != nil {
      paragraphs.append(
        "simulated: mean and half-width at 95 % of \(simulated?.replications ?? 0) replications.")
    }
    if !findings.leftOut.isEmpty {
      let all = findings.leftOut.map(\.feature).joined(separator: "; ")
      paragraphs.append("The network does not have: \(all).")
    }
    let assumed = findings.scenario.parameters.count { $0.status == .assumed }
    if assumed > 0 {
      paragraphs.append(
        "\(assumed) of \(findings.scenario.parameters.count) quantities are assumed, not measured: `motcua validate` lists them."
      )
    }
    return paragraphs.flatMap { paragraph in
      [""] + TableText.wrapped(paragraph, to: Self.width - 2).map { "  " + $0 }
    }
  }
}
