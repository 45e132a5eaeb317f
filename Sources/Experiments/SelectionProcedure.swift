import Foundation

/// How the best of several policies is to be selected.
public struct SelectionRule: Sendable, Equatable {
  /// The figure whose value in each replication is judged.
  public var metric: String
  /// A difference below which it does not matter which is selected, in the metric's unit (0.005 for 0.5 pp).
  public var indifference: Double
  /// The probability with which the best is to be selected, if it is better than the others by at least
  /// the indifference.
  public var confidence: Double
  /// The replications from which the variances are estimated, before any is dropped.
  public var first: Int

  public init(metric: String, indifference: Double, confidence: Double = 0.95, first: Int = 10) {
    precondition(indifference > 0 && confidence > 0 && confidence < 1 && first >= 2)
    self.metric = metric
    self.indifference = indifference
    self.confidence = confidence
    self.first = first
  }

  /// A text that tells rules apart.
  var text: String {
    "best \(metric), indifference \(indifference), confidence \(confidence), first \(first)"
  }
}

/// The fully sequential procedure of Kim and Nelson for the best of several systems, whose replications
/// may share their chance.
///
/// After the first replications, and then after each further one, a system is dropped as soon as it lies
/// behind another by more than W = max(0, δ / 2 · (h² S² / δ² / r - 1)), where r counts the replications,
/// δ is the indifference and S² the variance of the difference of the two in the first replications;
/// h² = 2 η (n - 1) with η = ((2 α / (k - 1))^(-2 / (n - 1)) - 1) / 2 for k systems and n first
/// replications. Values that are jointly normal, independent between replications and correlated within
/// them as they may be, keep the promise. Systems that did not differ in any of the first replications have no
/// variance to judge by, so the first replication that tells them apart decides: where policies differ
/// rarely, more first replications are needed.
///
/// It is pure: what a system gives in a replication is asked for, and nothing else is known.
/// - SeeAlso: Kim and Nelson, "A fully sequential procedure for indifference-zone selection in
///   simulation", ACM Transactions on Modeling and Computer Simulation 11 (2001) 251-273, with c = 1.
public struct SelectionProcedure: Sendable {
  private let count: Int
  private let rule: SelectionRule
  private let sign: Double
  private let most: Int

  /// - Parameters:
  ///   - count: The number of systems, at least 2.
  ///   - rule: The promise; its metric plays no part here.
  ///   - direction: Which values are better.
  ///   - most: The procedure ends there, whatever is left.
  public init(
    of count: Int, _ rule: SelectionRule, direction: MetricDirection = .higher, atMost most: Int
  ) {
    precondition(count >= 2 && most >= 1)
    self.count = count
    self.rule = rule
    self.most = most
    sign = direction == .higher ? 1 : -1
  }

  /// The constant h², so many squared standard deviations over δ² are the most replications.
  public var spread: Double {
    let degrees = Double(rule.first - 1)
    let base = 2 * (1 - rule.confidence) / Double(count - 1)
    // With few systems and a weak promise the boundary would vanish: a single look is enough then.
    let eta = (pow(base, -2 / degrees) - 1) / 2
    return max(0, 2 * eta * degrees)
  }

  /// Runs it.
  ///
  /// A replication in which a system that is still in has no value is left out for all: pairs stay pairs.
  ///
  /// - Parameter values: Asked for the values of systems in a replication, in their order; replications
  ///   ascend from 0, and a system that was dropped is never asked for again.
  /// - Returns: What was selected, and which system was dropped when.
  /// - Throws: `SelectionProblem` where too many replications have no value; what `values` threw.
  public func run(
    _ values: (_ systems: [Int], _ replication: Int) throws -> [Double?]
  ) throws -> SelectionResult {
    var state = SelectionState(count: count)
    var replication = 0
    while replication < most && !state.isDecided {
      let found = try values(state.systems, replication)
      replication += 1
      if let missing = found.firstIndex(of: nil) {
        state.skipped += 1
        state.missing = state.systems[missing]
        let isHopeless = replication >= 10 * rule.first || state.used == 0
        if replication >= rule.first && state.used < rule.first && isHopeless { break }
        continue
      }
      state.add(found.compactMap { $0.map { $0 * sign } }, keeping: state.used < rule.first)
      if state.used == rule.first {
        state.estimateVariances(spread: spread / rule.indifference / 2)
      }
      if state.used >= rule.first { state.screen(indifference: rule.indifference) }
    }
    if let missing = state.missing, state.used < rule.first {
      throw SelectionProblem.noValues(
        system: missing, replications: replication, usable: state.used, needed: rule.first)
    }
    return state.result(sign: sign)
  }
}

