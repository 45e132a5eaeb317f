import Engine
public import Scenarios
import Statistics

/// Where the time before the period and the period end together.
public struct SoFarFindings: Sendable {
  /// What was published of the time before.
  public var before: SoFar
  /// `received` where it is known of the time before, `resolved` and `on_time_rate_resolved`, each of
  /// both times together, by the records where the scenario has them.
  public var metrics: [MetricFinding]
  /// By how much the rate of both may be off because the rate before is published rounded.
  public var rounding: Double
}

/// Adds what was published of the time before to each replication.
struct SoFarCollector: Sendable {
  private let before: SoFar
  private var received: [Double] = []
  private var resolved: [Double] = []
  private var onTime = RatioMoments()
  private var rates: [Double] = []

  /// `nil` where the scenario tells nothing of the time before, or another first day is run, so that
  /// the two times do not meet.
  init?(_ scenario: Scenario) {
    guard let before = scenario.soFar,
      scenario.period.lowerBound == scenario.ratePeriod.lowerBound
    else { return nil }
    self.before = before
  }

  mutating func add(_ outcome: Outcome) {
    let tally = (outcome.recorded?.total ?? outcome.total).tally
    if let known = before.received { received.append(Double(known) + Double(tally.received)) }
    let all = Double(before.resolved) + Double(tally.resolved)
    let inTime =
      before.onTimeRate * Double(before.resolved)
      + Double(tally.resolvedEarly + tally.resolvedOnTime)
    resolved.append(all)
    onTime.add(numerator: inTime, denominator: all)
    if all > 0 { rates.append(inTime / all) }
  }

  func findings() -> SoFarFindings {
    var metrics: [MetricFinding] = []
    for (id, values) in [("received", received), ("resolved", resolved)] where !values.isEmpty {
      var moments = Moments()
      for value in values { moments.add(value) }
      metrics.append(MetricFinding(id: id, unit: .dossiers, moments).ranging(over: values))
    }
    let rate = MetricFinding(id: "on_time_rate_resolved", unit: .share, onTime)
    metrics.append(rate.ranging(over: rates))
    let weight = rate.denominator.map { $0 > 0 ? Double(before.resolved) / $0 : 0 } ?? 0
    return SoFarFindings(before: before, metrics: metrics, rounding: before.rounding * weight)
  }
}
