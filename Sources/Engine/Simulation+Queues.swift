import Scenarios
import Statistics
import WorkingTime

/// Queues that are kept by rule: an order other than first come, several pools for one step, staff
/// that comes on some days, posts that change, equipment, and dossiers that interrupt others.
///
/// Nothing is promised ahead here: a pool is looked at when it is open and something happened, and
/// what is begun then is the first of its queues that can be. A dossier that has not come yet holds
/// nothing back.
extension Simulation {
  /// A dossier comes to its step's queues; whoever may begins it.
  mutating func joinByRule(_ slot: UInt32, at now: Int64) {
    dossiers[slot].joined = now
    dossiers[slot].order = joinCount
    joinCount &+= 1
    dossiers[slot].remaining = -1
    wait(slot, at: now)
    guard !isFilling else { return }
    let plan = steps[dossiers[slot].step]
    let ticket = dossiers[slot].ticket
    for index in 0...plan.alternateCount where dossiers[slot].ticket == ticket {
      let lane = lane(of: slot, plan, index)
      if lane != none { serve(lanes[lane].pool, at: now) }
    }
  }

  /// Serves every pool whose queues are kept by rule, once all dossiers in hand have joined them.
  mutating func serveAll(at now: Int64) {
    for pool in 0..<UInt32(pools.count) where pools[pool].isServedByRule { serve(pool, at: now) }
  }

  /// Puts a dossier into all queues of its step; work that was stopped may go on before all else.
  mutating func wait(_ slot: UInt32, goesOnFirst: Bool = false, at now: Int64) {
    let plan = steps[dossiers[slot].step]
    if plan.isTracked {
      guard !lives[slot].isAbandoned else {
        freeBranch(slot)
        return
      }
      lives[slot].state = .queued
    }
    for index in 0...plan.alternateCount {
      var lane = lane(of: slot, plan, index)
      guard lane != none else { continue }
      // A window is for beginnings: what is begun goes on whenever its people are there.
      if goesOnFirst, lanes[lane].equipment == none, lanes[lane].days == LaneModel.everyDay {
        lane = lanes[lane].pool
      }
      let entry = WaitingEntry(
        key: goesOnFirst ? Int64.min : orderKey(of: slot, in: lanes[lane].pool),
        order: dossiers[slot].order, number: dossiers[slot].number, slot: slot,
        ticket: dossiers[slot].ticket)
      lanes[lane].root = waiting.insert(entry, into: lanes[lane].root)
    }
    dossiers[slot].waitingSince = now
  }

  /// The lanes of a step in the order in which they are named; `none` where nobody of the role comes
  /// to the dossier's place.
  @inline(__always)
  private mutating func lane(of slot: UInt32, _ plan: StepModel, _ index: UInt32) -> UInt32 {
    let binding = index == 0 ? plan.pool : alternates[plan.firstAlternate + index - 1]
    return target(binding, place: placeOfWork(slot))
  }

  /// What a pool's order looks at; the least goes first.
  private mutating func orderKey(of slot: UInt32, in pool: UInt32) -> Int64 {
    if pools[pool].lists != 0, let key = listedKey(of: slot, in: pool) { return key }
    switch pools[pool].order {
    case .firstCome: return 0
    case .priority: return Int64(procedureRows[dossiers[slot].procedure].priority)
    case .shortest:
      return dossiers[slot].remaining < 0 ? work(of: slot) : dossiers[slot].remaining
    case .earliestDue: return lawfulDue(of: slot)
    case .leastSlack: return slack(of: slot, in: pool)
    }
  }

  /// The pool's open seconds until a dossier is due less the work that is still expected.
  mutating func slack(of slot: UInt32, in pool: UInt32) -> Int64 {
    let due = lawfulDue(of: slot)
    guard due < WorkingCalendar.never else { return due }
    let work = Int64(steps[dossiers[slot].step].remainingWork)
    return calendars[pools[pool].calendar].openSeconds(at: due) - work
  }

