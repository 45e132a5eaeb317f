/// Columns of a terminal: widths of text that is not only ASCII, padding, cutting.
enum TableText {
  /// How many columns a text takes.
  static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text, control characters made visible and cut to `width` columns with a mark.
  static func cut(_ text: String, to width: Int) -> String {
    let printable = printable(text)
    guard self.width(of: printable) > width else { return printable }
    var kept = ""
    var used = 0
    for character in printable {
      let columns = columns(of: character)
      guard used + columns <= width - 1 else { break }
      kept.append(character)
      used += columns
    }
    return kept + "…"
  }

  /// The text in exactly `width` columns, cut where it is longer.
  static func left(_ text: String, _ width: Int) -> String {
    let cut = cut(text, to: width)
    return cut + String(repeating: " ", count: max(0, width - self.width(of: cut)))
  }

  /// The text at the right end of at least `width` columns; a number is never cut.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - self.width(of: text))) + text
  }

  /// The lines of a text whose words are wrapped at `width` columns.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in printable(text).split(separator: " ") {
      if !line.isEmpty && self.width(of: line) + 1 + self.width(of: word) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).map { cut($0, to: width) }
  }

  /// The text with control and format characters made visible, so that names cannot steer a terminal.
  static func printable(_ text: String) -> String {
    String(
      text.map { character in
        let isHarmful = character.unicodeScalars.contains { scalar in
          let category = scalar.properties.generalCategory
          return category == .control || category == .format || category == .lineSeparator
            || category == .paragraphSeparator
        }
        return isHarmful ? "\u{FFFD}" : character
      })
  }

  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
