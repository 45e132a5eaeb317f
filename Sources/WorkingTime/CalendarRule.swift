/// The rule that a working calendar is computed from.
public struct CalendarRule: Sendable, Equatable {
  /// Open round the clock; `hours` is then ignored, holidays and closures are not.
  public var isAlwaysOpen: Bool
  /// Seven lists, Monday first, of half-open intervals in ascending order that do not overlap.
  public var hours: [[Range<TimeOfDay>]]
  public var holidays: HolidayRule
  /// Extra days closed, both ends included; they are not working days of this calendar either.
  public var closed: [ClosedRange<CivilDate>]

  public init(
    isAlwaysOpen: Bool = false, hours: [[Range<TimeOfDay>]] = Array(repeating: [], count: 7),
    holidays: HolidayRule = .none, closed: [ClosedRange<CivilDate>] = []
  ) {
    precondition(hours.count == 7)
    self.isAlwaysOpen = isAlwaysOpen
    self.hours = hours
    self.holidays = holidays
    self.closed = closed
  }
}

/// Which public holidays close a calendar.
public enum HolidayRule: String, Sendable, Equatable, CaseIterable {
  case none, vietnam
}
