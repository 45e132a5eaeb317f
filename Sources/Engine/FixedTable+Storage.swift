/// A table of values that are made once and borrowed in place.
///
/// Reading an element of an `Array` may copy it, and with it count the references it holds; here
/// an element is lent, so that a calendar of ten tables costs nothing to use.
@safe
struct FixedTable<Element>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    unsafe base = .allocate(capacity: max(elements.count, 1))
    for index in elements.indices {
      // In bounds: `index < elements.count`, the capacity.
      unsafe (base + index).initialize(to: elements[index])
    }
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  /// The element at `index`, which must be below `count`; checked in debug builds.
  @inline(__always)
  subscript(index: UInt32) -> Element {
    unsafeAddress {
      assert(index < count)
      // In bounds: every index comes from the compiled model that made the table.
      return unsafe UnsafePointer(base + Int(index))
    }
  }
}
