/// A date of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int

  @inlinable
  public init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// Makes the date, or `nil` when the month has no such day or the year is outside 1...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  /// The year; 0 and less before year 1.
  public var year: Int { components.year }

  /// The month, 1...12.
  public var month: Int { components.month }

  /// The day of the month, 1...31.
  public var day: Int { components.day }

  /// The day of the week.
  @inlinable
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(dayOfWeek: (dayNumber % 7 + 7 + 3) % 7)
  }

  /// The instant at which the day begins, in seconds since 1970-01-01T00:00 in Viet Nam.
  @inlinable
  public var startSecond: Int64 { Int64(dayNumber) * 86_400 }

  /// The date on which an instant falls; midnight belongs to the day it begins.
  @inlinable
  public static func containing(second: Int64) -> CivilDate {
    let towardZero = second / 86_400
    return CivilDate(dayNumber: Int(second % 86_400 < 0 ? towardZero - 1 : towardZero))
  }

  /// The date a number of days later; earlier when `days` is negative.
  @inlinable
  public func advanced(byDays days: Int) -> CivilDate {
    CivilDate(dayNumber: dayNumber + days)
  }

  /// The same day of the month a number of months later, or that month's last day.
  public func adding(months: Int) -> CivilDate {
    let from = components
    let monthCount = from.year * 12 + from.month - 1 + months
    let year = monthCount >= 0 ? monthCount / 12 : (monthCount - 11) / 12
    let month = monthCount - year * 12 + 1
    let day = min(from.day, Self.daysInMonth(year: year, month: month))
    return CivilDate(dayNumber: Self.dayNumber(year: year, month: month, day: day))
  }

  @inlinable
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The number of days of a month; `month` is 1...12.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

// MARK: - Text

extension CivilDate: CustomStringConvertible {
  /// Reads exactly `YYYY-MM-DD`, or gives `nil`.
  public init?(_ iso: some StringProtocol) {
    let bytes = Array(iso.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as `YYYY-MM-DD`.
  public var description: String {
    let parts = components
    let year = String(parts.year)
    let padding = String(repeating: "0", count: max(0, 4 - year.count))
    return "\(padding)\(year)-\(twoDigits(parts.month))-\(twoDigits(parts.day))"
  }
}

// MARK: - Days from years, months and days, and back

extension CivilDate {
  /// Days since 1970-01-01 of a date that exists.
  ///
  /// Years begin in March, so that the leap day is the last of its year.
  ///
  /// - SeeAlso: H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The year, month and day: `civil_from_days` of the same source.
  private var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
