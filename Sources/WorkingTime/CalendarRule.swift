/// The rule that a working calendar is computed from.
public struct CalendarRule: Sendable, Equatable {
  /// Open round the clock; `hours` is then ignored, holidays and closures are not.
  public var isAlwaysOpen: Bool
  /// Seven lists, Monday first, of half-open intervals in ascending order that do not overlap.
  public var hours: [[Range<TimeOfDay>]]
  public var holidays: HolidayRule
  /// Extra days closed, both ends included; they are not working days of this calendar either.
  public var closed: [ClosedRange<CivilDate>]
  /// Rules that replace this one from their days on, ascending, each until the next.
  public var later: [DatedCalendarRule]

  public init(
    isAlwaysOpen: Bool = false, hours: [[Range<TimeOfDay>]] = Array(repeating: [], count: 7),
    holidays: HolidayRule = .none, closed: [ClosedRange<CivilDate>] = [],
    later: [DatedCalendarRule] = []
  ) {
    precondition(hours.count == 7)
    self.isAlwaysOpen = isAlwaysOpen
    self.hours = hours
    self.holidays = holidays
    self.closed = closed
    self.later = later
  }
}

extension CalendarRule {
  /// The rule that holds on a day.
  public func rule(on day: CivilDate) -> CalendarRule {
    later.last { $0.from <= day }?.rule ?? self
  }

  /// The rule before all later ones, and those, in order.
  var versions: [CalendarRule] { [self] + later.map(\.rule) }

  /// Round the clock, with no holidays and no closures, whatever comes later.
  var isUnbroken: Bool { isAlwaysOpen && holidays == .none && closed.isEmpty }
}

/// A calendar's rule from a day on; its own later rules do not count.
public struct DatedCalendarRule: Sendable, Equatable {
  public var from: CivilDate
  public var rule: CalendarRule

  public init(from: CivilDate, rule: CalendarRule) {
    self.from = from
    self.rule = rule
  }
}

/// Which public holidays close a calendar.
public enum HolidayRule: String, Sendable, Equatable, CaseIterable {
  case none, vietnam
}
