/// What is counted of every dossier, apart from what few have.
///
/// It stands together, so that counting touches few lines of memory. A row's `Tally` gets it at the end.
struct Flow: BitwiseCopyable {
  var submitted: Int64 = 0
  var received: Int64 = 0
  var receivedOnline: Int64 = 0
  var resolvedEarly: Int64 = 0
  var resolvedOnTime: Int64 = 0
  var resolvedLate: Int64 = 0
  var closedByCurrent: Int64 = 0
  var elapsedSeconds: Int64 = 0
  var workingSeconds: Int64 = 0
  var waitSeconds: Int64 = 0
  var backlogSeconds: Int64 = 0
  /// Of the cohort of a month, by acceptance.
  var cohortOnTime: Int64 = 0
  var cohortLate: Int64 = 0
  /// The buckets of the row's histogram that were used.
  var buckets = BucketRange()
  /// Fills two lines of memory.
  private var padding: (Int64, Int64) = (0, 0)

  var resolved: Int64 { resolvedEarly + resolvedOnTime + resolvedLate }

  /// Adds, or takes off, what another flow has counted; the buckets stay.
  mutating func add(_ other: Flow, sign: Int64 = 1) {
    submitted += sign * other.submitted
    received += sign * other.received
    receivedOnline += sign * other.receivedOnline
    resolvedEarly += sign * other.resolvedEarly
    resolvedOnTime += sign * other.resolvedOnTime
    resolvedLate += sign * other.resolvedLate
    closedByCurrent += sign * other.closedByCurrent
    elapsedSeconds += sign * other.elapsedSeconds
    workingSeconds += sign * other.workingSeconds
    waitSeconds += sign * other.waitSeconds
    backlogSeconds += sign * other.backlogSeconds
    cohortOnTime += sign * other.cohortOnTime
    cohortLate += sign * other.cohortLate
  }
}

extension Tally {
  mutating func add(_ flow: Flow) {
    submitted += flow.submitted
    received += flow.received
    receivedOnline += flow.receivedOnline
    resolvedEarly += flow.resolvedEarly
    resolvedOnTime += flow.resolvedOnTime
    resolvedLate += flow.resolvedLate
    closedByCurrent += flow.closedByCurrent
    elapsedSeconds += flow.elapsedSeconds
    workingSeconds += flow.workingSeconds
    waitSeconds += flow.waitSeconds
    backlogSeconds += flow.backlogSeconds
    cohortOnTime += flow.cohortOnTime
    cohortLate += flow.cohortLate
  }
}
