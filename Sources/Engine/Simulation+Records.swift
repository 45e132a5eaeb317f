import Scenarios
import Statistics
import WorkingTime

/// What the records say of a dossier, counted beside what happens to it.
///
/// Every draw is keyed by the dossier and a purpose of its own. What is recorded after a dossier ended
/// is worked out at its end, so that the records need no events and no memory.
extension Simulation {
  /// The rule of a dossier for what is recorded in a stretch of days; `none` where nothing is said of it.
  private mutating func recordingRule(of slot: UInt32, in stretch: UInt16) -> UInt32 {
    records.rule(
      ofProcedure: procedureRows[dossiers[slot].procedure].base, agency: dossiers[slot].agencyRow,
      in: stretch)
  }

  private mutating func recordStream(of slot: UInt32) -> RandomStream {
    RandomStream(
      key: StreamKey.draw(dossier: dossiers[slot].key, purpose: Purpose.recording, visit: 0))
  }

  /// What the records of a dossier are like at an instant; the stream goes on with its lag.
  ///
  /// Whether it is entered at all is settled when it is handed in, whatever changes later.
  private mutating func fate(of slot: UInt32, at now: Int64, _ stream: inout RandomStream)
    -> RecordFate
  {
    var fate = RecordFate()
    let entry = recordingRule(of: slot, in: dossiers[slot].recordStretch)
    let index = recordingRule(of: slot, in: records.stretch(at: now))
    // What is in hand at the start is known from the records.
    let acceptance = dossiers[slot].acceptance
    let isInHand = acceptance != notYet && acceptance < span.start
    let entered = entry == none ? 1 : records.rules[entry].entered
    fate.isEntered = stream.uniform() < entered || isInHand
    guard index != none else { return fate }
    let rule = records.rules[index]
    fate.isMissing = stream.uniform() < rule.missing
    let isWrong = stream.uniform() < rule.wrong
    let which = stream.uniform()
    fate.wrong = isWrong ? which : -1
    fate.isBulk = stream.uniform() < rule.bulk
    fate.lag = rule.lag
    return fate
  }

  private mutating func fate(of slot: UInt32, at now: Int64) -> RecordFate {
    var stream = recordStream(of: slot)
    return fate(of: slot, at: now, &stream)
  }

  /// Whether the records know a dossier, where there are any.
  ///
  /// Mutating although it changes nothing: a call that borrows the simulation copies all of it first.
  @inline(__always)
  mutating func isRecorded(_ slot: UInt32) -> Bool {
    keepsRecords && isEntered(slot)
  }

  @inline(never)
  private mutating func isEntered(_ slot: UInt32) -> Bool {
    // No instant matters to that.
    dossiers[slot].isBooked && fate(of: slot, at: 0).isEntered
  }

  /// A dossier is handed in in the period.
  @inline(never)
  mutating func recordSubmitted(_ slot: UInt32) {
    guard isEntered(slot) else { return }
    records.tallies.countSubmitted(rows(of: slot, month: boundary.month))
  }

  /// A dossier is accepted in the period.
  @inline(never)
  mutating func recordReceived(_ slot: UInt32) {
    guard dossiers[slot].isBooked else { return }
    let counted = rows(of: slot, month: boundary.month)
    let isEntered = isEntered(slot)
    let rule = recordingRule(of: slot, in: dossiers[slot].recordStretch)
    let least = rule == none ? none : records.rules[rule].least
    if least != none {
      records.countAccepted(
        least: least, agency: counted.agency, month: counted.month, isEntered: isEntered)
    }
    guard isEntered else { return }
    records.tallies.countReceived(counted, isOnline: dossiers[slot].isOnline)
    if dossiers[slot].isBySideChannel {
      records.tallies.countSideChannel(counted, dossiers[slot].channel)
    }
  }

  /// A live dossier at the start of the period.
  mutating func recordAtStart(_ slot: UInt32) {
    guard isRecorded(slot) else { return }
    let counted = rows(of: slot, month: 0)
    switch dossiers[slot].stage {
    case .submitted: records.tallies.countSubmittedAtStart(counted)
    case .open: records.tallies.countCarriedOver(counted)
    case .free, .resolved, .branch: break
    }
  }

  /// An open dossier at the end of a month.
  mutating func recordOpen(
    _ slot: UInt32, _ standing: Standing, isLast: Bool, at instant: Int64
  ) {
    guard dossiers[slot].isBooked else { return }
    // As of the last day of the month, which ends at this instant.
    let fate = fate(of: slot, at: instant - 1)
    guard fate.isEntered else { return }
    let state = fate.state(of: standing.state)
    records.tallies.countOpen(
      rows(of: slot, month: boundary.month),
      Standing(
        due: standing.due, isPastCurrent: standing.isPastCurrent,
        isPaused: state != .inProgress, state: state, ageDays: standing.ageDays,
        isOfMonth: standing.isOfMonth, backlogSeconds: standing.backlogSeconds),
      isLast: isLast)
  }

  /// A dossier of the cohort that is overdue when the run ends.
  mutating func recordOverdueCohort(_ slot: UInt32) {
    let fate = fate(of: slot, at: boundary.instant)
    guard fate.isEntered else { return }
    records.tallies.countCohort(
      rows(of: slot, month: dossiers[slot].month), isOnTime: fate.isBulk && !fate.isMissing)
  }

