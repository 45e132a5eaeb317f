/// The numbers of one network, laid out by the plan.
struct FluidNumbers {
  let network: FluidNetwork
  /// Expected dossiers of a year like the mean one: slot × classes + class.
  let arrivals: [Double]
  /// Servers: slot × units + unit; and those of the next slot that has any.
  private(set) var servers: [Double]
  private(set) var reference: [Double]
  /// By unit, what its servers offer over time.
  private(set) var capacity: [CapacityCurve?]
  /// By unit, whether it is open in every slot.
  private(set) var isSteady: [Bool]
  /// By unit, the share of days on which a server is away times the hours of such a day.
  private(set) var absence: [Double]
  /// By unit, how much more the work varies that dossiers bring in all their visits together than if
  /// each visit were a dossier of its own: the variance of arrivals over that of Poisson ones.
  private(set) var visitVariance: [Double]
  /// By step: mean work and its mean square, the variation of days.
  private(set) var work: [Double]
  private(set) var workSquare: [Double]
  private(set) var dayVariation: [Double]
  /// By step, waits.
  let delays: FluidDelays
  /// By link.
  private(set) var probabilities: [Double]
  /// By step, the probability of leaving without a result.
  private(set) var leaving: [Double]
  private var gates: [[FluidStep.Passage]] = []
  private var gateOfStep: [Int]

  init(_ plan: FluidPlan, _ network: FluidNetwork) {
    self.network = network
    arrivals = Self.arrivals(plan, network)
    let slots = plan.grid.count
    let units = plan.units.count
    servers = [Double](repeating: 0, count: slots * units)
    reference = servers
    capacity = [CapacityCurve?](repeating: nil, count: units)
    isSteady = [Bool](repeating: true, count: units)
    absence = [Double](repeating: 0, count: units)
    visitVariance = [Double](repeating: 1, count: units)
    work = [Double](repeating: 0, count: plan.steps.count)
    workSquare = work
    dayVariation = work
    leaving = work
    gateOfStep = [Int](repeating: -1, count: plan.steps.count)
    probabilities = [Double](repeating: 0, count: plan.links.count)
    delays = FluidDelays(plan, network)
    noteStations(plan)
    noteSteps(plan)
    noteVisits(plan)
  }

  private mutating func noteStations(_ plan: FluidPlan) {
    let grid = plan.grid
    for (unit, row) in plan.units.enumerated() where row.station >= 0 {
      let own = network.stations[row.station]
      absence[unit] = own.absence * Self.dailyHours(of: own.servers, grid)
      isSteady[unit] = own.servers.allSatisfy { $0 > 0 }
      capacity[unit] = CapacityCurve(grid, own.servers)
      var next = own.servers.last { $0 > 0 } ?? 1
      for slot in stride(from: grid.count - 1, through: 0, by: -1) {
        let place = slot * plan.units.count + unit
        if own.servers[slot] > 0 { next = own.servers[slot] }
        servers[place] = own.servers[slot]
        reference[place] = next
      }
    }
  }

  /// Notes work, gates and probabilities.
  private mutating func noteSteps(_ plan: FluidPlan) {
    for (index, step) in plan.steps.enumerated() {
      let item = network.classes[plan.classes[step.leadingClass].index]
      let own = item.steps[step.number]
      dayVariation[index] = item.dayVariation
      for (link, way) in zip(step.links, own.links) { probabilities[link] = way.probability }
      if case .fork = own.place {
        // Whoever goes into the branches does not leave.
      } else {
        leaving[index] = 1 - own.links.reduce(0) { $0 + $1.probability }
      }
      switch own.place {
      case .station(_, let law):
        let mean = max(law.mean, 1e-4)
        work[index] = mean
        workSquare[index] = mean * mean * (1 + law.scv)
      case .gate(let passages):
        gateOfStep[index] = gates.count
        gates.append(passages)
      case .delay, .fork, .join: break
      }
    }
  }

  /// The hours that a server is there on a usual day, those of a station that is seldom open spread over
  /// all days.
  private static func dailyHours(of servers: [Double], _ grid: FluidGrid) -> Double {
    let most = servers.max() ?? 0
    guard most > 0 else { return 0 }
    let offered = zip(servers, grid.hours).reduce(0) { $0 + $1.0 * $1.1 }
    let days = max(1, grid.totalHours / grid.dayHours)
    return offered / most / days
  }

  /// Compares the work that dossiers bring in all their visits with that of the visits one by one.
  ///
  /// Of two steps at a station as many dossiers pass both as pass the rarer one.
  private mutating func noteVisits(_ plan: FluidPlan) {
    let visits = visits(plan)
    for (unit, row) in plan.units.enumerated() where row.station >= 0 {
      var count = 0.0
      var total = 0.0
      var single = 0.0
      var together = 0.0
      var later = 0.0
      for place in row.steps {
        let step = plan.unitSteps[place]
        let own = visits[step] * plan.weights[place]
        count += own
        total += own * work[step]
        single += own * workSquare[step]
        // The steps of a class follow each other here.
        for other in row.steps where other > place {
          let partner = plan.unitSteps[other]
          guard plan.steps[partner].leadingClass == plan.steps[step].leadingClass else { break }
          let pairs = min(own, visits[partner] * plan.weights[other])
          later += pairs * work[partner]
          together += 2 * pairs * work[step] * work[partner]
        }
      }
      // λ τ² (a + s) must be what varies, with λ τ² (1 + s) that of single visits. Of the work that is
      // still to come only that of the present visit stands at the station.
      guard count > 0, total > 0, together > 0 else { continue }
      let varying = (single + together) * total / (total + later)
      visitVariance[unit] = max(0.5, 1 + (varying - single) * count / (total * total))
    }
    if network.hasKnownArrivals { visitVariance = visitVariance.map { max(0, $0 - 1) } }
  }

