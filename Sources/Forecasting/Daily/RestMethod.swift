/// A way in which the seasonally adjusted rest goes on: a method of the catalogue without a season.
struct RestMethod: Sendable {
  var name: String
  /// The values ahead; `nil` when the history is too short.
  var forecast: @Sendable (_ history: [Double], _ horizon: Int) -> [Double]?

  /// A level, a trend that dies away, and Theta; trends that go on for ever are left out.
  static let all: [RestMethod] = [level, RestMethod(DampedTrend.method), RestMethod(Theta.method)]

  /// Exponential smoothing.
  static let level = RestMethod(ExponentialSmoothing.method)

  private init(_ method: ForecastMethod) {
    name = method.id
    forecast = { history, horizon in
      guard let series = try? TimeSeries(history) else { return nil }
      return (try? method.forecast(of: series, horizon: horizon))?.values
    }
  }
}
