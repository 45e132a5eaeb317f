/// The numbers of networks that are solved together, laid out by column.
struct FluidNumbers {
  let width: Int
  /// Expected dossiers: (slot × classes + class) × columns + column.
  private(set) var arrivals: [Double]
  /// Servers: (slot × units + unit) × columns + column; and those of the next slot that has any.
  private(set) var servers: [Double]
  private(set) var reference: [Double]
  /// By unit, the share of days on which a server is away times the hours of such a day.
  private(set) var absence: [Double]
  /// By unit, how much more the work varies that dossiers bring in all their visits together than if
  /// each visit were a dossier of its own: the variance of arrivals over that of Poisson ones.
  private(set) var visitVariance: [Double]
  /// By step: mean work, its mean square, mean waits, the variation of days.
  private(set) var work: [Double]
  private(set) var workSquare: [Double]
  private(set) var delays: [Double]
  private(set) var dayVariation: [Double]
  /// By link.
  private(set) var probabilities: [Double]
  /// By step, which unit it is worked at; -1: no station.
  private(set) var units: [Int]
  /// By unit, whether it is open in every slot.
  private(set) var isSteady: [Bool]
  private var gates: [[FluidStep.Passage]]
  private var gateOfStep: [Int]

  init(_ plan: FluidPlan) {
    width = plan.columns.count
    let width = width
    let slots = plan.grid.count
    arrivals = Self.arrivals(of: plan)
    let units = plan.units.count
    self.units = plan.steps.map { step in
      if case .station = step.place { step.unit } else { -1 }
    }
    isSteady = [Bool](repeating: true, count: units * width)
    servers = [Double](repeating: 0, count: slots * units * width)
    reference = servers
    absence = [Double](repeating: 0, count: units * width)
    for (unit, row) in plan.units.enumerated() {
      guard let station = row.station else { continue }
      for (column, entry) in plan.columns.enumerated() {
        let model = plan.networks[entry.network].stations[station]
        absence[unit * width + column] =
          model.absence * Self.dailyHours(of: model.servers, plan.grid)
        var next = model.servers.last { $0 > 0 } ?? 1
        for slot in stride(from: slots - 1, through: 0, by: -1) {
          let place = (slot * units + unit) * width + column
          if model.servers[slot] > 0 { next = model.servers[slot] }
          if model.servers[slot] <= 0 { isSteady[unit * width + column] = false }
          servers[place] = model.servers[slot]
          reference[place] = next
        }
      }
    }
    work = [Double](repeating: 0, count: plan.steps.count * width)
    workSquare = work
    delays = work
    dayVariation = work
    probabilities = [Double](repeating: 0, count: plan.links.count * width)
    gates = []
    gateOfStep = [Int](repeating: -1, count: plan.steps.count * width)
    visitVariance = [Double](repeating: 1, count: units * width)
    noteSteps(plan)
    noteVisits(plan)
  }

  /// Notes work, waits, gates and probabilities.
  private mutating func noteSteps(_ plan: FluidPlan) {
    for (index, step) in plan.steps.enumerated() {
      for (column, entry) in plan.columns.enumerated() {
        let item = plan.networks[entry.network].classes[plan.classes[step.leadingClass].index]
        let own = item.steps[step.number]
        dayVariation[index * width + column] = item.dayVariation
        for (link, way) in zip(step.links, own.links) {
          probabilities[link * width + column] = way.probability
        }
        switch own.place {
        case .station(_, let law):
          let mean = max(law.mean, 1e-4)
          work[index * width + column] = mean
          workSquare[index * width + column] = mean * mean * (1 + law.scv)
        case .delay(let delay): delays[index * width + column] = delay.mean
        case .gate(let passages):
          gateOfStep[index * width + column] = gates.count
          gates.append(passages)
        case .fork, .join: break
        }
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
    for column in 0..<width {
      let visits = visits(plan, column: column)
      for (unit, row) in plan.units.enumerated() where row.station != nil {
        var count = 0.0
        var total = 0.0
        var single = 0.0
        var together = 0.0
        var later = 0.0
        for (index, step) in row.steps.enumerated() {
          let own = visits[step] * row.weights[index]
          count += own
          total += own * work[step * width + column]
          single += own * workSquare[step * width + column]
          for (other, partner) in row.steps.enumerated()
          where partner > step
            && plan.steps[partner].leadingClass == plan.steps[step].leadingClass
          {
            let pairs = min(visits[step] * row.weights[index], visits[partner] * row.weights[other])
            later += pairs * work[partner * width + column]
            together +=
              2 * pairs * work[step * width + column] * work[partner * width + column]
          }
        }
        // λ τ² (a + s) must be what varies, with λ τ² (1 + s) that of single visits. Of the work that is
        // still to come only that of the present visit stands at the station.
        guard count > 0, total > 0, together > 0 else { continue }
        let varying = (single + together) * total / (total + later)
        visitVariance[unit * width + column] = max(
          0.5, 1 + (varying - single) * count / (total * total))
      }
    }
  }

  /// The expected dossiers at each step in a column, from all arrivals and the probabilities of links.
  private func visits(_ plan: FluidPlan, column: Int) -> [Double] {
    var visits = [Double](repeating: 0, count: plan.steps.count)
    for (item, row) in plan.classes.enumerated() {
      let last =
        item + 1 < plan.classes.count ? plan.classes[item + 1].firstStep : plan.steps.count
      var arriving = 0.0
      for slot in 0..<plan.grid.count {
        arriving += arrivals[(slot * plan.classes.count + item) * width + column]
      }
      for _ in 0..<60 {
        var next = [Double](repeating: 0, count: last - row.firstStep)
        next[0] = arriving
        for step in row.firstStep..<last {
          // Sweeps run forwards, so only what goes back waits for the next one.
          let own = plan.steps[step]
          let here = max(visits[step], next[step - row.firstStep])
          for branch in own.branches { next[branch - row.firstStep] += here }
          if own.join >= 0 { next[own.join - row.firstStep] += here }
          for link in own.links where plan.links[link].target >= 0 {
            let target = plan.links[link].target
            if own.branch >= 0, case .join = plan.steps[target].place { continue }
            next[target - row.firstStep] += here * probabilities[link * width + column]
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
  func passage(_ step: Int, _ slot: Int, column: Int) -> FluidStep.Passage {
    gates[gateOfStep[step * width + column]][slot]
  }

  /// The arrivals of all columns: those of the networks times the factors of their years.
  private static func arrivals(of plan: FluidPlan) -> [Double] {
    let width = plan.columns.count
    let slots = plan.grid.count
    let count = plan.classes.count
    var arrivals = [Double](repeating: 0, count: slots * count * width)
    for (item, row) in plan.classes.enumerated() {
      for (column, entry) in plan.columns.enumerated() {
        let own = plan.networks[entry.network].classes[row.index].arrivals
        var place = item * width + column
        for slot in 0..<slots {
          arrivals[place] = own[slot] * entry.factor
          place += count * width
        }
      }
    }
    return arrivals
  }
}
