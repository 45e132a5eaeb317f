import Foundation
import GRDB

/// Some rows of the store.
public struct StoreRows: Sendable, Equatable {
  public var columns: [String]
  public var rows: [[StoreValue]]
}

extension ResultStore {
  /// The runs by title and id, with the on-time rate of the office as it is.
  public func runs() throws(StoreProblem) -> StoreRows {
    try rows(
      """
      SELECT run.id AS run, title, period_from, period_to, replications,
        (SELECT count(*) FROM policy WHERE run_id = run.id) AS policies,
        mean AS on_time_rate_resolved
      FROM run
      LEFT JOIN policy ON policy.run_id = run.id AND position = 0
      LEFT JOIN metric ON metric.run_id = run.id AND metric.policy = policy.name
        AND grouping = 'office' AND metric = 'on_time_rate_resolved'
      ORDER BY title, run.id
      """)
  }

  /// The id of the run that begins with some letters.
  public func run(_ beginning: String) throws(StoreProblem) -> String {
    let found = try rows(
      "SELECT id FROM run WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", [beginning])
    let ids = found.rows.compactMap { row -> String? in
      if case .text(let id) = row[0] { return id }
      return nil
    }
    guard let id = ids.first, !beginning.isEmpty else { throw .noRun(beginning, in: path) }
    guard ids.count == 1 || id == beginning else { throw .severalRuns(beginning, ids) }
    return id
  }

  /// What is known of a run, one row.
  public func facts(ofRun id: String) throws(StoreProblem) -> StoreRows {
    try rows("SELECT * FROM run WHERE id = ?", [id])
  }

  /// The figures of a run for the whole office.
  public func metrics(ofRun id: String) throws(StoreProblem) -> StoreRows {
    try rows(
      """
      SELECT policy, metric, unit, mean, low, high, range90_low, range90_high
      FROM metric JOIN policy ON policy.run_id = metric.run_id AND policy.name = metric.policy
      WHERE metric.run_id = ? AND grouping = 'office'
      ORDER BY position, metric
      """, [id])
  }

  /// The figures of the whole office that two runs have in common and that are not the same, `right` less
  /// `left`, by policy.
  public func differences(_ left: String, _ right: String) throws(StoreProblem) -> StoreRows {
    try rows(
      """
      SELECT a.policy, a.metric, a.unit, a.mean AS mean_a, b.mean AS mean_b,
        b.mean - a.mean AS difference
      FROM metric AS a
      JOIN metric AS b ON b.run_id = ?2 AND b.policy = a.policy AND b.grouping = a.grouping
        AND b.name = a.name AND b.metric = a.metric
      JOIN policy ON policy.run_id = a.run_id AND policy.name = a.policy
      WHERE a.run_id = ?1 AND a.grouping = 'office' AND a.mean IS NOT b.mean
      ORDER BY position, a.metric
      """, [left, right])
  }

  /// What the scenarios of two runs say differently, or only one of them says.
  public func parameterDifferences(
    _ left: String, _ right: String
  ) throws(StoreProblem) -> StoreRows {
    try rows(
      """
      WITH
        a AS (SELECT parameter, group_concat(value, '; ') AS value FROM
          (SELECT * FROM provenance WHERE run_id = ?1 ORDER BY position) GROUP BY parameter),
        b AS (SELECT parameter, group_concat(value, '; ') AS value FROM
          (SELECT * FROM provenance WHERE run_id = ?2 ORDER BY position) GROUP BY parameter)
      SELECT coalesce(a.parameter, b.parameter) AS parameter, a.value AS value_a, b.value AS value_b
      FROM a FULL JOIN b ON a.parameter = b.parameter
      WHERE a.value IS NOT b.value
      ORDER BY 1
      """, [left, right])
  }

  /// Answers a question in SQL, row by row.
  ///
  /// - Parameters:
  ///   - sql: One statement that writes nothing.
  ///   - begin: Is given the names of the columns.
  ///   - take: Is given each row; what it throws ends the answer.
  /// - Throws: `StoreProblem`, or what the closures threw.
  public func ask(
    _ sql: String, begin: ([String]) throws -> Void, take: ([StoreValue]) throws -> Void
  ) throws {
    var failure: (any Error)?
    try Self.asking(path) {
      try queue.read { database in
        let statement = try Self.statement(sql, database)
        let rows = try Row.fetchCursor(statement)
        do {
          try begin(statement.columnNames)
        } catch {
          failure = error
          return
        }
        while let row = try Self.answering({ try rows.next() }) {
          do {
            try take(row.databaseValues.map { StoreValue($0) })
          } catch {
            failure = error
            return
          }
        }
      }
    }
    if let failure { throw failure }
  }

  /// The statement of a question; what is wrong with it is the question's fault, not the file's.
  private static func statement(_ sql: String, _ database: Database) throws -> Statement {
    let statement = try answering { try database.makeStatement(sql: sql) }
    guard statement.isReadonly else { throw StoreProblem.writes }
    return statement
  }

  private static func answering<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR: throw error
      default: throw StoreProblem.question(error)
      }
    }
  }

  private func rows(
    _ sql: String, _ arguments: StatementArguments = []
  ) throws(StoreProblem) -> StoreRows {
    try Self.asking(path) {
      try queue.read { database in
        let statement = try database.makeStatement(sql: sql)
        let rows = try Row.fetchAll(statement, arguments: arguments)
        return StoreRows(
          columns: statement.columnNames,
          rows: rows.map { $0.databaseValues.map { StoreValue($0) } })
      }
    }
  }
}