/// Why no best system could be selected.
public enum SelectionProblem: Error, Sendable, Equatable {
  /// Too few replications had a value of all systems; `system` is the last that had none.
  case noValues(system: Int, replications: Int, usable: Int, needed: Int)
}

/// What a selection came to.
public struct SelectionResult: Sendable, Equatable {
  /// In their order.
  public var systems: [SelectedSystem]
  /// The best, or the best so far; of exactly equal ones the first.
  public var selected: Int
  /// Whether the procedure came to its end, so that its promise holds.
  public var isDecided: Bool
  /// Replications that were left out since some system had no value.
  public var skipped: Int
}

/// One system of a selection.
public struct SelectedSystem: Sendable, Equatable {
  /// The replications that were used of it.
  public var replications: Int
  /// The mean of its values in them.
  public var mean: Double
  /// After how many replications it was dropped; `nil`: never.
  public var droppedAt: Int?
  /// The best of the systems that beat it then.
  public var droppedBy: Int?
}

/// The systems that are still in, and what is known of all.
private struct SelectionState {
  /// Still in, ascending.
  var systems: [Int]
  /// Replications used.
  var used = 0
  var skipped = 0
  /// The last system that had no value.
  var missing: Int?
  private(set) var isDecided = false
  private var sums: [Double]
  private var counts: [Int]
  private var dropped: [(at: Int, by: Int)?]
  /// Values of the first replications, by replication.
  private var first: [[Double]] = []
  /// h² S² / 2δ of each pair.
  private var boundaries: [[Double]] = []

  init(count: Int) {
    systems = Array(0..<count)
    sums = Array(repeating: 0, count: count)
    counts = Array(repeating: 0, count: count)
    dropped = Array(repeating: nil, count: count)
  }

  mutating func add(_ values: [Double], keeping: Bool) {
    used += 1
    for (system, value) in zip(systems, values) {
      sums[system] += value
      counts[system] = used
    }
    if keeping { first.append(values) }
  }

  /// Of all pairs, from the first replications, in which nobody is dropped.
  mutating func estimateVariances(spread: Double) {
    let n = Double(first.count)
    boundaries = systems.map { left in
      systems.map { right in
        let differences = first.map { $0[left] - $0[right] }
        let mean = differences.reduce(0, +) / n
        let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return spread * squares / (n - 1)
      }
    }
    first = []
  }

  /// Drops all that are beaten now; decided when one is left, or some that nothing will tell apart.
  mutating func screen(indifference: Double) {
    let gone = Double(used) * indifference / 2
    let beaten = systems.compactMap { system -> (Int, Int)? in
      let winners = systems.filter { other in
        sums[other] - sums[system] > max(0, boundaries[system][other] - gone)
      }
      return winners.max { (sums[$0], -$0) < (sums[$1], -$1) }.map { (system, $0) }
    }
    for (system, winner) in beaten { dropped[system] = (used, winner) }
    systems.removeAll { dropped[$0] != nil }
    isDecided = systems.allSatisfy { left in
      systems.allSatisfy { left == $0 || boundaries[left][$0] <= gone }
    }
  }

  func result(sign: Double) -> SelectionResult {
    let found = sums.indices.map { system in
      SelectedSystem(
        replications: counts[system], mean: sign * sums[system] / Double(max(1, counts[system])),
        droppedAt: dropped[system]?.at, droppedBy: dropped[system]?.by)
    }
    let best = systems.max { (sums[$0], -$0) < (sums[$1], -$1) } ?? 0
    return SelectionResult(
      systems: found, selected: best, isDecided: isDecided, skipped: skipped)
  }
}
