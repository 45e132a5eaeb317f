import Wording

/// A table as text: RFC 4180 with `,` or `;`, each field with its place.
struct CommaSeparatedText {
  private(set) var rows: [[Cell]] = []
  private(set) var problem: Diagnostic?

  struct Cell {
    var text: String
    var place: SourcePlace
  }

  private let file: String
  private let separator: Unicode.Scalar
  private var line = 1
  private var column = 1
  private var cell = ""
  private var cellPlace: SourcePlace
  private var row: [Cell] = []
  private var state = State.start

  private enum State {
    case start, plain, quoted, afterQuote
  }

  init(_ text: String, file: String) {
    self.file = file
    let header = text.prefix { !$0.isNewline }
    separator = header.count { $0 == ";" } > header.count { $0 == "," } ? ";" : ","
    cellPlace = SourcePlace(file: file, line: 1, column: 1)
    for scalar in text.unicodeScalars {
      take(scalar)
      if problem != nil { return }
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    if state == .quoted { problem = .unclosed(cellPlace) } else { endRow() }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if state == .quoted {
      if scalar == "\"" { state = .afterQuote } else { cell.unicodeScalars.append(scalar) }
      return
    }
    switch scalar {
    case separator: endCell()
    case "\n": endRow()
    case "\r": break
    case "\"" where state == .start:
      state = .quoted
      cellPlace = SourcePlace(file: file, line: line, column: column)
    case "\"" where state == .afterQuote:
      cell += "\""
      state = .quoted
    case " " where state == .start: break
    case " " where state == .afterQuote: break
    default:
      if state == .afterQuote {
        problem = .afterQuote(SourcePlace(file: file, line: line, column: column))
      }
      if state == .start { cellPlace = SourcePlace(file: file, line: line, column: column) }
      state = .plain
      cell.unicodeScalars.append(scalar)
    }
  }

  private mutating func endCell() {
    if state == .start { cellPlace = SourcePlace(file: file, line: line, column: column) }
    if state == .plain { while cell.last == " " || cell.last == "\t" { cell.removeLast() } }
    cellPlace.length = max(1, cell.count)
    row.append(Cell(text: cell, place: cellPlace))
    cell = ""
    state = .start
  }

  private mutating func endRow() {
    endCell()
    if !row.allSatisfy({ $0.text.isEmpty }) { rows.append(row) }
    row = []
  }
}

extension Diagnostic {
  static func unclosed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableText,
      Bilingual(
        "the quote that opens here is never closed", vi: "dấu ngoặc kép mở ở đây không được đóng"),
      fix: Bilingual(
        "close it, or double a quote inside text",
        vi: "đóng lại, hoặc viết đôi dấu ngoặc kép bên trong chữ"), at: place)
  }

  static func afterQuote(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableText,
      Bilingual("text follows a closing quote", vi: "có chữ đứng sau dấu ngoặc kép đóng"),
      fix: Bilingual(
        "put the whole cell in quotes and double the quotes inside",
        vi: "đặt cả ô trong ngoặc kép và viết đôi các dấu ngoặc kép bên trong"), at: place)
  }
}
