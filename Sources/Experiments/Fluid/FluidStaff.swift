import Engine
import Forecasting
import WorkingTime

/// The stations of a translation, one for each pool that work comes to.
struct FluidStaff {
  private let model: Model
  private let slots: FluidSlots
  /// By station, the pool.
  private(set) var pools: [Int] = []
  private(set) var stations: [FluidStation] = []
  private var stationOfPool: [Int: Int] = [:]
  /// The windows and days in which each pool is asked to work.
  private var openings: [Int: Set<Opening>] = [:]
  private var works: [Int: [ModelRoad.Length]] = [:]
  private var gates: [Opening: [FluidStep.Passage]] = [:]

  /// When work of a lane may begin.
  struct Opening: Hashable {
    let pool: Int
    let window: Int?
    let days: UInt8

    var isAlways: Bool { window == nil && days & 0x7F == 0x7F }
  }

  init(_ model: Model, _ slots: FluidSlots) {
    self.model = model
    self.slots = slots
  }

  /// Notes that a lane is used, and for what work.
  mutating func use(_ lane: ModelRoad.Lane, work: ModelRoad.Length) {
    works[lane.pool, default: []].append(work)
    openings[lane.pool, default: []].insert(Self.opening(lane))
    if stationOfPool[lane.pool] == nil {
      stationOfPool[lane.pool] = pools.count
      pools.append(lane.pool)
    }
  }

  /// Makes the stations once all lanes are known: a pool whose work is all bound to one window is
  /// open in it alone.
  mutating func settle() {
    stations = pools.map { pool in
      let all = openings[pool] ?? []
      let only = all.count == 1 ? all.first : nil
      let absent = model.pools[pool].absent
      // Of the rest three quarters are lost: chosen on Huế's divisions, whose posts are such parts.
      let rest = restOfWork(pool)
      var servers = slots.bounds.map { start, end -> Double in
        let posts =
          model.presentPosts(ofPool: pool, from: start, to: end, unbegunSeconds: rest * 2_700)
          * (1 - absent)
        guard let only, !only.isAlways, posts > 0 else { return posts }
        return posts * share(of: only, from: start, to: end)
      }
      // Work that is begun in a window is finished behind it.
      if let only, only.window != nil {
        for slot in servers.indices where servers[slot] > 0 {
          let isLast =
            slot + 1 == servers.count || slots.isMorning[slot + 1] || servers[slot + 1] == 0
          let bounds = slots.bounds[slot]
          let posts = model.pools[pool].posts * (1 - absent)
          if isLast { servers[slot] += posts * rest / (Double(bounds.end - bounds.start) / 3_600) }
        }
      }
      return FluidStation(name: model.pools[pool].name, servers: servers, absence: absent)
    }
  }

  /// The mean hours that work still takes at a moment when somebody is at it, all kinds alike.
  private func restOfWork(_ pool: Int) -> Double {
    let all = works[pool] ?? []
    let mean = all.reduce(0) { $0 + $1.mean }
    let square = all.reduce(0) { $0 + $1.mean * $1.mean * (1 + $1.scv) }
    return mean > 0 ? square / (2 * mean) : 0
  }

  /// The station of a lane.
  func station(of lane: ModelRoad.Lane) -> Int { stationOfPool[lane.pool] ?? 0 }

  /// Where a lane is open at other times than its station: when work may go to it.
  mutating func gate(of lane: ModelRoad.Lane) -> [FluidStep.Passage]? {
    let opening = Self.opening(lane)
    guard !opening.isAlways, (openings[lane.pool] ?? []).count > 1 else { return nil }
    if let known = gates[opening] { return known }
    let passages = slots.bounds.map { start, end -> FluidStep.Passage in
      let share = share(of: opening, from: start, to: end)
      return share > 0.5 ? .open : share > 0 ? .atStart : .shut
    }
    gates[opening] = passages
    return passages
  }

  /// The mean posts of a pool, by which work that several may do is shared out.
  func posts(of pool: Int) -> Double { model.pools[pool].posts }

  private static func opening(_ lane: ModelRoad.Lane) -> Opening {
    Opening(pool: lane.pool, window: lane.window, days: lane.days)
  }

  /// The share of a pool's open time in a slot in which work of a lane may begin.
  private func share(of opening: Opening, from start: Int64, to end: Int64) -> Double {
    // 1 January 1970 was a Thursday.
    let day = (start / 86_400 + 3) % 7
    guard opening.days & 1 << UInt8(day) != 0 else { return 0 }
    guard let window = opening.window else { return 1 }
    let own = model.calendar(ofPool: opening.pool)
    let open = own.openSeconds(at: end) - own.openSeconds(at: start)
    guard open > 0 else { return 0 }
    let calendar = model.calendar(window)
    let within = calendar.openSeconds(at: end) - calendar.openSeconds(at: start)
    return min(1, Double(within) / Double(open))
  }
}
