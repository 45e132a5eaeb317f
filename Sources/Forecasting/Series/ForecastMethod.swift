/// A way to continue a series, with the name under which it is asked for.
public struct ForecastMethod: Sendable {
  /// The word for it in options and tables; released words keep their meaning.
  public let id: String
  /// What it is, in one line, with its source.
  public let summary: String
  /// Continues figures that are at most 1 in magnitude; season, then horizon.
  let path: @Sendable ([Double], Int, Int) -> [Double]

  init(
    _ id: String, _ summary: String, path: @escaping @Sendable ([Double], Int, Int) -> [Double]
  ) {
    self.id = id
    self.summary = summary
    self.path = path
  }

  /// What to expect in the steps after a series.
  ///
  /// Every method answers for every series, also one of a single figure; a season longer than half
  /// the series is left out by the methods that would have to guess it. Figures are worked on as
  /// shares of the largest one, so that huge and tiny magnitudes are alike.
  ///
  /// - Throws: ``SeriesError/horizonBelowOne(_:)``.
  public func forecast(of series: TimeSeries, horizon: Int) throws(SeriesError) -> PointForecast {
    guard horizon >= 1 else { throw .horizonBelowOne(horizon) }
    return PointForecast(steps(after: series, horizon: horizon))
  }

  /// The figures of a forecast whose horizon is known to be positive.
  func steps(after series: TimeSeries, horizon: Int) -> [Double] {
    let scale = series.values.reduce(0) { max($0, $1.magnitude) }
    guard scale > 0 else { return Array(repeating: 0, count: horizon) }
    let first = series.values[0]
    guard series.values.contains(where: { $0 != first }) else {
      return Array(repeating: first, count: horizon)
    }
    let shares = series.values.map { $0 / scale }
    return path(shares, series.seasonLength, horizon).map { SeriesMath.finite($0 * scale) }
  }
}
