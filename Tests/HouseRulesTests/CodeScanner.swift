/// The Swift text with comments and the contents of string literals turned into spaces.
///
/// Line breaks stay where they are. Code inside interpolations is kept. Regex literals are taken as code.
func blankingCommentsAndStrings(of text: String) -> String {
  var scanner = CodeScanner(bytes: Array(text.utf8))
  scanner.run()
  return String(decoding: scanner.bytes, as: UTF8.self)
}

/// Blanks comments and strings in place, one byte after the other.
private struct CodeScanner {
  var bytes: [UInt8]
  private var index = 0
  /// What the scanner is inside of, outermost first.
  private var nest: [Nesting] = []

  private enum Nesting {
    case string(pounds: Int, isMultiline: Bool)
    /// Code in an interpolation, with its open parentheses.
    case interpolation(depth: Int)
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    while index < bytes.count {
      if case .string(let pounds, let isMultiline) = nest.last {
        stepInString(pounds: pounds, isMultiline: isMultiline)
      } else {
        stepInCode()
      }
    }
  }

  private mutating func stepInCode() {
    if matches("//") {
      while index < bytes.count, bytes[index] != newline { blank() }
    } else if matches("/*") {
      blankBlockComment()
    } else if let pounds = poundsBeforeQuote() {
      index += pounds
      let isMultiline = matches("\"\"\"")
      index += isMultiline ? 3 : 1
      nest.append(.string(pounds: pounds, isMultiline: isMultiline))
    } else {
      countParenthesis()
      index += 1
    }
  }

  /// Leaves an interpolation at its closing parenthesis.
  private mutating func countParenthesis() {
    guard case .interpolation(let depth) = nest.last else { return }
    if bytes[index] == UInt8(ascii: "(") {
      nest[nest.count - 1] = .interpolation(depth: depth + 1)
    } else if bytes[index] == UInt8(ascii: ")") {
      nest.removeLast()
      if depth > 1 { nest.append(.interpolation(depth: depth - 1)) }
    }
  }

  private mutating func stepInString(pounds: Int, isMultiline: Bool) {
    let marks = String(repeating: "#", count: pounds)
    let quotes = (isMultiline ? "\"\"\"" : "\"") + marks
    if matches(quotes) {
      index += quotes.utf8.count
      nest.removeLast()
    } else if matches("\\" + marks + "(") {
      index += pounds + 2
      nest.append(.interpolation(depth: 1))
    } else if matches("\\" + marks) {
      for _ in 0..<(pounds + 2) where index < bytes.count { blank() }
    } else if bytes[index] == newline, !isMultiline {
      nest.removeLast()
    } else {
      blank()
    }
  }

  private mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if matches("/*") {
        depth += 1
        blank()
      } else if matches("*/") {
        depth -= 1
        blank()
      }
      blank()
    } while depth > 0 && index < bytes.count
  }

  /// The number of `#` before a quotation mark that starts here, or `nil` when no string starts.
  private func poundsBeforeQuote() -> Int? {
    var end = index
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - index : nil
  }

  private func matches(_ text: String) -> Bool {
    let wanted = text.utf8
    return index + wanted.count <= bytes.count
      && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
  }

  /// Replaces the byte here by a space, unless it breaks the line, and moves on.
  private mutating func blank() {
    guard index < bytes.count else { return }
    if bytes[index] != newline { bytes[index] = UInt8(ascii: " ") }
    index += 1
  }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}
