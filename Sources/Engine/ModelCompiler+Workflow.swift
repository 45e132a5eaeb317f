import Scenarios
import Statistics
import WorkingTime

extension ModelCompiler {
  /// Lays a procedure's workflow out behind those before it.
  mutating func procedureModel(_ procedure: Procedure) -> ProcedureModel {
    let attributes = attributeIndices(of: procedure)
    let firstStep = steps.count
    let isTracked = procedure.steps.contains { !$0.outcomes.isEmpty }
    var layout = WorkflowLayout(
      procedure: procedure, attributes: attributes, isTracked: isTracked,
      acceptsAtArrival: procedure.clock.starts == .arrival
        || !procedure.steps.contains { $0.kind == .receive })
    lay(procedure.workflow, isCertain: true, &layout)
    appendStep(
      StepModel(form: .end, isUnconditional: false, resolves: true), work: .constant(0))
    bindBacks(layout)
    noteRemainingWork(from: firstStep)
    return ProcedureModel(
      firstStep: UInt32(firstStep), stepCount: UInt32(steps.count - 1 - firstStep),
      positions: layout.positions,
      outcomeCount: layout.outcomeCount, isTracked: isTracked,
      priority: procedure.priority.map { Int32(clamping: $0) } ?? .max,
      acceptsAtArrival: layout.acceptsAtArrival,
      clock: StatutoryClock(
        limit: procedure.limit, cutOff: procedure.clock.cutOff, judged: procedure.clock.judged),
      clockCalendar: procedure.clock.calendar.flatMap { calendarIndex[$0] }.map(UInt32.init),
      intake: procedure.intake.map { agencyBinding($0) },
      deciding: agencyBinding(procedure.deciding))
  }

  private mutating func appendStep(_ step: StepModel, work: Distribution) {
    steps.append(step)
    samplers.append(Sampler(work))
    samplerMeans.append(work.mean)
  }

  /// Lays items out one after the other; `isCertain`: every dossier comes by.
  private mutating func lay(
    _ items: [WorkflowItem], isCertain: Bool, _ layout: inout WorkflowLayout
  ) {
    for item in items {
      switch item {
      case .step(let step): lay(step, isCertain: isCertain, &layout)
      case .choose(let choice): lay(choice, &layout)
      case .ask, .pause, .parallel: break
      }
    }
  }

  private mutating func lay(
    _ step: WorkflowStep, isCertain: Bool, _ layout: inout WorkflowLayout
  ) {
    let own = agencyReference(of: step, in: layout.procedure)
    var model = StepModel(
      accepts: step.kind == .receive && !layout.acceptsAtArrival,
      acceptsOnEntry: step.kind != .receive && layout.isUnaccepted && !layout.acceptsAtArrival,
      resolves: step.kind == .deliver, isTracked: layout.isTracked, atClosing: step.atClosing,
      pool: laneBinding(step.staff[0], equipment: step.equipment, at: own),
      workKey: StreamKey.hash("work \(step.name)"), chance: step.chance,
      chanceKey: StreamKey.hash("chance \(step.name)"),
      condition: conditionIndex(of: step.condition, layout),
      firstBranch: UInt32(branches.count), branchCount: UInt32(step.outcomes.count),
      branchKey: StreamKey.hash("outcome \(step.name)"))
    if step.staff.count > 1 {
      model.firstAlternate = UInt32(alternates.count)
      model.alternateCount = UInt32(step.staff.count - 1)
      for staff in step.staff.dropFirst() {
        alternates.append(laneBinding(staff, equipment: step.equipment, at: own))
      }
    }
    model.isDirect = step.staff.count == 1 && isDirect(model.pool)
    model.isUnconditional =
      step.chance >= 1 && step.condition == nil && !layout.isTracked && !model.acceptsOnEntry
      && model.isDirect
    for outcome in step.outcomes { layOut(outcome, of: step, &layout) }
    layout.positions[step.name] = steps.count
    appendStep(model, work: step.work)
    if step.kind == .receive && isCertain && step.chance >= 1 && step.condition == nil {
      layout.isUnaccepted = false
    }
  }

  private mutating func layOut(
    _ outcome: StepOutcome, of step: WorkflowStep, _ layout: inout WorkflowLayout
  ) {
    switch outcome.kind {
    case .back(let name):
      layout.backs.append((branches.count, name))
      branches.append(
        BranchModel(
          chance: outcome.chance, again: outcome.again ?? outcome.chance,
          atMost: outcome.atMost.map { UInt32(clamping: $0) } ?? .max, redo: Float(outcome.redo),
          condition: conditionIndex(of: outcome.condition, layout), target: 0,
          counter: layout.outcomeCount))
      layout.outcomeCount += 1
    case .refuse, .supplement, .returned, .stop, .withdraw: break
    }
  }

  private mutating func lay(_ choice: Choice, _ layout: inout WorkflowLayout) {
    let entry = steps.count
    let firstBranch = branches.count
    for item in choice.cases {
      branches.append(
        BranchModel(
          chance: item.chance ?? 1, again: item.chance ?? 1,
          condition: conditionIndex(of: item.condition, layout), target: 0))
    }
    layout.positions[choice.name] = entry
    appendStep(
      StepModel(
        form: .choice, isUnconditional: false, isTracked: layout.isTracked,
        firstBranch: UInt32(firstBranch), branchCount: UInt32(choice.cases.count),
        branchKey: StreamKey.hash("choice \(choice.name)")), work: .constant(0))
    var jumps: [Int] = []
    for (index, item) in choice.cases.enumerated() {
      branches[firstBranch + index].target = UInt32(steps.count)
      lay(item.items, isCertain: false, &layout)
      jumps.append(steps.count)
      appendStep(StepModel(form: .jump, isUnconditional: false), work: .constant(0))
    }
    for index in [entry] + jumps { steps[index].target = UInt32(steps.count) }
  }

