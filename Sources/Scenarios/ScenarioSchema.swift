import Wording

/// The shape of scenario files as a JSON Schema (draft 2020-12), made from the reader's own key tables.
///
/// Editors complete and check by it. It knows shapes only: names, sums and tables stay with the reader.
public enum ScenarioSchema {
  /// The schema as JSON text, ended by a line break.
  public static var text: String {
    let head: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("MotCua scenario")),
      ("description", .string("A scenario file of MotCua, version 1 of the language.")),
    ]
    let whole = head + members(of: Language.scenario) + [("$defs", .object(definitions))]
    return JSONText.object(whole).text() + "\n"
  }

  /// Everything that a shape refers to by name.
  private static var definitions: [(String, JSONText)] {
    var found: [(String, JSONText)] = []
    collect(Language.scenario, into: &found)
    // A value of `vary:`, by its name.
    let placeholder = ("placeholder", pattern(#"\$"# + SourceName.kebab))
    return found + [placeholder] + Quantity.allCases.map { ($0.rawValue, schema(of: $0)) }
  }

  private static func collect(_ table: KeyTable, into found: inout [(String, JSONText)]) {
    for key in table.keys where !key.isLater { collect(key.shape, into: &found) }
  }

  private static func collect(_ shape: Shape, into found: inout [(String, JSONText)]) {
    /// Whether a table is to be gone through, which one with a name is once.
    func isNew(_ definition: String?, _ schema: @autoclosure () -> JSONText) -> Bool {
      guard let definition else { return true }
      guard !found.contains(where: { $0.0 == definition }) else { return false }
      found.append((definition, schema()))
      return true
    }
    switch shape {
    case .mapping(let table):
      if isNew(table.definition, .object(members(of: table))) { collect(table, into: &found) }
    case .items(let table):
      guard isNew(table.definition, items(table)) else { return }
      for kind in table.kinds where !kind.key.isLater { collect(kind.table, into: &found) }
    case .workflow: collect(.items(Language.workflow), into: &found)
    case .named(_, let value), .list(let value): collect(value, into: &found)
    case .either(let shapes): for shape in shapes { collect(shape, into: &found) }
    case .text, .name, .reference, .citation, .word, .quantity, .shares, .later: break
    }
  }

  private static func reference(to definition: String) -> JSONText {
    .object([("$ref", .string("#/$defs/\(definition)"))])
  }

  /// `isVaried`: below a policy, where `$cut` may stand for a quantity.
  private static func schema(of shape: Shape, isVaried: Bool = false) -> JSONText {
    switch shape {
    case .text: .object([("type", .array([.string("string"), .string("number")]))])
    case .name: pattern(SourceName.member)
    case .reference: pattern(SourceName.reference)
    case .citation: pattern(SourceName.sourceID)
    case .word(let words, _): .object([("enum", .array(words.map { .string($0) }))])
    case .quantity(let quantity):
      isVaried
        ? .object([
          ("anyOf", .array([reference(to: quantity.rawValue), reference(to: "placeholder")]))
        ]) : reference(to: quantity.rawValue)
    case .mapping(let table):
      table.definition.map { reference(to: $0) }
        ?? .object(members(of: table, isVaried: isVaried))
    case .named(let rule, let value): named(rule, value, isVaried: isVaried)
    case .list(let item):
      .object([("type", .string("array")), ("items", schema(of: item, isVaried: isVaried))])
    case .shares(let rule): named(rule, .quantity(.shareOrRest))
    case .items(let table):
      table.definition.map { reference(to: $0) } ?? items(table, isVaried: isVaried)
    case .workflow: schema(of: .items(Language.workflow))
    case .either(let shapes):
      .object([
        (
          "anyOf",
          .array(shapes.filter { !$0.isLater }.map { schema(of: $0, isVaried: isVaried) })
        )
      ])
    case .later: .bool(false)
    }
  }

  private static func pattern(_ pattern: String) -> JSONText {
    .object([("type", .string("string")), ("pattern", .string("^\(pattern)$"))])
  }

  private static func schema(of quantity: Quantity) -> JSONText {
    if quantity == .version { return .object([("enum", .array([.string("1"), .number(1)]))]) }
    var members: [(String, JSONText)] = []
    if quantity.isPlainNumber {
      members.append(("type", .array([.string("string"), .string("number")])))
      members.append(("minimum", .number(0)))
    } else {
      members.append(("type", .string("string")))
    }
    members.append(("pattern", .string(quantity.fullPattern)))
    members.append(
      ("examples", .array(quantity.examples.map { .string($0.filter { $0 != "\"" }) })))
    return .object(members)
  }

  private static func members(of table: KeyTable, isVaried: Bool = false) -> [(String, JSONText)] {
    let isVaried = isVaried || table.definition == Language.policy.definition
    let keys = table.keys.filter { !$0.isLater }
    let properties = keys.map { key in
      (key.name, described(schema(of: key.shape, isVaried: isVaried), key.meaning.english))
    }
    let required = keys.filter(\.isRequired).map { JSONText.string($0.name) }
    return [("type", .string("object")), ("properties", .object(properties))]
      + (required.isEmpty ? [] : [("required", .array(required))])
      + [("additionalProperties", .bool(false))]
  }

  private static func described(_ schema: JSONText, _ meaning: String) -> JSONText {
    guard case .object(let members) = schema else { return schema }
    return .object([("description", .string(meaning))] + members)
  }

  private static func named(_ rule: NameRule, _ value: Shape, isVaried: Bool = false) -> JSONText {
    var members: [(String, JSONText)] = [("type", .string("object"))]
    if rule.allowsSource {
      members.append(("properties", .object([("source", pattern(SourceName.sourceID))])))
    }
    let reserved = rule.reserved.sorted().joined(separator: "|")
    let names = rule.isChecked ? "^(?!(\(reserved))$)" : "^"
    let source = rule.allowsSource ? "(?!source$)" : ""
    let schema = schema(of: value, isVaried: isVaried)
    members.append(
      ("patternProperties", .object([("\(names)\(source)\(rule.pattern)$", schema)])))
    members.append(("additionalProperties", .bool(false)))
    return .object(members)
  }

  /// One `if`/`then` for each kind, so that an editor names the one wrong key.
  private static func items(_ table: ItemTable, isVaried: Bool = false) -> JSONText {
    let kinds = table.kinds.filter { !$0.key.isLater }
    let choices = kinds.map { kind in
      JSONText.object([
        ("if", .object([("required", .array([.string(kind.key.name)]))])),
        ("then", .object(members(of: kind.table, isVaried: isVaried))),
      ])
    }
    let required = kinds.map { JSONText.object([("required", .array([.string($0.key.name)]))]) }
    return .object([
      ("type", .string("array")),
      (
        "items",
        .object([
          ("type", .string("object")), ("anyOf", .array(required)), ("allOf", .array(choices)),
        ])
      ),
    ])
  }
}

/// JSON with its members in the order given.
indirect enum JSONText {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  case number(Int)
  case bool(Bool)

  /// The text, indented by two blanks; lists of single values stay on one line.
  func text(indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .bool(let value): return value ? "true" : "false"
    case .array(let items):
      let isFlat = items.allSatisfy(\.isSingle)
      let texts = items.map { $0.text(indent: indent + 2) }
      if isFlat { return "[" + texts.joined(separator: ", ") + "]" }
      return "[\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let texts = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.text(indent: indent + 2))" }
      return "{\n" + texts.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  private var isSingle: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
