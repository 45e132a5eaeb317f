import Scenarios
import Statistics
import WorkingTime

extension Simulation {
  /// A dossier's step is done: its person turns to the next one, and it goes on.
  @inline(__always)
  mutating func complete(_ slot: UInt32, at now: Int64) {
    let step = dossiers[slot].step
    if keepsLogs { logEnd(.end, slot, at: now) }
    release(slot, at: now)
    guard !steps[step].isTracked else {
      finishWork(slot, at: now)
      return
    }
    if steps[step].accepts && dossiers[slot].stage == .submitted { accept(slot, at: now) }
    if keepsLogs && steps[step].resolves { note(.delivered, slot, step: step, at: now) }
    proceed(slot, to: step &+ 1, at: now)
  }

  /// Moves a dossier to the first step from `step` on that it has to pass.
  @inline(__always)
  mutating func proceed(_ slot: UInt32, to step: UInt32, at now: Int64) {
    let plan = steps[step]
    guard plan.isUnconditional && !plan.resolves else {
      proceedByRule(slot, to: step, at: now)
      return
    }
    dossiers[slot].step = step
    join(target(plan.pool, place: dossiers[slot].place), slot, at: now)
  }

  /// The same where the result may be ready, or a step is not simply the next.
  @inline(never)
  private mutating func proceedByRule(_ slot: UInt32, to step: UInt32, at now: Int64) {
    var step = step
    while true {
      let plan = steps[step]
      if plan.resolves && dossiers[slot].stage != .resolved { resolve(slot, at: now) }
      if plan.isUnconditional {
        dossiers[slot].step = step
        join(target(plan.pool, place: dossiers[slot].place), slot, at: now)
        return
      }
      if plan.form == .end {
        leave(slot)
        return
      }
      step = route(slot, step, at: now)
      if step == none { return }
    }
  }

  /// Intake is done: the statutory clock starts and the dossier enters the books.
  @inline(__always)
  mutating func accept(_ slot: UInt32, at now: Int64) {
    if hasRules { takeRulesOfDay(slot, at: now) }
    let procedure = procedureRows[dossiers[slot].procedure]
    let calendar = dossiers[slot].clockCalendar
    dossiers[slot].acceptance = now
    dossiers[slot].stage = .open
    dossiers[slot].acceptanceOpen = openSeconds(of: calendar, at: now)
    let due = procedure.hasLimit ? dueDate(of: slot, acceptance: now) : WorkingCalendar.never
    dossiers[slot].due = DueDates(original: due)
    let isBooked = dossiers[slot].isBooked
    openCount &+= isBooked ? 1 : 0
    if isCounting {
      dossiers[slot].isOfCohort = isBooked
      dossiers[slot].month = boundary.month
      tallies.countReceived(
        rows(of: slot, month: boundary.month), isOnline: dossiers[slot].isOnline)
    }
    if countsBeside { countReceivedBeside(slot, at: now) }
    if procedure.isTracked { beginClock(slot, at: now) }
  }

  /// When a dossier is due that is accepted at an instant.
  @inline(__always)
  mutating func dueDate(of slot: UInt32, acceptance: Int64) -> Int64 {
    var clock = dossiers[slot].procedure
    var intake = target(procedureRows[clock].intake, place: dossiers[slot].place)
    if duesVary {
      intake = intakeAgency(of: slot)
      clock = self.clock(ofProcedure: clock, acceptance: acceptance)
    }
    return clocks[clock].due(
      acceptance: acceptance, intake: calendars[agencyCalendar[intake]],
      clock: calendars[dossiers[slot].clockCalendar])
  }

