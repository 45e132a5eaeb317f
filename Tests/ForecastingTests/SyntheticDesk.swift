import Foundation
import Statistics
import WorkingTime

/// A desk whose arrivals are known: a week, a year, a trend, and a dip before Tết that moves.
struct SyntheticDesk {
  let holidays = Holidays.vietnam(years: 2017...2027)
  var base = 120.0
  var noise = 0.06
  var beforeTet = 0.5
  var afterTet = 1.3
  var growth = 0.04

  func isOpen(_ date: CivilDate) -> Bool { holidays.isWorkingDay(date) }

  /// The mean of a day.
  func mean(_ date: CivilDate) -> Double {
    guard isOpen(date) else { return 0 }
    let week = [1.25, 1.05, 0.95, 0.9, 0.85, 0.5, 0.5][date.weekday.rawValue]
    let years = Double(date.dayNumber - 17_897) / 365.25
    let angle = 2 * Double.pi * (years - years.rounded(.down))
    return base * week * (1 + 0.15 * sin(angle)) * exp(growth * years) * tet(date)
  }

  private func tet(_ date: CivilDate) -> Double {
    for year in (date.year - 1)...(date.year + 1) {
      let free = holidays.tetBreak(year: year)
      if (1...7).contains(free.lowerBound.dayNumber - date.dayNumber) { return beforeTet }
      if (1...7).contains(date.dayNumber - free.upperBound.dayNumber) { return afterTet }
    }
    return 1
  }

  /// Whole counts of some days; the same for the same seed.
  func counts(from first: CivilDate, days: Int, seed: UInt64) -> [Double] {
    var stream = RandomStream(key: seed)
    return (0..<days).map { day in
      let mean = mean(first.advanced(byDays: day))
      let draw = Normal.quantile(min(0.999_999, max(0.000_001, stream.uniform())))
      guard mean > 0 else { return 0 }
      let spread = (mean + noise * noise * mean * mean).squareRoot()
      return max(0, (mean + draw * spread).rounded())
    }
  }
}
