import WorkingTime

/// The day of a calendar in which the run stands, kept at hand: most conversions are of today.
///
/// It holds a day with at most two openings, which is every office with a lunch break; any other
/// day is left to the calendar. Instants are seconds, open seconds those of the calendar.
struct CalendarDay: BitwiseCopyable {
  /// The day, half-open; empty before the first use.
  private(set) var start: Int64 = 0
  private(set) var end: Int64 = 0
  private var openBefore: Int64 = 0
  /// Open seconds at the end of the day; equal to `openBefore` where the day is not held.
  private var openAfter: Int64 = 0
  private var firstOpening: Int64 = 0
  private var firstClosing: Int64 = 0
  private var secondOpening: Int64 = 0
  private var secondClosing: Int64 = 0
  private var isHeld = false

  init() {}

  /// The day of `calendar` that contains `instant`.
  init(_ calendar: borrowing WorkingCalendar, at instant: Int64) {
    start = instant - instant % secondsPerDay
    end = start + secondsPerDay
    openBefore = calendar.openSeconds(at: start)
    openAfter = calendar.openSeconds(at: end)
    firstOpening = min(calendar.opening(atOrAfter: start), end)
    firstClosing = firstOpening < end ? min(calendar.closing(after: firstOpening), end) : end
    secondOpening = min(calendar.opening(atOrAfter: firstClosing), end)
    secondClosing = secondOpening < end ? min(calendar.closing(after: secondOpening), end) : end
    let held = firstClosing - firstOpening + secondClosing - secondOpening
    isHeld = held == openAfter - openBefore
    if !isHeld { openAfter = openBefore }
  }

  /// The open seconds at an instant of the day; `nil` where the calendar must be asked.
  @inline(__always)
  func openSeconds(at instant: Int64) -> Int64? {
    guard isHeld && instant >= start && instant < end else { return nil }
    return openBefore &+ max(0, min(instant, firstClosing) &- firstOpening)
      &+ max(0, min(instant, secondClosing) &- secondOpening)
  }

  /// Whether an instant of the day is in open time; `nil` where the calendar must be asked.
  @inline(__always)
  func isOpen(at instant: Int64) -> Bool? {
    guard isHeld && instant >= start && instant < end else { return nil }
    return (instant >= firstOpening && instant < firstClosing)
      || (instant >= secondOpening && instant < secondClosing)
  }

  /// The instant at which so many open seconds have elapsed, if it is in the day.
  @inline(__always)
  func finish(openSeconds: Int64) -> Int64? {
    guard openSeconds > openBefore && openSeconds <= openAfter else { return nil }
    let open = openSeconds &- openBefore
    let first = firstClosing &- firstOpening
    return open <= first ? firstOpening &+ open : secondOpening &+ (open &- first)
  }
}
