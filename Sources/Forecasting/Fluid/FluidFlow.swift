/// The state of a network in one year, carried forward slot by slot.
///
/// `content` has a number for each step, `variance` for each unit. Dossiers are conserved: what came in
/// and stood there is in a step, at its end, or has left.
struct FluidFlow {
  private let plan: FluidPlan
  private let numbers: FluidNumbers
  /// What all arrivals are multiplied by.
  private let factor: Double
  private var content: [Double]
  private var inflow: [Double]
  private var variance: [Double]
  /// What a unit gets an hour on an average day, for the variance of day factors.
  private var dailyRate: [Double]
  /// Later phases of delays.
  private var phases: [Double]
  /// By step, what each branch has brought to a join, and how many have gone on from there.
  private var brought: [Int: [Double]] = [:]
  private var joined: [Int: Double] = [:]

  /// The work before an arrival at each unit in server-hours, in the middle of each slot, and its
  /// variance: slot × units + unit.
  private(set) var ahead: [Double]
  private(set) var aheadVariance: [Double]
  /// Dossiers of each class accepted in each slot: slot × classes + class.
  private(set) var accepted: [Double]
  /// Server-hours worked in the counted slots, by unit; dossiers that came in, by unit.
  private(set) var worked: [Double]
  private(set) var arrived: [Double]
  /// Dossiers of each class that came, ended their road, and left it before, over all slots.
  private(set) var came: [Double]
  private(set) var ended: [Double]
  private(set) var left: [Double]

  init(_ plan: FluidPlan, _ numbers: FluidNumbers, factor: Double) {
    self.plan = plan
    self.numbers = numbers
    self.factor = factor
    let slots = plan.grid.count
    content = [Double](repeating: 0, count: plan.steps.count)
    inflow = content
    variance = [Double](repeating: 0, count: plan.units.count)
    dailyRate = variance
    worked = variance
    arrived = variance
    phases = [Double](repeating: 0, count: numbers.delays.phaseCount)
    ahead = [Double](repeating: 0, count: slots * plan.units.count)
    aheadVariance = ahead
    accepted = [Double](repeating: 0, count: slots * plan.classes.count)
    came = [Double](repeating: 0, count: plan.classes.count)
    ended = came
    left = came
    for step in plan.steps where step.join >= 0 {
      brought[step.join] = [Double](repeating: 0, count: step.branches.count)
      joined[step.join] = 0
    }
    addBacklog()
  }

  /// Carries all slots forward.
  ///
  /// - Complexity: O(slots × (steps + links + units × servers up to 24)).
  mutating func run() {
    for slot in 0..<plan.grid.count {
      addArrivals(slot)
      for unit in plan.units.indices {
        if plan.units[unit].station >= 0 {
          passStation(unit, slot)
        } else {
          passStep(plan.unitSteps[plan.units[unit].steps.lowerBound], slot)
        }
      }
    }
  }

  /// The dossiers of a class that are on their road at the end, before or behind the result.
  ///
  /// They are counted where they stand; of a class with forks, where a dossier stands in several
  /// places, they are what came and has neither ended nor left.
  func open(_ item: Int) -> Double {
    let first = plan.classes[item].firstStep
    let last = item + 1 < plan.classes.count ? plan.classes[item + 1].firstStep : plan.steps.count
    guard !(first..<last).contains(where: { plan.steps[$0].join >= 0 }) else {
      return came[item] - ended[item] - left[item]
    }
    var sum = 0.0
    for step in first..<last {
      sum += content[step] + inflow[step]
      for phase in numbers.delays.laterPhases[step] { sum += phases[phase] }
    }
    return sum
  }

  private mutating func addBacklog() {
    for row in plan.classes {
      for inHand in numbers.network.classes[row.index].backlog {
        let step = row.firstStep + inHand.step
        content[step] += inHand.count
        came[plan.steps[step].leadingClass] += inHand.count
      }
    }
  }

  private mutating func addArrivals(_ slot: Int) {
    let base = slot * plan.classes.count
    for item in plan.classes.indices {
      let count = factor * numbers.arrivals[base + item]
      inflow[plan.classes[item].firstStep] += count
      came[item] += count
      if plan.classes[item].acceptance < 0 { accepted[base + item] += count }
    }
  }
}

// MARK: - Stations

