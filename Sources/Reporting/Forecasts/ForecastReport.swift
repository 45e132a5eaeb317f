import Forecasting

/// A forecast as a table for people: what is expected, how sure, and how well it would have done.
public struct ForecastReport {
  private let findings: ForecastFindings
  private let folder: String?

  /// Sums and rows that are shown at most.
  private static let mostLines = 30
  private static let nameWidth = 34

  /// - Parameters:
  ///   - findings: The forecast.
  ///   - folder: The folder that was written; `nil`: none.
  public init(_ findings: ForecastFindings, folder: String?) {
    (self.findings, self.folder) = (findings, folder)
  }

  public var text: String {
    let forecast = findings.forecast
    let lines = findings.lines
    let step = forecast.step.rawValue
    var text = "\(forecast.horizon) \(step)s ahead, \(findings.times.first ?? "")"
    text += "..\(findings.times.last ?? ""), from \(findings.panel.length) \(step)s"
    text += findings.isAddedUp ? " added up from days" : ""
    text += " (\(findings.pastTimes.first ?? "")..\(findings.pastTimes.last ?? "")).\n\n"
    if let total = lines.first { text += byTime(total) + "\n" }
    if lines.count > 1 { text += byLine(lines) + "\n" }
    text += ending
    return text
  }

  /// The total, one line for each day or month.
  private func byTime(_ line: ForecastFindings.Line) -> String {
    let levels = findings.forecast.levels
    var text = TableText.left("total", 12) + TableText.right("mean", 12)
    for level in levels { text += TableText.right("\(ForecastCSV.percent(level)) % between", 24) }
    text += "\n"
    for (ahead, time) in findings.times.enumerated() {
      text += TableText.left(time, 12)
      text += TableText.right(NumberText.fixed(line.series.mean[ahead], decimals: 1), 12)
      for band in line.series.bands { text += TableText.right(Self.text(band[ahead]), 24) }
      text += "\n"
    }
    return text
  }

  /// Sums and rows, one line each.
  private func byLine(_ lines: [ForecastFindings.Line]) -> String {
    let horizon = Double(findings.forecast.horizon)
    let step = findings.forecast.step.rawValue
    var text =
      TableText.left("", Self.nameWidth) + TableText.right("all ahead", 14)
      + TableText.right("a \(step)", 12) + TableText.right("off by", 10) + "  method\n"
    for line in lines.prefix(Self.mostLines) {
      let sum = Double(line.series.tenths.reduce(0, +)) / 10
      text += TableText.left(line.label, Self.nameWidth)
      text += TableText.right(NumberText.fixed(sum, decimals: 1), 14)
      text += TableText.right(NumberText.fixed(sum / horizon, decimals: 1), 12)
      text += TableText.right(NumberText.fixed(line.series.error, decimals: 1), 10)
      text += "  \(line.series.method)\n"
    }
    if lines.count > Self.mostLines {
      text += "\(lines.count - Self.mostLines) more are in forecast.csv\n"
    }
    return text
  }

  private var ending: String {
    let forecast = findings.forecast
    let step = forecast.step.rawValue
    var parts = [
      "off by: mean absolute error of a \(step) where the history is cut off and forecast, after"
        + " reconciling; the method is the one that was off least."
    ]
    if let total = findings.lines.first {
      let tried = total.series.backtest.compactMap { score in
        score.error.map { "\(score.method) \(NumberText.fixed($0, decimals: 1))" }
      }
      parts.append("total: \(tried.joined(separator: ", "))")
    }
    switch forecast.reconciliation {
    case .bottomUp where findings.lines.count == 1: break
    case .bottomUp: parts.append("sums are added up from the rows")
    case .minimumTrace:
      let share = NumberText.fixed((forecast.shrinkage ?? 1) * 100, decimals: 0)
      parts.append(
        "sums agree by minimum trace (shrinkage \(share) %); negative rows are set to 0 and added up"
      )
    }
    parts += forecast.notes
    if let folder { parts.append("written: \(folder)/demand.csv, chart.svg and more") }
    return parts.flatMap { TableText.wrapped($0, to: 100) }.joined(separator: "\n") + "\n"
  }

  private static func text(_ band: CountBand) -> String {
    NumberText.fixed(band.low, decimals: 0) + " .. " + NumberText.fixed(band.high, decimals: 0)
  }
}