  /// `due_lawful`; before acceptance what it would be if the dossier had been accepted when it came to
  /// the queue.
  mutating func lawfulDue(of slot: UInt32) -> Int64 {
    guard dossiers[slot].stage == .submitted else {
      let isBranch = dossiers[slot].stage == .branch
      return dossiers[isBranch ? lives[slot].root : slot].due.lawful
    }
    return dueDate(of: slot, acceptance: dossiers[slot].joined)
  }

  /// Gives the first dossiers of a pool's queues to its idle people, as long as any can be begun.
  mutating func serve(_ pool: UInt32, at now: Int64) {
    let calendar = pools[pool].calendar
    let open = openSeconds(of: calendar, at: now)
    guard isOpen(calendar, at: now) else {
      if hasWaiting(pool) {
        look(at: pool, calendars[calendar].start(openSeconds: open))
      }
      return
    }
    findDay(pool, at: open)
    let today = weekday(of: pool)
    while true {
      let lane = firstLane(of: pool, days: today, at: now)
      guard lane != none else { break }
      let slot = waiting.first(lanes[lane].root).slot
      if let person = freePerson(pool, for: slot, in: lane, at: open) {
        begin(slot, by: person, in: lane, from: open, at: now)
      } else if !makeRoom(in: pool, forFirstOf: lane, from: open, at: now) {
        break
      }
    }
    if hasWaiting(pool) {
      let closing = calendars[calendar].closingOpenSeconds(after: now)
      look(
        at: pool, calendars[calendar].start(openSeconds: min(closing, pools[pool].dayEnd)))
      if pools[pool].hasWindows { lookAtWindows(of: pool, at: now) }
    }
  }

  private mutating func hasWaiting(_ pool: UInt32) -> Bool {
    firstLane(of: pool, days: LaneModel.everyDay, at: notYet) != none
  }

  /// Whether work of a lane may not begin now although people are there.
  private mutating func isShut(_ window: UInt32, at now: Int64) -> Bool {
    window != none && !isOpen(window, at: now)
  }

  /// Sees to it that a pool is looked at when the next window opens for which somebody waits.
  @inline(never)
  private mutating func lookAtWindows(of pool: UInt32, at now: Int64) {
    for index in pools[pool].firstLane..<pools[pool].firstLane + pools[pool].laneCount {
      let lane = lanesOfPools[index]
      let window = lanes[lane].window
      guard lanes[lane].root != none, isShut(window, at: now) else { continue }
      look(at: pool, calendars[window].opening(atOrAfter: now))
    }
  }

  /// The lane of a pool whose first dossier goes before those of the others; `none` without any.
  ///
  /// At `notYet`, windows and equipment do not count.
  private mutating func firstLane(
    of pool: UInt32, days: UInt8, at now: Int64
  ) -> UInt32 {
    var best = none
    for index in pools[pool].firstLane..<pools[pool].firstLane + pools[pool].laneCount {
      let lane = lanesOfPools[index]
      dropVoid(lane)
      guard lanes[lane].root != none && lanes[lane].days & days != 0 else { continue }
      if pools[pool].hasWindows && now != notYet && isShut(lanes[lane].window, at: now) { continue }
      let equipment = lanes[lane].equipment
      if equipment != none && now != notYet && !hasUnit(equipment, at: now) { continue }
      let first = waiting.first(lanes[lane].root)
      if best == none || first.isBefore(waiting.first(lanes[best].root)) { best = lane }
    }
    return best
  }

  /// Drops dossiers from the front of a queue that were begun elsewhere.
  private mutating func dropVoid(_ lane: UInt32) {
    while lanes[lane].root != none {
      let entry = waiting.first(lanes[lane].root)
      let dossier = dossiers[entry.slot]
      if dossier.number == entry.number && dossier.ticket == entry.ticket { return }
      lanes[lane].root = waiting.removeFirst(lanes[lane].root)
    }
  }

  /// The first idle person who can begin a dossier's job now, or `nil`.
  private mutating func freePerson(
    _ pool: UInt32, for slot: UInt32, in lane: UInt32, at open: Int64
  ) -> UInt32? {
    let first = pools[pool].firstPerson
    for person in 0..<pools[pool].people where !people[first + person].isBusy {
      if canBegin(slot, person, of: pool, at: open), fits(slot, person, in: lane, at: open) {
        return person
      }
    }
    return nil
  }

