import Forecasting

/// History, forecast and bands as one SVG file that needs nothing else: `chart.svg`.
///
/// One panel for the total and for the largest sums or rows, each with a title and a description that
/// screen readers tell. Colours follow the reader's dark mode; lines differ in more than colour.
struct ForecastChart {
  private let findings: ForecastFindings

  private static let mostPanels = 12
  /// So much of the history is drawn, in days or months.
  private static let mostPast = 400
  private static let width = 860.0
  private static let panelHeight = 230.0
  private static let margin = (left: 78.0, right: 18.0, top: 34.0, bottom: 30.0)

  init(_ findings: ForecastFindings) {
    self.findings = findings
  }

  var text: String {
    let lines = shown
    let height = 58 + Double(lines.count) * Self.panelHeight
    let step = findings.forecast.step.rawValue
    let title = "Arrivals of dossiers by \(step): history and forecast"
    let levels = findings.forecast.levels.map { "\(ForecastCSV.percent($0)) %" }
      .joined(separator: " and ")
    let about =
      "\(findings.panel.length) \(step)s of history and \(findings.forecast.horizon) ahead,"
      + " with bands that hold \(levels) of \(step)s."
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.text(Self.width)) \(Self.text(height))" \
      width="\(Self.text(Self.width))" height="\(Self.text(height))" role="group" \
      aria-labelledby="title about" lang="en">
      <title id="title">\(Self.escaped(title))</title>
      <desc id="about">\(Self.escaped(about))</desc>
      <style>\(Self.style)</style>
      <rect class="paper" width="100%" height="100%"/>
      <text class="head" x="12" y="24">\(Self.escaped(title))</text>
      <text class="small" x="12" y="44">\(Self.escaped(about)) Solid: counted. Dashed: expected.</text>

