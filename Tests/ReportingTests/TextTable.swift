/// A table of comma-separated values, read by a reader of its own: RFC 4180, strictly.
struct TextTable {
  private(set) var rows: [[String]] = []

  /// Reads a text whose rows all end in CR LF.
  init(_ text: String) {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell += "\""
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      case "\r" where !isQuoted && scalars.first == "\n":
        scalars.removeFirst()
        rows.append(cells + [cell])
        (cells, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
  }

  /// The rows behind the header, by the header's names.
  var records: [[String: String]] {
    rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row), uniquingKeysWith: { first, _ in first })
    }
  }
}
