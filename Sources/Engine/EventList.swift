/// The event list: a heap for the day at hand, and the events of later days unsorted, day by day.
///
/// Most work is done by people who stop at closing, and most waits last days: of all events that are
/// pending, few are of today. So the heap stays small, and is in the nearest memory, however many
/// dossiers are open. The order in which events are taken is that of their keys alone.
package struct EventList: ~Copyable {
  private var heap = EventHeap(capacity: 1024)
  private var later = LaterEvents()
  /// When the day at hand ends; the heap holds what is before it.
  private var horizon: Int64 = Int64.max

  /// A list in which the first day at hand never ends.
  package init() {}

  /// Forgets all events; the first day at hand is that of `start`.
  package mutating func removeAll(from start: Int64) {
    heap.removeAll()
    later.removeAll(from: start.quotient(dividingBy: secondsPerDay) + 1)
    horizon = later.day * secondsPerDay
  }

  /// Adds an event; O(log4 of the events of its day).
  @inline(__always)
  package mutating func insert(
    at instant: Int64, _ kind: EventKind, _ subject: UInt32, number: Int64
  ) {
    let key = EventKey(instant: instant, kind: kind, number: number, subject: subject)
    if instant < horizon {
      heap.insert(key)
    } else {
      insertLater(key)
    }
  }

  @inline(never)
  private mutating func insertLater(_ key: EventKey) {
    later.insert(key, on: key.instant / secondsPerDay)
  }

  /// Takes the earliest event, or `nil` when there is none.
  @inline(__always)
  package mutating func takeFirst() -> EventKey? {
    if let key = heap.takeFirst() { return key }
    return takeFirstOfLater()
  }

  /// Turns to the next day with events.
  @inline(never)
  private mutating func takeFirstOfLater() -> EventKey? {
    while later.count > 0 {
      later.takeDay(into: &heap)
      horizon = later.day * secondsPerDay
      if let key = heap.takeFirst() { return key }
    }
    return nil
  }
}

/// Events of days to come, unsorted: a list for each of the next days, and one for all beyond.
struct LaterEvents: ~Copyable {
  /// The first day that may have events here, counted from 1970-01-01.
  private(set) var day: Int64 = 0
  private(set) var count = 0
  /// Those on days that have lists of their own.
  private var nearCount = 0
  /// The keys of all lists, in chunks.
  private var keys = Buffer<EventKey>(repeating: EventKey.none, count: 0)
  /// For each chunk the next one of its list, or of the free ones.
  private var nextChunk = Buffer<UInt32>(repeating: none, count: 0)
  private var freeChunk = none
  private var lists = Buffer(repeating: ChunkList(), count: Int(days) + 1)

  /// The days that have lists of their own: a calendar's time limits are mostly shorter.
  private static var days: Int64 { 64 }
  private static var chunkSize: UInt32 { 64 }
  private static var beyond: UInt32 { UInt32(days) }

  /// Forgets all events.
  mutating func removeAll(from day: Int64) {
    self.day = day
    count = 0
    nearCount = 0
    keys.removeAll()
    nextChunk.removeAll()
    freeChunk = none
    lists.fill(ChunkList())
  }

  /// Adds an event of a day from `day` on; O(1).
  mutating func insert(_ key: EventKey, on keyDay: Int64) {
    count += 1
    if keyDay < day + Self.days {
      nearCount += 1
      append(key, to: UInt32(keyDay % Self.days))
    } else {
      append(key, to: Self.beyond)
    }
  }

  /// Moves the events of the next day that has any list to look at into a heap, and turns to the day after.
  ///
  /// - Complexity: O(events of the day); every ``days`` days, O(events beyond) too.
  mutating func takeDay(into heap: inout EventHeap) {
    if nearCount == 0 { jump() }
    if day % Self.days == 0 { bringNear() }
    let index = UInt32(day % Self.days)
    day += 1
    let before = count
    empty(index) { key, list in
      heap.insert(key)
      list.count -= 1
    }
    nearCount -= before - count
  }

  /// Turns to the first day of those beyond.
  private mutating func jump() {
    var first = Int64.max
    empty(Self.beyond) { key, list in
      first = min(first, key.instant / secondsPerDay)
      list.append(key, to: Self.beyond)
    }
    day = first
    bringNear()
  }

  /// Gives the events beyond that are of the next days to the lists of these.
  private mutating func bringNear() {
    empty(Self.beyond) { key, list in
      list.count -= 1
      list.insert(key, on: key.instant / secondsPerDay)
    }
  }

  private mutating func append(_ key: EventKey, to index: UInt32) {
    if lists[index].chunk == none || lists[index].fill == Self.chunkSize {
      let chunk = newChunk()
      nextChunk[chunk] = lists[index].chunk
      lists[index] = ChunkList(chunk: chunk, fill: 0)
    }
    keys[lists[index].chunk * Self.chunkSize + lists[index].fill] = key
    lists[index].fill += 1
  }

  private mutating func newChunk() -> UInt32 {
    if freeChunk != none {
      let chunk = freeChunk
      freeChunk = nextChunk[chunk]
      return chunk
    }
    for _ in 0..<Self.chunkSize { keys.append(EventKey.none) }
    nextChunk.append(none)
    return UInt32(nextChunk.count - 1)
  }

  /// Empties a list, whose events go where `body` puts them, back into the list too.
  private mutating func empty(
    _ index: UInt32, _ body: (EventKey, inout LaterEvents) -> Void
  ) {
    var chunk = lists[index].chunk
    var fill = lists[index].fill
    lists[index] = ChunkList()
    while chunk != none {
      for place in 0..<fill { body(keys[chunk * Self.chunkSize + place], &self) }
      let next = nextChunk[chunk]
      nextChunk[chunk] = freeChunk
      freeChunk = chunk
      chunk = next
      fill = Self.chunkSize
    }
  }
}

/// The chunks of a list, the newest first, and how full that one is.
struct ChunkList: BitwiseCopyable {
  var chunk = none
  var fill: UInt32 = 0
}

extension Int64 {
  /// The quotient rounded down, of a positive divisor.
  fileprivate func quotient(dividingBy divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
