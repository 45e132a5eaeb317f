/// What the records say, where the scenario says how they are kept.
public struct RecordedFindings: Sendable {
  /// In the order of `MetricCatalogue.all`.
  public var metrics: [MetricFinding]
  /// In the order of `GroupKind.allCases`, without pools: work is not recorded.
  public var groups: [GroupFindings]
  public var checks: [RecordCheckFinding]
}

/// Something odd about the records, beside how it is in truth.
public struct RecordCheckFinding: Sendable {
  public var check: RecordCheck
  /// The unit; `nil`: the whole office.
  public var unit: String?
  /// How many dossiers a unit has to record in a month, of `monthsBelowLeast`.
  public var least: Int?
  public var recorded: MetricFinding
  public var truly: MetricFinding
}

/// What is looked at in records; each is a share, and neither proves anything alone.
public enum RecordCheck: String, Sendable, CaseIterable {
  /// Of the dossiers closed that have a due date, those that ended on it to the second.
  case finishEqualsDue = "finish_equals_due"
  /// Of the dossiers closed in the period, those that ended on its last two days.
  case closedInLastTwoDays = "closed_in_last_two_days"
  /// Of the months of units, those with fewer dossiers than have to be recorded.
  case monthsBelowLeast = "months_below_least"
}
