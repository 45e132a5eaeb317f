import Foundation
import Wording

/// A figure drawn as SVG for a page: with title and description, without colours of its own.
///
/// Classes `c0`, `c1`, … are the page's colours of series; `data-s` names a mark's series for the legend and
/// `data-t` is what is told of a mark.
struct FigureSVG {
  let figure: Figure

  static let width = 760.0
  private static let plotHeight = 270.0
  private static let lineHeight = 13.5
  /// Of letters of 11.5 pixels, a little generous.
  private static let letterWidth = 6.3
  private static let lastNames = 2
  /// Names beside points are cut to so many letters.
  private static let mostColumns = 38
  /// Lines of more points are drawn without symbols.
  private static let mostSymbols = 60

  init(_ figure: Figure) {
    self.figure = figure
  }

  // MARK: - Layout

  /// The series whose symbols stand beside each other at a place, in order.
  private var dodged: [Int] {
    figure.marks.compactMap { mark in
      if case .points(let series, _) = mark { series } else { nil }
    }
  }

  /// How far apart the symbols of a place stand: two stand on one line, as dumbbells do.
  private var gap: Double { dodged.count > 2 ? 9 : 0 }

  private var names: [String] {
    if case .names(let names) = figure.places.scale {
      names.map { MarkupText.plain($0) }
    } else {
      []
    }
  }

  private var rowHeight: Double {
    let lines = names.contains { Self.lines($0, width: 236).count > 1 } ? 2.0 : 1.0
    return max(
      lines * Self.lineHeight + 7, gap * Double(max(0, dodged.count - 1)) + (gap > 0 ? 20 : 14), 22)
  }

  private var left: Double {
    guard figure.isSideways else { return 70 }
    let longest = names.flatMap { Self.lines($0, width: 236) }.map(Self.width).max() ?? 0
    return min(250, max(60, longest + 16))
  }

  private let right = 22.0
  /// There is an axis above as well where the rows are many.
  private var hasUpperAxis: Bool { figure.isSideways && names.count > 12 }
  /// The name of a rule stands above the rows.
  private var hasNamedRule: Bool {
    figure.isSideways
      && figure.marks.contains { if case .rule(_, let name) = $0 { !name.isEmpty } else { false } }
  }
  private var top: Double { (hasUpperAxis ? 30 : 14) + (hasNamedRule ? 14 : 0) }
  private var bottom: Double { 46 }

  private var plot: (width: Double, height: Double) {
    let height = figure.isSideways ? rowHeight * Double(max(1, names.count)) : Self.plotHeight
    return (Self.width - left - right, height)
  }

  private var height: Double { top + plot.height + bottom }

  /// Where a place and a value are, in pixels.
  private func spot(_ place: Double, _ value: Double) -> (x: Double, y: Double) {
    let along = share(of: place, in: figure.places.scale)
    let across = share(of: value, in: figure.values.scale)
    return figure.isSideways
      ? (left + across * plot.width, top + along * plot.height)
      : (left + along * plot.width, top + (1 - across) * plot.height)
  }

  /// A place in the middle of its strip, or a number between the ends of its axis.
  private func share(of number: Double, in scale: Figure.Scale) -> Double {
    switch scale {
    case .names(let names): (number + 0.5) / Double(max(1, names.count))
    case .numbers(let scale):
      min(1, max(0, (number - scale.lowest) / (scale.highest - scale.lowest)))
    }
  }

  // MARK: - The whole

  var text: String {
    let id = figure.id
    var svg = """
      <svg viewBox="0 0 \(Self.text(Self.width)) \(Self.text(height))" role="img" \
      aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\(MarkupText.escaped(figure.title))</title>\
      <desc id="\(id)-d">\(MarkupText.escaped(figure.about, atMost: 1000))</desc>

      """
    svg += valueAxis + placeAxis
    for mark in figure.marks { svg += drawn(mark) }
    return svg + "</svg>"
  }

  // MARK: - Axes

