/// How long arrivals wait at each station: mean and variance by slot, from the work before them.
///
/// The wait is the horizontal distance between the work that has come and the servers' curve of
/// capacity: the time until as many server-hours have been offered as are before the arrival. Closed
/// slots offer none, so a wait for the next opening is part of it. The work before an arrival is taken
/// as a law of two points with its mean and variance, one of which is no work at all where the
/// variance is large; so the curve is read at two points.
struct FluidWaits {
  private let grid: FluidGrid
  private let unitCount: Int
  private let width: Int
  /// (slot × units + unit) × columns + column, in working hours; infinite where nobody comes again.
  private var means: [Double]
  private var variances: [Double]
  /// By unit, the share of what is offered that is not worked; at least 0.02.
  private var slack: [Double]

  /// - Complexity: O(slots × units × columns), and the slots that waits reach over.
  init(_ flow: FluidFlow, numbers: FluidNumbers) {
    let plan = flow.plan
    grid = plan.grid
    unitCount = plan.units.count
    width = flow.width
    means = [Double](repeating: 0, count: flow.ahead.count)
    variances = means
    let nights = Self.nights(of: grid)
    slack = [Double](repeating: 1, count: plan.units.count * width)
    for unit in plan.units.indices where plan.units[unit].station != nil {
      for column in 0..<width {
        let absence = plan.networks[plan.columns[column].network]
          .stations[plan.units[unit].station ?? 0].absence
        let offered = (plan.networks[0].firstCounted..<grid.count).reduce(0.0) {
          $0 + grid.hours[$1] * numbers.servers[($1 * unitCount + unit) * width + column]
        }
        let worked = flow.worked[unit * width + column]
        slack[unit * width + column] = offered > 0 ? max(0.02, 1 - worked / offered) : 1
        let curve = CapacityCurve(
          grid, (0..<grid.count).map { numbers.servers[($0 * unitCount + unit) * width + column] })
        for slot in 0..<grid.count {
          let place = (slot * unitCount + unit) * width + column
          (means[place], variances[place]) = curve.wait(
            slot: slot, work: flow.ahead[place], variance: flow.aheadVariance[place])
          let servers = numbers.servers[place]
          guard absence > 0, servers > 0, means[place] < .infinity else { continue }
          // On some days everybody is away, and dossiers wait for the next one. Mean queues have it
          // already, by the variance that absence adds; the spread of waits has not.
          let posts = (servers / (1 - absence) - 1e-6).rounded(.up)
          let chance = FluidMath.power(absence, posts)
          let rest = nights[slot] - grid.middle(of: slot)
          means[place] = max(means[place], chance * rest)
          variances[place] += chance * (1 - chance) * rest * rest
        }
      }
    }
  }

  /// How much the waits of two visits to a unit go together that lie some hours apart, the first one
  /// being so long: exp(-hours / relaxation), where a queue in heavy traffic relaxes in about
  /// 2 × wait / (1 - load) hours.
  func correlation(unit: Int, column: Int, wait: Double, hours: Double) -> Double {
    guard wait > 1e-9, hours < .infinity else { return 0 }
    return FluidMath.exponential(-hours * slack[unit * width + column] / (2 * wait))
  }

  /// For each slot the working time at which its day ends: before a gap of six hours, or at the end.
  private static func nights(of grid: FluidGrid) -> [Double] {
    var nights = [Double](repeating: grid.totalHours, count: grid.count)
    for slot in stride(from: grid.count - 2, through: 0, by: -1) {
      let gap = grid.starts[slot + 1] - grid.starts[slot] - grid.hours[slot]
      nights[slot] = gap > 6 ? grid.before[slot + 1] : nights[slot + 1]
    }
    // Without nights a day is as long as it is said to be.
    return nights.indices.map { min(nights[$0], grid.before[$0] + grid.dayHours) }
  }

  /// The wait of who comes to a unit at a working time.
  ///
  /// Between the middles of slots it is interpolated; past the end the last one holds.
  @inline(__always)
  func wait(unit: Int, column: Int, at time: Double) -> (mean: Double, variance: Double) {
    let slot = grid.slot(at: time)
    let place = (slot * unitCount + unit) * width + column
    let offset = time - grid.middle(of: slot)
    let other = offset < 0 ? slot - 1 : slot + 1
    guard other >= 0, other < grid.count else { return (means[place], variances[place]) }
    let distance = (grid.hours[slot] + grid.hours[other]) / 2
    let share = min(0.5, abs(offset) / distance)
    let neighbour = (other * unitCount + unit) * width + column
    guard means[place] < .infinity, means[neighbour] < .infinity else {
      return (means[place], variances[place])
    }
    return (
      means[place] + share * (means[neighbour] - means[place]),
      variances[place] + share * (variances[neighbour] - variances[place])
    )
  }
}

/// What the servers of one station offer, added up over time.
private struct CapacityCurve {
  let grid: FluidGrid
  /// Server-hours before each slot, and those of all.
  var before: [Double]
  let servers: [Double]
  /// Server-hours in a working hour over the last tenth of the slots, for times past the end.
  let lastRate: Double

  init(_ grid: FluidGrid, _ servers: [Double]) {
    self.grid = grid
    self.servers = servers
    var sum = 0.0
    before = [0]
    before.reserveCapacity(servers.count + 1)
    for (hours, count) in zip(grid.hours, servers) {
      sum += hours * count
      before.append(sum)
    }
    let tail = servers.count - max(1, servers.count / 10)
    let hours = grid.totalHours - grid.before[tail]
    lastRate = (sum - before[tail]) / hours
  }

  func wait(slot: Int, work: Double, variance: Double) -> (Double, Double) {
    let now = grid.middle(of: slot)
    guard work > 1e-12 else { return (max(0, time(after: 0, slot) - now), 0) }
    let square = work * work
    var low = 0.0
    var high = (square + variance) / work
    var share = square / (square + variance)
    if variance < square {
      let deviation = variance.squareRoot()
      low = work - deviation
      high = work + deviation
      share = 0.5
    }
    let first = max(0, time(after: low, slot) - now)
    let last = max(0, time(after: high, slot) - now)
    guard last < .infinity else { return (.infinity, .infinity) }
    let distance = last - first
    return (first + share * distance, share * (1 - share) * distance * distance)
  }

  /// The working time at which that many server-hours have been offered since the middle of a slot,
  /// and somebody is there.
  private func time(after work: Double, _ slot: Int) -> Double {
    let target = (before[slot] + before[slot + 1]) / 2 + work
    var place = slot
    let count = servers.count
    while place < count && before[place + 1] <= target { place += 1 }
    guard place < count else {
      guard lastRate > 0 else { return .infinity }
      return grid.totalHours + (target - before[count]) / lastRate
    }
    return grid.before[place] + (target - before[place]) / servers[place]
  }
}
