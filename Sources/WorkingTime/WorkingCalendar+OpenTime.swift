extension WorkingCalendar {
  /// The open seconds between the start of the table and an instant.
  ///
  /// 0 before the table; ``totalOpenSeconds`` after it.
  ///
  /// - Complexity: O(1), a few nanoseconds.
  @inlinable
  public func openSeconds(at instant: Int64) -> Int64 {
    guard instant > firstSecond else { return 0 }
    guard !isUnbroken else { return min(instant, Self.never) - firstSecond }
    guard instant < endSecond else { return totalOpenSeconds }
    let elapsed = UInt64(truncatingIfNeeded: instant &- firstSecond)
    let row = days[Int(truncatingIfNeeded: elapsed / 86_400)]
    let second = Int32(truncatingIfNeeded: elapsed % 86_400)
    let span = Int(row.firstSpan)
    var open = spans[span].openSeconds(until: second)
    open &+= spans[span &+ 1].openSeconds(until: second)
    if row.spanCount > 2 {
      open &+= openSeconds(until: second, in: span &+ 2..<span &+ Int(row.spanCount))
    }
    return row.openSecondsBefore &+ Int64(open)
  }

  /// The open seconds between the start of the table and the start of a day.
  @inlinable
  public func openSeconds(atStartOf day: CivilDate) -> Int64 {
    openSeconds(at: day.startSecond)
  }

  /// The earliest instant at which that many open seconds have elapsed.
  ///
  /// Work that fills the day ends at that day's closing, not at the next opening. The start of the
  /// table for 0 or less: work of no length ends when it begins, which the caller knows and the
  /// calendar does not. ``never`` for more than ``totalOpenSeconds``.
  ///
  /// - Complexity: O(1), a few nanoseconds.
  @inlinable
  public func finish(openSeconds: Int64) -> Int64 {
    guard openSeconds > 0 else { return firstSecond }
    guard openSeconds <= totalOpenSeconds else { return Self.never }
    // The instant at which the last of the open seconds ends.
    return min(start(openSeconds: openSeconds &- 1) &+ 1, Self.never)
  }

  /// The open instant at which an open second begins, counted from 0.
  ///
  /// At a closing this is the next opening. ``never`` from ``totalOpenSeconds`` on.
  ///
  /// - Complexity: O(1), a few nanoseconds.
  @inlinable
  public func start(openSeconds: Int64) -> Int64 {
    let openSeconds = max(0, openSeconds)
    guard openSeconds < totalOpenSeconds else { return Self.never }
    guard !isUnbroken else { return min(firstSecond &+ openSeconds, Self.never) }
    var openDay = Int(buckets[Int(truncatingIfNeeded: openSeconds &>> bucketShift)])
    // The first step, and the second span below, are taken without a branch: nobody can foretell it.
    openDay &+= openDays[openDay &+ 1].openSecondsBefore <= openSeconds ? 1 : 0
    while openDays[openDay &+ 1].openSecondsBefore <= openSeconds { openDay &+= 1 }
    let row = openDays[openDay]
    let open = Int32(truncatingIfNeeded: openSeconds &- row.openSecondsBefore)
    var index = Int(row.firstSpan)
    index &+= spans[index &+ 1].openBefore <= open ? 1 : 0
    if row.spanCount > 2 {
      let last = Int(row.firstSpan) &+ Int(row.spanCount) &- 1
      while index < last && spans[index &+ 1].openBefore <= open { index &+= 1 }
    }
    let second = open &- spans[index].openBefore &+ spans[index].start
    return firstSecond &+ Int64(row.dayIndex) &* 86_400 &+ Int64(second)
  }

  /// The instant itself if the office is open then, else the next opening; ``never`` if there is none.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func opening(atOrAfter instant: Int64) -> Int64 {
    start(openSeconds: openSeconds(at: instant))
  }

  /// Whether the office is open at an instant; the closing instant itself is shut.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func isOpen(at instant: Int64) -> Bool {
    guard instant >= firstSecond, instant < Self.never else { return false }
    guard !isUnbroken else { return true }
    guard instant < endSecond else { return false }
    let elapsed = UInt64(truncatingIfNeeded: instant &- firstSecond)
    let row = days[Int(truncatingIfNeeded: elapsed / 86_400)]
    let second = Int32(truncatingIfNeeded: elapsed % 86_400)
    var index = Int(row.firstSpan)
    let end = index &+ Int(row.spanCount)
    while index < end {
      let span = spans[index]
      if second < span.end { return second >= span.start }
      index &+= 1
    }
    return false
  }

  /// The end of the open interval that contains an instant.
  ///
  /// Intervals that meet at midnight are one. For an instant at which the office is shut, the end
  /// of the next open interval; ``never`` if there is none.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func closing(after openInstant: Int64) -> Int64 {
    let instant = opening(atOrAfter: openInstant)
    guard instant != Self.never, !isUnbroken else { return Self.never }
    let elapsed = UInt64(truncatingIfNeeded: instant &- firstSecond)
    let day = Int(truncatingIfNeeded: elapsed / 86_400)
    let second = Int32(truncatingIfNeeded: elapsed % 86_400)
    var index = Int(days[day].firstSpan)
    while spans[index].end <= second { index &+= 1 }
    let end = spans[index].end
    if end == 86_400 && !overnightClosings.isEmpty { return overnightClosings[day] }
    return instant &- Int64(second) &+ Int64(end)
  }

  /// The open seconds elapsed at ``closing(after:)``; ``never`` where that is.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func closingOpenSeconds(after openInstant: Int64) -> Int64 {
    let closing = closing(after: openInstant)
    return closing == Self.never ? Self.never : openSeconds(at: closing)
  }
}

// MARK: - Days with more than two opening intervals

extension WorkingCalendar {
  /// The open seconds of some spans until a second of the day.
  ///
  /// It is kept out of line, so that the look-ups stay small enough to be inlined.
  @usableFromInline @inline(never)
  func openSeconds(until second: Int32, in places: Range<Int>) -> Int32 {
    places.reduce(0) { $0 + spans[$1].openSeconds(until: second) }
  }
}
