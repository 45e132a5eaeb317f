import Forecasting
import Testing

@Suite("Fluid network: limits and faults")
struct FluidLimitTests {
  @Test("who waits past the last opening is never on time, and nothing is infinite in a rate")
  func nobodyComesAgain() throws {
    let grid = try FluidSamples.grid(100, hours: 1)
    let servers = (0..<100).map { $0 < 50 ? 1.0 : 0 }
    let forecast = try FluidSamples.single(
      grid, servers: servers, rate: { _ in 0.5 }, deadline: 1_000
    ).forecast()
    let figures = forecast.total
    // Those who stand at the desk when it shuts, and who come shortly before, may never be served.
    #expect(abs(figures.resolved - 25) < 2.5)
    let rate = try #require(figures.onTimeOfResolved)
    #expect(rate > 0.99)
    let accepted = figures.acceptedOnTime / figures.accepted
    #expect(abs(accepted - 0.5) < 0.05)
    #expect(forecast.stations[0].meanWait == nil)
    #expect(Self.isFinite(forecast))
  }

  @Test("a road without variance is a point, not no number", arguments: [4.9, 5.0, 5.1])
  func noVariance(deadline: Double) throws {
    let network = FluidSamples.road(
      try FluidSamples.grid(100, hours: 1),
      [FluidSamples.delay("wait", mean: 5, to: [.init(to: nil)])], deadline: deadline)
    #expect(try network.forecast().total.onTimeOfAccepted == (deadline < 5 ? 0 : 1))
  }

  @Test("a service far shorter than a slot needs no short slots", arguments: [0.5, 0.9])
  func shortService(load: Double) throws {
    let service = 0.005
    func wait(slots: Int, hours: Double) throws -> Double {
      var network = FluidSamples.single(
        try FluidSamples.grid(slots, hours: hours),
        servers: [Double](repeating: 1, count: slots), rate: { _ in load / service },
        mean: service)
      network.firstCounted = slots / 2
      return try #require(try network.forecast().stations[0].meanWait)
    }
    let exact = load * service / (1 - load)
    let coarse = try wait(slots: 100, hours: 8)
    // 1,600 services in a slot; the steady state is met at its end all the same.
    #expect(abs(coarse / exact - 1) < 0.01)
    let fine = try wait(slots: 4_000, hours: 0.05)
    #expect(abs(fine / exact - 1) < 0.01)
  }

  @Test("nothing to do gives no rate, and no fault")
  func nothingComes() throws {
    let forecast = try FluidSamples.single(
      try FluidSamples.grid(10, hours: 1), servers: [Double](repeating: 0, count: 10),
      rate: { _ in 0 }
    ).forecast()
    #expect(forecast.total.onTimeOfResolved == nil)
    #expect(forecast.total.meanHours == nil)
    #expect(forecast.stations[0].utilisation == nil)
    #expect(forecast.stations[0].meanWait == nil)
  }

  @Test("extreme numbers stay numbers", arguments: [1e-9, 1e-3, 1, 1e3, 1e6])
  func extremes(rate: Double) throws {
    for mean in [0, 1e-6, 1, 1e4] {
      for scv in [0.0, 1, 1e4] {
        for servers in [1e-6, 0.3, 1, 24.5, 1e6] {
          let forecast = try FluidSamples.single(
            try FluidSamples.grid(40, hours: 2),
            servers: [Double](repeating: servers, count: 40), rate: { _ in rate }, mean: mean,
            scv: scv, deadline: 16
          ).forecast()
          #expect(Self.isFinite(forecast), "\(rate) \(mean) \(scv) \(servers)")
          #expect((0...1).contains(forecast.total.onTimeOfResolved ?? 0))
        }
      }
    }
  }

