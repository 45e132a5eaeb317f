/// A class of customers with its own arrivals and service.
public struct CustomerClass: Equatable, Sendable {
  /// Random arrivals a unit of time.
  public let arrivalRate: Double
  /// The time a server takes for one.
  public let service: ServiceTime

  /// Makes a class.
  ///
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)`` for a rate below 0 or not finite.
  public init(arrivalRate: Double, service: ServiceTime) throws(QueueingError) {
    try QueueingCheck.notNegative(arrivalRate, "arrival rate")
    self.arrivalRate = arrivalRate
    self.service = service
  }

  /// The share of one server that the class takes.
  var load: Double { arrivalRate * service.mean }

  /// What the class adds to the mean work left in service.
  var residual: Double { arrivalRate * service.secondMoment / 2 }
}

/// Mean waits of classes of which the first goes before the second, and so on.
public enum PriorityClasses {
  /// The mean wait of each class where nobody in service is interrupted, one server.
  ///
  /// - Parameter classes: The most urgent first; any laws of service.
  /// - Returns: Wq for each class, in their order.
  /// - Throws: ``QueueingError/noSteadyState(load:servers:)`` when all classes together load the
  ///   server with 1 or more.
  /// - SeeAlso: Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954)
  ///   70-76; Shortle et al., 5th ed., section 4.4.
  public static func meanWaits(
    _ classes: [CustomerClass]
  ) throws(QueueingError) -> [Double] {
    let load = classes.reduce(0) { $0 + $1.load }
    guard load < 1 else { throw .noSteadyState(load: load, servers: 1) }
    return try waits(
      residual: classes.reduce(0) { $0 + $1.residual }, loads: classes.map(\.load))
  }

  /// The mean wait of each class on several servers that take the same exponential time for all.
  ///
  /// - Parameters:
  ///   - arrivalRates: The most urgent class first.
  ///   - serviceRate: What one server completes a unit of time.
  ///   - servers: From 1 to 10 million.
  /// - Returns: Wq for each class, in their order.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``,
  ///   ``QueueingError/noSteadyState(load:servers:)``.
  /// - SeeAlso: Cobham, as above, for several channels.
  public static func meanWaits(
    arrivalRates: [Double], serviceRate: Double, servers: Int
  ) throws(QueueingError) -> [Double] {
    for rate in arrivalRates { try QueueingCheck.notNegative(rate, "arrival rate") }
    let all = try MultiServerQueue(
      arrivalRate: arrivalRates.reduce(0, +), serviceRate: serviceRate, servers: servers)
    let capacity = Double(servers) * serviceRate
    return try waits(
      residual: all.chanceToWait / capacity, loads: arrivalRates.map { $0 / capacity })
  }

  /// The mean time in system of each class where a more urgent arrival interrupts, and the work is
  /// later resumed where it stopped; one server.
  ///
  /// - Parameter classes: The most urgent first; any laws of service.
  /// - Returns: T for each class; `nil` for those that have no steady state because they and the more
  ///   urgent ones together load the server with 1 or more. The more urgent ones do not feel them.
  /// - SeeAlso: Shortle et al., 5th ed., section 4.4; Jaiswal, *Priority Queues*, 1968.
  public static func preemptiveTimes(_ classes: [CustomerClass]) -> [Double?] {
    var (before, residual) = (0.0, 0.0)
    return classes.map { one in
      let through = before + one.load
      residual += one.residual
      defer { before = through }
      guard through < 1 else { return nil }
      let time =
        one.service.mean / (1 - before) + residual / ((1 - before) * (1 - through))
      return time.isFinite ? time : nil
    }
  }

  /// The mean wait behind what is in service, the queue of one's own and better classes, and those
  /// of better classes who come meanwhile.
  private static func waits(
    residual: Double, loads: [Double]
  ) throws(QueueingError) -> [Double] {
    var result: [Double] = []
    var before = 0.0
    for load in loads {
      let through = before + load
      let wait = residual / ((1 - before) * (1 - through))
      try QueueingCheck.finite(wait, "mean wait")
      result.append(wait)
      before = through
    }
    return result
  }
}
