import Experiments
import Scenarios

/// Both sides of a unit's books in the columns of a form, in hundredths of a dossier.
///
/// Each side is rounded to the same total, so that identities hold in printed numbers.
struct FormBooks {
  /// Carried over, online, at the counter, by post.
  private(set) var comingIn = [Int](repeating: 0, count: 4)
  /// In the order of `columns`.
  private(set) var goingOn = [Int](repeating: 0, count: Self.columns.count)

  /// The columns that dossiers are in, one each.
  static let columns: [StateColumn] = [
    .closedEarly, .closedOnTime, .closedLate, .openWithinTime, .openOverdue, .pausedWithinTime,
    .pausedOverdue,
  ]

  init() {}

  init(_ books: StateBooks, form: StateForm, table: StateTable) {
    let replications = Double(max(1, books.replications))
    let counter = books.received - books.receivedOnline - books.receivedByPost
    let sides = (
      [books.carriedOver, books.receivedOnline, counter, books.receivedByPost],
      Self.columns.map { books.count(in: $0, of: form, by: table) }
    )
    let total = Int((100 * Double(sides.0.reduce(0, +)) / replications).rounded())
    comingIn = Self.rounded(sides.0.map { 100 * Double($0) / replications }, to: total)
    goingOn = Self.rounded(sides.1.map { 100 * Double($0) / replications }, to: total)
  }

  mutating func add(_ other: FormBooks) {
    for index in comingIn.indices { comingIn[index] += other.comingIn[index] }
    for index in goingOn.indices { goingOn[index] += other.goingOn[index] }
  }

  /// Those of a part of the form, in order.
  func part(_ part: StateColumn.Part) -> [Int] {
    zip(Self.columns, goingOn).filter { $0.0.part == part }.map(\.1)
  }

  /// Whole numbers that add to `total`: rounded down, then up where the most was cut off, ties by place.
  static func rounded(_ values: [Double], to total: Int) -> [Int] {
    // What should be whole misses it by rounding errors only.
    let raised = values.map { max(0, $0 + 1e-6) }
    var floors = raised.map { Int($0.rounded(.down)) }
    let remainders = zip(raised, floors).map { $0 - Double($1) }
    let order = values.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(max(0, total - floors.reduce(0, +))) { floors[index] += 1 }
    return floors
  }
}

/// A form with a row for each unit, each field and the whole office: the sum of its units.
struct FormTable: Sendable {
  let form: StateForm
  let header: [String]
  let cells: @Sendable (FormBooks) -> [Int]

  func text(_ groups: [GroupFindings], by table: StateTable) -> String {
    var csv = CSVText(["unit", "field"] + header)
    var office = FormBooks()
    for (name, books) in rows(of: .agency, groups, table) {
      office.add(books)
      append([.text(name), .empty], books, to: &csv)
    }
    for (name, books) in rows(of: .field, groups, table) {
      append([.empty, .text(name)], books, to: &csv)
    }
    append([.empty, .empty], office, to: &csv)
    return csv.text
  }

  private func append(_ lead: [CSVCell], _ books: FormBooks, to csv: inout CSVText) {
    csv.append(lead + cells(books).map { .number(Double($0) / 100) })
  }

  private func rows(
    of kind: GroupKind, _ groups: [GroupFindings], _ table: StateTable
  ) -> [(name: String, books: FormBooks)] {
    (groups.first { $0.kind == kind }?.rows ?? []).map {
      ($0.name, FormBooks($0.books, form: form, table: table))
    }
  }
}
