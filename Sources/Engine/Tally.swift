/// The counts and sums of one row of one replication; dossiers and seconds.
///
/// The identity `carriedOver + received = resolved + open` holds exactly in every row that a
/// dossier cannot leave; returned, withdrawn and stopped join it with their issue.
public struct Tally: Sendable, Equatable, BitwiseCopyable {
  /// Handed in and not yet accepted when the period starts.
  public var submittedAtStart: Int64 = 0
  public var submitted: Int64 = 0
  /// Handed in and not yet accepted when the period ends.
  public var submittedAtEnd: Int64 = 0
  /// Accepted and open when the period starts.
  public var carriedOver: Int64 = 0
  public var received: Int64 = 0
  public var receivedOnline: Int64 = 0
  public var resolvedEarly: Int64 = 0
  public var resolvedOnTime: Int64 = 0
  public var resolvedLate: Int64 = 0
  /// Resolved by `due_current`.
  public var resolvedByCurrent: Int64 = 0
  /// Open at the end, by `due_lawful`; counted by walking the live dossiers.
  public var openWithinTime: Int64 = 0
  public var openOverdue: Int64 = 0
  /// Open at the end and not past `due_current`.
  public var openByCurrent: Int64 = 0
  /// Received in the period and, in the end, resolved by `due_lawful`.
  public var cohortOnTime: Int64 = 0
  /// Received in the period and resolved late, or still open when overdue.
  public var cohortLate: Int64 = 0
  /// Of the resolved: acceptance to resolution, wall time.
  public var elapsedSeconds: Int64 = 0
  /// Of the resolved: acceptance to resolution, open time of the clock's calendar.
  public var workingSeconds: Int64 = 0
  /// Of the resolved: in queues after acceptance, open time of the pools.
  public var waitSeconds: Int64 = 0
  /// Dossier-seconds open in the period, wall time.
  public var backlogSeconds: Int64 = 0

  public init() {}

  public var resolved: Int64 { resolvedEarly + resolvedOnTime + resolvedLate }
  public var open: Int64 { openWithinTime + openOverdue }

  /// Whether what came in equals what went out and what is left, before and after acceptance.
  public var booksBalance: Bool {
    carriedOver + received == resolved + open
      && submittedAtStart + submitted == received + submittedAtEnd
  }

  static func += (left: inout Tally, right: Tally) {
    left.submittedAtStart += right.submittedAtStart
    left.submitted += right.submitted
    left.submittedAtEnd += right.submittedAtEnd
    left.carriedOver += right.carriedOver
    left.received += right.received
    left.receivedOnline += right.receivedOnline
    left.resolvedEarly += right.resolvedEarly
    left.resolvedOnTime += right.resolvedOnTime
    left.resolvedLate += right.resolvedLate
    left.resolvedByCurrent += right.resolvedByCurrent
    left.openWithinTime += right.openWithinTime
    left.openOverdue += right.openOverdue
    left.openByCurrent += right.openByCurrent
    left.cohortOnTime += right.cohortOnTime
    left.cohortLate += right.cohortLate
    left.elapsedSeconds += right.elapsedSeconds
    left.workingSeconds += right.workingSeconds
    left.waitSeconds += right.waitSeconds
    left.backlogSeconds += right.backlogSeconds
  }
}
