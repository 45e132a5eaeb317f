/// Rows with named columns, as a table for a terminal, as JSON or as CSV.
///
/// Cells are `null`, numbers, truths and strings.
public struct RowsReport: Sendable {
  private let columns: [String]
  private let keys: [String]

  /// Columns of one name get numbers in JSON.
  public init(columns: [String]) {
    self.columns = columns
    var seen: [String: Int] = [:]
    keys = columns.map { name in
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return count > 1 ? "\(name)_\(count)" : name
    }
  }

  /// The table, each line ended by a line break.
  ///
  /// Columns are as wide as their longest cell, 72 at most.
  public func table(_ rows: [[JSONValue]]) -> String {
    let texts = rows.map { $0.map { Self.shown($0) } }
    let widths = columns.indices.map { column in
      min(
        72,
        ([columns[column]] + texts.map { $0[column] }).map { TableText.width(of: $0) }.max() ?? 0)
    }
    let isNumber = columns.indices.map { column in
      rows.contains { $0[column].isNumber }
        && rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        isNumber[column]
          ? TableText.right(cells[column], widths[column])
          : TableText.left(cells[column], widths[column])
      }
      let text = padded.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    return ([columns] + texts).map(line).joined()
  }

  /// The header of a CSV, and a row of it.
  public var header: String { CSVText(columns).text }

  public func row(_ cells: [JSONValue]) -> String {
    var csv = CSVText()
    csv.append(cells.map { CSVCell($0) })
    return csv.text
  }

  /// A row as an object.
  public func object(_ cells: [JSONValue]) -> JSONValue {
    .object(zip(keys, cells).map { JSONMember($0, $1) })
  }

  /// What stands in JSON before the first row, and behind the last; rows are parted by `,\n`.
  public static var opening: String {
    "{\n\"schemaVersion\": \(ResultJSON.schemaVersion),\n\"tool\": \(ResultJSON.tool.text),\n\"rows\": [\n"
  }
  public static var closing: String { "\n]\n}\n" }

  /// A cell of the table: numbers with six digits that count, control characters made visible.
  private static func shown(_ cell: JSONValue) -> String {
    switch cell {
    case .null: "-"
    case .bool(let truth): truth ? "true" : "false"
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .number(let number): NumberText.significant(number)
    case .string(let text): TableText.printable(text)
    case .array, .object: cell.text
    }
  }
}

extension JSONValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .unsigned, .number: true
    default: false
    }
  }
}

extension CSVCell {
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .empty
    case .bool(let truth): self = .truth(truth)
    case .integer(let number): self = .integer(Int(number))
    case .unsigned(let number): self = .text("\(number)")
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array, .object: self = .text(value.text)
    }
  }
}
