/// The state of networks that are solved together, carried forward slot by slot.
///
/// Rows × columns, the columns side by side: `content` has a row for each step, `variance` for each
/// unit. Dossiers are conserved: what came in and stood there is in a step, at its end, or has left.
struct FluidFlow {
  let plan: FluidPlan
  /// The number of columns.
  let width: Int
  private var content: [Double]
  private var inflow: [Double]
  private var variance: [Double]
  /// What a unit gets an hour on an average day, for the variance of day factors.
  private var dailyRate: [Double]
  /// Later phases of delays, and what branches have brought to joins.
  private var phases: [Int: [Double]] = [:]
  private var brought: [Int: [Double]] = [:]
  private var joined: [Int: [Double]] = [:]
  private var departures: [Double]
  /// Of a station, the share of its dossiers that leave in the slot.
  private var shares: [Double]
  private let numbers: FluidNumbers

  /// The work before an arrival at each unit in server-hours, in the middle of each slot, and its
  /// variance: (slot × units + unit) × columns + column.
  private(set) var ahead: [Double]
  private(set) var aheadVariance: [Double]
  /// Dossiers of each class accepted in each slot: (slot × classes + class) × columns + column.
  private(set) var accepted: [Double]
  /// Server-hours worked in the counted slots, by unit; dossiers that came in, by unit.
  private(set) var worked: [Double]
  private(set) var arrived: [Double]
  /// Dossiers of each class that came, ended their road, and left it before, over all slots.
  private(set) var came: [Double]
  private(set) var ended: [Double]
  private(set) var left: [Double]

  init(_ plan: FluidPlan, numbers: FluidNumbers) {
    self.plan = plan
    self.numbers = numbers
    width = plan.columns.count
    let slots = plan.grid.count
    content = [Double](repeating: 0, count: plan.steps.count * width)
    inflow = content
    variance = [Double](repeating: 0, count: plan.units.count * width)
    dailyRate = variance
    worked = variance
    arrived = variance
    departures = [Double](repeating: 0, count: width)
    shares = departures
    ahead = [Double](repeating: 0, count: slots * plan.units.count * width)
    aheadVariance = ahead
    accepted = [Double](repeating: 0, count: slots * plan.classes.count * width)
    came = [Double](repeating: 0, count: plan.classes.count * width)
    ended = came
    left = came
    for (index, step) in plan.steps.enumerated() {
      if case .delay(let delay) = step.place {
        let count = Self.phaseCount(delay)
        if count > 1 { phases[index] = [Double](repeating: 0, count: (count - 1) * width) }
      }
      if step.join >= 0 {
        brought[step.join] = [Double](repeating: 0, count: step.branches.count * width)
        joined[step.join] = [Double](repeating: 0, count: width)
      }
    }
    addBacklog()
  }

  /// Carries all slots forward.
  ///
  /// - Complexity: O(slots × columns × (steps + links + units × sub-steps × servers up to 24)).
  mutating func run() {
    for slot in 0..<plan.grid.count {
      addArrivals(slot)
      for unit in plan.units.indices {
        if plan.units[unit].station != nil {
          passStation(unit, slot)
        } else {
          passStep(plan.units[unit].steps[0], slot)
        }
      }
    }
  }

  /// The dossiers of a class that are on their road at the end, before or behind the result.
  ///
  /// They are counted where they stand; of a class with forks, where a dossier stands in several
  /// places, they are what came and has neither ended nor left.
  func open(_ item: Int, column: Int) -> Double {
    let steps = plan.steps.indices.filter { plan.steps[$0].leadingClass == item }
    guard !steps.contains(where: { plan.steps[$0].join >= 0 }) else {
      let place = item * width + column
      return came[place] - ended[place] - left[place]
    }
    return steps.reduce(0) { sum, step in
      let later = phases[step] ?? []
      return sum + content[step * width + column] + inflow[step * width + column]
        + stride(from: column, to: later.count, by: width).reduce(0) { $0 + later[$1] }
    }
  }

  private mutating func addBacklog() {
    for item in plan.classes {
      for (column, entry) in plan.columns.enumerated() {
        for inHand in plan.networks[entry.network].classes[item.index].backlog {
          let step = item.firstStep + inHand.step
          content[step * width + column] += inHand.count
          came[plan.steps[step].leadingClass * width + column] += inHand.count
        }
      }
    }
  }

  private mutating func addArrivals(_ slot: Int) {
    let classCount = plan.classes.count
    for (item, row) in plan.classes.enumerated() {
      let base = (slot * classCount + item) * width
      let first = row.firstStep * width
      for column in 0..<width {
        let count = numbers.arrivals[base + column]
        inflow[first + column] += count
        came[item * width + column] += count
        if row.acceptance < 0 { accepted[base + column] += count }
      }
    }
  }
}

