package import Statistics
package import WorkingTime

/// A procedure as the dossiers accepted on some days meet it.
package struct ProcedureVersion: Sendable {
  /// Its first day; `nil`: it holds from before all changes on.
  package var from: CivilDate?
  /// The procedure with its limit and its other rules, once for each set of changes that can treat a
  /// dossier together; the last one has the most of them.
  package var variants: [Procedure]
  /// The changes of each variant.
  package var treatments: [[ProcedureChange]]
}

extension Procedure {
  /// The versions that hold on some days, in order; one, itself, where nothing changes.
  package func versions(in days: ClosedRange<CivilDate>) -> [ProcedureVersion] {
    guard !changes.isEmpty else {
      return [ProcedureVersion(from: nil, variants: [self], treatments: [[]])]
    }
    let later = changeDays.filter { days.lowerBound < $0 && $0 <= days.upperBound }
    return ([days.lowerBound] + later).map { day in
      let sets = treatments(on: day)
      let limit = limit(on: day).limit
      return ProcedureVersion(
        from: changes.contains { $0.holds(on: day) } ? day : nil,
        variants: sets.map { treated in
          var version = changed(by: treated)
          version.limit = limit
          return version
        }, treatments: sets)
    }
  }

  /// The sets of changes that can treat a dossier that is accepted on a day.
  ///
  /// A dossier that is reached by a small share is reached by every greater one; a ramp may stand
  /// anywhere, and who came by another channel is not known here. Beyond six ramps at once only all of them and none are looked at.
  package func treatments(on day: CivilDate) -> [[ProcedureChange]] {
    let active = changes.filter { $0.treats && $0.holds(on: day) && $0.effective > 0 }
    let steady = active.filter { $0.ramp == nil && $0.shift == nil }
    let ramped = active.filter { $0.ramp != nil || $0.shift != nil }
    let levels = Set(steady.map(\.effective)).sorted()
    // Who is not even reached by the greatest share below 1, and so on down to who always is.
    let isPartial = levels.last.map { $0 < 1 } ?? false
    var sets =
      (isPartial ? [[]] : [])
      + levels.reversed().map { level in
        steady.filter { $0.effective >= level }
      }
    if sets.isEmpty { sets = [[]] }
    let choices: [[ProcedureChange]] =
      ramped.count > 6
      ? [[], ramped]
      : (0..<(1 << ramped.count)).map { bits in
        ramped.indices.filter { bits >> $0 & 1 == 1 }.map { ramped[$0] }
      }
    return choices.flatMap { choice in sets.map { $0 + choice } }
  }

  /// The procedure as changes leave it, all but its limit.
  package func changed(by treated: [ProcedureChange]) -> Procedure {
    guard !treated.isEmpty else { return self }
    var changed = revised(by: treated)
    let dropped = Set(treated.flatMap(\.dropped))
    changed.workflow = changed.workflow.compactMap { $0.changed(by: treated, dropping: dropped) }
    changed.fee = ValueChange.result(of: fee, under: treated.rules(\.fee))
    changed.papers = ValueChange.result(of: papers, under: treated.rules(\.papers))
    changed.changes = []
    return changed
  }
}

extension WorkflowItem {
  /// `nil`: it is dropped.
  fileprivate func changed(by treated: [ProcedureChange], dropping dropped: Set<String>)
    -> WorkflowItem?
  {
    guard !dropped.contains(name) else { return nil }
    func inner(_ items: [WorkflowItem]) -> [WorkflowItem] {
      items.compactMap { $0.changed(by: treated, dropping: dropped) }
    }
    switch self {
    case .step(var step):
      step.work = step.work.changed(by: treated, of: step.name)
      step.outcomes = step.outcomes.map { $0.changed(by: treated) }
      return .step(step)
    case .ask(var ask):
      ask.outcomes = ask.outcomes.map { $0.changed(by: treated) }
      return .ask(ask)
    case .pause: return self
    case .choose(var choice):
      for index in choice.cases.indices {
        choice.cases[index].items = inner(choice.cases[index].items)
      }
      return .choose(choice)
    case .parallel(var parallel):
      for index in parallel.branches.indices {
        parallel.branches[index].items = inner(parallel.branches[index].items)
      }
      return .parallel(parallel)
    }
  }
}

extension StepOutcome {
  /// The changes of its chance, each with its rank.
  package func rules(in changes: [ProcedureChange]) -> [(rank: Int, change: ValueChange)] {
    changes.compactMap { change in
      let rule: ValueChange?
      switch kind {
      case .supplement: rule = change.supplement
      case .refuse: rule = change.refuse
      default: rule = nil
      }
      return rule.map { (change.rank, $0) }
    }
  }

  fileprivate func changed(by treated: [ProcedureChange]) -> StepOutcome {
    let rules = rules(in: treated)
    guard !rules.isEmpty else { return self }
    var changed = self
    changed.chance = ValueChange.result(of: chance, under: rules)
    // What the file says of later passes is not replaced by a new value; it follows other changes.
    changed.again = again.map { again in
      ValueChange.result(
        of: again,
        under: rules.filter { if case .value = $0.change { false } else { true } })
    }
    return changed
  }
}

extension WorkChange.Rule {
  /// Percentages and amounts as changes of a number.
  package var valueChange: ValueChange? {
    switch self {
    // The mean stays what it is.
    case .value, .spread: nil
    case .factor(let factor): .factor(factor)
    case .amount(let amount): .amount(amount)
    }
  }
}