      """
    for (index, line) in lines.enumerated() {
      svg += panel(line, number: index, top: 58 + Double(index) * Self.panelHeight)
    }
    return svg + "</svg>\n"
  }

  private static let style = """
    text { font-family: system-ui, "Noto Sans", sans-serif; fill: #1b1f24 } .head { font-size: 17px; \
    font-weight: 600 } .name { font-size: 14px; font-weight: 600 } .small { font-size: 11.5px } .paper { \
    fill: #ffffff } .grid { stroke: #d5d9de; stroke-width: 1 } .past { fill: none; stroke: #1b1f24; \
    stroke-width: 1.4 } .ahead { fill: none; stroke: #0b62a8; stroke-width: 2; stroke-dasharray: 6 3 } \
    .band { fill: #0b62a8; fill-opacity: 0.18 } .now { stroke: #6b7280; stroke-width: 1; \
    stroke-dasharray: 2 3 } @media (prefers-color-scheme: dark) { text { fill: #e6e8eb } .paper { fill: \
    #15181c } .grid { stroke: #3a4048 } .past { stroke: #e6e8eb } .ahead { stroke: #7cc0f5 } .band { fill: \
    #7cc0f5 } }
    """

  /// The total, then the sums of the first column, largest first, or the rows.
  private var shown: [ForecastFindings.Line] {
    let lines = findings.lines
    guard let total = lines.first else { return [] }
    let level = findings.forecast.hierarchy.columns.first
    let parts = lines.dropFirst().filter { $0.level == level }
    let ordered = parts.enumerated().sorted { left, right in
      let sums = (left.element.series.tenths.reduce(0, +), right.element.series.tenths.reduce(0, +))
      return sums.0 == sums.1 ? left.offset < right.offset : sums.0 > sums.1
    }
    return [total] + ordered.prefix(Self.mostPanels - 1).map(\.element)
  }

  // MARK: - One panel

  /// Where values and times of a panel stand.
  private struct Scale {
    var top: Double
    var highest: Double
    var count: Int

    func x(_ place: Int) -> Double {
      let width = ForecastChart.width - ForecastChart.margin.left - ForecastChart.margin.right
      return ForecastChart.margin.left + width * Double(place) / Double(max(1, count - 1))
    }

    func y(_ value: Double) -> Double {
      let height =
        ForecastChart.panelHeight - ForecastChart.margin.top - ForecastChart.margin.bottom
      return top + ForecastChart.margin.top + height * (1 - min(1, value / highest))
    }
  }

  private func panel(_ line: ForecastFindings.Line, number: Int, top: Double) -> String {
    let past = Array(line.series.history.suffix(Self.mostPast))
    let ahead = line.series.mean
    let highs = line.series.bands.flatMap { $0.map(\.high) }
    let highest = Self.nice((past + ahead + highs).max() ?? 1)
    let scale = Scale(top: top, highest: highest, count: past.count + ahead.count)
    let sum = NumberText.fixed(ahead.reduce(0, +), decimals: 1)
    let about =
      "\(line.label): \(sum) dossiers expected in all from \(findings.times.first ?? "") to"
      + " \(findings.times.last ?? ""), by \(line.series.method); off by"
      + " \(NumberText.fixed(line.series.error, decimals: 1)) a \(findings.forecast.step.rawValue)"
      + " in the backtest."
    var svg = """
      <g role="img" aria-labelledby="t\(number) d\(number)">
      <title id="t\(number)">\(Self.escaped(line.label))</title>
      <desc id="d\(number)">\(Self.escaped(about))</desc>
      <text class="name" x="12" y="\(Self.text(top + 20))">\(Self.escaped(TableText.cut(line.label, to: 90)))</text>

      """
    svg += axes(scale, pastCount: past.count)
    // The widest band first, so that the narrower ones lie on it.
    for band in line.series.bands.reversed() {
      let highs = band.enumerated().map { point(scale, past.count + $0, $1.high) }
      let lows = band.enumerated().map { point(scale, past.count + $0, $1.low) }.reversed()
      svg += "<polygon class=\"band\" points=\"\((highs + lows).joined(separator: " "))\"/>\n"
    }
    let pastPoints = past.enumerated().map { point(scale, $0, $1) }
    let last = past.last.map { [point(scale, past.count - 1, $0)] } ?? []
    let aheadPoints = last + ahead.enumerated().map { point(scale, past.count + $0, $1) }
    svg += "<polyline class=\"past\" points=\"\(pastPoints.joined(separator: " "))\"/>\n"
    svg += "<polyline class=\"ahead\" points=\"\(aheadPoints.joined(separator: " "))\"/>\n"
    return svg + "</g>\n"
  }

  private func axes(_ scale: Scale, pastCount: Int) -> String {
    var svg = ""
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let y = scale.y(scale.highest * share)
      let value = scale.highest * share
      svg +=
        "<line class=\"grid\" x1=\"\(Self.text(Self.margin.left))\" x2=\"\(Self.text(Self.width - Self.margin.right))\" y1=\"\(Self.text(y))\" y2=\"\(Self.text(y))\"/>\n"
      svg +=
        "<text class=\"small\" text-anchor=\"end\" x=\"\(Self.text(Self.margin.left - 6))\" y=\"\(Self.text(y + 4))\">\(NumberText.fixed(value, decimals: scale.highest < 4 ? 2 : scale.highest < 40 ? 1 : 0))</text>\n"
    }
    let first = findings.panel.length - pastCount
    let all = findings.pastTimes.suffix(pastCount) + findings.times
    let interval = max(1, (all.count + 6) / 7)
    for (place, time) in all.enumerated() where place % interval == 0 && first >= 0 {
      svg +=
        "<text class=\"small\" text-anchor=\"middle\" x=\"\(Self.text(scale.x(place)))\" y=\"\(Self.text(scale.y(0) + 18))\">\(time)</text>\n"
    }
    if pastCount > 0 {
      let x = Self.text(scale.x(pastCount - 1))
      svg +=
        "<line class=\"now\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.text(scale.y(scale.highest)))\" y2=\"\(Self.text(scale.y(0)))\"/>\n"
    }
    return svg
  }

  private func point(_ scale: Scale, _ place: Int, _ value: Double) -> String {
    "\(Self.text(scale.x(place))),\(Self.text(scale.y(value)))"
  }

  // MARK: - Text

  /// A number to a tenth, as SVG wants it.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }

  /// The next of some round numbers times a power of ten.
  private static func nice(_ number: Double) -> Double {
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map { $0 * power }.first { $0 >= number }
      ?? power * 10
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in TableText.printable(text) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
