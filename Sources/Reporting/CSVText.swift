/// Rows of comma-separated values by RFC 4180: UTF-8, `.` decimals, no byte order mark.
struct CSVText {
  private(set) var text = ""

  /// The header.
  init(_ header: [String]) {
    append(header.map { .text($0) })
  }

  /// Without a header: rows that follow others.
  init() {}

  /// Adds a row.
  mutating func append(_ cells: [CSVCell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "," }
      cell.write(to: &text)
    }
    text += "\r\n"
  }
}

extension CSVText {
  /// Text as it stands in a cell.
  static func cell(_ text: String) -> String {
    text.needsQuotes ? text.quoted : text
  }

  /// Text in quotes, as it may always stand in a cell.
  static func quoted(_ text: String) -> String { text.quoted }
}

/// A cell of a row.
enum CSVCell {
  case empty
  case text(String)
  case number(Double)
  case integer(Int)
  case truth(Bool)

  /// A number, or an empty cell where there is none.
  static func optional(_ number: Double?) -> CSVCell {
    number.map { .number($0) } ?? .empty
  }

  fileprivate func write(to line: inout String) {
    switch self {
    case .empty: break
    case .text(let text): line += CSVText.cell(text)
    case .number(let number): line += number.isFinite ? Self.digits(number) : ""
    case .integer(let integer): line += "\(integer)"
    case .truth(let truth): line += truth ? "true" : "false"
    }
  }

  /// The shortest digits that read back as the same number; whole numbers without a point.
  private static func digits(_ number: Double) -> String {
    guard let whole = Int64(exactly: number), abs(whole) < 1_000_000_000_000_000 else {
      return "\(number)"
    }
    return "\(whole)"
  }
}

extension String {
  fileprivate var needsQuotes: Bool {
    utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    } || hasPrefix(" ") || hasSuffix(" ")
  }

  /// In quotes; those inside are doubled, also where a combining mark follows one.
  fileprivate var quoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
