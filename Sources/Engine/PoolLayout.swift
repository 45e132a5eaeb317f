import Scenarios

/// The pools of a model laid out in flat tables for a run.
struct PoolLayout {
  private(set) var pools: [Pool] = []
  private(set) var changes: [PoolModel.PostsFrom] = []
  /// The lanes of each pool that is served by rule, pool by pool.
  private(set) var lanes: [UInt32] = []
  /// The pools that use each piece of equipment, each once, in order.
  private(set) var equipmentUsers: [[UInt32]]
  private(set) var peopleCount = 0

  /// - Complexity: O(pools + lanes).
  init(_ model: Model) {
    var lanesOfPool = [[UInt32]](repeating: [], count: model.pools.count)
    equipmentUsers = [[UInt32]](repeating: [], count: model.equipment.count)
    for (index, lane) in model.lanes.enumerated() {
      lanesOfPool[Int(lane.pool)].append(UInt32(index))
      if lane.equipment != none, !equipmentUsers[Int(lane.equipment)].contains(lane.pool) {
        equipmentUsers[Int(lane.equipment)].append(lane.pool)
      }
    }
    for (index, pool) in model.pools.enumerated() {
      let firstChange = UInt32(changes.count)
      let firstLane = UInt32(lanes.count)
      changes += pool.changes
      if pool.isServedByRule { lanes += lanesOfPool[index] }
      pools.append(
        Pool(
          pool, firstPerson: UInt32(peopleCount), changes: firstChange..<UInt32(changes.count),
          lanes: firstLane..<UInt32(lanes.count),
          hasWindows: lanesOfPool[index].contains { model.lanes[Int($0)].window != none }))
      if !pool.isUniform { peopleCount += pool.people }
    }
  }
}

/// A queue that is kept by rule, while a run goes on.
struct Lane: BitwiseCopyable {
  let pool: UInt32
  /// `none`: no equipment.
  let equipment: UInt32
  /// The days on which it is served, as bits from Monday.
  let days: UInt8
  /// The calendar in whose open hours work may begin; `none`: whenever people are there.
  let window: UInt32
  /// The first dossier, in the list of those that wait; `none` when empty.
  var root = none

  init(_ model: LaneModel) {
    pool = model.pool
    equipment = model.equipment
    days = model.days
    window = model.window
  }
}
