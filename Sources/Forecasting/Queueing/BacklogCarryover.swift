/// One station whose arrivals and servers change from interval to interval, also where more comes for
/// a while than can be done: the stationary backlog carryover (SBC) of Stolletz.
///
/// Each interval is cut into base periods about one mean service time long. In each the station is
/// looked at as if it lost whom it cannot serve at once (Erlang B); those count as arrivals of the next
/// period. What is served gives the utilisation, and M/M/c at this utilisation gives queue and waits.
///
/// An approximation. What it says of a base period is nearest to the truth at the period's end. With
/// constant rates it ends exactly at M/M/c, and a long overload moves with the flow. Between, it is too
/// high while a queue builds up: in the reference cases of the tests the mean number in system is within
/// 18 % for daily waves and blocks with hours of overload, within 30 % for a wave of only eight
/// service times. Service takes it no time: where nobody waits, it is about one service time ahead.
///
/// - SeeAlso: Stolletz, "Approximation of the non-stationary M(t)/M(t)/c(t)-queue using stationary
///   queueing models: the stationary backlog-carryover approach", European Journal of Operational
///   Research 190 (2008) 478-493.
public struct BacklogCarryover: Equatable, Sendable {
  /// A stretch of time with constant arrivals and servers.
  public struct Interval: Equatable, Sendable {
    /// In the unit of time that the rates are by; above 0.
    public var length: Double
    /// Arrivals a unit of time; at least 0.
    public var arrivalRate: Double
    /// The servers that work side by side; at least 1.
    public var servers: Int

    /// Makes an interval; its numbers are checked where it is used.
    public init(length: Double, arrivalRate: Double, servers: Int) {
      self.length = length
      self.arrivalRate = arrivalRate
      self.servers = servers
    }
  }

  /// What is expected in one base period.
  public struct Period: Equatable, Sendable {
    /// The start, counted from the first interval's.
    public let start: Double
    /// The end.
    public let end: Double
    /// The number of the interval that the period belongs to, from 0.
    public let interval: Int
    /// The share of time that a server is busy.
    public let utilisation: Double
    /// The number carried over into the next period.
    public let backlog: Double
    /// The chance that an arrival has to wait.
    public let chanceToWait: Double
    /// The mean wait.
    public let meanWait: Double
    /// The mean number waiting.
    public let meanWaiting: Double
    /// The mean number in system.
    public let meanInSystem: Double
  }

  /// The base periods in order.
  public let periods: [Period]

  /// The most base periods that are worked out.
  private static let mostPeriods = 1_000_000

  /// Works through the intervals.
  ///
  /// - Parameters:
  ///   - intervals: One after the other.
  ///   - serviceRate: What one server completes a unit of time; above 0.
  ///   - backlog: The number waiting at the start; at least 0.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``; more than a million base periods are
  ///   refused too.
  /// - Complexity: O(base periods × servers).
  public init(
    _ intervals: [Interval], serviceRate: Double, backlog: Double = 0
  ) throws(QueueingError) {
    try QueueingCheck.positive(serviceRate, "service rate")
    try QueueingCheck.notNegative(backlog, "backlog")
    var periods: [Period] = []
    var waiting = backlog
    var start = 0.0
    for (index, interval) in intervals.enumerated() {
      try Self.check(interval)
      let count = max(1, (interval.length * serviceRate).rounded())
      guard Double(periods.count) + count <= Double(Self.mostPeriods) else {
        throw .outOfRange(
          name: "number of base periods", value: Double(periods.count) + count,
          range: "at most \(Self.mostPeriods)")
      }
      for part in 0..<Int(count) {
        let period = try Period(
          of: interval, index, from: start + interval.length * Double(part) / count,
          to: start + interval.length * Double(part + 1) / count, serviceRate, carried: waiting)
        periods.append(period)
        waiting = period.backlog
      }
      start += interval.length
    }
    self.periods = periods
  }

