public import Wording

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

  /// Facts of one thing as a table, a line for each column.
  public static func facts(
    _ columns: [String], _ row: [JSONValue], in language: DisplayLanguage = .english
  ) -> String {
    let report = RowsReport(columns: ["fact", "value"])
    return report.table(
      zip(columns, row).map { column, value in
        guard case .string(let text) = value else { return [.string(column), value] }
        return [.string(column), .string(RowTitles.cell(text, of: column, in: language))]
      }, in: language)
  }

  /// The table, each line ended by a line break.
  ///
  /// Columns are as wide as their longest cell, 72 at most.
  ///
  /// - Parameters:
  ///   - rows: Of each, a cell for each column.
  ///   - language: Of numbers, and of titles and units.
  ///   - isOurs: Columns are those of the program, and not named by a question.
  /// - Returns: Lines, each ended by a line break.
  public func table(
    _ rows: [[JSONValue]], in language: DisplayLanguage = .english, isOurs: Bool = true
  ) -> String {
    let titles = isOurs ? columns.map { RowTitles.title($0)[language] } : columns
    let texts = rows.map { row in
      zip(row, columns).map { Self.shown($0, of: isOurs ? $1 : "", in: language) }
    }
    let widths = columns.indices.map { column in
      min(
        72,
        ([titles[column]] + texts.map { $0[column] }).map { TableText.width(of: $0) }.max() ?? 0)
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
    return ([titles] + texts).map(line).joined()
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
  private static func shown(
    _ cell: JSONValue, of column: String, in language: DisplayLanguage
  ) -> String {
    switch cell {
    case .null: "-"
    case .bool(let truth): truth ? language.truth.yes : language.truth.no
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .number(let number):
      NumberText.significant(number).replacing(".", with: language.decimalMark)
    case .string(let text):
      TableText.printable(RowTitles.cell(text, of: column, in: language))
    case .array, .object: cell.text
    }
  }
}

extension DisplayLanguage {
  fileprivate var truth: (yes: String, no: String) {
    self == .english ? ("true", "false") : ("có", "không")
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
