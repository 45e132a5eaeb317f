/// The steady state of M/M/c/K: as M/M/c, but who finds `capacity` in system is turned away.
///
/// It has a steady state for any load. Rates are by any unit of time, and times come out in the same.
///
/// - SeeAlso: Shortle et al., *Fundamentals of Queueing Theory*, 5th ed., section 3.4.
public struct FiniteQueue: Equatable, Sendable {
  /// The chance that an arrival is turned away.
  public let blocking: Double
  /// The mean number in system (L).
  public let meanInSystem: Double
  /// The mean number waiting (Lq).
  public let meanWaiting: Double
  /// The arrivals a unit of time that are let in.
  public let acceptedRate: Double
  /// The mean time in system of those let in (W).
  public let meanTime: Double
  /// The mean wait of those let in (Wq).
  public let meanWait: Double

  /// Makes the steady state.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0; those turned away count.
  ///   - serviceRate: Above 0.
  ///   - servers: From 1 to 10 million.
  ///   - capacity: The most in system, those in service included; from `servers` to 10 million.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``.
  /// - Complexity: O(`capacity`).
  public init(
    arrivalRate: Double, serviceRate: Double, servers: Int, capacity: Int
  ) throws(QueueingError) {
    try QueueingCheck.positive(arrivalRate, "arrival rate")
    try QueueingCheck.positive(serviceRate, "service rate")
    try QueueingCheck.servers(servers)
    guard capacity >= servers, capacity <= QueueingCheck.mostServers else {
      throw .outOfRange(
        name: "capacity", value: Double(capacity),
        range: "from the number of servers, \(servers), to \(QueueingCheck.mostServers)")
    }
    let load = arrivalRate / serviceRate
    try QueueingCheck.positive(load, "load")
    // For each number of places the chance that the last is taken and the means, from those of one
    // place less: every step is a weighted mean, so that nothing overflows or cancels.
    var full = 1.0
    var (inSystem, waiting) = (0.0, 0.0)
    for places in 1...capacity {
      let offered = load * full
      full = offered / (offered + Double(min(places, servers)))
      inSystem += full * (Double(places) - inSystem)
      waiting += full * (Double(max(0, places - servers)) - waiting)
    }
    blocking = full
    meanInSystem = inSystem
    meanWaiting = waiting
    // What is in service leaves: exact also where almost all are turned away.
    acceptedRate = serviceRate * (inSystem - waiting)
    meanTime = acceptedRate > 0 ? inSystem / acceptedRate : 1 / serviceRate
    meanWait = acceptedRate > 0 ? waiting / acceptedRate : 0
    try QueueingCheck.finite(meanTime, "mean time in system")
    try QueueingCheck.finite(acceptedRate, "accepted rate")
  }
}
