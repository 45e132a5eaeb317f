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
      reporter.report(
        .unknown(.unknownPolicy, "policy", name.name, entries.map(\.key), name.place))
    }
    let applied = office.applied.filter { known.contains($0.name) }
    let compared = (root["compare"]?.items ?? []).flatMap(\.policyNames).compactMap(\.text)
    let names = Set((applied.map(\.name) + compared).map { $0[...] })
    for quantity in quantities {
      let parts = quantity.path.split(separator: ".", maxSplits: 2)
      if parts.count > 1, parts[0] == "policies", names.contains(parts[1]) {
        used.insert(quantity.place)
      }
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
    let known = policies.map(\.name)
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
          reporter.report(.unknown(.unknownPolicy, "policy", name, known, node.place))
        } else if decided.contains(where: { $0.name == name }) {
          reporter.report(.comparesDecided(name, node.place))
        } else if names.contains(name) {
          reporter.report(.namedTwice(name, node.place))
        } else {
          names.append(name)
        }
      }
      guard !nodes.isEmpty, names.count == nodes.count else { continue }
      let name = item["name"]?.text ?? names.joined(separator: " + ")
      if let other = sets.first(where: { $0.name == name }) {
        reporter.report(.setTwice(name, other.place, item.place))
      } else if name == "baseline" {
        reporter.report(.setIsBaseline(item.place))
      } else {
        sets.append(PolicySet(name: name, policies: names, place: item.place))
      }
    }
    return sets
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
      .wrongShape, "the set names no policy",
      fix: "name some; the baseline is compared without being named", at: place)
  }

  fileprivate static func comparesDecided(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "'\(name)' is in `apply:`, so the baseline has it already",
      fix: "take it out of `apply:` to compare it, or out of the set", at: place)
  }

  fileprivate static func namedTwice(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "'\(name)' stands twice in this set",
      fix: "keep one; to apply a change twice, declare two policies", at: place)
  }

  fileprivate static func setTwice(
    _ name: String, _ other: SourcePlace, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      "two sets are called '\(name.shortened)'; the first stands at \(other.file):\(other.line):\(other.column)",
      fix: "keep one, or give it another name: { name: …, of: […] }", at: place)
  }

  fileprivate static func setIsBaseline(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "'baseline' is what the sets are compared with",
      fix: "give the set another name", at: place)
  }

  fileprivate static func appliedTwice(_ name: NameInFile) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "'\(name.name.shortened)' stands twice in this `apply:`",
      fix: "keep one; to apply a change twice, declare two policies", at: name.place)
  }
}