  /// Every place leads to the own lane of a pool, or to none.
  private func isDirect(_ binding: Binding) -> Bool {
    switch binding {
    case .fixed(let lane): return lane == none || lane < pools.count
    case .byPlace(let offset):
      return placeTable[Int(offset)...].prefix(scenario.agencies.count)
        .allSatisfy { $0 == none || $0 < pools.count }
    }
  }

  private func agencyReference(of step: WorkflowStep, in procedure: Procedure) -> AgencyReference {
    switch step.agency {
    case .intake: procedure.intake ?? procedure.deciding
    case .deciding: procedure.deciding
    case .reference(let named): named
    }
  }

  private mutating func bindBacks(_ layout: WorkflowLayout) {
    for (branch, name) in layout.backs {
      guard let target = layout.positions[name] else {
        problems.append(.noItem(name, layout.procedure))
        continue
      }
      branches[branch].target = UInt32(target)
    }
  }

  /// Works out, from the end back, the mean work until the result as if nothing were sent back.
  private mutating func noteRemainingWork(from first: Int) {
    var remaining = [Double](repeating: 0, count: steps.count - first + 1)
    for index in (first..<steps.count).reversed() {
      let step = steps[index]
      let next = remaining[index - first + 1]
      switch step.form {
      case .end: remaining[index - first] = 0
      case .jump: remaining[index - first] = remaining[Int(step.target) - first]
      case .work:
        remaining[index - first] = step.resolves ? 0 : step.chance * samplerMeans[index] + next
      case .choice:
        var rest = 1.0
        var sum = 0.0
        for branch in branches[Int(step.firstBranch)...].prefix(Int(step.branchCount)) {
          // Cases that go by conditions count as equally likely.
          let chance = branch.condition == none ? branch.chance : 1 / Double(step.branchCount)
          sum += chance * remaining[Int(branch.target) - first]
          rest -= chance
        }
        remaining[index - first] = sum + max(0, rest) * remaining[Int(step.target) - first]
      }
      steps[index].remainingWork = remaining[index - first]
    }
  }
}

/// One procedure's workflow while it is laid out.
private struct WorkflowLayout {
  let procedure: Procedure
  /// Attribute name -> index into the model's attributes.
  let attributes: [String: Int]
  let isTracked: Bool
  let acceptsAtArrival: Bool
  /// A dossier may come here that no `receive` has accepted.
  var isUnaccepted = true
  /// Item name -> index of its entry.
  var positions: [String: Int] = [:]
  /// Branches that send back, and where to.
  var backs: [(branch: Int, name: String)] = []
  var outcomeCount: UInt32 = 0
}

// MARK: - Attributes and conditions

extension ModelCompiler {
  private mutating func attributeIndices(of procedure: Procedure) -> [String: Int] {
    var indices: [String: Int] = [:]
    for (column, attribute) in procedure.attributes.enumerated() {
      var sum = 0.0
      indices[attribute.name] = attributes.count
      attributes.append(
        AttributeModel(
          key: StreamKey.hash("attribute \(attribute.name)"), column: column,
          cumulativeShares: attribute.values.map {
            sum += $0.share
            return sum
          }))
    }
    return indices
  }

  private mutating func conditionIndex(of condition: Condition?, _ layout: WorkflowLayout)
    -> UInt32
  {
    guard let condition else { return none }
    let model = conditionModel(condition, layout)
    if let known = conditionIndex[model] { return known }
    let index = UInt32(conditions.count)
    conditionIndex[model] = index
    conditions.append(model)
    return index
  }

  private mutating func conditionModel(_ condition: Condition, _ layout: WorkflowLayout)
    -> ConditionModel
  {
    switch condition.subject {
    case .channel:
      let index = Channel.allCases.firstIndex { $0.rawValue == condition.value }
      return ConditionModel(
        subject: .channel, isEqual: condition.isEqual, channels: index.map { 1 << UInt8($0) } ?? 0)
    case .place:
      return places(condition) { $0.name == condition.value }
    case .parent:
      let parents = Dictionary(
        scenario.agencies.map { ($0.name, $0.parent) }, uniquingKeysWith: { first, _ in first })
      return places(condition) { place in
        var above = place.parent
        for _ in 0..<40 where above != nil && above != condition.value {
          above = above.flatMap { parents[$0] ?? nil }
        }
        return above == condition.value
      }
    case .attribute(let name):
      let values = layout.procedure.attributes.first { $0.name == name }?.values ?? []
      let value = values.firstIndex { $0.name == condition.value }
      return ConditionModel(
        subject: .attribute, isEqual: condition.isEqual,
        attribute: UInt32(layout.attributes[name] ?? 0),
        value: value.map(UInt32.init) ?? none)
    }
  }

  private mutating func places(_ condition: Condition, _ holds: (Agency) -> Bool)
    -> ConditionModel
  {
    let offset = UInt32(placeTable.count)
    placeTable += scenario.agencies.map { holds($0) ? 1 : 0 }
    return ConditionModel(subject: .place, isEqual: condition.isEqual, places: offset)
  }
}

extension Diagnostic {
  fileprivate static func noItem(_ name: String, _ procedure: Procedure) -> Diagnostic {
    Diagnostic(
      code: "E0908", severity: .error,
      message: "'\(procedure.name)' sends back to '\(name)', which its workflow does not have",
      fix: "name an item of the workflow")
  }
}
