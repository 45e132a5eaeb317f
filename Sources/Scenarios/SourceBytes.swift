import Wording

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
      .emptyFile, Bilingual("the file is empty", vi: "tệp trống"),
      fix: Bilingual(
        "`motcua new` writes a scenario to start from",
        vi: "`motcua new` ghi một kịch bản để bắt đầu"),
      at: place)
  }

  fileprivate static func binary(_ byte: UInt8, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notText,
      Bilingual(
        "this is not a text file: it holds the control character \(byte)",
        vi: "đây không phải là tệp văn bản: tệp chứa ký tự điều khiển \(byte)"),
      fix: Bilingual("save it as plain UTF-8 text", vi: "lưu thành văn bản UTF-8 thuần"), at: place)
  }

  fileprivate static func notUnicode(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notText, Bilingual("this line is not UTF-8", vi: "dòng này không phải là UTF-8"),
      fix: Bilingual(
        "save the file as UTF-8 (Excel: 'CSV UTF-8')", vi: "lưu tệp dạng UTF-8 (Excel: 'CSV UTF-8')"
      ),
      at: place)
  }
}
