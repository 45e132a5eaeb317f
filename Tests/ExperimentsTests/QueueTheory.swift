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

  /// The mean time in two M/M/1 of service rate 1 that each dossier passes at once, until both are
  /// done (Nelson and Tantawi, 1988).
  static func forkJoinTime(rate: Double) -> Double { (12 - rate) / 8 / (1 - rate) }

  /// The share that gives up in M/M/c+M of service rate 1, by its birth and death equations.
  static func shareGivingUp(arrivalRate: Double, servers: Int, patienceRate: Double) -> Double {
    var weight = 1.0
    var sum = 1.0
    var givingUp = 0.0
    // Far beyond the servers the weights fall faster than those of any geometric law.
    for count in 1...3000 {
      let waiting = Double(max(0, count - servers))
      weight *= arrivalRate / (Double(min(count, servers)) + patienceRate * waiting)
      sum += weight
      givingUp += patienceRate * waiting * weight
    }
    return givingUp / sum / arrivalRate
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

  /// The mean waits of classes served in order without interruption, by Cobham's formula; with
  /// several servers all classes have the same work of mean 1.
  static func waits(rates: [Double], works: [Double], servers: Int = 1) -> [Double] {
    let loads = zip(rates, works).map { $0 * $1 / Double(servers) }
    let residual: Double
    if servers == 1 {
      residual = zip(rates, works).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    } else {
      residual =
        erlangC(arrivalRate: rates.reduce(0, +), serviceRate: 1, servers: servers)
        / Double(servers)
    }
    return loads.indices.map { index in
      let before = loads[..<index].reduce(0, +)
      return residual / ((1 - before) * (1 - before - loads[index]))
    }
  }

  /// The mean times in an M/M/1 of service rate 1 whose classes interrupt those behind them.
  static func preemptiveTimes(rates: [Double]) -> [Double] {
    rates.indices.map { index in
      let before = rates[..<index].reduce(0, +)
      let through = before + rates[index]
      return 1 / (1 - before) + through / ((1 - before) * (1 - through))
    }
  }

  /// The mean wait in M/M/1 of service rate 1 when the shortest work goes first.
  ///
  /// - SeeAlso: Kleinrock, *Queueing Systems* II, section 3.6: a class for each length of work.
  static func shortestFirstWait(rate: Double) -> Double {
    integral { work in
      let rest = 1 - rate * workBelow(work)
      return exp(-work) * rate / (rest * rest)
    }
  }

  /// The mean time in M/M/1 of service rate 1 when the shortest remaining work goes first.
  ///
  /// - SeeAlso: Schrage and Miller, Operations Research 14 (1966).
  static func shortestRemainingTime(rate: Double) -> Double {
    // Residence: the integral of dt / (1 - load below t), over works longer than t.
    let residence = integral { exp(-$0) / (1 - rate * workBelow($0)) }
    let waiting = integral { work in
      let rest = 1 - rate * workBelow(work)
      let square = 2 - exp(-work) * (work * work + 2 * work + 2) + work * work * exp(-work)
      return exp(-work) * rate * square / (2 * rest * rest)
    }
    return residence + waiting
  }

  /// The mean of work of rate 1 as far as it is below `bound`.
  private static func workBelow(_ bound: Double) -> Double {
    1 - (1 + bound) * exp(-bound)
  }

  /// From 0 to 60 by Simpson's rule; what lies beyond is below 1e-20.
  private static func integral(_ value: (Double) -> Double) -> Double {
    let steps = 60_000
    let width = 60.0 / Double(steps)
    let sum = (0...steps).reduce(0.0) { sum, step in
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      return sum + weight * value(Double(step) * width)
    }
    return sum * width / 3
  }
}
