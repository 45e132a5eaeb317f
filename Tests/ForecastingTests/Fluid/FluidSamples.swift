import Forecasting

/// Small networks that several suites look at.
enum FluidSamples {
  /// Slots without gaps.
  static func grid(_ slots: Int, hours: Double) throws -> FluidGrid {
    try FluidGrid(slots: slots, hours: hours, dayHours: 8)
  }

  /// Office days of 8 hours in 4 slots, each day 24 wall hours after the one before.
  static func officeGrid(days: Int) throws -> FluidGrid {
    var starts: [Double] = []
    for day in 0..<days {
      starts += [0.0, 2, 5, 7].map { Double(day) * 24 + 8 + $0 }
    }
    return try FluidGrid(
      starts: starts, hours: [Double](repeating: 2, count: starts.count), dayHours: 8)
  }

  /// One class that is worked at one station.
  static func single(
    _ grid: FluidGrid, servers: [Double], rate: (Double) -> Double, mean: Double = 1,
    scv: Double = 1, deadline: Double = .infinity
  ) -> FluidNetwork {
    let arrivals = zip(grid.starts, grid.hours).map { rate($0 + $1 / 2) * $1 }
    let step = FluidStep(
      name: "work", at: .station(0, work: .init(mean: mean, scv: scv)), links: [.init(to: nil)])
    return FluidNetwork(
      grid: grid, stations: [FluidStation(name: "desk", servers: servers)],
      classes: [
        FluidClass(
          name: "permit", steps: [step], arrivals: arrivals,
          deadlines: [Double](repeating: deadline, count: grid.count))
      ])
  }

  /// One class on a road of its own, with the same arrivals in each slot.
  static func road(
    _ grid: FluidGrid, _ steps: [FluidStep], stations: [FluidStation] = [], arrivals: Double = 1,
    deadline: Double = .infinity, backlog: [FluidClass.InHand] = []
  ) -> FluidNetwork {
    FluidNetwork(
      grid: grid, stations: stations,
      classes: [
        FluidClass(
          name: "permit", steps: steps,
          arrivals: [Double](repeating: arrivals, count: grid.count),
          deadlines: [Double](repeating: deadline, count: grid.count), backlog: backlog)
      ])
  }

  static func delay(
    _ name: String, mean: Double, scv: Double = 0, clock: FluidStep.Clock = .runs,
    to links: [FluidStep.Link]
  ) -> FluidStep {
    FluidStep(
      name: name,
      at: .delay(.init(mean: mean, scv: scv, isOnWallClock: false, clock: clock)), links: links)
  }

  /// Intake, appraisal with rework after an answer from outside, an optional consultation, signature.
  static func office(days: Int, demand: Double = 10) throws -> FluidNetwork {
    let grid = try officeGrid(days: days)
    func servers(_ count: Double) -> [Double] { [Double](repeating: count, count: grid.count) }
    let steps = [
      FluidStep(
        name: "intake", at: .station(0, work: .init(mean: 0.2, scv: 0.3)),
        links: [.init(to: 1, 0.95)]),
      FluidStep(
        name: "appraise", at: .station(1, work: .init(mean: 2.5, scv: 0.6)),
        links: [.init(to: 2, 0.15), .init(to: 3, 0.25), .init(to: 4, 0.6)]),
      FluidStep(
        name: "papers",
        at: .delay(.init(mean: 72, scv: 1, isOnWallClock: true, clock: .stands)),
        links: [.init(to: 1, 0.9)]),
      FluidStep(
        name: "consult", at: .station(2, work: .init(mean: 1, scv: 1)), links: [.init(to: 4)]),
      FluidStep(
        name: "sign", at: .station(3, work: .init(mean: 0.1, scv: 0.2)), links: [.init(to: nil)]),
    ]
    let item = FluidClass(
      name: "permit", steps: steps, acceptance: 0,
      arrivals: [Double](repeating: demand / 4, count: grid.count), dayVariation: 0.1,
      deadlines: [Double](repeating: 40, count: grid.count))
    return FluidNetwork(
      grid: grid,
      stations: [
        FluidStation(name: "desk", servers: servers(2)),
        FluidStation(name: "division", servers: servers(4.2), absence: 0.05),
        FluidStation(name: "consulted", servers: servers(1)),
        FluidStation(name: "head", servers: servers(1)),
      ], classes: [item])
  }
}
