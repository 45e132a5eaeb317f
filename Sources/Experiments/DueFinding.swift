import Engine
public import Scenarios

/// A dossier that is overdue or near its due date at the end of the first replication.
public struct DueFinding: Sendable, Equatable {
  /// Full names; `nil`: it has no place.
  public var agency: String
  public var procedure: String
  public var place: String?
  /// Its number in the replication, in order of arrival.
  public var dossier: Int64
  public var channel: Channel
  public var state: BookState
  /// Acceptance and `due_lawful`, seconds since 1970-01-01T00:00, Viet Nam time.
  public var accepted: Int64
  public var due: Int64
  /// Working days from the last day of the period to the due date; negative: past.
  public var daysLeft: Int
  public var isOverdue: Bool

  init(_ entry: DueEntry) {
    agency = entry.agency
    procedure = entry.procedure
    place = entry.place
    dossier = entry.dossier
    channel = entry.channel
    state = entry.state
    accepted = entry.accepted
    due = entry.due
    daysLeft = entry.daysLeft
    isOverdue = entry.isOverdue
  }
}
