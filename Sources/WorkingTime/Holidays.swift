/// The public holidays of Viet Nam: announced for 2017-2026, by rule in any other year.
///
/// Working days here are national: Monday to Friday less the days off, plus swap Saturdays. The
/// answers do not depend on the years that were made ready; others are worked out at each question.
public struct Holidays: Sendable {
  /// Whether 24/11 (Ngày Văn hóa Việt Nam) is a day off from 2026 on.
  public let includesCultureDay: Bool
  private let preparedYears: ClosedRange<Int>
  private let prepared: [CivilDate: Holiday]

  /// The holidays of Viet Nam.
  ///
  /// `years` are those whose dates are looked up in constant time, about 10 µs each to prepare;
  /// `includesCultureDay` makes 24/11 a day off from 2026 on.
  public static func vietnam(
    years: ClosedRange<Int> = 2015...2035, includesCultureDay: Bool = false
  ) -> Holidays {
    Holidays(years: years, includesCultureDay: includesCultureDay)
  }

  private init(years: ClosedRange<Int>, includesCultureDay: Bool) {
    self.includesCultureDay = includesCultureDay
    preparedYears = years
    var days: [CivilDate: Holiday] = [:]
    for year in years {
      for day in Self.days(ofYear: year, includesCultureDay: includesCultureDay) {
        days[day.date] = day
      }
    }
    prepared = days
  }

  /// Whether the government announced the holidays of a year; otherwise they are projected.
  public func isAnnounced(year: Int) -> Bool {
    AnnouncedHolidays.years.contains(year)
  }

  /// The days of a year that holidays touch, ascending; a swap counts in the year of each of its days.
  public func days(ofYear year: Int) -> [Holiday] {
    Self.days(ofYear: year, includesCultureDay: includesCultureDay)
  }

  /// What holidays make of a date; `nil` for an ordinary day.
  public subscript(_ date: CivilDate) -> Holiday? {
    let year = date.year
    return preparedYears.contains(year)
      ? prepared[date] : days(ofYear: year).first { $0.date == date }
  }

  /// Whether a day from Monday to Friday is off: a holiday, a compensation or the day of a swap.
  public func isDayOff(_ date: CivilDate) -> Bool {
    switch self[date]?.kind {
    case .holiday, .compensation, .swapOff: true
    case .weekend, .swapWork, nil: false
    }
  }

  /// Whether a holiday falls on this Saturday or Sunday.
  public func isWeekendHoliday(_ date: CivilDate) -> Bool {
    self[date]?.kind == .weekend
  }

  /// Whether a date is a working day of the nation.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    switch self[date]?.kind {
    case .holiday, .compensation, .swapOff, .weekend: false
    case .swapWork: true
    case nil: !date.weekday.isWeekend
    }
  }

  /// The weekday that a swap Saturday replaces; `nil` for every other date.
  public func replacedDay(bySaturday date: CivilDate) -> CivilDate? {
    guard let day = self[date], day.kind == .swapWork else { return nil }
    return day.pair
  }

  /// The longest run of days that are not working days around a date; `nil` for a working day.
  public func breakAround(_ date: CivilDate) -> ClosedRange<CivilDate>? {
    guard !isWorkingDay(date) else { return nil }
    var first = date
    while !isWorkingDay(first.advanced(byDays: -1)) { first = first.advanced(byDays: -1) }
    var last = date
    while !isWorkingDay(last.advanced(byDays: 1)) { last = last.advanced(byDays: 1) }
    return first...last
  }

  /// Whether holidays close every desk on a date, those open on Saturday or Sunday too.
  ///
  /// They do on each day of a break that contains a holiday. A break is a longest run of days that
  /// are not working days; the weekend before a holiday on Monday belongs to it, as does the
  /// weekend after a holiday on Friday. A weekend with no holiday beside it leaves such desks open.
  public func closesDesks(on date: CivilDate) -> Bool {
    guard let days = breakAround(date) else { return false }
    return (days.lowerBound.dayNumber...days.upperBound.dayNumber).contains {
      self[CivilDate(dayNumber: $0)] != nil
    }
  }

  /// The first day of the lunar year that begins in a year (mùng 1 Tết).
  public func tet(year: Int) -> CivilDate {
    LunarCalendar.date(year: year, month: 1, day: 1)
  }

  /// The break around the first day of Tết: its first and last day off, weekends included.
  public func tetBreak(year: Int) -> ClosedRange<CivilDate> {
    guard let days = breakAround(tet(year: year)) else {
      preconditionFailure("the first day of Tết is a working day in \(year)")
    }
    return days
  }

  private static func days(ofYear year: Int, includesCultureDay: Bool) -> [Holiday] {
    guard (1...9999).contains(year) else { return [] }
    let projected = HolidayForecast(year: year, includesCultureDay: includesCultureDay).days
    guard AnnouncedHolidays.years.contains(year) else { return projected }
    // No other holiday is near 24 November.
    let cultureDays = projected.filter { $0.date.month == 11 }
    return AnnouncedHolidays.days.filter { $0.date.year == year } + cultureDays
  }
}
