/// How likely each of several policies is the best, by what paired replications say.
///
/// The replications are drawn again with replacement, all policies of a replication together, and in
/// each resample the policy with the best ratio of sums wins; equal ones share it. It is a bootstrap, so
/// it knows what the replications show and nothing else: from few replications it is too sure.
/// - SeeAlso: Efron and Tibshirani, *An Introduction to the Bootstrap*, chapter 6.
public enum BestProbability {
  /// How often the replications are drawn again.
  public static let resamples = 10_000

  /// More replications than this are put together to so many blocks of neighbours.
  public static let greatestBlocks = 200

  /// The probability of each policy; they add to 1.
  ///
  /// - Parameters:
  ///   - series: For each policy a numerator and a denominator for each replication, in one order; of a
  ///     mean the denominators are 1.
  ///   - higherIsBetter: Whether a larger ratio is the better one.
  ///   - key: The same key gives the same answer.
  ///   - resamples: How often the replications are drawn again.
  /// - Returns: `nil` below two replications or without a policy that has a ratio.
  /// - Complexity: O(`resamples` × blocks × policies).
  public static func ofEach(
    _ series: [[(numerator: Double, denominator: Double)]], higherIsBetter: Bool, key: UInt64,
    resamples: Int = resamples
  ) -> [Double]? {
    guard let count = series.first?.count, count >= 2 else { return nil }
    precondition(series.allSatisfy { $0.count == count }, "every replication has its pair")
    let sign = higherIsBetter ? 1.0 : -1.0
    let blocks = min(count, greatestBlocks)
    // By block, then policy, so that a resample reads in order.
    var numerators = [Double](repeating: 0, count: blocks * series.count)
    var denominators = numerators
    for (policy, pairs) in series.enumerated() {
      for (replication, pair) in pairs.enumerated() {
        let place = replication * blocks / count * series.count + policy
        numerators[place] += sign * pair.numerator
        denominators[place] += pair.denominator
      }
    }
    var stream = RandomStream(key: key)
    var wins = [Double](repeating: 0, count: series.count)
    var sums = [Double](repeating: 0, count: series.count)
    var bases = sums
    for _ in 0..<resamples {
      for policy in sums.indices {
        sums[policy] = 0
        bases[policy] = 0
      }
      for _ in 0..<blocks {
        let first = Int(stream.uniform() * Double(blocks)) * series.count
        for policy in sums.indices {
          sums[policy] += numerators[first + policy]
          bases[policy] += denominators[first + policy]
        }
      }
      award(sums, bases, to: &wins)
    }
    let total = wins.reduce(0, +)
    return total > 0 ? wins.map { $0 / total } : nil
  }

  /// Shares one win among the policies with the greatest ratio; those without a ratio get nothing.
  private static func award(_ sums: [Double], _ bases: [Double], to wins: inout [Double]) {
    var best = -Double.infinity
    for policy in sums.indices where bases[policy] > 0 {
      best = max(best, sums[policy] / bases[policy])
    }
    guard best > -.infinity else { return }
    // Sums in another order differ in the last digits only.
    let least = best - 1e-12 * abs(best)
    let winners = sums.indices.filter { bases[$0] > 0 && sums[$0] / bases[$0] >= least }
    for policy in winners { wins[policy] += 1 / Double(winners.count) }
  }
}
