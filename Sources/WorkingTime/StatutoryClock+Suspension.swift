extension StatutoryClock {
  /// `due_lawful`: when a dossier is due that waited for the applicant under one rule.
  ///
  /// - `stop` adds the open time to a limit in working days or hours: a due instant pushed exactly to
  ///   closing stays there. It adds the wall time to hours round the clock, and to calendar days and
  ///   months before they roll on to a working day. A wait counts the same in one piece or in many.
  /// - `dates` adds the working dates to the date, the time of day kept, after rolling. Two waits may
  ///   add another number of dates than one wait as long as both: each is rounded to dates.
  /// - `none` adds nothing.
  /// - `restart` adds nothing either. At the return the caller sets `clockStart` to the return and
  ///   `suspended` to nothing; see ``restarts(under:)``.
  ///
  /// More suspension never gives an earlier due date. Within the date the time may go back where it
  /// rolls: Saturday 10:00 is due on Monday at 10:00, an hour of wait after Saturday 23:30 on Monday
  /// at 00:30.
  ///
  /// - Parameters:
  ///   - clockStart: The acceptance; after a restart the return.
  ///   - intake: The calendar of the intake agency, in which the clock starts.
  ///   - clock: The calendar in which the limit is counted.
  ///   - suspended: All waits since `clockStart` that have ended.
  ///   - rule: How the waits count.
  /// - Returns: ``due(acceptance:intake:clock:)`` of `clockStart` where nothing was suspended.
  ///   ``WorkingCalendar/never`` without a limit, or when a calendar ends before.
  /// - Complexity: O(1), and no allocation.
  public func due(
    clockStart: Int64, intake: WorkingCalendar, clock: WorkingCalendar, suspended: Suspended,
    rule: SuspensionRule
  ) -> Int64 {
    due(
      clockStart: clockStart, intake: intake, clock: clock,
      suspended: suspended.counted(under: rule))
  }

  /// Whether the limit starts anew when a wait under a rule ends.
  ///
  /// So it does for a result on the same day under every rule but `none`: the return is held against
  /// the cut-off as if it were an acceptance.
  public func restarts(under rule: SuspensionRule) -> Bool {
    rule == .restart || (limit == .sameDay && rule != .none)
  }

  /// `due_lawful` of a dossier whose waits were each counted under their own rule.
  ///
  /// Time is added first, then dates. A result on the same day counts nothing here: it restarts.
  ///
  /// - SeeAlso: ``Suspended/add(from:to:under:clock:)``
  public func due(
    clockStart: Int64, intake: WorkingCalendar, clock: WorkingCalendar, suspended: Suspended
  ) -> Int64 {
    guard let limit else { return WorkingCalendar.never }
    if limit == .sameDay { return sameDayDue(acceptance: clockStart, clock: clock) }
    let start = start(acceptance: clockStart, intake: intake)
    guard start < WorkingCalendar.never else { return WorkingCalendar.never }
    let due = end(of: limit, from: start, clock: clock, suspended: suspended)
    guard suspended.workingDates > 0 else { return due }
    return extended(due, byWorkingDays: Int(suspended.workingDates), clock: clock)
  }

  /// The end of a limit and of the time that is added to it.
  private func end(
    of limit: StatutoryLimit, from start: Int64, clock: WorkingCalendar, suspended: Suspended
  ) -> Int64 {
    let startDate = CivilDate.containing(second: start)
    let timeOfDay = start - startDate.startSecond
    switch limit {
    case .workingSeconds(let seconds):
      return clock.finish(
        openSeconds: clock.openSeconds(at: start) + seconds + suspended.openSeconds)
    case .wallSeconds(let seconds):
      return min(start + seconds + suspended.wallSeconds, WorkingCalendar.never)
    case .workingDays(let count):
      let day = clock.workingDay(count, after: startDate)
      let due = instant(on: day, at: timeOfDay)
      // Without suspension the time of day is the start's, whether the clock's office is open or not.
      guard suspended.openSeconds > 0, due < WorkingCalendar.never else { return due }
      return clock.finish(openSeconds: clock.openSeconds(at: due) + suspended.openSeconds)
    case .calendarDays(let count):
      let day = startDate.advanced(byDays: count)
      return rolled(day.startSecond + timeOfDay + suspended.wallSeconds, clock: clock)
    case .months(let count):
      let day = startDate.adding(months: count)
      return rolled(day.startSecond + timeOfDay + suspended.wallSeconds, clock: clock)
    case .sameDay:
      preconditionFailure("a same-day limit has no start")
    }
  }

  /// An instant moved to the next working day if it falls on another, the time of day kept.
  private func rolled(_ instant: Int64, clock: WorkingCalendar) -> Int64 {
    guard instant < WorkingCalendar.never else { return WorkingCalendar.never }
    let date = CivilDate.containing(second: instant)
    let day = clock.firstWorkingDay(onOrAfter: date)
    return self.instant(on: day, at: instant - date.startSecond)
  }

  /// A time of a day, in seconds since midnight; never on the day that stands for none.
  func instant(on day: CivilDate, at timeOfDay: Int64) -> Int64 {
    day < WorkingCalendar.neverDate ? day.startSecond + timeOfDay : WorkingCalendar.never
  }
}
