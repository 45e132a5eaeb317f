import Scenarios
import WorkingTime

/// Dossiers whose procedure takes another form on dates: other agencies, other staff, other times.
///
/// A form is laid out as a procedure of its own. Its items have the names that they have in the plain
/// form, so that draws, passes and outcomes are the dossier's own whatever form it has.
extension Simulation {
  /// The entry to look at when a dossier comes to one, under the rules of the moment.
  ///
  /// Before acceptance all changes of the day count, after it those that hold for everyone.
  @inline(never)
  mutating func entryUnderRules(_ step: UInt32, of slot: UInt32, at now: Int64) -> UInt32 {
    let before = dossiers[slot].procedure
    guard procedureRows[before].isTracked else { return step }
    let root = lives[slot].root
    let isAccepted = dossiers[root].stage != .submitted
    let row = rules.rows[before]
    guard row.reachCount > 0, !isAccepted || row.everyoneMask != 0 else { return step }
    findRules(of: root, at: now, isAccepted: isAccepted)
    let form = dossiers[slot].procedure
    return form == before ? step : entry(of: form, for: step, of: before)
  }

  /// A dossier is handed in or accepted: its changes, and its form, are those of the day.
  @inline(never)
  mutating func takeRulesOfDay(_ slot: UInt32, at now: Int64) {
    guard procedureRows[dossiers[slot].procedure].isTracked else { return }
    findRules(of: slot, at: now, isAccepted: false)
  }

  /// What holds for everyone holds for a dossier that waits, too.
  @inline(never)
  mutating func keepUpWithRules(_ root: UInt32, at now: Int64) {
    let procedure = dossiers[root].procedure
    guard procedureRows[procedure].isTracked, rules.rows[procedure].everyoneMask != 0 else {
      return
    }
    findRules(of: root, at: now, isAccepted: true)
  }

  /// Gives a dossier and its branches the form that its reaches ask for.
  mutating func takeForm(of root: UInt32, at now: Int64) {
    let before = dossiers[root].procedure
    let row = rules.rows[before]
    guard row.formMask != 0 else { return }
    let wanted = lives[root].rules & row.formMask
    var from = row.firstForm
    var to = row.firstForm
    for index in row.firstForm..<row.firstForm + row.formCount {
      if rules.forms[index].treated == wanted { to = index }
      if rules.forms[index].procedure == before { from = index }
    }
    let form = rules.forms[to].procedure
    guard form != before else { return }
    let isSameShape = rules.forms[to].shape == rules.forms[from].shape
    // Branches of one shape have no place in another: the dossier takes it when they are done.
    guard isSameShape || lives[root].firstChild == none else { return }
    if isHandingIn { dossiers[root].step = procedureRows[before].firstStep }
    if !isSameShape { carryPasses(of: root, from: before, to: form) }
    shift(root, from: before, to: form, isSameShape: isSameShape)
    moveBooks(of: root, to: form)
  }

  private mutating func shift(
    _ slot: UInt32, from before: UInt32, to form: UInt32, isSameShape: Bool
  ) {
    let step = dossiers[slot].step
    dossiers[slot].procedure = form
    dossiers[slot].step =
      isSameShape
      ? step &- procedureRows[before].firstStep &+ procedureRows[form].firstStep
      : entry(of: form, for: step, of: before)
    var child = lives[slot].firstChild
    while child != none {
      shift(child, from: before, to: form, isSameShape: isSameShape)
      child = lives[child].nextSibling
    }
  }

  /// The entry of one form that stands for an entry of another; an item that has become part of a
  /// parallel is the parallel.
  mutating func entry(of form: UInt32, for step: UInt32, of before: UInt32) -> UInt32 {
    let (own, other) = (model.procedures[Int(before)], model.procedures[Int(form)])
    if own.stepCount == other.stepCount { return other.firstStep + (step - own.firstStep) }
    // A jump leads on to what comes next.
    let next = own.positions.filter { $0.value >= Int(step) }.min { $0.value < $1.value }
    guard let name = next?.key, let entry = other.positions[name] else {
      return other.firstStep + other.stepCount
    }
    // A fork stands before its branches, which the plain form does not have.
    let inner = steps[UInt32(entry)].form
    guard inner != .fork, entry > Int(other.firstStep) else { return UInt32(entry) }
    for fork in (Int(other.firstStep)..<entry).reversed() where steps[UInt32(fork)].form == .fork {
      let isInside = steps[UInt32(fork)].target > UInt32(entry)
      let isNew = !own.positions.keys.contains(
        other.positions.first { $0.value == fork }?.key ?? "")
      if isInside && isNew { return UInt32(fork) }
    }
    return UInt32(entry)
  }

  /// Puts what a dossier has passed where the other form has it.
  private mutating func carryPasses(of root: UInt32, from before: UInt32, to form: UInt32) {
    let (own, other) = (model.procedures[Int(before)], model.procedures[Int(form)])
    var kept: [(item: UInt32, pass: PassTable.Pass)] = []
    for (name, entry) in own.positions {
      let item = UInt32(entry) - own.firstStep
      if let place = other.positions[name] {
        kept.append((UInt32(place) - other.firstStep, passes[root, item]))
      }
      passes[root, item] = PassTable.Pass()
    }
    for (item, pass) in kept { passes[root, item] = pass }
  }

