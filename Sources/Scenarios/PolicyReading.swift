import Wording

/// Hands policies on as the files have them; what they mean is not known here.
extension ScenarioReader {
  /// Takes in the policies of a file and the names that its `apply:` has.
  ///
  /// Of an included file come only the policies that it applies.
  func takePolicies(of node: SourceNode, isRoot: Bool) {
    let names = (node["apply"]?.oneOrMore ?? []).compactMap { item in
      item.text.map { NameInFile(name: $0, place: item.place) }
    }
    let wanted = Set(names.map(\.name))
    for entry in node["policies"]?.named ?? [] where isRoot || wanted.contains(entry.key) {
      if let first = office.append(entry, to: "policies") {
        reporter.report(.declaredTwice(entry, first))
      }
    }
    var seen: Set<String> = []
    for name in names where SourceName.isReference(name.name) {
      if !seen.insert(name.name).inserted { reporter.report(.appliedTwice(name)) }
      if !office.applied.contains(where: { $0.name == name.name }) { office.applied.append(name) }
    }
  }

  /// The policies in order, and the names of those that are applied; quantities of the latter count
  /// as used.
  func policies() -> (sources: [PolicySource], applied: [NameInFile]) {
    let entries = office.entries("policies")
    let known = Set(entries.map(\.key))
    for name in office.applied where !known.contains(name.name) {
      if let members = families[name.name] {
        reporter.report(.appliesFamily(name, members.count))
      } else {
        reporter.report(
          .unknown(
            .unknownPolicy, Bilingual("policy", vi: "chính sách"), name.name, entries.map(\.key),
            name.place))
      }
    }
    let applied = office.applied.filter { known.contains($0.name) }
    let compared = (root["compare"]?.items ?? []).flatMap(\.policyNames).compactMap(\.text)
      .flatMap { families[$0] ?? [$0] }
    let paths = Set(applied.map(\.name) + compared).map { "policies.\($0)." }
    for quantity in quantities where quantity.path.hasPrefix("policies.") {
      if paths.contains(where: { quantity.path.hasPrefix($0) }) { used.insert(quantity.place) }
    }
    let sources = entries.map { PolicySource(name: $0.key, place: $0.place, node: $0.value) }
    return (sources, applied)
  }
}

// MARK: - Sets

extension ScenarioReader {
  /// The sets of `compare:`; those with an unknown policy are left out, which is told.
  func comparisons(
    among policies: [PolicySource], decided: [NameInFile]
  ) -> [PolicySet] {
    let known = policies.map(\.name).filter { !$0.contains("[") } + families.keys.sorted()
    var sets: [PolicySet] = []
    for item in root["compare"]?.items ?? [] {
      var names: [String] = []
      let nodes = item.policyNames
      if nodes.isEmpty, item["of"] != nil || item.items != nil {
        reporter.report(.comparesNothing(item.place))
      }
      for node in nodes {
        guard let name = node.text, SourceName.isReference(name) else { continue }
        if !known.contains(name) {
          reporter.report(
            .unknown(.unknownPolicy, Bilingual("policy", vi: "chính sách"), name, known, node.place)
          )
        } else if decided.contains(where: { $0.name == name }) {
          reporter.report(.comparesDecided(name, node.place))
        } else if names.contains(name) {
          reporter.report(.namedTwice(name, node.place))
        } else {
          names.append(name)
        }
      }
      guard !nodes.isEmpty, names.count == nodes.count else { continue }
      for set in grid(of: names, called: item["name"]?.text, at: item.place) {
        if let other = sets.first(where: { $0.name == set.name }) {
          reporter.report(.setTwice(set.name, other.place, item.place))
        } else if set.name == "baseline" {
          reporter.report(.setIsBaseline(item.place))
        } else {
          sets.append(set)
        }
      }
      guard sets.count <= Self.mostSets else {
        reporter.report(.tooManySets(item.place))
        break
      }
    }
    return sets
  }

  /// More sets than anybody compares.
  private static let mostSets = 1000

  /// The sets that policies come to, of which some are families: one for each combination of members.
  private func grid(of names: [String], called name: String?, at place: SourcePlace) -> [PolicySet]
  {
    var chosen: [[String]] = [[]]
    for policy in names {
      let members = families[policy] ?? [policy]
      chosen = chosen.flatMap { so in members.map { so + [$0] } }
      // One more than can be told.
      chosen = Array(chosen.prefix(Self.mostSets + 1))
    }
    return chosen.map { members in
      let values = members.map { $0.drop { $0 != "[" } }
      let own = name.map { $0 + values.joined() }
      return PolicySet(
        name: own ?? members.joined(separator: " + "), policies: members, place: place)
    }
  }
}

extension SourceNode {
  /// The policies that an item of `compare:` names.
  fileprivate var policyNames: [SourceNode] {
    self["of"]?.items ?? (entries == nil ? oneOrMore : [])
  }
}

