/// Finds loops of send-backs that a dossier can enter and never leave.
///
/// Every kind of dossier that conditions tell apart is tried; where there are too many of them each
/// condition may turn out either way. A loop counts as endless when, after every bounded outcome has
/// happened as often as it may, no way with a chance above 0 leads out of it on later passes.
struct LoopCheck {
  private var nodes: [Node] = []
  private let attributes: [Attribute]

  /// A loop without exit.
  struct Endless {
    var sender: WorkflowStep
    var target: String
    /// The items of the loop.
    var names: [String]
  }

  private struct Node {
    var item: WorkflowItem
    /// The node after it in its list, or after the lists around.
    var next: Int
    /// One past the last node inside it.
    var end: Int
    /// The choice around it.
    var parent: Int?
    /// Where each case of a choice begins.
    var entries: [Int] = []
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
      guard case .choose(let choice) = item else { continue }
      for each in choice.cases {
        nodes[position].entries.append(each.items.isEmpty ? next : nodes.count)
        add(each.items, then: next, in: position)
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
      switch node.item {
      case .step(let step): [step.condition] + step.outcomes.map(\.condition)
      case .choose(let choice): choice.cases.map(\.condition)
      case .ask, .pause, .parallel: []
      }
    }.compactMap(\.self)
  }

  private func endless(_ holds: Holds) -> Endless? {
    let positions = Dictionary(
      nodes.enumerated().map { ($1.item.name, $0) }, uniquingKeysWith: { first, _ in first })
    let repeated = self.repeated(holds, positions)
    guard repeated.contains(true) else { return nil }
    let leaving = self.leaving(repeated, holds, positions)
    for index in nodes.indices where repeated[index] && !leaving[index] {
      guard case .step(let step) = nodes[index].item,
        let target = step.backs(onLaterPasses: true, holds).first(where: { $0.atMost == nil })
      else { continue }
      let names = nodes.indices.filter { repeated[$0] && !leaving[$0] }.map { nodes[$0].item.name }
      return Endless(sender: step, target: target.kind.target, names: names)
    }
    return nil
  }

  /// The nodes that a dossier can pass for the second time.
  private func repeated(_ holds: Holds, _ positions: [String: Int]) -> [Bool] {
    let reachable = self.reachable(holds, positions)
    var repeated = Array(repeating: false, count: nodes.count)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      var ends = Array(repeating: 0, count: nodes.count)
      for index in nodes.indices where reachable[index] {
        guard case .step(let step) = nodes[index].item else { continue }
        let backs =
          step.backs(onLaterPasses: false, holds)
          + (repeated[index] ? step.backs(onLaterPasses: true, holds) : [])
        for back in backs {
          guard let target = positions[back.kind.target], target <= index else { continue }
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
  private func reachable(_ holds: Holds, _ positions: [String: Int]) -> [Bool] {
    var reached = Array(repeating: false, count: nodes.count)
    var open = [0]
    while let index = open.popLast() {
      guard index < nodes.count, !reached[index] else { continue }
      reached[index] = true
      open += ways(from: index, onLaterPasses: false, holds, positions)
      open += ways(from: index, onLaterPasses: true, holds, positions)
    }
    return reached
  }

  /// The repeated nodes from which a way leads out on later passes.
  private func leaving(_ repeated: [Bool], _ holds: Holds, _ positions: [String: Int]) -> [Bool] {
    var sources: [Int: [Int]] = [:]
    var leaving = Array(repeating: false, count: nodes.count)
    var open: [Int] = []
    for index in nodes.indices where repeated[index] {
      for way in ways(from: index, onLaterPasses: true, holds, positions) {
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

  /// Where a dossier can go next.
  private func ways(
    from index: Int, onLaterPasses isLater: Bool, _ holds: Holds, _ positions: [String: Int]
  ) -> [Int] {
    let node = nodes[index]
    switch node.item {
    case .step(let step):
      let backs = step.backs(onLaterPasses: isLater, holds).filter { !isLater || $0.atMost == nil }
      let certain = backs.filter { holds($0.condition) == true }
        .reduce(0) { $0 + (isLater ? $1.again ?? $1.chance : $1.chance) }
      let goesOn = step.chance < 1 || holds(step.condition) != true || certain < 1 - 1e-9
      return backs.compactMap { positions[$0.kind.target] } + (goesOn ? [node.next] : [])
    case .choose(let choice): return ways(through: choice, node, holds)
    case .ask, .pause, .parallel: return [node.next]
    }
  }

  private func ways(through choice: Choice, _ node: Node, _ holds: Holds) -> [Int] {
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

extension WorkflowItem {
  /// It and everything inside it.
  fileprivate var nodeCount: Int {
    switch self {
    case .step: 1
    case .choose(let choice):
      choice.cases.reduce(1) { count, each in each.items.reduce(count) { $0 + $1.nodeCount } }
    case .ask, .pause, .parallel: 1
    }
  }
}

extension WorkflowStep {
  /// The outcomes that can send back on the first or on later passes.
  fileprivate func backs(
    onLaterPasses isLater: Bool, _ holds: (Condition?) -> Bool?
  ) -> [StepOutcome] {
    guard chance > 0, holds(condition) != false else { return [] }
    return outcomes.filter { outcome in
      let chance = isLater ? outcome.again ?? outcome.chance : outcome.chance
      return chance > 0 && holds(outcome.condition) != false
    }
  }
}

extension OutcomeKind {
  fileprivate var target: String {
    switch self {
    case .back(let target): target
    case .refuse, .supplement, .returned, .stop, .withdraw: ""
    }
  }
}