  private var valueAxis: String {
    guard case .numbers(let scale) = figure.values.scale else { return "" }
    var svg = "<g class=\"g\">"
    for tick in scale.ticks {
      let (start, end) = (spot(firstPlace, tick), spot(lastPlace, tick))
      svg +=
        figure.isSideways
        ? Self.line((start.x, top), (start.x, top + plot.height))
        : Self.line((left, start.y), (left + plot.width, end.y))
    }
    svg += "</g><g class=\"k\">"
    for tick in scale.ticks {
      let words = Self.words(tick, scale, figure.language)
      let at = spot(firstPlace, tick)
      if figure.isSideways {
        svg += Self.label(words, at.x, top + plot.height + 16, anchor: "middle")
        if hasUpperAxis { svg += Self.label(words, at.x, top - 8, anchor: "middle") }
      } else {
        svg += Self.label(words, left - 7, at.y + 4, anchor: "end")
      }
    }
    let title = MarkupText.plain(figure.values.title)
    svg +=
      figure.isSideways
      ? Self.label(title, left + plot.width / 2, top + plot.height + 36, anchor: "middle")
      : "<text transform=\"translate(14 \(Self.text(top + plot.height / 2))) rotate(-90)\" "
        + "text-anchor=\"middle\">\(MarkupText.escaped(title))</text>"
    return svg + "</g>\n"
  }

  private var placeAxis: String {
    switch figure.places.scale {
    case .numbers(let scale): return numberedPlaces(scale)
    case .names:
      return figure.isSideways ? namedRows : namedColumns
    }
  }

  private var firstPlace: Double {
    if case .numbers(let scale) = figure.places.scale { scale.lowest } else { 0 }
  }

  private var lastPlace: Double {
    if case .numbers(let scale) = figure.places.scale { scale.highest } else { 0 }
  }

  private var namedRows: String {
    var svg = "<g class=\"n\">"
    for (index, name) in names.enumerated() {
      let middle = top + rowHeight * (Double(index) + 0.5)
      let lines = Self.lines(name, width: 236)
      let first = middle + 4 - Double(lines.count - 1) * Self.lineHeight / 2
      for (row, line) in lines.enumerated() {
        svg += Self.label(line, left - 9, first + Double(row) * Self.lineHeight, anchor: "end")
      }
    }
    return svg + "</g>\n"
  }

  /// Names below, as many as there is room for.
  private var namedColumns: String {
    let step = plot.width / Double(max(1, names.count))
    let widest = names.map(Self.width).max() ?? 0
    let interval = max(1, Int(((widest + 12) / step).rounded(.up)))
    var svg = "<g class=\"k\">"
    for (index, name) in names.enumerated() where index.isMultiple(of: interval) {
      let x = left + step * (Double(index) + 0.5)
      svg += Self.label(name, x, top + plot.height + 17, anchor: "middle")
    }
    return svg + axisTitle + "</g>\n"
  }

  private func numberedPlaces(_ scale: Figure.NumberScale) -> String {
    var svg = "<g class=\"k\">"
    for tick in scale.ticks {
      let x = left + share(of: tick, in: figure.places.scale) * plot.width
      svg += Self.label(
        Self.words(tick, scale, figure.language), x, top + plot.height + 17, anchor: "middle")
    }
    return svg + axisTitle + "</g>\n"
  }

  private var axisTitle: String {
    Self.label(
      MarkupText.plain(figure.places.title), left + plot.width / 2, top + plot.height + 38,
      anchor: "middle")
  }

  // MARK: - Marks

  private func drawn(_ mark: Figure.Mark) -> String {
    switch mark {
    case .points(let series, let points): return symbols(series, points)
    case .named(let series, let points, let names): return named(series, points, names)
    case .line(let series, let points):
      return opened(series) + "<path class=\"l\" d=\"\(path(points))\"/>"
        + (points.count > Self.mostSymbols
          ? "" : points.map { symbol(series, spot($0.place, $0.value), $0.words) }.joined())
        + "</g>\n"
    case .staircase(let series, let points):
      return opened(series) + "<path class=\"l\" d=\"\(stairs(points))\"/></g>\n"
    case .band(let series, let strength, let points):
      let highs = points.map { spot($0.place, $0.high ?? $0.value) }
      let lows = points.reversed().map { spot($0.place, $0.low ?? $0.value) }
      return opened(series)
        + "<path class=\"b\" fill-opacity=\"\(strength)\" d=\"\(Self.path(highs + lows))Z\"/></g>\n"
    case .bars(let series, let points):
      return opened(series) + points.map { bar($0, series) }.joined() + "</g>\n"
    case .links(let points):
      let lines = points.map { point in
        Self.line(
          spot(point.place, point.low ?? point.value), spot(point.place, point.high ?? point.value))
      }
      return "<g class=\"j\">" + lines.joined() + "</g>\n"
    case .rule(let value, let name): return rule(value, name)
    }
  }

