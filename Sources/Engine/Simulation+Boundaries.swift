import Scenarios
import WorkingTime

/// Where a run stands among the instants at which the books are looked at: the period's start,
/// months, hours if asked for, the period's end and the end of the cohort's follow-up.
struct Boundary: BitwiseCopyable {
  /// The next such instant; events at it come after it.
  var instant: Int64 = 0
  /// The row of the current month.
  var month: UInt32 = 0
  /// When the current month's part of the period began.
  var monthStart: Int64 = 0
  /// When the current month's part of the period ends.
  var monthEnd: Int64 = 0
  var hasStarted = false
  var isAfterPeriod = false
}

/// How a replication goes through a model; its figures do not depend on it.
enum RunForm {
  /// Event by event.
  case whole
  /// The same part by part.
  case parts
  /// Station by station, without events.
  case tandem
}

extension Simulation {
  /// Empties the office and starts a replication at the beginning of the run.
  mutating func reset(replicationKey: UInt64, as form: RunForm) {
    self.replicationKey = replicationKey
    due = []
    isByParts = form == .parts
    isTandem = form == .tandem
    events.removeAll(from: span.start, parts: isByParts ? parts.count + 1 : 1)
    if isByParts { parts.reset() }
    sliceStart = span.start
    dossiers.removeAll()
    firstFree = none
    liveCount = 0
    for index in 0..<pools.count { pools[index].reset() }
    people.fill(Person())
    for index in 0..<lanes.count { lanes[index].root = none }
    waiting.removeAll()
    for index in 0..<idleUnits.count { idleUnits[index] = model.equipment[index].units }
    passes.removeAll()
    lives.removeAll()
    stations.fill(BatchStation())
    today.fill(CalendarDay())
    tallies.reset()
    if choosesIntake {
      intakeTallies = Buffer(repeating: IntakeOutcome(), count: model.margins.intakes.count)
    }
    records.reset()
    eventCount = 0
    arrivalCount = 0
    treatedCosts.fill(TreatedCosts())
    joinCount = 0
    hourlyOpen = []
    workLog.entries = []
    dossierLog = DossierLog()
    spans.removeAll()
    delaysByAgency.fill(0)
    delaysByItem.fill(0)
    openCount = 0
    cohortOpen = 0
    isCounting = false
    boundary = Boundary(instant: span.periodStart)
    failure = nil
    if !model.turns.isEmpty { startTurns() }
    if model.backlog != nil { takeOverBacklog() }
    startSources()
    schedulePostsChanges()
  }

  /// Goes on past the next boundary, if all before it is done; `false` where the run ends there.
  mutating func passesBoundary() -> Bool {
    guard cohortOpen > 0 || !boundary.isAfterPeriod else { return false }
    if isByParts && sliceStart < boundary.instant { return true }
    if boundary.isAfterPeriod { return followsOn() }
    passBoundary()
    return true
  }

  /// Looks at the books at the next boundary and sets the one after it.
  @inline(never)
  mutating func passBoundary() {
    let instant = boundary.instant
    if !boundary.hasStarted {
      startPeriod()
    } else if instant == boundary.monthEnd {
      endMonth(at: instant)
    }
    if model.options.recordsHours { hourlyOpen.append(openCount) }
    guard !boundary.isAfterPeriod else { return }
    let nextHour = model.options.recordsHours ? instant + 3600 : Int64.max
    boundary.instant = min(boundary.monthEnd, nextHour)
  }

  /// What is open when the warm-up ends is carried over.
  private mutating func startPeriod() {
    for slot in 0..<UInt32(dossiers.count) {
      switch dossiers[slot].stage {
      case .submitted: tallies.countSubmittedAtStart(rows(of: slot, month: 0))
      case .open: tallies.countCarriedOver(rows(of: slot, month: 0))
      case .free, .resolved, .branch: break
      }
      if keepsRecords { recordAtStart(slot) }
    }
    boundary.hasStarted = true
    boundary.monthStart = span.periodStart
    boundary.monthEnd = span.monthStarts.first ?? span.periodEnd
    isCounting = true
  }

  /// Counts what is open at the end of a month, by walking the live dossiers.
  private mutating func endMonth(at instant: Int64) {
    let month = boundary.month
    let isLast = instant == span.periodEnd
    for slot in 0..<UInt32(dossiers.count) {
      let dossier = dossiers[slot]
      let rows = rows(of: slot, month: month)
      switch dossier.stage {
      case .submitted:
        tallies.countSubmittedAtEnd(rows, isLast: isLast)
        if isRecorded(slot) { records.tallies.countSubmittedAtEnd(rows, isLast: isLast) }
      case .open:
        // As of the last day of the month, which ends at this instant.
        let standing = standing(of: slot, at: instant)
        tallies.countOpen(rows, standing, isLast: isLast)
        if keepsRecords { recordOpen(slot, standing, isLast: isLast, at: instant) }
        if isLast && listsDue { noteDue(slot, standing, at: instant) }
      case .free, .resolved, .branch: break
      }
    }
    tallies.endMonth(month, model.margins)
    if isLast {
      endPeriod()
    } else {
      boundary.month += 1
      boundary.monthStart = instant
      boundary.monthEnd =
        boundary.month < span.monthStarts.count
        ? span.monthStarts[Int(boundary.month)] : span.periodEnd
    }
  }

