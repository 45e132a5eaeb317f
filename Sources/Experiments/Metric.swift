public import Engine
public import Wording

/// A figure that a run is judged by: its identifier, its unit, and how a row of an outcome gives it.
///
/// A metric is one file's entry and one line of `MetricCatalogue`; tables, files and the comparison
/// with published figures follow from that.
public struct Metric: Sendable {
  /// The stable identifier of the result contract, `on_time_rate_resolved`.
  public let id: String
  public let unit: MetricUnit
  /// What tables for people call it; the Vietnamese ones of counts and times have 26 columns for it.
  public let name: Bilingual
  /// One sentence that defines it.
  public let meaning: Bilingual
  public let law: MetricLaw

  public init(id: String, unit: MetricUnit, name: Bilingual, meaning: Bilingual, law: MetricLaw) {
    self.id = id
    self.unit = unit
    self.name = name
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
  public let name: Bilingual
  public let meaning: Bilingual
  let value: @Sendable (IntakeOutcome) -> Int64

  init(
    id: String, name: Bilingual, meaning: Bilingual,
    value: @escaping @Sendable (IntakeOutcome) -> Int64
  ) {
    self.id = id
    self.name = name
    self.meaning = meaning
    self.value = value
  }
}

/// A metric of a pool of staff.
public struct PoolMetric: Sendable {
  public let id: String
  public let unit: MetricUnit
  public let name: Bilingual
  public let meaning: Bilingual
  let numerator: @Sendable (PoolOutcome) -> Double
  let denominator: @Sendable (PoolOutcome) -> Double
}
