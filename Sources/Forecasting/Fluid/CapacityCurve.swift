/// What the servers of one station offer, added up over time.
struct CapacityCurve {
  private let grid: FluidGrid
  /// Server-hours before each slot, and those of all.
  private let before: [Double]
  private let servers: [Double]
  /// Server-hours in a working hour over the last tenth of the slots, for times past the end.
  private let lastRate: Double

  init(_ grid: FluidGrid, _ servers: [Double]) {
    self.grid = grid
    self.servers = servers
    var sum = 0.0
    var before = [0.0]
    before.reserveCapacity(servers.count + 1)
    for (hours, count) in zip(grid.hours, servers) {
      sum += hours * count
      before.append(sum)
    }
    self.before = before
    let tail = servers.count - max(1, servers.count / 10)
    let hours = grid.totalHours - grid.before[tail]
    lastRate = (sum - before[tail]) / hours
  }

  /// The server-hours from the beginning of a slot on.
  func offered(from slot: Int) -> Double { before[servers.count] - before[slot] }

  /// Mean and variance of the working hours that an arrival in the middle of a slot waits for.
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