  /// Staff that comes on some days takes nothing on that would have to wait for the next visit although
  /// the citizen is not to be sent home.
  private mutating func fits(
    _ slot: UInt32, _ person: UInt32, in lane: UInt32, at open: Int64
  ) -> Bool {
    let pool = lanes[lane].pool
    guard lanes[lane].days != LaneModel.everyDay,
      (steps[dossiers[slot].step].atClosing ?? pools[pool].atClosing) == .doNotStart
    else { return true }
    let calendar = pools[pool].calendar
    let days = lanes[lane].days
    let work = workAhead(of: slot, by: person, pool, from: open)
    var start = open
    // As for staff that comes every day, a job that fits before none of 28 closings is longer than any
    // visit: it is begun, and goes on at the next.
    for closings in 0..<28 {
      let instant = calendars[calendar].start(openSeconds: start)
      guard instant < WorkingCalendar.never else { break }
      let closing = calendars[calendar].openSeconds(at: calendars[calendar].closing(after: instant))
      findDay(pool, at: start)
      let leaves = min(closing, presenceEnd(person, of: pool))
      if days & weekday(of: pool) != 0 && start + work <= leaves {
        findDay(pool, at: open)
        return closings == 0
      }
      start = closing
    }
    findDay(pool, at: open)
    return true
  }

  /// The pool's current day as a bit from Monday; 1 January 1970 was a Thursday.
  @inline(__always)
  private func weekday(of pool: UInt32) -> UInt8 {
    UInt8(1) << UInt8((pools[pool].dayNumber + 3) % 7)
  }

  /// Begins the first dossier of a lane.
  private mutating func begin(
    _ slot: UInt32, by person: UInt32, in lane: UInt32, from open: Int64, at now: Int64
  ) {
    let pool = lanes[lane].pool
    lanes[lane].root = waiting.removeFirst(lanes[lane].root)
    if lanes[lane].equipment != none { idleUnits[lanes[lane].equipment] -= 1 }
    dossiers[slot].ticket &+= 1
    if steps[dossiers[slot].step].isTracked { lives[slot].state = .working }
    dossiers[slot].pool = pool
    dossiers[slot].lane = lane
    dossiers[slot].person = person
    dossiers[slot].poolOpen = openSecondsSince(dossiers[slot].waitingSince, pool, open, at: now)
    let index = pools[pool].firstPerson + person
    people[index].isBusy = true
    people[index].slot = slot
    people[index].pace = pools[pool].isPaced ? pace(of: person, pool, from: open) : 1
    let work =
      pools[pool].isPaced
      ? pacedWork(of: slot, by: person, pool, from: open) : drawnWorkAhead(of: slot)
    let isFresh = dossiers[slot].remaining < 0
    var plan = steps[dossiers[slot].step]
    let leaves = presenceEnd(person, of: pool)
    let isVisit = lanes[lane].days != LaneModel.everyDay
    if isVisit && (plan.atClosing ?? pools[pool].atClosing) == .doNotStart {
      // It fits, or is longer than any visit.
      plan.atClosing = .suspend
    }
    let rule = plan.atClosing ?? pools[pool].atClosing
    if isVisit && rule == .suspend && open + work > leaves {
      // The work goes on at the next visit, whoever comes then.
      noteWork(pool, from: open, to: leaves)
      people[index].began = open
      people[index].ends = leaves
      noteBegin(slot, pool, from: open, work: work, isFresh: isFresh)
      dossiers[slot].remaining = restOfWork(work - (leaves - open), of: slot, by: index)
      let end = finish(pools[pool].calendar, openSeconds: leaves)
      dossiers[slot].completion = end
      events.insert(at: end, .interruption, slot, number: dossiers[slot].number)
      return
    }
    let job = job(of: pool, person, plan, from: open, work: work, at: now)
    people[index].began = job.began
    people[index].ends = job.ends
    noteBegin(slot, pool, from: job.began, work: work, isFresh: isFresh)
    dossiers[slot].completion = job.completion
    events.insert(
      at: job.completion,
      pools[pool].preempts || movesOpen ? .revocableCompletion : .completion, slot,
      number: dossiers[slot].number)
  }

