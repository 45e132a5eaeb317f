import Scenarios
import WorkingTime

/// Days on which agencies close, and on which other members of groups take over.
extension Simulation {
  /// Puts the table of places back to the start of the run and schedules its turns.
  mutating func startTurns() {
    for index in model.turns.indices {
      for change in model.turns[index].switches {
        placeTable[change.index] = model.placeTable[Int(change.index)]
      }
      events.insert(
        at: model.turns[index].instant, .turn, UInt32(index), number: Int64(index))
    }
  }

  /// Agencies close, and others take over.
  @inline(never)
  mutating func turn(_ index: UInt32, at now: Int64) {
    let turn = model.turns[Int(index)]
    if turn.movesOpen { moveOpen(turn.takeovers, at: now) }
    for agency in turn.closing { checkClosed(agency, at: now) }
    for change in turn.switches { placeTable[change.index] = change.entry }
    for review in turn.reviews { self.review(review, at: now) }
  }

  /// Looks at the period's end for dossiers that came to an agency after it had closed.
  mutating func checkAllClosed(at now: Int64) {
    for turn in model.turns {
      for agency in turn.closing { checkClosed(agency, at: now) }
    }
  }

  /// An agency that is closed must have no dossier: nothing moves them.
  private mutating func checkClosed(_ agency: Int, at now: Int64) {
    guard failure == nil else { return }
    var found: Set<UInt32> = []
    for slot in 0..<UInt32(dossiers.count) where dossiers[slot].stage != .free {
      let isTracked = procedureRows[dossiers[slot].procedure].isTracked
      guard !(isTracked && lives[slot].isAbandoned), isHeld(slot, by: UInt32(agency)) else {
        continue
      }
      found.insert(isTracked ? lives[slot].root : slot)
    }
    guard !found.isEmpty else { return }
    let name = model.scenario.agencies[agency].name
    let closed = model.turns.first { $0.closing.contains(agency) }?.instant ?? now
    failure = .closedWithDossiers(
      agency: name, day: CivilDate.containing(second: closed), count: found.count,
      cameLater: now > closed)
    events.removeAll(from: now)
  }

  /// Whether an agency decides a dossier, or has it in its queues, in work or in a batch.
  private mutating func isHeld(_ slot: UInt32, by agency: UInt32) -> Bool {
    if dossiers[slot].stage == .open, agencyRows[agency] != none,
      dossiers[slot].agencyRow == agencyRows[agency]
    {
      return true
    }
    let plan = steps[dossiers[slot].step]
    if plan.isTracked {
      switch lives[slot].state {
      case .queued, .working: break
      case .held:
        let isThere =
          switch lives[slot].hold {
          case .answer, .consent, .batch: true
          default: false
          }
        return isThere && lives[slot].agency == agency
      case .passing, .forked: return false
      }
    }
    return plan.form == .work && isAtDesk(slot, plan, of: agency)
  }

  /// Whether a dossier is worked on or waits in the queues of an agency and of no other.
  private mutating func isAtDesk(_ slot: UInt32, _ plan: StepModel, of agency: UInt32) -> Bool {
    let pool = dossiers[slot].pool
    let person = dossiers[slot].person
    if pools[pool].isServedByRule, person != none, person < pools[pool].people,
      people[pools[pool].firstPerson + person].slot == slot
    {
      return model.pools[Int(pool)].agency == agency
    }
    guard plan.alternateCount > 0 else { return worker(of: slot, plan.pool) == agency }
    for index in 0...plan.alternateCount {
      let binding = index == 0 ? plan.pool : alternates[plan.firstAlternate + index - 1]
      let worker = worker(of: slot, binding)
      if worker != none && worker != agency { return false }
    }
    return true
  }

  /// The agency whose staff a binding leads to.
  private mutating func worker(of slot: UInt32, _ binding: Binding) -> UInt32 {
    let lane = target(binding, place: dossiers[slot].place)
    return lane == none ? none : model.pools[Int(lanes[lane].pool)].agency
  }
}
