import Forecasting
import Testing

@Suite("Accuracy of a series")
struct SeriesAccuracyTests {
  @Test("the errors are those worked by hand")
  func errorsByHand() throws {
    // 200 * 10 / 210 and 200 * 10 / 90, halved.
    let symmetric = try #require(ForecastAccuracy.symmetricError([110, 40], actual: [100, 50]))
    #expect(abs(symmetric - (2000.0 / 210 + 2000.0 / 90) / 2) < 1e-12)
    let history = try TimeSeries([1, 5, 3, 9], seasonLength: 2)
    // |3 - 1| and |9 - 5| make a scale of 3; errors of 10 on it.
    #expect(ForecastAccuracy.scale(of: history) == 3)
    let scaled = ForecastAccuracy.scaledError([110, 40], actual: [100, 50], history: history)
    #expect(scaled == 10 / 3.0)
    #expect(
      ForecastAccuracy.relativeError(
        symmetric: 10, scaled: 1, naiveSymmetric: 20, naiveScaled: 1) == 0.75)
  }

  @Test("a range is charged for its width and for what it misses")
  func intervalScoreByHand() throws {
    let history = try TimeSeries([1, 5, 3, 9], seasonLength: 2)
    let forecast = IntervalForecast(
      point: PointForecast([5, 5]), levels: [0.95], lower: [[3, 3]], upper: [[7, 7]])
    // Width 4 twice, and a miss of 1 at 40 times: 48 over 2 steps over a scale of 3.
    let score = try #require(
      ForecastAccuracy.intervalScore(forecast, level: 0.95, actual: [5, 8], history: history))
    // 2 / (1 - 0.95) is 40 but for rounding.
    #expect(abs(score - 8) < 1e-12)
    #expect(ForecastAccuracy.coverage(forecast, level: 0.95, actual: [5, 8]) == 0.5)
    #expect(ForecastAccuracy.coverage(forecast, level: 0.9, actual: [5, 8]) == nil)
  }

  @Test("where no answer exists there is none")
  func noAnswer() throws {
    let flat = try TimeSeries([1, 1, 1])
    #expect(ForecastAccuracy.scale(of: flat) == nil)
    #expect(ForecastAccuracy.scaledError([1], actual: [2], history: flat) == nil)
    #expect(ForecastAccuracy.symmetricError([], actual: []) == nil)
    #expect(ForecastAccuracy.symmetricError([1], actual: [1, 2]) == nil)
    #expect(ForecastAccuracy.symmetricError([0], actual: [0]) == 0)
    let huge = Double.greatestFiniteMagnitude
    #expect(ForecastAccuracy.symmetricError([huge], actual: [-huge]) == 200)
    let none = ForecastAccuracy.relativeError(
      symmetric: 1, scaled: 1, naiveSymmetric: 0, naiveScaled: 1)
    #expect(none == nil)
  }

  @Test("a backtest of Naive2 is 1 relative to itself, and the mean does better")
  func backtests() throws {
    let series = try TimeSeries(airPassengers, seasonLength: 12)
    let naive = try #require(ForecastMethodCatalogue.method("naive2"))
    let own = try Backtest(of: [series], method: naive, horizon: 12, origins: 4, spacing: 6)
    #expect(own.forecasts == 4)
    #expect(own.relativeError == 1)
    let mean = try Backtest(
      of: [series], method: ForecastMethodCatalogue.recommended, horizon: 12, origins: 4,
      spacing: 6)
    #expect(try #require(mean.relativeError) < 1)
  }

  @Test("a backtest names what is too short")
  func backtestOfShortSeries() throws {
    let short = try TimeSeries([1, 2, 3])
    let method = ForecastMethodCatalogue.recommended
    #expect(throws: SeriesError.tooShort(count: 3, needed: 4)) {
      try Backtest(of: [short], method: method, horizon: 3)
    }
    #expect(throws: SeriesError.horizonBelowOne(0)) {
      try Backtest(of: [short], method: method, horizon: 0)
    }
    #expect(throws: SeriesError.empty) { try Backtest(of: [], method: method, horizon: 3) }
  }
}
