/// The closings and the open dossiers of one row by their state: what forms are filled in from.
///
/// Each is counted on its own, and their sums must agree with `Tally`. Resolved dossiers stand there.
public struct StateTally: Sendable, Equatable, BitwiseCopyable {
  /// Received by post; a part of those not filed online.
  public var receivedByPost: Int64 = 0
  /// Filed online by staff at a counter; a part of those filed online.
  public var receivedAssisted: Int64 = 0
  public var returned = ClosedTally()
  public var withdrawn = ClosedTally()
  public var stopped = ClosedTally()
  /// Open at the end and with the office, or with an agency that was asked.
  public var inProgress = OpenTally()
  /// Open at the end, and papers were asked for in at least one branch.
  public var awaitingSupplement = OpenTally()
  /// Open at the end, with a payment to come and no papers.
  public var awaitingPayment = OpenTally()

  public init() {}

  static func += (left: inout StateTally, right: StateTally) {
    left.receivedByPost += right.receivedByPost
    left.receivedAssisted += right.receivedAssisted
    left.returned += right.returned
    left.withdrawn += right.withdrawn
    left.stopped += right.stopped
    left.inProgress += right.inProgress
    left.awaitingSupplement += right.awaitingSupplement
    left.awaitingPayment += right.awaitingPayment
  }
}

/// Closings before, on and after the date of `due_lawful`.
public struct ClosedTally: Sendable, Equatable, BitwiseCopyable {
  public var early: Int64 = 0
  public var onTime: Int64 = 0
  public var late: Int64 = 0

  public init() {}

  public var total: Int64 { early + onTime + late }

  static func += (left: inout ClosedTally, right: ClosedTally) {
    left.early += right.early
    left.onTime += right.onTime
    left.late += right.late
  }
}

/// Open dossiers not past `due_lawful`, and past it.
public struct OpenTally: Sendable, Equatable, BitwiseCopyable {
  public var withinTime: Int64 = 0
  public var overdue: Int64 = 0

  public init() {}

  public var total: Int64 { withinTime + overdue }

  static func += (left: inout OpenTally, right: OpenTally) {
    left.withinTime += right.withinTime
    left.overdue += right.overdue
  }
}

extension Tally {
  /// Whether the counts by state add up to those that were made beside them.
  var statesAgree: Bool {
    let paused = states.awaitingSupplement.total + states.awaitingPayment.total
    return states.returned.total == returned && states.withdrawn.total == withdrawn
      && states.stopped.total == stopped
      && states.returned.late + states.withdrawn.late + states.stopped.late == leftLate
      && paused == openPaused && states.inProgress.total + paused == open
      && states.inProgress.overdue + states.awaitingSupplement.overdue
        + states.awaitingPayment.overdue == openOverdue
      && states.receivedByPost <= received - receivedOnline
      && states.receivedAssisted <= receivedOnline
      && resolvedSameMonth >= 0 && resolvedSameMonth <= resolved
      && standing.nearDue + openOverdue <= open
  }
}
