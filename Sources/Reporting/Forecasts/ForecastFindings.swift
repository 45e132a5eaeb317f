public import Forecasting
public import Scenarios

/// A forecast of arrivals with what it was made from: what the tables, files and the chart show.
public struct ForecastFindings: Sendable {
  public let forecast: ArrivalForecast
  /// The history's first day or month, and how many it has.
  public let panel: ArrivalPanel
  /// The table of the history.
  public let source: SourceText
  /// Whether days were added up to months.
  public let isAddedUp: Bool

  public init(
    _ forecast: ArrivalForecast, panel: ArrivalPanel, source: SourceText, isAddedUp: Bool
  ) {
    (self.forecast, self.panel) = (forecast, panel)
    (self.source, self.isAddedUp) = (source, isAddedUp)
  }

  /// One series or sum as files name it.
  struct Line {
    /// `total`, the name of a column, or `row`.
    var level: String
    /// By column; empty where all values are meant.
    var values: [String]
    var series: ArrivalForecast.Series

    var label: String {
      let given = values.filter { !$0.isEmpty }
      return given.isEmpty ? "total" : given.joined(separator: " · ")
    }
  }

  /// The total, the sums of each column, then the rows; with one column or none its rows are its sums.
  var lines: [Line] {
    let hierarchy = forecast.hierarchy
    let empty = [String](repeating: "", count: hierarchy.columns.count)
    var lines = zip(hierarchy.groups, forecast.groups).compactMap { group, series -> Line? in
      guard let column = group.column else {
        return Line(level: "total", values: empty, series: series)
      }
      guard hierarchy.columns.count > 1 else { return nil }
      var values = empty
      values[column] = group.value
      return Line(level: hierarchy.columns[column], values: values, series: series)
    }
    if !hierarchy.columns.isEmpty {
      lines += zip(hierarchy.rows, forecast.rows).map {
        Line(
          level: hierarchy.columns.count == 1 ? hierarchy.columns[0] : "row", values: $0, series: $1
        )
      }
    }
    return lines
  }

  /// A day or month as files write it.
  func timeText(_ date: String) -> String {
    forecast.step == .month ? String(date.prefix(7)) : date
  }

  /// The days or months ahead.
  var times: [String] {
    (0..<forecast.horizon).map { timeText("\(forecast.date($0))") }
  }

  /// The history's days or months.
  var pastTimes: [String] {
    (0..<panel.length).map { timeText("\(panel.date($0))") }
  }
}
