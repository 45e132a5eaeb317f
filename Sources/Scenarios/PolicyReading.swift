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
    let names = Set(applied.map { $0.name[...] })
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
  fileprivate static func appliedTwice(_ name: NameInFile) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "'\(name.name.shortened)' stands twice in this `apply:`",
      fix: "keep one; to apply a change twice, declare two policies", at: name.place)
  }
}
