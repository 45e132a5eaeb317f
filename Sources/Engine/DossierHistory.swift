package import Scenarios
package import WorkingTime

/// What is known of a dossier when it leaves the run, or when the run ends.
package struct DossierHistory: Sendable, Equatable {
  /// Its number in the replication, in order of arrival.
  package var number: Int64
  /// Indices into the scenario's procedures, the deciding agencies of `Margins` and the scenario's
  /// agencies; `nil`: it has no place.
  package var procedure: Int
  package var agency: Int
  package var place: Int?
  package var channel: Channel
  /// It is work of the office for itself, in books of its own.
  package var isInternal: Bool
  /// Instants, seconds since 1970-01-01T00:00, Viet Nam time; `nil`: not known, or not yet.
  package var submitted: Int64?
  package var accepted: Int64?
  package var closed: Int64?
  package var delivered: Int64?
  /// Those of an open dossier whose clock stands still are as if it went on when the run ends; `nil`
  /// without a limit or before acceptance.
  package var due: DueDates?
  package var state: DossierState
  /// How it stood to its clock when it was closed, and how many days behind `due_lawful`.
  package var verdict: Verdict?
  package var daysLate: Int
  /// Open seconds of the clock's calendar from acceptance to the end, lawful suspension left out; `nil`
  /// where it is not accepted and closed.
  package var workingSeconds: Int64?
  /// Its waits in queues after acceptance, open seconds of the pools.
  package var waitSeconds: Int64
  /// Open seconds of the clock's calendar in suspensions that are over.
  package var suspendedSeconds: Int64
  /// Requests for papers after acceptance, and working days granted.
  package var supplements: Int
  package var extensionDays: Int
  /// How many events of the batch are its own.
  package var eventCount: Int
}

/// How a dossier stood when it left, or when the run ended.
package enum DossierState: String, Sendable, CaseIterable, BitwiseCopyable {
  /// Handed in and not accepted; accepted and not closed.
  case submitted, open
  /// Without a result; of those withdrawn some were never accepted, of those refused all.
  case refused, returned, withdrawn, stopped
  case resolved
}

/// Something that happened to a dossier.
package struct HistoryEvent: Sendable, Equatable {
  /// Seconds since 1970-01-01T00:00, Viet Nam time.
  package var instant: Int64
  package var event: DossierLog.Event
  /// The entry of the workflow, counted over all procedures; `nil`: none.
  package var entry: Int?
  /// Of work: index into `Model.pools`, and the person in the pool where people have names.
  package var pool: Int?
  package var person: Int?
}

/// Dossiers that left, in the order in which they did, and their events one dossier after the other.
package struct HistoryBatch: Sendable, Equatable {
  package var dossiers: [DossierHistory] = []
  /// Of each dossier in the order of their instants; of one instant, as they happened.
  package var events: [HistoryEvent] = []
}

/// Takes the histories of the dossiers of a replication while it runs.
package protocol HistorySink: AnyObject {
  /// Whether events are wanted beside the dossiers.
  var wantsEvents: Bool { get }
  /// Takes some dossiers; called by the thread that runs the replication.
  func take(_ batch: HistoryBatch)
}
