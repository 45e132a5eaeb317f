import LinearAlgebra

/// An open network of M/M/c stations: after each, a customer goes on by chance or leaves.
///
/// Each station behaves as if alone with the flow that the traffic equations give it (Jackson), so
/// its figures are exact.
///
/// - SeeAlso: Jackson, "Networks of waiting lines", Operations Research 5 (1957) 518-521; Shortle et
///   al., 5th ed., section 5.2.
public struct JacksonNetwork: Equatable, Sendable {
  /// A station before its flow is known.
  public struct Station: Equatable, Sendable {
    /// What messages call it.
    public let name: String
    /// The servers that work side by side.
    public let servers: Int
    /// What one server completes a unit of time.
    public let serviceRate: Double
    /// The arrivals a unit of time from outside.
    public let externalRate: Double

    /// Makes a station; its numbers are checked by the network.
    public init(name: String, servers: Int, serviceRate: Double, externalRate: Double = 0) {
      self.name = name
      self.servers = servers
      self.serviceRate = serviceRate
      self.externalRate = externalRate
    }
  }

  /// The steady state of each station, in the order given; its arrival rate is the station's flow.
  public let stations: [MultiServerQueue]
  /// The arrivals a unit of time from outside, all stations together.
  public let externalRate: Double

  /// Solves the traffic equations and each station.
  ///
  /// - Parameters:
  ///   - stations: The stations.
  ///   - routing: For each station (row) the chances to go on to each station (column); what is missing
  ///     to 1 leaves.
  /// - Throws: ``QueueingError/badRouting(station:fact:)``, ``QueueingError/neverLeaves``,
  ///   ``QueueingError/unstableStation(name:load:servers:)``,
  ///   ``QueueingError/outOfRange(name:value:range:)``.
  /// - Complexity: O(n³) for n stations, and O(servers) for each.
  public init(_ stations: [Station], routing: [[Double]]) throws(QueueingError) {
    try Self.check(stations, routing)
    let flows = try Self.flows(stations, routing)
    var solved: [MultiServerQueue] = []
    for (station, flow) in zip(stations, flows) {
      do {
        solved.append(
          try MultiServerQueue(
            arrivalRate: flow, serviceRate: station.serviceRate, servers: station.servers))
      } catch .noSteadyState(let load, let servers) {
        throw .unstableStation(name: station.name, load: load, servers: servers)
      }
    }
    self.stations = solved
    externalRate = stations.reduce(0) { $0 + $1.externalRate }
  }

  /// The customers through each station a unit of time, returns included.
  public var flows: [Double] { stations.map(\.arrivalRate) }

  /// The mean number in the network.
  public var meanInSystem: Double { stations.reduce(0) { $0 + $1.meanInSystem } }

  /// The mean time from entering the network to leaving it, by Little's law; `nil` where nobody
  /// comes.
  public var meanCycleTime: Double? {
    externalRate > 0 ? meanInSystem / externalRate : nil
  }

  /// Sums of shares may be this much above 1, as 0.1 + 0.2 + 0.7 is.
  private static let rounding = 1e-12

  private static func check(
    _ stations: [Station], _ routing: [[Double]]
  ) throws(QueueingError) {
    guard !stations.isEmpty else {
      throw .outOfRange(name: "stations", value: 0, range: "at least 1")
    }
    for (index, station) in stations.enumerated() {
      try QueueingCheck.notNegative(
        station.externalRate, "arrival rate of '\(station.name)' from outside")
      guard index < routing.count else {
        throw .badRouting(station: station.name, fact: "is missing")
      }
      let row = routing[index]
      guard row.count == stations.count else {
        throw .badRouting(
          station: station.name,
          fact: "has \(row.count) shares, and there are \(stations.count) stations")
      }
      guard row.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw .badRouting(station: station.name, fact: "has a share below 0 or not finite")
      }
      let sum = row.reduce(0, +)
      guard sum <= 1 + rounding else {
        throw .badRouting(station: station.name, fact: "has shares that add up to \(sum)")
      }
    }
  }

  /// The solution of flow = external + routingᵀ × flow.
  private static func flows(
    _ stations: [Station], _ routing: [[Double]]
  ) throws(QueueingError) -> [Double] {
    var equations = Matrix.identity(stations.count)
    for (from, row) in routing.prefix(stations.count).enumerated() {
      for (to, share) in row.enumerated() { equations[to, from] -= share }
    }
    do {
      let flows = try LU(of: equations).solve(stations.map(\.externalRate))
      // A station that nobody reaches may get a flow of -1e-17.
      return flows.map { max(0, $0) }
    } catch .overflow {
      throw .outOfRange(name: "flow", value: .infinity, range: "finite")
    } catch {
      throw .neverLeaves
    }
  }
}