  /// Symbols with their intervals, beside those of the other series.
  private func symbols(_ series: Int, _ points: [Figure.Point]) -> String {
    let place = dodged.firstIndex(of: series) ?? 0
    let shift = (Double(place) - Double(dodged.count - 1) / 2) * gap
    func moved(_ spot: (x: Double, y: Double)) -> (x: Double, y: Double) {
      figure.isSideways ? (spot.x, spot.y + shift) : (spot.x + shift, spot.y)
    }
    var svg = opened(series)
    for point in points {
      if let low = point.low, let high = point.high {
        svg += Self.line(
          moved(spot(point.place, low)), moved(spot(point.place, high)), style: "i")
      }
      svg += symbol(series, moved(spot(point.place, point.value)), point.words)
    }
    return svg + "</g>\n"
  }

  private func opened(_ series: Int) -> String {
    "<g class=\"c\(figure.series[series].colour % Palette.count)\" data-s=\"\(series)\">"
  }

  /// The symbol of a series; each colour has a form of its own.
  private func symbol(_ series: Int, _ at: (x: Double, y: Double), _ words: String) -> String {
    let tip = words.isEmpty ? "" : " data-t=\"\(MarkupText.escaped(words))\""
    let (x, y) = (Self.text(at.x), Self.text(at.y))
    return "<path\(tip) d=\"M\(x) \(y)\(Self.symbol(figure.series[series].colour))\"/>"
  }

  /// The path of a symbol from its middle, by colour.
  static func symbol(_ colour: Int) -> String {
    switch colour % Palette.count {
    case 0: "m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z"
    case 1: "m-3.8-3.8h7.6v7.6h-7.6z"
    case 2: "m0-5l5 8.6h-10z"
    case 3: "m0-5.4l5.4 5.4l-5.4 5.4l-5.4-5.4z"
    case 4: "m0 5l5-8.6h-10z"
    case 5: "m-1.6-5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z"
    case 6: "m-5-2.6h10v5.2h-10z"
    default: "m-2.6-5h5.2v10h-5.2z"
    }
  }

  private func bar(_ point: Figure.Point, _ series: Int) -> String {
    let (start, end) = (
      spot(point.place, point.low ?? 0), spot(point.place, point.high ?? point.value)
    )
    let tip = point.words.isEmpty ? "" : " data-t=\"\(MarkupText.escaped(point.words))\""
    if figure.isSideways {
      let thick = min(16, rowHeight * 0.68)
      return "<rect\(tip) x=\"\(Self.text(start.x))\" y=\"\(Self.text(start.y - thick / 2))\" "
        + "width=\"\(Self.text(max(0, end.x - start.x)))\" height=\"\(Self.text(thick))\"/>"
    }
    let thick = min(30, plot.width / Double(max(1, names.count)) * 0.7)
    return "<rect\(tip) x=\"\(Self.text(start.x - thick / 2))\" y=\"\(Self.text(end.y))\" "
      + "width=\"\(Self.text(thick))\" height=\"\(Self.text(max(0, start.y - end.y)))\"/>"
  }

  private func rule(_ value: Double, _ name: String) -> String {
    let at = spot(firstPlace, value)
    if figure.isSideways {
      let half = Self.width(MarkupText.plain(name)) / 2
      let middle = max(left + half - 20, min(left + plot.width - half + 12, at.x))
      return "<g class=\"r\">" + Self.line((at.x, top), (at.x, top + plot.height))
        + Self.label(
          MarkupText.plain(name), middle, top - (hasUpperAxis ? 23 : 6), anchor: "middle")
        + "</g>\n"
    }
    return "<g class=\"r\">" + Self.line((left, at.y), (left + plot.width, at.y))
      + Self.label(MarkupText.plain(name), left + plot.width, at.y - 5, anchor: "end") + "</g>\n"
  }

