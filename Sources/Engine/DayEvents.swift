/// The events of the day at hand: a heap for a stretch of 32 seconds, and for each later one a list.
///
/// Most stretches have one event or none, and one event needs no heap. However many there are in a day, an
/// event costs a place in a list and its part of sorting those of its stretch. It is a calendar queue whose
/// days are as long as a stretch.
///
/// - SeeAlso: Brown, "Calendar queues: a fast O(1) priority queue implementation for the simulation event
///   set problem", Communications of the ACM 31 (1988).
struct DayEvents: ~Copyable {
  private var heap = EventHeap(capacity: 64)
  /// The heap holds what is before it.
  private(set) var heapEnd: Int64 = 0
  private var start: Int64 = 0
  /// The first event of each stretch; `none` where it has none.
  private var heads = Buffer(repeating: none, count: Int(secondsPerDay >> stretchBits))
  /// A bit for each stretch that has events in its list.
  private var marks = Buffer<UInt64>(repeating: 0, count: 64)
  /// A bit for each word of the marks that has any.
  private var markedWords: UInt64 = 0
  /// The first stretch that has events in its list; `none`: there is none.
  ///
  /// It is looked up when an event is taken, before what this one causes is known, which is most often
  /// later: so the processor may go on to the next event while it still draws for this one.
  private var first = none
  private var nodes = Buffer(repeating: EventNode(), count: 0)
  private var firstFree = none

  /// 32 seconds: 2,700 stretches, which 64 words of marks have room for.
  private static var stretchBits: Int64 { 5 }

  /// Forgets all events and turns to the day that begins at `start`.
  mutating func removeAll(from start: Int64) {
    heap.removeAll()
    heads.fill(none)
    marks.fill(0)
    markedWords = 0
    first = none
    nodes.removeAll()
    firstFree = none
    begin(at: start)
  }

  /// Turns to another day, after all events of this one were taken.
  mutating func begin(at start: Int64) {
    self.start = start
    heapEnd = start
  }

  /// Whether no event is left.
  var isEmpty: Bool { heap.isEmpty && first == none }

  /// Adds an event of the day; O(1), in the stretch at hand O(log4 of its events).
  mutating func insert(_ key: EventKey) {
    if key.instant >= heapEnd {
      insertInList(key, at: key.instant)
    } else {
      heap.insert(key)
    }
  }

  /// Adds an event of the day at an instant from ``heapEnd`` on; O(1).
  @inline(__always)
  mutating func insertInList(_ key: EventKey, at instant: Int64) {
    let stretch = UInt32(truncatingIfNeeded: (instant &- start) &>> Self.stretchBits)
    var node = firstFree
    if node != none { firstFree = nodes[node].next } else { node = newNode() }
    nodes[node] = EventNode(key: key, next: heads[stretch])
    heads[stretch] = node
    marks[stretch &>> 6] |= 1 &<< UInt64(stretch & 63)
    markedWords |= 1 &<< UInt64(stretch &>> 6)
    if stretch < first { first = stretch }
  }

  @inline(never)
  private mutating func newNode() -> UInt32 {
    nodes.append(EventNode())
    return UInt32(nodes.count - 1)
  }

  /// Takes the earliest event, or `nil` when there is none before `end`.
  @inline(__always)
  mutating func takeFirst(before end: Int64) -> EventKey? {
    if heap.isEmpty {
      let stretch = first
      guard stretch != none else { return nil }
      let node = heads[stretch]
      if nodes[node].next == none {
        let key = nodes[node].key
        guard key.instant < end else { return nil }
        leave(stretch)
        free(node)
        return key
      }
      pour(stretch)
    }
    return takeFirstOfHeap(before: end)
  }

  @inline(never)
  private mutating func takeFirstOfHeap(before end: Int64) -> EventKey? {
    heap.takeFirst(before: end)
  }

  /// The events of a stretch, the first that has any, are in the heap or gone.
  @inline(__always)
  private mutating func leave(_ stretch: UInt32) {
    heads[stretch] = none
    let rest = marks[stretch &>> 6] & (marks[stretch &>> 6] &- 1)
    marks[stretch &>> 6] = rest
    markedWords &= rest == 0 ? markedWords &- 1 : markedWords
    if markedWords == 0 {
      first = none
    } else {
      let word = UInt32(truncatingIfNeeded: markedWords.trailingZeroBitCount)
      first = word &<< 6 | UInt32(truncatingIfNeeded: marks[word].trailingZeroBitCount)
    }
    heapEnd = start &+ (Int64(stretch) &+ 1) &<< Self.stretchBits
  }

  @inline(__always)
  private mutating func free(_ node: UInt32) {
    nodes[node].next = firstFree
    firstFree = node
  }

  /// Moves the events of a stretch into the heap.
  @inline(never)
  private mutating func pour(_ stretch: UInt32) {
    var node = heads[stretch]
    leave(stretch)
    while node != none {
      let next = nodes[node].next
      heap.insert(nodes[node].key)
      free(node)
      node = next
    }
  }
}

/// An event in a list, or a place for one.
struct EventNode: BitwiseCopyable {
  var key = EventKey.none
  var next = none
}
