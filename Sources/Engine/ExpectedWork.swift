/// Work that is expected of pools, some of it of whoever of several is free first, and what comes to
/// batch stations.
struct ExpectedWork {
  private var own: [Double]
  /// Work that several pools may do, by these pools.
  private var shared: [[Int]: Double] = [:]

  /// Passes of steps by batch station; one with less work counts as the part that is left of it.
  private(set) var passes: [Double]

  init(poolCount: Int, stationCount: Int) {
    own = [Double](repeating: 0, count: poolCount)
    passes = [Double](repeating: 0, count: stationCount)
  }

  /// Adds passes of a step whose dossiers wait for a batch.
  mutating func addPasses(_ count: Double, to station: Int) { passes[station] += count }

  /// Adds seconds of work that one of some pools does.
  mutating func add(_ seconds: Double, to pools: [Int]) {
    if pools.count == 1 { own[pools[0]] += seconds }
    if pools.count > 1 { shared[pools, default: 0] += seconds }
  }

  /// The work of each pool when shared work is done where most time is left, so that the loads of
  /// those who share become as equal as they can.
  ///
  /// - Parameter present: The seconds in which each pool's people are there.
  /// - Returns: Seconds of work of each pool.
  /// - Complexity: O(50 × shared lists × pools in a list).
  func sharedOut(present: [Double]) -> [Double] {
    var work = own
    let lists = shared.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var parts = lists.map { pools, _ in [Double](repeating: 0, count: pools.count) }
    for _ in 0..<(lists.isEmpty ? 0 : 50) {
      for (index, (pools, seconds)) in lists.enumerated() {
        for (pool, part) in zip(pools, parts[index]) { work[pool] -= part }
        parts[index] = Self.levelled(
          seconds, over: pools.map { (work: work[$0], present: max(present[$0], 1e-9)) })
        for (pool, part) in zip(pools, parts[index]) { work[pool] += part }
      }
    }
    return work
  }

  /// How much each takes so that all who take any come to the same load.
  private static func levelled(
    _ seconds: Double, over pools: [(work: Double, present: Double)]
  ) -> [Double] {
    let order = pools.indices.sorted {
      pools[$0].work / pools[$0].present < pools[$1].work / pools[$1].present
    }
    var level = 0.0
    var work = seconds
    var present = 0.0
    for index in order {
      // One more takes part while the others' level lies above its own.
      guard present == 0 || work / present > pools[index].work / pools[index].present else { break }
      work += pools[index].work
      present += pools[index].present
      level = work / present
    }
    return pools.map { max(0, level * $0.present - $0.work) }
  }
}
