public import Wording

/// Writes diagnostics for people: place, code, message, the line with carets under the place, the mend.
public struct DiagnosticRenderer: Sendable {
  private let lines: SourceLines
  private let folder: String
  private let isColoured: Bool
  private let language: DisplayLanguage
  /// Columns of a line of source that are shown at most.
  private let width: Int

  /// Makes the renderer.
  ///
  /// - Parameters:
  ///   - files: The files that were read; excerpts come from them.
  ///   - folder: The path of the scenario's folder, put before the names of files; may be empty.
  ///   - isColoured: Whether terminal colours are written.
  ///   - language: Of the messages.
  ///   - width: How many columns of a line of source are shown at most.
  public init(
    files: [SourceText] = [], folder: String = "", isColoured: Bool = false,
    in language: DisplayLanguage = .english, width: Int = 100
  ) {
    self.language = language
    lines = SourceLines(files)
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    self.isColoured = isColoured
    self.width = max(20, width)
  }

  /// All diagnostics, each ended by a line break, with a last line that counts them.
  public func text(of diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let counts = [Severity.error, .warning, .remark].compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.noun(count)[language])"
    }
    return diagnostics.map { text(of: $0) }.joined() + counts.joined(separator: ", ") + "\n"
  }

  /// One diagnostic, ended by a line break.
  public func text(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map { "\(folder)\($0.file):\($0.line):\($0.column): " } ?? ""
    let head = coloured(
      "\(diagnostic.severity.noun(1)[language])[\(diagnostic.code)]", diagnostic.severity)
    var text = "\(place)\(head): \(Self.printable(diagnostic.message[language]))\n"
    if let place = diagnostic.place { text += excerpt(at: place, diagnostic.severity) }
    if let fix = diagnostic.fix {
      text += "  \(Severity.fixNoun[language]): \(Self.printable(fix[language]))\n"
    }
    return text
  }

  /// The line of source with carets under the place.
  private func excerpt(at place: SourcePlace, _ severity: Severity) -> String {
    guard let line = lines[place.file, place.line], !line.allSatisfy(\.isWhitespace) else {
      return ""
    }
    let margin = "  \(place.line) | "
    let blank = String(repeating: " ", count: margin.count - 2) + "| "
    let window = Window(of: line, around: place, width: width)
    let carets = String(repeating: "^", count: window.caretWidth)
    return "\(margin)\(window.text)\n\(blank)\(window.indent)\(coloured(carets, severity))\n"
  }

  private func coloured(_ text: String, _ severity: Severity) -> String {
    guard isColoured else { return text }
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .remark: "36"
      }
    return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
  }

  /// The text with control characters made visible, so that a file cannot steer the terminal.
  fileprivate static func printable(_ text: some StringProtocol) -> String {
    String(text.map { $0.isControl ? "\u{FFFD}" : $0 })
  }

  /// The part of a line that is shown, and where the carets stand under it.
  private struct Window {
    var text = ""
    var indent = ""
    var caretWidth = 1

    init(of line: Substring, around place: SourcePlace, width: Int) {
      let characters = Array(line)
      let target = min(max(0, place.column - 1), characters.count)
      let start = target < width - 20 ? 0 : max(0, target - width / 2)
      let end = min(characters.count, start + width)
      let shown = characters[start..<end]
      text =
        (start > 0 ? "…" : "") + DiagnosticRenderer.printable(String(shown))
        + (end < characters.count ? "…" : "")
      let before = characters[start..<max(start, min(target, end))]
      let columns = before.reduce(start > 0 ? 1 : 0) { $0 + $1.columns }
      indent = String(repeating: " ", count: columns)
      let meant = characters[min(target, end)..<min(end, target + max(1, place.length))]
      caretWidth = max(1, meant.reduce(0) { $0 + $1.columns })
    }
  }
}

extension Severity {
  /// What stands before the mend of a problem.
  public static let fixNoun = Bilingual("fix", vi: "cách sửa")

  /// What one or several problems of this kind are called.
  func noun(_ count: Int) -> Bilingual {
    let vietnamese =
      switch self {
      case .error: "lỗi"
      case .warning: "cảnh báo"
      case .remark: "lưu ý"
      }
    return Bilingual(rawValue + (count == 1 ? "" : "s"), vi: vietnamese)
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
  }

  /// How many columns of a terminal it takes.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
