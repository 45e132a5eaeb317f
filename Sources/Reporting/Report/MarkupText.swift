import Foundation

/// Names and other texts of users as they may stand in HTML, SVG and charts.
enum MarkupText {
  /// So many scalars of a text are shown; names are shorter.
  static let longest = 240

  /// The text without what could steer the page: control characters and marks of direction become U+FFFD,
  /// white space a space; composed (NFC), and cut with a mark.
  static func plain(_ text: String, atMost count: Int = longest) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      guard kept.count < count else {
        kept.append("…")
        break
      }
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator: kept.append(" ")
      case .control: kept.append(scalar.properties.isWhitespace ? " " : "\u{FFFD}")
      case .format, .surrogate, .privateUse, .unassigned: kept.append("\u{FFFD}")
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// The same between tags or in an attribute in double quotes.
  static func escaped(_ text: String, atMost count: Int = longest) -> String {
    var escaped = ""
    for scalar in plain(text, atMost: count).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
