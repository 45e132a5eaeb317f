/// All metrics, in the order in which they are printed.
public enum MetricCatalogue {
  public static let all: [Metric] =
    VolumeMetrics.counts + RateMetrics.all + TimeMetrics.all + VolumeMetrics.averages
    + ServiceMetrics.all + JourneyMetrics.all + ClearanceMetrics.all + ApplicantMetrics.all
    + InternalMetrics.all

  /// How they are computed, in the same order: what each row of each replication is asked for.
  static let laws: [MetricLaw] = all.map(\.law)

  /// The metrics of staff pools.
  public static let pools: [PoolMetric] = PoolMetrics.all

  /// The metrics of the agencies that receive dossiers, where applicants choose among them.
  public static let intakes: [IntakeMetric] = IntakeMetrics.all

  /// The metric of an identifier.
  public static func metric(_ id: String) -> Metric? {
    all.first { $0.id == id }
  }
}
