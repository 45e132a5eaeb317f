public import Experiments

/// What sets of policies change, figure by figure and unit by unit: `differences.csv`.
///
/// `unit_kind` and `unit` are empty for the whole office. `low` and `high` bound a difference with 95 %,
/// the joint ones all that is compared at once. `variance_ratio` is the variance of the paired difference
/// over that of runs with chance of their own, between its bounds. `p` is of Student's t over the pairs,
/// `holm_p` the same adjusted over the sets, or over all units of a kind and all sets. The controlled columns
/// are filled where the dossiers that came explain enough of the difference.
public enum DifferencesCSV {
  /// The rows of all sets, those of the whole office first.
  public static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "unit_kind", "unit", "metric", "difference", "low", "high", "joint_low",
      "joint_high", "zero_variance", "variance_ratio", "variance_ratio_low",
      "variance_ratio_high", "p", "holm_p", "controlled", "controlled_low", "controlled_high",
      "control_ratio",
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
    let ratio = difference.varianceRatioBounds
    let controlled = difference.controlled
    return [
      .text(difference.id), .optional(difference.mean), .optional(difference.low),
      .optional(difference.high), .optional(difference.jointLow), .optional(difference.jointHigh),
      .truth(difference.hasZeroVariance), .optional(difference.varianceRatio),
      .optional(ratio?.lowerBound), .optional(ratio?.upperBound), .optional(difference.pValue),
      .optional(difference.holmPValue), .optional(controlled?.mean), .optional(controlled?.low),
      .optional(controlled?.high), .optional(controlled?.ratio),
    ]
  }
}

extension PolicyFindings {
  /// The part of `result.json`, by figure.
  var differencesJSON: JSONValue {
    .object(differences.map { JSONMember($0.id, $0.json) })
  }

  /// The figures that the dossiers that came make surer, by figure.
  var controlledJSON: JSONValue {
    .object(
      controlled.map { finding in
        JSONMember(
          finding.id,
          .object([
            "mean": .number(finding.mean), "low": .number(finding.low),
            "high": .number(finding.high), "ratio": .number(finding.ratio),
            "unit": .string(finding.unit.rawValue),
          ]))
      })
  }
}

extension DifferenceFinding {
  /// A difference as the result has it.
  var json: JSONValue {
    .object([
      "mean": .optional(mean), "low": .optional(low), "high": .optional(high),
      "jointLow": .optional(jointLow), "jointHigh": .optional(jointHigh),
      "unit": .string(unit.rawValue), "zeroVariance": hasZeroVariance ? .bool(true) : nil,
      "varianceRatio": .optional(varianceRatio),
      "varianceRatioBounds": varianceRatioBounds.map {
        .array([.number($0.lowerBound), .number($0.upperBound)])
      },
      "p": .optional(pValue), "holm": .optional(holmPValue),
      "controlledMean": controlled.map { .number($0.mean) },
      "controlledLow": controlled.map { .number($0.low) },
      "controlledHigh": controlled.map { .number($0.high) },
      "controlRatio": controlled.map { .number($0.ratio) },
    ])
  }
}
