import Engine

/// What each replication of one policy came to, for pairs.
struct PairedSeries: Sendable {
  typealias Figure = (numerator: Double, denominator: Double)?

  /// The margins whose rows are compared.
  static let groupKinds: [GroupKind] = [.agency, .field, .procedure]

  /// What came, for control variates.
  private(set) var arrivals: ArrivalControls
  private var totals: [[Figure]] = Array(repeating: [], count: ComparedFigure.all.count)
  /// By kind and row, then figure.
  private var groups: [GroupKind: [[[Figure]]]] = [:]
  /// The rows of each kind by name: policies let other agencies decide, and link procedures anew.
  private let rows: [GroupKind: [String: Int]]

  /// - Parameters:
  ///   - model: The policy's own.
  ///   - countsArrivals: Arrivals are counted for control variates.
  init(_ model: Model, countsArrivals: Bool) {
    arrivals = ArrivalControls(countsArrivals ? model : nil)
    var rows: [GroupKind: [String: Int]] = [:]
    for kind in Self.groupKinds {
      rows[kind] = Dictionary(
        model.margins.names(of: kind).enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    self.rows = rows
  }

  mutating func add(_ outcome: Outcome) {
    arrivals.add(outcome)
    for (column, figure) in ComparedFigure.all.enumerated() {
      totals[column].append(figure.figure(of: outcome))
    }
    for kind in Self.groupKinds {
      let rows = outcome.rows(of: kind) ?? []
      let empty = Array(repeating: [Figure](), count: ComparedFigure.ofGroups.count)
      var kept = groups[kind] ?? Array(repeating: empty, count: rows.count)
      for (index, row) in rows.enumerated() {
        for (column, figure) in ComparedFigure.ofGroups.enumerated() {
          kept[index][column].append(figure.law(row, []))
        }
      }
      groups[kind] = kept
    }
  }

  func figures(_ column: Int) -> [Figure] { totals[column] }

  /// The figures of a unit; of one that the policy does not have, none of anything.
  func figures(_ column: Int, _ kind: GroupKind, _ name: String) -> [Figure] {
    guard let row = rows[kind]?[name] else {
      let nothing: Figure = ComparedFigure.ofGroups[column].isRatio ? nil : (0, 1)
      return Array(repeating: nothing, count: totals.first?.count ?? 0)
    }
    return groups[kind]?[row][column] ?? []
  }

  /// The names of the units of a kind that any of several policies has, in order of first appearance.
  static func names(of kind: GroupKind, in runs: [PolicyRun]) -> [String] {
    var seen: Set<String> = []
    return runs.flatMap { $0.experiment.model.margins.names(of: kind) }
      .filter { seen.insert($0).inserted }
  }

  /// The figure of one replication; `nil` where it has none: a rate of nothing.
  func value(_ column: Int, of replication: Int) -> Double? {
    totals[column][replication].flatMap { figure in
      figure.denominator > 0 ? figure.numerator / figure.denominator : nil
    }
  }
}
