/// The lines of the files that were read, for excerpts and for columns.
struct SourceLines {
  private let lines: [String: [Substring]]

  init(_ files: [SourceText]) {
    lines = Dictionary(
      files.map { file in
        let text = String(decoding: file.bytes.dropByteOrderMark, as: UTF8.self)
        return (
          file.path, text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A line of a file, counted from 1, without its end.
  subscript(file: String, line: Int) -> Substring? {
    guard let all = lines[file], (1...max(1, all.count)).contains(line), line <= all.count
    else { return nil }
    return all[line - 1]
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
