/// An element of a list in a `LinkedPool`.
protocol LinkedElement: BitwiseCopyable {
  init()
  /// The next of its list, or in the list of free ones.
  var next: UInt32 { get set }
}

/// Short lists that come and go, in memory that is used again.
struct LinkedPool<Element: LinkedElement>: ~Copyable {
  private var elements = Buffer<Element>(repeating: Element(), count: 0)
  private var firstFree = none

  mutating func removeAll() {
    elements.removeAll()
    firstFree = none
  }

  subscript(index: UInt32) -> Element {
    get { elements[index] }
    set { elements[index] = newValue }
  }

  /// Keeps an element and gives its index.
  mutating func add(_ element: Element) -> UInt32 {
    guard firstFree != none else {
      elements.append(element)
      return UInt32(elements.count - 1)
    }
    let index = firstFree
    firstFree = elements[index].next
    elements[index] = element
    return index
  }

  /// Gives a list back; O(1).
  mutating func free(from first: UInt32, to last: UInt32) {
    guard first != none else { return }
    elements[last].next = firstFree
    firstFree = first
  }
}
