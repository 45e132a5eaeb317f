import Forecasting
import Statistics
import Testing
import WorkingTime

@Suite("Daily forecasts")
struct DailyForecasterTests {
  private let desk = SyntheticDesk()

  private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
  }

  private var forecaster: DailyForecaster {
    DailyForecaster(calendar: CalendarEffects(holidays: desk.holidays))
  }

  /// 2019 to 2023, and all of 2024 ahead: Tết was on 5/2, 25/1, 12/2, 1/2 and 22/1, and is on 10/2.
  private func fiveYears(seed: UInt64 = 11) throws -> DailyForecast {
    try #require(seed == 11 ? Self.fiveYears : Self.fiveYears(seed: seed))
  }

  private static let fiveYears = fiveYears(seed: 11)

  private static func fiveYears(seed: UInt64) -> DailyForecast? {
    let desk = SyntheticDesk()
    let first = CivilDate(year: 2019, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
    return DailyForecaster(calendar: CalendarEffects(holidays: desk.holidays)).forecast(
      of: desk.counts(from: first, days: 1826, seed: seed), from: first, horizon: 366)
  }

  @Test("the dip before Tết lies on the new date")
  func tetMoves() throws {
    let forecast = try fiveYears()
    let free = desk.holidays.tetBreak(year: 2024)
    func share(_ days: [CivilDate]) -> Double {
      let open = days.filter { desk.isOpen($0) }
      let expected = open.reduce(0) { $0 + desk.mean($1) }
      return open.reduce(0) { $0 + forecast.mean[$1.dayNumber - forecast.first.dayNumber] }
        / expected
    }
    let before = (1...7).map { free.lowerBound.advanced(byDays: -$0) }
    let after = (1...7).map { free.upperBound.advanced(byDays: $0) }
    let lastYear = desk.holidays.tetBreak(year: 2023)
    let old = (1...7).map {
      date(2024, lastYear.lowerBound.month, lastYear.lowerBound.day).advanced(byDays: -$0)
    }
    // Five days of Poisson and 6 % more in each of five years: about 3 % for an effect, as much again
    // for level and seasons; four standard errors are a fifth.
    #expect(abs(share(before) - 1) < 0.2, "before: \(share(before))")
    #expect(abs(share(after) - 1) < 0.2, "after: \(share(after))")
    #expect(abs(share(old) - 1) < 0.2, "where the dip was last year: \(share(old))")
    // The effect is a halving: log 0.5 = -0.69.
    let dip = try #require(forecast.model.effects.first { $0.name == "4-7 days before Tết" })
    #expect(dip.size < -0.45 && dip.size > -0.95, "\(dip)")
  }

  @Test(
    "a year ahead is right to a few per cent, week and year alike",
    arguments: [11, 12] as [UInt64])
  func yearIsRight(seed: UInt64) throws {
    let forecast = try fiveYears(seed: seed)
    var (off, all) = (0.0, 0.0)
    for (ahead, mean) in forecast.mean.enumerated() {
      let truth = desk.mean(forecast.first.advanced(byDays: ahead))
      off += abs(mean - truth)
      all += truth
    }
    // 4 % growth in a year that the level does not follow, and 4 % for what was estimated.
    #expect(off / all < 0.09, "\(off / all)")
  }

  @Test("closed days are expected to be empty, and nothing is negative or not a number")
  func closedDays() throws {
    let forecast = try fiveYears()
    #expect(
      forecast.model.opening
        == OpeningDays(
          weekdays: [true, true, true, true, true, false, false], isClosedOnHolidays: true,
          isOpenOnSwaps: true))
    for (ahead, mean) in forecast.mean.enumerated() {
      let isOpen = desk.isOpen(forecast.first.advanced(byDays: ahead))
      #expect(mean.isFinite && (isOpen ? mean > 0 : mean == 0), "day \(ahead)")
      let bands = forecast.bands.map { $0[ahead] }
      #expect(bands.allSatisfy { $0.low >= 0 && $0.low <= mean && $0.high >= mean })
      #expect(bands[1].low <= bands[0].low && bands[1].high >= bands[0].high)
      if !isOpen { #expect(bands[0] == CountBand(low: 0, high: 0)) }
    }
  }

  @Test("bands of 80 % hold about 80 % of the days ahead")
  func bandsHold() throws {
    var (held, all) = (0, 0)
    for seed in 21...24 as ClosedRange<UInt64> {
      let first = date(2020, 1, 1)
      let counts = desk.counts(from: first, days: 1096 + 91, seed: seed)
      let forecast = try #require(
        forecaster.forecast(of: Array(counts[..<1096]), from: first, horizon: 91))
      for ahead in 0..<91 where desk.isOpen(forecast.first.advanced(byDays: ahead)) {
        let band = forecast.bands[0][ahead]
        all += 1
        if (band.low...band.high).contains(counts[1096 + ahead]) { held += 1 }
      }
    }
    // Days of one forecast share the error of its level; four forecasts, so a wide margin.
    let share = Double(held) / Double(all)
    #expect((0.68...0.95).contains(share), "\(share)")
  }

  @Test("a desk that is open every day has a Tết of its own")
  func openEveryDay() throws {
    var stream = RandomStream(key: 5)
    let first = date(2020, 1, 1)
    let counts = (0..<1461).map { day -> Double in
      let isTet = desk.holidays.tetBreak(year: first.advanced(byDays: day).year)
        .contains(first.advanced(byDays: day))
      return ((isTet ? 10 : 60) * (0.9 + 0.2 * stream.uniform())).rounded()
    }
    let forecast = try #require(forecaster.forecast(of: counts, from: first, horizon: 60))
    #expect(forecast.model.opening == .always)
    let tet = desk.holidays.tet(year: 2024).dayNumber - forecast.first.dayNumber
    #expect(forecast.mean[tet] < 20 && forecast.mean[tet - 12] > 45)
  }

  @Test("less than two years say that the year is missing, and what is assumed")
  func notesAreTold() throws {
    let first = date(2022, 3, 1)
    let counts = desk.counts(from: first, days: 500, seed: 2)
    let forecast = try #require(forecaster.forecast(of: counts, from: first, horizon: 30))
    #expect(forecast.notes.contains { $0.hasPrefix("no yearly season: 500 days") })
    #expect(forecast.notes.contains { $0.hasPrefix("assumed: school holidays") })
  }

  @Test("what is too short, empty or wrong has no forecast")
  func noForecast() {
    let first = date(2022, 3, 1)
    #expect(
      forecaster.forecast(of: [Double](repeating: 3, count: 69), from: first, horizon: 7) == nil)
    #expect(
      forecaster.forecast(of: [Double](repeating: 0, count: 400), from: first, horizon: 7) == nil)
    #expect(
      forecaster.forecast(of: [Double](repeating: .nan, count: 400), from: first, horizon: 7) == nil
    )
    #expect(
      forecaster.forecast(of: [Double](repeating: 1, count: 400), from: first, horizon: 0) == nil)
  }

  @Test("few dossiers and constant ones are forecast as what they are")
  func smallCounts() throws {
    let first = date(2021, 1, 4)
    let constant = try #require(
      forecaster.forecast(of: [Double](repeating: 7, count: 300), from: first, horizon: 14))
    #expect(constant.mean.allSatisfy { abs($0 - 7) < 0.01 })
    let rare = (0..<300).map { $0 % 3 == 0 ? 1.0 : 0 }
    let forecast = try #require(forecaster.forecast(of: rare, from: first, horizon: 21))
    let sum = forecast.mean.reduce(0, +)
    // A third of 21 days; seasons of chance may take or give some.
    #expect(sum > 4 && sum < 11, "\(sum)")
  }
}
