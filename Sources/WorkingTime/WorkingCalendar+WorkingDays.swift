// Working days are those of the nation: Monday to Friday less the holidays of the rule, plus swap
// Saturdays. Opening hours make none and unmake none; extra closures of the rule unmake them.
// Each of these questions is O(1).

extension WorkingCalendar {
  /// Whether a date is a working day; no date outside the table is.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    workingDays(before: date.advanced(byDays: 1)) > workingDays(before: date)
  }

  /// The `count`-th working day after a date, which itself does not count.
  ///
  /// `count` is at least 1. ``neverDate`` when the table ends before.
  public func workingDay(_ count: Int, after date: CivilDate) -> CivilDate {
    precondition(count > 0, "working days are counted from 1")
    return workingDay(ordinal: workingDays(before: date.advanced(byDays: 1)) + count - 1)
  }

  /// The date itself if it is a working day, else the next one; ``neverDate`` if there is none.
  public func firstWorkingDay(onOrAfter date: CivilDate) -> CivilDate {
    workingDay(ordinal: workingDays(before: date))
  }

  /// The last working day before a date; the day before the table if there is none.
  public func lastWorkingDay(before date: CivilDate) -> CivilDate {
    let ordinal = workingDays(before: date) - 1
    return ordinal >= 0 ? workingDay(ordinal: ordinal) : coveredDays.lowerBound.advanced(byDays: -1)
  }

  /// The number of working days in a range, both ends included.
  public func workingDays(in days: ClosedRange<CivilDate>) -> Int {
    workingDays(before: days.upperBound.advanced(byDays: 1)) - workingDays(before: days.lowerBound)
  }

  /// Working days of the table before a date.
  private func workingDays(before date: CivilDate) -> Int {
    let index = date.dayNumber - coveredDays.lowerBound.dayNumber
    guard index > 0 else { return 0 }
    guard isUnbroken else { return Int(days[min(index, days.count - 1)].workingDaysBefore) }
    return Self.mondaysToFridays(before: date.dayNumber)
      - Self.mondaysToFridays(before: coveredDays.lowerBound.dayNumber)
  }

  /// The working day with that many of the table before it.
  private func workingDay(ordinal: Int) -> CivilDate {
    guard isUnbroken else {
      return ordinal < workingDayNumbers.count
        ? CivilDate(dayNumber: workingDayNumbers[ordinal]) : Self.neverDate
    }
    let count = ordinal + Self.mondaysToFridays(before: coveredDays.lowerBound.dayNumber)
    let week = Self.floored(count, by: 5)
    let date = CivilDate(dayNumber: Self.firstMonday + week.quotient * 7 + week.remainder)
    return min(date, Self.neverDate)
  }

  /// The Monday of the week of 1970-01-01.
  private static let firstMonday = -3

  /// Days from Monday to Friday between that Monday and a day; negative before it.
  private static func mondaysToFridays(before dayNumber: Int) -> Int {
    let week = floored(dayNumber - firstMonday, by: 7)
    return week.quotient * 5 + min(week.remainder, 5)
  }

  private static func floored(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let remainder = (value % divisor + divisor) % divisor
    return ((value - remainder) / divisor, remainder)
  }
}
