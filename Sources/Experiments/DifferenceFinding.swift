import Engine
import Statistics
public import Wording

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
  /// Bounds of that ratio at 95 %, by a jackknife over the replications; of the whole office only, and from
  /// ten replications on.
  public var varianceRatioBounds: ClosedRange<Double>?
  /// The probability of a difference at least as large by chance alone, by Student's t of the pairs; without
  /// variance 1 where nothing differs, and else 0.
  public var pValue: Double?
  /// The same adjusted by Holm's rule: of the whole office over the sets of policies, of a unit over all units
  /// of its kind and all sets.
  ///
  /// `sign` does not go by it, but by the joint bounds, which are what is printed; Holm's rule tells at least
  /// as much from chance.
  public var holmPValue: Double?
  /// The difference without what the dossiers that came explain of it; `nil` where that does not help.
  public var controlled: ControlledFinding?

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
  public private(set) var id: String
  /// What tables for people call it.
  public private(set) var name: Bilingual
  public let unit: MetricUnit
  let law: @Sendable (RowOutcome, _ pools: [PoolOutcome]) -> PairedSeries.Figure
  /// Its row is that of the records.
  private(set) var isRecorded = false
  /// The finding is a ratio of sums, and else a mean.
  let isRatio: Bool

  /// The identifiers of what comparisons add.
  public static let lateID = "late_or_overdue"
  public static let workedHoursID = "staff_hours"
  public static let recordedRateID = "recorded_on_time_rate_resolved"
  public static let recordedLateID = "recorded_late_or_overdue"

  /// In the order of `MetricCatalogue.all`, and then those of comparisons.
  public static let all: [ComparedFigure] =
    MetricCatalogue.all.map { ComparedFigure($0) } + [late, workedHours]
    + [
      rate.recorded(
        as: recordedRateID,
        Bilingual(
          "On-time rate of the resolved, as recorded",
          vi: "Tỷ lệ đúng hạn của hồ sơ đã giải quyết, theo sổ")),
      late.recorded(
        as: recordedLateID, Bilingual("Late or overdue, as recorded", vi: "Hồ sơ quá hạn, theo sổ")),
    ]

  /// The share of the resolved that were on time.
  private static let rate: ComparedFigure = {
    guard let metric = MetricCatalogue.metric("on_time_rate_resolved") else {
      preconditionFailure("the metric stands in the catalogue")
    }
    return ComparedFigure(metric)
  }()

  /// Those of agencies, fields and procedures.
  static let ofGroups: [ComparedFigure] =
    [rate, late]

  /// Dossiers resolved late in the period, and open and overdue at its end.
  static let late = ComparedFigure(
    id: lateID, name: Bilingual("Late or overdue", vi: "Hồ sơ quá hạn"), unit: .dossiers
  ) { row, _ in
    Double(row.tally.resolvedLate + row.tally.openOverdue)
  }

  /// Hours that people worked in the period.
  static let workedHours = ComparedFigure(
    id: workedHoursID, name: Bilingual("Hours worked by staff", vi: "Giờ công của nhân sự"),
    unit: .hours
  ) { _, pools in
    Double(pools.reduce(0) { $0 + $1.workedSeconds }) / 3600
  }

  /// The same as the records say; without records there is none.
  private func recorded(as id: String, _ name: Bilingual) -> ComparedFigure {
    var figure = self
    figure.id = id
    figure.name = name
    figure.isRecorded = true
    return figure
  }

  /// What a replication came to.
  func figure(of outcome: Outcome) -> PairedSeries.Figure {
    guard isRecorded else { return law(outcome.total, outcome.pools) }
    return outcome.recorded.flatMap { law($0.total, []) }
  }

  private init(
    id: String, name: Bilingual, unit: MetricUnit,
    value: @escaping @Sendable (RowOutcome, [PoolOutcome]) -> Double
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    law = { row, pools in (value(row, pools), 1) }
    isRatio = false
  }

  private init(_ metric: Metric) {
    id = metric.id
    name = metric.name
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

extension DifferenceFinding {
  /// - Parameters:
  ///   - figure: What is compared.
  ///   - policy: Of each replication.
  ///   - base: Of the same replications without the policy; where one has less, the rest is left out.
  ///   - jointConfidence: Of the bounds that hold for all that is compared at once.
  ///   - arrivals: What came, for control variates and the interval of the variance ratio; `nil`: neither
  ///     is wanted.
  ///   - more: A control beside those of `arrivals`, of given replications.
  init(
    _ figure: ComparedFigure, of policy: [PairedSeries.Figure], to base: [PairedSeries.Figure],
    jointConfidence: Double, arrivals: ArrivalControls? = nil,
    more: ([Int]) -> ControlVariate.Control? = { _ in nil }
  ) {
    id = figure.id
    unit = figure.unit
    hasZeroVariance = false
    let known = zip(policy, base).enumerated().compactMap { $1.0 != nil && $1.1 != nil ? $0 : nil }
    let (left, right) = (known.compactMap { policy[$0] }, known.compactMap { base[$0] })
    guard !known.isEmpty else { return }
    if figure.isRatio {
      let estimate = RatioDifference(policy: left, baseline: right)
      mean = estimate.difference
      hasZeroVariance = estimate.hasZeroVariance
      pValue = estimate.pValue
      setBounds(estimate.interval(), estimate.interval(confidence: jointConfidence))
      setRatio(
        estimate.standardError, RatioEstimate(pairs: left).standardError,
        RatioEstimate(pairs: right).standardError)
    } else {
      let estimate = MeanEstimate(values: zip(left, right).map { $0.numerator - $1.numerator })
      mean = estimate.mean
      hasZeroVariance = estimate.hasZeroVariance
      pValue = estimate.pValue
      setBounds(estimate.interval(), estimate.interval(confidence: jointConfidence))
      setRatio(
        estimate.standardError, MeanEstimate(values: left.map(\.numerator)).standardError,
        MeanEstimate(values: right.map(\.numerator)).standardError)
    }
    guard let arrivals, let left = RatioEstimate.linearised(left),
      let right = RatioEstimate.linearised(right)
    else { return }
    if varianceRatio ?? 0 > 0 {
      varianceRatioBounds = PairedVariance(left: left, right: right).interval
    }
    guard !hasZeroVariance else { return }
    controlled = ControlVariate(
      values: zip(left, right).map { $0 - $1 },
      controls: [more(known)].compactMap { $0 } + arrivals.controls(of: known)
    ).map { ControlledFinding(figure, $0) }
  }

  private mutating func setBounds(_ own: ClosedRange<Double>?, _ joint: ClosedRange<Double>?) {
    (low, high) = (own?.lowerBound, own?.upperBound)
    (jointLow, jointHigh) = (joint?.lowerBound, joint?.upperBound)
  }

  private mutating func setRatio(_ paired: Double?, _ left: Double?, _ right: Double?) {
    guard let paired, let left, let right, left * left + right * right > 0 else { return }
    varianceRatio = paired * paired / (left * left + right * right)
  }

  /// Adjusts the p-values of differences that form one family, by Holm's rule.
  static func adjust(_ differences: inout [DifferenceFinding]) {
    let adjusted = holmAdjusted(differences.map(\.pValue))
    for index in differences.indices { differences[index].holmPValue = adjusted[index] }
  }
}
