public import Forecasting
public import Scenarios
import Wording

/// What is expected of the policies of a comparison before it has been simulated.
public struct PolicyForecastFindings: Sendable {
  /// The office as it is.
  public let scenario: Scenario
  public let seed: UInt64
  /// Of the intervals.
  public let level: Double
  /// Replications that the forecast stands on, over all policies together.
  public let runs: Int
  /// How much the analytic model by itself is believed, from 0 to 1.
  public let analyticWeight: Double
  /// The baseline first.
  public let rows: [PolicyForecastRow]
  /// What moves the baseline's rate, one quantity at a time by the network alone; the widest first.
  public let effects: [ParameterEffect]
}

/// What is expected of one policy.
public struct PolicyForecastRow: Sendable {
  public let name: String
  /// Shares of the resolved that are on time.
  public let forecast: OnTimeForecast
  /// What the fluid network says by itself.
  public let analytic: Double
  /// Replications of this policy.
  public let runs: Int
  /// What the network of this policy does not have.
  public let leftOut: [FluidTranslation.LeftOut]
}

extension PolicyForecastFindings {
  /// What any of the networks does not have, by feature, once.
  public var leftOut: [FluidTranslation.LeftOut] {
    var known: [Bilingual: FluidTranslation.LeftOut] = [:]
    for row in rows {
      for left in row.leftOut where known[left.feature] == nil { known[left.feature] = left }
    }
    return known.values.sorted { $0.feature.english < $1.feature.english }
  }
}
