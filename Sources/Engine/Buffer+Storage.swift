#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The size of a huge page.
private let hugePage = 1 << 21

/// A growable array of plain values that is owned by one run.
///
/// Unlike `Array` it has no reference count and no uniqueness check, which the event loop would pay
/// at every access. Invariants: `count <= capacity`; the first `count` elements are initialised.
@safe
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  fileprivate var base: UnsafeMutablePointer<Element>
  private(set) var count: Int
  private var capacity: Int

  /// Makes a buffer of `count` copies of `value`.
  init(repeating value: Element, count: Int) {
    precondition(count >= 0)
    capacity = max(count, 16)
    // In bounds: `count <= capacity` by the line above.
    unsafe base = Self.memory(capacity)
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  /// Makes a copy of an array.
  init(_ elements: [Element]) {
    capacity = max(elements.count, 16)
    unsafe base = Self.memory(capacity)
    count = elements.count
    for index in elements.indices {
      // In bounds: `index < elements.count <= capacity`.
      unsafe (base + index).initialize(to: elements[index])
    }
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The element at `index`, which must be in `0..<count`; checked in debug builds.
  @inline(__always)
  subscript(index: Int) -> Element {
    unsafeAddress {
      assert(index >= 0 && index < count)
      // In bounds: every index is made by this module from `count` or from a compiled model.
      return unsafe UnsafePointer(base + index)
    }
    unsafeMutableAddress {
      assert(index >= 0 && index < count)
      return unsafe base + index
    }
  }

  @inline(__always)
  subscript(index: UInt32) -> Element {
    unsafeAddress {
      assert(index < count)
      // In bounds: as above.
      return unsafe UnsafePointer(base + Int(index))
    }
    unsafeMutableAddress {
      assert(index < count)
      return unsafe base + Int(index)
    }
  }

  /// Adds an element at the end; O(1) amortised.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    // In bounds: `count < capacity` after growing.
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  /// Removes all elements and keeps the memory.
  mutating func removeAll() {
    count = 0
  }

  /// Sets every element to `value`.
  mutating func fill(_ value: Element) {
    unsafe base.update(repeating: value, count: count)
  }

  /// Sets `count` elements from `first` on to `value`.
  mutating func fill(_ value: Element, from first: Int, count length: Int) {
    precondition(first >= 0 && length >= 0 && first + length <= count)
    // In bounds: by the line above.
    unsafe (base + first).update(repeating: value, count: length)
  }

  /// The elements as an array.
  func elements() -> [Element] { elements(in: 0..<count) }

  /// The elements of a range as an array.
  func elements(in range: Range<Int>) -> [Element] {
    precondition(range.upperBound <= count)
    // In bounds: `0 <= range.lowerBound`, as of every range of indices, and the line above.
    return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Memory for so many elements, from the start of a cache line on; where it is much, in pages of 2 MiB
  /// if the system has them: an event touches a few lines anywhere in it, and each costs a search for its
  /// page otherwise.
  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    let bytes = capacity * MemoryLayout<Element>.stride
    guard bytes >= 2 * hugePage else {
      return unsafe UnsafeMutableRawPointer.allocate(byteCount: max(bytes, 1), alignment: 64)
        .bindMemory(to: Element.self, capacity: capacity)
    }
    let whole = (bytes + hugePage - 1) / hugePage * hugePage
    let start = UnsafeMutableRawPointer.allocate(byteCount: whole, alignment: hugePage)
    #if os(Linux)
      // A wish only: without such pages everything is as it was.
      _ = unsafe madvise(start, whole, MADV_HUGEPAGE)
    #endif
    return unsafe start.bindMemory(to: Element.self, capacity: capacity)
  }

  @inline(never)
  private mutating func grow() {
    let larger = unsafe Self.memory(capacity * 2)
    // In bounds: `count == capacity < capacity * 2`.
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}

extension Buffer where Element: FixedWidthInteger {
  /// Adds `count` elements from `source` on to as many from `target` on, wrapping around.
  ///
  /// The two runs must not overlap.
  mutating func add(_ source: Int, to target: Int, count length: Int) {
    precondition(source >= 0 && target >= 0 && max(source, target) + length <= count)
    let (from, to) = unsafe (base + source, base + target)
    var offset = 0
    while offset < length {
      // In bounds: by the first line.
      unsafe to[offset] &+= from[offset]
      offset &+= 1
    }
  }

  /// Leaves in `count` elements from `target` on what they have more than as many from `last` on.
  ///
  /// The latter get what the first had; wrapping around. The two runs must not overlap.
  mutating func takeDifference(_ target: Int, since last: Int, count length: Int) {
    precondition(last >= 0 && target >= 0 && max(last, target) + length <= count)
    let (earlier, to) = unsafe (base + last, base + target)
    var offset = 0
    while offset < length {
      // In bounds: by the first line.
      let present = unsafe to[offset]
      unsafe to[offset] = present &- earlier[offset]
      unsafe earlier[offset] = present
      offset &+= 1
    }
  }
}