// MARK: - Tables

extension ScenarioReader {
  /// A policy whose tables of actions are written out as the items that they are short for.
  func withActionTables(_ policy: SourceNode) -> SourceNode {
    guard let entries = policy.entries else { return policy }
    var policy = policy
    policy.entries = entries.map { entry in
      guard entry.key == "do" else { return entry }
      var entry = entry
      if entry.value["table"] != nil {
        entry.value =
          actions(of: entry.value).map {
            SourceNode(.list($0), at: entry.value.place)
          } ?? entry.value
      } else if let items = entry.value.items {
        entry.value.content = .list(items.flatMap { actions(of: $0) ?? [$0] })
      }
      return entry
    }
    return policy
  }

  /// The rows that an item with `table:` stands for; `nil` when it has none, or cannot have.
  private func actions(of item: SourceNode) -> [SourceNode]? {
    let kinds = Set(Language.actions.kinds.map(\.key.name))
    guard let form = item.entry("table"), let path = form.value.text,
      patterns.problem(of: path, as: .tablePath) == nil,
      item.entries?.contains(where: { $0.key != "table" && kinds.contains($0.key) }) == false
    else { return nil }
    guard let text = folder.read(path, at: form.value.place),
      let rows = GroupTable(reporter: reporter)
        .rows(in: text, file: path, at: form.value.place)?.items
    else { return [] }
    let defaults = (item.entries ?? []).filter { $0.key != "table" }
    return rows.map { row in
      let own = row.entries ?? []
      let given = own + defaults.filter { row[$0.key] == nil }
      var row = row
      // Columns may stand in any order; the kind comes first in an item.
      row.entries =
        given.filter { kinds.contains($0.key) } + given.filter { !kinds.contains($0.key) }
      return row
    }
  }
}

extension Diagnostic {
  fileprivate static func comparesNothing(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual("the set names no policy", vi: "phương án này không nêu chính sách nào"),
      fix: Bilingual(
        "name some; the baseline is compared without being named",
        vi: "nêu vài chính sách; hiện trạng luôn được so sánh, không cần nêu"), at: place)
  }

  fileprivate static func comparesDecided(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(name)' is in `apply:`, so the baseline has it already",
        vi: "'\(name)' có trong `apply:`, nên hiện trạng đã có chính sách này"),
      fix: Bilingual(
        "take it out of `apply:` to compare it, or out of the set",
        vi: "bỏ khỏi `apply:` để so sánh, hoặc bỏ khỏi phương án"), at: place)
  }

  fileprivate static func namedTwice(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(name)' stands twice in this set", vi: "'\(name)' xuất hiện hai lần trong phương án này"),
      fix: Bilingual(
        "keep one; to apply a change twice, declare two policies",
        vi: "giữ một; để áp dụng một thay đổi hai lần, khai báo hai chính sách"), at: place)
  }

  fileprivate static func setTwice(
    _ name: String, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "two sets are called '\(name.shortened)'; the first stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "hai phương án cùng tên '\(name.shortened)'; phương án đầu ở \(other.file):\(other.line):\(other.column)"
      ),
      fix: Bilingual(
        "keep one, or give it another name: { name: …, of: […] }",
        vi: "giữ một, hoặc đặt tên khác: { name: …, of: […] }"), at: place)
  }

  fileprivate static func tooManySets(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .family,
      Bilingual(
        "up to here are more than 1000 sets to compare",
        vi: "đến đây đã có hơn 1000 phương án để so sánh"),
      fix: Bilingual(
        "vary fewer values, or compare them in several files",
        vi: "thay đổi ít giá trị hơn, hoặc so sánh trong nhiều tệp"), at: place)
  }

  fileprivate static func appliesFamily(_ name: NameInFile, _ count: Int) -> Diagnostic {
    Diagnostic(
      .family,
      Bilingual(
        "'\(name.name)' stands for \(count) policies, of which one at most can be decided",
        vi:
          "'\(name.name)' thay cho \(count) chính sách, mà nhiều nhất một chính sách có thể đã quyết định"
      ),
      fix: Bilingual(
        "declare the decided one without `vary:`",
        vi: "khai báo chính sách đã quyết định không có `vary:`"), at: name.place)
  }

  fileprivate static func setIsBaseline(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'baseline' is what the sets are compared with",
        vi: "'baseline' là hiện trạng mà các phương án được so với"),
      fix: Bilingual("give the set another name", vi: "đặt tên khác cho phương án"), at: place)
  }

  fileprivate static func appliedTwice(_ name: NameInFile) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(name.name.shortened)' stands twice in this `apply:`",
        vi: "'\(name.name.shortened)' xuất hiện hai lần trong `apply:` này"),
      fix: Bilingual(
        "keep one; to apply a change twice, declare two policies",
        vi: "giữ một; để áp dụng một thay đổi hai lần, khai báo hai chính sách"), at: name.place)
  }
}