  /// The result is ready: the clock ends and the dossier leaves the books.
  @inline(__always)
  private mutating func resolve(_ slot: UInt32, at now: Int64) {
    if dossiers[slot].stage == .submitted { accept(slot, at: now) }
    let procedure = dossiers[slot].procedure
    let verdict = clocks[procedure].verdict(finish: now, due: dossiers[slot].due.lawful)
    dossiers[slot].stage = .resolved
    var suspended: Int64 = 0
    if procedureRows[procedure].isTracked {
      suspended = lives[slot].suspendedOpen
      if verdict == .late { lives[slot].isJourneyLate = true }
    }
    openCount &-= dossiers[slot].isBooked ? 1 : 0
    if countsBeside { countResolvedBeside(slot, verdict, at: now) }
    if isCounting {
      let acceptance = dossiers[slot].acceptance
      let closing = Closing(
        verdict: verdict,
        isByCurrent: isByCurrent(slot, at: now),
        elapsedSeconds: now &- acceptance,
        workingSeconds: openSeconds(of: dossiers[slot].clockCalendar, at: now)
          &- dossiers[slot].acceptanceOpen &- suspended,
        waitSeconds: dossiers[slot].waitSeconds,
        backlogSeconds: now &- max(acceptance, boundary.monthStart))
      tallies.countResolved(rows(of: slot, month: boundary.month), closing)
    }
    if dossiers[slot].isOfCohort {
      tallies.countCohort(
        rows(of: slot, month: dossiers[slot].month), isOnTime: verdict != .late)
      if boundary.isAfterPeriod { cohortDecided() }
    }
  }

  /// What only some runs count and note of a dossier that is accepted.
  @inline(never)
  private mutating func countReceivedBeside(_ slot: UInt32, at now: Int64) {
    if isCounting {
      if dossiers[slot].isBySideChannel {
        tallies.countSideChannel(
          rows(of: slot, month: boundary.month), dossiers[slot].channel)
      }
      if keepsRecords { recordReceived(slot) }
      if choosesIntake { countIntake(slot) }
    }
    note(.accepted, slot, step: nil, at: now)
  }

  /// What only some runs count and note of a dossier whose result is ready.
  @inline(never)
  private mutating func countResolvedBeside(_ slot: UInt32, _ verdict: Verdict, at now: Int64) {
    if recordsDelays { countSpans(of: slot) }
    if logsDossiers {
      note(.resolved, slot, step: nil, at: now)
      noteVerdict(slot, verdict, at: now)
    }
    if keepsRecords { recordEnd(slot, nil, at: now) }
    guard isCounting else { return }
    if choosesIntake { countIntakeResolved(slot) }
    if burden.isCounted { countBurden(of: slot) }
  }

  /// One dossier of the cohort less to follow; the last one ends the run.
  mutating func cohortDecided() {
    cohortOpen -= 1
    if cohortOpen == 0 { boundary.instant = notYet }
  }

  /// The rows that a dossier counts on.
  @inline(__always)
  mutating func rows(of slot: UInt32, month: UInt32) -> CountedRows {
    CountedRows(
      agency: dossiers[slot].agencyRow, stream: dossiers[slot].streamRow,
      month: month &+ dossiers[slot].monthShift)
  }

  /// What a binding comes to for a dossier of a place.
  @inline(__always)
  mutating func target(_ binding: Binding, place: UInt32) -> UInt32 {
    switch binding {
    case .fixed(let index): index
    case .byPlace(let offset): placeTable[offset &+ place]
    }
  }

  /// The open seconds of a calendar at the present instant.
  @inline(__always)
  mutating func openSeconds(of calendar: UInt32, at now: Int64) -> Int64 {
    if let open = today[calendar].openSeconds(at: now) { return open }
    return openSecondsOfNewDay(calendar, at: now)
  }

  /// Moves a calendar's today to the present; the calendar itself answers where a day is not held.
  @inline(never)
  private mutating func openSecondsOfNewDay(_ calendar: UInt32, at now: Int64) -> Int64 {
    if now >= today[calendar].end || now < today[calendar].start {
      today[calendar] = CalendarDay(calendars[calendar], at: now)
    }
    return calendars[calendar].openSeconds(at: now)
  }

  /// When a calendar's open seconds have elapsed, kept within what the event list holds.
  @inline(__always)
  mutating func finish(_ calendar: UInt32, openSeconds: Int64) -> Int64 {
    if let instant = today[calendar].finish(openSeconds: openSeconds) { return instant }
    return schedulable(calendars[calendar].finish(openSeconds: openSeconds))
  }

  @inline(__always)
  mutating func takeSlot() -> UInt32 {
    liveCount &+= 1
    if firstFree != none {
      let slot = firstFree
      firstFree = dossiers[slot].next
      return slot
    }
    dossiers.append(Dossier())
    return UInt32(dossiers.count &- 1)
  }

  @inline(__always)
  mutating func freeSlot(_ slot: UInt32) {
    liveCount &-= 1
    dossiers[slot].stage = .free
    dossiers[slot].next = firstFree
    firstFree = slot
  }
}
