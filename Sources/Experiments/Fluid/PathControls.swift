import Engine
import Forecasting
import Statistics

/// On-time rates of fluid networks on the arrivals of replications, beside what is to be expected of them:
/// controls for `ControlVariate`.
///
/// Where more came than the office can do, both the network and the simulation are late. What is to be
/// expected is the mean over paths that no replication has, drawn with numbers of their own; its error is
/// in the interval.
struct PathControls: Sendable {
  /// By policy, of each replication; `nil`: nothing has a result there.
  private let rates: [[Double?]]
  /// By policy, of the paths beside.
  private let others: [[Double?]]

  /// How many paths beside for each replication.
  private static let othersOfEach = 4
  /// The numbers of the paths beside begin here: no replication has them.
  private static let firstOther = 1 << 40

  /// - Parameters:
  ///   - models: The baseline first.
  ///   - replications: How many were run of each.
  ///   - seed: That of the replications.
  ///   - jobs: Threads, at least 1.
  ///   - isCancelled: Asked before each forecast, from any thread.
  /// - Throws: `FluidError` where a model is no network, or `RunError`.
  /// - Complexity: Five forecasts of the network for each replication and policy.
  init(
    _ models: [Model], replications: Int, seed: UInt64, jobs: Int,
    _ isCancelled: @Sendable () -> Bool
  ) throws {
    let translations = try parallelMap(models.count, jobs: jobs) { index in
      try FluidTranslation(models[index])
    }
    let paths =
      Array(0..<replications)
      + (0..<replications * Self.othersOfEach).map { Self.firstOther + $0 }
    let all = try parallelMap(models.count * paths.count, jobs: jobs) { index in
      if isCancelled() { throw RunError.cancelled }
      let (policy, path) = index.quotientAndRemainder(dividingBy: paths.count)
      return try translations[policy].onTimeOfResolved(ofReplication: paths[path], seed: seed)
    }
    let byPolicy = models.indices.map { all[$0 * paths.count..<($0 + 1) * paths.count] }
    rates = byPolicy.map { Array($0.prefix(replications)) }
    others = byPolicy.map { Array($0.dropFirst(replications)) }
  }

  /// The control of a policy's rate in some replications; `nil` where one of them has none.
  func control(of policy: Int, _ replications: [Int]) -> ControlVariate.Control? {
    Self.control(replications.map { rates[policy][$0] }, others[policy])
  }

  /// The control of the difference of a policy's rate from the baseline's.
  func controlOfDifference(of policy: Int, _ replications: [Int]) -> ControlVariate.Control? {
    Self.control(
      replications.map { Self.difference(rates[policy][$0], rates[0][$0]) },
      zip(others[policy], others[0]).map { Self.difference($0, $1) })
  }

  private static func difference(_ left: Double?, _ right: Double?) -> Double? {
    left.flatMap { left in right.map { left - $0 } }
  }

  private static func control(_ values: [Double?], _ others: [Double?]) -> ControlVariate.Control? {
    let (known, beside) = (values.compactMap { $0 }, others.compactMap { $0 })
    guard known.count == values.count, let variance = Moments(beside).variance else { return nil }
    return ControlVariate.Control(
      values: known, mean: Moments(beside).mean, meanVariance: variance / Double(beside.count))
  }
}
