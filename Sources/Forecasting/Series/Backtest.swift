/// What a method's forecasts from earlier days were worth, averaged over series and origins.
public struct Backtest: Sendable, Hashable {
  /// Forecasts that were judged.
  public let forecasts: Int
  /// The symmetric mean absolute percentage error; see ``ForecastAccuracy``.
  public let symmetricError: Double
  /// The mean absolute scaled error; `nil` where no history had a scale.
  public let scaledError: Double?
  /// Both errors relative to Naive2's; `nil` where Naive2 made none.
  public let relativeError: Double?

  /// Forecasts every series from earlier days and compares with what came.
  ///
  /// - Parameters:
  ///   - panel: Series; those too short for any origin are passed over.
  ///   - method: What is judged.
  ///   - horizon: Steps ahead; at least 1.
  ///   - origins: Days to forecast from, each `spacing` steps before the next; at least 1.
  ///   - spacing: At least 1.
  /// - Throws: ``SeriesError`` when no series is longer than the horizon.
  public init(
    of panel: [TimeSeries], method: ForecastMethod, horizon: Int, origins: Int = 1,
    spacing: Int = 1
  ) throws(SeriesError) {
    precondition(origins >= 1 && spacing >= 1, "an origin and a spacing are needed")
    guard horizon >= 1 else { throw .horizonBelowOne(horizon) }
    guard !panel.isEmpty else { throw .empty }
    var (own, naive) = (Sums(), Sums())
    for series in panel {
      for origin in 0..<origins {
        guard let past = series.prefix(series.count - horizon - origin * spacing) else { break }
        let actual = Array(series.values[past.count..<(past.count + horizon)])
        own.add(method.steps(after: past, horizon: horizon), actual, past)
        naive.add(Naive2.method.steps(after: past, horizon: horizon), actual, past)
      }
    }
    guard own.count > 0 else {
      throw .tooShort(count: panel.map(\.count).max() ?? 0, needed: horizon + 1)
    }
    forecasts = own.count
    symmetricError = own.symmetric / Double(own.count)
    scaledError = own.meanScaled
    relativeError =
      if let scaled = own.meanScaled, let naiveScaled = naive.meanScaled {
        ForecastAccuracy.relativeError(
          symmetric: own.symmetric, scaled: scaled, naiveSymmetric: naive.symmetric,
          naiveScaled: naiveScaled)
      } else {
        nil
      }
  }
}

private struct Sums {
  var count = 0
  var symmetric = 0.0
  var scaledCount = 0
  var scaled = 0.0

  var meanScaled: Double? { scaledCount > 0 ? scaled / Double(scaledCount) : nil }

  mutating func add(_ forecast: [Double], _ actual: [Double], _ past: TimeSeries) {
    count += 1
    symmetric += ForecastAccuracy.symmetricError(forecast, actual: actual) ?? 0
    if let error = ForecastAccuracy.scaledError(forecast, actual: actual, history: past) {
      scaledCount += 1
      scaled += error
    }
  }
}
