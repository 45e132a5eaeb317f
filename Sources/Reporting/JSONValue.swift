/// A value of a JSON text whose keys stay in the order in which they were written.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  /// A number that is not finite is written as `null`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// The text: two spaces a level, each object of plain values on one line, no line break at the end.
  public var text: String {
    var text = ""
    write(to: &text, level: 0)
    return text
  }

  /// An object of members in the given order; members without a value are left out.
  public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { JSONMember(key, $0) } })
  }

  /// A number, or `null` where there is none.
  public static func optional(_ number: Double?) -> JSONValue {
    number.map { .number($0) } ?? .null
  }
}

/// A key of an object with its value.
public struct JSONMember: Sendable, Equatable {
  public let key: String
  public let value: JSONValue

  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  private func write(to text: inout String, level: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .unsigned(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value == 0 ? 0 : value)" : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      Self.write(values, between: ("[", "]"), isFlat: isFlat, to: &text, level) { value, text in
        value.write(to: &text, level: level + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), isFlat: isFlat, to: &text, level) { member, text in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, level: level + 1)
      }
    }
  }

  /// Whether it fits one line: plain values and short lists of them.
  private var isFlat: Bool {
    switch self {
    case .array(let values): values.count <= 4 && values.allSatisfy(\.isPlain)
    case .object(let members):
      members.count <= 12 && members.allSatisfy { $0.value.isPlain || $0.value.isShortList }
    default: true
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private var isShortList: Bool {
    if case .array = self { return isFlat }
    return false
  }

  private static func write<Element>(
    _ elements: [Element], between ends: (String, String), isFlat: Bool, to text: inout String,
    _ level: Int, element write: (Element, inout String) -> Void
  ) {
    text += ends.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += isFlat ? ", " : "," }
      if !isFlat { text += "\n" + String(repeating: "  ", count: level + 1) }
      write(element, &text)
    }
    if !isFlat && !elements.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += ends.1
  }

  /// Quotes a string; whatever could steer a terminal or break a line is escaped.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.mustBeEscaped {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension Unicode.Scalar {
  /// Control characters, the line separators that JavaScript does not take in strings, and what turns
  /// the direction of the text around it.
  fileprivate var mustBeEscaped: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
      || turnsDirection
  }

  /// A mark that can show the text around it in another order than it has.
  var turnsDirection: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
