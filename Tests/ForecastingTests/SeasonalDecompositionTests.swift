import Forecasting
import Foundation
import Testing
import WorkingTime

@Suite("Seasonal decomposition")
struct SeasonalDecompositionTests {
  private let week = [3.0, 1, 0, -1, -3, 0, 0]

  @Test("a weekly season and a line are told apart")
  func seasonAndLine() {
    let values = (0..<140).map { 10 + 0.05 * Double($0) + week[$0 % 7] }
    let parts = SeasonalDecomposition(
      of: values, weights: [Double](repeating: 1, count: 140),
      plan: SeasonalDecomposition.Plan(period: 7, seasonalWindow: 31))
    for day in 0..<140 {
      // A line and a fixed season are within what LOESS can represent; two passes leave little.
      #expect(abs(parts.seasonal[day] - week[day % 7]) < 0.02, "day \(day)")
      #expect(abs(parts.trend[day] - 10 - 0.05 * Double(day)) < 0.02, "day \(day)")
    }
  }

  @Test("weekdays that never occur change nothing on the others")
  func closedWeekdays() {
    let values = (0..<140).map { $0 % 7 < 5 ? 10 + week[$0 % 7] : 777 }
    let weights = (0..<140).map { $0 % 7 < 5 ? 1.0 : 0 }
    let parts = SeasonalDecomposition(
      of: values, weights: weights, plan: SeasonalDecomposition.Plan(period: 7, seasonalWindow: 31))
    for day in 0..<140 where day % 7 < 5 {
      let fitted = parts.seasonal[day] + parts.trend[day]
      #expect(abs(fitted - values[day]) < 0.02, "day \(day)")
    }
  }

  @Test("one wild day does not bend the season")
  func wildDay() {
    var values = (0..<140).map { 10 + week[$0 % 7] }
    values[70] += 100
    let parts = SeasonalDecomposition(
      of: values, weights: [Double](repeating: 1, count: 140),
      plan: SeasonalDecomposition.Plan(period: 7, seasonalWindow: nil))
    // Without robust weights the day would lift its weekday by 5.
    #expect(abs(parts.seasonal[77] - parts.seasonal[78] - (week[0] - week[1])) < 0.5)
  }

  @Test("week and year are found together, and go on over a leap day")
  func weekAndYear() throws {
    let first = try #require(CivilDate(year: 2020, month: 1, day: 1))
    let year = { (date: CivilDate) in
      2 * sin(2 * Double.pi * Double(date.month * 30 + date.day) / 365)
    }
    let values = (0..<1461).map { day -> Double in
      let date = first.advanced(byDays: day)
      return 20 + week[date.weekday.rawValue] + year(date)
    }
    let seasons = MultipleSeasons(
      of: values, weights: [Double](repeating: 1, count: 1461), from: first)
    #expect(seasons.hasYearly)
    let ahead = (1461..<1900).map { first.advanced(byDays: $0) }
    #expect(ahead.contains { $0.month == 2 && $0.day == 29 })
    let level = seasons.trend[1460]
    let errors = ahead.map {
      abs(level + seasons.season(on: $0) - 20 - week[$0.weekday.rawValue] - year($0))
    }
    // The yearly season jumps by up to 0.2 between months of 30 counted days and is smoothed over 29.
    #expect(errors.reduce(0, +) / Double(errors.count) < 0.12)
  }

  @Test("less than two years have no yearly season, and say so")
  func shortHistories() throws {
    let first = try #require(CivilDate(year: 2021, month: 3, day: 1))
    let values = (0..<729).map { Double($0 % 7) }
    let seasons = MultipleSeasons(
      of: values, weights: [Double](repeating: 1, count: 729), from: first)
    #expect(!seasons.hasYearly && seasons.yearly.allSatisfy { $0 == 0 })
  }
}
