/// Networks of one shape, laid out to be solved together: which numbers stand in which column.
///
/// A column is a policy in a year of its own. The numbers of a column stand side by side for all of
/// them, steps × columns and stations × columns, so that inner loops run over columns.
struct FluidPlan {
  let grid: FluidGrid
  let networks: [FluidNetwork]
  let closure: FluidClosure
  let lumping: FluidLumping
  /// For each column its network, and the factor and weight of its year.
  private(set) var columns: [Column] = []
  /// The classes that stand for others, and how many each stands for.
  private(set) var classes: [LeadingClass] = []
  /// The steps of these classes, class after class.
  private(set) var steps: [Step] = []
  /// Links of all steps, step after step.
  private(set) var links: [Link] = []
  /// In the order in which a slot is worked through.
  private(set) var units: [Unit] = []

  struct Column {
    let network: Int
    let factor: Double
    let weight: Double
  }

  struct LeadingClass {
    let index: Int
    var count = 0.0
    let firstStep: Int
    /// Over all steps; -1: on arrival.
    let acceptance: Int
  }

  struct Step {
    let leadingClass: Int
    /// Within its class.
    let number: Int
    let place: FluidStep.Place
    var unit = 0
    let links: Range<Int>
    /// Of a fork: the first steps of the branches and the join, over all steps.
    var branches: [Int] = []
    var join = -1
    /// Which branch of which join it ends, where it leads there.
    var branch = -1
  }

  struct Link {
    /// Over all steps; -1: the end.
    let target: Int
    let source: Int
  }

  /// A station with all steps that are worked there, or one step without a station.
  struct Unit {
    var steps: [Int]
    /// How many classes each step stands for, at one station.
    var weights: [Double]
    /// `nil`: no station.
    let station: Int?
  }

  /// - Throws: A fault of a network, or that they differ in shape.
  init(
    _ networks: [FluidNetwork], closure: FluidClosure, yearPoints: Int
  ) throws(FluidError) {
    guard let first = networks.first else { throw .empty(place: "the list of networks") }
    for network in networks { try network.check() }
    try Self.checkShape(networks)
    self.networks = networks
    self.closure = closure
    grid = first.grid
    lumping = FluidLumping(networks)
    for (index, network) in networks.enumerated() {
      for point in YearPoint.points(variation: network.yearVariation, count: yearPoints) {
        columns.append(Column(network: index, factor: point.factor, weight: point.weight))
      }
    }
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
        links.append(Link(target: link.step.map { $0 + base } ?? -1, source: base + number))
      }
      var row = Step(
        leadingClass: classes.count - 1, number: number, place: step.place,
        links: start..<links.count)
      if case .fork(let branches, let join, _) = step.place {
        row.branches = branches.map { $0 + base }
        row.join = join + base
      }
      steps.append(row)
    }
    for fork in base..<steps.count where steps[fork].join >= 0 {
      for (number, branch) in steps[fork].branches.enumerated() {
        mark(branch, number, join: steps[fork].join)
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
    var unitOfStation: [Int: Int] = [:]
    var made: [Unit] = []
    for index in steps.indices {
      if case .station(let station, _) = steps[index].place {
        let leader = lumping.stationLeaders[station]
        let unit = unitOfStation[leader] ?? made.count
        if unit == made.count {
          unitOfStation[leader] = unit
          made.append(Unit(steps: [], weights: [], station: leader))
        }
        made[unit].steps.append(index)
        made[unit].weights.append(0)
      } else {
        made.append(Unit(steps: [index], weights: [1], station: nil))
      }
    }
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
    for unit in made.indices where made[unit].station != nil {
      made[unit].weights = made[unit].steps.map { weightOfStep[$0] }
    }
    // Steps of a road are numbered forwards, so stations early on roads come first.
    let order = made.indices.sorted { left, right in
      (meanNumber(of: made[left]), left) < (meanNumber(of: made[right]), right)
    }
    units = order.map { made[$0] }
    for (unit, row) in units.enumerated() {
      for step in row.steps { steps[step].unit = unit }
    }
  }

  private func meanNumber(of unit: Unit) -> Double {
    unit.steps.reduce(0.0) { $0 + Double(steps[$1].number) } / Double(max(1, unit.steps.count))
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

/// A possible year: a factor on demand, and its weight.
struct YearPoint {
  let factor: Double
  let weight: Double

  /// The points of Gauss and Hermite for a lognormal factor of mean 1.
  ///
  /// - Parameters:
  ///   - variation: Its coefficient of variation; 0: one point.
  ///   - count: 1, 3 or 5 points; others go down to the next of these.
  /// - Returns: Factors whose weighted mean is 1.
  static func points(variation: Double, count: Int) -> [YearPoint] {
    guard variation > 0, count >= 3 else { return [YearPoint(factor: 1, weight: 1)] }
    let variance = FluidMath.logarithmOfOnePlus(variation * variation)
    // Roots of He3 and He5 with their weights.
    let rows: [(Double, Double)] =
      count < 5
      ? [(0, 2.0 / 3), (-1.732_050_807_568_877, 1.0 / 6), (1.732_050_807_568_877, 1.0 / 6)]
      : [
        (0, 8.0 / 15), (-1.355_626_179_974_266, 0.222_075_922_005_612_6),
        (1.355_626_179_974_266, 0.222_075_922_005_612_6),
        (-2.856_970_013_872_806, 0.011_257_411_327_720_7),
        (2.856_970_013_872_806, 0.011_257_411_327_720_7),
      ]
    let raw = rows.map { FluidMath.exponential(variance.squareRoot() * $0.0 - variance / 2) }
    let mean = zip(raw, rows).reduce(0) { $0 + $1.0 * $1.1.1 }
    return zip(raw, rows).map { YearPoint(factor: $0 / mean, weight: $1.1) }
  }
}
