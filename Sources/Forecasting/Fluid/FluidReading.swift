/// Makes forecasts of a solved plan: dossiers of each slot along their roads, weighted by acceptance.
struct FluidReading {
  let plan: FluidPlan
  let numbers: FluidNumbers
  let flow: FluidFlow
  let waits: FluidWaits

  private var width: Int { flow.width }

  /// One for each network.
  var forecasts: [FluidForecast] {
    let network = plan.networks[0]
    var forecasts = plan.networks.map { _ in
      FluidForecast(
        total: .init(),
        classes: [FluidForecast.Figures](
          repeating: .init(), count: network.classes.count),
        stations: [FluidForecast.Station](repeating: .init(), count: network.stations.count))
    }
    let isAfterResult = plan.steps.map { step in
      network.classes[plan.classes[step.leadingClass].index].steps[step.number].isAfterResult
    }
    for (item, row) in plan.classes.enumerated() {
      let roads = roads(of: row, isAfterResult)
      var backlogRoads: [Int: FluidRoads] = [:]
      for entry in network.classes[row.index].backlog where backlogRoads[entry.step] == nil {
        backlogRoads[entry.step] = FluidRoads(
          from: [(row.firstStep + entry.step, -1)], until: -1, plan, numbers,
          isAfterResult: isAfterResult)
      }
      let members = plan.lumping.classLeaders.indices.filter {
        plan.lumping.classLeaders[$0] == row.index
      }
      for (column, entry) in plan.columns.enumerated() {
        var figures = figures(of: item, roads, column: column)
        addBacklog(to: &figures, of: row, backlogRoads, column: column)
        figures.open = flow.open(item, column: column)
        figures.arrived = flow.came[item * width + column]
        figures.ended = flow.ended[item * width + column]
        figures.left = flow.left[item * width + column]
        if plan.networks[entry.network].classes[row.index].isCounted {
          forecasts[entry.network].total.add(figures, weight: entry.weight * row.count)
        }
        for member in members {
          forecasts[entry.network].classes[member].add(figures, weight: entry.weight)
        }
      }
    }
    readStations(into: &forecasts)
    return forecasts
  }

  private func roads(of row: FluidPlan.LeadingClass, _ isAfterResult: [Bool]) -> FluidRoads {
    let starts: [(step: Int, link: Int)] =
      row.acceptance < 0
      ? [(row.firstStep, -1)]
      : plan.steps[row.acceptance].links.map { (plan.links[$0].target, $0) }
    return FluidRoads(from: starts, until: -1, plan, numbers, isAfterResult: isAfterResult)
  }

  private func figures(
    of item: Int, _ roads: FluidRoads, column: Int
  ) -> FluidForecast.Figures {
    let row = plan.classes[item]
    let network = plan.networks[plan.columns[column].network]
    let deadlines = network.classes[row.index].deadlines
    let trace = trace(column)
    let grid = plan.grid
    var figures = FluidForecast.Figures()
    // Of who is accepted at the end of a step only those count who go on from it.
    var going = 1.0
    if row.acceptance >= 0 {
      going = plan.steps[row.acceptance].links.reduce(0) {
        $0 + numbers.probabilities[$1 * width + column]
      }
    }
    var slot = -1
    var carried = 0.0
    while slot + 1 < grid.count {
      slot += 1
      let own = flow.accepted[(slot * plan.classes.count + item) * width + column]
      guard own + carried > 1e-12 else { continue }
      // Limits of days do not ask for the hour: two slots of a day are followed as one.
      if carried == 0, isFollowedByAnother(slot, deadlines) {
        carried = own
        continue
      }
      let count = own + carried
      let isPair = carried > 0
      carried = 0
      let start = FluidProgress(at: isPair ? grid.before[slot] : grid.middle(of: slot))
      let results = trace.results(of: roads, from: start, isInHand: false)
      let isCounted = slot >= network.firstCounted
      if isCounted { figures.accepted += count * going }
      for result in results {
        let deadline =
          self.deadline(deadlines, of: result, slot: slot) + (isPair ? grid.hours[slot] / 2 : 0)
        add(result, count: count, deadline: deadline, isCounted, to: &figures)
      }
    }
    return figures
  }

