import Experiments
import Scenarios

/// Compliance costs by procedure, VND of the dossiers closed with a result: `compliance-cost.csv`.
enum ComplianceCostCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "procedure", "version", "resolved", "trips", "prepare", "travel", "wait", "fees",
      "direct",
      "total", "mean", "yearly",
    ])
    for policy in findings.policies {
      for cost in policy.costs {
        csv.append([
          .text(policy.name), .text(cost.procedure), .text(cost.version.rawValue),
          .number(cost.resolved), .number(cost.trips),
          .number(cost.parts.prepare), .number(cost.parts.travel), .number(cost.parts.wait),
          .number(cost.parts.fees), .number(cost.parts.direct), .number(cost.parts.total),
          .optional(cost.mean), .optional(cost.yearly),
        ])
      }
    }
    return csv.text
  }
}
