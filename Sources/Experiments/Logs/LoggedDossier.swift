public import Scenarios
public import WorkingTime

/// A dossier that was in the office in the period, as logs write it.
public struct LoggedDossier: Sendable, Equatable {
  /// From 0.
  public var replication: Int
  /// Its number in the replication, in order of arrival.
  public var number: Int64
  /// Full names; the agency is that which decides it, a dossier without a field or a place has `nil`.
  public var procedure: String
  public var field: String?
  public var channel: Channel
  public var place: String?
  public var agency: String
  /// It is work of the office for itself, in books of its own.
  public var isInternal: Bool
  /// Instants, seconds since 1970-01-01T00:00, Viet Nam time; `nil`: not known, or not yet.
  public var submitted: Int64?
  public var accepted: Int64?
  /// `nil` without a limit, or before acceptance.
  public var due: DueDates?
  public var closed: Int64?
  public var delivered: Int64?
  public var state: LoggedState
  /// How it stood to its clock when it was closed; `nil`: it was not accepted, or is open.
  public var verdict: Verdict?
  /// Days behind `due_lawful`; 0 unless the verdict is late.
  public var daysLate: Int
  /// Open time of the clock's calendar from acceptance to the end without lawful suspension; `nil`
  /// where it is not accepted and closed.
  public var workingSeconds: Int64?
  /// Its waits in queues after acceptance, open seconds of the pools.
  public var waitSeconds: Int64
  /// Open seconds of the clock's calendar in suspensions that are over.
  public var suspendedSeconds: Int64
  /// Requests for papers after acceptance, and working days granted.
  public var supplements: Int
  public var extensionDays: Int
  /// What happened to it, in the order of beginnings; empty unless asked for.
  public var events: [LoggedEvent]
}

/// How a dossier stood when it left the office, or when the run ended.
public enum LoggedState: String, Sendable, CaseIterable {
  /// Handed in and not accepted; accepted and not closed.
  case submitted, open
  /// Without a result; all that were refused and some that were withdrawn were never accepted.
  case refused, returned, withdrawn, stopped
  case resolved
}

/// Something that happened to a dossier: a moment, or a piece of work from its beginning to its end.
public struct LoggedEvent: Sendable, Equatable {
  /// `accepted`, or the name of the step that is worked.
  public var activity: String
  /// The item of the workflow that it belongs to, if any.
  public var item: String?
  /// Seconds since 1970-01-01T00:00, Viet Nam time; equal for a moment.
  ///
  /// An end is `nil` where work was in hand when the run ended, or when its dossier was gone.
  public var start: Int64
  public var end: Int64?
  /// Who did it: the pool by its full name, and the person's number in it from 1 where people have names.
  public var pool: String?
  public var person: Int?

  public init(
    activity: String, item: String? = nil, start: Int64, end: Int64?, pool: String? = nil,
    person: Int? = nil
  ) {
    self.activity = activity
    self.item = item
    self.start = start
    self.end = end
    self.pool = pool
    self.person = person
  }

  /// Whether it is a piece of work.
  public var isWork: Bool { pool != nil }
}
