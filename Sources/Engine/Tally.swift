/// The counts and sums of one row of one replication; dossiers and seconds.
///
/// The identity `carriedOver + received = resolved + returned + withdrawn + stopped + open` holds
/// exactly in every row that a dossier cannot leave.
public struct Tally: Sendable, Equatable, BitwiseCopyable {
  /// Handed in and not yet accepted when the period starts.
  public var submittedAtStart: Int64 = 0
  public var submitted: Int64 = 0
  /// Handed in and not yet accepted when the period ends.
  public var submittedAtEnd: Int64 = 0
  /// Taken over from other agencies less handed over to them: accepted, and not yet accepted.
  public var moved: Int64 = 0
  public var movedSubmitted: Int64 = 0
  /// Of the accepted ones those received in the month at hand.
  public var movedOfItsMonth: Int64 = 0
  /// Accepted and open when the period starts.
  public var carriedOver: Int64 = 0
  public var received: Int64 = 0
  public var receivedOnline: Int64 = 0
  public var resolvedEarly: Int64 = 0
  public var resolvedOnTime: Int64 = 0
  public var resolvedLate: Int64 = 0
  /// Turned away at intake, and taken back before acceptance: never received.
  public var refusedAtIntake: Int64 = 0
  public var withdrawnBeforeAcceptance: Int64 = 0
  /// Closed without a result after acceptance.
  public var returned: Int64 = 0
  public var withdrawn: Int64 = 0
  public var stopped: Int64 = 0
  /// Of these three together: before, on and after the date of `due_lawful`.
  public var leftEarly: Int64 = 0
  public var leftOnTime: Int64 = 0
  public var leftLate: Int64 = 0
  /// Closed, with or without a result, by `due_current` and with one request for papers at most.
  public var closedByCurrent: Int64 = 0
  /// Open at the end, by `due_lawful`; counted by walking the live dossiers.
  public var openWithinTime: Int64 = 0
  public var openOverdue: Int64 = 0
  /// Open at the end, not past `due_current` and with one request for papers at most.
  public var openByCurrent: Int64 = 0
  /// Open at the end and waiting for the applicant; a part of the open.
  public var openPaused: Int64 = 0
  /// Received in the period and, in the end, resolved by `due_lawful`.
  public var cohortOnTime: Int64 = 0
  /// Received in the period and resolved late, or still open when overdue.
  public var cohortLate: Int64 = 0
  /// Received in the period and, in the end, closed without a result.
  public var cohortLeft: Int64 = 0
  /// Requests for papers after acceptance.
  public var supplements: Int64 = 0
  /// Agencies' answers that came after their limit, or not before it.
  public var lateAnswers: Int64 = 0
  /// Passes of steps with a norm that kept it, and that did not.
  public var normsKept: Int64 = 0
  public var normsBroken: Int64 = 0
  /// Online dossiers accepted within the limit of acknowledgement, and after it.
  public var acknowledgedInTime: Int64 = 0
  public var acknowledgedLate: Int64 = 0
  /// Dossiers not done on the last working day before they were due: letters of apology due, those
  /// sent in time and late, and the extensions granted.
  public var lettersDue: Int64 = 0
  public var lettersInTime: Int64 = 0
  public var lettersLate: Int64 = 0
  public var extensionsGranted: Int64 = 0
  /// Needs met by the last result of a procedure with stages, those of which every dossier was closed
  /// by `due_lawful`, and those that ended before.
  public var journeysFinished: Int64 = 0
  public var journeysOnTime: Int64 = 0
  public var journeysBroken: Int64 = 0
  /// Of the finished journeys: first submission to last result, wall time.
  public var journeySeconds: Int64 = 0
  /// Of the finished journeys: ways of the applicant to an office.
  public var journeyTrips: Int64 = 0
  /// Of the resolved: acceptance to resolution, wall time.
  public var elapsedSeconds: Int64 = 0
  /// Of the resolved: acceptance to resolution, open time of the clock's calendar.
  public var workingSeconds: Int64 = 0
  /// Of the resolved: in queues after acceptance, open time of the pools.
  public var waitSeconds: Int64 = 0
  /// Dossier-seconds open in the period, wall time.
  public var backlogSeconds: Int64 = 0
  /// The same closings and open dossiers by state.
  public var states = StateTally()
  /// The same open dossiers by due date and age.
  public var standing = StandingTally()
  /// Of the resolved: ways of the applicant to an office, in thousandths.
  public var tripThousandths: Int64 = 0
  /// Of the resolved: what they cost their applicants.
  public var costs = CostTally()

  public init() {}

  public var resolved: Int64 { resolvedEarly + resolvedOnTime + resolvedLate }
  public var open: Int64 { openWithinTime + openOverdue }
  /// Closed without a result after acceptance.
  public var left: Int64 { returned + withdrawn + stopped }

  /// Whether what came in equals what went out and what is left, before and after acceptance.
  public var booksBalance: Bool {
    carriedOver + received + moved == resolved + left + open
      && left == leftEarly + leftOnTime + leftLate
      && submittedAtStart + submitted + movedSubmitted
        == received + refusedAtIntake + withdrawnBeforeAcceptance + submittedAtEnd
      && statesAgree
  }

  /// Adds what another row or replication counted.
  public static func += (left: inout Tally, right: Tally) {
    left.submittedAtStart += right.submittedAtStart
    left.submitted += right.submitted
    left.submittedAtEnd += right.submittedAtEnd
    left.moved += right.moved
    left.movedSubmitted += right.movedSubmitted
    left.movedOfItsMonth += right.movedOfItsMonth
    left.carriedOver += right.carriedOver
    left.received += right.received
    left.receivedOnline += right.receivedOnline
    left.resolvedEarly += right.resolvedEarly
    left.resolvedOnTime += right.resolvedOnTime
    left.resolvedLate += right.resolvedLate
    left.refusedAtIntake += right.refusedAtIntake
    left.withdrawnBeforeAcceptance += right.withdrawnBeforeAcceptance
    left.returned += right.returned
    left.withdrawn += right.withdrawn
    left.stopped += right.stopped
    left.leftEarly += right.leftEarly
    left.leftOnTime += right.leftOnTime
    left.leftLate += right.leftLate
    left.closedByCurrent += right.closedByCurrent
    left.openWithinTime += right.openWithinTime
    left.openOverdue += right.openOverdue
    left.openByCurrent += right.openByCurrent
    left.openPaused += right.openPaused
    left.cohortOnTime += right.cohortOnTime
    left.cohortLate += right.cohortLate
    left.cohortLeft += right.cohortLeft
    left.supplements += right.supplements
    left.lateAnswers += right.lateAnswers
    left.normsKept += right.normsKept
    left.normsBroken += right.normsBroken
    left.acknowledgedInTime += right.acknowledgedInTime
    left.acknowledgedLate += right.acknowledgedLate
    left.lettersDue += right.lettersDue
    left.lettersInTime += right.lettersInTime
    left.lettersLate += right.lettersLate
    left.extensionsGranted += right.extensionsGranted
    left.journeysFinished += right.journeysFinished
    left.journeysOnTime += right.journeysOnTime
    left.journeysBroken += right.journeysBroken
    left.journeySeconds += right.journeySeconds
    left.journeyTrips += right.journeyTrips
    left.elapsedSeconds += right.elapsedSeconds
    left.workingSeconds += right.workingSeconds
    left.waitSeconds += right.waitSeconds
    left.backlogSeconds += right.backlogSeconds
    left.states += right.states
    left.standing += right.standing
    left.tripThousandths += right.tripThousandths
    left.costs += right.costs
  }
}
