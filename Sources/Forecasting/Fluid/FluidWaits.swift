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
  /// Slot × units + unit, in working hours; infinite where nobody comes again.
  private var means: [Double]
  private var variances: [Double]
  /// By unit, the share of what is offered that is not worked; at least 0.02.
  private var slack: [Double]

  /// - Complexity: O(slots × units), and the slots that waits reach over.
  init(_ plan: FluidPlan, _ numbers: FluidNumbers, _ flow: FluidFlow) {
    grid = plan.grid
    unitCount = plan.units.count
    means = [Double](repeating: 0, count: flow.ahead.count)
    variances = means
    let nights = Self.nights(of: grid)
    slack = [Double](repeating: 1, count: unitCount)
    for unit in plan.units.indices {
      guard let capacity = numbers.capacity[unit] else { continue }
      let absence = numbers.network.stations[plan.units[unit].station].absence
      let offered = capacity.offered(from: numbers.network.firstCounted)
      slack[unit] = offered > 0 ? max(0.02, 1 - flow.worked[unit] / offered) : 1
      // On some days everybody is away; the chance changes with the servers alone.
      var (chance, lastServers) = (0.0, 0.0)
      for slot in 0..<grid.count {
        let place = slot * unitCount + unit
        (means[place], variances[place]) = capacity.wait(
          slot: slot, work: flow.ahead[place], variance: flow.aheadVariance[place])
        let servers = numbers.servers[place]
        guard absence > 0, servers > 0, means[place] < .infinity else { continue }
        if servers != lastServers {
          let posts = (servers / (1 - absence) - 1e-6).rounded(.up)
          (chance, lastServers) = (FluidMath.power(absence, posts), servers)
        }
        // Dossiers wait for the next day. Mean queues have it already, by the variance that absence
        // adds; the spread of waits has not.
        let rest = nights[slot] - grid.middle(of: slot)
        means[place] = max(means[place], chance * rest)
        variances[place] += chance * (1 - chance) * rest * rest
      }
    }
  }

  /// How much the waits of two visits to a unit go together that lie some hours apart, the first one
  /// being so long: exp(-hours / relaxation), where a queue in heavy traffic relaxes in about
  /// 2 × wait / (1 - load) hours.
  func correlation(unit: Int, wait: Double, hours: Double) -> Double {
    guard wait > 1e-9, hours < .infinity else { return 0 }
    return FluidMath.exponential(-hours * slack[unit] / (2 * wait))
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
  func wait(unit: Int, at time: Double) -> (mean: Double, variance: Double) {
    let slot = grid.slot(at: time)
    let place = slot * unitCount + unit
    let offset = time - grid.middle(of: slot)
    let other = offset < 0 ? slot - 1 : slot + 1
    guard other >= 0, other < grid.count else { return (means[place], variances[place]) }
    let distance = (grid.hours[slot] + grid.hours[other]) / 2
    let share = min(0.5, abs(offset) / distance)
    let neighbour = other * unitCount + unit
    guard means[place] < .infinity, means[neighbour] < .infinity else {
      return (means[place], variances[place])
    }
    return (
      means[place] + share * (means[neighbour] - means[place]),
      variances[place] + share * (variances[neighbour] - variances[place])
    )
  }
}
