/// How the records of some dossiers differ from what happened: a row of `recording:`.
///
/// It changes nothing that happens. The first row that fits a dossier counts.
public struct RecordingRule: Sendable, Equatable {
  /// Full names of procedures and of deciding agencies, one of which must be the dossier's; both `nil`:
  /// every dossier.
  public var procedures: Set<String>?
  public var agencies: Set<String>?
  /// The share of dossiers that are entered at all; those in hand at the start are.
  public var entered = 1.0
  /// From a dossier's end until it is recorded; runs on the calendar of the deciding agency.
  public var lag: Delay?
  /// The share of dossiers whose end is never recorded.
  public var missing = 0.0
  /// The share of dossiers that are recorded in another state than their own.
  public var wrong = 0.0
  /// Of those whose end would be recorded late, the share that is given `due_lawful` as its end.
  public var bulk = 0.0
  /// How many dossiers a unit has to record in a month; `nil`: nothing is asked.
  public var least: Int?

  /// Makes a rule about every dossier, by which records are as things are.
  public init() {}
}
