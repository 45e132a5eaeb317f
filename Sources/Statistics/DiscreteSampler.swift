/// A choice among numbered cases with given shares, by inversion of one uniform number.
///
/// The case rises with the number, so that two policies that share a stream choose alike.
///
/// Invariants, checked in debug builds: `bounds` ascends and ends in 1; `guide[k]` is the first
/// case whose upper bound lies above k / `guide.count`.
/// - SeeAlso: Chen and Asau, "On generating random variates from an empirical distribution",
///   AIIE Transactions 6 (1974) 163-166, for the guide table.
@frozen
public struct DiscreteSampler: Sendable {
  /// The upper bound of every case's part of (0, 1).
  @usableFromInline let bounds: [Double]
  @usableFromInline let guide: [Int32]

  /// Prepares the choice.
  ///
  /// - Parameter weights: One for each case, finite and not negative, with a positive sum; they
  ///   need not add to 1, and a case of weight 0 is never chosen.
  /// - Complexity: O(the number of cases), in time and memory.
  public init(weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(weights.allSatisfy { $0 >= 0 }, "a weight is not negative")
    precondition(total > 0 && total.isFinite, "the weights have a positive, finite sum")
    let lastPositive = weights.lastIndex { $0 > 0 } ?? 0
    var sum = 0.0
    bounds = weights.enumerated().map { index, weight in
      sum += weight
      return index >= lastPositive ? 1 : min(1, sum / total)
    }
    guide = Self.guide(for: bounds)
    assert(checkInvariants())
  }

  /// The probability of a case.
  public func share(of index: Int) -> Double {
    bounds[index] - (index > 0 ? bounds[index - 1] : 0)
  }

  /// The number of cases.
  @inlinable public var count: Int { bounds.count }

  /// The case, from 0, whose part of (0, 1) holds `u`.
  ///
  /// - Complexity: O(1) on average over `u`.
  @inlinable
  public func index(for u: Double) -> Int {
    var index = Int(guide[min(Int(u * Double(guide.count)), guide.count - 1)])
    while u >= bounds[index] && index < bounds.count - 1 {
      index += 1
    }
    return index
  }

  private static func guide(for bounds: [Double]) -> [Int32] {
    var index = 0
    return bounds.indices.map { slot in
      let start = Double(slot) / Double(bounds.count)
      while bounds[index] <= start {
        index += 1
      }
      return Int32(index)
    }
  }

  private func checkInvariants() -> Bool {
    let ascends = zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }
    return ascends && bounds.last == 1 && guide.count == bounds.count
  }
}
