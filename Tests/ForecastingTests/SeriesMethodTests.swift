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
    for id in ["holt", "ets", "dynamic-theta"] {
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
    for id in ["seasonal-naive", "naive2", "ses", "theta"] {
      let method = try #require(ForecastMethodCatalogue.method(id))
      let values = try method.forecast(of: series, horizon: 6).values
      for (value, expected) in zip(values, [2, 4, 6, 8, 2, 4]) {
        // Theta adds half the slope of the deseasonalised figures, which are level but for rounding.
        #expect(abs(value - Double(expected)) < 1e-6, "\(id)")
      }
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
