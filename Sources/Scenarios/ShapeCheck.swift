import Wording
import WorkingTime

/// Holds the nodes of one file against the key tables: unknown keys, wrong shapes, quantities.
struct ShapeCheck {
  let reporter: Reporter
  let patterns: Patterns
  private(set) var citations: [Citation] = []
  private(set) var quantities: [WrittenQuantity] = []

  /// A source that is cited somewhere.
  struct Citation {
    var id: String
    var place: SourcePlace
  }

  /// A quantity as it stands in a file.
  struct WrittenQuantity {
    var path: String
    var text: String
    var source: String?
    var place: SourcePlace
  }

  init(reporter: Reporter, patterns: Patterns) {
    self.reporter = reporter
    self.patterns = patterns
  }

  mutating func check(_ node: SourceNode, _ shape: Shape, path: [String]) {
    guard !node.isRefused else { return }
    switch shape {
    case .either(let shapes): checkEither(node, shapes, path: path)
    case .mapping(let table):
      if let entries = node.entries {
        check(entries, table, of: node, path: path)
      } else {
        reportShape(node, shape)
      }
    case .named(let rule, let value): checkNamed(node, rule, value, shape, path: path)
    case .list(let item):
      guard let items = node.items else { return reportShape(node, shape) }
      for (index, each) in items.enumerated() {
        // Mappings of a list have no names, so their numbers tell them apart.
        check(each, item, path: each.entries == nil ? path : path + [String(index + 1)])
      }
    case .shares(let rule): checkNamed(node, rule, .quantity(.shareOrRest), shape, path: path)
    case .workflow: check(node, .items(Language.workflow), path: path)
    case .items(let table):
      guard let items = node.items else { return reportShape(node, shape) }
      for item in items { checkItem(item, table, path: path) }
    case .later: reporter.report(.notSupported(node.kindName, node.place))
    case .text, .name, .reference, .word, .citation, .quantity:
      guard let text = node.text else { return reportShape(node, shape) }
      check(text, of: node, shape, path: path)
    }
  }

  private mutating func check(_ text: String, of node: SourceNode, _ shape: Shape, path: [String]) {
    switch shape {
    case .name:
      if !SourceName.isMember(text) { reporter.report(.notKebab(text, node.place)) }
    case .reference:
      if !SourceName.isReference(text) { reporter.report(.notReference(text, node.place)) }
    case .word(let words, let later):
      if later.contains(text) {
        reporter.report(.notSupported(Bilingual(same: "'\(text)'"), node.place))
      } else if !words.contains(text) {
        reporter.report(.unknownWord(text, words, node.place))
      }
    case .citation: citations.append(Citation(id: text, place: node.place))
    case .quantity(let quantity): check(text, of: node, quantity, path: path)
    default:
      if node.isPlain, PlainScalar(text).losesZeros, text.hasSuffix("0") {
        reporter.report(.losesZeros(text, node.place))
      }
    }
  }

  private mutating func check(
    _ text: String, of node: SourceNode, _ quantity: Quantity, path: [String]
  ) {
    let cited = quantity.isCitable ? CitedText(text) : CitedText(plain: text)
    let value = String(cited.text)
    if let problem = patterns.problem(of: value, as: quantity) {
      guard !reporter.isFull else { return }
      reporter.report(Diagnostic(problem.code, problem.message, fix: problem.fix, at: node.place))
      return
    }
    if quantity == .code, node.isPlain, !node.place.file.hasSuffix(".csv") {
      reporter.report(.unquotedCode(text, node.place))
    }
    if let source = cited.source {
      var place = node.place
      place.column += cited.sourceOffset + (node.isPlain ? 0 : 1)
      place.length = source.count
      citations.append(Citation(id: String(source), place: place))
    }
    guard quantity.isParameter, value != "rest" else { return }
    quantities.append(
      WrittenQuantity(
        path: path.joined(separator: "."), text: value,
        source: cited.source.map(String.init) ?? node.source, place: node.place))
  }

  private mutating func checkEither(_ node: SourceNode, _ shapes: [Shape], path: [String]) {
    if let fitting = shapes.first(where: { $0.fits(node) }) {
      check(node, fitting, path: path)
    } else {
      reportShape(node, .either(shapes))
    }
  }

  private mutating func checkNamed(
    _ node: SourceNode, _ rule: NameRule, _ value: Shape, _ shape: Shape, path: [String]
  ) {
    guard let entries = node.entries else { return reportShape(node, shape) }
    for entry in entries {
      if rule.allowsSource, entry.key == "source" {
        check(entry.value, .citation, path: path)
        continue
      }
      if let problem = rule.problem(of: entry) { reporter.report(problem) }
      check(entry.value, value, path: path + [entry.key])
    }
  }

  private mutating func check(
    _ entries: [SourceEntry], _ table: KeyTable, of node: SourceNode, path: [String]
  ) {
    for entry in entries {
      guard let key = table.key(entry.key) else {
        if !reporter.isFull { reporter.report(.unknownKey(entry, in: table)) }
        continue
      }
      guard !key.isLater else {
        reporter.report(.notSupported(key, entry.place))
        continue
      }
      let name = key.pathName ?? key.name
      check(entry.value, key.shape, path: name.isEmpty ? path : path + [name])
    }
    for key in table.keys where key.isRequired && !entries.contains(where: { $0.key == key.name }) {
      reporter.report(.missingKey(key.name, in: table.noun, node.place))
    }
  }

