import Experiments

/// What is odd about the records: `record-checks.csv`.
enum RecordChecksCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "check", "unit", "least", "recorded", "recorded_count", "recorded_of", "true",
      "true_count", "true_of",
    ])
    for policy in findings.policies {
      for finding in policy.recorded?.checks ?? [] {
        csv.append([
          .text(policy.name), .text(finding.check.rawValue), .text(finding.unit ?? ""),
          finding.least.map { .integer($0) } ?? .empty, .optional(finding.recorded.mean),
          .optional(finding.recorded.numerator), .optional(finding.recorded.denominator),
          .optional(finding.truly.mean), .optional(finding.truly.numerator),
          .optional(finding.truly.denominator),
        ])
      }
    }
    return csv.text
  }
}
