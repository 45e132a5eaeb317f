/// The mean wait where service times, and perhaps gaps between arrivals, are not exponential.
///
/// With one server and random arrivals it is the exact formula of Pollaczek and Khinchine; otherwise
/// that of Allen and Cunneen, which is exact for M/M/c and near elsewhere: within some percent at high
/// load, less near at low load or where the gaps vary much more or less than exponential ones.
///
/// - SeeAlso: Shortle et al., *Fundamentals of Queueing Theory*, 5th ed., section 6.1; Allen,
///   *Probability, Statistics, and Queueing Theory*, 2nd ed., section 5.3.
public struct GeneralQueue: Equatable, Sendable {
  /// Arrivals a unit of time.
  public let arrivalRate: Double
  /// The time a server takes.
  public let service: ServiceTime
  /// The servers that work side by side.
  public let servers: Int
  /// The mean wait of an arrival (Wq).
  public let meanWait: Double

  /// Makes the steady state.
  ///
  /// - Parameters:
  ///   - arrivalRate: At least 0.
  ///   - gapVariation: The variance of the gap between arrivals over its squared mean; 1 for random
  ///     arrivals.
  ///   - service: Mean and spread of the service time.
  ///   - servers: From 1 to 10 million.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``,
  ///   ``QueueingError/noSteadyState(load:servers:)``.
  /// - Complexity: O(`servers`).
  public init(
    arrivalRate: Double, gapVariation: Double = 1, service: ServiceTime, servers: Int = 1
  ) throws(QueueingError) {
    try QueueingCheck.notNegative(gapVariation, "squared variation of the gaps")
    let plain = try MultiServerQueue(
      arrivalRate: arrivalRate, serviceRate: 1 / service.mean, servers: servers)
    let wait = plain.meanWait * (gapVariation + service.squaredVariation) / 2
    try QueueingCheck.finite(wait, "mean wait")
    self.arrivalRate = arrivalRate
    self.service = service
    self.servers = servers
    meanWait = wait
  }

  /// The mean time in system (W).
  public var meanTime: Double { meanWait + service.mean }

  /// The mean number waiting (Lq).
  public var meanWaiting: Double { arrivalRate * meanWait }

  /// The mean number in system (L).
  public var meanInSystem: Double { arrivalRate * meanTime }

  /// The share of time that a server is busy.
  public var utilisation: Double { arrivalRate * service.mean / Double(servers) }
}