  private mutating func checkItem(_ item: SourceNode, _ table: ItemTable, path: [String]) {
    guard let entries = item.entries else {
      return reporter.report(.notAnItem(item, table))
    }
    let kinds = entries.filter { entry in table.kinds.contains { $0.key.name == entry.key } }
    guard let first = entries.first, let kindEntry = kinds.first else {
      return reporter.report(.noKind(entries.first, table, item.place))
    }
    if kinds.count > 1 { reporter.report(.twoKinds(kinds[0], kinds[1])) }
    if first.key != kindEntry.key { reporter.report(.kindNotFirst(kindEntry, table)) }
    guard let kind = table.kinds.first(where: { $0.key.name == kindEntry.key }) else { return }
    if kind.key.isLater {
      return reporter.report(.notSupported(Bilingual(same: "`\(kindEntry.key):`"), kindEntry.place))
    }
    let others = kinds.dropFirst().map(\.key)
    let name =
      if case .quantity = kind.key.shape { kind.key.name } else { kindEntry.value.targetName }
    check(
      entries.filter { !others.contains($0.key) }, kind.table, of: item,
      path: path + (table.pathNamesKind ? [kindEntry.key] : []) + [name])
  }

  private func reportShape(_ node: SourceNode, _ shape: Shape) {
    reporter.report(.wrongShape(node, wanted: shape))
  }
}

extension Shape {
  /// Whether a node is of the kind (text, list, mapping) that the shape wants.
  func fits(_ node: SourceNode) -> Bool {
    switch (self, node.content) {
    case (.mapping, .mapping), (.named, .mapping), (.shares, .mapping), (.list, .list),
      (.items, .list), (.workflow, .list):
      true
    case (.later, .list), (.later, .mapping): true
    case (.either(let shapes), _): shapes.contains { $0.fits(node) }
    case (.word(let words, let later), .text(let text)):
      words.contains(text) || later.contains(text)
    case (.text, .text), (.name, .text), (.reference, .text), (.citation, .text),
      (.quantity, .text):
      true
    default: false
    }
  }

  /// What is wanted, for messages.
  var wish: Bilingual {
    switch self {
    case .text: Bilingual("text", vi: "chữ")
    case .name, .reference: NameRule.name.noun
    case .word(let words, _):
      words.map { Bilingual(same: "`\($0)`") }.joined(separator: .or)
    case .citation: NameRule.source.noun
    case .quantity(let quantity):
      quantity.noun + Bilingual(" such as", vi: " ví dụ")
        + Bilingual(same: " '\(quantity.examples[0])'")
    case .mapping(let table):
      Bilingual("a mapping with keys such as ", vi: "ánh xạ có các khóa như ")
        + Bilingual(same: table.names.prefix(4).joined(separator: ", "))
    case .named(let rule, _):
      Bilingual(
        "a mapping with \(rule.noun.english) as each key",
        vi: "ánh xạ có mỗi khóa là \(rule.noun.vietnamese)")
    case .shares(let rule):
      Bilingual(
        "a mapping with \(rule.noun.english) as each key and its share",
        vi: "ánh xạ có mỗi khóa là \(rule.noun.vietnamese) kèm tỷ lệ")
    case .list: Bilingual("a list", vi: "danh sách")
    case .workflow: Self.mappings(Language.workflow.noun)
    case .items(let table): Self.mappings(table.noun)
    case .either(let shapes):
      shapes.filter { !$0.isLater }.map(\.wish)
        .joined(separator: Bilingual(", or ", vi: ", hoặc "))
    case .later: Bilingual("nothing", vi: "để trống")
    }
  }

  private static func mappings(_ noun: Bilingual) -> Bilingual {
    Bilingual(
      "a list of mappings, \(noun.english) each",
      vi: "danh sách ánh xạ, mỗi ánh xạ là \(noun.vietnamese)")
  }

  var isLater: Bool {
    if case .later = self { true } else { false }
  }
}

extension NameRule {
  /// Whether `source:` may stand among the names.
  var allowsSource: Bool { self != .source }

  /// Whether words with a meaning of their own are refused.
  var isChecked: Bool {
    switch self {
    case .name, .entryName, .member, .role, .equipment, .attribute, .branch, .policy: true
    default: false
    }
  }

  /// Words with a meaning of their own, where names are checked.
  var reserved: Set<String> {
    switch self {
    case .entryName: SourceName.reserved.subtracting(["all"])
    case .attribute:
      SourceName.reserved.union(["channel", "place", "parent", "received", "procedure"])
    default: SourceName.reserved
    }
  }

  /// What is wrong with a key that should be such a name.
  func problem(of entry: SourceEntry) -> Diagnostic? {
    let key = entry.key
    let isFit =
      switch self {
      case .name, .entryName, .role, .datum, .equipment, .attribute: SourceName.isKebab(key)
      case .policy: SourceName.isKebab(String(key.prefix { $0 != "[" }))
      case .member, .attributeValue, .branch: SourceName.isMember(key)
      case .reference: SourceName.isReference(key)
      case .source: SourceName.isSourceID(key)
      case .dayRange: DayRange(key) != nil
      case .time: TimeOfDay(key) != nil
      }
    guard isFit else { return .badName(key, self, entry.place) }
    guard isChecked, reserved.contains(key) else { return nil }
    return .reservedName(key, entry.place)
  }
}

extension SourceNode {
  /// What an item is about, in the path of a parameter: one name, or several with `+` between them.
  fileprivate var targetName: String {
    let names = oneOrMore.compactMap(\.text)
    return names.isEmpty ? "?" : names.joined(separator: "+")
  }
}

extension CitedText {
  /// A text that cites nothing.
  init(plain: String) {
    self.init("")
    text = plain[...]
  }
}
