/// What an item can send back to.
struct WorkflowScope {
  /// The items before it, and itself, in its own list and in those around it.
  private(set) var targets: [String] = []
  private(set) var known: Set<String> = []
  private(set) var hasDelivery = false

  mutating func append(_ name: String, isDelivery: Bool) {
    targets.append(name)
    known.insert(name)
    hasDelivery = hasDelivery || isDelivery
  }

  /// A case of a choice may have delivered the result.
  mutating func noteDelivery() {
    hasDelivery = true
  }
}

extension ScenarioReader {
  /// `outcomes:` of an item.
  func outcomes(
    of item: SourceNode, _ kind: StepKind, _ scope: WorkflowScope, _ context: WorkflowContext
  ) -> [StepOutcome] {
    guard let list = item["outcomes"], let nodes = list.items else { return [] }
    let outcomes = nodes.compactMap { node -> StepOutcome? in
      guard let to = node["to"], let target = to.text, SourceName.isMember(target),
        let chance = share(node["back"])
      else { return nil }
      checkTarget(to, target, kind, scope, context)
      let atMost = quantity(node["at-most"], .count).flatMap { QuantityValue.count($0) }
      return StepOutcome(
        kind: .back(to: target), chance: chance, again: share(node["again"]), atMost: atMost,
        redo: amount(node["redo"], .factor).map { $0 / 100 } ?? 1,
        condition: condition(node["if"], context))
    }
    checkSums(outcomes, context, list.place)
    return outcomes
  }

  private func checkTarget(
    _ node: SourceNode, _ target: String, _ kind: StepKind, _ scope: WorkflowScope,
    _ context: WorkflowContext
  ) {
    let sender = scope.targets.last ?? ""
    if kind == .deliver || scope.hasDelivery {
      return reporter.report(.backAfterDelivery(sender, node.place))
    }
    guard !scope.known.contains(target) else { return }
    let possible = scope.targets
    if context.procedure.node["workflow"]?.itemNames.contains(target) == true {
      reporter.report(.backForward(sender, target, possible, node.place))
    } else {
      reporter.report(
        Diagnostic(
          .unknownStep,
          "the workflow of '\(context.procedure.name)' has no item '\(target.shortened)'",
          fix: Spelling.fix(target, in: possible, "items before '\(sender)'"), at: node.place))
    }
  }

  /// At most one outcome happens, so for no dossier may the chances add to more than 100 %.
  private func checkSums(
    _ outcomes: [StepOutcome], _ context: WorkflowContext, _ place: SourcePlace
  ) {
    let cases = ConditionCases(outcomes.compactMap(\.condition), attributes: context.attributes)
    // Where there are too many kinds of dossiers to try, unconditional outcomes alone are summed.
    for holds in cases.all ?? [[:]] {
      let possible = outcomes.filter { $0.condition.map { holds[$0] ?? false } ?? true }
      let first = possible.map(\.chance).sorted().reduce(0, +)
      let later = possible.map { $0.again ?? $0.chance }.sorted().reduce(0, +)
      if max(first, later) > 1 + 1e-9 {
        return reporter.report(.outcomesAbove(first, later, place))
      }
    }
  }
}

extension SourceNode {
  /// The names of all items of a workflow, choices and what is in them included.
  fileprivate var itemNames: [String] {
    (items ?? []).flatMap { item -> [String] in
      let inner = (item["cases"]?.items ?? []).flatMap { $0["do"]?.itemNames ?? [] }
      return [item.workflowKind?.entry.value.text].compactMap(\.self) + inner
    }
  }
}

extension Diagnostic {
  fileprivate static func backAfterDelivery(_ sender: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .sendBack,
      "'\(sender)' cannot send back: the dossier is resolved before its first `deliver:`",
      fix: "let a step before the first `deliver:` send back", at: place)
  }

  fileprivate static func backForward(
    _ sender: String, _ target: String, _ possible: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .sendBack,
      "'\(sender)' cannot send back to '\(target)', which comes later or stands in another case",
      fix: "possible are: \(possible.suffix(12).joined(separator: ", "))", at: place)
  }

  fileprivate static func outcomesAbove(_ first: Double, _ later: Double, _ place: SourcePlace)
    -> Diagnostic
  {
    let isFirst = first > 1 + 1e-9
    return Diagnostic(
      .shares,
      "the chances of the outcomes add to \((isFirst ? first : later).percent) % on \(isFirst ? "the first pass" : "later passes")",
      fix: "at most one outcome happens: keep their sum at 100 % or below", at: place)
  }
}