  /// Counts a wait; a job that was interrupted is not begun a second time.
  private mutating func noteBegin(
    _ slot: UInt32, _ pool: UInt32, from open: Int64, work: Int64, isFresh: Bool
  ) {
    noteStart(slot, pool, from: open, work: work)
    if !isFresh && isInPeriod(pool, open) { pools[pool].outcome.started &-= 1 }
  }

  /// The pool's open seconds at an instant that is past.
  private mutating func openSecondsSince(
    _ instant: Int64, _ pool: UInt32, _ open: Int64, at now: Int64
  ) -> Int64 {
    instant == now ? open : calendars[pools[pool].calendar].openSeconds(at: instant)
  }

  /// A dossier's step is done, or work on it stops: its person and its unit are free.
  private mutating func free(_ slot: UInt32) -> UInt32 {
    let pool = dossiers[slot].pool
    let index = pools[pool].firstPerson + dossiers[slot].person
    people[index].isBusy = false
    people[index].slot = none
    let equipment = lanes[dossiers[slot].lane].equipment
    if equipment != none { idleUnits[equipment] += 1 }
    return equipment
  }

  /// A dossier's step is done: the queues of its pool are served, and those that need its equipment.
  mutating func releaseByRule(_ slot: UInt32, of pool: UInt32, at now: Int64) {
    let equipment = free(slot)
    dossiers[slot].remaining = -1
    serve(pool, at: now)
    serveUsers(of: equipment, except: pool, at: now)
  }

  private mutating func serveUsers(of equipment: UInt32, except pool: UInt32, at now: Int64) {
    guard equipment != none, !isFilling else { return }
    for user in equipmentUsers[Int(equipment)] where user != pool { serve(user, at: now) }
  }

  /// Staff that comes on some days leaves a dossier until the next visit.
  mutating func interrupt(_ slot: UInt32, at now: Int64) {
    let pool = dossiers[slot].pool
    if keepsLogs { logEnd(.stop, slot, at: now) }
    let equipment = free(slot)
    wait(slot, at: now)
    serve(pool, at: now)
    serveUsers(of: equipment, except: pool, at: now)
  }

  /// Whether a completion that could be revoked still holds.
  mutating func isStill(_ event: EventKey) -> Bool {
    let dossier = dossiers[event.subject]
    guard dossier.number == event.number && dossier.completion == event.instant else {
      return false
    }
    let person = pools[dossier.pool].firstPerson &+ dossier.person
    return pools[dossier.pool].isServedByRule && people[person].slot == event.subject
  }

  /// Interrupts the job in a pool that goes last, if the first dossier of a lane goes before it.
  private mutating func makeRoom(
    in pool: UInt32, forFirstOf lane: UInt32, from open: Int64, at now: Int64
  ) -> Bool {
    guard pools[pool].preempts else { return false }
    let newcomer = waiting.first(lanes[lane].root)
    var last = none
    var lastEntry = newcomer
    for person in 0..<pools[pool].people {
      let index = pools[pool].firstPerson + person
      guard people[index].isBusy, canBegin(newcomer.slot, person, of: pool, at: open),
        fits(newcomer.slot, person, in: lane, at: open)
      else { continue }
      let entry = entryOfJob(person, pool, from: open, at: now)
      if last == none || lastEntry.isBefore(entry) {
        last = person
        lastEntry = entry
      }
    }
    guard last != none && newcomer.key < lastEntry.key else { return false }
    let left = workLeft(of: last, pool, from: open, at: now, takesBack: true)
    stop(last, of: pool, from: open, left: left, at: now)
    return true
  }