  /// The least servers for each interval with which the mean wait is at most `target` in every base
  /// period, chosen interval after interval.
  ///
  /// An interval that starts with a backlog gets the servers that bring the wait below the target at
  /// once; a staff that shrinks the backlog slowly is not looked for.
  ///
  /// - Parameters:
  ///   - intervals: Their `servers` are not used.
  ///   - serviceRate: What one server completes a unit of time; above 0.
  ///   - target: The mean wait; above 0.
  ///   - backlog: The number waiting at the start; at least 0.
  /// - Returns: The intervals with their servers.
  /// - Throws: ``QueueingError/outOfRange(name:value:range:)``,
  ///   ``QueueingError/outOfReach(mostServers:)``.
  public static func staffed(
    _ intervals: [Interval], serviceRate: Double, meanWait target: Double, backlog: Double = 0
  ) throws(QueueingError) -> [Interval] {
    try QueueingCheck.positive(target, "target")
    var result: [Interval] = []
    var waiting = backlog
    for interval in intervals {
      let servers = try leastServers(interval, serviceRate, target, waiting)
      var staffed = interval
      staffed.servers = servers
      result.append(staffed)
      let course = try BacklogCarryover([staffed], serviceRate: serviceRate, backlog: waiting)
      waiting = course.periods.last?.backlog ?? waiting
    }
    return result
  }

  /// By doubling and halving: more servers never make a wait longer.
  private static func leastServers(
    _ interval: Interval, _ serviceRate: Double, _ target: Double, _ backlog: Double
  ) throws(QueueingError) -> Int {
    func isEnough(_ servers: Int) throws(QueueingError) -> Bool {
      var staffed = interval
      staffed.servers = servers
      let course = try BacklogCarryover([staffed], serviceRate: serviceRate, backlog: backlog)
      return course.periods.allSatisfy { $0.meanWait <= target }
    }
    var (low, high) = (0, 1)
    while try !isEnough(high) {
      guard high < QueueingCheck.mostServers else {
        throw .outOfReach(mostServers: QueueingCheck.mostServers)
      }
      (low, high) = (high, min(2 * high, QueueingCheck.mostServers))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private static func check(_ interval: Interval) throws(QueueingError) {
    try QueueingCheck.positive(interval.length, "length of an interval")
    try QueueingCheck.notNegative(interval.arrivalRate, "arrival rate")
    try QueueingCheck.servers(interval.servers)
  }
}

extension BacklogCarryover.Period {
  /// One step of the carryover.
  fileprivate init(
    of interval: BacklogCarryover.Interval, _ index: Int, from start: Double, to end: Double,
    _ serviceRate: Double, carried: Double
  ) throws(QueueingError) {
    let offered = interval.arrivalRate + carried / (end - start)
    let load = offered / serviceRate
    try QueueingCheck.notNegative(load, "load of a base period")
    let servers = interval.servers
    // Erlang B for one server less and for all; with them the share of a server that is free, by a
    // quotient that keeps its digits under overload, where 1 - utilisation would lose them.
    let lossBefore = servers == 1 ? 1 : Erlang.loss(load: load, servers: servers - 1)
    let loss = Erlang.next(lossBefore, load: load, servers: servers)
    let count = Double(servers)
    let free = (count - load * (1 - lossBefore)) / (count + load * lossBefore)
    let busy = count * (1 - free)
    let chance = Erlang.delay(
      loss: Erlang.loss(load: busy, servers: servers), load: busy, servers: servers)
    self.start = start
    self.end = end
    self.interval = index
    utilisation = 1 - free
    backlog = offered * loss * (end - start)
    chanceToWait = chance
    meanWait = chance / (count * serviceRate * free)
    meanWaiting = chance * (1 - free) / free
    meanInSystem = meanWaiting + busy
    try QueueingCheck.finite(meanWait + meanInSystem + backlog, "backlog")
  }
}
