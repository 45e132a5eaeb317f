/// Networks of one shape, laid out to be solved one after the other: which classes and stations stand for
/// others, their steps and links in one row each, and the order in which a slot is worked through.
///
/// The numbers of a network are `FluidNumbers`; what all networks have in common is here.
struct FluidPlan {
  let grid: FluidGrid
  let networks: [FluidNetwork]
  let closure: FluidClosure
  let lumping: FluidLumping
  /// The classes that stand for others, and how many each stands for.
  private(set) var classes: [LeadingClass] = []
  /// The steps of these classes, class after class.
  private(set) var steps: [Step] = []
  /// Links of all steps, step after step.
  private(set) var links: [Link] = []
  /// The first steps of the branches of all forks, fork after fork.
  private(set) var branches: [Int] = []
  /// The joins that dossiers pass with the first of their branches.
  private(set) var joinsAny: Set<Int> = []
  /// In the order in which a slot is worked through.
  private(set) var units: [Unit] = []
  /// The steps of all units, unit after unit; and how many classes each stands for, at one station.
  private(set) var unitSteps: [Int] = []
  private(set) var weights: [Double] = []

  struct LeadingClass {
    let index: Int
    var count = 0.0
    let firstStep: Int
    /// Over all steps; -1: on arrival.
    let acceptance: Int
  }

  /// A step, with indices over all steps.
  ///
  /// It holds no references, so that the slots pay none.
  struct Step {
    let leadingClass: Int
    /// Within its class.
    let number: Int
    let kind: Kind
    let isAcceptance: Bool
    let isAfterResult: Bool
    var unit = 0
    let links: Range<Int>
    /// Of a fork: its branches and the join.
    var branches = 0..<0
    var join = -1
    /// Which branch of which join it ends, where it leads there.
    var branch = -1
  }

  enum Kind: Equatable {
    case station
    case delay(FluidStep.Clock, isOnWallClock: Bool)
    case gate, join
    case fork(isAny: Bool)

    init(_ place: FluidStep.Place) {
      switch place {
      case .station: self = .station
      case .delay(let delay): self = .delay(delay.clock, isOnWallClock: delay.isOnWallClock)
      case .gate: self = .gate
      case .join: self = .join
      case .fork(_, _, let isAny): self = .fork(isAny: isAny)
      }
    }
  }

  struct Link {
    /// Over all steps; -1: the end.
    let target: Int
  }

  /// A station with all steps that are worked there, or one step without a station.
  struct Unit {
    /// -1: no station.
    let station: Int
    /// Within `unitSteps` and `weights`.
    let steps: Range<Int>
  }

  /// - Throws: A fault of a network, or that they differ in shape.
  init(_ networks: [FluidNetwork], closure: FluidClosure) throws(FluidError) {
    guard let first = networks.first else { throw .empty(place: "the list of networks") }
    for network in networks { try network.check() }
    try Self.checkShape(networks)
    self.networks = networks
    self.closure = closure
    grid = first.grid
    lumping = FluidLumping(networks)
    layOutClasses(first)
    layOutUnits(first)
  }

  private mutating func layOutClasses(_ network: FluidNetwork) {
    var place = [Int](repeating: -1, count: network.classes.count)
    for (index, leader) in lumping.classLeaders.enumerated() {
      if leader == index {
        place[index] = classes.count
        let item = network.classes[index]
        classes.append(
          LeadingClass(
            index: index, firstStep: steps.count,
            acceptance: item.acceptance.map { $0 + steps.count } ?? -1))
        append(item)
      }
      classes[place[leader]].count += 1
    }
  }

  private mutating func append(_ item: FluidClass) {
    let base = steps.count
    for (number, step) in item.steps.enumerated() {
      let start = links.count
      for link in step.links {
        links.append(Link(target: link.step.map { $0 + base } ?? -1))
      }
      var row = Step(
        leadingClass: classes.count - 1, number: number, kind: Kind(step.place),
        isAcceptance: item.acceptance == number, isAfterResult: step.isAfterResult,
        links: start..<links.count)
      if case .fork(let own, let join, let isAny) = step.place {
        if isAny { joinsAny.insert(join + base) }
        row.branches = branches.count..<(branches.count + own.count)
        row.join = join + base
        branches += own.map { $0 + base }
      }
      steps.append(row)
    }
    for fork in base..<steps.count where steps[fork].join >= 0 {
      for (number, place) in steps[fork].branches.enumerated() {
        mark(branches[place], number, join: steps[fork].join)
      }
    }
  }