  private func path(_ points: [Figure.Point]) -> String {
    Self.path(points.map { spot($0.place, $0.value) })
  }

  private func stairs(_ points: [Figure.Point]) -> String {
    var path = ""
    for point in points {
      let (x, y) = spot(point.place, point.value)
      path += path.isEmpty ? "M\(Self.text(x)) \(Self.text(y))" : "H\(Self.text(x))V\(Self.text(y))"
    }
    return path
  }

  // MARK: - Names of points

  /// Symbols with names where neither a name nor a symbol is in the way.
  private func named(_ series: Int, _ points: [Figure.Point], _ names: [String]) -> String {
    var taken = points.map { point in
      let (x, y) = spot(point.place, point.value)
      return Box(left: x - 6, right: x + 6, top: y - 6, bottom: y + 6)
    }
    let page = Box(left: left, right: left + plot.width, top: top, bottom: top + plot.height)
    var svg = opened(series)
    for point in points { svg += symbol(series, spot(point.place, point.value), point.words) }
    svg += "</g><g class=\"n\" data-s=\"\(series)\">"
    for (index, name) in names.enumerated() {
      let line = TableText.cut(MarkupText.plain(name), to: Self.mostColumns)
      let (x, y) = spot(points[index].place, points[index].value)
      let width = Self.width(line)
      // Stairs come from the left below and go on to the right: those corners are free of them.
      let corners: [(Double, Double)] = [
        (7, 15), (-7 - width, -6), (9, 4), (-9 - width, 4), (-width / 2, -10), (-width / 2, 18),
      ]
      let boxes = corners.map {
        Box(left: x + $0.0, right: x + $0.0 + width, top: y + $0.1 - 10, bottom: y + $0.1 + 3)
      }
      guard
        let free = boxes.first(where: { box in page.holds(box) && !taken.contains(where: box.meets)
        })
      else { continue }
      taken.append(free)
      svg += Self.label(line, free.left, free.bottom - 3, anchor: "start")
    }
    return svg + "</g>\n"
  }

  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func holds(_ other: Box) -> Bool {
      left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }
  }
}

extension FigureSVG {
  // MARK: - Text

  /// A number of an axis, in per cent where it is a share.
  static func words(
    _ number: Double, _ scale: Figure.NumberScale, _ language: DisplayLanguage
  ) -> String {
    let text = NumberText.fixed(
      scale.isShare ? number * 100 : number, decimals: scale.decimals, in: language)
    return scale.isShare ? text + "\u{A0}%" : text
  }

  private static func width(_ text: String) -> Double {
    Double(TableText.width(of: text)) * letterWidth
  }

  /// A name in at most two lines, the second cut where it is longer.
  private static func lines(_ name: String, width: Double) -> [String] {
    let columns = Int(width / letterWidth)
    let lines = TableText.wrapped(name, to: columns)
    guard lines.count > lastNames else { return lines.count == 1 ? lines : balanced(name, columns) }
    return [lines[0], TableText.cut(lines[1] + "…", to: columns)]
  }

  /// Two lines as long as each other, as far as words allow.
  private static func balanced(_ name: String, _ columns: Int) -> [String] {
    let half = (TableText.width(of: name) + 1) / 2
    for width in min(half, columns)...columns {
      let lines = TableText.wrapped(name, to: width)
      if lines.count <= lastNames { return lines }
    }
    return TableText.wrapped(name, to: columns)
  }

  private static func label(
    _ text: String, _ x: Double, _ y: Double, anchor: String
  ) -> String {
    let side = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    return "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\"\(side)>"
      + "\(MarkupText.escaped(text))</text>"
  }

  private static func line(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), style: String? = nil
  ) -> String {
    let kind = style.map { " class=\"\($0)\"" } ?? ""
    return "<path\(kind) d=\"M\(text(start.x)) \(text(start.y))L\(text(end.x)) \(text(end.y))\"/>"
  }

  private static func path(_ spots: [(x: Double, y: Double)]) -> String {
    spots.enumerated().map { index, spot in
      "\(index == 0 ? "M" : "L")\(text(spot.x)) \(text(spot.y))"
    }.joined()
  }

  /// A number to a tenth, as SVG wants it.
  static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let rest = abs(tenths % 10)
    return rest == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(rest)"
  }
}
