import Engine
import Statistics

/// What a set of policies changes of one figure of the whole office, replication by replication.
public struct DifferenceFinding: Sendable, Equatable {
  /// The metric, or one of `ComparedFigure`'s own.
  public var id: String
  public var unit: MetricUnit
  /// With the policies less without; `nil` where one of them has no such figure.
  public var mean: Double?
  /// Bounds at 95 %: simulation error only; `nil` with fewer than two replications.
  public var low: Double?
  public var high: Double?
  /// Bounds that hold the truth in all that is compared at once with 95 % (Bonferroni).
  public var jointLow: Double?
  public var jointHigh: Double?
  /// Every replication gave the same difference: no interval can be had from them.
  public var hasZeroVariance: Bool
  /// The variance of the difference over that of runs with chance of their own; `nil` without variance.
  ///
  /// Below 1 it is what common random numbers save: so many times the replications.
  public var varianceRatio: Double?

  var halfWidth: Double? {
    if hasZeroVariance { return 0 }
    guard let low, let high else { return nil }
    return (high - low) / 2
  }

  /// Whether it is told from chance among all that is compared, and which way: 1, -1 or 0.
  public var sign: Int {
    guard let mean, let jointLow, let jointHigh else { return 0 }
    if hasZeroVariance { return mean > 0 ? 1 : mean < 0 ? -1 : 0 }
    return jointLow > 0 ? 1 : jointHigh < 0 ? -1 : 0
  }
}

/// Differences of the rows of one margin.
public struct GroupDifferences: Sendable {
  public var kind: GroupKind
  public var rows: [GroupDifference]
}

/// What a set of policies changes for one unit.
public struct GroupDifference: Sendable {
  public var name: String
  /// Of the figures of `ComparedFigure.ofGroups`.
  public var differences: [DifferenceFinding]

  /// The change of the dossiers that are late or overdue.
  public var late: DifferenceFinding? { differences.first { $0.id == ComparedFigure.late.id } }
}

extension PolicyFindings {
  /// Its difference from the baseline of a figure; `nil` for the baseline itself.
  public func difference(_ id: String) -> DifferenceFinding? {
    differences.first { $0.id == id }
  }
}

/// A figure that is compared: every metric, and what comparisons add.
public struct ComparedFigure: Sendable {
  public let id: String
  public let unit: MetricUnit
  let law: @Sendable (RowOutcome, _ pools: [PoolOutcome]) -> PairedSeries.Figure
  /// The finding is a ratio of sums, and else a mean.
  let isRatio: Bool

  /// The identifiers of what comparisons add.
  public static let lateID = "late_or_overdue"
  public static let workedHoursID = "staff_hours"

  /// In the order of `MetricCatalogue.all`, and then those of comparisons.
  public static let all: [ComparedFigure] =
    MetricCatalogue.all.map { ComparedFigure($0) } + [late, workedHours]

  /// Those of agencies, fields and procedures.
  static let ofGroups: [ComparedFigure] =
    ["on_time_rate_resolved"].compactMap { MetricCatalogue.metric($0) }.map { ComparedFigure($0) }
    + [late]

  /// Dossiers resolved late in the period, and open and overdue at its end.
  static let late = ComparedFigure(id: lateID, unit: .dossiers) { row, _ in
    Double(row.tally.resolvedLate + row.tally.openOverdue)
  }

  /// Hours that people worked in the period.
  static let workedHours = ComparedFigure(id: workedHoursID, unit: .hours) { _, pools in
    Double(pools.reduce(0) { $0 + $1.workedSeconds }) / 3600
  }

  private init(
    id: String, unit: MetricUnit, value: @escaping @Sendable (RowOutcome, [PoolOutcome]) -> Double
  ) {
    self.id = id
    self.unit = unit
    law = { row, pools in (value(row, pools), 1) }
    isRatio = false
  }

  private init(_ metric: Metric) {
    id = metric.id
    unit = metric.unit
    switch metric.law {
    case .value(let value):
      law = { row, _ in value(row).map { ($0, 1) } }
      isRatio = false
    case .ratio(let numerator, let denominator):
      law = { row, _ in (numerator(row), denominator(row)) }
      isRatio = true
    }
  }
}

/// What each replication of one policy came to, for pairs.
struct PairedSeries: Sendable {
  typealias Figure = (numerator: Double, denominator: Double)?

  /// The margins whose rows are compared.
  static let groupKinds: [GroupKind] = [.agency, .field, .procedure]

  private var totals: [[Figure]] = Array(repeating: [], count: ComparedFigure.all.count)
  /// By kind and row, then figure.
  private var groups: [GroupKind: [[[Figure]]]] = [:]

  mutating func add(_ outcome: Outcome) {
    for (column, figure) in ComparedFigure.all.enumerated() {
      totals[column].append(figure.law(outcome.total, outcome.pools))
    }
    for kind in Self.groupKinds {
      let rows = outcome.rows(of: kind) ?? []
      let empty = Array(repeating: [Figure](), count: ComparedFigure.ofGroups.count)
      var kept = groups[kind] ?? Array(repeating: empty, count: rows.count)
      for (index, row) in rows.enumerated() {
        for (column, figure) in ComparedFigure.ofGroups.enumerated() {
          kept[index][column].append(figure.law(row, []))
        }
      }
      groups[kind] = kept
    }
  }

  func figures(_ column: Int) -> [Figure] { totals[column] }

  func figures(_ column: Int, _ kind: GroupKind, _ row: Int) -> [Figure] {
    groups[kind]?[row][column] ?? []
  }
}

extension DifferenceFinding {
  init(
    _ figure: ComparedFigure, of policy: [PairedSeries.Figure], to base: [PairedSeries.Figure],
    jointConfidence: Double
  ) {
    id = figure.id
    unit = figure.unit
    hasZeroVariance = false
    let pairs = zip(policy, base).compactMap { with, without in
      with.flatMap { with in without.map { (with: with, without: $0) } }
    }
    guard !pairs.isEmpty else { return }
    if figure.isRatio {
      let (left, right) = (pairs.map(\.with), pairs.map(\.without))
      let estimate = RatioDifference(policy: left, baseline: right)
      mean = estimate.difference
      hasZeroVariance = estimate.hasZeroVariance
      setBounds(estimate.interval(), estimate.interval(confidence: jointConfidence))
      setRatio(
        estimate.standardError, RatioEstimate(pairs: left).standardError,
        RatioEstimate(pairs: right).standardError)
    } else {
      let estimate = MeanEstimate(
        values: pairs.map { $0.with.numerator - $0.without.numerator })
      mean = estimate.mean
      hasZeroVariance = estimate.hasZeroVariance
      setBounds(estimate.interval(), estimate.interval(confidence: jointConfidence))
      setRatio(
        estimate.standardError, MeanEstimate(values: pairs.map(\.with.numerator)).standardError,
        MeanEstimate(values: pairs.map(\.without.numerator)).standardError)
    }
  }

  private mutating func setBounds(_ own: ClosedRange<Double>?, _ joint: ClosedRange<Double>?) {
    (low, high) = (own?.lowerBound, own?.upperBound)
    (jointLow, jointHigh) = (joint?.lowerBound, joint?.upperBound)
  }

  private mutating func setRatio(_ paired: Double?, _ left: Double?, _ right: Double?) {
    guard let paired, let left, let right, left * left + right * right > 0 else { return }
    varianceRatio = paired * paired / (left * left + right * right)
  }
}
