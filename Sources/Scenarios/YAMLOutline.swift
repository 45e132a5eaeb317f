/// What a glance at the bytes of a YAML text says, before it is parsed: enough to refuse a bomb.
struct YAMLOutline {
  /// Marks that begin a value; a text has at most about as many nodes.
  private(set) var structuralMarks = 0
  private(set) var aliases = 0
  private(set) var firstAnchor: (line: Int, column: Int)?
  private(set) var firstAlias: (line: Int, column: Int)?

  init(_ text: String) {
    var line = 1
    var column = 0
    var lastMark: UInt8 = 0x0A  // the last byte that is not blank
    var previous: UInt8 = 0x0A
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { column += 1 }
      if isName(byte), previous == UInt8(ascii: "*") || previous == UInt8(ascii: "&"),
        Self.opens(beforeLast)
      {
        note(previous, line: line, column: column - 1)
      }
      if Self.isStructural(byte) { structuralMarks += 1 }
      if byte == 0x0A {
        line += 1
        column = 0
      }
      if byte != 0x20, byte != 0x09 {
        beforeLast = lastMark
        lastMark = byte
      }
      previous = byte
    }
  }

  private var beforeLast: UInt8 = 0x0A

  private mutating func note(_ sigil: UInt8, line: Int, column: Int) {
    if sigil == UInt8(ascii: "*") {
      aliases += 1
      firstAlias = firstAlias ?? (line, column)
    } else {
      firstAnchor = firstAnchor ?? (line, column)
    }
  }

  private func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || isStructural(byte) || byte == UInt8(ascii: "?")
  }

  private static func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: ","):
      true
    default: false
    }
  }
}
