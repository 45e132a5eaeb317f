public import Scenarios
public import WorkingTime

/// What an experiment found: each figure with its interval, beside what was published.
public struct Findings: Sendable {
  public var identity: RunIdentity
  public var scenario: Scenario
  public var replications: Int
  /// The baseline, and then the sets of policies that it was compared with.
  public var policies: [PolicyFindings]
  /// Dossiers and events simulated, over all replications.
  public var dossiers: Int64
  public var events: Int64
  /// Whether the precision that was asked for was reached; `nil`: none was.
  public var reachedPrecision: Bool?
  /// Where forms count the dossiers of each state.
  public var states = StateTable.standard
  /// The policies of a comparison by one figure; `nil` where nothing is compared, or the best was selected.
  public var ranking: RankingFindings?
  /// How the best policy was selected; `nil` unless asked for.
  public var selection: SelectionFindings?
}

/// The findings under one set of policies.
public struct PolicyFindings: Sendable {
  public var name: String
  /// In the order of `MetricCatalogue.all`.
  public var metrics: [MetricFinding]
  /// In the order of `GroupKind.allCases`; `intake` only where applicants choose where to file.
  public var groups: [GroupFindings]
  public var observed: [ObservedFinding]
  /// Open dossiers at each full hour of the period; empty unless asked for.
  public var hourlyOpen: [HourlyFinding]
  /// Where the time of the resolved went; `nil` unless asked for.
  public var delays: DelayFindings?
  /// What the records say; `nil` where the scenario says nothing of them.
  public var recorded: RecordedFindings?
  /// Both the time before and the period; `nil` where nothing was published of the time before.
  public var soFar: SoFarFindings?
  /// The dossiers that are overdue or near their due date at the end of the first replication, most
  /// urgent first; `nil` unless asked for.
  public var dueList: [DueFinding]?
  /// What indicators of decision 766 that follow from dossiers came to, in the order of the decision.
  public var indicators766: [Indicator766] = []
  /// Compliance costs by procedure; empty where the scenario says nothing of them.
  public var costs: [CostFinding] = []
  /// The figures less those of the baseline, in the order of `ComparedFigure.all`; empty for the baseline.
  public var differences: [DifferenceFinding] = []
  /// The same of agencies, fields and procedures, for late dossiers and on-time rates.
  public var groupDifferences: [GroupDifferences] = []
  /// Figures made surer by the dossiers that came, where that helps; of comparisons only.
  public var controlled: [ControlledFinding] = []
  /// What one person more would be worth; `nil` unless asked for.
  public var bottlenecks: BottleneckFindings?
  /// What its policies cost the administration in the period, in VND, as the scenario says; `nil` where it
  /// says nothing of one of them.
  public var spending: Double?
}

extension PolicyFindings {
  /// What it costs to spare one dossier being late, in VND; `nil` where no cost is given, or where it is not
  /// told from chance that fewer are late.
  public var spendingPerLateAvoided: Double? {
    guard let spending, let late = difference(ComparedFigure.lateID), late.sign == -1,
      let mean = late.mean
    else { return nil }
    return spending / -mean
  }
}

/// The kinds of margins that figures are reported on.
public enum GroupKind: String, Sendable, CaseIterable {
  case agency, field, procedure, channel, month, pool
  /// Agencies that receive dossiers, whoever decides them.
  case intake
}

/// All rows of one margin.
public struct GroupFindings: Sendable {
  public var kind: GroupKind
  public var rows: [GroupRow]
}

/// One row of a margin.
public struct GroupRow: Sendable {
  public var name: String
  public var metrics: [MetricFinding]
  /// By state, for forms; nothing in the rows of pools.
  public var books = StateBooks()
}

/// One metric over all replications.
///
/// `low` and `high` bound the mean with 95 % confidence: simulation error only. `range90` is where
/// one realised period falls, the 5th to the 95th percentile over replications.
public struct MetricFinding: Sendable, Equatable {
  public var id: String
  public var unit: MetricUnit
  /// `nil` where there is no such figure: a rate of nothing.
  public var mean: Double?
  /// Over replications; `nil` with fewer than two.
  public var sd: Double?
  public var low: Double?
  public var high: Double?
  /// On the whole office only.
  public var range90: ClosedRange<Double>?
  /// The mean numerator and denominator of a ratio.
  public var numerator: Double?
  public var denominator: Double?
  /// Every replication gave the same: no interval can be had from them.
  public var hasZeroVariance: Bool
}

/// Open dossiers at a full hour.
public struct HourlyFinding: Sendable, Equatable {
  /// Hours since the period's start.
  public var hour: Int
  public var open: MetricFinding
}

/// A published figure beside the simulated one.
public struct ObservedFinding: Sendable {
  public var observed: Observed
  /// `nil` where it is not simulated, or not a number.
  public var simulated: Double?
  /// Absolute, in the metric's unit; `nil`: none was given.
  public var tolerance: Double?
  /// `nil` where there is nothing to compare.
  public var isWithin: Bool?
  /// The period for which the figure was published, where another one was run: it is not compared.
  public var publishedFor: ClosedRange<CivilDate>?
}
