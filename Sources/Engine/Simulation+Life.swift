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
    guard steps[step].isUnconditional && !steps[step].resolves else {
      proceedByRule(slot, to: step, at: now)
      return
    }
    dossiers[slot].step = step
    join(target(steps[step].pool, place: dossiers[slot].place), slot, at: now)
  }

  /// The same where the result may be ready, or a step is not simply the next.
  @inline(never)
  private mutating func proceedByRule(_ slot: UInt32, to step: UInt32, at now: Int64) {
    var step = step
    while true {
      if steps[step].resolves && dossiers[slot].stage != .resolved { resolve(slot, at: now) }
      if steps[step].isUnconditional {
        dossiers[slot].step = step
        join(target(steps[step].pool, place: dossiers[slot].place), slot, at: now)
        return
      }
      if steps[step].form == .end {
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
      tallies.countReceived(flowRows(of: slot), isOnline: dossiers[slot].isOnline)
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
    let due = dossiers[slot].due.lawful
    let verdict =
      due < WorkingCalendar.never
      ? clocks[procedure].verdict(finish: now, due: due) : Verdict.onTime
    dossiers[slot].stage = .resolved
    var suspended: Int64 = 0
    // The three due dates are one where nothing suspends or extends them.
    var isByCurrent = verdict != .late
    if procedureRows[procedure].isTracked {
      suspended = lives[slot].suspendedOpen
      if verdict == .late { lives[slot].isJourneyLate = true }
      isByCurrent = self.isByCurrent(slot, at: now)
    }
    openCount &-= dossiers[slot].isBooked ? 1 : 0
    if countsBeside { countResolvedBeside(slot, verdict, at: now) }
    if isCounting {
      let acceptance = dossiers[slot].acceptance
      let closing = Closing(
        verdict: verdict,
        isByCurrent: isByCurrent,
        elapsedSeconds: now &- acceptance,
        workingSeconds: openSeconds(of: dossiers[slot].clockCalendar, at: now)
          &- dossiers[slot].acceptanceOpen &- suspended,
        waitSeconds: dossiers[slot].waitSeconds,
        backlogSeconds: now &- max(acceptance, boundary.monthStart))
      tallies.countResolved(flowRows(of: slot), closing)
    }
    if dossiers[slot].isOfCohort {
      tallies.countCohort(
        flowRows(of: slot, cohort: dossiers[slot].month), isOnTime: verdict != .late)
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
    if cohortOpen == 0 { stop = notYet }
  }

  /// The rows that a dossier counts on.
  @inline(__always)
  mutating func rows(of slot: UInt32, month: UInt32) -> CountedRows {
    CountedRows(
      agency: dossiers[slot].agencyRow, stream: dossiers[slot].streamRow,
      month: month &+ dossiers[slot].monthShift)
  }

  /// The rows that its flow counts on as it passes; the others get it when the month ends, or the run.
  ///
  /// `cohort`: the month to count on beside, by acceptance.
  @inline(__always)
  mutating func flowRows(of slot: UInt32, cohort: UInt32? = nil) -> CountedRows {
    CountedRows(
      agency: procedureRows[dossiers[slot].procedure].hasFixedAgency
        ? none : dossiers[slot].agencyRow,
      stream: dossiers[slot].streamRow,
      month: cohort.map { $0 &+ dossiers[slot].monthShift } ?? none)
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
    if !today[calendar].holds(now) { turnToday(calendar, at: now) }
    return today[calendar].openSeconds(at: now)
  }

  /// Whether a calendar is open now.
  @inline(__always)
  mutating func isOpen(_ calendar: UInt32, at now: Int64) -> Bool {
    if !today[calendar].holds(now) { turnToday(calendar, at: now) }
    return today[calendar].isOpen
  }

  /// Moves a calendar's today to the present.
  @inline(never)
  private mutating func turnToday(_ calendar: UInt32, at now: Int64) {
    today[calendar].move(to: now, calendars[calendar])
  }

  /// When a calendar's open seconds have elapsed, kept within what the event list holds.
  @inline(__always)
  mutating func finish(_ calendar: UInt32, openSeconds: Int64) -> Int64 {
    if let instant = today[calendar].finish(openSeconds: openSeconds) { return instant }
    return laterFinish(calendar, openSeconds: openSeconds)
  }

  @inline(never)
  private mutating func laterFinish(_ calendar: UInt32, openSeconds: Int64) -> Int64 {
    schedulable(calendars[calendar].finish(openSeconds: openSeconds))
  }

  @inline(__always)
  mutating func takeSlot() -> UInt32 {
    liveCount &+= 1
    if firstFree != none {
      let slot = firstFree
      firstFree = dossiers[slot].next
      return slot
    }
    guard !isByParts else { return takeSlotOfPart() }
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
