public import Experiments

/// Every metric with its interval, one row each: `summary.csv` and `--format csv`.
public enum SummaryCSV {
  private static let header = [
    "metric", "mean", "sd", "low", "high", "range90_low", "range90_high", "numerator",
    "denominator", "unit", "zero_variance",
  ]

  /// The whole office: `policy` and then the columns of a metric.
  public static func text(of findings: Findings) -> String {
    text(findings.policies.map { ($0.name, $0.metrics) })
  }

  /// The same as the records say: `recorded.csv`.
  static func recordedText(of findings: Findings) -> String {
    text(findings.policies.map { ($0.name, $0.recorded?.metrics ?? []) })
  }

  /// The period and the time before together: `so-far.csv`.
  static func soFarText(of findings: Findings) -> String {
    text(findings.policies.map { ($0.name, $0.soFar?.metrics ?? []) })
  }

  private static func text(_ policies: [(name: String, metrics: [MetricFinding])]) -> String {
    var csv = CSVText(["policy"] + header)
    for policy in policies {
      for metric in policy.metrics { csv.append([.text(policy.name)] + cells(of: metric)) }
    }
    return csv.text
  }

  /// The rows of every margin: `policy`, `group`, `name` and then the columns of a metric.
  static func groupText(of findings: Findings) -> String {
    groupText(findings.policies.map { ($0.name, $0.groups) })
  }

  /// The same as the records say: `recorded-groups.csv`.
  static func recordedGroupText(of findings: Findings) -> String {
    groupText(findings.policies.map { ($0.name, $0.recorded?.groups ?? []) })
  }

  private static func groupText(_ policies: [(name: String, groups: [GroupFindings])]) -> String {
    var csv = CSVText(["policy", "group", "name"] + header)
    for policy in policies {
      for group in policy.groups {
        for row in group.rows {
          let lead: [CSVCell] = [.text(policy.name), .text(group.kind.rawValue), .text(row.name)]
          for metric in row.metrics { csv.append(lead + cells(of: metric)) }
        }
      }
    }
    return csv.text
  }

  private static func cells(of metric: MetricFinding) -> [CSVCell] {
    [
      .text(metric.id), .optional(metric.mean), .optional(metric.sd), .optional(metric.low),
      .optional(metric.high), .optional(metric.range90?.lowerBound),
      .optional(metric.range90?.upperBound), .optional(metric.numerator),
      .optional(metric.denominator), .text(metric.unit.rawValue),
      .truth(metric.hasZeroVariance),
    ]
  }
}
