import Wording
import Yams

/// Turns the text of a YAML file into nodes, and refuses what the language leaves out.
struct YAMLText {
  static let maximumDepth = 40
  static let maximumNodes = 500_000
  /// Stands for a repeated key while the rest of the file is read.
  private static let stringTag = "tag:yaml.org,2002:str"
  static let blank: Character = "\u{E000}"

  let file: String
  let reporter: Reporter
  private var nodeCount = 0

  init(file: String, reporter: Reporter) {
    self.file = file
    self.reporter = reporter
  }

  /// The file as nodes; `nil` when it cannot be read at all, and then that is reported.
  mutating func parsed(_ text: String) -> SourceNode? {
    let outline = YAMLOutline(text)
    if outline.structuralMarks > Self.maximumNodes * 2 {
      reporter.report(.tooManyNodes(SourcePlace(file: file, line: 1, column: 1)))
      return nil
    }
    if outline.aliases > 8, let mark = outline.firstAnchor ?? outline.firstAlias {
      reporter.report(.anchor(place(line: mark.line, column: mark.column)))
      return nil
    }
    var text = text
    // Each repeated key costs a reading of its own, so large files are told of fewer.
    for _ in 0..<max(1, min(50, 2_000_000 / text.utf8.count)) {
      do {
        return try composed(text)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard blankDuplicate(names, from: context.mark, in: &text) else { return nil }
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        reporter.report(.syntax("\(error)", SourcePlace(file: file, line: 1, column: 1)))
        return nil
      }
    }
    return nil
  }

  private mutating func composed(_ text: String) throws -> SourceNode? {
    nodeCount = 0
    // The padding keeps the string out of line: the parser keeps a pointer to its bytes.
    let parser = try Parser(
      yaml: text + String(repeating: "\n", count: 16), resolver: .basic, encoding: .utf8)
    guard let root = try parser.singleRoot() else {
      reporter.report(.noContent(SourcePlace(file: file, line: 1, column: 1)))
      return nil
    }
    // Anchors are held weakly by the nodes and strongly by the parser.
    return withExtendedLifetime(parser) { converted(root, depth: 1) }
  }

  /// Converts in document order and stops for good at the first anchor, so no alias is ever followed.
  private mutating func converted(_ node: Node, depth: Int) -> SourceNode? {
    let place = place(of: node)
    nodeCount += 1
    guard nodeCount <= Self.maximumNodes else {
      return refused(.tooManyNodes(place))
    }
    guard depth <= Self.maximumDepth else {
      return refused(.tooDeep(place))
    }
    if node.anchor != nil || node.alias != nil {
      return refused(.anchor(place))
    }
    switch node {
    case .scalar(let scalar): return converted(scalar, at: place)
    case .sequence(let sequence):
      reportTag(sequence.tag, at: place)
      var items: [SourceNode] = []
      for item in sequence {
        guard let item = converted(item, depth: depth + 1) else { return nil }
        items.append(item)
      }
      return SourceNode(.list(items), at: place)
    case .mapping(let mapping):
      reportTag(mapping.tag, at: place)
      return entries(of: mapping, depth: depth).map { SourceNode(.mapping($0), at: place) }
    case .alias: return nil
    }
  }

  private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [SourceEntry]? {
    var entries: [SourceEntry] = []
    for (key, value) in mapping {
      guard key.anchor == nil else { return refused(.anchor(place(of: key))) }
      guard let name = key.scalar else { return refused(.keyNotText(place(of: key))) }
      guard let value = converted(value, depth: depth + 1) else { return nil }
      guard !name.string.contains(Self.blank) else { continue }
      if name.string == "<<" {
        reporter.report(.mergeKey(place(of: key)))
        continue
      }
      if name.style == .plain {
        // The search for repeated keys has resolved the tags of plain ones to text.
        if name.tag.rawValue != Self.stringTag { reportTag(name.tag, at: place(of: key)) }
        PlainScalar(name.string).problem(isKey: true, at: place(of: key)).map(reporter.report)
      }
      entries.append(SourceEntry(key: name.string, place: place(of: key), value: value))
    }
    return entries
  }

  private func converted(_ scalar: Node.Scalar, at place: SourcePlace) -> SourceNode {
    if scalar.style == .plain || scalar.tag.rawValue != Self.stringTag {
      reportTag(scalar.tag, at: place)
    }
    var node = SourceNode(.text(scalar.string), at: place)
    node.isPlain = scalar.style == .plain
    if let problem = node.isPlain
      ? PlainScalar(scalar.string).problem(isKey: false, at: place)
      : PlainScalar.problem(ofQuoted: scalar.string, at: place)
    {
      reporter.report(problem)
      node.isRefused = true
    }
    return node
  }

  private func refused<Value>(_ diagnostic: Diagnostic) -> Value? {
    reporter.report(diagnostic)
    return nil
  }

  private func reportTag(_ tag: Tag, at place: SourcePlace) {
    guard !["", "!"].contains(tag.rawValue) else { return }
    reporter.report(.tag(tag.rawValue, place))
  }
}

// MARK: - Places and errors of the parser

extension YAMLText {
  private func place(of node: Node) -> SourcePlace {
    var place = place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    if let scalar = node.scalar {
      let length = scalar.string.prefix { !$0.isNewline }.count
      place.length = max(1, scalar.style == .plain ? length : length + 2)
    }
    return place
  }

