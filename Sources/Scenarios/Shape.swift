import Wording

/// What may stand at a place of a scenario file: the one description behind the reader, the schema
/// and the reference.
indirect enum Shape: Sendable {
  /// Free text.
  case text
  /// A name that is declared here.
  case name
  /// A reference such as `wards.3`.
  case reference
  /// One of these words.
  case word([String], later: [String] = [])
  /// The id of a source.
  case citation
  case quantity(Quantity)
  /// A mapping with these keys.
  case mapping(KeyTable)
  /// A mapping from names of the file's own to one shape.
  case named(NameRule, Shape)
  /// Names and their shares, which add to 100 %; a value, replaced whole when merged.
  case shares(NameRule)
  case list(Shape)
  /// A list of different things, each a mapping with exactly one kind key, written first.
  case items(ItemTable)
  /// A workflow inside a workflow.
  case workflow
  /// The first shape that fits text, a list or a mapping.
  case either([Shape])
  /// Part of the language, not of this version.
  case later
}

/// The keys of a mapping.
struct KeyTable: Sendable {
  /// What the mapping describes, with its article: `a calendar`.
  var noun: Bilingual
  /// What the schema calls it, where it stands more than once.
  var definition: String?
  var keys: [Key]

  init(noun: Bilingual, definition: String? = nil, keys: [Key]) {
    self.noun = noun
    self.definition = definition
    self.keys = keys
  }

  func key(_ name: String) -> Key? {
    keys.first { $0.name == name }
  }

  /// The names of the keys that are built.
  var names: [String] { keys.filter { !$0.isLater }.map(\.name) }
}

/// A key of a mapping.
struct Key: Sendable {
  var name: String
  var shape: Shape
  /// Must stand in every such mapping, whatever is merged.
  var isRequired = false
  /// Merging goes through it, key by key; else its value is replaced whole.
  var isMerged = false
  /// What it is called in the path of a parameter; empty: left out.
  var pathName: String?
  /// A sentence of the reference, which is English, and of help.
  var meaning: Bilingual
  /// Of a key that is refused for good: why, and what to write instead.
  var refusal: (because: Bilingual, instead: Bilingual)?

  /// Makes a key of which the reference alone tells.
  init(
    _ name: String, _ shape: Shape, _ meaning: String, required: Bool = false, merged: Bool = false,
    pathName: String? = nil
  ) {
    self.init(
      name, shape, meaning, vi: meaning, required: required, merged: merged, pathName: pathName)
  }

  /// Makes a key of which help tells as well.
  init(
    _ name: String, _ shape: Shape, _ meaning: String, vi vietnamese: String,
    required: Bool = false, merged: Bool = false, pathName: String? = nil
  ) {
    self.name = name
    self.shape = shape
    self.meaning = Bilingual(meaning, vi: vietnamese)
    isRequired = required
    isMerged = merged
    self.pathName = pathName
  }

  static func later(_ names: String...) -> [Key] {
    names.map { Key($0, .later, "not supported yet") }
  }

  /// A key that people expect and that cannot be meant.
  static func refused(_ name: String, because: Bilingual, instead: Bilingual) -> Key {
    var key = Key(name, .later, "refused")
    key.refusal = (because, instead)
    return key
  }

  var isLater: Bool {
    if case .later = shape { true } else { false }
  }
}

/// The kinds of a list of different things.
struct ItemTable: Sendable {
  /// What an item is, with its article.
  var noun: Bilingual
  /// What the schema calls a list of such items, where it stands more than once.
  var definition: String?
  var kinds: [Kind]
  /// The path of a parameter says the kind of the item before its target: `staff.centre.counter`.
  var pathNamesKind = false

  struct Kind: Sendable {
    var key: Key
    var keys: [Key]

    var table: KeyTable {
      KeyTable(noun: Bilingual("a `\(key.name)`", vi: "`\(key.name)`"), keys: [key] + keys)
    }
  }
}

/// The form of the names of a mapping.
enum NameRule: Sendable {
  case name, entryName, member, role, source, datum, dayRange, time, reference
  case equipment, attribute, attributeValue, branch
  /// A policy, or a member of a family: `cut-limit[cut=-20 %]`, which no file writes itself.
  case policy

  var pattern: String {
    switch self {
    case .name, .entryName, .role, .datum, .equipment, .attribute, .policy: SourceName.kebab
    case .member, .attributeValue, .branch: SourceName.member
    case .source: SourceName.sourceID
    case .reference: SourceName.reference
    case .dayRange:
      #"(mon|tue|wed|thu|fri|sat|sun)(\.\.(mon|tue|wed|thu|fri|sat|sun))?"#
    case .time: Quantity.hour
    }
  }

  var noun: Bilingual {
    switch self {
    case .name, .entryName, .reference: Bilingual("a name", vi: "tên")
    case .member: Bilingual("the name of a member", vi: "tên của một thành viên")
    case .role: Bilingual("a role", vi: "vai trò")
    case .source: Bilingual("the id of a source", vi: "mã của một nguồn")
    case .datum: Bilingual("the name of a number", vi: "tên của một số")
    case .dayRange: Bilingual("a day or a range of days", vi: "ngày hoặc khoảng ngày")
    case .time: Bilingual("a time of day", vi: "giờ trong ngày")
    case .equipment: Bilingual("the name of equipment", vi: "tên thiết bị")
    case .attribute: Bilingual("the name of an attribute", vi: "tên thuộc tính")
    case .attributeValue: Bilingual("a value of the attribute", vi: "giá trị của thuộc tính")
    case .branch: Bilingual("the name of a branch", vi: "tên nhánh")
    case .policy: Bilingual("the name of a policy", vi: "tên chính sách")
    }
  }
}
