/// The lines of the files that were read, for excerpts and for columns.
struct SourceLines {
  private let lines: [String: [Substring]]
  /// Files too large to be split for the few lines that are asked for.
  private let large: [String: [UInt8]]

  init(_ files: [SourceText]) {
    let isLarge = { (file: SourceText) in file.bytes.count > SourceFolder.maximumBytes }
    large = Dictionary(
      files.filter(isLarge).map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    lines = Dictionary(
      files.filter { !isLarge($0) }.map { file in
        let text = String(decoding: file.bytes.dropByteOrderMark, as: UTF8.self)
        return (
          file.path, text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A line of a file, counted from 1, without its end.
  subscript(file: String, line: Int) -> Substring? {
    if let bytes = large[file] { return Self.line(line, of: bytes.dropByteOrderMark) }
    guard let all = lines[file], (1...max(1, all.count)).contains(line), line <= all.count
    else { return nil }
    return all[line - 1]
  }

  private static func line(_ number: Int, of bytes: ArraySlice<UInt8>) -> Substring? {
    var rest = bytes
    for _ in 1..<max(1, number) {
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      rest = rest[(end + 1)...]
    }
    return String(decoding: rest.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)[...]
  }

  /// The diagnostic with its column counted in characters instead of Unicode scalars.
  func countingCharacters(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let place = diagnostic.place, let line = self[place.file, place.line] else {
      return diagnostic
    }
    let before = line.unicodeScalars.prefix(place.column - 1)
    var counted = diagnostic
    counted.place?.column = Substring(before).count + 1 + (place.column - 1 - before.count)
    return counted
  }
}

extension Scenario {
  /// Problems found after the reading, by place, with columns counted in characters.
  package func told(_ problems: [Diagnostic]) -> [Diagnostic] {
    let reporter = Reporter()
    for problem in problems { reporter.report(problem) }
    return reporter.sorted(by: files)
  }
}

extension [UInt8] {
  /// The bytes after a UTF-8 byte order mark, if there is one.
  var dropByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }
}
