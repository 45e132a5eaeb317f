import Scenarios
import Statistics
import WorkingTime

/// Dossiers that leave without a result, clocks that stop, and more time that is asked for.
extension Simulation {
  /// Closes a dossier without a result, whatever its branches do.
  mutating func close(_ slot: UInt32, _ exit: Exit, at now: Int64) {
    let root = lives[slot].root
    if root != slot {
      // The branch that ends it is itself no longer anywhere.
      lives[slot].state = .passing
    }
    endBranches(of: root, at: now)
    if lives[root].isSuspending { endSuspension(by: root, at: now) }
    if dossiers[root].stage == .submitted {
      if exit == .refused || exit == .withdrawn {
        noteExit(root, exit, at: now)
        if isCounting {
          tallies.countNotReceived(rows(of: root, month: boundary.month), exit)
          if isRecorded(root) {
            records.tallies.countNotReceived(rows(of: root, month: boundary.month), exit)
          }
        }
        endLife(root)
        return
      }
      accept(root, at: now)
    }
    noteExit(root, exit, at: now)
    let clock = clocks[dossiers[root].procedure]
    let due = dossiers[root].due
    let verdict = clock.verdict(finish: now, due: due.lawful)
    if logsDossiers { noteVerdict(root, verdict, at: now) }
    openCount &-= dossiers[root].isBooked ? 1 : 0
    if keepsRecords { recordEnd(root, exit, at: now) }
    if isCounting {
      tallies.countExit(
        rows(of: root, month: boundary.month), exit, verdict,
        isByCurrent: isByCurrent(root, at: now),
        isOfMonth: dossiers[root].isOfCohort && dossiers[root].month == boundary.month,
        backlogSeconds: now &- max(dossiers[root].acceptance, boundary.monthStart))
    }
    if dossiers[root].isOfCohort {
      tallies.countCohortExit(rows(of: root, month: dossiers[root].month))
      if boundary.isAfterPeriod { cohortDecided() }
    }
    endLife(root)
  }

  private mutating func noteExit(_ root: UInt32, _ exit: Exit, at now: Int64) {
    switch exit {
    case .refused: note(.refused, root, step: nil, at: now)
    case .returned: note(.returned, root, step: nil, at: now)
    case .withdrawn: note(.withdrawn, root, step: nil, at: now)
    case .stopped: note(.stopped, root, step: nil, at: now)
    }
  }

  private mutating func endLife(_ root: UInt32) {
    breakJourney(root)
    dropSpans(of: root)
    leave(root)
    dossiers[root].number = -1
  }

  /// Whether a dossier that ends now does so by `due_current` and was asked for papers once at most.
  @inline(__always)
  mutating func isByCurrent(_ slot: UInt32, at now: Int64) -> Bool {
    let procedure = dossiers[slot].procedure
    if procedureRows[procedure].isTracked && lives[slot].supplements >= 2 { return false }
    return !clocks[procedure].isOverdue(at: now, due: dossiers[slot].due.current)
  }

  @inline(never)
  mutating func noteVerdict(_ slot: UInt32, _ verdict: Verdict, at now: Int64) {
    let days =
      verdict == .late
      ? clocks[dossiers[slot].procedure].daysLate(
        finish: now, due: dossiers[slot].due.lawful,
        clock: calendars[dossiers[slot].clockCalendar]) : 0
    noteDueDates(slot, verdict, daysLate: days, at: now)
  }

  // MARK: - Suspension

