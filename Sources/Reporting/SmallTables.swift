import Experiments
import Scenarios
import WorkingTime

/// Simulated beside observed: `observed.csv`.
enum ObservedCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText([
      "policy", "metric", "figure", "deciding", "procedure", "field", "channel", "kind", "value",
      "of", "simulated", "tolerance", "within", "source",
    ])
    for policy in findings.policies {
      for finding in policy.observed {
        let observed = finding.observed
        let filter = observed.filter
        csv.append([
          .text(policy.name), .text(observed.metric ?? ""), .text(observed.figure ?? ""),
          joined(filter.deciding), joined(filter.procedures), joined(filter.fields),
          joined(filter.channels.map(\.rawValue)), .text(observed.kind.rawValue),
          .number(observed.value), .optional(observed.base), .optional(finding.simulated),
          .optional(finding.tolerance), finding.isWithin.map { .truth($0) } ?? .empty,
          .text(observed.source ?? ""),
        ])
      }
    }
    return csv.text
  }

  private static func joined(_ names: [String]) -> CSVCell {
    .text(names.joined(separator: " "))
  }
}

/// Where forms count the dossiers of each state: `states.csv`, which `--states` takes.
enum StatesCSV {
  static func text(of table: StateTable) -> String {
    var csv = CSVText(["state"] + StateForm.allCases.map(\.rawValue))
    for row in table.rows {
      csv.append([.text(row.state.rawValue)] + row.columns.map { .text($0.rawValue) })
    }
    return csv.text
  }
}

/// What nobody has measured: `assumed.csv`.
enum AssumedCSV {
  static func text(of scenario: Scenario) -> String {
    var csv = CSVText(["parameter", "value", "source"])
    for parameter in scenario.parameters where parameter.status == .assumed {
      csv.append([.text(parameter.path), .text(parameter.value), .text(parameter.source ?? "")])
    }
    return csv.text
  }
}

/// Where the days go: `delays.csv`, in hours of all dossiers resolved in the period together, means
/// over replications.
enum DelaysCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText(
      ["policy", "by", "name", "resolved"] + DelayFindings.kinds.map { "\($0)_hours" } + [
        "total_hours"
      ])
    for policy in findings.policies {
      for row in policy.delays?.rows ?? [] {
        csv.append(
          [
            .text(policy.name), .text(row.group.rawValue), .text(row.name),
            .number(row.resolved),
          ] + row.hours.map { .number($0) } + [.number(row.total)])
      }
    }
    return csv.text
  }
}

/// Open dossiers at every full hour of the period: `hourly.csv`.
enum HourlyCSV {
  static func text(of findings: Findings) -> String {
    var csv = CSVText(["policy", "hour", "at", "metric", "mean", "sd", "low", "high"])
    let first = findings.scenario.period.lowerBound
    for policy in findings.policies {
      for hour in policy.hourlyOpen {
        let (days, rest) = hour.hour.quotientAndRemainder(dividingBy: 24)
        let date = first.advanced(byDays: days).description
        let at = "\(date)T\(rest < 10 ? "0" : "")\(rest):00"
        csv.append([
          .text(policy.name), .integer(hour.hour), .text(at), .text(hour.open.id),
          .optional(hour.open.mean), .optional(hour.open.sd), .optional(hour.open.low),
          .optional(hour.open.high),
        ])
      }
    }
    return csv.text
  }
}
