/// All metrics, in the order in which they are printed.
public enum MetricCatalogue {
  public static let all: [Metric] =
    VolumeMetrics.counts + RateMetrics.all + TimeMetrics.all + VolumeMetrics.averages
    + ServiceMetrics.all + JourneyMetrics.all + ClearanceMetrics.all + ApplicantMetrics.all

  /// The metrics of staff pools.
  public static let pools: [PoolMetric] = PoolMetrics.all

  /// The metric of an identifier.
  public static func metric(_ id: String) -> Metric? {
    all.first { $0.id == id }
  }
}
