import Forecasting
import Statistics
import Testing

@Suite("Methods of a series")
struct SeriesMethodTests {
  /// Series that have broken forecasters: tiny, huge, constant, short.
  static let hostile: [TimeSeries] = {
    let rising: [Double] = (0..<40).map { Double($0) }
    let wave: [Double] = (0..<60).map { step -> Double in
      let noise = step * 7 % 5
      return Double(5 + step % 12 + noise)
    }
    let alternating: [Double] = [1e300, -1e300, 1e300, -1e300, 1e300, -1e300, 1e300]
    let pulses: [Double] = (0..<48).map { step -> Double in step % 12 == 0 ? 100 : 0 }
    let zeros: [Double] = Array(repeating: 0, count: 40)
    let huge = Double.greatestFiniteMagnitude
    let tiny = Double.leastNonzeroMagnitude
    var figures: [[Double]] = [
      [3], [0], [1, 2], [0, 0], [5, 5, 5, 5, 5], zeros, [1, 2, 3], [-4, 4, -4, 4, -4], rising,
      wave, alternating, [huge, 0, huge], [tiny, 0, tiny, tiny], zeros + [1], pulses,
      wave + [1e12],
    ]
    figures.append(wave.map { $0 * 1e-300 })
    figures.append(wave.map { $0 * 1e300 })
    figures.append(wave.map { -$0 })
    figures.append(rising.map { SeriesSamples.power(1.8, $0) })
    return figures.flatMap { values in
      [1, 2, 12, 100].compactMap { try? TimeSeries(values, seasonLength: $0) }
    }
  }()

  @Test("answer every series with finite figures", arguments: ForecastMethodCatalogue.all.map(\.id))
  func answerEverySeries(id: String) throws {
    let method = try #require(ForecastMethodCatalogue.method(id))
    #expect(Self.hostile.count == 80)
    for series in Self.hostile {
      let forecast = try method.forecast(of: series, horizon: 30)
      #expect(forecast.values.count == 30)
      let areFinite = forecast.values.allSatisfy(\.isFinite)
      #expect(areFinite, "\(id): \(series)")
    }
    let long = try method.forecast(of: Self.hostile[36], horizon: 1000)
    #expect(long.values.count == 1000)
  }

  @Test("continue a constant series with itself", arguments: ForecastMethodCatalogue.all.map(\.id))
  func continueAConstant(id: String) throws {
    let method = try #require(ForecastMethodCatalogue.method(id))
    let series = try TimeSeries(Array(repeating: 0.1, count: 30), seasonLength: 12)
    #expect(try method.forecast(of: series, horizon: 3).values == [0.1, 0.1, 0.1])
  }

  @Test("do not depend on the unit", arguments: ForecastMethodCatalogue.all.map(\.id))
  func doNotDependOnTheUnit(id: String) throws {
    let method = try #require(ForecastMethodCatalogue.method(id))
    let thousands = try TimeSeries(airPassengers, seasonLength: 12)
    let factor = 0x1p40
    let units = try TimeSeries(airPassengers.map { $0 * factor }, seasonLength: 12)
    let expected = try method.forecast(of: thousands, horizon: 24).values.map { $0 * factor }
    // A power of 2 scales without rounding.
    #expect(try method.forecast(of: units, horizon: 24).values == expected)
  }

  @Test("refuse a horizon below 1", arguments: ForecastMethodCatalogue.all.map(\.id))
  func refuseAHorizonBelowOne(id: String) throws {
    let method = try #require(ForecastMethodCatalogue.method(id))
    let series = try TimeSeries([1, 2, 3])
    #expect(throws: SeriesError.horizonBelowOne(0)) { try method.forecast(of: series, horizon: 0) }
  }