// MARK: - Stations

extension FluidFlow {
  private mutating func passStation(_ unit: Int, _ slot: Int) {
    let row = plan.units[unit]
    let hours = plan.grid.hours[slot]
    let base = (slot * plan.units.count + unit) * width
    let isCounted = slot >= plan.networks[0].firstCounted
    for column in 0..<width {
      var mean = 0.0
      var coming = 0.0
      var work = 0.0
      var square = 0.0
      var dayVariance = 0.0
      for index in row.steps.indices {
        let place = row.steps[index] * width + column
        let weight = row.weights[index]
        let arriving = weight * inflow[place]
        let here = weight * content[place] + arriving
        mean += here - arriving
        coming += arriving
        work += here * numbers.work[place]
        square += here * numbers.workSquare[place]
        dayVariance += arriving * numbers.dayVariation[place]
      }
      let rate = coming / hours
      let share = min(1, hours / (5 * plan.grid.dayHours))
      let before = dailyRate[unit * width + column]
      let daily =
        slot == 0 ? rate : before + share * (rate - before)
      dailyRate[unit * width + column] = daily
      let present = mean + coming
      let servers = numbers.servers[base + column]
      let spread = coming > 0 ? dayVariance / coming : 0
      var station = StationSlot(
        mean: mean, variance: variance[unit * width + column], rate: rate,
        arrivalVariance: numbers.visitVariance[unit * width + column]
          + spread * spread * daily * plan.grid.dayHours,
        service: present > 0 ? work / present : 1, scv: 1,
        servers: servers, reference: servers > 0 ? servers : numbers.reference[base + column],
        absenceHours: numbers.absence[unit * width + column])
      if present > 0 && work > 0 {
        station.scv = max(0, square * present / (work * work) - 1)
      }
      station.advance(hours: hours, closure: plan.closure)
      variance[unit * width + column] = station.variance
      ahead[base + column] = station.ahead
      aheadVariance[base + column] = station.aheadVariance
      let out = min(max(0, present - station.mean), present)
      shares[column] = present > 0 ? out / present : 0
      if isCounted {
        worked[unit * width + column] += station.worked
        arrived[unit * width + column] += coming
      }
    }
    depart(row.steps, slot)
  }

  /// The share that leaves of each step at a station goes on.
  private mutating func depart(_ steps: [Int], _ slot: Int) {
    for step in steps {
      for column in 0..<width {
        let place = step * width + column
        let present = content[place] + inflow[place]
        let out = present * shares[column]
        content[place] = present - out
        inflow[place] = 0
        departures[column] = out
      }
      sendOn(step, slot)
    }
  }

  /// What left a step goes along its links.
  private mutating func sendOn(_ step: Int, _ slot: Int) {
    let row = plan.steps[step]
    let item = row.leadingClass
    if plan.classes[item].acceptance == step {
      let base = (slot * plan.classes.count + item) * width
      for column in 0..<width { accepted[base + column] += departures[column] }
    }
    for column in 0..<width { left[item * width + column] += departures[column] }
    for link in row.links {
      let target = plan.links[link].target
      for column in 0..<width {
        let count = departures[column] * numbers.probabilities[link * width + column]
        left[item * width + column] -= count
        if target >= 0 {
          inflow[target * width + column] += count
        } else {
          ended[item * width + column] += count
        }
      }
      if target >= 0, row.branch >= 0, case .join = plan.steps[target].place {
        for column in 0..<width {
          brought[target]?[row.branch * width + column] +=
            departures[column] * numbers.probabilities[link * width + column]
        }
      }
    }
  }
}

// MARK: - Steps without a station

extension FluidFlow {
  private mutating func passStep(_ step: Int, _ slot: Int) {
    switch plan.steps[step].place {
    case .station: return
    case .delay(let delay): passDelay(step, delay, slot)
    case .gate: passGate(step, slot)
    case .fork:
      for column in 0..<width {
        let place = step * width + column
        let count = inflow[place] + content[place]
        inflow[place] = 0
        content[place] = 0
        for branch in plan.steps[step].branches { inflow[branch * width + column] += count }
      }
      return
    case .join: passJoin(step)
    }
    sendOn(step, slot)
  }

  /// As many exponential phases as the variation asks for, at most 8.
  private static func phaseCount(_ delay: FluidStep.Delay) -> Int {
    guard delay.scv < 1 else { return 1 }
    return min(8, max(1, Int((1 / max(delay.scv, 0.125)).rounded())))
  }

