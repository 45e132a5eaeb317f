/// Lists of plain values that grow and are emptied whole, each in chunks, in memory that all share.
///
/// A list is unordered: what was added last comes first.
struct ChunkedLists<Element: BitwiseCopyable>: ~Copyable {
  private var elements: Buffer<Element>
  /// For each chunk the next one of its list, or of the free ones.
  private var nextChunk = Buffer<UInt32>(repeating: none, count: 0)
  private var freeChunk = none
  private var lists: Buffer<ChunkList>
  private let filler: Element

  private static var chunkSize: UInt32 { 64 }

  /// Empty lists; `filler` is what stands where no element is.
  init(count: Int, filler: Element) {
    lists = Buffer(repeating: ChunkList(), count: count)
    elements = Buffer(repeating: filler, count: 0)
    self.filler = filler
  }

  /// Empties all lists, of which there are `count` from now on; memory is kept.
  mutating func removeAll(count: Int) {
    elements.removeAll()
    nextChunk.removeAll()
    freeChunk = none
    lists.removeAll()
    for _ in 0..<count { lists.append(ChunkList()) }
  }

  /// Adds an element to a list; O(1).
  mutating func append(_ element: Element, to index: Int) {
    if lists[index].chunk == none || lists[index].fill == Self.chunkSize {
      let chunk = newChunk()
      nextChunk[chunk] = lists[index].chunk
      lists[index] = ChunkList(chunk: chunk, fill: 0)
    }
    elements[lists[index].chunk * Self.chunkSize + lists[index].fill] = element
    lists[index].fill += 1
  }

  /// Empties a list and gives its elements, to be taken one by one.
  mutating func detach(_ index: Int) -> ChunkList {
    let list = lists[index]
    lists[index] = ChunkList()
    return list
  }

  /// Takes an element out of a detached list; `nil` when it is empty.
  @inline(__always)
  mutating func takeLast(of list: inout ChunkList) -> Element? {
    guard list.chunk != none else { return nil }
    list.fill -= 1
    let element = elements[list.chunk * Self.chunkSize + list.fill]
    if list.fill == 0 { leaveChunk(of: &list) }
    return element
  }

  /// Frees the chunk that is used up.
  @inline(never)
  private mutating func leaveChunk(of list: inout ChunkList) {
    let next = nextChunk[list.chunk]
    nextChunk[list.chunk] = freeChunk
    freeChunk = list.chunk
    // All chunks behind the first are full.
    list = ChunkList(chunk: next, fill: Self.chunkSize)
  }

  private mutating func newChunk() -> UInt32 {
    if freeChunk != none {
      let chunk = freeChunk
      freeChunk = nextChunk[chunk]
      return chunk
    }
    for _ in 0..<Self.chunkSize { elements.append(filler) }
    nextChunk.append(none)
    return UInt32(nextChunk.count - 1)
  }
}

/// The chunks of a list, the newest first, and how full that one is.
struct ChunkList: BitwiseCopyable {
  var chunk = none
  var fill: UInt32 = 0
}