  @Test("have names of their own")
  func haveNamesOfTheirOwn() {
    let ids = ForecastMethodCatalogue.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ForecastMethodCatalogue.method("prophecy") == nil)
    #expect(ids.contains(ForecastMethodCatalogue.recommended.id))
  }

  @Test("a straight line is continued by the methods with a trend")
  func aLineIsContinued() throws {
    let series = try TimeSeries((0..<60).map { 100 + 3 * Double($0) })
    for id in ["holt", "ets", "ets-mean", "dynamic-theta"] {
      let method = try #require(ForecastMethodCatalogue.method(id))
      let values = try method.forecast(of: series, horizon: 10).values
      for (step, value) in values.enumerated() {
        // The search of a perfect fit ends within a thousandth of the series.
        #expect(abs(value - (280 + 3 * Double(step))) < 0.5, "\(id), step \(step + 1)")
      }
    }
  }

  @Test("the seasonal naive method repeats the last season, Naive2 its shape")
  func seasonIsRepeated() throws {
    let season: [Double] = [2, 4, 6, 8]
    let series = try TimeSeries((0..<24).map { season[$0 % 4] }, seasonLength: 4)
    for id in ["seasonal-naive", "naive2", "ses", "theta", "block-theta"] {
      let method = try #require(ForecastMethodCatalogue.method(id))
      let values = try method.forecast(of: series, horizon: 6).values
      for (value, expected) in zip(values, [2, 4, 6, 8, 2, 4]) {
        // Theta adds half the slope of the deseasonalised figures, which are level but for rounding.
        #expect(abs(value - Double(expected)) < 1e-6, "\(id)")
      }
    }
  }

  @Test(
    "the block theta method halves the slope of the blocks' means and reads it off at each step")
  func blocksAreReadOff() throws {
    let series = try TimeSeries((0..<60).map { 100 + 3 * Double($0) }, seasonLength: 12)
    let method = try #require(ForecastMethodCatalogue.method("block-theta"))
    let values = try method.forecast(of: series, horizon: 12).values
    // The last block, 54 to 59, has the mean 100 + 3 * 56.5, and its weight is at most 0.9999: the
    // next block's middle lies half a slope of 18 ahead, less a ten-thousandth of that slope.
    #expect(abs((values[2] + values[3]) / 2 - (269.5 + 9)) < 0.01)
    for step in 1..<12 {
      #expect(abs(values[step] - values[step - 1] - 1.5) < 1e-9, "step \(step + 1)")
    }
  }

  @Test("the block theta method of a series without a season is theta")
  func blocksOfOneAreTheta() throws {
    let series = try TimeSeries(SeriesSamples.noise(50, level: 100, spread: 10, seed: 5))
    let block = try #require(ForecastMethodCatalogue.method("block-theta"))
    let theta = try #require(ForecastMethodCatalogue.method("theta"))
    let expected = try theta.forecast(of: series, horizon: 9).values
    for (value, wanted) in zip(try block.forecast(of: series, horizon: 9).values, expected) {
      // The same line, its steps added up in another order.
      #expect(abs(value - wanted) < 1e-9)
    }
  }

  @Test("a pattern that is chance is drawn towards none by the block theta method")
  func chanceIsDrawnIn() throws {
    let block = try #require(ForecastMethodCatalogue.method("block-theta"))
    var spreads = 0.0
    for seed in 1...20 as ClosedRange<UInt64> {
      let noise = SeriesSamples.noise(120, level: 100, spread: 10, seed: seed)
      let values = try block.forecast(of: TimeSeries(noise, seasonLength: 12), horizon: 12).values
      spreads += try #require(Moments(values).variance).squareRoot()
    }
    // Means of ten figures spread by 10 / √10 = 3.2; 1.6 says that at least half of it is gone.
    #expect(spreads / 20 < 1.6)
  }

  @Test("the mean of forms lies between the least and the greatest of them")
  func meanOfFormsLiesBetween() throws {
    let series = try TimeSeries(airPassengers, seasonLength: 12)
    let mean = try #require(ForecastMethodCatalogue.method("ets-mean"))
    let one = try #require(ForecastMethodCatalogue.method("ets"))
    let pairs = zip(
      try mean.forecast(of: series, horizon: 12).values,
      try one.forecast(of: series, horizon: 12).values)
    // Forms with factors carry the weight here, and they differ by less than a tenth.
    for (value, chosen) in pairs { #expect(abs(value / chosen - 1) < 0.1) }
  }

  @Test(
    "a form with a trend fits no worse than the same form without",
    arguments: 1...10 as ClosedRange<UInt64>)
  func trendFitsNoWorse(seed: UInt64) throws {
    let noise = SeriesSamples.noise(90, level: 100, spread: 8, seed: seed)
    let values = noise.enumerated().map { $1 + Double($0 % 12) * 2 + Double($0) / 5 }
    let series = try TimeSeries(values, seasonLength: 12)
    for (error, season) in [
      (SmoothingForm.Error.additive, SmoothingForm.Season.none), (.additive, .additive),
      (.multiplicative, .none), (.multiplicative, .multiplicative),
    ] {
      let criteria = try [SmoothingForm.Trend.none, .additive].map { trend in
        let form = SmoothingForm(error: error, trend: trend, season: season)
        return try #require(StateSpaceSmoothing.choice(for: series, form: form)).criterion
      }
      // A slope of 0 with the least weight, 0.0001, is nearly the form without; the trend's two
      // numbers count 4. The rest is what the search and that weight may cost.
      #expect(criteria[1] - 4 < criteria[0] + 0.2, "\(error) \(season)")
    }
  }
}

enum SeriesSamples {
  static func power(_ base: Double, _ exponent: Double) -> Double {
    (0..<Int(exponent)).reduce(1) { product, _ in product * base }
  }

  /// A level with noise: independent normal figures.
  static func noise(_ count: Int, level: Double, spread: Double, seed: UInt64) -> [Double] {
    var stream = RandomStream(key: seed)
    return (0..<count).map { _ in level + spread * Normal.quantile(stream.uniform()) }
  }
}
