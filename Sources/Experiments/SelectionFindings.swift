/// How the best policy of a comparison was selected.
///
/// Judged is the figure of each replication, not the ratio of sums over replications that is reported
/// elsewhere: the procedure needs one value of each.
public struct SelectionFindings: Sendable, Equatable {
  public var rule: SelectionRule
  public var unit: MetricUnit
  /// Which way the figure is better.
  public var direction: MetricDirection
  /// In the order of `Findings.policies`.
  public var rows: [SelectedPolicy]
  /// The place of the selected policy, or of the best so far.
  public var selected: Int
  /// Whether the procedure came to its end, so that its promise holds.
  public var isDecided: Bool
  /// Replications without the figure under some policy, which count for none.
  public var skipped: Int
  /// The most replications of a policy.
  public var atMost: Int
}

/// A policy in a selection.
public struct SelectedPolicy: Sendable, Equatable {
  public var name: String
  /// The replications that were used of it.
  public var replications: Int
  /// The mean of the figure in them; `nil` without any.
  public var mean: Double?
  /// After how many replications it was dropped; `nil`: never.
  public var droppedAt: Int?
  /// The best of the policies that beat it then, by its place.
  public var droppedBy: Int?
}

extension SelectionFindings {
  init(
    _ rule: SelectionRule, _ figure: ComparedFigure, names: [String], _ result: SelectionResult,
    atMost: Int
  ) {
    self.rule = rule
    unit = figure.unit
    direction = figure.direction ?? .higher
    rows = zip(names, result.systems).map { name, system in
      SelectedPolicy(
        name: name, replications: system.replications,
        mean: system.replications > 0 ? system.mean : nil, droppedAt: system.droppedAt,
        droppedBy: system.droppedBy)
    }
    selected = result.selected
    isDecided = result.isDecided
    skipped = result.skipped
    self.atMost = atMost
  }
}

/// A selection that could not be made; nothing is reported.
public enum SelectionFailure: Error, Sendable, Equatable {
  /// Too few replications had the figure under all policies; `policy` is the last without it.
  case noFigure(metric: String, policy: String, replications: Int, usable: Int, needed: Int)
}
