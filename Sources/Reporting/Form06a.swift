public import Experiments

/// The columns of form II.06a, as means over replications: `form-06a.csv`.
///
/// (3) = (4) + (5) + (6), (7) = (8) + (9) + (10), (11) = (12) + (13) and (3) = (7) + (11) hold in the
/// printed numbers: means are written in hundredths of a dossier, each side of the books is rounded
/// by largest remainders to the same total, and sums are taken from printed numbers. The row with
/// two empty cells is the office, the sum of its units. (7) holds the resolved and those returned,
/// withdrawn and stopped, each by its closing; paused dossiers are in (12) or (13).
public struct Form06a {
  private let findings: PolicyFindings

  public init(_ findings: PolicyFindings) {
    self.findings = findings
  }

  /// The rows of the units, of the fields and of the whole office, in this order; no cross.
  public var text: String {
    var csv = CSVText(["unit", "field"] + (3...13).map { "c\($0)" })
    let units = rows(of: .agency)
    for (name, books) in units { csv.append([.text(name), .empty] + books.cells) }
    for (name, books) in rows(of: .field) { csv.append([.empty, .text(name)] + books.cells) }
    let office = units.reduce(into: FormBooks()) { $0.add($1.books) }
    csv.append([.empty, .empty] + office.cells)
    return csv.text
  }

  private func rows(of kind: GroupKind) -> [(name: String, books: FormBooks)] {
    let group = findings.groups.first { $0.kind == kind }
    return (group?.rows ?? []).map { ($0.name, FormBooks($0.metrics)) }
  }
}

/// Both sides of a unit's books, in hundredths of a dossier.
private struct FormBooks {
  /// (4), (5), (6).
  private var comingIn = [Int](repeating: 0, count: 3)
  /// (8), (9), (10), (12), (13).
  private var goingOn = [Int](repeating: 0, count: 5)

  init() {}

  init(_ metrics: [MetricFinding]) {
    func mean(_ id: String) -> Double { metrics.first { $0.id == id }?.mean ?? 0 }
    let online = mean("received_online")
    let sides = (
      [online, mean("received") - online, mean("carried_over")],
      ["closed_early", "closed_on_time", "closed_late", "open_within_time", "open_overdue"]
        .map(mean)
    )
    let total = Int((100 * sides.0.reduce(0, +)).rounded())
    comingIn = Self.rounded(sides.0, to: total)
    goingOn = Self.rounded(sides.1, to: total)
  }

  mutating func add(_ other: FormBooks) {
    for index in comingIn.indices { comingIn[index] += other.comingIn[index] }
    for index in goingOn.indices { goingOn[index] += other.goingOn[index] }
  }

  /// Columns (3) to (13).
  var cells: [CSVCell] {
    let total = comingIn.reduce(0, +)
    let resolved = goingOn[...2].reduce(0, +)
    let open = goingOn[3...].reduce(0, +)
    return ([total] + comingIn + [resolved] + goingOn[...2] + [open] + goingOn[3...])
      .map { .number(Double($0) / 100) }
  }

  /// Hundredths that add to `total`: rounded down, then up where the most was cut off, ties by place.
  private static func rounded(_ values: [Double], to total: Int) -> [Int] {
    // Means of whole numbers miss the hundredth below by rounding errors only.
    let hundredths = values.map { max(0, $0 * 100 + 1e-6) }
    var floors = hundredths.map { Int($0.rounded(.down)) }
    let remainders = zip(hundredths, floors).map { $0 - Double($1) }
    let order = values.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(max(0, total - floors.reduce(0, +))) { floors[index] += 1 }
    return floors
  }
}
