import Scenarios
import Statistics
import WorkingTime

/// Posts of one pool that work in another on some days.
struct SecondmentModel: Sendable {
  /// The pool that they come to, and its calendar.
  let host: UInt32
  let calendar: UInt32
  /// The pool that they are missing from; `none`: nobody is.
  let home: UInt32
  let posts: UInt32
  /// Weekdays as bits from Monday.
  let weekdays: UInt8
  /// The days on which both agencies are there, counted from 1970.
  let days: Range<Int64>
  let productivity: Double
  /// `nil`: as at home.
  let absent: Double?
}

/// How a pool's work becomes less with the days.
struct LearningModel: Sendable, Equatable {
  /// What work is more on the first day, as a share of it.
  let excess: Double
  let halfLife: Double
  /// Day 0 of learning, counted from 1970.
  let firstDay: Int64

  /// What work is multiplied by after so many open days.
  func factor(afterOpenDays days: Int64) -> Double {
    1 + excess * HalfLife.share(after: Double(days), halfLife: halfLife)
  }
}

/// How many open days some calendars have had before each day; counted for those who learn by them.
struct OpenDays: Sendable {
  private let firstDay: Int64
  private var before: [[Int32]]

  init(calendarCount: Int, from day: Int64) {
    firstDay = day
    before = Array(repeating: [], count: calendarCount)
  }

  /// Counts the open days of a calendar over `days`, unless that was done.
  mutating func count(_ calendar: WorkingCalendar, at index: Int, days: ClosedRange<CivilDate>) {
    guard before[index].isEmpty else { return }
    var count: Int32 = 0
    for day in days.lowerBound.dayNumber...days.upperBound.dayNumber {
      before[index].append(count)
      let start = Int64(day) * secondsPerDay
      if calendar.openSeconds(at: start + secondsPerDay) > calendar.openSeconds(at: start) {
        count += 1
      }
    }
  }

  /// The open days from one day up to another, that one not included; 0 where it is not later.
  func count(_ calendar: UInt32, from first: Int64, to day: Int64) -> Int64 {
    let days = before[Int(calendar)]
    guard day > first, !days.isEmpty else { return 0 }
    let last = Int64(days.count - 1)
    let begin = min(max(first - firstDay, 0), last)
    let end = min(max(day - firstDay, 0), last)
    return Int64(days[Int(end)] - days[Int(begin)])
  }
}

extension Model {
  /// The pool in which a person of a pool is on the day of an instant, by its secondments alone; `nil`
  /// where that is beyond the office.
  package func whereabouts(ofPool pool: Int, person: Int, at instant: Int64) -> Int? {
    let day = instant / secondsPerDay
    let own = pools[pool].ownPeople
    var number = person < own ? person : person - own
    for row in person < own ? pools[pool].lends : pools[pool].seats {
      let isUnderWay = isUnderWay(row, on: day)
      guard person >= own || isUnderWay else { continue }
      if number < Int(secondments[row].posts) {
        guard !isUnderWay else { return Int(secondments[row].host) }
        return secondments[row].home == none ? nil : Int(secondments[row].home)
      }
      number -= Int(secondments[row].posts)
    }
    return pool
  }
}