  /// Whether a slot and the next one are of one day, and both limits at least two days away.
  private func isFollowedByAnother(_ slot: Int, _ deadlines: [Double]) -> Bool {
    let grid = plan.grid
    guard slot + 1 < grid.count, !deadlines.isEmpty,
      slot + 1 != plan.networks[0].firstCounted
    else { return false }
    let gap = grid.starts[slot + 1] - grid.starts[slot] - grid.hours[slot]
    return gap < 6 && grid.hours[slot] <= grid.dayHours / 3
      && min(deadlines[slot], deadlines[slot + 1]) >= 2 * grid.dayHours
  }

  /// The working hours that the clock may count: by the day of acceptance, or of its restart.
  private func deadline(_ deadlines: [Double], of result: FluidProgress, slot: Int) -> Double {
    guard !deadlines.isEmpty else { return .infinity }
    guard result.hasStood, result.clockStart > plan.grid.before[slot + 1] else {
      return deadlines[slot]
    }
    return deadlines[plan.grid.slot(at: result.clockStart)]
  }

  private func addBacklog(
    to figures: inout FluidForecast.Figures, of row: FluidPlan.LeadingClass,
    _ roads: [Int: FluidRoads], column: Int
  ) {
    let network = plan.networks[plan.columns[column].network]
    let trace = trace(column)
    for entry in network.classes[row.index].backlog {
      guard entry.count > 0, let road = roads[entry.step] else { continue }
      let start = FluidProgress(at: 0)
      for result in trace.results(of: road, from: start, isInHand: true) {
        add(result, count: entry.count, deadline: entry.hoursLeft, false, to: &figures)
      }
    }
  }

  private func trace(_ column: Int) -> FluidTrace {
    let shortest = plan.grid.hours.min() ?? 1
    return FluidTrace(
      plan: plan, numbers: numbers, waits: waits, column: column, resolution: shortest / 4)
  }

  /// Judges one road of some dossiers.
  private func add(
    _ result: FluidProgress, count: Double, deadline: Double, _ isCounted: Bool,
    to figures: inout FluidForecast.Figures
  ) {
    let grid = plan.grid
    let part = count * result.probability
    let end = grid.totalHours
    let countingStart = grid.before[plan.networks[0].firstCounted]
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

  private func readStations(into forecasts: inout [FluidForecast]) {
    let leaders = plan.lumping.stationLeaders
    for (unit, row) in plan.units.enumerated() {
      guard let station = row.station else { continue }
      for (column, entry) in plan.columns.enumerated() {
        let place = unit * width + column
        let wait = meanWait(unit, column)
        let offered = offered(unit, column)
        for index in leaders.indices where leaders[index] == station {
          var figures = forecasts[entry.network].stations[index]
          figures.arrivals += entry.weight * flow.arrived[place]
          figures.workedHours += entry.weight * flow.worked[place]
          figures.offeredHours += entry.weight * offered
          // Of all years nobody must wait for ever.
          let isFirst = column == 0 || plan.columns[column - 1].network != entry.network
          let before = isFirst ? 0 : figures.meanWait
          figures.meanWait = before.flatMap { old in wait.map { old + entry.weight * $0 } }
          forecasts[entry.network].stations[index] = figures
        }
      }
    }
  }

  private func offered(_ unit: Int, _ column: Int) -> Double {
    let slots = plan.networks[0].firstCounted..<plan.grid.count
    return slots.reduce(0) { sum, slot in
      sum + plan.grid.hours[slot]
        * numbers.servers[(slot * plan.units.count + unit) * width + column]
    }
  }

  /// The wait of an arrival, all counted slots alike.
  private func meanWait(_ unit: Int, _ column: Int) -> Double? {
    var sum = 0.0
    let slots = plan.networks[0].firstCounted..<plan.grid.count
    for slot in slots {
      sum += waits.wait(unit: unit, column: column, at: plan.grid.middle(of: slot)).mean
    }
    return sum < .infinity && flow.arrived[unit * width + column] > 0
      ? sum / Double(slots.count) : nil
  }
}
