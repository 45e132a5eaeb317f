import Scenarios

/// The parts of a model that nothing connects: no dossier of one comes to a pool of another.
///
/// A run may take each part through some weeks before it turns to the next, in whatever order, and comes
/// to the same figures: draws hang on dossiers, ties are settled by what events are, and what all parts
/// count together is sums of whole numbers. What a part touches meanwhile stays in near memory, which a
/// country as a whole is too large for.
struct Parts {
  /// 1 where the model is run as a whole.
  private(set) var count = 1
  /// The part of each pool; empty where there is one part.
  private(set) var ofPool: [UInt32] = []
  /// The part of the dossiers from each place of each component of the sources.
  ///
  /// Component by component, in the order of its places; a component without places has one entry. What
  /// components have in common is there once.
  private(set) var ofPlaces: [UInt32] = []
  /// Where the entries of each component begin.
  private(set) var firstOfComponent: [UInt32] = []

  /// A model that could have fewer parts than this is run as a whole: it is in near memory as it is.
  private static var fewest: Int { 10 }

  /// - Complexity: O(pools + places × steps of the procedures that are filed there).
  init(_ model: Model) {
    guard let size = model.options.poolsOfPart, model.pools.count >= size * Self.fewest,
      model.mayHaveParts
    else { return }
    var groups = PoolGroups(count: model.pools.count)
    model.joinPools(into: &groups)
    let parts = groups.joined(until: size)
    guard parts.count > 1 else { return }
    count = parts.count
    ofPool = parts.ofPool
    var known: [[UInt32]: UInt32] = [:]
    for source in model.sources {
      let bindings = model.lanes(ofProcedure: Int(source.procedure))
      for component in source.components {
        let places = component.places.isEmpty ? [nil] : component.places.map { Optional(Int($0)) }
        let entries = places.map { place in
          model.firstPool(of: bindings, from: place).map { parts.ofPool[$0] } ?? 0
        }
        let first = known[entries] ?? UInt32(ofPlaces.count)
        if known.updateValue(first, forKey: entries) == nil { ofPlaces += entries }
        firstOfComponent.append(first)
      }
    }
  }
}

/// Pools that are joined to each other, as disjoint sets.
///
/// - SeeAlso: Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975).
private struct PoolGroups {
  private var parent: [Int]

  init(count: Int) {
    parent = Array(0..<count)
  }

  private mutating func root(of pool: Int) -> Int {
    var root = pool
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  mutating func join(_ pool: Int, _ other: Int) {
    let (first, second) = (root(of: pool), root(of: other))
    parent[max(first, second)] = min(first, second)
  }

  /// Groups put together in the order of their first pools until each part has so many pools or more.
  mutating func joined(until size: Int) -> (count: Int, ofPool: [UInt32]) {
    var sizes = [Int](repeating: 0, count: parent.count)
    for pool in parent.indices { sizes[root(of: pool)] += 1 }
    var partOfRoot = [UInt32](repeating: 0, count: parent.count)
    var part: UInt32 = 0
    var filled = 0
    for pool in parent.indices where parent[pool] == pool {
      if filled >= size {
        part += 1
        filled = 0
      }
      partOfRoot[pool] = part
      filled += sizes[pool]
    }
    return (Int(part) + 1, parent.indices.map { partOfRoot[root(of: $0)] })
  }
}

extension Model {
  /// Whether nothing that the model has connects what its pools do not, or depends on the order in which
  /// parts are run.
  ///
  /// What could be taken apart with more care is not: such models are run as a whole.
  fileprivate var mayHaveParts: Bool {
    hasOnlySteps && !options.listsDue
      && sources.allSatisfy { $0.trace == nil && $0.groupSize == 1 }
      && steps.allSatisfy { $0.form != .journeyEnd }
  }

  /// Nothing that the model has reaches dossiers beside their steps, and no log tells in which order things
  /// happen.
  var hasOnlySteps: Bool {
    turns.isEmpty && rules.isEmpty && backlog == nil && recording == nil && intakes.isEmpty
      && batches.isEmpty && secondments.isEmpty && equipment.isEmpty
      && !options.recordsHours && !options.logsWork && !options.logsDossiers
  }

  /// The lanes that dossiers of a procedure may come to, each once.
  fileprivate func lanes(ofProcedure index: Int) -> [Binding] {
    let procedure = procedures[index]
    var found: [Binding] = []
    for step in steps[Int(procedure.firstStep)..<Int(procedure.firstStep + procedure.stepCount)]
    where step.form == .work {
      let further = Int(step.firstAlternate)..<Int(step.firstAlternate + step.alternateCount)
      for lane in [step.pool] + alternates[further] where !found.contains(lane) {
        found.append(lane)
      }
    }
    return found
  }

  /// The first pool that dossiers from a place come to by some lanes; `nil`: they come to none.
  fileprivate func firstPool(of bindings: [Binding], from place: Int?) -> Int? {
    for binding in bindings {
      if let lane = binding.target(in: placeTable, place: place) { return Int(lanes[lane].pool) }
    }
    return nil
  }

  /// Joins all pools that dossiers from one place with one procedure may come to.
  fileprivate func joinPools(into groups: inout PoolGroups) {
    for (index, sources) in Dictionary(grouping: sources, by: \.procedure) {
      let bindings = lanes(ofProcedure: Int(index))
      var places = Set(sources.flatMap(\.components).flatMap(\.places).map { Optional(Int($0)) })
      places.insert(nil)
      for place in places {
        guard let first = firstPool(of: bindings, from: place) else { continue }
        for binding in bindings {
          guard let lane = binding.target(in: placeTable, place: place) else { continue }
          groups.join(first, Int(lanes[lane].pool))
        }
      }
    }
  }
}
