import Foundation

/// A table as spreadsheets of Vietnamese offices open it: byte order mark, `;`, decimal comma,
/// `dd/MM/yyyy`, and no text that a spreadsheet would take for a formula.
enum ExcelTable {
  /// The folder of these tables in that of the results.
  static let folder = "excel"

  /// Writes a table that is closed a second time, row by row.
  ///
  /// - Parameters:
  ///   - table: The table; what its columns are is in the dictionary.
  ///   - partial: The folder of the results, in which there is `folder`.
  /// - Returns: The second table, closed.
  /// - Throws: `WriteProblem`.
  static func write(_ table: ResultFile, in partial: String) throws(WriteProblem) -> ResultFile {
    let file = try ResultFile(name: "\(folder)/\(table.name)", in: partial)
    let types = table.columns.map { DataDictionary.column($0, of: table.name)?.type ?? "string" }
    try file.append("\u{FEFF}")
    var isHeader = true
    do {
      try CSVRows.read("\(partial)/\(table.name)") { row in
        let cells = row.enumerated().map { index, cell in
          isHeader || index >= types.count ? text(cell) : self.cell(cell, of: types[index])
        }
        isHeader = false
        try file.append(cells.joined(separator: ";") + "\r\n")
      }
    } catch {
      throw error as? WriteProblem ?? WriteProblem(error, path: "\(partial)/\(table.name)")
    }
    try file.close()
    return file
  }

  private static func cell(_ cell: String, of type: String) -> String {
    switch type {
    case "number" where isNumber(cell), "integer" where isNumber(cell):
      cell.replacing(".", with: ",")
    case "datetime" where cell.utf8.count >= 16: date(cell)
    case "boolean": cell.isEmpty ? "" : cell == "true" ? "TRUE" : "FALSE"
    default: text(cell)
    }
  }

  /// `08/01/2024 07:30` of `2024-01-08T07:30`; seconds stay.
  private static func date(_ cell: String) -> String {
    let bytes = Array(cell.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return "\(part(8..<10))/\(part(5..<7))/\(part(0..<4)) \(part(11..<bytes.count))"
  }

  private static func isNumber(_ cell: String) -> Bool {
    cell.isEmpty || Double(cell) != nil
  }

  /// Text that begins as a formula does is written behind an apostrophe.
  private static func text(_ cell: String) -> String {
    let isFormula = cell.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) }
    let harmless = isFormula == true ? "'" + cell : cell
    return harmless.utf8.contains(UInt8(ascii: ";"))
      ? CSVText.quoted(harmless) : CSVText.cell(harmless)
  }
}