  /// How a job in hand would stand in its queue.
  private mutating func entryOfJob(
    _ person: UInt32, _ pool: UInt32, from open: Int64, at now: Int64
  ) -> WaitingEntry {
    let slot = people[pools[pool].firstPerson + person].slot
    let listedKey = pools[pool].lists == 0 ? nil : listedKey(of: slot, in: pool)
    let key =
      pools[pool].order == .shortest && listedKey == nil
      ? drawn(
        workLeft(of: person, pool, from: open, at: now, takesBack: false),
        atPaceOf: pools[pool].firstPerson + person)
      : orderKey(of: slot, in: pool)
    return WaitingEntry(
      key: key, order: dossiers[slot].order, number: dossiers[slot].number, slot: slot,
      ticket: dossiers[slot].ticket)
  }

  /// Stops the job of a person, who is free then; the dossier goes back to its queues.
  private mutating func stop(
    _ person: UInt32, of pool: UInt32, from open: Int64, left: Int64, goesOnFirst: Bool = false,
    at now: Int64
  ) {
    let slot = people[pools[pool].firstPerson + person].slot
    dossiers[slot].remaining = restOfWork(left, of: slot, by: pools[pool].firstPerson + person)
    if keepsLogs {
      logStop(slot, hasBegun: people[pools[pool].firstPerson + person].began <= open, at: now)
    }
    let equipment = free(slot)
    wait(slot, goesOnFirst: goesOnFirst, at: now)
    serveUsers(of: equipment, except: pool, at: now)
    findDay(pool, at: open)
  }

  /// Stops the work on a dossier, which goes back to the queues of its step with what is left of it.
  mutating func stopWork(on slot: UInt32, at now: Int64) {
    let pool = dossiers[slot].pool
    let open = openSeconds(of: pools[pool].calendar, at: now)
    findDay(pool, at: open)
    let person = dossiers[slot].person
    let holder = people[pools[pool].firstPerson + person]
    var left: Int64
    if holder.ends == WorkingCalendar.never {
      // Nobody comes back to end it: what was done until now is known.
      let total = workAhead(of: slot, by: person, pool, from: holder.began)
      left =
        total
        - workLeft(
          pool, person, began: holder.began, from: holder.began, to: open, takesBack: false)
      findDay(pool, at: open)
    } else {
      left = workLeft(of: person, pool, from: open, at: now, takesBack: true)
      // Of work that goes on at a later visit, that is the part before it.
      if lanes[dossiers[slot].lane].days != LaneModel.everyDay {
        left += max(0, dossiers[slot].remaining)
      }
    }
    stop(person, of: pool, from: open, left: max(1, left), goesOnFirst: true, at: now)
  }

  /// The seconds of work that are left of a person's job now.
  private mutating func workLeft(
    of person: UInt32, _ pool: UInt32, from open: Int64, at now: Int64, takesBack: Bool
  ) -> Int64 {
    let holder = people[pools[pool].firstPerson + person]
    guard holder.ends == Job.afterHours else {
      let left = workLeft(
        pool, person, began: holder.began, from: open, to: holder.ends, takesBack: takesBack)
      findDay(pool, at: open)
      return left
    }
    let left = dossiers[holder.slot].completion - now
    if takesBack, isInPeriod(pool, holder.began) { pools[pool].outcome.workedSeconds &-= left }
    return left
  }

  /// Sees to it that a pool's queues are looked at by an instant.
  mutating func look(at pool: UInt32, _ instant: Int64) {
    guard instant < WorkingCalendar.never, pools[pool].wakeInstant > instant else { return }
    pools[pool].wakeInstant = instant
    events.insert(at: schedulable(instant), .wake, pool, number: Int64(pool))
  }

  /// Schedules a look at each change of a pool's posts.
  mutating func schedulePostsChanges() {
    for pool in 0..<UInt32(pools.count) where pools[pool].changeCount > 0 {
      turnToPart(ofPool: pool)
      for index in pools[pool].firstChange..<pools[pool].firstChange + pools[pool].changeCount {
        events.insert(
          at: schedulable(postsChanges[index].instant), .wake, pool, number: Int64(pool))
      }
    }
  }
}
