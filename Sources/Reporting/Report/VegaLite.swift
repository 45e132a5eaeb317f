import Wording

/// A figure as Vega-Lite v5 takes it, data inline: for Altair, JupyterLab and editors.
public enum VegaLite {
  /// The JSON text of a figure, ended by a line break.
  public static func text(of figure: Figure) -> String {
    VegaLiteChart(figure).value.text + "\n"
  }
}

/// One figure on its way to JSON: a layer for each mark, which takes its rows of one table.
private struct VegaLiteChart {
  let figure: Figure

  init(_ figure: Figure) {
    self.figure = figure
  }

  var value: JSONValue {
    .object([
      "$schema": .string("https://vega.github.io/schema/vega-lite/v5.json"),
      "title": .object([
        "text": .string(MarkupText.plain(figure.title)), "anchor": .string("start"),
      ]),
      "description": .string(MarkupText.plain(figure.about)),
      "width": .integer(620),
      "height": figure.isSideways
        ? .object(["step": .integer(rowHeight), "for": .string("position")]) : .integer(280),
      "data": .object(["values": .array(rows)]),
      "layer": .array(figure.marks.enumerated().flatMap { layers($1, index: $0) }),
    ])
  }

  /// A row of several symbols is higher.
  private var rowHeight: Int64 {
    let several = figure.marks.filter { if case .points = $0 { true } else { false } }.count
    return Int64(max(20, 10 * several + 8))
  }

  // MARK: - Rows

  private var rows: [JSONValue] {
    figure.marks.enumerated().flatMap { index, mark -> [JSONValue] in
      switch mark {
      case .points(let series, let points), .line(let series, let points),
        .staircase(let series, let points), .band(let series, _, let points),
        .bars(let series, let points):
        return points.map { row($0, series, of: index) }
      case .named(let series, let points, let names):
        return zip(points, names).map { row($0, series, of: index, name: $1) }
      case .links(let points): return points.map { row($0, nil, of: index) }
      case .rule(let value, let name):
        return [
          .object([
            "layer": .integer(Int64(index)), "value": .number(value),
            "name": .string(MarkupText.plain(name)),
          ])
        ]
      }
    }
  }

  private func row(
    _ point: Figure.Point, _ series: Int?, of layer: Int, name: String? = nil
  ) -> JSONValue {
    .object([
      "layer": .integer(Int64(layer)), "place": place(point.place),
      "series": series.map { .string(MarkupText.plain(figure.series[$0].name)) },
      "value": .number(point.value), "low": point.low.map { .number($0) },
      "high": point.high.map { .number($0) },
      "name": name.map { .string(MarkupText.plain($0)) },
      "words": point.words.isEmpty ? nil : .string(MarkupText.plain(point.words)),
    ])
  }

  private func place(_ place: Double) -> JSONValue {
    switch figure.places.scale {
    case .names(let names): .string(MarkupText.plain(names[Int(place)]))
    case .numbers: .number(place)
    }
  }

  // MARK: - Layers

  private func layers(_ mark: Figure.Mark, index: Int) -> [JSONValue] {
    let colour = JSONMember("color", colours)
    let tip = JSONMember(
      "tooltip", .object(["field": .string("words"), "type": .string("nominal")]))
    switch mark {
    case .points(_, let points):
      let symbol = layer(index, ["type": .string("point"), "filled": .bool(true)], [colour, tip])
      guard points.contains(where: { $0.low != nil }) else { return [symbol] }
      return [layer(index, ["type": .string("rule")], [colour], isSpan: true), symbol]
    case .named:
      let name = JSONMember("text", .object(["field": .string("name")]))
      return [
        layer(index, ["type": .string("point"), "filled": .bool(true)], [colour, tip]),
        layer(index, ["type": .string("text"), "dy": .integer(-9)], [name]),
      ]
    case .line:
      return [layer(index, ["type": .string("line"), "point": .bool(true)], [colour, tip])]
    case .staircase:
      return [
        layer(index, ["type": .string("line"), "interpolate": .string("step-after")], [colour])
      ]
    case .band(_, let strength, _):
      return [
        layer(
          index, ["type": .string("area"), "opacity": .number(strength)], [colour], isSpan: true)
      ]
    case .bars: return [layer(index, ["type": .string("bar")], [colour, tip], isSpan: true)]
    case .links:
      return [
        layer(index, ["type": .string("rule"), "color": .string("#9aa2ab")], [], isSpan: true)
      ]
    case .rule:
      return [
        .object([
          "transform": filter(index),
          "mark": .object([
            "type": .string("rule"), "strokeDash": .array([.integer(5), .integer(4)]),
          ]),
          "encoding": .object([JSONMember(across, axis(figure.values, field: "value"))]),
        ])
      ]
    }
  }

  /// A mark on its rows; `isSpan`: from `low` to `high`.
  private func layer(
    _ index: Int, _ mark: KeyValuePairs<String, JSONValue?>, _ members: [JSONMember],
    isSpan: Bool = false
  ) -> JSONValue {
    var encoding = [
      JSONMember(along, axis(figure.places, field: "place")),
      JSONMember(across, axis(figure.values, field: isSpan ? "low" : "value")),
    ]
    if isSpan { encoding.append(JSONMember(across + "2", .object(["field": .string("high")]))) }
    if figure.isSideways, rowHeight > 20, case .points = figure.marks[index] {
      encoding.append(
        JSONMember(along + "Offset", .object(["field": .string("series"), "sort": names])))
    }
    return .object([
      "transform": filter(index), "mark": .object(mark), "encoding": .object(encoding + members),
    ])
  }

  private func filter(_ index: Int) -> JSONValue {
    .array([.object(["filter": .string("datum.layer === \(index)")])])
  }

  private var along: String { figure.isSideways ? "y" : "x" }
  private var across: String { figure.isSideways ? "x" : "y" }

  private func axis(_ axis: Figure.Axis, field: String) -> JSONValue {
    let title = JSONValue.string(MarkupText.plain(axis.title))
    switch axis.scale {
    case .names(let names):
      return .object([
        "field": .string(field), "type": .string("ordinal"),
        "sort": .array(names.map { .string(MarkupText.plain($0)) }), "title": title,
        "axis": .object(["labelLimit": .integer(260)]),
      ])
    case .numbers(let scale):
      return .object([
        "field": .string(field), "type": .string("quantitative"), "title": title,
        "scale": .object([
          "domain": .array([.number(scale.lowest), .number(scale.highest)]),
          "zero": .bool(false), "nice": .bool(false),
        ]),
        "axis": scale.isShare
          ? .object(["format": .string(".\(scale.decimals)%")]) : .object([:]),
      ])
    }
  }

  private var names: JSONValue {
    .array(figure.series.map { .string(MarkupText.plain($0.name)) })
  }

  private var colours: JSONValue {
    .object([
      "field": .string("series"), "type": .string("nominal"), "title": .null,
      "scale": .object([
        "domain": names,
        "range": .array(figure.series.map { .string(Palette.light($0.colour)) }),
      ]),
    ])
  }
}
