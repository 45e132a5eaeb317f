import Foundation
import Statistics

/// How many servers a target takes, exactly by Erlang C and in large by the square root of the load.
public enum Staffing {
  /// The least number of servers of M/M/c with a chance to wait of at most `target`.
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0.
  ///   - target: Above 0 and at most 1.
  /// - Returns: At least 1, and always more than the load.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``, and
  ///   ``QueueingError/outOfReach(mostServers:)`` beyond 10 million servers.
  /// - Complexity: O(the answer).
  public static func servers(
    load: Double, chanceToWait target: Double
  ) throws(QueueingError) -> Int {
    guard target > 0, target <= 1 else {
      throw .outOfRange(name: "target", value: target, range: "above 0 and at most 1")
    }
    return try least(load) { chance, _ in chance <= target }
  }

  /// The least number of servers of M/M/c with a mean wait of at most `target`.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals a unit of time; at least 0.
  ///   - serviceRate: What one server completes a unit of time; above 0.
  ///   - target: In that unit of time; above 0.
  /// - Returns: At least 1, and always more than the load.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``,
  ///   ``QueueingError/outOfReach(mostServers:)``.
  /// - Complexity: O(the answer).
  public static func servers(
    arrivalRate: Double, serviceRate: Double, meanWait target: Double
  ) throws(QueueingError) -> Int {
    try QueueingCheck.notNegative(arrivalRate, "arrival rate")
    try QueueingCheck.positive(serviceRate, "service rate")
    try QueueingCheck.positive(target, "target")
    return try least(arrivalRate / serviceRate) { chance, servers in
      chance <= target * (Double(servers) * serviceRate - arrivalRate)
    }
  }

  /// The load and a reserve of `reserve` times its square root, rounded up: the number of servers that
  /// gives about the chance to wait of ``chanceToWait(reserve:)``.
  ///
  /// - Parameters:
  ///   - load: In erlangs; at least 0.
  ///   - reserve: Above 0.
  /// - Returns: At least 1, and always more than the load.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``,
  ///   ``QueueingError/outOfReach(mostServers:)``.
  public static func servers(load: Double, reserve: Double) throws(QueueingError) -> Int {
    try QueueingCheck.notNegative(load, "load")
    try QueueingCheck.positive(reserve, "reserve")
    let count = max((load + reserve * load.squareRoot()).rounded(.up), load.rounded(.down) + 1)
    guard count <= Double(QueueingCheck.mostServers) else {
      throw .outOfReach(mostServers: QueueingCheck.mostServers)
    }
    return Int(count)
  }

  /// The chance to wait in M/M/c with `load` + `reserve` × √`load` servers, as the load grows.
  ///
  /// - Parameter reserve: Above 0, and finite.
  /// - Returns: Between 0 and 1, or `nil` for another reserve.
  /// - SeeAlso: Halfin and Whitt, "Heavy-traffic limits for queues with many exponential servers",
  ///   Operations Research 29 (1981) 567-588, theorem 1.
  public static func chanceToWait(reserve: Double) -> Double? {
    guard reserve > 0, reserve.isFinite else { return nil }
    let density = exp(-reserve * reserve / 2) / (2 * Double.pi).squareRoot()
    // Multiplied by the density above and below, which may be 0 for a large reserve.
    return density / (density + reserve * Normal.cdf(reserve))
  }

  /// The reserve at which the chance to wait is `target` in the limit of a large load: the inverse of
  /// ``chanceToWait(reserve:)``.
  ///
  /// - Returns: The reserve to 1e-12 of itself, or `nil` unless `target` is between 0 and 1.
  public static func reserve(chanceToWait target: Double) -> Double? {
    guard target > 0, target < 1 else { return nil }
    var (low, high) = (0.0, 40.0)
    // The chance falls as the reserve grows; 60 halvings of 40 leave less than 1e-16.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (chanceToWait(reserve: middle) ?? 1) > target { low = middle } else { high = middle }
    }
    return high
  }

  /// The least number of servers above the load that satisfies `isEnough`, which is told the chance
  /// to wait and the number of servers.
  private static func least(
    _ load: Double, _ isEnough: (Double, Int) -> Bool
  ) throws(QueueingError) -> Int {
    try QueueingCheck.notNegative(load, "load")
    var loss = 1.0
    for servers in 1...QueueingCheck.mostServers {
      loss = Erlang.next(loss, load: load, servers: servers)
      guard Double(servers) > load else { continue }
      let chance = Erlang.delay(loss: loss, load: load, servers: servers)
      if isEnough(chance, servers) { return servers }
    }
    throw .outOfReach(mostServers: QueueingCheck.mostServers)
  }
}
