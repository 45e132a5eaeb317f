/// The roads that dossiers of one class may go from a step on, as a tree: shared beginnings once.
///
/// Roads that are too rare are cut; what they carry is spread over the others. Loops are unrolled
/// until they are rare.
struct FluidRoads {
  /// Nodes with parents before children.
  private(set) var nodes: [Node] = []
  /// The nodes at which the result is ready.
  private(set) var ends = 0
  /// What probabilities are multiplied by for what was cut.
  private(set) var scale = 1.0

  struct Node {
    /// Over all steps of the plan; -1: the result is ready.
    let step: Int
    /// -1: the beginning.
    let parent: Int
    /// Of coming here from there.
    let probability: Double
    /// Of a fork: its branches up to the join.
    var branches: [FluidRoads] = []
  }

  /// Cuts at a probability that leaves at most so many nodes.
  ///
  /// The roads begin with steps of the plan, or with -1 for a result that is ready at once, and end at a
  /// join, or with -1 at the result.
  init(
    from starts: [(step: Int, link: Int)], until join: Int, _ plan: FluidPlan,
    _ numbers: FluidNumbers
  ) {
    var threshold = 2e-3
    repeat {
      nodes = []
      let cut = grow(starts, join, plan, numbers, threshold)
      scale = 1 / max(1e-9, 1 - cut)
      threshold *= 3
    } while nodes.count > Self.mostNodes && threshold < 1
    ends = nodes.count { $0.step < 0 }
  }

  private static let mostNodes = 150

  /// Adds all nodes whose probability is large enough.
  ///
  /// - Returns: The probability of what was cut.
  private mutating func grow(
    _ starts: [(step: Int, link: Int)], _ join: Int, _ plan: FluidPlan, _ numbers: FluidNumbers,
    _ threshold: Double
  ) -> Double {
    var cut = 0.0
    var probabilities: [Double] = []
    func add(_ parent: Int, _ step: Int, _ link: Int) {
      let chance = link < 0 ? 1 : numbers.probabilities[link]
      let own = chance * (parent < 0 ? 1 : probabilities[parent])
      guard own >= threshold, nodes.count < 20 * Self.mostNodes else {
        cut += own
        return
      }
      let isEnd = step < 0 || step == join || plan.steps[step].isAfterResult
      nodes.append(Node(step: isEnd ? -1 : step, parent: parent, probability: chance))
      probabilities.append(own)
    }
    for start in starts { add(-1, start.step, start.link) }
    var next = 0
    while next < nodes.count {
      let index = next
      next += 1
      let step = nodes[index].step
      guard step >= 0 else { continue }
      let row = plan.steps[step]
      if row.join >= 0 {
        nodes[index].branches = row.branches.map {
          FluidRoads(from: [(plan.branches[$0], -1)], until: row.join, plan, numbers)
        }
        for link in plan.steps[row.join].links { add(index, plan.links[link].target, link) }
      } else {
        for link in row.links { add(index, plan.links[link].target, link) }
      }
    }
    return cut
  }
}
