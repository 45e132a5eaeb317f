import Forecasting
import Statistics
import Testing
import WorkingTime

@Suite("Forecasts of arrivals")
struct ArrivalForecasterTests {
  private let first = CivilDate(year: 2019, month: 1, day: 1) ?? CivilDate(dayNumber: 0)

  /// Months of six series with a season, one of them small and one that ends.
  private func panel(months: Int = 60, seed: UInt64 = 1) -> ArrivalPanel {
    let rows = ["land", "justice"].flatMap { field in ["a", "b", "c"].map { [field, $0] } }
    let season = [0.9, 0.6, 1.2, 1.1, 1, 1, 1.1, 1.2, 1.1, 1, 0.9, 0.9]
    var stream = RandomStream(key: seed)
    let counts = rows.indices.map { row -> [Double] in
      let size = [400.0, 200, 90, 30, 5, 0.6][row]
      return (0..<months).map { month in
        let mean = size * season[month % 12] * (row == 3 && month > 50 ? 0 : 1)
        let draw = Normal.quantile(min(0.999, max(0.001, stream.uniform())))
        return max(0, (mean + draw * mean.squareRoot() * 1.5).rounded())
      }
    }
    return ArrivalPanel(
      step: .month, first: first,
      hierarchy: GroupedHierarchy(columns: ["field", "commune"], rows: rows), counts: counts)
  }

  @Test("sums agree to the last digit, and nothing is negative", arguments: Reconciliation.allCases)
  func sumsAgree(reconciliation: Reconciliation) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      let panel = panel(months: 54, seed: seed)
      let forecast = try #require(
        try ArrivalForecaster(horizon: 12, reconciliation: reconciliation).forecast(of: panel))
      #expect(forecast.reconciliation == reconciliation)
      for month in 0..<12 {
        let rows = forecast.rows.map { $0.tenths[month] }
        #expect(forecast.groups.map { $0.tenths[month] } == panel.hierarchy.sums(of: rows))
        #expect(rows.allSatisfy { $0 >= 0 })
      }
      for series in forecast.groups + forecast.rows {
        for (month, mean) in series.mean.enumerated() {
          let bands = series.bands.map { $0[month] }
          #expect(bands.allSatisfy { $0.low >= 0 && $0.low <= mean && mean <= $0.high })
          #expect(bands[1].low <= bands[0].low && bands[0].high <= bands[1].high)
        }
      }
    }
  }

  @Test("the season goes on, and the method's error is told")
  func seasonGoesOn() throws {
    let forecast = try #require(try ArrivalForecaster(horizon: 12).forecast(of: panel()))
    let total = try #require(forecast.groups.first)
    #expect(forecast.first == CivilDate(year: 2024, month: 1, day: 1))
    #expect(forecast.date(11) == CivilDate(year: 2024, month: 12, day: 1))
    // 715 a month in a mean month, some 60 of noise.
    #expect(abs(total.mean[2] - 690 * 1.2) < 150 && abs(total.mean[1] - 690 * 0.6) < 110)
    #expect(total.error > 0 && total.error < 120, "\(total.error)")
    #expect(total.backtest.contains { $0.method == total.method && $0.error != nil })
  }

  @Test("the same panel gives the same forecast")
  func isDeterministic() throws {
    let all = try (0..<2).map { _ in
      try #require(try ArrivalForecaster(horizon: 6).forecast(of: panel(months: 30)))
    }
    #expect(all[0].rows.map(\.tenths) == all[1].rows.map(\.tenths))
    #expect(all[0].groups.map(\.bands) == all[1].groups.map(\.bands))
  }

  @Test("short histories are named with what they need; a cancelled forecast is none")
  func shortHistories() throws {
    #expect(throws: ForecastProblem.tooShort(.month, has: 23, needs: 24)) {
      try ArrivalForecaster(horizon: 12).forecast(of: panel(months: 23))
    }
    #expect(try ArrivalForecaster(horizon: 12).forecast(of: panel(months: 24)) != nil)
    #expect(try ArrivalForecaster(horizon: 12).forecast(of: panel()) { true } == nil)
  }

  @Test("days are added up to whole months, and forecast by month or by day")
  func daysBecomeMonths() throws {
    let desk = SyntheticDesk(base: 40)
    let start = first.advanced(byDays: 9)
    let counts = [1, 2].map { desk.counts(from: start, days: 1200, seed: $0) }
    let days = ArrivalPanel(
      step: .day, first: start,
      hierarchy: GroupedHierarchy(columns: ["place"], rows: [["a"], ["b"]]), counts: counts)
    let months = try #require(days.byMonth)
    #expect(months.first == CivilDate(year: 2019, month: 2, day: 1) && months.length == 38)
    #expect(months.counts[0][0] == counts[0][22..<50].reduce(0, +))
    let byMonth = try #require(
      try ArrivalForecaster(horizon: 6, holidays: desk.holidays).forecast(of: months))
    #expect(byMonth.groups[0].backtest.contains { $0.method == "by day" && $0.error != nil })
    let byDay = try #require(
      try ArrivalForecaster(horizon: 30, holidays: desk.holidays).forecast(of: days))
    for ahead in 0..<30 {
      let isOpen = desk.isOpen(byDay.date(ahead))
      let total = byDay.groups[0].tenths[ahead]
      #expect(isOpen ? total > 0 : total == 0)
      #expect(total == byDay.rows[0].tenths[ahead] + byDay.rows[1].tenths[ahead])
      if !isOpen { #expect(byDay.groups[0].bands.allSatisfy { $0[ahead].high == 0 }) }
    }
  }

  @Test(
    "series of zeros, of one dossier and of equal counts are forecast without a number that is none"
  )
  func hardSeries() throws {
    let shapes: [[Double]] = [
      [Double](repeating: 0, count: 40), (0..<40).map { $0 == 20 ? 1 : 0 },
      [Double](repeating: 9, count: 40), (0..<40).map { Double($0 * $0 * 1000) },
    ]
    let panel = ArrivalPanel(
      step: .month, first: first,
      hierarchy: GroupedHierarchy(columns: ["x"], rows: shapes.indices.map { ["\($0)"] }),
      counts: shapes)
    let forecast = try #require(try ArrivalForecaster(horizon: 24).forecast(of: panel))
    #expect(forecast.rows[0].tenths.allSatisfy { $0 <= 5 })
    #expect(forecast.rows.allSatisfy { $0.error.isFinite })
    #expect(forecast.rows.allSatisfy { $0.bands.allSatisfy { $0.allSatisfy { $0.high.isFinite } } })
  }
}
