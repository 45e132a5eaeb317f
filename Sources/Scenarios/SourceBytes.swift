/// What the bytes of a text file must be before anything is parsed.
enum SourceBytes {
  static func problem(of bytes: [UInt8], file: String) -> Diagnostic? {
    let text = bytes.dropByteOrderMark
    guard text.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return .empty(SourcePlace(file: file, line: 1, column: 1))
    }
    var line = 1
    for byte in text {
      if byte == 0x0A { line += 1 }
      if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
        return .binary(byte, SourcePlace(file: file, line: line, column: 1))
      }
    }
    guard let invalid = firstInvalidLine(text) else { return nil }
    return .notUnicode(SourcePlace(file: file, line: invalid, column: 1))
  }

  /// The first line that is not valid UTF-8.
  private static func firstInvalidLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}

extension Diagnostic {
  fileprivate static func empty(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyFile, "the file is empty", fix: "`motcua new` writes a scenario to start from",
      at: place)
  }

  fileprivate static func binary(_ byte: UInt8, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notText, "this is not a text file: it holds the control character \(byte)",
      fix: "save it as plain UTF-8 text", at: place)
  }

  fileprivate static func notUnicode(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notText, "this line is not UTF-8", fix: "save the file as UTF-8 (Excel: 'CSV UTF-8')",
      at: place)
  }
}
