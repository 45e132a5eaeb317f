public import Engine
public import Forecasting
import Scenarios
public import Wording
import WorkingTime

/// A model as a fluid network, and what of the model the network leaves out.
///
/// Pools become stations, with their posts by slot, calendars, windows and absence; dossiers of one
/// procedure that are worked by the same pools become a class, with its road, waits, refusals, returns
/// and stops, its due dates by the slot of acceptance and the expected arrivals of each slot. The two
/// channels of a source are one class unless an item before the result asks for the channel.
///
/// Nothing is dropped in silence: ``leftOut`` names each feature that the model has and the network has
/// not, or has only on average.
public struct FluidTranslation: Sendable {
  public let network: FluidNetwork
  /// By feature, in alphabetical order.
  public let leftOut: [LeftOut]
  /// For each station the index of its pool in the model.
  public let pools: [Int]
  /// For each class the index of its procedure in the scenario.
  public let procedures: [Int]
  /// For each class the index of the deciding agency in the scenario; `nil`: none.
  public let deciding: [Int?]
  private let model: Model
  private let edges: [Int64]
  private let parts: [FluidKinds.Origin: [FluidKinds.Part]]
  /// For each class the dossiers in hand that are not accepted yet.
  private let submitted: [Double]

  /// A feature of the model that the network does not have.
  public struct LeftOut: Sendable, Equatable {
    public let feature: Bilingual
    /// Procedures, pools or sources of demand that have it, at most five, in the order of the file.
    public let examples: [String]
  }

  /// Translates a model.
  ///
  /// - Parameters:
  ///   - model: A compiled scenario.
  ///   - slotHours: The longest slot; two hours are enough for limits in days.
  /// - Throws: ``Forecasting/FluidError`` when the model has no working time or no demand at all.
  /// - Complexity: O(sources × places × slots + distinct roads × slots).
  public init(_ model: Model, slotHours: Double = 2) throws(FluidError) {
    var notes = FluidNotes()
    let slots = try FluidSlots(model, longestHours: slotHours)
    let kinds = FluidKinds(model, slots, &notes)
    var stations = FluidStaff(model, slots)
    var laws = RoadLaws()
    var built: [FluidRoadBuilder] = []
    for kind in kinds.all {
      let road = model.road(
        of: kind.procedure, treated: kind.treated, channel: kind.channel, place: kind.place,
        laws: &laws)
      let builder = FluidRoadBuilder(model, kind, road, slots)
      builder.countLanes(&stations)
      built.append(builder)
    }
    stations.settle()
    var limits = FluidLimits(model, slots)
    var classes: [FluidClass] = []
    for index in built.indices {
      classes.append(built[index].fluidClass(&stations, &limits, &notes))
    }
    notes.add(model, kinds: kinds, pools: stations.pools)
    network = FluidNetwork(
      grid: slots.grid, stations: stations.stations, classes: classes,
      yearVariation: kinds.yearVariation, firstCounted: slots.firstCounted)
    leftOut = notes.all
    pools = stations.pools
    procedures = kinds.all.map(\.procedure)
    deciding = built.map(\.road.deciding)
    submitted = built.map(\.submitted)
    self.model = model
    edges = slots.edges
    parts = kinds.parts
  }

  /// The network on the arrivals that a replication of the model has.
  ///
  /// What is expected of it is what is expected of the replication, given who came when: both go up and
  /// down together. Which of the dossiers are treated by changes of rules, and by which channel they
  /// come after shifts, stays a share.
  ///
  /// - Complexity: O(arrivals + classes × slots).
  public func network(
    followingReplication replication: Int, seed: UInt64
  ) throws(FluidError) -> FluidNetwork {
    let slots = network.grid.count
    var arrivals = [[Double]](
      repeating: [Double](repeating: 0, count: slots), count: network.classes.count)
    for index in arrivals.indices { arrivals[index][0] = submitted[index] }
    var slot = 0
    var simulation = Simulation(model)
    simulation.drawArrivals(replication: replication, seed: seed) { arrival in
      while slot + 1 < slots, edges[slot + 1] <= arrival.instant { slot += 1 }
      let origin = FluidKinds.Origin(
        procedure: arrival.procedure, channel: arrival.channel, place: arrival.place)
      for part in parts[origin] ?? [] { arrivals[part.kind][slot] += part.share }
    }
    return try network.following(arrivals: arrivals)
  }

  /// The share of the resolved that are on time on the arrivals of a replication; `nil`: nothing has a result.
  ///
  /// - Complexity: That of a forecast with one year.
  func onTimeOfResolved(ofReplication replication: Int, seed: UInt64) throws(FluidError) -> Double?
  {
    try network(followingReplication: replication, seed: seed).forecast().total.onTimeOfResolved
  }
}

/// What the network leaves out, while it is found.
struct FluidNotes {
  private var examples: [Bilingual: [String]] = [:]

  mutating func add(_ feature: Bilingual, _ example: String) {
    var known = examples[feature] ?? []
    if known.count < 5 && !known.contains(example) { known.append(example) }
    examples[feature] = known
  }

  var all: [FluidTranslation.LeftOut] {
    examples.sorted { $0.key.english < $1.key.english }.map {
      FluidTranslation.LeftOut(feature: $0.key, examples: $0.value)
    }
  }

  /// Features that stand in no road.
  mutating func add(_ model: Model, kinds: FluidKinds, pools: [Int]) {
    for feature in model.untold { add(feature, model.scenario.title) }
    for pool in pools {
      for feature in model.untold(ofPool: pool) { add(feature, model.pools[pool].name) }
    }
    for kind in kinds.all {
      let procedure = model.scenario.procedures[kind.procedure]
      if procedure.clock.extensionRule != nil {
        add(
          Bilingual(
            "extensions: they move the current due date, not the lawful one",
            vi: "gia hạn: chỉ dời hạn hiện hành, không dời hạn theo luật"), procedure.name)
      }
      if procedure.clock.acknowledge != nil {
        add(Bilingual("acknowledgement clocks", vi: "thời hạn báo tiếp nhận"), procedure.name)
      }
    }
  }
}
