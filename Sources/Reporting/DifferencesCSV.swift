public import Experiments

/// What sets of policies change, figure by figure and unit by unit: `differences.csv`.
///
/// `unit_kind` and `unit` are empty for the whole office. `low` and `high` bound a difference with 95 %,
/// the joint ones all that is compared at once. `variance_ratio` is the variance of the paired difference
/// over that of runs with chance of their own.
public enum DifferencesCSV {
  /// The rows of all sets, those of the whole office first.
  public static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "unit_kind", "unit", "metric", "difference", "low", "high", "joint_low",
      "joint_high", "zero_variance", "variance_ratio",
    ])
    for policy in findings.policies.dropFirst() {
      for difference in policy.differences {
        csv.append([.text(policy.name), .empty, .empty] + cells(of: difference))
      }
      for group in policy.groupDifferences {
        for row in group.rows {
          for difference in row.differences {
            csv.append(
              [.text(policy.name), .text(group.kind.rawValue), .text(row.name)]
                + cells(of: difference))
          }
        }
      }
    }
    return csv.text
  }

  private static func cells(of difference: DifferenceFinding) -> [CSVCell] {
    [
      .text(difference.id), .optional(difference.mean), .optional(difference.low),
      .optional(difference.high), .optional(difference.jointLow), .optional(difference.jointHigh),
      .text(difference.hasZeroVariance ? "true" : "false"), .optional(difference.varianceRatio),
    ]
  }
}

extension PolicyFindings {
  /// The part of `result.json`, by figure.
  var differencesJSON: JSONValue {
    .object(
      differences.map { difference in
        JSONMember(
          difference.id,
          .object([
            "mean": .optional(difference.mean), "low": .optional(difference.low),
            "high": .optional(difference.high), "jointLow": .optional(difference.jointLow),
            "jointHigh": .optional(difference.jointHigh),
            "unit": .string(difference.unit.rawValue),
            "zeroVariance": difference.hasZeroVariance ? .bool(true) : nil,
            "varianceRatio": .optional(difference.varianceRatio),
          ]))
      })
  }
}
