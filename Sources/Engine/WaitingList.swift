/// A dossier in a queue that is kept by rule.
struct WaitingEntry: BitwiseCopyable {
  /// What the queue's order looks at; the least goes first.
  var key: Int64
  /// How many dossiers had come to a queue before it did.
  var order: Int64
  /// The dossier's number and the ticket it got; an entry of an older ticket is void.
  var number: Int64
  var slot: UInt32
  var ticket: UInt32
  /// The first of the entries below it in its heap, and the next below the one above.
  var child = none
  var sibling = none

  /// Whether it goes before another: by key, then by arrival at the queue, which of one instant is the
  /// order of events.
  @inline(__always)
  func isBefore(_ other: WaitingEntry) -> Bool {
    if key != other.key { return key < other.key }
    return order < other.order
  }
}

/// The entries of all queues that are kept by rule, each queue a pairing heap with a root.
///
/// A dossier that may be taken from several queues has an entry in each; taking it from one makes the
/// others void, and they are dropped when they come to the front.
///
/// - SeeAlso: Fredman, Sedgewick, Sleator and Tarjan, "The pairing heap", Algorithmica 1 (1986).
struct WaitingList: ~Copyable {
  private var entries = Buffer<WaitingEntry>(
    repeating: WaitingEntry(key: 0, order: 0, number: 0, slot: 0, ticket: 0), count: 0)
  private var firstFree = none
  private var pairs = Buffer<UInt32>(repeating: none, count: 0)

  mutating func removeAll() {
    entries.removeAll()
    firstFree = none
  }

  /// The entry of a root.
  func first(_ root: UInt32) -> WaitingEntry { entries[root] }

  /// All entries of the queue of a root, void ones too, in no order that means anything.
  func all(below root: UInt32) -> [WaitingEntry] {
    var found: [WaitingEntry] = []
    var left = [root]
    while let index = left.popLast() {
      found.append(entries[index])
      if entries[index].sibling != none, index != root { left.append(entries[index].sibling) }
      if entries[index].child != none { left.append(entries[index].child) }
    }
    return found
  }

  /// Adds an entry to the queue of a root and gives the new root; O(1).
  mutating func insert(_ entry: WaitingEntry, into root: UInt32) -> UInt32 {
    let index: UInt32
    if firstFree != none {
      index = firstFree
      firstFree = entries[index].sibling
      entries[index] = entry
    } else {
      index = UInt32(entries.count)
      entries.append(entry)
    }
    return root == none ? index : joined(index, root)
  }

  /// Drops the first entry of a queue and gives the new root; O(log n) amortised.
  mutating func removeFirst(_ root: UInt32) -> UInt32 {
    var next = entries[root].child
    entries[root].sibling = firstFree
    firstFree = root
    pairs.removeAll()
    // Pairs from left to right, then their winners from right to left.
    while next != none {
      let left = next
      let right = entries[left].sibling
      next = right == none ? none : entries[right].sibling
      entries[left].sibling = none
      if right != none { entries[right].sibling = none }
      pairs.append(right == none ? left : joined(left, right))
    }
    var winner = none
    var index = pairs.count
    while index > 0 {
      index -= 1
      winner = winner == none ? pairs[index] : joined(winner, pairs[index])
    }
    return winner
  }

  /// Puts the later of two roots below the earlier one.
  private mutating func joined(_ left: UInt32, _ right: UInt32) -> UInt32 {
    let isLeftFirst = entries[left].isBefore(entries[right])
    let winner = isLeftFirst ? left : right
    let loser = isLeftFirst ? right : left
    entries[loser].sibling = entries[winner].child
    entries[winner].child = loser
    return winner
  }
}
