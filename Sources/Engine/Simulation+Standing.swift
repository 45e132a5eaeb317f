import WorkingTime

/// How open dossiers stand to their due dates, and how old they are.
extension Simulation {
  /// An open dossier as of the last day before an instant.
  mutating func standing(of slot: UInt32, at instant: Int64) -> Standing {
    let dossier = dossiers[slot]
    let due = standingDue(slot, at: instant)
    let isTracked = procedureRows[dossier.procedure].isTracked
    return Standing(
      due: dueStanding(of: slot, due: due.lawful, at: instant),
      isPastCurrent: clocks[dossier.procedure].isOverdue(at: instant - 1, due: due.current)
        || (isTracked && lives[slot].supplements >= 2),
      isPaused: isTracked && lives[slot].applicantWaits > 0,
      state: openState(slot), ageDays: ageDays(of: slot, at: instant),
      isOfMonth: dossier.isOfCohort && dossier.month == boundary.month,
      backlogSeconds: instant - max(dossier.acceptance, boundary.monthStart))
  }

  /// How a due instant stands to the last day before an instant.
  mutating func dueStanding(of slot: UInt32, due: Int64, at instant: Int64) -> DueStanding {
    let clock = clocks[dossiers[slot].procedure]
    guard due < WorkingCalendar.never else { return DueStanding(daysLeft: nil, isOverdue: false) }
    let calendar = calendars[dossiers[slot].clockCalendar]
    let last = CivilDate.containing(second: instant - 1)
    let day = CivilDate.containing(second: due)
    let left =
      day > last
      ? calendar.workingDays(in: last.advanced(byDays: 1)...day)
      : -clock.daysLate(finish: instant - 1, due: due, clock: calendar)
    return DueStanding(daysLeft: left, isOverdue: clock.isOverdue(at: instant - 1, due: due))
  }

  /// The working days of the clock's calendar since a dossier was accepted, up to the last day before
  /// an instant; that of acceptance is not counted.
  mutating func ageDays(of slot: UInt32, at instant: Int64) -> Int {
    let first = CivilDate.containing(second: dossiers[slot].acceptance).advanced(byDays: 1)
    let last = CivilDate.containing(second: instant - 1)
    guard first <= last else { return 0 }
    return calendars[dossiers[slot].clockCalendar].workingDays(in: first...last)
  }
}
