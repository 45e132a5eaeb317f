import Scenarios
import Statistics
import WorkingTime

/// The passes of items by dossiers that can do more than run on.
extension Simulation {
  /// A dossier has just got its slot.
  @inline(never)
  mutating func beginLife(_ slot: UInt32) {
    passes.start(slot)
    var life = Life()
    life.root = slot
    startLife(slot, life)
  }

  /// Gives a slot its life, in a table that is as long as that of the dossiers.
  mutating func startLife(_ slot: UInt32, _ life: Life) {
    while lives.count <= Int(slot) { lives.append(Life()) }
    lives[slot] = life
  }

  /// A dossier comes to an item that it has to pass, by a hand-over where it was elsewhere.
  mutating func come(_ slot: UInt32, to step: UInt32, at now: Int64) {
    if hasRules, dossiers[lives[slot].root].stage == .submitted {
      findRules(of: lives[slot].root, at: now)
    }
    dossiers[slot].step = step
    let agency = target(items[step].agency, of: slot)
    if agency != none {
      let giver = lives[slot].agency
      if giver != none && giver != agency && hasHandOvers,
        handOver(slot, from: giver, to: agency, at: now)
      {
        return
      }
      lives[slot].agency = agency
    }
    begin(slot, step, at: now)
  }

  /// What a messenger carried is there.
  mutating func arriveByHandOver(_ slot: UInt32, at now: Int64) {
    let step = dossiers[slot].step
    account(
      .handOver, slot, agency: lives[slot].agency, calendar: delayCalendars[lives[slot].agency],
      at: now)
    lives[slot].agency = target(items[step].agency, of: slot)
    note(.handedOver, slot, step: nil, at: now)
    begin(slot, step, at: now)
  }

  /// A dossier is where an item is done.
  private mutating func begin(_ slot: UInt32, _ step: UInt32, at now: Int64) {
    lives[slot].arrived = now
    // The patience of an earlier item is over.
    lives[slot].holdEnd = notYet
    if items[step].stage != lives[slot].stage { enterStage(items[step].stage, slot, at: now) }
    switch steps[step].form {
    case .ask: beginAsk(slot, at: now)
    case .pause: beginPause(slot, at: now)
    default:
      let station = target(items[step].batch, of: slot)
      if station == none { queue(slot, at: now) } else { join(station: station, slot, at: now) }
    }
  }

