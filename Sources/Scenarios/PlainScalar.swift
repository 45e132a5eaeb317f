import Wording

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
    if let fix = clockFix {
      return .changed(
        text, Bilingual("a number of seconds or minutes", vi: "số giây hoặc phút"), fix, place)
    }
    if let fix = numberFix {
      return .changed(text, Bilingual("another number", vi: "một số khác"), fix, place)
    }
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
  private var clockFix: Bilingual? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ Self.isDigits($0) }) else { return nil }
    let minute = parts[1].count == 1 ? "0" + parts[1] : String(parts[1])
    let hour = parts[0].count == 1 ? "0" + parts[0] : String(parts[0])
    return .write("\(hour)h\(minute)")
  }

  /// Signs, leading zeros, underscores, bases and exponents are lost when other tools rewrite a number.
  private var numberFix: Bilingual? {
    let unsigned = text.drop { $0 == "+" || $0 == "-" }
    if text.hasPrefix("+"), Double(unsigned) != nil {
      return Bilingual(
        "write it with its unit, '\(text) posts'", vi: "viết kèm đơn vị, '\(text) posts'")
    }
    if unsigned.hasPrefix("."), Double("0" + unsigned) != nil { return .write("0\(unsigned)") }
    if unsigned.hasSuffix("."), Self.isDigits(unsigned.dropLast()) {
      return .write("\(unsigned.dropLast())")
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
    return Bilingual(
      "write the plain number, or put quotes around a code",
      vi: "viết số bình thường, hoặc đặt mã trong ngoặc kép")
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension Bilingual {
  /// What to write instead.
  fileprivate static func write(_ text: String) -> Bilingual {
    Bilingual("write \(text)", vi: "viết \(text)")
  }
}

extension Diagnostic {
  fileprivate static func noValue(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyValue, Bilingual("there is no value here", vi: "ở đây không có giá trị"),
      fix: Bilingual("write a value or remove the key", vi: "viết một giá trị hoặc xóa khóa này"),
      at: place)
  }

  fileprivate static func emptyKey(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .keyShape, Bilingual("a key must be one word", vi: "khóa phải là một từ"),
      fix: Bilingual("write `key: value`", vi: "viết `key: value`"), at: place)
  }

  fileprivate static func word(_ text: String, isKey: Bool, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools,
      Bilingual(
        "other YAML tools read '\(text)' as something else than text",
        vi: "công cụ YAML khác đọc '\(text)' không phải là chữ"),
      fix: isKey
        ? Bilingual("choose a longer key", vi: "chọn một khóa dài hơn")
        : Bilingual(
          "use the words of the language, or put quotes around free text",
          vi: "dùng các từ của ngôn ngữ kịch bản, hoặc đặt chữ tự do trong ngoặc kép"),
      at: place)
  }

  fileprivate static func changed(
    _ text: String, _ what: Bilingual, _ fix: Bilingual, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .changedByTools,
      Bilingual(
        "other YAML tools turn '\(text)' into \(what.english)",
        vi: "công cụ YAML khác đổi '\(text)' thành \(what.vietnamese)"), fix: fix, at: place)
  }

  fileprivate static func control(_ value: UInt32, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .controlCharacter,
      Bilingual(
        "the text holds the control character \(value)",
        vi: "chữ này chứa ký tự điều khiển \(value)"),
      fix: Bilingual("remove it", vi: "xóa ký tự đó"),
      at: place)
  }
}