  /// Another agency decides: the dossier goes over into its books.
  private mutating func moveBooks(of root: UInt32, to form: UInt32) {
    let procedure = procedureRows[form]
    let deciding = target(procedure.deciding, place: dossiers[root].place)
    let stage = dossiers[root].stage
    if stage == .submitted, procedure.clockCalendar == none {
      dossiers[root].clockCalendar = agencyCalendar[deciding]
    }
    let row = agencyRows[deciding] &+ procedure.rowOffset
    let before = dossiers[root].agencyRow
    guard row != before, stage == .submitted || stage == .open else { return }
    dossiers[root].agencyRow = row
    guard isCounting, !isHandingIn else { return }
    let isOpen = stage == .open
    let isOfMonth = isOpen && dossiers[root].isOfCohort && dossiers[root].month == boundary.month
    tallies.countMoved(from: before, to: row, isOpen: isOpen, isOfMonth: isOfMonth)
    if isRecorded(root) {
      records.tallies.countMoved(from: before, to: row, isOpen: isOpen, isOfMonth: isOfMonth)
    }
  }

  // MARK: - Days on which what is open moves

  /// Moves every dossier whose form another day's changes make.
  @inline(never)
  mutating func moveOpen(_ takeovers: [TakeoverModel], at now: Int64) {
    var moved: [(order: Int64, number: Int64, slot: UInt32)] = []
    let held = placesInBatches()
    for slot in 0..<UInt32(dossiers.count) where dossiers[slot].stage != .free {
      let procedure = dossiers[slot].procedure
      guard procedureRows[procedure].isTracked, lives[slot].root == slot,
        rules.rows[procedure].movingMask != 0
      else { continue }
      findRules(of: slot, at: now, isAccepted: dossiers[slot].stage != .submitted)
      guard dossiers[slot].procedure != procedure else { continue }
      collect(slot, held, into: &moved)
    }
    // Those that came first to their queues are first in the new ones.
    moved.sort { ($0.order, $0.number) < ($1.order, $1.number) }
    isFilling = true
    for (_, number, slot) in moved where dossiers[slot].number == number {
      takeOver(slot, takeovers)
      relocate(slot, at: now)
    }
    isFilling = false
    serveAll(at: now)
  }

  /// The dossiers that wait for the moment of a batch, each with its place there.
  private mutating func placesInBatches() -> [UInt32: Int64] {
    var places: [UInt32: Int64] = [:]
    for station in 0..<stations.count {
      var slot = stations[station].head
      while slot != none {
        places[slot] = Int64(places.count)
        slot = dossiers[slot].next
      }
    }
    return places
  }

  private mutating func collect(
    _ slot: UInt32, _ held: [UInt32: Int64],
    into moved: inout [(order: Int64, number: Int64, slot: UInt32)]
  ) {
    moved.append((held[slot] ?? dossiers[slot].order, dossiers[slot].number, slot))
    var child = lives[slot].firstChild
    while child != none {
      collect(child, held, into: &moved)
      child = lives[child].nextSibling
    }
  }

  /// What lies at an agency lies at the one that takes over from it.
  private mutating func takeOver(_ slot: UInt32, _ takeovers: [TakeoverModel]) {
    guard let takeover = takeovers.first(where: { $0.old == lives[slot].agency }) else { return }
    lives[slot].agency = target(takeover.new, of: slot)
  }

  /// A dossier or branch is where its form has it: its queue, its desk or its batch may be another.
  private mutating func relocate(_ slot: UInt32, at now: Int64) {
    guard !lives[slot].isAbandoned else { return }
    let step = dossiers[slot].step
    switch lives[slot].state {
    case .queued:
      lives[slot].agency = target(items[step].agency, of: slot)
      dossiers[slot].ticket &+= 1
      let since = dossiers[slot].waitingSince
      wait(slot, at: now)
      dossiers[slot].waitingSince = since
    case .working:
      guard !isStillStaffed(slot) else { return }
      lives[slot].agency = target(items[step].agency, of: slot)
      stopWork(on: slot, at: now)
    case .held where lives[slot].hold == .batch:
      leaveStation(slot)
      lives[slot].agency = target(items[step].agency, of: slot)
      lives[slot].hold = .none
      let station = target(items[step].batch, of: slot)
      if station == none { queue(slot, at: now) } else { join(station: station, slot, at: now) }
    case .held, .passing, .forked: break
    }
  }

  /// Whether the pool that works on a dossier is one of those that its form names.
  private mutating func isStillStaffed(_ slot: UInt32) -> Bool {
    let plan = steps[dossiers[slot].step]
    for index in 0...plan.alternateCount {
      let binding = index == 0 ? plan.pool : alternates[plan.firstAlternate + index - 1]
      let lane = target(binding, place: placeOfWork(slot))
      if lane != none, lanes[lane].pool == dossiers[slot].pool { return true }
    }
    return false
  }

  private mutating func leaveStation(_ slot: UInt32) {
    let station = lives[slot].cause
    guard stations[station].head != slot else {
      stations[station].head = dossiers[slot].next
      return
    }
    var before = stations[station].head
    while before != none && dossiers[before].next != slot { before = dossiers[before].next }
    guard before != none else { return }
    dossiers[before].next = dossiers[slot].next
    if stations[station].tail == slot { stations[station].tail = before }
  }
}

extension Tallies {
  /// A dossier goes over from the books of one agency to those of another.
  mutating func countMoved(from: UInt32, to: UInt32, isOpen: Bool, isOfMonth: Bool) {
    addMoved(from, -1, isOpen: isOpen, isOfMonth: isOfMonth)
    addMoved(to, 1, isOpen: isOpen, isOfMonth: isOfMonth)
  }
}
