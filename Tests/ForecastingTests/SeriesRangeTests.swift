import Forecasting
import Testing

@Suite("Ranges of a series")
struct SeriesRangeTests {
  @Test("cover the share of cases that they name")
  func coverTheirShare() throws {
    let panel = try (0..<150).map { seed in
      try TimeSeries(SeriesSamples.noise(60, level: 100, spread: 10, seed: seed), seasonLength: 1)
    }
    let method = try #require(ForecastMethodCatalogue.method("ses"))
    let ranges = try ConformalPanel(of: panel, method: method, horizon: 6)
    var inside = [0.8: 0.0, 0.95: 0.0]
    for seed in 1000..<UInt64(1300) {
      let all = SeriesSamples.noise(66, level: 100, spread: 10, seed: seed)
      let series = try TimeSeries(Array(all.prefix(60)))
      let forecast = ranges.forecast(of: series)
      for level in [0.8, 0.95] {
        let actual = Array(all.suffix(6))
        inside[level]? += try #require(
          ForecastAccuracy.coverage(forecast, level: level, actual: actual))
      }
    }
    // 300 series of 6 steps: four standard errors of a share of 0.8 are 0.038, of 0.95 are 0.021,
    // and the panel's own quantiles add as much again over its 2,700 errors.
    #expect(abs((inside[0.8] ?? 0) / 300 - 0.8) < 0.05)
    #expect(abs((inside[0.95] ?? 0) / 300 - 0.95) < 0.03)
  }

  @Test("one series is its own panel")
  func oneSeriesIsItsOwnPanel() throws {
    let series = try TimeSeries(airPassengers, seasonLength: 12)
    let method = ForecastMethodCatalogue.recommended
    let forecast = try ConformalPanel(of: [series], method: method, horizon: 12)
      .forecast(of: series)
    #expect(forecast.levels == [0.8, 0.9, 0.95])
    for step in 0..<12 {
      let point = forecast.point.values[step]
      #expect(forecast.lower[0][step] < point && point < forecast.upper[0][step])
      #expect(forecast.lower[2][step] <= forecast.lower[0][step])
    }
  }

  @Test("are finite for every series, however hostile")
  func areFinite() throws {
    let airline = try TimeSeries(airPassengers, seasonLength: 12)
    let method = try #require(ForecastMethodCatalogue.method("theta"))
    let ranges = try ConformalPanel(of: [airline], method: method, horizon: 200)
    for series in SeriesMethodTests.hostile {
      let forecast = ranges.forecast(of: series)
      let bounds = (forecast.lower + forecast.upper).flatMap(\.self)
      let areFinite = bounds.allSatisfy(\.isFinite)
      #expect(areFinite)
      let counts = try CountForecast(forecast)
      for step in [0, 199] {
        let range = counts.range(level: 0.9, step: step)
        #expect(range.lowerBound >= 0 && range.upperBound.isFinite, "\(series)")
      }
    }
  }

  @Test("a panel that was always met has ranges without width")
  func aMetPanelHasNoWidth() throws {
    let series = try TimeSeries(Array(repeating: 7, count: 40), seasonLength: 12)
    let method = ForecastMethodCatalogue.recommended
    let forecast = try ConformalPanel(of: [series], method: method, horizon: 3).forecast(of: series)
    #expect(forecast.lower[2] == [7, 7, 7])
    #expect(forecast.upper[2] == [7, 7, 7])
  }

  @Test("refuse what cannot be judged")
  func refuseWhatCannotBeJudged() throws {
    let method = ForecastMethodCatalogue.recommended
    let short = try TimeSeries([1, 2, 3], seasonLength: 12)
    #expect(throws: SeriesError.empty) {
      try ConformalPanel(of: [], method: method, horizon: 3)
    }
    #expect(throws: SeriesError.tooShort(count: 3, needed: 26)) {
      try ConformalPanel(of: [short], method: method, horizon: 3)
    }
    #expect(throws: SeriesError.levelOutOfRange(1)) {
      try ConformalPanel(of: [short], method: method, horizon: 3, levels: [1])
    }
    #expect(throws: SeriesError.horizonBelowOne(-1)) {
      try ConformalPanel(of: [short], method: method, horizon: -1)
    }
  }

  @Test("what cannot fall below 0 is cut off there and its mean lifted")
  func nonNegativeLiftsTheMean() {
    // A normal law about 0 with spread 1: the mean of what is above 0 is 1 / sqrt(2 pi).
    let half = 1.2815515655446004
    let forecast = IntervalForecast(
      point: PointForecast([0, 50]), levels: [0.8], lower: [[-half, 50 - half]],
      upper: [[half, 50 + half]])
    let limited = forecast.nonNegative()
    #expect(abs(limited.point.values[0] - 0.3989422804014327) < 1e-12)
    #expect(limited.point.values[1] == 50)
    #expect(limited.lower[0][0] == 0)
  }

  @Test("counts without excess spread are Poisson")
  func countsArePoisson() throws {
    let forecast = IntervalForecast(
      point: PointForecast([3]), levels: [0.8], lower: [[2.9]], upper: [[3.1]])
    let counts = try CountForecast(forecast)
    #expect(counts.variances == [3])
    // The Poisson law of mean 3 has F(0) = 0.0498, F(3) = 0.6472, F(5) = 0.9161, F(6) = 0.9665.
    #expect(counts.quantile(0.04, step: 0) == 0)
    #expect(counts.quantile(0.64, step: 0) == 3)
    #expect(counts.quantile(0.65, step: 0) == 4)
    #expect(counts.quantile(0.95, step: 0) == 6)
  }

  @Test("counts with excess spread are negative binomial")
  func countsAreNegativeBinomial() throws {
    let half = 1.2815515655446004 * 30
    let forecast = IntervalForecast(
      point: PointForecast([300]), levels: [0.8], lower: [[300 - half]], upper: [[300 + half]])
    let exact = try CountForecast(forecast)
    #expect(exact.means == [300])
    #expect(abs(exact.variances[0] - 900) < 1e-9)
    // A spread of 30, ten from 0: the normal law with the skew of the count gives 299 as median
    // and 340 as 90th percentile, each within one of the sum of probabilities.
    #expect(abs(exact.quantile(0.5, step: 0) - 299) <= 1)
    #expect(abs(exact.quantile(0.9, step: 0) - 339) <= 1)
    let wide = IntervalForecast(
      point: PointForecast([10_000]), levels: [0.8], lower: [[-3000]], upper: [[23_000]])
    let counts = try CountForecast(wide)
    var last = -1.0
    for share in stride(from: 0.01, through: 0.99, by: 0.01) {
      let value = counts.quantile(share, step: 0)
      #expect(value >= last && value >= 0 && value == value.rounded())
      last = value
    }
  }
}
