/// What a solved year says: dossiers of each slot along their roads, weighted by acceptance.
struct FluidReading {
  private let plan: FluidPlan
  private let numbers: FluidNumbers
  private let roads: FluidNetworkRoads
  private let flow: FluidFlow
  private let waits: FluidWaits
  private let trace: FluidTrace

  private var network: FluidNetwork { numbers.network }

  init(
    _ plan: FluidPlan, _ numbers: FluidNumbers, _ roads: FluidNetworkRoads, _ flow: FluidFlow
  ) {
    self.plan = plan
    self.numbers = numbers
    self.roads = roads
    self.flow = flow
    waits = FluidWaits(plan, numbers, flow)
    let shortest = plan.grid.hours.min() ?? 1
    trace = FluidTrace(plan: plan, numbers: numbers, waits: waits, resolution: shortest / 4)
  }

  /// Adds a year to a forecast, with its weight.
  func add(_ year: YearPoint, to forecast: inout FluidForecast) {
    var total = FluidForecast.Figures()
    var figuresOfLeader = [FluidForecast.Figures?](repeating: nil, count: network.classes.count)
    for (item, row) in plan.classes.enumerated() {
      var figures = figures(of: item)
      addBacklog(to: &figures, of: item)
      figures.open = flow.open(item)
      figures.arrived = flow.came[item]
      figures.ended = flow.ended[item]
      figures.left = flow.left[item]
      if network.classes[row.index].isCounted { total.add(figures, weight: row.count) }
      figuresOfLeader[row.index] = figures
    }
    for (index, leader) in plan.lumping.classLeaders.enumerated() {
      if let figures = figuresOfLeader[leader] {
        forecast.classes[index].add(figures, weight: year.weight)
      }
    }
    forecast.total.add(total, weight: year.weight)
    forecast.years.append(.init(factor: year.factor, weight: year.weight, total: total))
    readStations(year, into: &forecast)
  }

  private func figures(of item: Int) -> FluidForecast.Figures {
    let row = plan.classes[item]
    let deadlines = network.classes[row.index].deadlines
    let grid = plan.grid
    var figures = FluidForecast.Figures()
    // Of who is accepted at the end of a step only those count who go on from it.
    let going = row.acceptance < 0 ? 1 : 1 - numbers.leaving[row.acceptance]
    var block = AcceptanceBlock()
    for slot in 0..<grid.count {
      let own = flow.accepted[slot * plan.classes.count + item]
      if own > 1e-12 {
        let middle = grid.middle(of: slot)
        block.add(own, at: middle, limit: deadlines.isEmpty ? .infinity : deadlines[slot])
      }
      guard block.count > 0, isLast(slot, of: block) else { continue }
      let start = FluidProgress(at: block.mean)
      let results = trace.results(of: roads.all[item], from: start, isInHand: false)
      let isCounted = slot >= network.firstCounted
      if isCounted { figures.accepted += block.count * going }
      for result in results {
        let deadline = deadline(deadlines, of: result, block, last: slot)
        add(result, count: block.count, deadline: deadline, isCounted, to: &figures)
      }
      block = AcceptanceBlock()
    }
    return figures
  }

  /// Whether a block ends with a slot: the next one would make it longer than an eighth of the limit.
  ///
  /// Limits of weeks do not ask for the hour of acceptance: the dossiers of some slots are followed as
  /// if all were accepted at their mean time, with the mean of their limits.
  private func isLast(_ slot: Int, of block: AcceptanceBlock) -> Bool {
    let grid = plan.grid
    guard slot + 1 < grid.count, slot + 1 != network.firstCounted else { return true }
    let longest = min(block.leastLimit / 8, Self.longestBlockDays * grid.dayHours)
    return grid.before[slot + 2] - block.first > longest
  }

  /// Also without a limit.
  private static let longestBlockDays = 3.0

  /// The working hours that the clock may count: by the time of acceptance, or of its restart.
  private func deadline(
    _ deadlines: [Double], of result: FluidProgress, _ block: AcceptanceBlock, last: Int
  ) -> Double {
    guard result.hasStood, !deadlines.isEmpty, result.clockStart > plan.grid.before[last + 1]
    else { return block.limit }
    return deadlines[plan.grid.slot(at: result.clockStart)]
  }

  private func addBacklog(to figures: inout FluidForecast.Figures, of item: Int) {
    for entry in network.classes[plan.classes[item].index].backlog where entry.count > 0 {
      guard let road = roads.ofBacklog[plan.classes[item].firstStep + entry.step] else { continue }
      for result in trace.results(of: road, from: FluidProgress(at: 0), isInHand: true) {
        add(result, count: entry.count, deadline: entry.hoursLeft, false, to: &figures)
      }
    }
  }

