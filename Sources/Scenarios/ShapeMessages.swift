/// The words of the shape check; they are many, so they have a file.
extension Diagnostic {
  static func unknownKey(_ entry: SourceEntry, in table: KeyTable) -> Diagnostic {
    if !SourceName.isKebab(entry.key),
      SourceName.isKebab(entry.key.lowercased().replacing("_", with: "-")),
      table.key(entry.key.lowercased().replacing("_", with: "-")) != nil
    {
      return Diagnostic(
        .keyShape, "the key '\(entry.key)' is not written in small letters and hyphens",
        fix: "write '\(entry.key.lowercased().replacing("_", with: "-"))'", at: entry.place)
    }
    return Diagnostic(
      .unknownKey, "\(table.noun) has no key '\(entry.key.shortened)'",
      fix: Spelling.fix(entry.key, in: table.names, "keys"), at: entry.place)
  }

  static func notSupported(_ what: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .notSupported, "\(what) is not supported yet",
      fix: "it is part of the language, but this version cannot simulate it: leave it out",
      at: place)
  }

  static func notSupported(_ key: Key, _ place: SourcePlace) -> Diagnostic {
    guard let refusal = key.refusal else { return notSupported("`\(key.name):`", place) }
    return Diagnostic(.notSupported, refusal.because, fix: refusal.instead, at: place)
  }

  static func missingKey(_ key: String, in noun: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(.missingKey, "\(noun) needs `\(key):`", fix: "add `\(key):`", at: place)
  }

  static func wrongShape(_ node: SourceNode, wanted: Shape) -> Diagnostic {
    Diagnostic(
      .wrongShape, "here stands \(node.kindName), where \(wanted.wish) is wanted",
      fix: "`motcua explain E0204` says how lists and mappings are written", at: node.place)
  }

  static func notKebab(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .badName, "'\(name.shortened)' is not a name: names have small letters, digits and hyphens",
      fix: "write '\(SourceName.proposal(for: name).shortened)'", at: place)
  }

  static func notReference(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .badName, "'\(name.shortened)' cannot be a reference", fix: "write a name, or group.member",
      at: place)
  }

  static func badName(_ key: String, _ rule: NameRule, _ place: SourcePlace) -> Diagnostic {
    let fix =
      switch rule {
      case .dayRange: "write mon, tue, …, sun or a range such as mon..fri"
      case .time:
        key.contains(":") ? "write '\(key.replacing(":", with: "h"))'" : "write it like '08h30'"
      case .source: "write letters, digits and hyphens, a letter first"
      default: "write '\(SourceName.proposal(for: key).shortened)'; the label goes into `name:`"
      }
    return Diagnostic(.badName, "'\(key.shortened)' is not \(rule.noun)", fix: fix, at: place)
  }

  static func reservedName(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .reservedName, "'\(name)' has a meaning of its own and cannot be a name",
      fix: "choose another name", at: place)
  }

  static func unknownWord(_ text: String, _ words: [String], _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      words.first == MetricName.all.first ? .unknownMetric : .unknownWord,
      "'\(text.shortened)' is not one of the words possible here",
      fix: Spelling.fix(text, in: words, "words"), at: place)
  }

  static func losesZeros(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools, "other YAML tools read '\(text)' as a number and drop its last zeros",
      fix: "put it in quotes: \"\(text)\"", at: place)
  }

  static func unquotedCode(_ text: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .changedByTools, "other YAML tools read '\(text)' as a number, not as a code",
      fix: "put it in quotes: \"\(text)\"", at: place)
  }

  static func notAnItem(_ item: SourceNode, _ table: ItemTable) -> Diagnostic {
    Diagnostic(
      .wrongShape, "here stands \(item.kindName), where \(table.noun) is wanted",
      fix: "write a mapping that begins with \(table.kindList)", at: item.place)
  }

  static func noKind(_ first: SourceEntry?, _ table: ItemTable, _ place: SourcePlace) -> Diagnostic
  {
    let names = table.kinds.map(\.key.name)
    let nearest = first.flatMap { Spelling.nearest(to: $0.key, in: names) }
    let proposal = nearest.map { "did you mean '\($0)'? " } ?? ""
    return Diagnostic(
      .kindKey, "\(table.noun) has no kind",
      fix: proposal + "begin it with \(table.kindList)", at: first?.place ?? place)
  }

  static func twoKinds(_ first: SourceEntry, _ second: SourceEntry) -> Diagnostic {
    Diagnostic(
      .kindKey, "one item cannot be `\(first.key):` and `\(second.key):`",
      fix: "write two items", at: second.place)
  }

  static func kindNotFirst(_ kind: SourceEntry, _ table: ItemTable) -> Diagnostic {
    Diagnostic(
      .kindKey, "`\(kind.key):` says what the item is and must stand first",
      fix: "move `\(kind.key):` to the front", at: kind.place)
  }
}

extension ItemTable {
  fileprivate var kindList: String {
    kinds.filter { !$0.key.isLater }.map { "`\($0.key.name):`" }.joined(separator: " or ")
  }
}
