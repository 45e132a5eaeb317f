/// A statutory time limit; every count is positive.
public enum StatutoryLimit: Sendable, Equatable, Hashable {
  /// `3 working h`: open time of the clock's calendar.
  case workingSeconds(Int64)
  /// `3 h`: wall time.
  case wallSeconds(Int64)
  /// `8 working days`.
  case workingDays(Int)
  /// `15 days`.
  case calendarDays(Int)
  /// `1 month`.
  case months(Int)
  /// `same day`, by the clock's cut-off.
  case sameDay
}

/// What the clock does while a dossier waits for the applicant.
public enum SuspensionRule: String, Sendable, Equatable, CaseIterable, BitwiseCopyable {
  /// It stops: open time is added to limits in working days or hours, wall time to those in calendar days.
  case stop
  /// The limit begins anew at the return.
  case restart
  /// Whole working days are added.
  case dates
  /// It runs on.
  case none
}

/// How a finish is held against a due date.
public enum Judged: String, Sendable, Equatable, CaseIterable {
  case date, instant
}
