/// The events of the minute at hand: a four-ary heap of packed keys.
///
/// Taking the top leaves a hole that the next insertion fills with one sift instead of two: most
/// events cause another. Invariants: no child is before its parent, the hole counts as the earliest.
@safe
struct EventHeap: ~Copyable {
  /// The keys, so placed that the four children of each begin a cache line.
  private var base: UnsafeMutablePointer<EventKey>
  private var count = 0
  private var capacity: Int
  private var hasHole = false

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe base = Self.memory(self.capacity)
  }

  deinit {
    unsafe (base - Self.offset).deallocate()
  }

  /// The keys left out before the first, so that the second begins a line of 64 bytes.
  private static var offset: Int { 3 }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<EventKey> {
    let bytes = (capacity + offset) * MemoryLayout<EventKey>.stride
    let start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    return unsafe start.bindMemory(to: EventKey.self, capacity: capacity + offset) + offset
  }

  /// Forgets all events.
  mutating func removeAll() {
    count = 0
    hasHole = false
  }

  /// Adds an event; O(log4 n).
  @inline(__always)
  mutating func insert(_ key: EventKey) {
    if hasHole {
      hasHole = false
      siftDown(key)
    } else {
      if count == capacity { grow() }
      count += 1
      siftUp(key)
    }
  }

  var isEmpty: Bool { count == (hasHole ? 1 : 0) }

  /// Takes the earliest event, or `nil` when there is none before `end`.
  @inline(__always)
  mutating func takeFirst(before end: Int64) -> EventKey? {
    if hasHole {
      hasHole = false
      count -= 1
      // In bounds: the hole counted, so `count` is the index of the last element.
      if count > 0 { siftDown(unsafe base[count]) }
    }
    guard count > 0 else { return nil }
    // In bounds: `count > 0`.
    let first = unsafe base[0]
    guard first.instant < end else { return nil }
    hasHole = true
    return first
  }

  /// Puts `key` in at the root and lets it sink; `count > 0`.
  @inline(__always)
  private mutating func siftDown(_ key: EventKey) {
    var hole = 0
    while true {
      let first = hole &* 4 &+ 1
      var smallest = first
      var smallestKey: EventKey
      if first &+ 3 < count {
        // In bounds: all four children are below `count`. Two pairs, then their winners: the
        // comparisons of a family do not wait for each other.
        let (left, right) = unsafe (base[first], base[first &+ 1])
        let (third, fourth) = unsafe (base[first &+ 2], base[first &+ 3])
        let lower = right < left ? right : left
        let upper = fourth < third ? fourth : third
        let lowerIndex = right < left ? first &+ 1 : first
        let upperIndex = fourth < third ? first &+ 3 : first &+ 2
        smallest = upper < lower ? upperIndex : lowerIndex
        smallestKey = upper < lower ? upper : lower
      } else {
        guard first < count else { break }
        // In bounds: `first <= child < count`.
        smallestKey = unsafe base[first]
        for child in (first &+ 1)..<max(count, first &+ 1) {
          let childKey = unsafe base[child]
          if childKey < smallestKey {
            smallest = child
            smallestKey = childKey
          }
        }
      }
      guard smallestKey < key else { break }
      unsafe base[hole] = smallestKey
      hole = smallest
    }
    // In bounds: `hole < count` throughout.
    unsafe base[hole] = key
  }

  /// Puts `key` in at the last place and lets it rise; `0 < count <= capacity`.
  @inline(__always)
  private mutating func siftUp(_ key: EventKey) {
    var hole = count &- 1
    while hole > 0 {
      let parent = (hole &- 1) &>> 2
      // In bounds: `parent < hole < count`.
      let parentKey = unsafe base[parent]
      guard key < parentKey else { break }
      unsafe base[hole] = parentKey
      hole = parent
    }
    unsafe base[hole] = key
  }

  @inline(never)
  private mutating func grow() {
    let larger = unsafe Self.memory(capacity * 2)
    // In bounds: `count == capacity < capacity * 2`.
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe (base - Self.offset).deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
