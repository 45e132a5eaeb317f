/// Finds loops of send-backs and supplements that a dossier can enter and never leave.
///
/// Every kind of dossier that conditions tell apart is tried; where there are too many of them each
/// condition may turn out either way. A loop counts as endless when, after every bounded outcome has
/// happened as often as it may, no way with a chance above 0 leads out of it on later passes.
struct LoopCheck {
  private var nodes: [Node] = []
  private let attributes: [Attribute]

  /// A loop without exit.
  struct Endless {
    var sender: String
    /// Where it sends back to; `nil`: it asks for papers.
    var target: String?
    /// The items of the loop.
    var names: [String]
  }

  private struct Node {
    var item: WorkflowItem
    /// The node after it in its list, or after the lists around.
    var next: Int
    /// One past the last node inside it.
    var end: Int
    /// The choice or parallel around it.
    var parent: Int?
    /// Where each case of a choice, each branch of a parallel begins.
    var entries: [Int] = []
    /// The parallel whose branches end here, where this is no item but such a join.
    var joined: Int?
  }

  /// Whether a condition holds; `nil`: either way is possible.
  private typealias Holds = (Condition?) -> Bool?

  init(_ workflow: [WorkflowItem], attributes: [Attribute]) {
    self.attributes = attributes
    let count = workflow.reduce(0) { $0 + $1.nodeCount }
    add(workflow, then: count, in: nil)
  }

  private mutating func add(_ items: [WorkflowItem], then after: Int, in parent: Int?) {
    for (index, item) in items.enumerated() {
      let position = nodes.count
      let end = position + item.nodeCount
      let next = index + 1 < items.count ? end : after
      nodes.append(Node(item: item, next: next, end: end, parent: parent))
      switch item {
      case .step, .ask, .pause: break
      case .choose(let choice):
        for each in choice.cases {
          nodes[position].entries.append(each.items.isEmpty ? next : nodes.count)
          add(each.items, then: next, in: position)
        }
      case .parallel(let parallel):
        for branch in parallel.branches {
          nodes[position].entries.append(branch.items.isEmpty ? end - 1 : nodes.count)
          add(branch.items, then: end - 1, in: position)
        }
        nodes.append(Node(item: item, next: next, end: end, parent: position, joined: position))
      }
    }
  }

  /// The first loop without exit.
  var endless: Endless? {
    let cases = ConditionCases(conditions, attributes: attributes).all
    guard let cases, cases.count * nodes.count <= 400_000 else {
      return endless { condition in condition == nil ? true : nil }
    }
    for holds in cases {
      if let found = endless({ condition in condition.map { holds[$0] ?? false } ?? true }) {
        return found
      }
    }
    return nil
  }

  private var conditions: [Condition] {
    nodes.flatMap { node -> [Condition?] in
      if case .choose(let choice) = node.item { return choice.cases.map(\.condition) }
      return node.item.passage.map { [$0.condition] + $0.outcomes.map(\.condition) } ?? []
    }.compactMap(\.self)
  }

  private func endless(_ holds: @escaping Holds) -> Endless? {
    let road = Road(nodes: nodes, holds: holds)
    let repeated = road.repeated
    guard repeated.contains(true) else { return nil }
    let leaving = road.leaving(repeated)
    for index in nodes.indices where repeated[index] && !leaving[index] {
      guard nodes[index].joined == nil,
        let found = road.returns(from: index, onLaterPasses: true).first(where: {
          $0.atMost == nil
        })
      else { continue }
      let inside = nodes.indices.filter {
        repeated[$0] && !leaving[$0] && nodes[$0].joined == nil
      }
      var target: String?
      if case .back(let to) = found.kind { target = to }
      return Endless(
        sender: nodes[index].item.name, target: target, names: inside.map { nodes[$0].item.name })
    }
    return nil
  }

  // MARK: - One kind of dossier

  /// The ways of one kind of dossier through the nodes.
  private struct Road {
    let nodes: [Node]
    let holds: Holds
    let positions: [String: Int]
    /// Which entries of each parallel lead to its join, on any pass and on later passes.
    private var joins: [Bool: [Int: [Bool]]] = [:]