  /// Judges one road of some dossiers.
  private func add(
    _ result: FluidProgress, count: Double, deadline: Double, _ isCounted: Bool,
    to figures: inout FluidForecast.Figures
  ) {
    let grid = plan.grid
    let part = count * result.probability
    let end = grid.totalHours
    let countingStart = grid.before[network.firstCounted]
    func onClock(_ hours: Double) -> Double {
      GammaLaw.probability(
        atMost: hours, mean: result.clock, variance: result.clockVariance)
    }
    // Time counts from acceptance, so that its law begins there.
    let accepted = result.hasStood ? result.time - result.clock : result.clockStart
    func byTime(_ time: Double) -> Double {
      guard result.hasStood else { return onClock(time - result.clockStart) }
      let origin = min(accepted, result.clockStart)
      return GammaLaw.probability(
        atMost: time - origin, mean: result.time - origin, variance: result.timeVariance)
    }
    let onTime = onClock(deadline)
    let before = countingStart > result.clockStart ? byTime(countingStart) : 0
    let byEnd = byTime(end)
    let resolved = max(0, byEnd - before)
    let inTime: Double
    if result.hasStood {
      inTime = onTime * resolved
    } else if before == 0 {
      inTime = min(onTime, byEnd)
    } else {
      let last = min(deadline, end - result.clockStart)
      let first = min(last, countingStart - result.clockStart)
      inTime = max(0, onClock(last) - onClock(first))
    }
    if isCounted {
      figures.acceptedResolved += part
      figures.acceptedOnTime += part * onTime
    }
    figures.resolved += part * resolved
    figures.resolvedOnTime += part * min(inTime, resolved)
    if result.clock < .infinity, resolved > 0 {
      figures.resolvedHours += part * resolved * result.clock
    }
    let due = (result.hasStood ? accepted : result.clockStart) + deadline
    if due > countingStart && due <= end {
      figures.due += part
      figures.dueOnTime += part * onTime
    }
  }

  private func readStations(_ year: YearPoint, into forecast: inout FluidForecast) {
    let isFirst = forecast.years.count == 1
    let leaders = plan.lumping.stationLeaders
    var unitOfStation = [Int](repeating: -1, count: network.stations.count)
    for unit in plan.units.indices where plan.units[unit].station >= 0 {
      unitOfStation[plan.units[unit].station] = unit
    }
    for index in leaders.indices where unitOfStation[leaders[index]] >= 0 {
      let unit = unitOfStation[leaders[index]]
      let wait = meanWait(unit)
      var figures = forecast.stations[index]
      figures.arrivals += year.weight * flow.arrived[unit]
      figures.workedHours += year.weight * flow.worked[unit]
      figures.offeredHours +=
        year.weight * (numbers.capacity[unit]?.offered(from: network.firstCounted) ?? 0)
      // Of all years nobody must wait for ever.
      let before = isFirst ? 0 : figures.meanWait
      figures.meanWait = before.flatMap { old in wait.map { old + year.weight * $0 } }
      forecast.stations[index] = figures
    }
  }

  /// The wait of an arrival, all counted slots alike.
  private func meanWait(_ unit: Int) -> Double? {
    let slots = network.firstCounted..<plan.grid.count
    let sum = slots.reduce(0.0) {
      $0 + waits.wait(unit: unit, at: plan.grid.middle(of: $1)).mean
    }
    return sum < .infinity && flow.arrived[unit] > 0 ? sum / Double(slots.count) : nil
  }
}

/// The roads of all classes of a network, the same in every year.
struct FluidNetworkRoads {
  /// By class, from acceptance.
  let all: [FluidRoads]
  /// By step, from there, where dossiers are in hand.
  private(set) var ofBacklog: [Int: FluidRoads] = [:]

  init(_ plan: FluidPlan, _ numbers: FluidNumbers) {
    all = plan.classes.map { row in
      let starts: [(step: Int, link: Int)] =
        row.acceptance < 0
        ? [(row.firstStep, -1)]
        : plan.steps[row.acceptance].links.map { (plan.links[$0].target, $0) }
      return FluidRoads(from: starts, until: -1, plan, numbers)
    }
    for row in plan.classes {
      for entry in numbers.network.classes[row.index].backlog {
        let step = row.firstStep + entry.step
        guard ofBacklog[step] == nil else { continue }
        ofBacklog[step] = FluidRoads(from: [(step, -1)], until: -1, plan, numbers)
      }
    }
  }
}

/// Dossiers of one class accepted in slots that follow each other.
private struct AcceptanceBlock {
  private(set) var count = 0.0
  /// The working time of the first acceptance.
  private(set) var first = 0.0
  private(set) var leastLimit = Double.infinity
  private var times = 0.0
  private var limits = 0.0

  mutating func add(_ dossiers: Double, at time: Double, limit: Double) {
    if count == 0 { first = time }
    count += dossiers
    times += dossiers * time
    limits += dossiers * limit
    leastLimit = min(leastLimit, limit)
  }

  /// The mean working time of acceptance.
  var mean: Double { times / count }
  /// The mean of what the clock may count, in working hours.
  var limit: Double { limits / count }
}
