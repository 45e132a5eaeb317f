/// Series that add up in several ways: by commune, by field, by each column of a table, and altogether.
///
/// The rows of the table are the bottom; every value of every column is the sum of its rows, and the
/// total is the sum of all.
public struct GroupedHierarchy: Sendable, Equatable {
  /// What the columns are called.
  public let columns: [String]
  /// The rows: one value for each column.
  public let rows: [[String]]
  /// The total, then the values of each column in the order of the text.
  public let groups: [Group]

  /// Rows that are added up.
  public struct Group: Sendable, Equatable {
    /// The place of the column; `nil`: the total.
    public var column: Int?
    /// The value of the column.
    public var value: String
    /// The places of its rows, ascending.
    public var members: [Int]
  }

  /// Makes the groups of a table; all rows have a value for each column.
  public init(columns: [String], rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row lacks a column")
    (self.columns, self.rows) = (columns, rows)
    var groups = [Group(column: nil, value: "total", members: Array(rows.indices))]
    for column in columns.indices {
      var members: [String: [Int]] = [:]
      for (index, row) in rows.enumerated() { members[row[column], default: []].append(index) }
      groups += members.sorted { $0.key < $1.key }.map {
        Group(column: column, value: $0.key, members: $0.value)
      }
    }
    self.groups = groups
  }

  /// The sums of the groups of values of the rows.
  public func sums(of bottom: [Double]) -> [Double] {
    groups.map { group in group.members.reduce(0) { $0 + bottom[$1] } }
  }

  /// The sums of the groups of whole units of the rows; exact.
  public func sums(of bottom: [Int64]) -> [Int64] {
    groups.map { group in group.members.reduce(0) { $0 + bottom[$1] } }
  }

  /// Places of groups that no row and no other group before them equals: what reconciliation has to join.
  public var distinctGroups: [Int] {
    var seen: Set<[Int]> = []
    return groups.indices.filter {
      groups[$0].members.count > 1 && seen.insert(groups[$0].members).inserted
    }
  }

  /// For each group the distinct group that has its members, or `nil` where it is a single row.
  public var representatives: [Int?] {
    var places: [[Int]: Int] = [:]
    for place in distinctGroups { places[groups[place].members] = place }
    return groups.map { places[$0.members] }
  }
}
