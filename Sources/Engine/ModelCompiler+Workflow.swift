import Scenarios
import Statistics
import Wording
import WorkingTime

extension ModelCompiler {
  /// Lays a procedure's workflow out behind those before it.
  mutating func procedureModel(_ procedure: Procedure) -> ProcedureModel {
    let attributes = attributeIndices(of: procedure)
    let firstStep = steps.count
    let isTracked =
      options.recordsDelays || procedure.costs != nil || procedure.needsLives(in: scenario)
    var layout = WorkflowLayout(
      procedure: procedure, attributes: attributes, isTracked: isTracked,
      acceptsAtArrival: procedure.clock.starts == .arrival
        || !procedure.steps.contains { $0.kind == .receive })
    lay(procedure.workflow, isCertain: true, &layout)
    appendStep(
      StepModel(
        form: procedure.staging == nil ? .end : .journeyEnd, isUnconditional: false,
        resolves: true))
    noteStages(layout)
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
      hasLimit: procedure.hasLimit,
      clockCalendar: procedure.clock.calendar.flatMap { calendarIndex[$0] }.map(UInt32.init),
      intake: procedure.intake.map { agencyBinding($0) },
      deciding: agencyBinding(procedure.deciding),
      supplement: procedure.clock.supplement, payment: procedure.clock.payment,
      extensionRule: procedure.clock.extensionRule,
      acknowledge: procedure.clock.acknowledge.map { AcknowledgementClock(limit: $0) },
      journey: journeyRow(of: procedure), stageNorms: stageNorms(of: procedure),
      isInternal: procedure.counting == .internal)
  }

  private mutating func appendStep(
    _ step: StepModel, item: ItemModel = ItemModel(), work: Distribution = .constant(0)
  ) {
    steps.append(step)
    items.append(item)
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
      case .ask(let ask): lay(ask, &layout)
      case .pause(let pause): lay(pause, &layout)
      case .parallel(let parallel): lay(parallel, &layout)
      }
    }
  }

  private mutating func lay(
    _ step: WorkflowStep, isCertain: Bool, _ layout: inout WorkflowLayout
  ) {
    let own = agencyReference(step.agency, in: layout.procedure)
    var model = StepModel(
      accepts: step.kind == .receive && !layout.acceptsAtArrival,
      acceptsOnEntry: step.kind != .receive && layout.acceptsOnEntry,
      resolves: step.kind == .deliver, isTracked: layout.isTracked, atClosing: step.atClosing,
      pool: laneBinding(step.staff[0], step, at: own),
      workKey: StreamKey.hash("work \(step.name)"), chance: step.chance,
      chanceKey: StreamKey.hash("chance \(step.name)"),
      condition: conditionIndex(of: step.condition, layout),
      firstBranch: UInt32(branches.count), branchCount: UInt32(step.outcomes.count),
      branchKey: StreamKey.hash("outcome \(step.name)"))
    if step.staff.count > 1 {
      model.firstAlternate = UInt32(alternates.count)
      model.alternateCount = UInt32(step.staff.count - 1)
      for staff in step.staff.dropFirst() {
        alternates.append(laneBinding(staff, step, at: own))
      }
    }
    model.isDirect = step.staff.count == 1 && isDirect(model.pool)
    model.isUnconditional =
      step.chance >= 1 && step.condition == nil && !layout.isTracked && !model.acceptsOnEntry
      && model.isDirect
    layOut(step.outcomes, of: step.name, &layout)
    var item = ItemModel()
    if layout.isTracked {
      item.agency = agencyBinding(own)
      item.isAtIntake = step.agency == .intake
      item.batch = batchBinding(
        step.batch, step: plainPositions?[step.name] ?? steps.count, at: item.agency)
      item.patience = delayIndex(step.patience)
      item.norm = normIndex(step.norm, of: layout.procedure)
      item.drawKey = StreamKey.hash("circumstance \(step.name)")
      item.isAtCounter = step.kind != .step
    }
    if step.patience != nil || layout.isRevocable { revocableSteps.append(steps.count) }
    layout.note(step.name, at: steps.count)
    appendStep(model, item: item, work: step.work)
    if step.kind == .receive && isCertain && step.chance >= 1 && step.condition == nil {
      layout.isUnaccepted = false
    }
  }

  /// The outcomes of the item that is about to be laid out.
  private mutating func layOut(
    _ outcomes: [StepOutcome], of item: String, _ layout: inout WorkflowLayout
  ) {
    var supplements = 0
    for outcome in outcomes {
      var branch = layOut(outcome, &layout)
      if branch.kind == .supplement {
        branch.drawKey = StreamKey.hash("supplement \(supplements) of \(item)")
        supplements += 1
      }
      branches.append(branch)
      layout.outcomeCount += 1
    }
  }

  private mutating func layOut(_ outcome: StepOutcome, _ layout: inout WorkflowLayout)
    -> BranchModel
  {
    var branch = BranchModel(
      chance: outcome.chance, again: outcome.again ?? outcome.chance,
      atMost: outcome.atMost.map { UInt32(clamping: $0) } ?? .max, redo: Float(outcome.redo),
      condition: conditionIndex(of: outcome.condition, layout), target: UInt32(steps.count),
      counter: layout.outcomeCount)
    switch outcome.kind {
    case .back(let name):
      layout.backs.append(
        WorkflowLayout.Back(branch: branches.count, target: name, depth: layout.depth))
    case .supplement(let absence):
      branch.kind = .supplement
      branch.wait = delayIndex(absence.wait)
      branch.noAnswer = absence.noAnswer
      branch.closeAfter = delayIndex(absence.closeAfter)
    case .refuse: branch.kind = .refuse
    case .returned: branch.kind = .returned
    case .stop: branch.kind = .stop
    case .withdraw: branch.kind = .withdraw
    }
    return branch
  }

  private mutating func lay(_ ask: Ask, _ layout: inout WorkflowLayout) {
    let model = StepModel(
      form: .ask, isUnconditional: false, acceptsOnEntry: layout.acceptsOnEntry,
      isTracked: true, chance: ask.chance, chanceKey: StreamKey.hash("chance \(ask.name)"),
      condition: conditionIndex(of: ask.condition, layout),
      firstBranch: UInt32(branches.count), branchCount: UInt32(ask.outcomes.count),
      branchKey: StreamKey.hash("outcome \(ask.name)"))
    layOut(ask.outcomes, of: ask.name, &layout)
    var item = ItemModel()
    item.agency = agencyBinding(agencyReference(ask.agency, in: layout.procedure))
    item.isAtIntake = ask.agency == .intake
    item.answer = delayIndex(ask.answer)
    item.answerBy = delayIndex(ask.answerBy)
    item.isConsent = ask.silence == .consent
    item.suspension = ask.stopsClock ? .stop : .none
    item.drawKey = StreamKey.hash("circumstance \(ask.name)")
    layout.note(ask.name, at: steps.count)
    appendStep(model, item: item)
  }

  private mutating func lay(_ pause: Pause, _ layout: inout WorkflowLayout) {
    let model = StepModel(
      form: .pause, isUnconditional: false, acceptsOnEntry: layout.acceptsOnEntry,
      isTracked: true, chance: pause.chance, chanceKey: StreamKey.hash("chance \(pause.name)"),
      condition: conditionIndex(of: pause.condition, layout))
    var item = ItemModel()
    item.answer = delayIndex(pause.absence.wait)
    item.noAnswer = pause.absence.noAnswer
    item.closeAfter = delayIndex(pause.absence.closeAfter)
    item.suspension = layout.procedure.clock.payment
    item.drawKey = StreamKey.hash("circumstance \(pause.name)")
    layout.note(pause.name, at: steps.count)
    appendStep(model, item: item)
  }

  /// A fork, its branches one after the other, each with a join behind it.
  private mutating func lay(_ parallel: Parallel, _ layout: inout WorkflowLayout) {
    let entry = steps.count
    let firstBranch = branches.count
    for _ in parallel.branches {
      branches.append(BranchModel(chance: 1, again: 1, target: 0))
    }
    var item = ItemModel()
    item.joinsAny = parallel.join == .any
    layout.note(parallel.name, at: entry)
    appendStep(
      StepModel(
        form: .fork, isUnconditional: false, acceptsOnEntry: layout.acceptsOnEntry,
        isTracked: true, firstBranch: UInt32(firstBranch),
        branchCount: UInt32(parallel.branches.count)), item: item)
    let wasRevocable = layout.isRevocable
    layout.isRevocable = wasRevocable || WorkflowItem.parallel(parallel).canLeave
    layout.depth += 1
    var joins: [Int] = []
    for (index, branch) in parallel.branches.enumerated() {
      branches[firstBranch + index].target = UInt32(steps.count)
      lay(branch.items, isCertain: false, &layout)
      joins.append(steps.count)
      appendStep(StepModel(form: .join, isUnconditional: false, isTracked: true))
    }
    layout.depth -= 1
    layout.isRevocable = wasRevocable
    for index in [entry] + joins { steps[index].target = UInt32(steps.count) }
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
    layout.note(choice.name, at: entry)
    appendStep(
      StepModel(
        form: .choice, isUnconditional: false, isTracked: layout.isTracked,
        firstBranch: UInt32(firstBranch), branchCount: UInt32(choice.cases.count),
        branchKey: StreamKey.hash("choice \(choice.name)")))
    var jumps: [Int] = []
    for (index, item) in choice.cases.enumerated() {
      branches[firstBranch + index].target = UInt32(steps.count)
      lay(item.items, isCertain: false, &layout)
      jumps.append(steps.count)
      appendStep(StepModel(form: .jump, isUnconditional: false))
    }
    for index in [entry] + jumps { steps[index].target = UInt32(steps.count) }
  }

  /// Every place leads to the own lane of a pool, or to none.
  private func isDirect(_ binding: Binding) -> Bool {
    switch binding {
    case .fixed(let lane): return lane == none || lane < pools.count
    case .byPlace(let offset):
      return scenario.agencies.indices.allSatisfy { place in
        let index = Int(offset) + place
        return ([placeTable[index]] + (laterEntries[index] ?? [])).allSatisfy {
          $0 == none || $0 < pools.count
        }
      }
    }
  }

  private func agencyReference(_ agency: StepAgency, in procedure: Procedure) -> AgencyReference {
    switch agency {
    case .intake: procedure.intake ?? procedure.deciding
    case .deciding: procedure.deciding
    case .reference(let named): named
    }
  }

  private mutating func bindBacks(_ layout: WorkflowLayout) {
    for back in layout.backs {
      guard let target = layout.positions[back.target] else {
        problems.append(.noItem(back.target, layout.procedure))
        continue
      }
      branches[back.branch].target = UInt32(target)
      let depth = layout.depths[back.target] ?? 0
      branches[back.branch].levelsUp = UInt8(clamping: max(0, back.depth - depth))
    }
  }

  /// Works out, from the end back, the mean work until the result as if nothing were sent back.
  private mutating func noteRemainingWork(from first: Int) {
    var remaining = [Double](repeating: 0, count: steps.count - first + 1)
    for index in (first..<steps.count).reversed() {
      let step = steps[index]
      let next = remaining[index - first + 1]
      switch step.form {
      case .end, .journeyEnd: remaining[index - first] = 0
      case .jump, .join: remaining[index - first] = remaining[Int(step.target) - first]
      case .ask, .pause: remaining[index - first] = next
      case .fork:
        let targets = branches[Int(step.firstBranch)...].prefix(Int(step.branchCount))
        remaining[index - first] =
          targets.map { remaining[Int($0.target) - first] }.max()
          ?? remaining[Int(step.target) - first]
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
struct WorkflowLayout {
  let procedure: Procedure
  /// Attribute name -> index into the model's attributes.
  let attributes: [String: Int]
  let isTracked: Bool
  let acceptsAtArrival: Bool
  /// A dossier may come here that no `receive` has accepted.
  var isUnaccepted = true
  /// How many parallels lie around the item at hand.
  var depth = 0
  /// A dossier may leave a queue here before its work is begun.
  var isRevocable = false
  /// Item name -> how many parallels lie around it.
  var depths: [String: Int] = [:]
  /// Item name -> index of its entry.
  var positions: [String: Int] = [:]
  /// Branches that send back, and where to.
  var backs: [Back] = []
  var outcomeCount: UInt32 = 0

  struct Back {
    let branch: Int
    let target: String
    /// How many parallels lie around the sender.
    let depth: Int
  }

  /// A dossier that comes to an item here is accepted, unless it was before.
  var acceptsOnEntry: Bool { isUnaccepted && !acceptsAtArrival }

  mutating func note(_ name: String, at entry: Int) {
    positions[name] = entry
    depths[name] = depth
  }
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
      message: Bilingual(
        "'\(procedure.name)' sends back to '\(name)', which its workflow does not have",
        vi: "'\(procedure.name)' chuyển trả về '\(name)', mục mà quy trình không có"),
      fix: Bilingual("name an item of the workflow", vi: "nêu một mục của quy trình"))
  }
}