  /// The books are closed; the cohort is followed until each is closed or overdue.
  private mutating func endPeriod() {
    if !model.turns.isEmpty { checkAllClosed(at: span.periodEnd) }
    isCounting = false
    dossiersInPeriod = arrivalCount
    eventsInPeriod = eventCount
    boundary.isAfterPeriod = true
    boundary.instant = span.periodEnd
    for slot in 0..<UInt32(dossiers.count) {
      let dossier = dossiers[slot]
      if dossier.stage == .open && dossier.isOfCohort { cohortOpen += 1 }
    }
    _ = followsOn()
  }

  /// Moves the end of the follow-up to where the last of the cohort can be decided, as far as is known
  /// now; `false` where all are.
  ///
  /// A clock that stands still may move its due date further on, so it is looked at again.
  mutating func followsOn() -> Bool {
    guard cohortOpen > 0 else { return false }
    let now = boundary.instant
    var last = now
    for slot in 0..<UInt32(dossiers.count) {
      let dossier = dossiers[slot]
      guard dossier.stage == .open && dossier.isOfCohort else { continue }
      let due = standingDue(slot, at: now)
      let decided = clocks[dossier.procedure].overdueFrom(due: due.lawful)
      guard decided > now else { continue }
      let isSuspended =
        procedureRows[dossier.procedure].isTracked && lives[slot].suspensions > 0
      last = max(last, isSuspended ? max(decided, now + secondsPerDay) : decided)
    }
    boundary.instant = min(last, span.followUpEnd)
    return boundary.instant > now
  }

  /// Puts the replication's figures together; the dossiers of the cohort still open are late if
  /// overdue, and left out where even a year did not decide them.
  mutating func outcome() throws(RunError) -> Outcome {
    if let failure { throw failure }
    if cohortOpen > 0 {
      for slot in 0..<UInt32(dossiers.count) {
        let dossier = dossiers[slot]
        guard dossier.stage == .open && dossier.isOfCohort else { continue }
        let clock = clocks[dossier.procedure]
        let due = standingDue(slot, at: boundary.instant)
        if clock.isOverdue(at: boundary.instant, due: due.lawful) {
          tallies.countCohort(flowRows(of: slot, cohort: dossier.month), isOnTime: false)
          if keepsRecords { recordOverdueCohort(slot) }
        }
      }
    }
    var poolOutcomes: [PoolOutcome] = []
    poolOutcomes.reserveCapacity(pools.count)
    for index in 0..<UInt32(pools.count) {
      pools[index].outcome.presentSeconds = presentSeconds(index)
      poolOutcomes.append(pools[index].outcome)
    }
    addFlowsOfFixedAgencies()
    var outcome = tallies.outcome(margins: model.margins, span: span)
    outcome.pools = poolOutcomes
    outcome.hourlyOpen = hourlyOpen
    outcome.delays = delayOutcome()
    outcome.intakes = (0..<intakeTallies.count).map { intakeTallies[$0] }
    let costs = treatedCosts.elements()
    if costs.contains(where: { $0 != TreatedCosts() }) { outcome.treatedCosts = costs }
    outcome.dueList = dueEntries()
    outcome.dossiers = dossiersInPeriod
    outcome.events = eventsInPeriod
    burden.fill(&outcome)
    if let row = outcome.firstUnbalancedRow(model.margins) {
      throw .booksDoNotBalance(row: row)
    }
    handOnRest()
    guard keepsRecords else { return outcome }
    var recorded = records.outcome(margins: model.margins, span: span)
    burden.fill(&recorded)
    recorded.takeInternal(of: outcome)
    if let row = recorded.firstUnbalancedRow(model.margins) {
      throw .booksDoNotBalance(row: "\(row), as recorded")
    }
    outcome.recorded = recorded
    return outcome
  }
  /// Agencies whose dossiers are those of whole procedures get what these have come to.
  private mutating func addFlowsOfFixedAgencies() {
    let channels = model.margins.channels.count
    for procedure in model.margins.procedures.indices {
      let row = procedureRows[procedure]
      guard row.hasFixedAgency else { continue }
      let agency = agencyRows[target(row.deciding, place: none)] + row.rowOffset
      for channel in 0..<channels {
        tallies.addFlow(ofStream: procedure * channels + channel, toAgency: agency)
      }
    }
  }
}