  /// A dossier or branch begins to wait for the applicant: the clock stops by a rule.
  ///
  /// `since` is when that was, where it was before the run.
  mutating func beginSuspension(
    by slot: UInt32, _ rule: SuspensionRule, since: Int64? = nil, at now: Int64
  ) {
    let root = lives[slot].root
    guard rule != .none, dossiers[root].stage == .open else { return }
    lives[slot].isSuspending = true
    if lives[root].suspensions == 0 {
      // A clock that has not started cannot be stopped.
      let intake = agencyCalendar[intakeAgency(of: root)]
      let started = clocks[dossiers[root].procedure].start(
        acceptance: lives[root].clockStart, intake: calendars[intake])
      let begun = max(since ?? now, started)
      // A due date that was given has what was suspended before the run in it.
      lives[root].suspendedSince = lives[root].hasGivenDue ? max(now, started) : begun
      let calendar = dossiers[root].clockCalendar
      lives[root].suspendedOpen +=
        calendars[calendar].openSeconds(at: lives[root].suspendedSince)
        - calendars[calendar].openSeconds(at: begun)
      lives[root].suspensionRule = rule
    }
    lives[root].suspensions += 1
  }

  /// It waits no longer; the last of several that did lets the clock go on.
  mutating func endSuspension(by slot: UInt32, at now: Int64) {
    guard lives[slot].isSuspending else { return }
    lives[slot].isSuspending = false
    let root = lives[slot].root
    lives[root].suspensions -= 1
    guard lives[root].suspensions == 0 else { return }
    let calendar = dossiers[root].clockCalendar
    let since = lives[root].suspendedSince
    lives[root].suspendedOpen +=
      calendars[calendar].openSeconds(at: now) - calendars[calendar].openSeconds(at: since)
    let due = lawfulDue(root, suspendedUntil: now)
    let rule = lives[root].suspensionRule
    if clocks[clock(of: root)].restarts(under: rule) {
      lives[root].clockStart = now
      lives[root].suspended = Suspended()
      lives[root].hasGivenDue = false
    } else {
      lives[root].suspended.add(from: since, to: now, under: rule, clock: calendars[calendar])
    }
    setDue(root, lawful: due)
    scheduleExtension(root, at: now)
  }

  /// `due_lawful` as it would be if the suspension under way ended at an instant.
  mutating func lawfulDue(_ root: UInt32, suspendedUntil instant: Int64) -> Int64 {
    let procedure = dossiers[root].procedure
    guard procedureRows[procedure].hasLimit else { return dossiers[root].due.lawful }
    let calendar = dossiers[root].clockCalendar
    let intake = agencyCalendar[intakeAgency(of: root)]
    let rule = lives[root].suspensionRule
    let limit = clock(of: root)
    var suspended = lives[root].suspended
    var start = lives[root].clockStart
    if clocks[limit].restarts(under: rule) {
      start = instant
      suspended = Suspended()
    } else {
      suspended.add(
        from: lives[root].suspendedSince, to: instant, under: rule, clock: calendars[calendar])
    }
    if lives[root].hasGivenDue, !clocks[limit].restarts(under: rule) {
      return clocks[limit].moved(
        dossiers[root].due.original, by: suspended, clock: calendars[calendar])
    }
    return clocks[limit].due(
      clockStart: start, intake: calendars[intake], clock: calendars[calendar],
      suspended: suspended)
  }

  private mutating func setDue(_ root: UInt32, lawful: Int64) {
    dossiers[root].due.lawful = lawful
    dossiers[root].due.current = extended(root, lawful)
  }

  /// A due instant moved by the extension that was granted, if any.
  mutating func extended(_ root: UInt32, _ due: Int64) -> Int64 {
    guard lives[root].extensionDays > 0 else { return due }
    return clocks[dossiers[root].procedure].extended(
      due, byWorkingDays: Int(lives[root].extensionDays),
      clock: calendars[dossiers[root].clockCalendar])
  }

  /// The due dates of an open dossier at an instant; while its clock stands still, as if it went on then.
  mutating func standingDue(_ slot: UInt32, at instant: Int64) -> DueDates {
    var due = dossiers[slot].due
    guard procedureRows[dossiers[slot].procedure].isTracked, lives[slot].suspensions > 0 else {
      return due
    }
    due.lawful = lawfulDue(slot, suspendedUntil: instant)
    due.current = extended(slot, due.lawful)
    return due
  }

