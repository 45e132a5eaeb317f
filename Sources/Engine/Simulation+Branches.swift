import Scenarios
import WorkingTime

/// Dossiers that are in several places at once: each branch is a slot of its own.
extension Simulation {
  /// A dossier or branch comes to a fork: its branches set out.
  mutating func fork(_ slot: UInt32, _ step: UInt32, at now: Int64) {
    let plan = steps[step]
    dossiers[slot].step = step
    lives[slot].state = .forked
    if items[step].stage != lives[slot].stage { enterStage(items[step].stage, slot, at: now) }
    var first = none
    for index in (0..<plan.branchCount).reversed() {
      first = newBranch(of: slot, before: first, ordinal: index)
    }
    lives[slot].firstChild = first
    lives[lives[slot].root].branchCount &+= plan.branchCount
    // A branch may be done at once, and with it the whole parallel.
    var child = first
    for index in 0..<plan.branchCount {
      guard child != none else { return }
      let number = dossiers[child].number
      let next = lives[child].nextSibling
      let nextNumber = next == none ? 0 : dossiers[next].number
      let target = branches[plan.firstBranch &+ index].target
      proceed(child, to: target, at: now)
      // Nobody else takes a slot in between whose number could be the same.
      guard next != none, dossiers[next].number == nextNumber, lives[next].parent == slot else {
        return
      }
      assert(number != nextNumber)
      child = next
    }
  }

  private mutating func newBranch(
    of slot: UInt32, before next: UInt32, ordinal: UInt32
  ) -> UInt32 {
    let child = takeSlot()
    let root = lives[slot].root
    dossiers[child] = dossiers[slot]
    dossiers[child].stage = dossiers[root].stage == .resolved ? .resolved : .branch
    dossiers[child].waitSeconds = 0
    dossiers[child].ticket = 0
    // Events and queue entries of a branch are told apart by its number; 2^32 dossiers have room below.
    let serial = Int64(lives[root].branchCount &+ ordinal &+ 1) & 0x7FFF
    dossiers[child].number = dossiers[root].number & 0xFFFF_FFFF | serial &<< 32
    var life = Life()
    life.root = root
    life.parent = slot
    life.nextSibling = next
    life.agency = lives[slot].agency
    life.intake = lives[slot].intake
    life.accounted = lives[slot].accounted
    life.stage = lives[slot].stage
    life.stageSince = lives[slot].stageSince
    startLife(child, life)
    return child
  }

  /// A branch is done: the dossier goes on when it was the last, or the first of a parallel that
  /// waits for any.
  mutating func finishBranch(_ slot: UInt32, _ step: UInt32, at now: Int64) {
    let parent = lives[slot].parent
    dossiers[parent].waitSeconds &+= dossiers[slot].waitSeconds
    if lives[slot].stage == lives[parent].stage {
      lives[parent].stageDone = now
    } else {
      enterStage(.max, slot, at: now)
    }
    remove(slot, from: parent)
    if lives[parent].firstChild == none || items[dossiers[parent].step].joinsAny {
      handSpans(of: slot, to: parent)
      lives[parent].agency = lives[slot].agency
    }
    freeBranch(slot)
    if items[dossiers[parent].step].joinsAny { endBranches(of: parent, at: now) }
    guard lives[parent].firstChild == none else { return }
    lives[parent].state = .passing
    proceed(parent, to: steps[step].target, at: now)
  }

  /// Takes a branch off the list of its parent.
  private mutating func remove(_ slot: UInt32, from parent: UInt32) {
    let next = lives[slot].nextSibling
    if lives[parent].firstChild == slot {
      lives[parent].firstChild = next
      return
    }
    var child = lives[parent].firstChild
    while lives[child].nextSibling != slot { child = lives[child].nextSibling }
    lives[child].nextSibling = next
  }

  /// Ends all branches of a dossier or branch: unstarted work is dropped, started work is finished by
  /// whoever does it and leads nowhere.
  mutating func endBranches(of slot: UInt32, at now: Int64) {
    while lives[slot].firstChild != none {
      let child = lives[slot].firstChild
      lives[slot].firstChild = lives[child].nextSibling
      abandon(child, at: now)
    }
  }

  private mutating func abandon(_ slot: UInt32, at now: Int64) {
    endBranches(of: slot, at: now)
    let state = lives[slot].state
    let hold = lives[slot].hold
    if state == .held, hold != .answer, hold != .consent, hold != .handOver, hold != .batch {
      lives[lives[slot].root].applicantWaits -= 1
    }
    endSuspension(by: slot, at: now)
    lives[slot].holdEnd = notYet
    if state == .working || (state == .held && hold == .batch) {
      lives[slot].isAbandoned = true
      return
    }
    dossiers[slot].ticket &+= 1
    freeBranch(slot)
  }

  /// The slot of a branch is free; nothing that was scheduled for it counts any more.
  mutating func freeBranch(_ slot: UInt32) {
    dropSpans(of: slot)
    dossiers[slot].number = -1
    lives[slot].parent = none
    freeSlot(slot)
  }

  /// The dossier or branch so many parallels up, with all branches below it ended.
  mutating func climb(_ slot: UInt32, levels: UInt8, at now: Int64) -> UInt32 {
    var top = slot
    for _ in 0..<levels where lives[top].parent != none {
      // Its time since the fork is that of the branch that leads out.
      let parent = lives[top].parent
      handSpans(of: top, to: parent)
      dossiers[parent].waitSeconds &+= dossiers[top].waitSeconds
      lives[parent].agency = lives[top].agency
      top = parent
    }
    guard top != slot else { return slot }
    endBranches(of: top, at: now)
    lives[top].state = .passing
    return top
  }
}
