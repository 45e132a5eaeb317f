public import Experiments
import Foundation
import GRDB
import Reporting
import Scenarios
import WorkingTime

extension ResultStore {
  /// Adds a run, or puts it in the place of what is there of it.
  ///
  /// - Parameters:
  ///   - findings: What the run found.
  ///   - folder: Its folder, whole; the figures of its replications are read from `metrics.csv` there, so
  ///     that memory does not grow with them.
  /// - Throws: `StoreProblem`; what was there stays then.
  public func add(_ findings: Findings, in folder: String) throws(StoreProblem) {
    try Self.asking(path) {
      try queue.write { database in
        let id = findings.identity.runId
        try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
        try insertRun(findings, database)
        for (position, policy) in findings.policies.enumerated() {
          try database.execute(
            sql: "INSERT INTO policy VALUES (?, ?, ?)",
            arguments: [id, policy.name.kept, position])
          try insertMetrics(policy, of: id, database)
        }
        try insertReplications("\(folder)/metrics.csv", of: id, database)
        try insertProvenance(findings, database)
      }
    }
  }

  private func insertRun(_ findings: Findings, _ database: Database) throws {
    let identity = findings.identity
    let period = findings.scenario.period
    try database.execute(
      sql: "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        identity.runId, findings.scenario.title.kept, identity.scenarioHash, String(identity.seed),
        RunIdentity.toolVersion, RunIdentity.engineVersion, period.lowerBound.description,
        period.upperBound.description, identity.stoppingRule.text, findings.replications,
        findings.dossiers, findings.events,
      ])
  }

  private func insertMetrics(
    _ policy: PolicyFindings, of id: String, _ database: Database
  ) throws {
    let statement = try database.makeStatement(
      sql: "INSERT INTO metric VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    func insert(_ metrics: [MetricFinding], _ grouping: String, _ name: String) throws {
      for metric in metrics {
        try statement.execute(arguments: [
          id, policy.name.kept, grouping, name.kept, metric.id, metric.unit.rawValue, metric.mean,
          metric.sd,
          metric.low, metric.high, metric.range90?.lowerBound, metric.range90?.upperBound,
          metric.numerator, metric.denominator, metric.hasZeroVariance ? 1 : 0,
        ])
      }
    }
    try insert(policy.metrics, "office", "")
    for group in policy.groups {
      for row in group.rows { try insert(row.metrics, group.kind.rawValue, row.name) }
    }
  }

  /// The rows of the whole office of each replication.
  private func insertReplications(
    _ path: String, of id: String, _ database: Database
  ) throws {
    let statement = try database.makeStatement(
      sql: "INSERT INTO replication VALUES (?, ?, ?, ?, ?)")
    var isHeader = true
    try CSVRows.read(path) { row in
      defer { isHeader = false }
      guard !isHeader, row.count == 7, row[2].isEmpty, row[3].isEmpty, row[4].isEmpty else {
        return
      }
      try statement.execute(arguments: [id, row[0].kept, Int(row[1]), row[5], Double(row[6])])
    }
  }

  private func insertProvenance(_ findings: Findings, _ database: Database) throws {
    let statement = try database.makeStatement(
      sql: "INSERT INTO provenance VALUES (?, ?, ?, ?, ?, ?)")
    for (position, parameter) in findings.scenario.parameters.enumerated() {
      try statement.execute(arguments: [
        findings.identity.runId, position, parameter.path.kept, parameter.value.kept,
        parameter.status.rawValue, parameter.source?.kept,
      ])
    }
  }
}

extension String {
  /// The text as the store keeps it: many programs end a text of SQLite at a NUL, so it becomes U+FFFD.
  fileprivate var kept: String {
    utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
      : self
  }
}
