import WorkingTime

/// A trace as bytes, read row by row: it may have millions of them.
///
/// The rules are those of every table: RFC 4180 with `,` or `;`, blank rows left out.
struct TraceTable {
  static let maximumBytes = 1_000_000_000
  static let maximumRows = 20_000_000

  /// Where a cell stands in the bytes.
  struct Cell {
    var start: Int
    var end: Int
    var isQuoted = false
    var line: Int
    var lineStart: Int

    var isEmpty: Bool { start == end }
  }

  /// The cells of the row at hand.
  private(set) var cells: [Cell] = []
  private(set) var problem: Diagnostic?
  private let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var position: Int
  private var line = 1
  private var lineStart: Int

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    position = bytes.dropByteOrderMark.startIndex
    lineStart = position
    let header = bytes.prefix { $0 != 0x0A }
    let (semicolons, commas) = (header.count { $0 == 0x3B }, header.count { $0 == 0x2C })
    separator = semicolons > commas ? 0x3B : 0x2C
  }

  /// Goes to the next row that is not blank; no when there is none, or a problem.
  mutating func next() -> Bool {
    while position < bytes.count, problem == nil {
      readRow()
      if problem == nil, cells.contains(where: { !$0.isEmpty }) { return true }
    }
    return false
  }

  /// The text of a cell.
  func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    return cell.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// The place of a cell, its column in Unicode scalars.
  func place(_ cell: Cell) -> SourcePlace {
    let before = bytes[cell.lineStart..<cell.start].count { $0 & 0xC0 != 0x80 }
    let length = bytes[cell.start..<cell.end].count { $0 & 0xC0 != 0x80 }
    return SourcePlace(file: file, line: cell.line, column: before + 1, length: max(1, length))
  }

  /// The instant in a cell, `2022-11-02T07:00` or with seconds; `nil` when it is none.
  func instant(_ cell: Cell) -> Int64? {
    let length = cell.end - cell.start
    guard length == 16 || length == 19 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for byte in bytes[(cell.start + from)..<(cell.start + from + count)] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func has(_ character: UInt8, at offset: Int) -> Bool { bytes[cell.start + offset] == character }
    guard has(0x2D, at: 4), has(0x2D, at: 7), has(0x54, at: 10), has(0x3A, at: 13),
      length == 16 || has(0x3A, at: 16), let year = number(0, 4), let month = number(5, 2),
      let day = number(8, 2), let hour = number(11, 2), let minute = number(14, 2),
      let second = length == 16 ? 0 : number(17, 2), hour < 24, minute < 60, second < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return date.startSecond + Int64(hour * 3600 + minute * 60 + second)
  }

  private mutating func readRow() {
    cells.removeAll(keepingCapacity: true)
    while problem == nil {
      readCell()
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { return endLine() }
    }
  }

  private mutating func endLine() {
    line += 1
    lineStart = position
  }

  /// Reads up to the separator or the end of the row.
  private mutating func readCell() {
    skipBlanks()
    var cell = Cell(start: position, end: position, line: line, lineStart: lineStart)
    guard position < bytes.count, bytes[position] == 0x22 else {
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A {
        position += 1
      }
      cell.end = position
      while cell.end > cell.start, [0x20, 0x09, 0x0D].contains(bytes[cell.end - 1]) {
        cell.end -= 1
      }
      return cells.append(cell)
    }
    position += 1
    guard readQuoted() else {
      problem = .unclosed(place(cell))
      return
    }
    cell.isQuoted = true
    cell.start += 1
    cell.end = position - 1
    cells.append(cell)
    skipBlanks()
    if position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A {
      let here = Cell(start: position, end: position, line: line, lineStart: lineStart)
      problem = .afterQuote(place(here))
    }
  }

  /// Goes behind the closing quote; no when there is none.
  private mutating func readQuoted() -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { endLine() }
      guard byte == 0x22 else { continue }
      guard position < bytes.count, bytes[position] == 0x22 else { return true }
      position += 1
    }
    return false
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0D {
      position += 1
    }
  }
}