extension WorkflowStep {
  /// Its work does not always take the same time.
  package var workVaries: Bool { work.variance > 0 }
}

extension [ProcedureChange] {
  /// What they do to one number of a procedure, each with its rank.
  package func rules(_ number: KeyPath<ProcedureChange, ValueChange?>) -> [(
    rank: Int, change: ValueChange
  )] {
    compactMap { change in change[keyPath: number].map { (change.rank, $0) } }
  }

  /// The law of an item's work and the changes of its draws.
  package func work(of item: String, own: Distribution) -> (
    law: Distribution, rules: [(rank: Int, change: ValueChange)]
  ) {
    var law = own
    var rank: Int?
    var rules: [(rank: Int, change: ValueChange)] = []
    for change in self {
      for work in change.work where work.item == nil || work.item == item {
        if case .value(let new) = work.rule {
          if rank.map({ change.rank > $0 }) ?? true { (law, rank) = (new, change.rank) }
        } else if let rule = work.rule.valueChange {
          rules.append((change.rank, rule))
        }
      }
    }
    return (law, rules)
  }
}

extension Distribution {
  /// A law with the mean of the changed work, and no greater least value.
  fileprivate func changed(by treated: [ProcedureChange], of item: String) -> Distribution {
    let (law, rules) = treated.work(of: item, own: self)
    guard !rules.isEmpty else { return law }
    let mean = ValueChange.result(of: law.mean, under: rules)
    guard mean > 0, law.mean > 0 else { return .constant(Swift.max(0, mean)) }
    return law.scaled(by: mean / law.mean)
  }
}

// MARK: - What cannot be

/// Why changes of a procedure cannot hold together.
package enum ChangeTrouble: Sendable, Equatable {
  /// A chance below 0 or above 1: `supplement` or `refuse`, the item, the chance.
  case chance(String, item: String, Double)
  /// The chances of the outcomes of an item add to more than 1.
  case outcomes(item: String, Double)
  /// A mean below 0, in seconds.
  case work(item: String, Double)
  /// A number below 0: `fee` or `papers`.
  case cost(String, Double)
  /// The shares of letters, or the chance of an extension, below 0 or above 1.
  case letters(Double)
  /// A dossier could go round for ever.
  case loop(sender: String)
  /// Nothing is done before the result.
  case noExit
}

extension Procedure {
  /// What is wrong with the rules of dossiers that are treated by changes.
  package func troubles(under treated: [ProcedureChange]) -> [ChangeTrouble] {
    guard !treated.isEmpty else { return [] }
    var troubles: [ChangeTrouble] = []
    let changed = changed(by: treated)
    let kept = Set(changed.allItems.map(\.name))
    for step in steps where kept.contains(step.name) {
      let (law, rules) = treated.work(of: step.name, own: step.work)
      let mean = ValueChange.result(of: law.mean, under: rules)
      if mean < -1e-6 { troubles.append(.work(item: step.name, mean)) }
    }
    for (key, number) in [("fee", changed.fee), ("papers", changed.papers)] where number < -1e-6 {
      troubles.append(.cost(key, number))
    }
    if let rule = changed.clock.extensionRule {
      let shares = [rule.chance, rule.letter, rule.lateLetter, rule.letter + rule.lateLetter]
      if let wrong = shares.first(where: { $0 < -1e-9 || $0 > 1 + 1e-9 }) {
        troubles.append(.letters(wrong))
      }
    }
    for item in changed.allItems { troubles += item.outcomeTroubles(changed.attributes) }
    if troubles.isEmpty,
      let loop = LoopCheck(changed.workflow, attributes: attributes).endless
    {
      troubles.append(.loop(sender: loop.sender))
    }
    if !changed.hasWork { troubles.append(.noExit) }
    return troubles
  }

  /// Something is done or asked before the first delivery.
  private var hasWork: Bool {
    for item in allItems {
      switch item {
      case .step(let step) where step.kind == .deliver: return false
      case .step(let step) where step.kind == .step: return true
      case .ask: return true
      default: break
      }
    }
    return false
  }
}

extension WorkflowItem {
  fileprivate var outcomes: [StepOutcome] {
    switch self {
    case .step(let step): step.outcomes
    case .ask(let ask): ask.outcomes
    case .pause, .choose, .parallel: []
    }
  }

  fileprivate func outcomeTroubles(_ attributes: [Attribute]) -> [ChangeTrouble] {
    var troubles: [ChangeTrouble] = []
    for outcome in outcomes {
      let name: String
      switch outcome.kind {
      case .supplement: name = "supplement"
      case .refuse: name = "refuse"
      case .back: name = "back"
      default: continue
      }
      let chances = [outcome.chance, outcome.again ?? outcome.chance]
      if let chance = chances.first(where: { $0 < -1e-9 || $0 > 1 + 1e-9 }) {
        troubles.append(.chance(name, item: self.name, chance))
      }
    }
    guard troubles.isEmpty else { return troubles }
    let cases = ConditionCases(outcomes.compactMap(\.condition), attributes: attributes)
    for holds in cases.all ?? [[:]] {
      let possible = outcomes.filter { $0.condition.map { holds[$0] ?? false } ?? true }
      let first = possible.map(\.chance).sorted().reduce(0, +)
      let later = possible.map { $0.again ?? $0.chance }.sorted().reduce(0, +)
      if max(first, later) > 1 + 1e-9 { return [.outcomes(item: name, max(first, later))] }
    }
    return []
  }
}