  /// The expected dossiers at each step, from all arrivals and the probabilities of links.
  private func visits(_ plan: FluidPlan) -> [Double] {
    var visits = [Double](repeating: 0, count: plan.steps.count)
    for (item, row) in plan.classes.enumerated() {
      let last =
        item + 1 < plan.classes.count ? plan.classes[item + 1].firstStep : plan.steps.count
      let arriving = network.classes[row.index].arrivals.reduce(0, +)
      for _ in 0..<60 {
        var next = [Double](repeating: 0, count: last - row.firstStep)
        next[0] = arriving
        for step in row.firstStep..<last {
          // Sweeps run forwards, so only what goes back waits for the next one.
          let own = plan.steps[step]
          let here = max(visits[step], next[step - row.firstStep])
          for branch in own.branches { next[plan.branches[branch] - row.firstStep] += here }
          if own.join >= 0 { next[own.join - row.firstStep] += here }
          for link in own.links where plan.links[link].target >= 0 {
            let target = plan.links[link].target
            if own.branch >= 0, plan.steps[target].kind == .join { continue }
            next[target - row.firstStep] += here * probabilities[link]
          }
        }
        var change = 0.0
        for step in row.firstStep..<last {
          change = max(change, abs(visits[step] - next[step - row.firstStep]))
          visits[step] = next[step - row.firstStep]
        }
        if change <= 1e-6 * arriving { break }
      }
    }
    return visits
  }

  /// Whether a gate lets dossiers through.
  func passage(_ step: Int, _ slot: Int) -> FluidStep.Passage { gates[gateOfStep[step]][slot] }

  private static func arrivals(_ plan: FluidPlan, _ network: FluidNetwork) -> [Double] {
    let count = plan.classes.count
    var arrivals = [Double](repeating: 0, count: plan.grid.count * count)
    for (item, row) in plan.classes.enumerated() {
      let own = network.classes[row.index].arrivals
      var place = item
      for slot in own.indices {
        arrivals[place] = own[slot]
        place += count
      }
    }
    return arrivals
  }
}

/// The waits of one network, as chains of exponential phases.
///
/// In a slot the same share of every phase goes on, which depends on the hours since the slot before;
/// few lengths occur, and the shares of each are computed once.
struct FluidDelays {
  /// By step; 0: no wait, or no delay.
  private(set) var means: [Double]
  private(set) var scvs: [Double]
  /// By step, where its phases behind the first begin among those of all steps, and how many they are.
  private(set) var laterPhases: [Range<Int>]
  private(set) var phaseCount = 0
  /// By slot, which length of time, by working and wall hours, has passed since the slot before.
  private var lengths: [(working: Int, wall: Int)]
  /// The share of a phase that goes on: length × steps + step.
  private var shares: [Double]
  private let stepCount: Int

  init(_ plan: FluidPlan, _ network: FluidNetwork) {
    let grid = plan.grid
    stepCount = plan.steps.count
    means = [Double](repeating: 0, count: stepCount)
    scvs = means
    laterPhases = [Range<Int>](repeating: 0..<0, count: stepCount)
    for (index, step) in plan.steps.enumerated() {
      let item = network.classes[plan.classes[step.leadingClass].index]
      guard case .delay(let delay) = item.steps[step.number].place, delay.mean > 1e-9 else {
        continue
      }
      means[index] = delay.mean
      scvs[index] = delay.scv
      let later = Self.phaseCount(delay.scv) - 1
      laterPhases[index] = phaseCount..<(phaseCount + later)
      phaseCount += later
    }
    var known: [Double] = []
    func place(of exact: Double) -> Int {
      let hours = (exact * 1e6).rounded() / 1e6
      if let place = known.firstIndex(of: hours) { return place }
      known.append(hours)
      return known.count - 1
    }
    lengths = grid.hours.indices.map { slot in
      guard slot > 0 else { return (place(of: 0), place(of: 0)) }
      return (place(of: grid.hours[slot - 1]), place(of: grid.starts[slot] - grid.starts[slot - 1]))
    }
    shares = []
    shares.reserveCapacity(known.count * stepCount)
    for hours in known {
      for step in 0..<stepCount {
        let phases = Double(laterPhases[step].count + 1)
        shares.append(
          means[step] > 0
            ? -FluidMath.exponentialLessOne(-hours * phases / means[step]) : 1)
      }
    }
  }

  /// As many exponential phases as the variation asks for, at most 8.
  private static func phaseCount(_ scv: Double) -> Int {
    scv < 1 ? min(8, max(1, Int((1 / max(scv, 0.125)).rounded()))) : 1
  }

  /// The share of each phase of a step that goes on at the beginning of a slot.
  @inline(__always)
  func share(_ step: Int, _ slot: Int, isOnWallClock: Bool) -> Double {
    let length = isOnWallClock ? lengths[slot].wall : lengths[slot].working
    return shares[length * stepCount + step]
  }
}
