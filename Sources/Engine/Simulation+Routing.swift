import Scenarios
import Statistics

/// The ways through a workflow that are not simply on: conditions, chances, choices and send-backs.
///
/// Every draw is keyed by the dossier, the name of the item and the number of the visit, so that a
/// change of one item shifts no draw of another.
extension Simulation {
  /// What a dossier does at an item that is not unconditional.
  ///
  /// - Returns: The entry to look at next; `none` when the dossier has joined a queue.
  @inline(never)
  mutating func route(_ slot: UInt32, _ step: UInt32, at now: Int64) -> UInt32 {
    var step = step
    if hasRules { step = entryUnderRules(step, of: slot, at: now) }
    let plan = steps[step]
    if hasRules, let next = entryBehindDropped(step, plan, of: slot, at: now) { return next }
    switch plan.form {
    case .jump: return plan.target
    case .journeyEnd:
      endStage(slot, at: now)
      return none
    case .choice: return chosenCase(slot, step, plan)
    case .join:
      finishBranch(slot, step, at: now)
      return none
    case .fork:
      if plan.acceptsOnEntry && dossiers[slot].stage == .submitted {
        step = acceptOnEntry(slot, step, at: now)
      }
      fork(slot, step, at: now)
      return none
    case .work, .ask, .pause, .end:
      guard passes(slot, step, plan) else {
        if plan.isTracked { passes[root(of: slot), item(step, of: slot)].visits += 1 }
        return step + 1
      }
      if plan.acceptsOnEntry && dossiers[slot].stage == .submitted {
        step = acceptOnEntry(slot, step, at: now)
        // In its new form the item may be a part of a parallel.
        if steps[step].form == .fork {
          fork(slot, step, at: now)
          return none
        }
      }
      if plan.isTracked {
        come(slot, to: step, at: now)
      } else {
        dossiers[slot].step = step
        enter(slot, at: now)
      }
      return none
    }
  }

  /// A dossier that no receipt has accepted is accepted on coming to an entry.
  ///
  /// - Returns: The entry in the form that it has then.
  private mutating func acceptOnEntry(_ slot: UInt32, _ step: UInt32, at now: Int64) -> UInt32 {
    let before = dossiers[slot].procedure
    accept(slot, at: now)
    let form = dossiers[slot].procedure
    return form == before ? step : entry(of: form, for: step, of: before)
  }

  /// A dossier comes to the pool of its step, or to the pools.
  mutating func enter(_ slot: UInt32, at now: Int64) {
    let plan = steps[dossiers[slot].step]
    if plan.isDirect {
      join(target(plan.pool, place: placeOfWork(slot)), slot, at: now)
    } else {
      joinByRule(slot, at: now)
    }
  }

  /// Whether a dossier has to pass a step that has a condition or a chance.
  private mutating func passes(_ slot: UInt32, _ step: UInt32, _ plan: StepModel) -> Bool {
    guard holds(plan.condition, of: slot) else { return false }
    guard plan.chance < 1 else { return true }
    return uniform(plan.chanceKey, of: slot, visit: visit(of: slot, step)) < plan.chance
  }

  /// The first item of the case that a dossier takes, or the item after the choice.
  private mutating func chosenCase(_ slot: UInt32, _ step: UInt32, _ plan: StepModel) -> UInt32 {
    let visit = visit(of: slot, step)
    if plan.isTracked { passes[root(of: slot), item(step, of: slot)].visits += 1 }
    var rest = uniform(plan.branchKey, of: slot, visit: visit)
    for index in plan.firstBranch..<plan.firstBranch + plan.branchCount {
      let branch = branches[index]
      guard holds(branch.condition, of: slot) else { continue }
      rest -= branch.chance
      if rest < 0 { return branch.target }
    }
    return plan.target
  }

  /// Whether a condition holds for a dossier; `none` always does.
  @inline(__always)
  mutating func holds(_ condition: UInt32, of slot: UInt32) -> Bool {
    condition == none || holds(conditions[condition], of: slot)
  }

  private mutating func holds(_ condition: ConditionModel, of slot: UInt32) -> Bool {
    let isSo: Bool
    switch condition.subject {
    case .channel:
      isSo = condition.channels & (1 << dossiers[slot].channel) != 0
    case .place:
      let place = dossiers[slot].place
      isSo = place != none && placeTable[condition.places + place] == 1
    case .attribute:
      isSo = value(of: Int(condition.attribute), slot) == condition.value
    }
    return isSo == condition.isEqual
  }

  /// The value of an attribute of a dossier: of its trace, or drawn.
  private mutating func value(of attribute: Int, _ slot: UInt32) -> UInt32 {
    if let value = traceAttribute(of: slot, model.attributes[attribute].column) {
      return UInt32(value)
    }
    let shares = model.attributes[attribute].cumulativeShares
    let u = uniform(model.attributes[attribute].key, of: slot, visit: 0)
    return UInt32(shares.dropLast().firstIndex { u < $0 } ?? shares.count - 1)
  }

  /// The uniform number of a dossier for a purpose.
  @inline(__always)
  mutating func uniform(_ purpose: UInt64, of slot: UInt32, visit: UInt64) -> Double {
    var stream = RandomStream(
      key: StreamKey.draw(dossier: dossiers[slot].key, purpose: purpose, visit: visit))
    return stream.uniform()
  }

  /// How often a dossier has come by an item before; 0 where nothing is sent back.
  private mutating func visit(of slot: UInt32, _ step: UInt32) -> UInt64 {
    steps[step].isTracked ? UInt64(passes[root(of: slot), item(step, of: slot)].visits) : 0
  }

  /// The slot of the dossier that a slot is, or is a branch of.
  @inline(__always)
  private mutating func root(of slot: UInt32) -> UInt32 {
    procedureRows[dossiers[slot].procedure].isTracked ? lives[slot].root : slot
  }

  /// An entry's place in its procedure.
  @inline(__always)
  mutating func item(_ step: UInt32, of slot: UInt32) -> UInt32 {
    step - procedureRows[dossiers[slot].procedure].firstStep
  }

  /// The hands-on time of a dossier's step in a procedure that sends dossiers back.
  @inline(never)
  mutating func workOfPass(of slot: UInt32) -> Int64 {
    let step = dossiers[slot].step
    let pass = passes[lives[slot].root, item(step, of: slot)]
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: dossiers[slot].key, purpose: steps[step].workKey, visit: UInt64(pass.visits)))
    let treated = lives[lives[slot].root].rules
    let draw =
      treated == 0
      ? draw(step, from: &stream)
      : changedWork(step, under: treated, since: lives[slot].arrived, &stream)
    return Int64(draw * Double(pass.redo) + 0.5) + lives[slot].extraWork
  }
}
