import Scenarios

/// What dossiers cost their applicants, in VND; each part of each dossier is rounded to a whole one.
public struct CostTally: Sendable, Equatable, BitwiseCopyable {
  /// Resolved dossiers of procedures with costs.
  public var dossiers: Int64 = 0
  /// Hours of preparing papers and forms.
  public var prepare: Int64 = 0
  /// Hours on the way to offices and back.
  public var travel: Int64 = 0
  /// Hours at counters, in the queue and served.
  public var wait: Int64 = 0
  public var fees: Int64 = 0
  /// Copies, fares, help and other expenses.
  public var direct: Int64 = 0

  public init() {}

  public var total: Int64 { prepare + travel + wait + fees + direct }

  public static func += (left: inout CostTally, right: CostTally) {
    left.dossiers += right.dossiers
    left.prepare += right.prepare
    left.travel += right.travel
    left.wait += right.wait
    left.fees += right.fees
    left.direct += right.direct
  }

  mutating func add(_ parts: CostParts) {
    prepare += Self.whole(parts.prepare)
    travel += Self.whole(parts.travel)
    wait += Self.whole(parts.wait)
    fees += Self.whole(parts.fees)
    direct += Self.whole(parts.direct)
  }

  /// Rounded, and kept where sums over the largest run cannot overflow.
  private static func whole(_ amount: Double) -> Int64 {
    Int64(min(amount, 1e11).rounded())
  }
}

/// The dossiers closed with a result that a change of rules has reached, as far as costs go.
public struct TreatedCosts: Sendable, Equatable, BitwiseCopyable {
  public var costs = CostTally()
  public var tripThousandths: Int64 = 0

  public init() {}

  public static func += (left: inout TreatedCosts, right: TreatedCosts) {
    left.costs += right.costs
    left.tripThousandths += right.tripThousandths
  }

  /// What is left of a sum without one of its terms.
  public static func - (sum: TreatedCosts, term: TreatedCosts) -> TreatedCosts {
    var rest = sum
    rest.costs.dossiers -= term.costs.dossiers
    rest.costs.prepare -= term.costs.prepare
    rest.costs.travel -= term.costs.travel
    rest.costs.wait -= term.costs.wait
    rest.costs.fees -= term.costs.fees
    rest.costs.direct -= term.costs.direct
    rest.tripThousandths -= term.tripThousandths
    return rest
  }
}
