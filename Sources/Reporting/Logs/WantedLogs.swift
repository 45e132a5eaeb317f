/// Which logs of dossiers a run writes into its folder.
public struct WantedLogs: Sendable, Equatable {
  /// `dossiers.csv`, of all replications.
  public var dossiers: Bool
  public var events: [EventLogKind]
  /// How many replications event logs have, from the first.
  public var eventReplications: Int

  public init(
    dossiers: Bool = false, events: [EventLogKind] = [], eventReplications: Int = 1
  ) {
    self.dossiers = dossiers
    self.events = EventLogKind.allCases.filter { events.contains($0) }
    self.eventReplications = eventReplications
  }

  /// Nothing is wanted.
  public var isEmpty: Bool { !dossiers && events.isEmpty }

  /// What the identity of the run says of them; nothing where nothing is wanted.
  public var words: [String] {
    (dossiers ? ["dossier log"] : [])
      + events.map { "event log \($0.rawValue) of \(eventReplications)" }
  }
}

/// The formats of event logs.
public enum EventLogKind: String, Sendable, CaseIterable {
  case csv, xes, ocel2
}
