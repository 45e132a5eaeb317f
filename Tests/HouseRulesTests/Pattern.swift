/// A regular expression of ours, compiled once; words end at every sign that is no letter, digit or `_`.
///
/// By Swift's default `Run.self` would be one word.
struct Pattern {
  private let expression: Regex<AnyRegexOutput>

  init(_ text: String) {
    do {
      expression = try Regex(text).wordBoundaryKind(.simple).anchorsMatchLineEndings()
    } catch {
      preconditionFailure("'\(text)' is no regular expression: \(error)")
    }
  }

  /// Whether the pattern occurs in the text.
  func occurs(in text: some StringProtocol) -> Bool {
    String(text).contains(expression)
  }

  /// The first captured group (or the whole match) of each occurrence.
  func captures(in text: some StringProtocol) -> [String] {
    String(text).matches(of: expression).map { match in
      let group = match.output.count > 1 ? match.output[1] : match.output[0]
      return group.substring.map(String.init) ?? ""
    }
  }

  /// The lines in which the pattern occurs; a text without any is passed over at once.
  func lines(_ lines: [NumberedLine], of text: String) -> [NumberedLine] {
    occurs(in: text) ? lines.filter { occurs(in: $0.text) } : []
  }
}

/// A line of a file, counted from 1.
struct NumberedLine: Sendable {
  let number: Int
  let text: Substring
}

/// The lines of a text, the last one without its break included.
func numberedLines(of text: String) -> [NumberedLine] {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .map { NumberedLine(number: $0.offset + 1, text: $0.element) }
}
