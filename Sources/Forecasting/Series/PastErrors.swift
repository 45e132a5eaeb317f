/// The scaled errors of forecasts that a method would have made of one series on earlier days.
struct PastErrors {
  /// Absolute errors over the scale at the origin, *origins* × *steps*, the latest origin first; a
  /// row may have fewer steps than the horizon.
  let rows: [[Double]]

  /// The errors from origins a third of the horizon apart, as far as the series reaches.
  init(of series: TimeSeries, method: ForecastMethod, horizon: Int, origins: Int) {
    let least = Self.least(series)
    let spacing = max(1, horizon / 3)
    var ends = (0..<origins).map { series.count - horizon - $0 * spacing }.filter { $0 >= least }
    if ends.isEmpty, series.count > least { ends = [least] }
    rows = ends.map { end in
      let past = TimeSeries(
        checked: Array(series.values.prefix(end)), seasonLength: series.seasonLength)
      let scale = Self.scale(of: past)
      let steps = min(horizon, series.count - end)
      let forecast = method.steps(after: past, horizon: steps)
      return (0..<steps).map {
        // A ratio that is infinite would make every range so.
        min(abs(forecast[$0] / scale - series.values[end + $0] / scale), 1e100)
      }
    }
  }

  /// The shortest past from which a forecast is judged: two seasons and a step.
  static func least(_ series: TimeSeries) -> Int {
    series.seasonLength > 1 ? 2 * series.seasonLength + 1 : 3
  }

  /// The series' scale, by seasons, by steps or by size, whichever is the first above 0; else 1.
  static func scale(of series: TimeSeries) -> Double {
    if let scale = ForecastAccuracy.scale(of: series) { return scale }
    let bySteps = TimeSeries(checked: series.values, seasonLength: 1)
    if let scale = ForecastAccuracy.scale(of: bySteps) { return scale }
    let size = series.values.reduce(0) { max($0, $1.magnitude) }
    return size > 0 ? size : 1
  }

  /// The mean error relative to the panel's, drawn towards 1.
  func factor(growth: [Double], strength: Double) -> Double {
    let (sum, count) = total(rows[...], growth: growth)
    return (sum + strength) / (Double(count) + strength)
  }

  /// Errors relative to the panel's and to the factor that the other origins give.
  func ratios(growth: [Double], strength: Double) -> [Double] {
    rows.indices.flatMap { index -> [Double] in
      let left = total(rows[..<index], growth: growth)
      let right = total(rows[(index + 1)...], growth: growth)
      let count = Double(left.count + right.count)
      let factor = (left.sum + right.sum + strength) / (count + strength)
      return zip(rows[index], growth).map { $0 / $1 / factor }
    }
  }

  private func total(
    _ rows: ArraySlice<[Double]>, growth: [Double]
  ) -> (sum: Double, count: Int) {
    var (sum, count) = (0.0, 0)
    for row in rows {
      for (error, mean) in zip(row, growth) { sum += error / mean }
      count += row.count
    }
    return (sum, count)
  }
}