  @Test("an uncertain year is a mixture of good and bad years")
  func years() throws {
    var network = try FluidSamples.office(days: 100, demand: 11.5)
    let certain = try network.forecast()
    network.yearVariation = 0.1
    let three = try network.forecast()
    let five = try network.forecast(yearPoints: 5)
    #expect(abs(three.total.arrived - certain.total.arrived) < 1e-6 * certain.total.arrived)
    let rates = try [certain, three, five].map { try #require($0.total.onTimeOfResolved) }
    #expect(rates[1] != rates[0])
    // Three and five points differ by less than what the year itself changes.
    #expect(abs(rates[2] - rates[1]) < 0.02)
    #expect(try network.forecast(yearPoints: 1) == certain)
  }

  @Test("a path of counted arrivals takes the place of the profile")
  func paths() throws {
    let network = try FluidSamples.office(days: 60)
    let mean = network.classes[0].arrivals
    let swapped = mean.indices.map { mean[$0] * ($0 < 120 ? 1.4 : 0.6) }
    let path = try network.following(arrivals: [swapped])
    let forecast = try path.forecast()
    #expect(abs(forecast.total.arrived - mean.reduce(0, +)) < 1e-6)
    #expect(try forecast != network.forecast())
    #expect(throws: FluidError.self) { try network.following(arrivals: []) }
  }

  private static func isFinite(_ forecast: FluidForecast) -> Bool {
    numbers(of: forecast).allSatisfy { $0.isFinite }
  }

  private static func numbers(of forecast: FluidForecast) -> [Double] {
    ([forecast.total] + forecast.classes).flatMap { figures in
      [
        figures.arrived, figures.ended, figures.left, figures.open, figures.accepted,
        figures.acceptedOnTime, figures.acceptedResolved, figures.resolved, figures.resolvedOnTime,
        figures.due, figures.dueOnTime, figures.resolvedHours, figures.meanHours ?? 0,
      ]
    }
      + forecast.stations.flatMap {
        [$0.arrivals, $0.workedHours, $0.offeredHours, $0.meanWait ?? 0, $0.utilisation ?? 0]
      }
  }
}

@Suite("Fluid network: what is refused")
struct FluidFaultTests {
  private static let faults: [(name: String, change: @Sendable (inout FluidNetwork) -> Void)] = [
    ("arrivals", { $0.classes[0].arrivals[3] = .nan }),
    ("arrivals", { $0.classes[0].arrivals[3] = -1 }),
    ("arrivals", { $0.classes[0].arrivals[3] = .infinity }),
    ("arrivals", { $0.classes[0].arrivals.removeLast() }),
    ("servers", { $0.stations[1].servers[0] = .nan }),
    ("servers", { $0.stations[1].servers[0] = -0.5 }),
    ("servers", { $0.stations[1].servers = [] }),
    ("absence", { $0.stations[0].absence = 1 }),
    ("deadline", { $0.classes[0].deadlines[0] = .nan }),
    ("deadlines", { $0.classes[0].deadlines = [1] }),
    ("probabilities", { $0.classes[0].steps[1].links[0].probability = 0.5 }),
    ("link", { $0.classes[0].steps[1].links[0].probability = .nan }),
    ("link", { $0.classes[0].steps[1].links[0].step = 17 }),
    ("station", { $0.classes[0].steps[0].place = .station(9, work: .init(mean: 1, scv: 1)) }),
    ("work", { $0.classes[0].steps[0].place = .station(0, work: .init(mean: .nan, scv: 1)) }),
    ("variation", { $0.classes[0].steps[0].place = .station(0, work: .init(mean: 1, scv: -1)) }),
    ("gate", { $0.classes[0].steps[2].place = .gate([.open]) }),
    ("fork", { $0.classes[0].steps[2].place = .fork(branches: [3], join: 4, isAny: false) }),
    ("end", { $0.classes[0].steps[4].links = [.init(to: 1)] }),
    ("acceptance", { $0.classes[0].acceptance = -1 }),
    ("backlog", { $0.classes[0].backlog = [.init(step: 0, count: .nan, hoursLeft: 1)] }),
    ("road", { $0.classes[0].steps = [] }),
    ("classes", { $0.classes = [] }),
    ("year", { $0.yearVariation = .infinity }),
    ("slot", { $0.firstCounted = 100_000 }),
  ]

  @Test("a fault is named with its place", arguments: faults.indices)
  func faultIsNamed(index: Int) throws {
    let (name, change) = Self.faults[index]
    var network = try FluidSamples.office(days: 5)
    change(&network)
    let error = try #require(throws: FluidError.self) { try network.forecast() }
    #expect(error.description.contains(name), "\(error)")
  }

  @Test("networks of different shapes are not solved together")
  func shapes() throws {
    let one = try FluidSamples.office(days: 5)
    var other = one
    other.classes[0].steps.swapAt(2, 3)
    #expect(throws: FluidError.differentShape(place: "class 'permit'")) {
      try FluidNetwork.forecasts(of: [one, other])
    }
    #expect(throws: FluidError.empty(place: "the list of networks")) {
      try FluidNetwork.forecasts(of: [])
    }
  }

  @Test("slots must follow each other and last")
  func grids() {
    #expect(throws: FluidError.self) { try FluidGrid(slots: 0, hours: 1, dayHours: 8) }
    #expect(throws: FluidError.self) { try FluidGrid(slots: 3, hours: 0, dayHours: 8) }
    #expect(throws: FluidError.self) { try FluidGrid(slots: 3, hours: .nan, dayHours: 8) }
    #expect(throws: FluidError.self) { try FluidGrid(slots: 3, hours: 1, dayHours: -8) }
    #expect(throws: FluidError.self) {
      try FluidGrid(starts: [0, 1], hours: [2, 1], dayHours: 8)
    }
    #expect(throws: FluidError.self) { try FluidGrid(starts: [0], hours: [2, 1], dayHours: 8) }
  }
}
