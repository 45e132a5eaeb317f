import WorkingTime

/// A date written `2026-02-13`; a mistake in a test is a trap.
func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("no date: \(text)") }
  return date
}

/// An instant written `2026-02-13 16:00` or `2026-02-13 15:00:01`.
func instant(_ text: String) -> Int64 {
  let parts = text.split(separator: " ")
  let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
  return date(String(parts[0])).startSecond + clock[0] * 3600 + clock[1] * 60
    + (clock.count > 2 ? clock[2] : 0)
}

/// An instant as text, so that a failed expectation can be read.
func text(_ instant: Int64) -> String {
  guard instant < WorkingCalendar.never else { return "never" }
  let date = CivilDate.containing(second: instant)
  let second = Int(instant - date.startSecond)
  return "\(date) \(TimeOfDay(secondsSinceMidnight: second))"
}

/// Hours written `07h30..11h30 13h00..17h00`; the empty text is a closed day.
func dayHours(_ text: String) -> [Range<TimeOfDay>] {
  text.split(separator: " ").map { interval in
    guard let start = TimeOfDay(interval.prefix(5)), let end = TimeOfDay(interval.suffix(5)) else {
      preconditionFailure("no interval: \(interval)")
    }
    return start..<end
  }
}

extension CalendarRule {
  /// Monday to Friday 07:30-11:30 and 13:00-17:00, the holidays of Viet Nam.
  static let office = week(saturday: "")

  /// The office, open on Saturday mornings too.
  static let saturdayDesk = week(saturday: "07h30..11h30")

  /// The office with other hours on Friday or Saturday.
  static func week(friday: String = "07h30..11h30 13h00..17h00", saturday: String) -> CalendarRule {
    let day = dayHours("07h30..11h30 13h00..17h00")
    return CalendarRule(
      hours: [day, day, day, day, dayHours(friday), dayHours(saturday), []], holidays: .vietnam)
  }
}

extension WorkingCalendar {
  static let office = WorkingCalendar(.office)
  static let saturdayDesk = WorkingCalendar(.saturdayDesk)

  /// The calendar of a rule for 2016-2030.
  init(_ rule: CalendarRule) {
    self.init(rule: rule, days: date("2016-01-01")...date("2030-12-31"))
  }

  /// When work of some minutes ends that begins at an instant.
  func end(of minutes: Int64, from start: Int64) -> Int64 {
    finish(openSeconds: openSeconds(at: start) + minutes * 60)
  }
}

/// A small generator of its own, so that a seed names a case for ever.
struct TestGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<8 { _ = next() }
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A number of the range.
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() >> 33) % range.count
  }
}