  private func place(line: Int, column: Int) -> SourcePlace {
    SourcePlace(file: file, line: line, column: column)
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let told = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      if told.contains("nesting") || told.contains("max depth") {
        reporter.report(.tooDeep(place(line: mark.line, column: mark.column)))
      } else {
        reporter.report(.syntax(told, place(line: mark.line, column: mark.column)))
      }
    case .composer(_, let problem, let mark, _):
      let place = place(line: mark.line, column: mark.column)
      reporter.report(
        problem.contains("document")
          ? .severalDocuments(place)
          : problem.contains("alias") ? .anchor(place) : .syntax(problem, place))
    case .reader(let problem, _, _, _):
      reporter.report(.syntax(problem, place(line: 1, column: 1)))
    default:
      reporter.report(.syntax("\(error)", place(line: 1, column: 1)))
    }
  }

  /// Reports a repeated key and blanks its second place in the text, so that the rest can be read.
  private func blankDuplicate(_ names: [String], from mark: Mark, in text: inout String) -> Bool {
    let name = names.first ?? ""
    let first = place(line: mark.line, column: mark.column)
    let finder = RepeatedKey(name: name, first: first)
    guard let range = finder.second(in: text) else {
      reporter.report(.duplicate(name, first: mark.line, first))
      return false
    }
    reporter.report(
      .duplicate(name, first: mark.line, finder.place(of: range.lowerBound, in: text)))
    let length = text[range].unicodeScalars.count
    text.replaceSubrange(range, with: String(repeating: Self.blank, count: length))
    return true
  }
}

extension Diagnostic {
  fileprivate static func tooManyNodes(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyNodes,
      Bilingual("the file has more than 500,000 values", vi: "tệp có hơn 500.000 giá trị"),
      fix: Bilingual(
        "put repeated rows into a `table:`", vi: "đưa các dòng lặp lại vào một `table:`"),
      at: place)
  }

  fileprivate static func tooDeep(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooDeep,
      Bilingual(
        "nested deeper than \(YAMLText.maximumDepth) levels",
        vi: "lồng sâu hơn \(YAMLText.maximumDepth) cấp"),
      fix: Bilingual(
        "no scenario needs more than 12; check the brackets",
        vi: "không kịch bản nào cần quá 12 cấp; kiểm tra các dấu ngoặc"), at: place)
  }

  fileprivate static func anchor(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .anchor,
      Bilingual(
        "anchors and aliases (& and *) are not part of the language",
        vi: "anchor và alias (& và *) không thuộc ngôn ngữ kịch bản"),
      fix: Bilingual("use `like: name` to copy an entry", vi: "dùng `like: name` để chép một mục"),
      at: place)
  }

  fileprivate static func mergeKey(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .mergeKey,
      Bilingual(
        "the merge key '<<' is not part of the language",
        vi: "khóa gộp '<<' không thuộc ngôn ngữ kịch bản"),
      fix: Bilingual("use `like: name` to copy an entry", vi: "dùng `like: name` để chép một mục"),
      at: place)
  }

  fileprivate static func tag(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tag,
      Bilingual(
        "the tag '\(name)' is not part of the language",
        vi: "thẻ '\(name)' không thuộc ngôn ngữ kịch bản"),
      fix: Bilingual(
        "remove it; where a value comes from is said by `source:` or a citation (id)",
        vi: "xóa đi; nguồn của một giá trị được ghi bằng `source:` hoặc trích dẫn (id)"), at: place)
  }

  fileprivate static func keyNotText(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .keyShape, Bilingual("a key must be one word", vi: "khóa phải là một từ"),
      fix: Bilingual("write `key: value`", vi: "viết `key: value`"), at: place)
  }

  fileprivate static func noContent(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyFile,
      Bilingual(
        "the file has no content, only comments", vi: "tệp không có nội dung, chỉ có chú thích"),
      fix: Bilingual(
        "`motcua new` writes a scenario to start from",
        vi: "`motcua new` ghi một kịch bản để bắt đầu"), at: place)
  }

  fileprivate static func severalDocuments(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .severalDocuments,
      Bilingual(
        "a second document begins here (`---`)", vi: "văn bản thứ hai bắt đầu ở đây (`---`)"),
      fix: Bilingual("one file holds one scenario", vi: "mỗi tệp chứa một kịch bản"),
      at: place)
  }

  fileprivate static func syntax(_ problem: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .syntax, Bilingual("this is not YAML: \(problem)", vi: "đây không phải là YAML: \(problem)"),
      fix: Bilingual(
        "check indentation (spaces only), quotes and brackets near here",
        vi: "kiểm tra thụt lề (chỉ dùng dấu cách), dấu ngoặc kép và các dấu ngoặc gần đây"),
      at: place)
  }

  fileprivate static func duplicate(_ name: String, first: Int, _ place: SourcePlace) -> Diagnostic
  {
    var place = place
    place.length = max(1, name.count)
    return Diagnostic(
      .duplicateKey,
      Bilingual(
        "the key '\(name)' stands twice in this mapping; first in line \(first)",
        vi: "khóa '\(name)' xuất hiện hai lần trong ánh xạ này; lần đầu ở dòng \(first)"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"), at: place)
  }
}
