public import Engine

/// A figure that a run is judged by: its identifier, its unit, and how a row of an outcome gives it.
///
/// A metric is one file's entry and one line of `MetricCatalogue`; tables, files and the comparison
/// with published figures follow from that.
public struct Metric: Sendable {
  /// The stable identifier of the result contract, `on_time_rate_resolved`.
  public let id: String
  public let unit: MetricUnit
  /// One sentence that defines it.
  public let meaning: String
  public let law: MetricLaw

  public init(id: String, unit: MetricUnit, meaning: String, law: MetricLaw) {
    self.id = id
    self.unit = unit
    self.meaning = meaning
    self.law = law
  }
}

/// What a metric's figures are counted in.
public enum MetricUnit: String, Sendable, CaseIterable {
  case dossiers, share, hours
  /// Of the journeys of applicants.
  case journeys, days, trips
  /// Money.
  case vnd = "VND"
}

/// How a metric is computed from a row of one replication and averaged over replications.
public enum MetricLaw: Sendable {
  /// A value of each replication; the finding is their mean. `nil`: the replication has none.
  case value(@Sendable (RowOutcome) -> Double?)
  /// A ratio of two sums; the finding is the ratio of the sums over all replications.
  case ratio(
    numerator: @Sendable (RowOutcome) -> Double, denominator: @Sendable (RowOutcome) -> Double)
}

/// A metric of the agencies that receive dossiers, in dossiers.
public struct IntakeMetric: Sendable {
  public let id: String
  public let meaning: String
  let value: @Sendable (IntakeOutcome) -> Int64

  init(id: String, meaning: String, value: @escaping @Sendable (IntakeOutcome) -> Int64) {
    self.id = id
    self.meaning = meaning
    self.value = value
  }
}

/// A metric of a pool of staff.
public struct PoolMetric: Sendable {
  public let id: String
  public let unit: MetricUnit
  public let meaning: String
  let numerator: @Sendable (PoolOutcome) -> Double
  let denominator: @Sendable (PoolOutcome) -> Double
}