  private mutating func passDelay(_ step: Int, _ delay: FluidStep.Delay, _ slot: Int) {
    let count = Self.phaseCount(delay)
    let grid = plan.grid
    let elapsed =
      slot == 0
      ? 0 : delay.isOnWallClock ? grid.starts[slot] - grid.starts[slot - 1] : grid.hours[slot - 1]
    var later = count > 1 ? phases[step] ?? [] : []
    for column in 0..<width {
      let place = step * width + column
      let mean = numbers.delays[place]
      guard mean > 1e-9 else {
        departures[column] = content[place] + inflow[place]
        content[place] = 0
        inflow[place] = 0
        continue
      }
      let share = -FluidMath.exponentialLessOne(-elapsed * Double(count) / mean)
      var out = content[place] * share
      content[place] += inflow[place] - out
      inflow[place] = 0
      for phase in 0..<(count - 1) {
        let next = later[phase * width + column] * share
        later[phase * width + column] += out - next
        out = next
      }
      departures[column] = out
    }
    if count > 1 { phases[step] = later }
  }

  private mutating func passGate(_ step: Int, _ slot: Int) {
    for column in 0..<width {
      let place = step * width + column
      switch numbers.passage(step, slot, column: column) {
      case .shut:
        departures[column] = 0
        content[place] += inflow[place]
      case .atStart:
        departures[column] = content[place]
        content[place] = inflow[place]
      case .open:
        departures[column] = content[place] + inflow[place]
        content[place] = 0
      }
      inflow[place] = 0
    }
  }

  /// Those go on whose branches have all come, or whose first has.
  private mutating func passJoin(_ step: Int) {
    guard let parts = brought[step], var passed = joined[step] else { return }
    let isAny = plan.steps.contains { row in
      if case .fork(_, _, let isAny) = row.place { row.join == step && isAny } else { false }
    }
    let branches = parts.count / width
    for column in 0..<width {
      let sums = (0..<branches).map { parts[$0 * width + column] }
      let ready = (isAny ? sums.max() : sums.min()) ?? 0
      departures[column] = max(0, ready - passed[column])
      passed[column] = max(passed[column], ready)
      inflow[step * width + column] = 0
    }
    joined[step] = passed
  }
}

/// One station in one column over one slot.
private struct StationSlot {
  var mean: Double
  var variance: Double
  let rate: Double
  /// The variance of arrivals over that of Poisson ones.
  let arrivalVariance: Double
  let service: Double
  var scv: Double
  let servers: Double
  /// The servers when it is open next.
  let reference: Double
  let absenceHours: Double
  private(set) var ahead = 0.0
  private(set) var aheadVariance = 0.0
  /// Server-hours.
  private(set) var worked = 0.0

  init(
    mean: Double, variance: Double, rate: Double, arrivalVariance: Double, service: Double,
    scv: Double, servers: Double, reference: Double, absenceHours: Double
  ) {
    self.mean = mean
    self.variance = variance
    self.rate = rate
    self.arrivalVariance = arrivalVariance
    self.service = max(service, 1e-4)
    self.scv = scv
    self.servers = servers
    self.reference = reference
    self.absenceHours = absenceHours
  }

  /// Two equal parts: between them stands what an arrival in the middle of the slot meets.
  mutating func advance(hours: Double, closure: FluidClosure) {
    let half = hours / 2
    guard servers > 0 else {
      mean += rate * half
      variance += rate * half * arrivalVariance
      let moments = closure.moments(mean: mean, variance: variance, servers: reference)
      note(moments)
      mean += rate * half
      variance += rate * half * arrivalVariance
      return
    }
    step(closure.moments(mean: mean, variance: variance, servers: servers), half)
    let moments = closure.moments(mean: mean, variance: variance, servers: servers)
    note(moments)
    step(moments, half)
  }

  private mutating func note(_ moments: FluidMoments) {
    ahead = moments.ahead * service
    aheadVariance = service * service * (moments.aheadVariance + moments.ahead * scv)
  }

  /// One step of the exponential method of Euler.
  ///
  /// It follows the equations linearised at the start, whose slopes are -μ P(Q < c) for the mean and
  /// -2 μ Cov / Var for the variance, and so stays stable however short service is.
  private mutating func step(_ moments: FluidMoments, _ hours: Double) {
    let pace = 1 / service
    let drift = rate - pace * moments.busy
    let next = max(0, mean + drift * Self.damped(pace * moments.free, hours))
    let slope = 2 * pace * moments.covariance / max(variance, 1e-12)
    let growth =
      rate * arrivalVariance + pace * moments.busy * (scv + absenceHours * pace)
      - 2 * pace * moments.covariance
    variance = max(0, variance + growth * Self.damped(slope, hours))
    worked += (mean + rate * hours - next) * service
    mean = next
  }

  /// (1 - exp(-`slope` × `hours`)) / `slope`.
  @inline(__always)
  private static func damped(_ slope: Double, _ hours: Double) -> Double {
    let exponent = slope * hours
    guard exponent > 1e-6 else { return hours }
    return -FluidMath.exponentialLessOne(-exponent) / slope
  }
}
