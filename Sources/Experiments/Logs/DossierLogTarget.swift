/// Where the dossiers of a run are written while it runs.
public protocol DossierLogTarget: Sendable {
  /// What takes the dossiers of a replication, counted from 0; `nil`: they are not wanted. Called from any
  /// thread, once for each replication.
  func log(ofReplication index: Int) throws -> (any ReplicationLog)?
}

/// Takes the dossiers of one replication, on the thread that runs it.
public protocol ReplicationLog: AnyObject {
  /// Whether events are wanted beside the dossiers.
  var wantsEvents: Bool { get }
  /// Takes some dossiers, in the order in which they left; those still in the office come last, by number.
  func append(_ dossiers: [LoggedDossier]) throws
  /// The replication is done, and all of its dossiers were taken.
  func finish() throws
}
