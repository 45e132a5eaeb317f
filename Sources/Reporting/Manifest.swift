import Experiments
import Scenarios
import WorkingTime

/// What a results folder holds and which run it is of: `manifest.json`.
///
/// Like every result file it names no time of day, host, threads, CPU time or memory.
struct Manifest {
  private let findings: Findings
  private let files: [JSONValue]

  /// - Parameters:
  ///   - findings: The findings of the run.
  ///   - files: The entries of the other files.
  init(_ findings: Findings, files: [JSONValue]) {
    self.findings = findings
    self.files = files
  }

  var text: String {
    let identity = findings.identity
    let scenario = findings.scenario
    let value = JSONValue.object([
      "schemaVersion": .integer(ResultJSON.schemaVersion),
      "tool": ResultJSON.tool,
      "engineVersion": .string(RunIdentity.engineVersion),
      "runId": .string(identity.runId),
      "seed": .unsigned(identity.seed),
      "scenario": .object([
        "title": .string(scenario.title), "sha256": .string(identity.scenarioHash),
        "files": .array(scenario.files.map(source)),
      ]),
      "period": .object([
        "from": .string(scenario.period.lowerBound.description),
        "to": .string(scenario.period.upperBound.description),
      ]),
      "stoppingRule": ResultJSON(findings).stoppingRule,
      "replications": .integer(Int64(findings.replications)),
      "units": .object(
        MetricCatalogue.all.map { JSONMember($0.id, .string($0.unit.rawValue)) }
          + MetricCatalogue.pools.filter { MetricCatalogue.metric($0.id) == nil }
          .map { JSONMember($0.id, .string($0.unit.rawValue)) }),
      "files": .array(files),
    ])
    return value.text + "\n"
  }

  private func source(_ file: SourceText) -> JSONValue {
    var hash = SHA256()
    hash.update(file.bytes)
    return .object(["path": .string(file.path), "sha256": .string(hash.hexadecimal)])
  }
}
