import Forecasting
import Testing

@Suite("Priority classes")
struct PriorityClassesTests {
  private func classes(_ rates: [Double], _ means: [Double]? = nil) throws -> [CustomerClass] {
    try rates.indices.map {
      try CustomerClass(
        arrivalRate: rates[$0], service: ServiceTime(mean: means?[$0] ?? 1))
    }
  }

  @Test("Cobham's waits are the published ones")
  func published() throws {
    #expect(try agreesAll(PriorityClasses.meanWaits(classes([0.2, 0.6])), [1, 5]))
    #expect(
      try agreesAll(
        PriorityClasses.meanWaits(classes([0.3, 0.3, 0.2])), [1.142857, 2.857143, 10]))
    #expect(
      try agreesAll(PriorityClasses.meanWaits(classes([0.1, 0.3, 0.5])), [1, 1.666667, 15]))
    #expect(
      try agreesAll(
        PriorityClasses.meanWaits(classes([0.3, 0.2], [1, 2])), [1.571429, 5.238095]))
    let several = try PriorityClasses.meanWaits(
      arrivalRates: [1, 1.5, 1.5], serviceRate: 1, servers: 5)
    #expect(agreesAll(several, [0.138528, 0.277056, 1.108225]))
  }

  @Test("with interruption the times are the published ones")
  func preemptive() throws {
    #expect(
      agreesAll(
        PriorityClasses.preemptiveTimes(try classes([0.2, 0.6])).compactMap(\.self), [1.25, 6.25]))
    #expect(
      agreesAll(
        PriorityClasses.preemptiveTimes(try classes([0.3, 0.3, 0.2])).compactMap(\.self),
        [1.428571, 3.571429, 12.5]))
  }

  @Test("Kleinrock's law: loads times waits add up to what first come, first served gives")
  func conservation() throws {
    let all = try classes([0.1, 0.2, 0.15], [2, 1, 1.5])
    let waits = try PriorityClasses.meanWaits(all)
    let loads = zip([0.1, 0.2, 0.15], [2, 1, 1.5]).map { $0 * $1 }
    let total = loads.reduce(0, +)
    let residual = 0.1 * 4 + 0.2 * 1 + 0.15 * 2.25
    let sum = zip(loads, waits).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(sum - total * residual / (1 - total)) < 1e-12)
  }

  @Test("urgent classes do not feel an overload behind them, where they interrupt")
  func overload() throws {
    let times = PriorityClasses.preemptiveTimes(try classes([0.2, 0.9, 0.1]))
    #expect(agrees(times[0], 1.25))
    #expect(times[1] == nil && times[2] == nil)
    guard
      case .noSteadyState = queueingTrouble({
        _ = try PriorityClasses.meanWaits(classes([0.2, 0.9]))
      })
    else {
      Issue.record("a steady state at load 1.1")
      return
    }
  }

  @Test("no classes, nobody in a class, wrong numbers")
  func refused() throws {
    #expect(try PriorityClasses.meanWaits([]) == [])
    #expect(try PriorityClasses.meanWaits(classes([0, 0.5])) == [0.5, 1])
    for rate in impossibleRates {
      #expect(queueingTrouble { _ = try classes([rate]) } != nil)
      #expect(
        queueingTrouble {
          _ = try PriorityClasses.meanWaits(arrivalRates: [rate], serviceRate: 1, servers: 2)
        } != nil)
    }
  }

  private func agreesAll(_ values: [Double], _ published: [Double]) -> Bool {
    values.count == published.count && zip(values, published).allSatisfy { agrees($0, $1) }
  }
}

@Suite("Jackson networks")
struct JacksonNetworkTests {
  private let rework = [
    JacksonNetwork.Station(name: "desk", servers: 2, serviceRate: 1, externalRate: 1),
    JacksonNetwork.Station(name: "review", servers: 5, serviceRate: 0.5),
    JacksonNetwork.Station(name: "sign", servers: 1, serviceRate: 2),
  ]

  @Test("rework: flows, times and cycle as published")
  func published() throws {
    let network = try JacksonNetwork(rework, routing: [[0, 1, 0], [0.2, 0, 0.8], [0, 0, 0]])
    #expect(zip(network.flows, [1.25, 1.25, 1]).allSatisfy { agrees($0, $1, digits: 12) })
    let times = network.stations.map(\.meanTime)
    #expect(agrees(times[0], 1.641026) && agrees(times[1], 2.104297) && agrees(times[2], 1))
    #expect(agrees(network.meanCycleTime, 5.681653))
  }

  @Test("a tandem and a feedback")
  func tandem() throws {
    let stations = (0..<5).map {
      JacksonNetwork.Station(
        name: "\($0)", servers: 5, serviceRate: 1, externalRate: $0 == 0 ? 4.25 : 0)
    }
    let routing = (0..<5).map { from in (0..<5).map { $0 == from + 1 ? 1.0 : 0 } }
    #expect(agrees(try JacksonNetwork(stations, routing: routing).meanCycleTime, 9.363133))
    let desk = JacksonNetwork.Station(name: "desk", servers: 1, serviceRate: 1, externalRate: 0.6)
    let feedback = try JacksonNetwork([desk], routing: [[0.2]])
    #expect(agrees(feedback.meanInSystem, 3) && agrees(feedback.meanCycleTime, 5))
  }

  @Test("a station without customers is idle; a network without arrivals has no cycle")
  func idle() throws {
    let lone = JacksonNetwork.Station(name: "lone", servers: 1, serviceRate: 1)
    let network = try JacksonNetwork([lone], routing: [[0.5]])
    #expect(network.meanInSystem == 0 && network.meanCycleTime == nil)
  }

  @Test("an overloaded station is named")
  func unstable() {
    let error = queueingTrouble {
      _ = try JacksonNetwork(rework, routing: [[0, 1, 0], [0.6, 0, 0.4], [0, 0, 0]])
    }
    guard case .unstableStation(let name, let load, let servers) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // 1 / (1 - 0.6) = 2.5 through the desk.
    #expect(name == "desk" && agrees(load, 2.5, digits: 12) && servers == 2)
  }

  @Test("wrong routings are named")
  func badRouting() {
    func trouble(_ routing: [[Double]]) -> QueueingError? {
      queueingTrouble { _ = try JacksonNetwork(rework, routing: routing) }
    }
    #expect(trouble([[0, 1, 0]]) == .badRouting(station: "review", fact: "is missing"))
    #expect(
      trouble([[0, 1], [0, 0], [0, 0]])
        == .badRouting(station: "desk", fact: "has 2 shares, and there are 3 stations"))
    for share in impossibleRates {
      #expect(
        trouble([[0, share, 0], [0, 0, 0], [0, 0, 0]])
          == .badRouting(station: "desk", fact: "has a share below 0 or not finite"))
    }
    #expect(
      trouble([[0, 0.75, 0.5], [0, 0, 0], [0, 0, 0]])
        == .badRouting(station: "desk", fact: "has shares that add up to 1.25"))
    #expect(trouble([[0, 1, 0], [0.2, 0, 0.8], [1, 0, 0]]) == .neverLeaves)
    #expect(queueingTrouble { _ = try JacksonNetwork([], routing: []) } != nil)
  }
}
