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

  /// - Parameter model: Whose arrivals are counted; `nil`: none are.
  init(countingArrivalsOf model: Model?) {
    arrivals = ArrivalControls(model)
  }

  mutating func add(_ outcome: Outcome) {
    arrivals.add(outcome)
    for (column, figure) in ComparedFigure.all.enumerated() {
      totals[column].append(figure.law(outcome.total, outcome.pools))
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

  func figures(_ column: Int, _ kind: GroupKind, _ row: Int) -> [Figure] {
    groups[kind]?[row][column] ?? []
  }

  /// The figure of one replication; `nil` where it has none: a rate of nothing.
  func value(_ column: Int, of replication: Int) -> Double? {
    totals[column][replication].flatMap { figure in
      figure.denominator > 0 ? figure.numerator / figure.denominator : nil
    }
  }
}
