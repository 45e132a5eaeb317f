/// When an office is open and which days are working days: a two-way map between wall time and
/// open time.
///
/// Instants are seconds since 1970-01-01T00:00 in Viet Nam (UTC+7, no daylight saving). Open time
/// is counted in seconds from the start of the first day of the table. Opening intervals are
/// half-open: a desk with hours 07h30..11h30 is open at 07:30:00 and closed at 11:30:00.
///
/// The answers for a day do not depend on the days that the table covers. Past its last day the
/// office is shut for good: work that does not end within the table ends at ``never``. The table
/// must therefore reach beyond the longest limit and the longest work of the run. A calendar that is
/// open round the clock, with no holidays and no closures, needs no table and never ends.
///
/// Invariants: rows ascend; `days` and `openDays` end in a sentinel row; each kind of day has at least
/// two spans, empty ones last; `buckets[b]` is the open day of open second `b << bucketShift`.
///
/// Immutable, and shared by reference: a table of years is never copied.
public final class WorkingCalendar: Sendable {
  /// The instant that stands for "not within the table".
  @inlinable
  public static var never: Int64 { Int64.max / 4 }

  /// The date that stands for "not within the table"; ``never`` falls on it.
  @inlinable
  public static var neverDate: CivilDate { CivilDate.containing(second: never) }

  /// The days that the table covers.
  public let coveredDays: ClosedRange<CivilDate>

  /// The open seconds of the longest day that the rule allows, holidays or not.
  public let longestOpenDaySeconds: Int64

  /// The open seconds of the whole table; ``never`` when it has no end.
  public let totalOpenSeconds: Int64

  /// Whether the office never closes and has no holidays: nothing is tabulated.
  @usableFromInline let isUnbroken: Bool
  /// The start of the first day, and the end of the last.
  @usableFromInline let firstSecond: Int64
  @usableFromInline let endSecond: Int64
  /// One row a day and a sentinel.
  @usableFromInline let days: ContiguousArray<DayRow>
  /// One row for each day with open time, and a sentinel.
  @usableFromInline let openDays: ContiguousArray<OpenDayRow>
  /// The opening intervals of each kind of day, one kind after the other.
  @usableFromInline let spans: ContiguousArray<OpenSpan>
  @usableFromInline let buckets: ContiguousArray<Int32>
  @usableFromInline let bucketShift: Int64
  /// The day numbers of the working days, ascending.
  @usableFromInline let workingDayNumbers: ContiguousArray<Int>
  /// For each day, when an interval that lasts until its midnight ends; empty if none goes on.
  @usableFromInline let overnightClosings: ContiguousArray<Int64>

  /// Computes the table.
  ///
  /// - Parameters:
  ///   - rule: Hours, holidays and closures, with those of later days.
  ///   - days: The days to cover, within the years 1...9999 where there are holidays.
  ///   - includesCultureDay: Whether 24/11 is a holiday from 2026 on; only for `holidays: vietnam`.
  /// - Complexity: O(days) time, about 50 bytes a day.
  public init(
    rule: CalendarRule, days: ClosedRange<CivilDate>, includesCultureDay: Bool = false
  ) {
    coveredDays = days
    firstSecond = days.lowerBound.startSecond
    endSecond = days.upperBound.startSecond + 86_400
    isUnbroken = rule.versions.allSatisfy(\.isUnbroken)
    let patterns = DayPatterns(rule: rule)
    spans = patterns.spans
    longestOpenDaySeconds = patterns.longestOpenSeconds
    guard !isUnbroken else {
      totalOpenSeconds = Self.never
      self.days = []
      openDays = []
      buckets = []
      bucketShift = 0
      workingDayNumbers = []
      overnightClosings = []
      return
    }
    let kinds = DayKinds(rule: rule, days: days, includesCultureDay: includesCultureDay)
    let table = CalendarTable(kinds: kinds, patterns: patterns)
    totalOpenSeconds = table.openSeconds
    self.days = table.days
    openDays = table.openDays
    (bucketShift, buckets) = table.buckets()
    workingDayNumbers = table.workingDayNumbers
    overnightClosings = table.overnightClosings(firstSecond: firstSecond, spans: patterns.spans)
  }
}

/// A day of the table.
@usableFromInline
struct DayRow: Sendable {
  /// Open seconds before the day.
  @usableFromInline var openSecondsBefore: Int64
  /// Working days before the day.
  @usableFromInline var workingDaysBefore: Int32
  /// The place and number of the day's spans.
  @usableFromInline var firstSpan: UInt16
  @usableFromInline var spanCount: UInt16
}

/// A day with open time.
@usableFromInline
struct OpenDayRow: Sendable {
  /// Open seconds before the day.
  @usableFromInline var openSecondsBefore: Int64
  /// Days since the first of the table.
  @usableFromInline var dayIndex: Int32
  /// The place and number of the day's spans.
  @usableFromInline var firstSpan: UInt16
  @usableFromInline var spanCount: UInt16
}

/// An opening interval of a day, in seconds since midnight, half-open.
@usableFromInline
struct OpenSpan: Sendable {
  @usableFromInline var start: Int32
  @usableFromInline var end: Int32
  /// Open seconds of the day before the span.
  @usableFromInline var openBefore: Int32

  @usableFromInline
  init(start: Int32, end: Int32, openBefore: Int32) {
    self.start = start
    self.end = end
    self.openBefore = openBefore
  }

  /// The open seconds of the span before a second of the day, without a branch.
  @inlinable
  func openSeconds(until second: Int32) -> Int32 {
    let elapsed = second &- start
    // An arithmetic shift by 31 is -1 for a negative number and else 0.
    return min(elapsed & ~(elapsed &>> 31), end &- start)
  }
}
