import Foundation

/// The steady state of M/M/c: random arrivals, exponential service, one queue for all servers.
///
/// Rates are by any unit of time, and times come out in the same unit.
///
/// - SeeAlso: Shortle et al., *Fundamentals of Queueing Theory*, 5th ed., section 3.3.
public struct MultiServerQueue: Equatable, Sendable {
  /// Arrivals a unit of time.
  public let arrivalRate: Double
  /// What one server completes a unit of time.
  public let serviceRate: Double
  /// The servers that work side by side.
  public let servers: Int
  /// The chance that an arrival has to wait (Erlang C).
  public let chanceToWait: Double

  /// Makes the steady state.
  ///
  /// - Parameters:
  ///   - arrivalRate: At least 0.
  ///   - serviceRate: Above 0.
  ///   - servers: From 1 to 10 million.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``, and
  ///   ``QueueingError/noSteadyState(load:servers:)`` for a load of `servers` or more.
  /// - Complexity: O(`servers`).
  public init(arrivalRate: Double, serviceRate: Double, servers: Int) throws(QueueingError) {
    try QueueingCheck.notNegative(arrivalRate, "arrival rate")
    try QueueingCheck.positive(serviceRate, "service rate")
    try QueueingCheck.servers(servers)
    let load = arrivalRate / serviceRate
    let spare = Double(servers) * serviceRate - arrivalRate
    guard let chance = Erlang.waiting(load: load, servers: servers), spare > 0 else {
      throw .noSteadyState(load: load, servers: servers)
    }
    try QueueingCheck.finite(1 / serviceRate + chance / spare, "mean time in system")
    try QueueingCheck.finite(load + chance * load / spare * serviceRate, "mean number in system")
    self.arrivalRate = arrivalRate
    self.serviceRate = serviceRate
    self.servers = servers
    chanceToWait = chance
  }

  /// The offered load in erlangs: the mean number of busy servers.
  public var load: Double { arrivalRate / serviceRate }

  /// The share of time that a server is busy.
  public var utilisation: Double { load / Double(servers) }

  /// The mean wait of an arrival (Wq).
  public var meanWait: Double { chanceToWait / drainRate }

  /// The mean time in system (W).
  public var meanTime: Double { meanWait + 1 / serviceRate }

  /// The mean number waiting (Lq).
  public var meanWaiting: Double { arrivalRate * meanWait }

  /// The mean number in system (L).
  public var meanInSystem: Double { meanWaiting + load }

  /// The chance of a wait longer than `time`, P(Wq > t).
  ///
  /// - Returns: The chance, or `nil` for a negative time or one that is no number.
  public func chanceOfWait(beyond time: Double) -> Double? {
    guard time >= 0 else { return nil }
    return chanceToWait * exp(-drainRate * time)
  }

  /// The chance of a time in system longer than `time`, P(T > t).
  ///
  /// - Returns: The chance, or `nil` for a negative time or one that is no number.
  public func chanceOfTime(beyond time: Double) -> Double? {
    guard time >= 0 else { return nil }
    let service = exp(-serviceRate * time)
    if service == 0 && exp(-drainRate * time) == 0 { return 0 }
    // The time behind a wait: the sum of two exponential times with rates near each other or not.
    let difference = drainRate - serviceRate
    let reduced = difference * time
    let sum: Double
    if abs(reduced) < 1 {
      let mean = reduced == 0 ? 1 : -expm1(-reduced) / reduced
      sum = service * (1 + serviceRate * time * mean)
    } else {
      sum = service + serviceRate * (service - exp(-drainRate * time)) / difference
    }
    return min(1, max(0, (1 - chanceToWait) * service + chanceToWait * sum))
  }

  /// How fast a queue gets shorter while all are busy.
  private var drainRate: Double { Double(servers) * serviceRate - arrivalRate }
}
