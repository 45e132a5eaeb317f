import Experiments
import Scenarios

/// What the scenario calls its agencies, procedures, fields and sets of policies: `names.csv`.
enum NamesCSV {
  static func text(of findings: Findings) -> String {
    let scenario = findings.scenario
    var csv = CSVText(["kind", "name", "label"])
    func append(_ kind: String, _ rows: [(name: String, label: String)]) {
      for row in rows { csv.append([.text(kind), .text(row.name), .text(row.label)]) }
    }
    append("agency", scenario.agencies.map { ($0.name, $0.label) })
    append("procedure", scenario.procedures.map { ($0.name, $0.label) })
    append("field", scenario.fields.map { ($0.name, $0.label) })
    append("policy", findings.policies.dropFirst().map { ($0.name, label(of: $0.name, scenario)) })
    return csv.text
  }

  /// A set by the names of its policies, as the file gives them.
  private static func label(of set: String, _ scenario: Scenario) -> String {
    let policies = scenario.comparisons.first { $0.name == set }?.policies ?? [set]
    let labels = policies.map { policy in
      scenario.policies.first { $0.name == policy }?.node["name"]?.text ?? policy
    }
    return labels.joined(separator: " + ")
  }
}
