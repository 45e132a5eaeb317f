public import Experiments

/// The tidy long table of replications, `metrics.csv`, written row by row as they are done.
///
/// An empty cell of `agency`, `procedure` and `period` means all of them; replications count from 1.
public struct MetricsCSV: Sendable {
  /// The margins that have columns; the others are in `groups.csv`.
  public static let kinds: [GroupKind] = [.agency, .procedure, .month]

  public init() {}

  /// The header.
  public var header: String {
    CSVText(["policy", "replication", "agency", "procedure", "period", "metric", "value"]).text
  }

  /// The rows of one replication, in the order of its margins and of the catalogue of metrics.
  public func rows(of figures: ReplicationFigures, under policy: String = "baseline") -> String {
    var csv = CSVText()
    for row in figures.rows {
      let margins: [CSVCell] = Self.kinds.map { $0 == row.kind ? .text(row.name) : .empty }
      let lead = [.text(policy), .integer(figures.index + 1)] + margins
      for (metric, value) in zip(MetricCatalogue.all, row.values) {
        csv.append(lead + [.text(metric.id), .optional(value)])
      }
    }
    return csv.text
  }
}
