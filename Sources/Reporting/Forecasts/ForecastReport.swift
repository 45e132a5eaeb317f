import Forecasting
public import Wording

/// A forecast as a table for people: what is expected, how sure, and how well it would have done.
public struct ForecastReport: TableWords {
  private let findings: ForecastFindings
  private let folder: String?
  let language: DisplayLanguage

  /// Sums and rows that are shown at most.
  private static let mostLines = 30
  private static let nameWidth = 34

  /// - Parameters:
  ///   - findings: The forecast.
  ///   - folder: The folder that was written; `nil`: none.
  ///   - language: Of its words and numbers.
  public init(
    _ findings: ForecastFindings, folder: String?, in language: DisplayLanguage = .english
  ) {
    (self.findings, self.folder, self.language) = (findings, folder, language)
  }

  public var text: String {
    let forecast = findings.forecast
    let lines = findings.lines
    let ahead = span(findings.times)
    let past = span(findings.pastTimes)
    var text = words(
      "\(forecast.horizon) \(step)s ahead, \(ahead), from \(findings.panel.length) \(step)s",
      vi: "\(forecast.horizon) \(step) tới, \(ahead), từ \(findings.panel.length) \(step)")
    if findings.isAddedUp { text += words(" added up from days", vi: " cộng từ số liệu ngày") }
    text += " (\(past)).\n\n"
    if let total = lines.first { text += byTime(total) + "\n" }
    if lines.count > 1 { text += byLine(lines) + "\n" }
    text += ending
    return text
  }

  private var step: String {
    switch findings.forecast.step {
    case .month: words("month", vi: "tháng")
    case .day: words("day", vi: "ngày")
    }
  }

  /// The first and the last of some days or months.
  private func span(_ times: [String]) -> String {
    language.date(times.first ?? "") + words("..", vi: " - ") + language.date(times.last ?? "")
  }

  /// The total, one line for each day or month.
  private func byTime(_ line: ForecastFindings.Line) -> String {
    let levels = findings.forecast.levels
    var text =
      TableText.left(words("total", vi: "tổng số"), 12)
      + TableText.right(words("mean", vi: "trung bình"), 12)
    for level in levels {
      text += TableText.right(
        words("\(ForecastCSV.percent(level)) % between", vi: "\(percent(level)) % nằm trong"), 24)
    }
    text += "\n"
    for (ahead, time) in findings.times.enumerated() {
      text += TableText.left(language.date(time), 12)
      text += TableText.right(fixed(line.series.mean[ahead], decimals: 1), 12)
      for band in line.series.bands { text += TableText.right(shown(band[ahead]), 24) }
      text += "\n"
    }
    return text
  }

  /// Sums and rows, one line each.
  private func byLine(_ lines: [ForecastFindings.Line]) -> String {
    let horizon = Double(findings.forecast.horizon)
    var text =
      TableText.left("", Self.nameWidth) + TableText.right(words("all ahead", vi: "cả kỳ tới"), 14)
      + TableText.right(words("a \(step)", vi: "mỗi \(step)"), 12)
      + TableText.right(words("off by", vi: "sai lệch"), 10)
      + words("  method\n", vi: "  phương pháp\n")
    for line in lines.prefix(Self.mostLines) {
      let sum = Double(line.series.tenths.reduce(0, +)) / 10
      text += TableText.left(label(of: line), Self.nameWidth)
      text += TableText.right(fixed(sum, decimals: 1), 14)
      text += TableText.right(fixed(sum / horizon, decimals: 1), 12)
      text += TableText.right(fixed(line.series.error, decimals: 1), 10)
      text += "  \(line.series.method)\n"
    }
    if lines.count > Self.mostLines {
      text += words(
        "\(lines.count - Self.mostLines) more are in forecast.csv\n",
        vi: "còn \(lines.count - Self.mostLines) dòng trong forecast.csv\n")
    }
    return text
  }

  private var ending: String {
    let forecast = findings.forecast
    var parts = [
      words(
        "off by: mean absolute error of a \(step) where the history is cut off and forecast, after"
          + " reconciling; the method is the one that was off least.",
        vi:
          "sai lệch: sai số tuyệt đối bình quân của một \(step) khi cắt chuỗi quá khứ rồi dự báo, sau"
          + " khi cân đối; phương pháp được chọn là phương pháp lệch ít nhất.")
    ]
    if let total = findings.lines.first {
      let tried = total.series.backtest.compactMap { score in
        score.error.map { "\(score.method) \(fixed($0, decimals: 1))" }
      }
      parts.append(
        words("total: ", vi: "tổng số: ") + tried.joined(separator: words(", ", vi: "; ")))
    }
    switch forecast.reconciliation {
    case .bottomUp where findings.lines.count == 1: break
    case .bottomUp:
      parts.append(words("sums are added up from the rows", vi: "các tổng được cộng từ các dòng"))
    case .minimumTrace:
      let share = fixed((forecast.shrinkage ?? 1) * 100, decimals: 0)
      parts.append(
        words(
          "sums agree by minimum trace (shrinkage \(share) %); negative rows are set to 0 and added up",
          vi:
            "các tổng được cân đối theo vết nhỏ nhất (co \(share) %); dòng âm được đặt bằng 0 rồi cộng lại"
        )
      )
    }
    parts += forecast.notes
    if let folder {
      parts.append(
        words(
          "written: \(folder)/demand.csv, chart.svg and more",
          vi: "đã ghi: \(folder)/demand.csv, chart.svg và các tệp khác"))
    }
    return parts.flatMap { TableText.wrapped($0, to: 100) }.joined(separator: "\n") + "\n"
  }

  /// `total` is ours, other labels are the history's.
  private func label(of line: ForecastFindings.Line) -> String {
    line.values.allSatisfy(\.isEmpty) ? words("total", vi: "tổng số") : line.label
  }

  private func percent(_ level: Double) -> String {
    ForecastCSV.percent(level).replacing(".", with: language.decimalMark)
  }

  private func shown(_ band: CountBand) -> String {
    fixed(band.low, decimals: 0) + " .. " + fixed(band.high, decimals: 0)
  }
}