    init(nodes: [Node], holds: @escaping Holds) {
      self.nodes = nodes
      self.holds = holds
      positions = Dictionary(
        nodes.enumerated().map { ($1.item.name, $0) }, uniquingKeysWith: { first, _ in first })
      for isLater in [false, true] {
        // Those inside come first: what holds them looks at their joins.
        for index in nodes.indices.reversed() where nodes[index].joined == nil {
          guard case .parallel = nodes[index].item else { continue }
          joins[isLater, default: [:]][index] = nodes[index].entries.map {
            leads(from: $0, through: index, onlyLater: isLater)
          }
        }
      }
    }

    /// Whether a branch that begins at a node can come to the join of its parallel.
    private func leads(from entry: Int, through parallel: Int, onlyLater: Bool) -> Bool {
      let join = nodes[parallel].end - 1
      var seen: Set<Int> = []
      var open = [entry]
      while let index = open.popLast() {
        if index == join { return true }
        guard index > parallel, index < join, seen.insert(index).inserted else { continue }
        open += ways(from: index, onLaterPasses: true)
        if !onlyLater { open += ways(from: index, onLaterPasses: false) }
      }
      return false
    }

    /// Whether enough branches can end for the dossier to go on.
    private func isJoined(_ parallel: Int, onLaterPasses isLater: Bool) -> Bool {
      guard case .parallel(let item) = nodes[parallel].item,
        let ends = joins[isLater]?[parallel]
      else { return true }
      return item.join == .all ? !ends.contains(false) : ends.contains(true)
    }

    /// The outcomes of a node after which items are passed again.
    func returns(from index: Int, onLaterPasses isLater: Bool) -> [StepOutcome] {
      outcomes(of: index, onLaterPasses: isLater).filter(\.kind.returns)
    }

    /// The outcomes that can happen on the first or on later passes.
    private func outcomes(of index: Int, onLaterPasses isLater: Bool) -> [StepOutcome] {
      guard let passage = nodes[index].item.passage, passage.chance > 0,
        holds(passage.condition) != false
      else { return [] }
      return passage.outcomes.filter { outcome in
        outcome.chance(onLaterPasses: isLater) > 0 && holds(outcome.condition) != false
      }
    }

    /// The node from which an outcome lets items be passed again.
    private func target(of outcome: StepOutcome, from index: Int) -> Int? {
      if case .back(let name) = outcome.kind { return positions[name] }
      return outcome.kind.returns ? index : nil
    }

    /// The nodes that a dossier can pass for the second time.
    var repeated: [Bool] {
      let reachable = self.reachable
      var repeated = Array(repeating: false, count: nodes.count)
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        var ends = Array(repeating: 0, count: nodes.count)
        for index in nodes.indices where reachable[index] {
          let all =
            returns(from: index, onLaterPasses: false)
            + (repeated[index] ? returns(from: index, onLaterPasses: true) : [])
          for outcome in all {
            guard let target = target(of: outcome, from: index), target <= index else { continue }
            ends[target] = max(ends[target], end(from: target, to: index))
          }
        }
        var end = 0
        for index in nodes.indices {
          end = max(end, ends[index])
          guard index < end, !repeated[index] else { continue }
          repeated[index] = true
          isGrowing = true
        }
      }
      return repeated
    }

    /// The end of the item that holds the sender, in the list of the target.
    private func end(from target: Int, to sender: Int) -> Int {
      var last = sender
      while nodes[last].parent != nodes[target].parent, let above = nodes[last].parent {
        last = above
      }
      return nodes[last].end
    }

    /// The nodes that some dossier of the kind comes to.
    private var reachable: [Bool] {
      var reached = Array(repeating: false, count: nodes.count)
      var open = [0]
      while let index = open.popLast() {
        guard index < nodes.count, !reached[index] else { continue }
        reached[index] = true
        open += ways(from: index, onLaterPasses: false)
        open += ways(from: index, onLaterPasses: true)
      }
      return reached
    }

    /// The repeated nodes from which a way leads out on later passes.
    func leaving(_ repeated: [Bool]) -> [Bool] {
      var sources: [Int: [Int]] = [:]
      var leaving = Array(repeating: false, count: nodes.count)
      var open: [Int] = []
      for index in nodes.indices where repeated[index] {
        for way in ways(from: index, onLaterPasses: true) + abandoning(index) {
          if way >= nodes.count || !repeated[way] {
            open.append(index)
          } else {
            sources[way, default: []].append(index)
          }
        }
      }
      while let index = open.popLast() {
        guard !leaving[index] else { continue }
        leaving[index] = true
        open += sources[index] ?? []
      }
      return leaving
    }

