/// Finds where a key stands for the second time in a mapping of a YAML text.
struct RepeatedKey {
  let name: String
  let first: SourcePlace

  /// The second place: in a block mapping the same column further down, else the next such key.
  func second(in text: String) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    guard let start = index(in: text) else { return nil }
    let lineStart = scalars[..<start].lastIndex { $0 == "\n" }.map { scalars.index(after: $0) }
    let isBlock = scalars[(lineStart ?? scalars.startIndex)..<start].allSatisfy {
      " -".unicodeScalars.contains($0)
    }
    var next =
      scalars.index(start, offsetBy: name.unicodeScalars.count, limitedBy: scalars.endIndex)
      ?? scalars.endIndex
    while let found = text[next...].firstRange(of: name) {
      next = found.upperBound
      guard isKey(found, in: text) else { continue }
      if isBlock, column(of: found.lowerBound, in: text) != first.column { continue }
      return found
    }
    return nil
  }

  func place(of index: String.Index, in text: String) -> SourcePlace {
    var place = SourcePlace(file: first.file, line: 1, column: 1)
    for scalar in text.unicodeScalars[..<index] {
      if scalar == "\n" {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    return place
  }

  private func column(of index: String.Index, in text: String) -> Int {
    let before = text.unicodeScalars[..<index]
    let lineStart = before.lastIndex { $0 == "\n" }.map { before.index(after: $0) }
    return before[(lineStart ?? before.startIndex)...].count + 1
  }

  private func index(in text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    var line = 1
    var index = scalars.startIndex
    while line < first.line {
      guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
      index = scalars.index(after: end)
      line += 1
    }
    return scalars.index(index, offsetBy: first.column - 1, limitedBy: scalars.endIndex)
  }

  private func isKey(_ range: Range<String.Index>, in text: String) -> Bool {
    let before = text[..<range.lowerBound].last ?? "\n"
    let after = text[range.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    return (before.isWhitespace || "{,\"'".contains(before)) && after.first == ":"
  }
}
