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
  /// What the records say; `nil` where the scenario says nothing of them.
  public var recorded: RecordedOutcome?
  /// The open dossiers that are overdue or near their due date, most urgent first; `nil` unless asked
  /// for.
  public var dueList: [DueEntry]?
  /// Seconds of the period, wall time.
  public var periodSeconds: Int64
  /// Every dossier simulated, warm-up and follow-up included.
  public var dossiers: Int64
  /// Arrivals and step completions.
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
  /// Nine of ten of the open are at most so many working days old; `nil` when nothing is open.
  public var ageNinetieth: Double?
  /// What its dossiers cost their applicants is known; false where the scenario says nothing of it.
  public var hasCosts = false
}

extension RowOutcome {
  /// The sum of rows that share no dossier; it has no quantiles.
  public init(sumOf rows: [RowOutcome], spanSeconds: Int64) {
    var tally = Tally()
    for row in rows { tally += row.tally }
    self.init(tally: tally, spanSeconds: spanSeconds)
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
  /// The run was told to stop.
  case cancelled
}