  /// A dossier comes to the queue of its step.
  mutating func queue(_ slot: UInt32, at now: Int64) {
    lives[slot].state = .queued
    lives[slot].holdEnd = notYet
    lives[slot].waitBefore = dossiers[slot].waitSeconds
    let number = dossiers[slot].number
    let ticket = dossiers[slot].ticket
    enter(slot, at: now)
    let patience = items[dossiers[slot].step].patience
    guard patience != none, dossiers[slot].number == number, dossiers[slot].ticket == ticket,
      lives[slot].state == .queued
    else { return }
    let step = dossiers[slot].step
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: dossiers[slot].key, purpose: items[step].drawKey,
        visit: UInt64(passes[lives[slot].root, item(step, of: slot)].visits)))
    let end = instant(
      after: patience, calendar: delayCalendar(of: slot), stream: &stream, at: now)
    lives[slot].holdEnd = end
    events.insert(at: schedulable(end), .release, slot, number: number)
  }

  /// A staffed step is worked to its end.
  @inline(never)
  mutating func finishWork(_ slot: UInt32, at now: Int64) {
    guard !lives[slot].isAbandoned else {
      freeBranch(slot)
      return
    }
    lives[slot].state = .passing
    accountWork(slot, at: now)
    let step = dossiers[slot].step
    if burden.hasCosts && items[step].isAtCounter { countCounter(slot, at: now) }
    lives[slot].extraWork = 0
    lives[slot].paceSeconds = 0
    if items[step].norm != none { judgeNorm(slot, at: now) }
    finishPass(slot, at: now)
  }

  /// A pass of an item is done: what happens is drawn, and the dossier goes on, back, out, or waits.
  mutating func finishPass(_ slot: UInt32, at now: Int64) {
    let step = dossiers[slot].step
    let plan = steps[step]
    let root = lives[slot].root
    let item = item(step, of: slot)
    let pass = passes[root, item]
    passes[root, item] = PassTable.Pass(visits: pass.visits + 1, finished: pass.finished + 1)
    if let branch = outcome(of: slot, plan, pass) {
      switch branch.kind {
      case .leads:
        let first = self.item(branch.target, of: slot)
        for again in first...item { passes[root, again].redo = branch.redo }
        let top = climb(slot, levels: branch.levelsUp, at: now)
        if top != slot { redoBranches(of: top, from: first, by: branch.redo) }
        proceed(top, to: branch.target, at: now)
      case .supplement: requestSupplement(slot, branch, at: now)
      case .refuse: close(slot, .refused, at: now)
      case .returned: close(slot, .returned, at: now)
      case .stop: close(slot, .stopped, at: now)
      case .withdraw: close(slot, .withdrawn, at: now)
      }
      return
    }
    if plan.accepts && dossiers[root].stage == .submitted { accept(root, at: now) }
    if steps[step].resolves {
      note(.delivered, slot, step: step, at: now)
      countTrip(slot)
    }
    lives[slot].stageDone = now
    proceed(slot, to: step + 1, at: now)
  }

  /// A pass is done in which nothing can happen.
  mutating func goOn(_ slot: UInt32, at now: Int64) {
    let step = dossiers[slot].step
    let root = lives[slot].root
    let item = item(step, of: slot)
    let pass = passes[root, item]
    passes[root, item] = PassTable.Pass(visits: pass.visits + 1, finished: pass.finished + 1)
    lives[slot].stageDone = now
    proceed(slot, to: step + 1, at: now)
  }

  /// A parallel is passed again in all its branches: what was finished there before is redone, and
  /// what was not is done in full.
  private mutating func redoBranches(of slot: UInt32, from first: UInt32, by redo: Float) {
    let root = lives[slot].root
    let fork = dossiers[slot].step
    let end = item(steps[fork].target, of: slot)
    for again in item(fork, of: slot)..<end where again >= first {
      passes[root, again].redo = passes[root, again].finished > 0 ? redo : 1
    }
  }

  /// The outcome of a pass, drawn; `nil`: it goes on.
  private mutating func outcome(
    of slot: UInt32, _ plan: StepModel, _ pass: PassTable.Pass
  ) -> BranchModel? {
    guard plan.branchCount > 0 else { return nil }
    let root = lives[slot].root
    guard lives[root].rules == 0 else {
      let index = changedOutcome(of: slot, plan, pass, under: lives[root].rules)
      return index == none ? nil : counted(branches[index], of: root)
    }
    var rest = uniform(plan.branchKey, of: slot, visit: UInt64(pass.visits))
    for index in plan.firstBranch..<plan.firstBranch + plan.branchCount {
      let branch = branches[index]
      guard holds(branch.condition, of: slot) else { continue }
      rest -= pass.finished == 0 ? branch.chance : branch.again
      guard rest < 0 else { continue }
      return counted(branch, of: root)
    }
    return nil
  }

  /// An outcome, counted; `nil` where it may happen no more: the dossier goes on, and the chances of the
  /// others do not change.
  private mutating func counted(_ branch: BranchModel, of root: UInt32) -> BranchModel? {
    guard passes[root, outcome: branch.counter] < branch.atMost else { return nil }
    passes[root, outcome: branch.counter] += 1
    return branch
  }

  /// Holds a step against its own deadline.
  private mutating func judgeNorm(_ slot: UInt32, at now: Int64) {
    let norm = items[dossiers[slot].step].norm
    let clock = calendars[dossiers[slot].clockCalendar]
    let due = norms[norm].due(acceptance: lives[slot].arrived, intake: clock, clock: clock)
    let isKept = norms[norm].verdict(finish: now, due: due) != .late
    let counted = rows(of: lives[slot].root, month: boundary.month)
    tallies.countNorm(counted, isKept: isKept, isCounting: isCounting)
    if isRecorded(lives[slot].root) {
      records.tallies.countNorm(counted, isKept: isKept, isCounting: isCounting)
    }
  }

  /// What a binding comes to for a dossier; `none` where it has no place and the binding needs one.
  @inline(__always)
  mutating func target(_ binding: Binding, of slot: UInt32) -> UInt32 {
    switch binding {
    case .fixed(let index): index
    case .byPlace(let offset):
      dossiers[slot].place == none ? none : placeTable[offset &+ placeOfWork(slot)]
    }
  }

  /// A dossier comes to a batch station and waits for the next moment, itself included.
  private mutating func join(station: UInt32, _ slot: UInt32, at now: Int64) {
    lives[slot].state = .held
    lives[slot].hold = .batch
    lives[slot].cause = station
    dossiers[slot].next = none
    if stations[station].head == none {
      stations[station].head = slot
    } else {
      dossiers[stations[station].tail].next = slot
    }
    stations[station].tail = slot
    if !stations[station].isScheduled { schedule(station: station, from: now) }
  }

  private mutating func schedule(station: UInt32, from instant: Int64) {
    let moment = batches[station].moment(atOrAfter: instant)
    guard moment < WorkingCalendar.never else { return }
    stations[station].isScheduled = true
    events.insert(at: schedulable(moment), .batch, station, number: Int64(station))
  }

  /// A batch's moment: those that have waited longest are released together, and come to their queues
  /// by number, as all do that come at one instant; the first carries the setup.
  @inline(never)
  mutating func releaseBatch(_ station: UInt32, at now: Int64) {
    stations[station].isScheduled = false
    var released: [(number: Int64, slot: UInt32)] = []
    while released.count < batches[station].size, stations[station].head != none {
      let slot = stations[station].head
      stations[station].head = dossiers[slot].next
      guard !lives[slot].isAbandoned else {
        freeBranch(slot)
        continue
      }
      released.append((dossiers[slot].number, slot))
    }
    released.sort { $0.number < $1.number }
    var setup = batches[station].setup
    for (_, slot) in released {
      lives[slot].hold = .none
      let agency = lives[slot].agency
      account(.batchOrWindow, slot, agency: agency, calendar: delayCalendars[agency], at: now)
      lives[slot].extraWork = setup
      setup = 0
      queue(slot, at: now)
    }
    if stations[station].head != none { schedule(station: station, from: now + 1) }
  }
}

/// The dossiers that wait at a batch station, while a run goes on.
struct BatchStation: BitwiseCopyable {
  var head = none
  var tail = none
  /// Its next moment is in the event list.
  var isScheduled = false
}
