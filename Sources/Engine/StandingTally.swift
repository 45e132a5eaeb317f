/// How the dossiers that are open at the end stand to their due dates, and how long they have been open.
///
/// Counted by walking the live dossiers, of the rows of months at the end of each month.
public struct StandingTally: Sendable, Equatable, BitwiseCopyable {
  /// Not overdue, and due on the last day or on one of the next three working days.
  public var nearDue: Int64 = 0
  /// Working days past `due_lawful`, added up over the overdue.
  public var overdueDays: Int64 = 0
  /// Working days since acceptance, added up over the open.
  public var ageDays: Int64 = 0
  /// Received in a month and still open at its end; added up over months.
  public var openOfItsMonth: Int64 = 0
  /// Received in a month and closed in it without a result; added up over months.
  public var leftInItsMonth: Int64 = 0

  public init() {}

  static func += (left: inout StandingTally, right: StandingTally) {
    left.nearDue += right.nearDue
    left.overdueDays += right.overdueDays
    left.ageDays += right.ageDays
    left.openOfItsMonth += right.openOfItsMonth
    left.leftInItsMonth += right.leftInItsMonth
  }

  mutating func countOpen(_ standing: Standing) {
    nearDue += standing.due.isNear ? 1 : 0
    overdueDays += standing.isOverdue ? Int64(standing.due.daysPast) : 0
    ageDays += Int64(standing.ageDays)
  }
}

/// How an open dossier stands to `due_lawful` at the end of a day.
struct DueStanding: BitwiseCopyable {
  /// Working days from that day to the due date, negative when it is past; `nil` without a due date.
  var daysLeft: Int?
  var isOverdue: Bool

  /// Due within this many working days is near.
  static let nearDays = 3

  var isNear: Bool { !isOverdue && (daysLeft ?? .max) <= Self.nearDays }
  var daysPast: Int { max(0, -(daysLeft ?? 0)) }
}

extension Tally {
  /// Closed with a result in the calendar month in which they were received.
  ///
  /// Whoever was received in a month and is neither open at its end nor gone without a result.
  public var resolvedSameMonth: Int64 {
    received + movedOfItsMonth - standing.openOfItsMonth - standing.leftInItsMonth
  }
}
