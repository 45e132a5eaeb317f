/// Text without quotes, as other YAML tools would read it: what they would change is refused.
struct PlainScalar {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Why the text may not stand without quotes, if it may not.
  func problem(isKey: Bool, at place: SourcePlace) -> Diagnostic? {
    if text.isEmpty { return isKey ? .emptyKey(place) : .noValue(place) }
    if Self.words.contains(text.lowercased()) { return .word(text, isKey: isKey, place) }
    guard let first = text.unicodeScalars.first, "+-.0123456789".unicodeScalars.contains(first)
    else { return Self.problem(ofQuoted: text, at: place) }
    if let fix = clockFix { return .changed(text, "a number of seconds or minutes", fix, place) }
    if let fix = numberFix { return .changed(text, "another number", fix, place) }
    return Self.problem(ofQuoted: text, at: place)
  }

  /// Quoted text may hold anything but control characters.
  static func problem(ofQuoted text: String, at place: SourcePlace) -> Diagnostic? {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return nil }
    let control = text.unicodeScalars.first {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }
    return control.map { .control($0.value, place) }
  }

  /// A number with a point that loses its trailing zeros elsewhere; harmless where a number is meant.
  var losesZeros: Bool {
    text.contains(".") && Double(text) != nil
      && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  private static let words: Set<String> = [
    "yes", "no", "on", "off", "true", "false", "null", "~", "y", "n", ".nan", ".inf", "-.inf",
    "+.inf",
  ]

  /// `10:30` is 630 in YAML 1.1.
  private var clockFix: String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ Self.isDigits($0) }) else { return nil }
    let minute = parts[1].count == 1 ? "0" + parts[1] : String(parts[1])
    let hour = parts[0].count == 1 ? "0" + parts[0] : String(parts[0])
    return "write \(hour)h\(minute)"
  }

  /// Signs, leading zeros, underscores, bases and exponents are lost when other tools rewrite a number.
  private var numberFix: String? {
    let unsigned = text.drop { $0 == "+" || $0 == "-" }
    if text.hasPrefix("+"), Double(unsigned) != nil {
      return "write it with its unit, '\(text) posts'"
    }
    if unsigned.hasPrefix("."), Double("0" + unsigned) != nil { return "write 0\(unsigned)" }
    if unsigned.hasSuffix("."), Self.isDigits(unsigned.dropLast()) {
      return "write \(unsigned.dropLast())"
    }
    let isOctalOrPadded = unsigned.count > 1 && unsigned.hasPrefix("0") && Self.isDigits(unsigned)
    let isBased = ["0x", "0o", "0b"].contains { unsigned.lowercased().hasPrefix($0) }
    let isGrouped =
      unsigned.contains("_") && Self.isDigits(unsigned.filter { $0 != "_" && $0 != "." })
    let isExponent =
      unsigned.contains { $0 == "e" || $0 == "E" } && Double(unsigned) != nil && !isBased
    guard
      isOctalOrPadded || isBased && Int(unsigned.dropFirst(2), radix: 16) != nil || isGrouped
        || isExponent
    else { return nil }
    return "write the plain number, or put quotes around a code"
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension Diagnostic {
  fileprivate static func noValue(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyValue, "there is no value here", fix: "write a value or remove the key", at: place)
  }

  fileprivate static func emptyKey(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(.keyShape, "a key must be one word", fix: "write `key: value`", at: place)
  }

  fileprivate static func word(_ text: String, isKey: Bool, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools, "other YAML tools read '\(text)' as something else than text",
      fix: isKey
        ? "choose a longer key" : "use the words of the language, or put quotes around free text",
      at: place)
  }

  fileprivate static func changed(
    _ text: String, _ what: String, _ fix: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .changedByTools, "other YAML tools turn '\(text)' into \(what)", fix: fix, at: place)
  }

  fileprivate static func control(_ value: UInt32, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .controlCharacter, "the text holds the control character \(value)", fix: "remove it",
      at: place)
  }
}
