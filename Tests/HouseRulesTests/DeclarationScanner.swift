/// A function, initialiser, subscript or computed property with its lines, braces included.
struct FunctionSpan: Equatable, Sendable {
  let firstLine: Int
  let lineCount: Int
}

/// The functions of blanked Swift code, nested ones too.
func functionSpans(in code: String) -> [FunctionSpan] {
  let bytes = Array(code.utf8)
  var spans: [FunctionSpan] = []
  var line = 1
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    guard let keyword = keyword(at: index, of: bytes) else {
      index += 1
      continue
    }
    let end = index + keyword.utf8.count
    if let body = bodyStart(after: end, of: bytes, isVariable: keyword == "var"),
      let close = matchingBrace(from: body, of: bytes)
    {
      let breaks = bytes[index...close].count { $0 == UInt8(ascii: "\n") }
      spans.append(FunctionSpan(firstLine: line, lineCount: breaks + 1))
    }
    index = end
  }
  return spans
}

/// The keyword that begins a function at `index`; not `.init` and not a part of a longer word.
private func keyword(at index: Int, of bytes: [UInt8]) -> String? {
  if index > 0, isWord(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: ".") { return nil }
  return ["func", "init", "deinit", "subscript", "var"].first { word in
    let end = index + word.utf8.count
    return end < bytes.count && bytes[index..<end].elementsEqual(word.utf8) && !isWord(bytes[end])
  }
}

/// The place of the brace that opens the body, or `nil` when the declaration has none.
private func bodyStart(after start: Int, of bytes: [UInt8], isVariable: Bool) -> Int? {
  var depth = 0
  for index in start..<bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
    case UInt8(ascii: "{") where depth == 0: return index
    case UInt8(ascii: "=") where depth == 0 && isVariable: return nil
    case UInt8(ascii: "}"), UInt8(ascii: ";"): if depth <= 0 { return nil }
    case UInt8(ascii: "\n") where depth == 0:
      if !continuesDeclaration(after: index, of: bytes) { return nil }
    default: break
    }
    if depth < 0 { return nil }
  }
  return nil
}

/// Whether the line after this break goes on with the same declaration.
private func continuesDeclaration(after index: Int, of bytes: [UInt8]) -> Bool {
  let rest = bytes[(index + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  return ["{", "->", "where", "throws", "async", "rethrows"].contains { rest.starts(with: $0.utf8) }
}

private func matchingBrace(from open: Int, of bytes: [UInt8]) -> Int? {
  var depth = 0
  for index in open..<bytes.count {
    if bytes[index] == UInt8(ascii: "{") { depth += 1 }
    if bytes[index] == UInt8(ascii: "}") {
      depth -= 1
      if depth == 0 { return index }
    }
  }
  return nil
}

private func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"):
    true
  default: byte >= 0x80
  }
}