  /// Notes for all steps of a branch which of the join's it is; inner forks have marked their own.
  private mutating func mark(_ first: Int, _ number: Int, join: Int) {
    var open = [first]
    var seen: Set<Int> = []
    while let step = open.popLast() {
      guard step != join, seen.insert(step).inserted else { continue }
      if steps[step].links.contains(where: { links[$0].target == join }) {
        steps[step].branch = number
      }
      if steps[step].join >= 0 { open.append(steps[step].join) }
      for link in steps[step].links where links[link].target >= 0 {
        open.append(links[link].target)
      }
    }
  }

  private mutating func layOutUnits(_ network: FluidNetwork) {
    let weightOfStep = weightOfStep(network)
    var madeOfStation: [Int: Int] = [:]
    var made: [(station: Int, steps: [Int])] = []
    for index in steps.indices {
      let item = network.classes[classes[steps[index].leadingClass].index]
      guard case .station(let station, _) = item.steps[steps[index].number].place else {
        made.append((-1, [index]))
        continue
      }
      let leader = lumping.stationLeaders[station]
      let place = madeOfStation[leader] ?? made.count
      if place == made.count {
        madeOfStation[leader] = place
        made.append((leader, []))
      }
      made[place].steps.append(index)
    }
    // Steps of a road are numbered forwards, so stations early on roads come first.
    let numbers = made.map { unit in
      unit.steps.reduce(0.0) { $0 + Double(steps[$1].number) } / Double(unit.steps.count)
    }
    let order = made.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    for place in order {
      let (station, own) = made[place]
      for step in own { steps[step].unit = units.count }
      units.append(
        Unit(station: station, steps: unitSteps.count..<(unitSteps.count + own.count)))
      unitSteps += own
      weights += own.map { station < 0 ? 1 : weightOfStep[$0] }
    }
  }

  /// How many classes come to one station by each step of those that stand for them.
  private func weightOfStep(_ network: FluidNetwork) -> [Double] {
    let classOfLeader = Dictionary(
      uniqueKeysWithValues: classes.enumerated().map { ($1.index, $0) })
    var weightOfStep = [Double](repeating: 0, count: steps.count)
    for (index, item) in network.classes.enumerated() {
      guard let leading = classOfLeader[lumping.classLeaders[index]] else { continue }
      for (number, step) in item.steps.enumerated() {
        // Only what comes to the station that stands for the others counts.
        if case .station(let station, _) = step.place,
          lumping.stationLeaders[station] == station
        {
          weightOfStep[classes[leading].firstStep + number] += 1
        }
      }
    }
    return weightOfStep
  }

  private static func checkShape(_ networks: [FluidNetwork]) throws(FluidError) {
    let first = networks[0]
    for network in networks.dropFirst() {
      guard network.grid == first.grid, network.firstCounted == first.firstCounted else {
        throw .differentShape(place: "the grid")
      }
      guard network.stations.count == first.stations.count,
        network.classes.count == first.classes.count
      else { throw .differentShape(place: "the number of stations or classes") }
      for (own, other) in zip(first.classes, network.classes) {
        guard own.steps.count == other.steps.count, own.acceptance == other.acceptance,
          own.backlog.map(\.step) == other.backlog.map(\.step),
          zip(own.steps, other.steps).allSatisfy({ Self.isAlike($0, $1) })
        else { throw .differentShape(place: "class '\(own.name)'") }
      }
    }
  }

  private static func isAlike(_ left: FluidStep, _ right: FluidStep) -> Bool {
    guard left.links.map(\.step) == right.links.map(\.step),
      left.isAfterResult == right.isAfterResult
    else { return false }
    switch (left.place, right.place) {
    case (.station(let own, _), .station(let other, _)): return own == other
    case (.delay(let own), .delay(let other)):
      return own.clock == other.clock && own.isOnWallClock == other.isOnWallClock
    case (.gate, .gate), (.join, .join): return true
    case (.fork, .fork): return left.place == right.place
    default: return false
    }
  }
}