  // MARK: - Acceptance and extension

  /// What acceptance means for a dossier with a life.
  @inline(never)
  mutating func beginClock(_ slot: UInt32, at now: Int64) {
    lives[slot].clockStart = now
    beginAccount(slot, at: now)
    let procedure = model.procedures[Int(dossiers[slot].procedure)]
    if let acknowledge = procedure.acknowledge, dossiers[slot].isOnline {
      let intake = agencyCalendar[intakeAgency(of: slot)]
      let due = acknowledge.due(submission: lives[slot].submitted, intake: calendars[intake])
      let isInTime = acknowledge.verdict(acceptance: now, due: due) != .late
      let counted = rows(of: slot, month: boundary.month)
      tallies.countAcknowledgement(counted, isInTime: isInTime, isCounting: isCounting)
      if isRecorded(slot) {
        records.tallies.countAcknowledgement(counted, isInTime: isInTime, isCounting: isCounting)
      }
    }
    scheduleExtension(slot, at: now)
  }

  /// Schedules the moment at which more time will be asked for, unless it is past.
  ///
  /// Nobody asks before the run begins; of dossiers in hand then it is looked at once more.
  mutating func scheduleExtension(_ slot: UInt32, at now: Int64) {
    lives[slot].extensionRequest = notYet
    guard model.procedures[Int(dossiers[slot].procedure)].extensionRule != nil,
      !lives[slot].hasAskedForTime, dossiers[slot].due.current < WorkingCalendar.never
    else { return }
    let deciding = target(
      procedureRows[dossiers[slot].procedure].deciding, place: dossiers[slot].place)
    let own = delayCalendars[deciding]
    let calendar = dossiers[slot].clockCalendar
    let request = clocks[dossiers[slot].procedure].extensionRequest(
      due: dossiers[slot].due.current, clock: calendars[calendar],
      opens: calendars[own == none ? calendar : own])
    guard request >= max(now, span.start), request < WorkingCalendar.never else { return }
    lives[slot].extensionRequest = request
    events.insert(at: schedulable(request), .extension, slot, number: dossiers[slot].number)
  }

  /// The last working day before a dossier is due has begun: more time is asked for, and a letter of
  /// apology is due.
  @inline(never)
  mutating func askForExtension(_ event: EventKey) {
    let slot = event.subject
    guard dossiers[slot].number == event.number, dossiers[slot].stage == .open else { return }
    if hasRules { keepUpWithRules(slot, at: event.instant) }
    guard schedulable(lives[slot].extensionRequest) == event.instant,
      let rule = model.procedures[Int(dossiers[slot].procedure)].extensionRule
    else { return }
    lives[slot].extensionRequest = notYet
    // While its clock stands still a dossier cannot become late.
    guard lives[slot].suspensions == 0 else { return }
    lives[slot].hasAskedForTime = true
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: dossiers[slot].key, purpose: Purpose.extension,
        visit: UInt64(journeyRows[dossiers[slot].procedure].stage)))
    let isGranted = stream.uniform() < rule.chance
    let u = stream.uniform()
    let isLate = u >= rule.letter && u < rule.letter + rule.lateLetter
    let counted = rows(of: slot, month: boundary.month)
    tallies.countLetter(
      counted, isInTime: u < rule.letter, isLate: isLate, isGranted: isGranted,
      isCounting: isCounting)
    if isRecorded(slot) {
      records.tallies.countLetter(
        counted, isInTime: u < rule.letter, isLate: isLate, isGranted: isGranted,
        isCounting: isCounting)
    }
    note(
      isGranted ? .extensionGranted : .extensionRefused, slot, step: nil, at: event.instant)
    guard isGranted else { return }
    lives[slot].extensionDays = Int32(clamping: rule.days)
    dossiers[slot].due.current = extended(slot, dossiers[slot].due.lawful)
  }
}
