import Wording

/// Families of policies: `vary:` stands for one policy for each combination of its values.
///
/// They are written out before anything is checked, so that each member is checked as if the file had
/// it; what is wrong with a value is told at the value.
extension ScenarioReader {
  /// More members than anybody compares.
  private static let mostMembers = 1000

  /// A file whose families are written out.
  func withFamilies(_ node: SourceNode) -> SourceNode {
    var node = node
    node.entries = node.entries?.map { section in
      guard section.key == "policies", let entries = section.value.entries else { return section }
      var section = section
      section.value.entries = entries.flatMap { members(of: $0) }
      return section
    }
    return node
  }

  /// The policies that an entry stands for.
  private func members(of entry: SourceEntry) -> [SourceEntry] {
    // A member's name is made here; written in a file it is no name.
    guard !entry.key.contains("[") else {
      reporter.report(.notKebab(entry.key, entry.place))
      return []
    }
    let placeholders = entry.value.placeholders
    guard let vary = entry.value.entry("vary"), let values = vary.value.variedValues else {
      // Without `vary:`, or one with a wrong shape, which is told.
      guard entry.value["vary"] == nil, !placeholders.isEmpty else { return [entry] }
      for node in placeholders { reporter.report(.notVaried(node.text ?? "", [], node.place)) }
      var entry = entry
      entry.value = entry.value.replacing([:])
      return [entry]
    }
    let names = values.map(\.name.key)
    let used = Set(placeholders.compactMap { $0.text?.dropFirst() }.map(String.init))
    for node in placeholders where !names.contains(String((node.text ?? "").dropFirst())) {
      reporter.report(.notVaried(node.text ?? "", names, node.place))
    }
    // A misspelt use is not told twice.
    for value in values where used.isSubset(of: names) && !used.contains(value.name.key) {
      reporter.report(.variesNothing(value.name))
    }
    let count = values.reduce(1) { min($0 * $1.values.count, Self.mostMembers + 1) }
    guard count <= Self.mostMembers else {
      reporter.report(.tooManyMembers(entry.key, vary.place))
      return []
    }
    var chosen: [[(name: String, value: SourceNode)]] = [[]]
    for (name, values) in values {
      chosen = chosen.flatMap { so in values.map { so + [(name.key, $0)] } }
    }
    let members = chosen.map { choice in
      var member = entry
      let words = choice.map { "\($0.name)=\($0.value.text ?? "")" }.joined(separator: ", ")
      member.key = "\(entry.key)[\(words)]"
      member.value.entries = entry.value.entries?.filter { $0.key != "vary" }
      member.value = member.value.replacing(
        Dictionary(choice.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
      return member
    }
    families[entry.key] = members.map(\.key)
    return members
  }
}

extension SourceNode {
  /// The values of a `vary:`; `nil` where it has another shape.
  fileprivate var variedValues: [(name: SourceEntry, values: [SourceNode])]? {
    guard let entries, !entries.isEmpty else { return nil }
    var found: [(name: SourceEntry, values: [SourceNode])] = []
    for entry in entries where entry.key != "source" {
      guard SourceName.isKebab(entry.key), let items = entry.value.items, !items.isEmpty,
        items.allSatisfy({ $0.text != nil })
      else { return nil }
      found.append((entry, items))
    }
    return found
  }

  /// Keys of free text, in which a dollar is one.
  private static let wordKeys: Set = ["name", "note"]

  /// Texts such as `$cut`, anywhere below but in `vary:` itself.
  fileprivate var placeholders: [SourceNode] {
    switch content {
    case .text(let text): text.hasPrefix("$") ? [self] : []
    case .list(let items): items.flatMap(\.placeholders)
    case .mapping(let entries):
      entries.filter { $0.key != "vary" && !Self.wordKeys.contains($0.key) }
        .flatMap(\.value.placeholders)
    }
  }

  /// With each placeholder replaced by the value of its name; others count as refused.
  fileprivate func replacing(_ values: [String: SourceNode]) -> SourceNode {
    var node = self
    switch content {
    case .text(let text):
      guard text.hasPrefix("$") else { return self }
      guard let value = values[String(text.dropFirst())] else {
        node.isRefused = true
        return node
      }
      node = value
      node.source = value.source ?? source
    case .list(let items): node.content = .list(items.map { $0.replacing(values) })
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { entry in
          guard !Self.wordKeys.contains(entry.key) else { return entry }
          return SourceEntry(
            key: entry.key, place: entry.place, value: entry.value.replacing(values))
        })
    }
    return node
  }
}

extension Diagnostic {
  fileprivate static func notVaried(_ text: String, _ names: [String], _ place: SourcePlace)
    -> Diagnostic
  {
    let fix =
      names.isEmpty
      ? Bilingual(
        "add `vary: { \(text.dropFirst()): [a value, another] }` to the policy",
        vi: "thêm `vary: { \(text.dropFirst()): [a value, another] }` vào chính sách")
      : Spelling.fix(
        String(text.dropFirst()), in: names,
        Bilingual("values of `vary:`", vi: "giá trị của `vary:`"))
    return Diagnostic(
      .family,
      Bilingual(
        "'\(text.shortened)' stands for a value that `vary:` does not have",
        vi: "'\(text.shortened)' thay cho một giá trị mà `vary:` không có"), fix: fix,
      at: place)
  }

  fileprivate static func variesNothing(_ entry: SourceEntry) -> Diagnostic {
    Diagnostic(
      .family,
      Bilingual(
        "nothing in the policy is '$\(entry.key.shortened)', so all its members are alike",
        vi:
          "không có gì trong chính sách là '$\(entry.key.shortened)', nên mọi thành viên đều như nhau"
      ),
      fix: Bilingual(
        "write '$\(entry.key.shortened)' where the value belongs, or leave it out",
        vi: "viết '$\(entry.key.shortened)' ở chỗ cần giá trị, hoặc bỏ đi"),
      at: entry.place)
  }

  fileprivate static func tooManyMembers(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .family,
      Bilingual(
        "'\(name)' stands for more than 1000 policies", vi: "'\(name)' thay cho hơn 1000 chính sách"
      ), fix: Bilingual("vary fewer values", vi: "thay đổi ít giá trị hơn"), at: place)
  }
}
