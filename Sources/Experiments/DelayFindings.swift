import Engine
import Scenarios

/// Where the time of the resolved dossiers went, on the average of the replications.
public struct DelayFindings: Sendable {
  /// The names of the kinds, in the order of `DelayRow.hours`: `work`, `queue`, `batch_or_window`,
  /// `hand_over`, `asked_agency`, `applicant`, `closed` and `earlier`.
  public static let kinds = DelayKind.allCases.map(\.name)

  /// The whole office, then by procedure, item and agency.
  public var rows: [DelayRow]
}

/// One row of the account: hours of all dossiers resolved in the period together.
public struct DelayRow: Sendable {
  public var group: DelayGroup
  /// Empty for the whole office; `transfer.appraise` for an item.
  public var name: String
  /// Dossiers resolved: of the office, and of the procedure for a procedure and its items.
  public var resolved: Double
  /// By kind, in the order of `DelayFindings.kinds`.
  public var hours: [Double]

  /// All hours of the row.
  public var total: Double { hours.reduce(0, +) }
}

/// What the rows of an account are about.
public enum DelayGroup: String, Sendable, CaseIterable {
  case office, procedure, item, agency
}

/// Adds the accounts of replications up.
struct DelayCollector: Sendable {
  private var agencies: [[Double]] = []
  private var items: [[Double]] = []
  private var resolved: [Double] = []
  private var count = 0.0

  mutating func add(_ outcome: Outcome) {
    guard let delays = outcome.delays else { return }
    if count == 0 {
      let kinds = DelayKind.allCases.count
      agencies = Array(
        repeating: Array(repeating: 0, count: kinds), count: delays.agencies.count)
      items = Array(repeating: Array(repeating: 0, count: kinds), count: delays.items.count)
      resolved = Array(repeating: 0, count: outcome.procedures.count)
    }
    count += 1
    Self.add(delays.agencies, to: &agencies)
    Self.add(delays.items, to: &items)
    for (index, row) in outcome.procedures.enumerated() {
      resolved[index] += Double(row.tally.resolved)
    }
  }

  private static func add(_ rows: [[Int64]], to sums: inout [[Double]]) {
    for (index, row) in rows.enumerated() {
      for (kind, seconds) in row.enumerated() { sums[index][kind] += Double(seconds) / 3600 }
    }
  }

  /// What was found; `nil` where no replication had an account.
  ///
  /// Rows of nothing are left out.
  func findings(_ model: Model) -> DelayFindings? {
    guard count > 0 else { return nil }
    let all = resolved.reduce(0, +)
    var office = [Double](repeating: 0, count: DelayKind.allCases.count)
    var procedures: [DelayRow] = []
    var itemRows: [DelayRow] = []
    for (index, procedure) in model.scenario.procedures.enumerated() {
      var sum = [Double](repeating: 0, count: office.count)
      for (name, entry) in model.items(ofProcedure: index) {
        let hours = items[entry]
        for kind in hours.indices { sum[kind] += hours[kind] }
        let title = name.map { "\(procedure.name).\($0)" } ?? procedure.name
        itemRows.append(row(.item, title, resolved[index], hours))
      }
      for kind in sum.indices { office[kind] += sum[kind] }
      procedures.append(row(.procedure, procedure.name, resolved[index], sum))
    }
    let agencyRows = zip(model.scenario.agencies, agencies).map {
      row(.agency, $0.name, all, $1)
    }
    let rows = [row(.office, "", all, office)] + procedures + itemRows + agencyRows
    return DelayFindings(rows: rows.filter { $0.group == .office || $0.total > 0 })
  }

  private func row(
    _ group: DelayGroup, _ name: String, _ resolved: Double, _ hours: [Double]
  ) -> DelayRow {
    DelayRow(
      group: group, name: name, resolved: resolved / count, hours: hours.map { $0 / count })
  }
}
