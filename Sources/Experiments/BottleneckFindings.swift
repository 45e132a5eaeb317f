import Foundation
import Statistics

/// What one person more would be worth, pool by pool.
///
/// Each figure's own interval holds the truth with 95 %. Whether a pool's worth is told from chance is
/// asked of as many intervals as there are pools, so each of those holds it with
/// 1 - 0.05 / pools (Bonferroni): with 95 % none of the verdicts is wrong.
public struct BottleneckFindings: Sendable, Equatable {
  /// Those that are better for sure by what they are worth, then those inside chance by their part of
  /// the waiting, then those that are worse for sure.
  public var rows: [BottleneckRow]
  /// What pools are ranked by: late dossiers avoided; working hours where no dossier was late.
  public var rankedBy: BottleneckFigure
  /// The confidence of each interval that a verdict rests on.
  public var eachConfidence: Double
  /// Paired replications.
  public var replications: Int
}

/// A pool, and what one person more in it would change.
public struct BottleneckRow: Sendable, Equatable {
  public var pool: String
  /// From 1, by what the person is worth; `nil` where that is not told from chance, or is a loss.
  public var rank: Int?
  public var verdict: BottleneckVerdict
  /// Time worked / time there, as the office is.
  public var utilisation: Double?
  /// Hours of open time in its queue, of the jobs that were begun in the period; a mean over replications.
  public var queueHours: Double
  /// Its part of the hours in all pools' queues.
  public var queueShare: Double
  /// In the order of `BottleneckFigure.allCases`.
  public var gains: [PairedFinding]

  /// What it says of a figure.
  public func gain(_ figure: BottleneckFigure) -> PairedFinding? {
    gains.first { $0.figure == figure }
  }
}

/// What is known of one person more.
public enum BottleneckVerdict: String, Sendable, CaseIterable {
  /// It helps.
  case better
  /// The interval holds 0, or there is none.
  case unclear
  /// It harms, as where the next pool's order makes worse of more.
  case worse
}

/// A figure that an office with one person more is held against the office as it is by.
public enum BottleneckFigure: String, Sendable, CaseIterable {
  /// Resolved late or open past `due_lawful`: how many fewer.
  case lateAvoided = "late_avoided"
  case onTimeRateResolved = "on_time_rate_resolved"
  case onTimeRateCohort = "on_time_rate_cohort"
  case workingHoursMean = "working_hours_mean"

  /// What it is counted in.
  public var unit: MetricUnit {
    switch self {
    case .lateAvoided: .dossiers
    case .onTimeRateResolved, .onTimeRateCohort: .share
    case .workingHoursMean: .hours
    }
  }

  /// Less of it is better.
  var isCost: Bool { self == .workingHoursMean }
}

/// The difference that one person more makes to a figure, replication by replication on the same chance.
///
/// With the person less without, but for `lateAvoided`, which is without less with.
public struct PairedFinding: Sendable, Equatable {
  public var figure: BottleneckFigure
  /// The figure without the person: for `lateAvoided` the late dossiers.
  public var baseline: Double?
  public var mean: Double?
  /// Bounds at 95 %; `nil` with fewer than two replications, or without a figure.
  public var low: Double?
  public var high: Double?
  /// Bounds that hold the truth in all pools at once with 95 %.
  public var jointLow: Double?
  public var jointHigh: Double?
  /// Every replication gave the same difference: no interval can be had from them.
  public var hasZeroVariance: Bool
}

extension PairedFinding {
  init(
    of figure: BottleneckFigure, with more: PairedFigures, without base: PairedFigures,
    _ confidence: Double
  ) {
    let (left, right) = (more.pairs(of: figure), base.pairs(of: figure))
    self.figure = figure
    guard figure != .lateAvoided else {
      let moments = Moments(zip(right, left).map { $0.numerator - $1.numerator })
      baseline = Moments(right.map(\.numerator)).mean
      let estimate = MeanEstimate(moments)
      mean = estimate.mean
      hasZeroVariance = estimate.hasZeroVariance
      setBounds(estimate.interval(), estimate.interval(confidence: confidence))
      return
    }
    let estimate = RatioDifference(policy: left, baseline: right)
    baseline = RatioEstimate(pairs: right).ratio
    mean = estimate.difference
    hasZeroVariance = estimate.hasZeroVariance
    setBounds(estimate.interval(), estimate.interval(confidence: confidence))
  }

  private mutating func setBounds(_ own: ClosedRange<Double>?, _ joint: ClosedRange<Double>?) {
    (low, high) = (own?.lowerBound, own?.upperBound)
    (jointLow, jointHigh) = (joint?.lowerBound, joint?.upperBound)
  }

  /// The worth of the person by this figure; more is better.
  var worth: Double? { mean.map { figure.isCost ? -$0 : $0 } }

  /// Whether the worth is told from chance with this confidence, and which way.
  ///
  /// Where all replications gave the same difference there is no interval; then the sign test decides:
  /// were there no worth, so many equal signs would come with a chance of at most 2^(1 - replications).
  func verdict(replications: Int, confidence: Double) -> BottleneckVerdict {
    guard let worth, let jointLow, let jointHigh, worth != 0 else { return .unclear }
    let isSure =
      hasZeroVariance
      ? pow(0.5, Double(replications - 1)) <= 1 - confidence : jointLow > 0 || jointHigh < 0
    guard isSure else { return .unclear }
    return worth > 0 ? .better : .worse
  }
}
