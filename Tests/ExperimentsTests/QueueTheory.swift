import Foundation

/// Steady states of classical queues; rates and times in hours.
///
/// - SeeAlso: Shortle et al., *Fundamentals of Queueing Theory*, 5th ed., sections 3.3 (M/M/c),
/// 6.1 (M/G/1) and 6.2 (GI/M/1).
enum QueueTheory {
  /// The chance to wait in M/M/c, by Erlang's recursion for the loss and from it the delay formula.
  static func erlangC(arrivalRate: Double, serviceRate: Double, servers: Int) -> Double {
    let load = arrivalRate / serviceRate
    var blocking = 1.0
    for count in 1...servers {
      blocking = load * blocking / (Double(count) + load * blocking)
    }
    return blocking / (1 - load / Double(servers) * (1 - blocking))
  }

  /// The mean wait in M/M/c.
  static func wait(arrivalRate: Double, serviceRate: Double = 1, servers: Int) -> Double {
    erlangC(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
      / (Double(servers) * serviceRate - arrivalRate)
  }

  /// The chance to be out of M/M/c within `limit`.
  static func shareWithin(
    _ limit: Double, arrivalRate: Double, serviceRate: Double = 1, servers: Int
  ) -> Double {
    let waits = erlangC(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
    let drain = Double(servers) * serviceRate - arrivalRate
    let service = exp(-serviceRate * limit)
    guard abs(drain - serviceRate) > 1e-12 else {
      return 1 - service * (1 + waits * serviceRate * limit)
    }
    let both =
      (drain * service - serviceRate * exp(-drain * limit)) / (drain - serviceRate)
    return 1 - (1 - waits) * service - waits * both
  }

  /// The mean wait in M/G/1 by Pollaczek and Khinchine, for service of mean 1.
  static func wait(arrivalRate: Double, serviceVariance: Double) -> Double {
    arrivalRate * (1 + serviceVariance) / (2 * (1 - arrivalRate))
  }

  /// The root of s = A*(1 - s) for service of rate 1 and gaps of Erlang's law; `phases` without
  /// bound are constant gaps.
  static func sigma(meanGap: Double, phases: Int?) -> Double {
    var root = 0.5
    // The map is a contraction on [0, 1); 1,000 turns leave nothing to correct.
    for _ in 0..<1000 {
      let rate = 1 - root
      if let phases {
        let factor = 1 / (1 + rate * meanGap / Double(phases))
        root = (0..<phases).reduce(1) { product, _ in product * factor }
      } else {
        root = exp(-rate * meanGap)
      }
    }
    return root
  }
}
