// An extension moves `due_current` only. A dossier that has one and is suspended, in whichever order,
// has `due_current` = the extended `due_lawful`.

extension StatutoryClock {
  /// A due instant moved by working days of `clock`, the time of day kept.
  ///
  /// `count` is positive. ``WorkingCalendar/never`` stays never.
  ///
  /// - Complexity: O(1).
  public func extended(
    _ due: Int64, byWorkingDays count: Int, clock: WorkingCalendar
  ) -> Int64 {
    guard due < WorkingCalendar.never else { return WorkingCalendar.never }
    let dueDate = CivilDate.containing(second: due)
    let day = clock.workingDay(count, after: dueDate)
    return instant(on: day, at: due - dueDate.startSecond)
  }

  /// When more time is asked for: the opening of the last working day before the date of `due`.
  ///
  /// A working day on which the office does not open is passed over, to an earlier one. The moment
  /// may lie before the dossier's acceptance: a limit of one working day that started at ten is past
  /// it from the beginning, and nobody asks.
  ///
  /// - Parameters:
  ///   - due: `due_current`.
  ///   - clock: The calendar in which the limit is counted: its working days.
  ///   - opens: The calendar of the office that asks: its openings.
  /// - Returns: ``WorkingCalendar/never`` without a due date, or when the calendars begin after.
  /// - Complexity: O(1); it walks back over working days on which `opens` does not open.
  public func extensionRequest(
    due: Int64, clock: WorkingCalendar, opens: WorkingCalendar
  ) -> Int64 {
    guard due < WorkingCalendar.never else { return WorkingCalendar.never }
    var day = clock.lastWorkingDay(before: CivilDate.containing(second: due))
    while clock.coveredDays.contains(day) {
      let opening = opens.opening(atOrAfter: day.startSecond)
      if CivilDate.containing(second: opening) == day { return opening }
      day = clock.lastWorkingDay(before: day)
    }
    return WorkingCalendar.never
  }

  /// Whether more time may still be asked for: the request's date is earlier than that of `due`.
  ///
  /// A result that is due on the day of acceptance therefore never gets more. A request that is not
  /// in time is refused and does not use up the one extension.
  public func isExtensionInTime(request: Int64, due: Int64) -> Bool {
    due < WorkingCalendar.never
      && CivilDate.containing(second: request) < CivilDate.containing(second: due)
  }
}