  /// A dossier ends, with a result where there is no `exit`.
  @inline(never)
  mutating func recordEnd(_ slot: UInt32, _ exit: Exit?, at now: Int64) {
    guard dossiers[slot].isBooked else { return }
    let due = dossiers[slot].due
    let agency = dossiers[slot].agencyRow
    if isCounting { records.checkTrue(agency: agency, finish: now, due: due.lawful) }
    var stream = recordStream(of: slot)
    let fate = fate(of: slot, at: now, &stream)
    guard fate.isEntered else { return }
    let clock = clocks[dossiers[slot].procedure]
    var entry = now
    if fate.isMissing {
      entry = Int64.max
    } else if fate.lag != none {
      entry = max(
        now,
        instant(
          after: records.lags[fate.lag], calendar: recordCalendar(of: slot), stream: &stream,
          at: now))
    }
    let isLate = !fate.isMissing && clock.verdict(finish: entry, due: due.lawful) == .late
    let finish = isLate && fate.isBulk ? due.lawful : entry
    let recorded = RecordedEnd(
      exit: fate.end(of: exit), entry: entry, finish: finish,
      state: fate.state(of: .inProgress),
      verdict: fate.isMissing ? .late : clock.verdict(finish: finish, due: due.lawful))
    recordCohort(slot, recorded, isMissing: fate.isMissing)
    if !boundary.isAfterPeriod { recordMonths(slot, recorded) }
  }

  private mutating func recordCohort(
    _ slot: UInt32, _ end: RecordedEnd, isMissing: Bool
  ) {
    guard dossiers[slot].isOfCohort else { return }
    let counted = rows(of: slot, month: dossiers[slot].month)
    if isMissing {
      // It stays open; without a due date that decides nothing, ever.
      guard dossiers[slot].due.lawful < WorkingCalendar.never else { return }
      records.tallies.countCohort(counted, isOnTime: false)
    } else if end.exit == nil {
      records.tallies.countCohort(counted, isOnTime: end.verdict != .late)
    } else {
      records.tallies.countCohortExit(counted)
    }
  }

  /// Goes from the month of a dossier's end to that in which the end is entered, or to the last: at the
  /// end of each month between, the records still have it open.
  private mutating func recordMonths(_ slot: UInt32, _ end: RecordedEnd) {
    let acceptance = dossiers[slot].acceptance
    let monthCount = records.edges.count - 1
    var month = Int(boundary.month)
    if !boundary.hasStarted {
      guard end.entry >= span.periodStart else { return }
      records.tallies.countCarriedOver(rows(of: slot, month: 0))
      month = 0
    }
    while month < monthCount {
      let counted = rows(of: slot, month: UInt32(month))
      let since = max(acceptance, records.edges[month])
      let monthEnd = records.edges[month + 1]
      guard end.entry >= monthEnd else {
        recordClosing(slot, end, counted, backlogSeconds: end.entry - since)
        return
      }
      let standing = recordStanding(
        slot, end.state, at: monthEnd, isOfMonth: isOf(month, slot),
        backlogSeconds: monthEnd - since)
      records.tallies.countOpen(counted, standing, isLast: month == monthCount - 1)
      month += 1
    }
  }

  /// How a dossier that has ended stands in records that do not know it yet.
  private mutating func recordStanding(
    _ slot: UInt32, _ state: OpenState, at instant: Int64, isOfMonth: Bool, backlogSeconds: Int64
  ) -> Standing {
    Standing(
      due: dueStanding(of: slot, due: dossiers[slot].due.lawful, at: instant),
      isPastCurrent: !isByCurrent(slot, at: instant - 1), isPaused: state != .inProgress,
      state: state, ageDays: ageDays(of: slot, at: instant), isOfMonth: isOfMonth,
      backlogSeconds: backlogSeconds)
  }

  /// Whether a dossier was received in a month of the period.
  private mutating func isOf(_ month: Int, _ slot: UInt32) -> Bool {
    dossiers[slot].isOfCohort && Int(dossiers[slot].month) == month
  }

  private mutating func recordClosing(
    _ slot: UInt32, _ end: RecordedEnd, _ counted: CountedRows, backlogSeconds: Int64
  ) {
    let due = dossiers[slot].due.lawful
    records.checkRecorded(agency: counted.agency, finish: end.finish, due: due)
    let isByCurrent = isByCurrent(slot, at: end.finish)
    if let exit = end.exit {
      records.tallies.countExit(
        counted, exit, end.verdict, isByCurrent: isByCurrent,
        isOfMonth: isOf(Int(counted.month), slot), backlogSeconds: backlogSeconds)
      return
    }
    let dossier = dossiers[slot]
    let isTracked = procedureRows[dossier.procedure].isTracked
    let suspended = isTracked ? lives[slot].suspendedOpen : 0
    let open = calendars[dossier.clockCalendar].openSeconds(at: end.finish)
    records.tallies.countResolved(
      counted,
      Closing(
        verdict: end.verdict, isByCurrent: isByCurrent,
        elapsedSeconds: max(0, end.finish - dossier.acceptance),
        workingSeconds: max(0, open - dossier.acceptanceOpen - suspended),
        waitSeconds: dossier.waitSeconds, backlogSeconds: backlogSeconds))
    if burden.isCounted { records.tallies.countTrips(counted, tripThousandths(of: slot)) }
  }

  /// The calendar of the deciding agency, or of the clock where that has none.
  private mutating func recordCalendar(of slot: UInt32) -> UInt32 {
    let deciding = target(
      procedureRows[dossiers[slot].procedure].deciding, place: dossiers[slot].place)
    let own = delayCalendars[deciding]
    return own == none ? dossiers[slot].clockCalendar : own
  }
}

/// How the records say that a dossier ended.
private struct RecordedEnd {
  /// `nil`: with a result.
  let exit: Exit?
  /// When it is entered, and the end that is then given.
  let entry: Int64
  let finish: Int64
  /// Until it is entered.
  let state: OpenState
  let verdict: Verdict
}