extension FluidFlow {
  private mutating func passStation(_ unit: Int, _ slot: Int) {
    let steps = plan.units[unit].steps
    var (mean, coming, work, square, dayVariance) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for place in steps {
      let step = plan.unitSteps[place]
      let weight = plan.weights[place]
      let arriving = weight * inflow[step]
      let standing = weight * content[step]
      mean += standing
      coming += arriving
      work += (standing + arriving) * numbers.work[step]
      square += (standing + arriving) * numbers.workSquare[step]
      dayVariance += arriving * numbers.dayVariation[step]
    }
    let present = mean + coming
    let hours = plan.grid.hours[slot]
    let rate = coming / hours
    let part = min(1, hours / (5 * plan.grid.dayHours))
    let daily = slot == 0 ? rate : dailyRate[unit] + part * (rate - dailyRate[unit])
    dailyRate[unit] = daily
    let place = slot * plan.units.count + unit
    let spread = coming > 0 ? dayVariance / coming : 0
    var station = StationSlot(
      mean: mean, variance: variance[unit], rate: rate,
      arrivalVariance: numbers.visitVariance[unit]
        + spread * spread * daily * plan.grid.dayHours,
      service: present > 0 ? work / present : 1,
      scv: present > 0 && work > 0 ? max(0, square * present / (work * work) - 1) : 1,
      servers: numbers.servers[place], reference: numbers.reference[place],
      absenceHours: numbers.absence[unit])
    station.advance(hours: hours, closure: plan.closure)
    variance[unit] = station.variance
    ahead[place] = station.ahead
    aheadVariance[place] = station.aheadVariance
    if slot >= numbers.network.firstCounted {
      worked[unit] += station.worked
      arrived[unit] += coming
    }
    guard present > 0 else { return }
    // They leave in proportion.
    let share = min(max(0, present - station.mean), present) / present
    for place in steps {
      let step = plan.unitSteps[place]
      let present = content[step] + inflow[step]
      guard present > 0 else { continue }
      content[step] = present - present * share
      inflow[step] = 0
      sendOn(present * share, from: step, slot)
    }
  }

  /// What left a step goes along its links.
  @inline(__always)
  private mutating func sendOn(_ count: Double, from step: Int, _ slot: Int) {
    guard count > 0 else { return }
    let row = plan.steps[step]
    if row.isAcceptance { accepted[slot * plan.classes.count + row.leadingClass] += count }
    left[row.leadingClass] += count * numbers.leaving[step]
    for link in row.links {
      let target = plan.links[link].target
      let going = count * numbers.probabilities[link]
      if target >= 0 {
        inflow[target] += going
        if row.branch >= 0, plan.steps[target].kind == .join {
          brought[target]?[row.branch] += going
        }
      } else {
        ended[row.leadingClass] += going
      }
    }
  }
}

// MARK: - Steps without a station

extension FluidFlow {
  private mutating func passStep(_ step: Int, _ slot: Int) {
    switch plan.steps[step].kind {
    case .station: return
    case .delay(_, let isOnWallClock):
      sendOn(passDelay(step, slot, isOnWallClock: isOnWallClock), from: step, slot)
    case .gate: sendOn(passGate(step, slot), from: step, slot)
    case .fork:
      let count = inflow[step] + content[step]
      inflow[step] = 0
      content[step] = 0
      for branch in plan.steps[step].branches { inflow[plan.branches[branch]] += count }
    case .join: sendOn(passJoin(step), from: step, slot)
    }
  }

  private mutating func passDelay(_ step: Int, _ slot: Int, isOnWallClock: Bool) -> Double {
    let standing = content[step]
    let coming = inflow[step]
    inflow[step] = 0
    guard numbers.delays.means[step] > 0 else {
      content[step] = 0
      return standing + coming
    }
    let share = slot == 0 ? 0 : numbers.delays.share(step, slot, isOnWallClock: isOnWallClock)
    var out = standing * share
    content[step] = standing + coming - out
    for phase in numbers.delays.laterPhases[step] {
      let next = phases[phase] * share
      phases[phase] += out - next
      out = next
    }
    return out
  }

  private mutating func passGate(_ step: Int, _ slot: Int) -> Double {
    let standing = content[step]
    let coming = inflow[step]
    inflow[step] = 0
    switch numbers.passage(step, slot) {
    case .shut:
      content[step] = standing + coming
      return 0
    case .atStart:
      content[step] = coming
      return standing
    case .open:
      content[step] = 0
      return standing + coming
    }
  }

  /// Those go on whose branches have all come, or whose first has.
  private mutating func passJoin(_ step: Int) -> Double {
    inflow[step] = 0
    guard let parts = brought[step], let passed = joined[step] else { return 0 }
    let isAny = plan.joinsAny.contains(step)
    let ready = (isAny ? parts.max() : parts.min()) ?? 0
    joined[step] = max(passed, ready)
    return max(0, ready - passed)
  }
}
