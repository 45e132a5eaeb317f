import Statistics

/// Points that fill the unit cube evenly: Halton's sequence with its digits scrambled.
///
/// Coordinate k is the number of the point written backwards in the k-th prime, each digit exchanged
/// by a permutation that depends on the digits before it (Owen's nested scrambling). Each point is
/// uniform in the cube, and the first n are a good design for any n, so that a design can grow. The
/// permutations come from the key; no table is needed, whatever the number of dimensions.
///
/// - SeeAlso: Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995); Halton (1960).
public struct HaltonSequence: Sendable {
  private let primes: [Int]
  private let key: UInt64

  /// Makes a sequence.
  ///
  /// - Parameters:
  ///   - dimensions: At least 1; beyond some 30 the first hundred points are no better than chance.
  ///   - key: Of the scrambling; equal keys give equal points.
  /// - Precondition: `dimensions` is from 1 to 1000.
  public init(dimensions: Int, key: UInt64) {
    precondition((1...1000).contains(dimensions), "a sequence of \(dimensions) dimensions")
    var primes = [2]
    var next = 3
    while primes.count < dimensions {
      if primes.allSatisfy({ !next.isMultiple(of: $0) }) { primes.append(next) }
      next += 2
    }
    self.primes = Array(primes.prefix(dimensions))
    self.key = key
  }

  /// A point, counted from 0: each coordinate in the open interval (0, 1).
  ///
  /// - Complexity: O(dimensions × prime × digits of 2²⁴).
  public func point(_ index: Int) -> [Double] {
    precondition(index >= 0, "point \(index)")
    return primes.indices.map { coordinate(index, $0) }
  }

  private func coordinate(_ index: Int, _ axis: Int) -> Double {
    let base = primes[axis]
    var rest = index
    var node = StreamKey.combined(key, UInt64(axis))
    var width = 1.0
    var place = 0.0
    // Digits down to 2⁻²⁴ agree with those of any other point; below, chance fills the cell.
    repeat {
      let digit = rest % base
      rest /= base
      width /= Double(base)
      place += width * Double(Self.exchanged(digit, base, node))
      node = StreamKey.combined(node, UInt64(digit))
    } while rest > 0
    var level = width
    while level > 0x1p-24 {
      level /= Double(base)
      place += level * Double(Self.exchanged(0, base, node))
      node = StreamKey.combined(node, 0)
    }
    var stream = RandomStream(key: node)
    return min(max(place + level * stream.uniform(), 0x1p-53), 1 - 0x1p-53)
  }

  /// Where the permutation of a node takes a digit.
  private static func exchanged(_ digit: Int, _ base: Int, _ node: UInt64) -> Int {
    var stream = RandomStream(key: node)
    if base == 2 { return digit ^ Int(stream.next() & 1) }
    var digits = Array(0..<base)
    for place in 0..<(base - 1) {
      digits.swapAt(place, place + Int(stream.next() % UInt64(base - place)))
    }
    return digits[digit]
  }
}
