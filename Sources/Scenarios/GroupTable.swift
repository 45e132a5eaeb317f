import Wording

/// A group in the shape of a table: a row is a member, a dotted header a nested key.
struct GroupTable {
  let reporter: Reporter

  /// The rows as a list of mappings; `nil` when the table cannot be used.
  func rows(in text: String, file: String, at place: SourcePlace) -> SourceNode? {
    let table = CommaSeparatedText(text, file: file)
    if let problem = table.problem {
      reporter.report(problem)
      return nil
    }
    guard let header = table.rows.first, !hasBadHeader(header) else { return nil }
    let rows = table.rows.dropFirst().compactMap { row -> SourceNode? in
      guard row.count == header.count else {
        reporter.report(.ragged(row, header.count))
        return nil
      }
      return mapping(row, header, at: row[0].place)
    }
    guard !rows.isEmpty else {
      reporter.report(.noRows(file, place))
      return nil
    }
    return SourceNode(.list(rows), at: place)
  }

  /// A row as keys, empty cells left out.
  private func mapping(
    _ row: [CommaSeparatedText.Cell], _ header: [CommaSeparatedText.Cell], at place: SourcePlace
  ) -> SourceNode {
    var node = SourceNode(.mapping([]), at: place)
    for (title, cell) in zip(header, row) where title.text != "id" && !cell.text.isEmpty {
      node.insert(cell.node, at: path(of: title))
    }
    return node
  }

  /// The rows as a mapping from `id` to keys; `nil` when the table cannot be used.
  func members(in text: String, file: String, at place: SourcePlace) -> SourceNode? {
    let table = CommaSeparatedText(text, file: file)
    if let problem = table.problem {
      reporter.report(problem)
      return nil
    }
    guard let header = table.rows.first, let idColumn = column(of: "id", in: header, file: file),
      !hasBadHeader(header)
    else { return nil }
    var entries: [SourceEntry] = []
    var lines: [String: Int] = [:]
    for row in table.rows.dropFirst() {
      guard row.count == header.count else {
        reporter.report(.ragged(row, header.count))
        continue
      }
      let id = row[idColumn]
      if let first = lines.updateValue(id.place.line, forKey: id.text) {
        reporter.report(.repeatedRow(id, first))
        continue
      }
      entries.append(
        SourceEntry(key: id.text, place: id.place, value: mapping(row, header, at: id.place)))
    }
    guard !entries.isEmpty else {
      reporter.report(.noRows(file, place))
      return nil
    }
    return SourceNode(.mapping(entries), at: place)
  }

  private func column(of name: String, in header: [CommaSeparatedText.Cell], file: String) -> Int? {
    let index = header.firstIndex { $0.text == name }
    if index == nil {
      reporter.report(.noColumn(name, header, SourcePlace(file: file, line: 1, column: 1)))
    }
    return index
  }

  private func hasBadHeader(_ header: [CommaSeparatedText.Cell]) -> Bool {
    var seen: Set<String> = []
    var isBad = false
    for cell in header {
      let isEmpty = cell.text.split(separator: ".", omittingEmptySubsequences: false).contains("")
      if isEmpty || !seen.insert(cell.text).inserted {
        reporter.report(.badColumn(cell))
        isBad = true
      }
    }
    return isBad
  }

  /// The keys of a dotted header, each with its place in the header.
  private func path(of title: CommaSeparatedText.Cell) -> [(String, SourcePlace)] {
    var place = title.place
    return title.text.split(separator: ".").map { part in
      place.length = part.count
      defer { place.column += part.count + 1 }
      return (String(part), place)
    }
  }
}

extension CommaSeparatedText.Cell {
  /// The cell as the node that the same text is in YAML; `[a, b]` is a list.
  fileprivate var node: SourceNode {
    var node = SourceNode(.text(text), at: place)
    if text.hasPrefix("["), text.hasSuffix("]") {
      let parts = text.dropFirst().dropLast().split(separator: ",")
      node.content = .list(
        parts.map { part in
          SourceNode(.text(part.split(separator: " ").joined(separator: " ")), at: place)
        })
    }
    return node
  }
}

extension SourceNode {
  /// Sets the value at a path of keys, making the mappings on the way.
  fileprivate mutating func insert(
    _ value: SourceNode, at path: [(key: String, place: SourcePlace)]
  ) {
    guard let (key, place) = path.first else { return }
    var entries = entries ?? []
    let index = entries.firstIndex { $0.key == key }
    var child = index.map { entries[$0].value } ?? SourceNode(.mapping([]), at: value.place)
    if path.count == 1 {
      // `staff.officer` beside `staff.officer.absent`: the short form means its posts.
      child = child.entries?.isEmpty ?? true ? value : child
    } else {
      child.insert(value, at: Array(path.dropFirst()))
    }
    if let index {
      entries[index].value = child
    } else {
      entries.append(SourceEntry(key: key, place: place, value: child))
    }
    self.entries = entries
  }
}

extension Diagnostic {
  fileprivate static func ragged(_ row: [CommaSeparatedText.Cell], _ width: Int) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual(
        "the row has \(row.count) cells, the header has \(width)",
        vi: "dòng này có \(row.count) ô, dòng tiêu đề có \(width)"),
      fix: Bilingual(
        "a cell with the separator inside needs quotes",
        vi: "ô chứa dấu phân cách phải đặt trong ngoặc kép"), at: row.first?.place)
  }

  fileprivate static func repeatedRow(_ id: CommaSeparatedText.Cell, _ line: Int) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "the id '\(id.text)' stands twice in this table; first in line \(line)",
        vi: "mã '\(id.text)' xuất hiện hai lần trong bảng này; lần đầu ở dòng \(line)"),
      fix: Bilingual("give each row its own id", vi: "cho mỗi dòng một mã riêng"), at: id.place)
  }

  fileprivate static func noRows(_ file: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tableRow,
      Bilingual("the table '\(file)' has no rows", vi: "bảng '\(file)' không có dòng nào"),
      fix: Bilingual("add a row for each entry", vi: "thêm một dòng cho mỗi mục"), at: place)
  }

  fileprivate static func noColumn(
    _ name: String, _ header: [CommaSeparatedText.Cell], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .tableHeader,
      Bilingual("the table has no column '\(name)'", vi: "bảng không có cột '\(name)'"),
      fix: Spelling.fix(name, in: header.map(\.text), Bilingual("columns", vi: "cột")), at: place)
  }

  fileprivate static func badColumn(_ cell: CommaSeparatedText.Cell) -> Diagnostic {
    Diagnostic(
      .tableHeader,
      cell.text.isEmpty
        ? Bilingual("a column has no header", vi: "có cột không có tiêu đề")
        : Bilingual(
          "the header '\(cell.text)' stands twice or has an empty part",
          vi: "tiêu đề '\(cell.text)' xuất hiện hai lần hoặc có phần trống"),
      fix: Bilingual(
        "give each column one key, dots between nested keys",
        vi: "cho mỗi cột một khóa, dấu chấm giữa các khóa lồng nhau"), at: cell.place)
  }
}
