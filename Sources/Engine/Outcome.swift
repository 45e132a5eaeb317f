public import WorkingTime

/// What one replication came to: figures on margins, nothing that grows with the dossiers closed.
public struct Outcome: Sendable, Equatable {
  /// Everything together.
  public var total: RowOutcome
  /// In the orders of `Margins`.
  public var agencies: [RowOutcome]
  public var fields: [RowOutcome]
  public var procedures: [RowOutcome]
  public var channels: [RowOutcome]
  public var months: [RowOutcome]
  /// In the order of `Model.pools`.
  public var pools: [PoolOutcome]
  /// Open dossiers at every full hour of the period, its start first; empty unless asked for.
  public var hourlyOpen: [Int32]
  /// Where the time of the resolved went; `nil` unless asked for.
  public var delays: DelayOutcome?
  /// What agencies received, in the order of `Margins.intakes`; empty unless applicants choose.
  public var intakes: [IntakeOutcome] = []
  /// Of the costs, those of dossiers that a change of rules has reached, in the order of procedures;
  /// empty where there are none.
  public var treatedCosts: [TreatedCosts] = []
  /// What the records say; `nil` where the scenario says nothing of them.
  public var recorded: RecordedOutcome?
  /// The open dossiers that are overdue or near their due date, most urgent first; `nil` unless asked
  /// for.
  public var dueList: [DueEntry]?
  /// Seconds of the period, wall time.
  public var periodSeconds: Int64
  /// Every dossier handed in before the period ended, those of the warm-up included.
  public var dossiers: Int64
  /// Arrivals and completed steps before the period ended.
  public var events: Int64
}

/// One row of an outcome.
public struct RowOutcome: Sendable, Equatable {
  public var tally: Tally
  /// Seconds of the row, wall time: the period's, or the month's.
  public var spanSeconds: Int64
  /// Quantiles of working seconds from acceptance to resolution; `nil` when nothing was resolved.
  public var workingMedian: Double?
  public var workingNinetieth: Double?
  /// The dossiers kept out of these books.
  public var internalWork = InternalWork()
  /// Nine of ten of the open are at most so many working days old; `nil` when nothing is open.
  public var ageNinetieth: Double?
  /// What its dossiers cost their applicants is known; false where the scenario says nothing of it.
  public var hasCosts = false
}

/// The dossiers of one row that are in books of their own: work of the office for itself.
public struct InternalWork: Sendable, Equatable, BitwiseCopyable {
  /// In hand when the period starts, and handed in during it.
  public var atStart: Int64 = 0
  public var came: Int64 = 0
  /// Closed in the period with a result, and without one.
  public var done: Int64 = 0
  public var dropped: Int64 = 0
  /// In hand when the period ends; counted by walking the live dossiers.
  public var left: Int64 = 0

  public init() {}

  /// Of the tally of its own rows.
  init(_ tally: Tally) {
    atStart = tally.submittedAtStart + tally.carriedOver
    came = tally.submitted
    done = tally.resolved
    dropped = tally.refusedAtIntake + tally.withdrawnBeforeAcceptance + tally.left
    left = tally.submittedAtEnd + tally.open
  }

  /// Whether what came in equals what went out and what is left.
  public var balances: Bool { atStart + came == done + dropped + left }

  static func += (left: inout InternalWork, right: InternalWork) {
    left.atStart += right.atStart
    left.came += right.came
    left.done += right.done
    left.dropped += right.dropped
    left.left += right.left
  }
}

extension RowOutcome {
  /// The sum of rows that share no dossier; it has no quantiles.
  public init(sumOf rows: [RowOutcome], spanSeconds: Int64) {
    var tally = Tally()
    var internalWork = InternalWork()
    for row in rows {
      tally += row.tally
      internalWork += row.internalWork
    }
    self.init(tally: tally, spanSeconds: spanSeconds, internalWork: internalWork)
  }
}

/// What one pool did in the period.
public struct PoolOutcome: Sendable, Equatable, BitwiseCopyable {
  /// Seconds worked.
  public var workedSeconds: Int64 = 0
  /// Seconds of open time in which its people were there, added up over people.
  public var presentSeconds: Int64 = 0
  /// Jobs begun.
  public var started: Int64 = 0
  /// Waits of the jobs begun, open time of the pool.
  public var waitSeconds: Int64 = 0

  public init() {}
}

/// A replication that could not be finished; none of its figures is reported.
public enum RunError: Error, Sendable, Equatable {
  /// A row's books do not balance: a mistake of the program.
  case booksDoNotBalance(row: String)
  /// More dossiers are open at once than the limit, so the office is hopelessly overloaded.
  case tooManyOpenDossiers(limit: Int)
  /// An agency has closed, and open dossiers are left with it that nothing moves; `cameLater`: some came
  /// when it was closed already.
  case closedWithDossiers(agency: String, day: CivilDate, count: Int, cameLater: Bool)
  /// The run was told to stop.
  case cancelled
}
