/// The numbers of networks that are solved together, laid out by column.
struct FluidNumbers {
  let width: Int
  /// Expected dossiers: (slot × classes + class) × columns + column.
  private(set) var arrivals: [Double]
  /// Servers: (slot × units + unit) × columns + column; and those of the next slot that has any.
  private(set) var servers: [Double]
  private(set) var reference: [Double]
  /// The share that absence takes, by unit.
  private(set) var absence: [Double]
  /// By step: mean work, its mean square, mean waits, the variation of days.
  private(set) var work: [Double]
  private(set) var workSquare: [Double]
  private(set) var delays: [Double]
  private(set) var dayVariation: [Double]
  /// By link.
  private(set) var probabilities: [Double]
  private let gates: [[FluidStep.Passage]]
  private let gateOfStep: [Int]

  init(_ plan: FluidPlan) {
    width = plan.columns.count
    let width = width
    let slots = plan.grid.count
    arrivals = Self.arrivals(of: plan)
    let units = plan.units.count
    servers = [Double](repeating: 0, count: slots * units * width)
    reference = servers
    absence = [Double](repeating: 0, count: units * width)
    for (unit, row) in plan.units.enumerated() {
      guard let station = row.station else { continue }
      for (column, entry) in plan.columns.enumerated() {
        let model = plan.networks[entry.network].stations[station]
        absence[unit * width + column] = model.absence
        var next = model.servers.last { $0 > 0 } ?? 1
        for slot in stride(from: slots - 1, through: 0, by: -1) {
          let place = (slot * units + unit) * width + column
          if model.servers[slot] > 0 { next = model.servers[slot] }
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
    var gates: [[FluidStep.Passage]] = []
    var gateOfStep = [Int](repeating: -1, count: plan.steps.count * width)
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
    self.gates = gates
    self.gateOfStep = gateOfStep
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
