/// How far forecasts were from what came, by the definitions of the M4 competition.
///
/// - SeeAlso: Makridakis, Spiliotis and Assimakopoulos, "The M4 competition: 100,000 time series
///   and 61 forecasting methods", International Journal of Forecasting 36 (2020) 54-74.
public enum ForecastAccuracy {
  /// The symmetric mean absolute percentage error, in percent from 0 to 200.
  ///
  /// A step where both figures are 0 counts as met.
  ///
  /// - Returns: `nil` unless there are as many forecasts as figures, at least one.
  public static func symmetricError(_ forecast: [Double], actual: [Double]) -> Double? {
    guard forecast.count == actual.count, !actual.isEmpty else { return nil }
    let errors = zip(forecast, actual).map { expected, value in
      // Halved before they are added, since the sum of two finite numbers may be infinite.
      let size = abs(value) / 2 + abs(expected) / 2
      return size > 0 ? 200 * (abs(value / 2 - expected / 2) / size) : 0
    }
    return errors.reduce(0, +) / Double(errors.count)
  }

  /// The mean absolute error over ``scale(of:)`` of the history.
  ///
  /// - Returns: `nil` where the history has no scale, and unless there are as many forecasts as
  ///   figures, at least one.
  public static func scaledError(
    _ forecast: [Double], actual: [Double], history: TimeSeries
  ) -> Double? {
    guard forecast.count == actual.count, !actual.isEmpty, let scale = scale(of: history) else {
      return nil
    }
    let errors = zip(forecast, actual).map { abs($0 - $1) / scale }
    let mean = errors.reduce(0, +) / Double(errors.count)
    return mean.isFinite ? mean : nil
  }

  /// The mean absolute change from one season to the next.
  ///
  /// - Returns: `nil` for a history that is not longer than a season or repeats itself.
  public static func scale(of history: TimeSeries) -> Double? {
    let season = history.seasonLength
    guard history.count > season else { return nil }
    let count = Double(history.count - season)
    var sum = 0.0
    for index in season..<history.count {
      sum += abs(history.values[index] - history.values[index - season]) / count
    }
    return sum > 0 && sum.isFinite ? sum : nil
  }

  /// The mean of two ratios to Naive2: of symmetric and of scaled errors, each averaged before.
  ///
  /// - Returns: `nil` where Naive2 made no error.
  public static func relativeError(
    symmetric: Double, scaled: Double, naiveSymmetric: Double, naiveScaled: Double
  ) -> Double? {
    guard naiveSymmetric > 0, naiveScaled > 0 else { return nil }
    return (symmetric / naiveSymmetric + scaled / naiveScaled) / 2
  }

  /// The mean scaled interval score: width, and what lies outside times 2 / (1 - level), over
  /// ``scale(of:)``.
  ///
  /// - Returns: `nil` where the history has no scale or the level is not among the forecast's.
  /// - SeeAlso: Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation",
  ///   Journal of the American Statistical Association 102 (2007) 359-378.
  public static func intervalScore(
    _ forecast: IntervalForecast, level: Double, actual: [Double], history: TimeSeries
  ) -> Double? {
    guard let scale = scale(of: history), actual.count == forecast.point.horizon,
      let index = forecast.levels.firstIndex(of: level)
    else { return nil }
    var sum = 0.0
    for (step, value) in actual.enumerated() {
      let (low, high) = (forecast.lower[index][step], forecast.upper[index][step])
      let outside = max(low - value, 0) + max(value - high, 0)
      sum += (high - low + 2 / (1 - level) * outside) / scale
    }
    let mean = sum / Double(actual.count)
    return mean.isFinite ? mean : nil
  }

  /// The share of figures inside their range.
  ///
  /// - Returns: `nil` unless the level is among the forecast's and the lengths agree.
  public static func coverage(
    _ forecast: IntervalForecast, level: Double, actual: [Double]
  ) -> Double? {
    guard actual.count == forecast.point.horizon,
      let index = forecast.levels.firstIndex(of: level)
    else { return nil }
    let inside = actual.indices.filter {
      actual[$0] >= forecast.lower[index][$0] && actual[$0] <= forecast.upper[index][$0]
    }
    return Double(inside.count) / Double(actual.count)
  }
}