    /// The joins of parallels around a node that another branch can bring about.
    private func abandoning(_ index: Int) -> [Int] {
      var joins: [Int] = []
      var last = index
      while let above = nodes[last].parent {
        if case .parallel(let item) = nodes[above].item, item.join == .any,
          isJoined(above, onLaterPasses: true)
        {
          joins.append(nodes[above].end - 1)
        }
        last = above
      }
      return joins
    }

    /// Where a dossier can go next; past the last node: out, or to its end.
    private func ways(from index: Int, onLaterPasses isLater: Bool) -> [Int] {
      let node = nodes[index]
      if let parallel = node.joined {
        return isJoined(parallel, onLaterPasses: isLater) ? [node.next] : []
      }
      switch node.item {
      case .choose(let choice): return ways(through: choice, node)
      case .parallel: return node.entries
      case .step, .ask, .pause: return ways(of: index, node, onLaterPasses: isLater)
      }
    }

    private func ways(of index: Int, _ node: Node, onLaterPasses isLater: Bool) -> [Int] {
      guard let passage = node.item.passage else { return [node.next] }
      let possible = outcomes(of: index, onLaterPasses: isLater).filter {
        !isLater || $0.atMost == nil || !$0.kind.returns
      }
      let certain = possible.filter { holds($0.condition) == true }
        .reduce(0) { $0 + $1.chance(onLaterPasses: isLater) }
      let goesOn =
        passage.chance < 1 || holds(passage.condition) != true || certain < 1 - 1e-9
        || passage.passesBySilence
      let ends = passage.mayEnd || possible.contains { $0.kind.mayEnd }
      return possible.compactMap { target(of: $0, from: index) } + (goesOn ? [node.next] : [])
        + (ends ? [nodes.count] : [])
    }

    private func ways(through choice: Choice, _ node: Node) -> [Int] {
      var ways: [Int] = []
      var sum = 0.0
      for (each, entry) in zip(choice.cases, node.entries) {
        if let chance = each.chance {
          if chance > 0 { ways.append(entry) }
          sum += chance
          continue
        }
        let isTrue = holds(each.condition)
        if isTrue != false { ways.append(entry) }
        if isTrue == true { return ways }
      }
      return sum < 1 - 1e-9 ? ways + [node.next] : ways
    }
  }
}

/// What can come of passing an item.
private struct Passage {
  var chance: Double
  var condition: Condition?
  var outcomes: [StepOutcome] = []
  /// The dossier can be closed while it waits.
  var mayEnd = false
  /// It can go on without an answer, and so without an outcome.
  var passesBySilence = false
}

extension WorkflowItem {
  /// It and everything inside it, and the join of a parallel.
  fileprivate var nodeCount: Int {
    switch self {
    case .step, .ask, .pause: 1
    case .choose(let choice): choice.cases.reduce(1) { $0 + $1.items.nodeCount }
    case .parallel(let parallel): parallel.branches.reduce(2) { $0 + $1.items.nodeCount }
    }
  }

  fileprivate var passage: Passage? {
    switch self {
    case .step(let step):
      Passage(chance: step.chance, condition: step.condition, outcomes: step.outcomes)
    case .ask(let ask):
      Passage(
        chance: ask.chance, condition: ask.condition, outcomes: ask.outcomes,
        passesBySilence: ask.silence == .consent && ask.answerBy != nil)
    case .pause(let pause):
      Passage(
        chance: pause.chance, condition: pause.condition,
        mayEnd: pause.chance > 0 && pause.absence.noAnswer > 0)
    case .choose, .parallel: nil
    }
  }
}

extension [WorkflowItem] {
  fileprivate var nodeCount: Int { reduce(0) { $0 + $1.nodeCount } }
}

extension StepOutcome {
  fileprivate func chance(onLaterPasses isLater: Bool) -> Double {
    isLater ? again ?? chance : chance
  }
}

extension OutcomeKind {
  /// Items are passed again.
  fileprivate var returns: Bool {
    switch self {
    case .back, .supplement: true
    case .refuse, .returned, .stop, .withdraw: false
    }
  }

  /// The dossier can end.
  fileprivate var mayEnd: Bool {
    switch self {
    case .back: false
    case .supplement(let absence): absence.noAnswer > 0
    case .refuse, .returned, .stop, .withdraw: true
    }
  }
}
