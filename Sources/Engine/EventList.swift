/// The event list: the events of the day at hand by minutes, and those of later days unsorted, day by day.
///
/// Most work is done by people who stop at closing, and most waits last days: of all events that are
/// pending, few are of today. So little is sorted, in the nearest memory, however many dossiers are open.
/// The order in which events are taken is that of their keys alone.
///
/// A run that is simulated part by part has a list for each part; one of them is at hand.
package struct EventList: ~Copyable {
  private var today = DayEvents()
  private var later = LaterEvents()
  /// When the day at hand ends.
  private var horizon: Int64 = 0

  /// A list without events.
  package init() {}

  /// Forgets all events; from now on there are so many parts, none has events before the day of `start`,
  /// and the first is at hand.
  package mutating func removeAll(from start: Int64, parts: Int = 1) {
    later.removeAll(from: start.quotient(dividingBy: secondsPerDay), parts: parts)
    horizon = later.day * secondsPerDay
    today.removeAll(from: horizon)
  }

  /// Whether there are any events, in whatever part.
  package var hasAny: Bool { !today.isEmpty || later.hasAny }

  /// Takes up the list of another part.
  package mutating func turn(to part: Int) {
    later.takeBack(from: &today)
    later.turn(to: part)
    horizon = later.day * secondsPerDay
  }

  /// Adds an event; O(1), in the minute at hand O(log4 of its events).
  @inline(__always)
  package mutating func insert(
    at instant: Int64, _ kind: EventKind, _ subject: UInt32, number: Int64
  ) {
    let key = EventKey(instant: instant, kind: kind, number: number, subject: subject)
    if instant >= today.heapEnd && instant < horizon {
      today.insertInList(key, at: instant)
    } else {
      insertRarely(key)
    }
  }

  /// Adds an event of the stretch at hand, or of a later day.
  @inline(never)
  private mutating func insertRarely(_ key: EventKey) {
    if key.instant < horizon {
      today.insert(key)
    } else {
      later.insert(key, on: key.instant / secondsPerDay)
    }
  }

  /// Takes the earliest event, or `nil` when there is none before `end`.
  @inline(__always)
  package mutating func takeFirst(before end: Int64 = .max) -> EventKey? {
    if let key = today.takeFirst(before: end) { return key }
    return takeFirstOfLater(before: end)
  }

  /// Turns to the next day with events, unless the day at hand has some.
  @inline(never)
  private mutating func takeFirstOfLater(before end: Int64) -> EventKey? {
    while today.isEmpty, later.takeDay(into: &today, before: end) {
      horizon = later.day * secondsPerDay
      if let key = today.takeFirst(before: end) { return key }
    }
    return nil
  }
}

/// Events of days to come, unsorted: a list for each of the next days, and one for all beyond; the same for
/// each part.
struct LaterEvents: ~Copyable {
  /// The first day that may have events here, counted from 1970-01-01.
  private(set) var day: Int64 = 0
  private(set) var count = 0
  /// Those on days that have lists of their own.
  private var nearCount = 0
  private var part = 0
  private var stands: [PartStand] = []
  private var lists = ChunkedLists<EventKey>(count: 0, filler: EventKey.none)

  /// The days that have lists of their own: a calendar's time limits are mostly shorter.
  private static var days: Int64 { 63 }
  /// One more than days, so that the day at hand can be taken back, and the one beyond.
  private static var dayLists: Int64 { 64 }
  private static var listsOfPart: Int { Int(dayLists) + 1 }
  private var beyond: Int { part * Self.listsOfPart + Int(Self.dayLists) }

  /// Forgets all events.
  mutating func removeAll(from day: Int64, parts: Int) {
    self.day = day
    count = 0
    nearCount = 0
    part = 0
    stands = Array(repeating: PartStand(day: day), count: parts)
    lists.removeAll(count: parts * Self.listsOfPart)
  }

  /// Takes up the lists of another part.
  mutating func turn(to part: Int) {
    stands[self.part] = PartStand(day: day, count: count, nearCount: nearCount)
    self.part = part
    day = stands[part].day
    count = stands[part].count
    nearCount = stands[part].nearCount
  }

  /// Whether any part has events.
  var hasAny: Bool {
    count > 0 || stands.indices.contains { $0 != part && stands[$0].count > 0 }
  }

  /// Adds an event of a day from `day` on; O(1).
  mutating func insert(_ key: EventKey, on keyDay: Int64) {
    count += 1
    lists.append(key, to: list(of: keyDay))
  }

  /// The list of a day from `day` on, in which an event is about to stand.
  private mutating func list(of keyDay: Int64) -> Int {
    guard keyDay < day + Self.days else { return beyond }
    nearCount += 1
    return part * Self.listsOfPart + Int(keyDay % Self.dayLists)
  }

  /// Makes the next day that has any list to look at the one at hand, and turns to the day after; `false`
  /// where no such day begins before `end`.
  ///
  /// - Complexity: O(events of the day); every ``days`` days, O(events beyond) too.
  mutating func takeDay(into today: inout DayEvents, before end: Int64) -> Bool {
    guard count > 0, day * secondsPerDay < end else { return false }
    if nearCount == 0 {
      let first = firstBeyond()
      guard first * secondsPerDay < end else { return false }
      day = first
      bringNear()
    } else if day % Self.days == 0 {
      bringNear()
    }
    var list = lists.detach(part * Self.listsOfPart + Int(day % Self.dayLists))
    today.begin(at: day * secondsPerDay)
    day += 1
    while let key = lists.takeLast(of: &list) {
      today.insert(key)
      count -= 1
      nearCount -= 1
    }
    return true
  }

  /// Takes back what is left of the day that was taken last.
  mutating func takeBack(from today: inout DayEvents) {
    guard !today.isEmpty else { return }
    day -= 1
    while let key = today.takeFirst(before: .max) { insert(key, on: day) }
  }

  /// The first day of those beyond.
  private mutating func firstBeyond() -> Int64 {
    var first = Int64.max
    var list = lists.detach(beyond)
    while let key = lists.takeLast(of: &list) {
      first = min(first, key.instant / secondsPerDay)
      lists.append(key, to: beyond)
    }
    return first
  }

  /// Gives the events beyond that are of the next days to the lists of these.
  private mutating func bringNear() {
    var list = lists.detach(beyond)
    while let key = lists.takeLast(of: &list) {
      lists.append(key, to: self.list(of: key.instant / secondsPerDay))
    }
  }
}

/// Where a part's list of events stands while another one is at hand.
struct PartStand: BitwiseCopyable {
  var day: Int64 = 0
  var count = 0
  var nearCount = 0
}

extension Int64 {
  /// The quotient rounded down, of a positive divisor.
  fileprivate func quotient(dividingBy divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
