/// The statutory clock of a procedure: when it starts, when a dossier is due, and the verdict.
///
/// Instants are seconds since 1970-01-01T00:00 in Viet Nam; ``WorkingCalendar/never`` is a due
/// instant that does not come. Working days and open time are those of the calendar `clock`, the
/// deciding agency's unless the scenario names another; the start is that of the intake agency's.
///
/// - SeeAlso: Civil Code 2015 (91/2015/QH13), articles 147 and 148.
public struct StatutoryClock: Sendable, Equatable {
  /// `nil`: no due date; every dossier is on time.
  public let limit: StatutoryLimit?
  /// The last moment of acceptance for a result on the same day, itself included.
  public let cutOff: TimeOfDay
  public let judged: Judged

  public init(
    limit: StatutoryLimit?, cutOff: TimeOfDay = TimeOfDay(hour: 15, minute: 0),
    judged: Judged = .date
  ) {
    self.limit = limit
    self.cutOff = cutOff
    self.judged = judged
  }
}

// MARK: - Start and due date

extension StatutoryClock {
  /// When the clock starts: at acceptance, or at the next opening if the intake office is shut.
  ///
  /// `acceptance` is the end of the intake step.
  public func start(acceptance: Int64, intake: WorkingCalendar) -> Int64 {
    intake.opening(atOrAfter: acceptance)
  }

  /// When a dossier is due.
  ///
  /// Days and months keep the start's time of day. Of working days the start's date is not counted;
  /// calendar days and months that end on another day roll on to the next working day.
  ///
  /// - Parameters:
  ///   - acceptance: The end of the intake step.
  ///   - intake: The calendar of the intake agency, in which the clock starts.
  ///   - clock: The calendar in which the limit is counted.
  /// - Returns: ``WorkingCalendar/never`` without a limit, or when a calendar ends before.
  /// - Complexity: O(1); a same-day limit walks over working days on which `clock` does not open.
  public func due(acceptance: Int64, intake: WorkingCalendar, clock: WorkingCalendar) -> Int64 {
    due(clockStart: acceptance, intake: intake, clock: clock, suspended: Suspended())
  }

  /// The closing of the day of acceptance, or of the next working day.
  ///
  /// The test is made once, on the acceptance itself, whether the office is open then or not. A
  /// working day on which the clock's office does not open is passed over.
  func sameDayDue(acceptance: Int64, clock: WorkingCalendar) -> Int64 {
    let date = CivilDate.containing(second: acceptance)
    let isInTime =
      acceptance - date.startSecond <= Int64(cutOff.secondsSinceMidnight)
      && clock.isWorkingDay(date)
    var day = isInTime ? date : clock.workingDay(1, after: date)
    while day < WorkingCalendar.neverDate {
      let openSeconds = clock.openSeconds(atStartOf: day.advanced(byDays: 1))
      if openSeconds > clock.openSeconds(atStartOf: day) {
        return clock.finish(openSeconds: openSeconds)
      }
      day = clock.workingDay(1, after: day)
    }
    return WorkingCalendar.never
  }
}

// MARK: - Verdict

extension StatutoryClock {
  /// How a finish stands to its due instant, by date or by instant as ``judged`` says.
  ///
  /// On time when `due` is ``WorkingCalendar/never``.
  public func verdict(finish: Int64, due: Int64) -> Verdict {
    guard due < WorkingCalendar.never else { return .onTime }
    let difference =
      switch judged {
      case .date: Int64(date(finish).dayNumber - date(due).dayNumber)
      case .instant: finish - due
      }
    return difference < 0 ? .early : difference == 0 ? .onTime : .late
  }

  /// Whether a dossier that is open at an instant is past its due date then.
  public func isOverdue(at instant: Int64, due: Int64) -> Bool {
    verdict(finish: instant, due: due) == .late
  }

  /// The first instant at which a dossier due at `due` and still open is overdue.
  ///
  /// ``WorkingCalendar/never`` when it has no due date.
  public func overdueFrom(due: Int64) -> Int64 {
    guard due < WorkingCalendar.never else { return WorkingCalendar.never }
    return switch judged {
    case .date: date(due).advanced(byDays: 1).startSecond
    case .instant: due + 1
    }
  }

  /// The working days d with due < d <= finish, by date; 0 when none are.
  ///
  /// A dossier judged late by instant on its due date is 0 days late; so is one that was due on the
  /// last working day before its finish at a weekend.
  public func daysLate(finish: Int64, due: Int64, clock: WorkingCalendar) -> Int {
    let firstLateDay = date(due).advanced(byDays: 1)
    let lastLateDay = date(finish)
    guard firstLateDay <= lastLateDay else { return 0 }
    return clock.workingDays(in: firstLateDay...lastLateDay)
  }

  private func date(_ instant: Int64) -> CivilDate {
    CivilDate.containing(second: instant)
  }
}
