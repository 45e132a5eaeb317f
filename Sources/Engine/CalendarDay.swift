import WorkingTime

/// Where a calendar stands at the present of the run.
///
/// That is the stretch of time in which it stays open, or shut, and the day around it; most conversions
/// are answered from them. The day is held with at most two openings, which is every office with a
/// lunch break; what any other day has beyond the stretch is left to the calendar. Instants are
/// seconds, open seconds those of the calendar.
struct CalendarDay: BitwiseCopyable {
  /// When the stretch begins, and for how long it goes on.
  private var stretchStart: Int64 = 0
  private var stretchLength: UInt64 = 0
  /// Open seconds at its start.
  private var stretchOpen: Int64 = 0
  /// All bits where the stretch is open, else none.
  private var openMask: Int64 = 0
  /// The day, half-open; empty before the first use.
  private var start: Int64 = 0
  private var end: Int64 = 0
  private var openBefore: Int64 = 0
  /// Open seconds at the end of the day; equal to `openBefore` where the day is not held.
  private var openAfter: Int64 = 0
  private var firstOpening: Int64 = 0
  private var firstClosing: Int64 = 0
  private var secondOpening: Int64 = 0

  init() {}

  /// Moves to an instant that the stretch does not hold.
  @inline(never)
  mutating func move(to instant: Int64, _ calendar: borrowing WorkingCalendar) {
    if instant < start || instant >= end { findDay(calendar, at: instant) }
    let isOpen = calendar.opening(atOrAfter: instant) == instant
    let change = isOpen ? calendar.closing(after: instant) : calendar.opening(atOrAfter: instant)
    stretchStart = instant
    stretchOpen = calendar.openSeconds(at: instant)
    // What never ends needs no look at each new day.
    stretchLength = UInt64((change < WorkingCalendar.never ? min(change, end) : change) - instant)
    openMask = isOpen ? -1 : 0
  }

  /// Makes the day that contains `instant` the one at hand.
  private mutating func findDay(_ calendar: borrowing WorkingCalendar, at instant: Int64) {
    start = instant - instant % secondsPerDay
    end = start + secondsPerDay
    openBefore = calendar.openSeconds(at: start)
    openAfter = calendar.openSeconds(at: end)
    firstOpening = min(calendar.opening(atOrAfter: start), end)
    firstClosing = firstOpening < end ? min(calendar.closing(after: firstOpening), end) : end
    secondOpening = min(calendar.opening(atOrAfter: firstClosing), end)
    let secondClosing = secondOpening < end ? min(calendar.closing(after: secondOpening), end) : end
    let held = firstClosing - firstOpening + secondClosing - secondOpening
    if held != openAfter - openBefore { openAfter = openBefore }
  }

  /// Whether the stretch holds an instant.
  @inline(__always)
  func holds(_ instant: Int64) -> Bool {
    UInt64(bitPattern: instant &- stretchStart) < stretchLength
  }

  /// The open seconds at an instant that the stretch holds.
  @inline(__always)
  func openSeconds(at instant: Int64) -> Int64 {
    stretchOpen &+ ((instant &- stretchStart) & openMask)
  }

  /// Whether an instant that the stretch holds is in open time.
  @inline(__always)
  var isOpen: Bool { openMask != 0 }

  /// The instant at which so many open seconds have elapsed, if it is in the stretch or in the day.
  @inline(__always)
  func finish(openSeconds: Int64) -> Int64? {
    let ahead = openSeconds &- stretchOpen
    // From 1 to the length: what ends as the stretch begins ended with an earlier one.
    if openMask != 0 && UInt64(bitPattern: ahead &- 1) < stretchLength {
      return stretchStart &+ ahead
    }
    return finishInDay(openSeconds: openSeconds)
  }

  @inline(__always)
  private func finishInDay(openSeconds: Int64) -> Int64? {
    guard openSeconds > openBefore && openSeconds <= openAfter else { return nil }
    let open = openSeconds &- openBefore
    let first = firstClosing &- firstOpening
    return open <= first ? firstOpening &+ open : secondOpening &+ (open &- first)
  }

  /// The open seconds at an instant, to which it moves if need be.
  @inline(__always)
  mutating func openSeconds(movingTo instant: Int64, _ calendar: borrowing WorkingCalendar) -> Int64
  {
    if !holds(instant) { move(to: instant, calendar) }
    return openSeconds(at: instant)
  }

  /// The instant at which so many open seconds have elapsed, to which it moves if it is not of this day.
  @inline(__always)
  mutating func finish(movingTo openSeconds: Int64, _ calendar: borrowing WorkingCalendar) -> Int64
  {
    if let instant = finish(openSeconds: openSeconds) { return instant }
    return laterFinish(openSeconds, calendar)
  }

  @inline(never)
  private mutating func laterFinish(
    _ openSeconds: Int64, _ calendar: borrowing WorkingCalendar
  ) -> Int64 {
    let instant = calendar.finish(openSeconds: openSeconds)
    if instant < WorkingCalendar.never { move(to: instant, calendar) }
    return instant
  }
}
