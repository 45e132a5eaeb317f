import Wording

/// Reads the files: the scenario, what it includes, the tables; lays overrides over what was included.
extension ScenarioReader {
  /// Reads one YAML file and, before its own entries, the files that it includes.
  func load(_ text: String, named file: String, chain: [String]) -> Bool {
    var yaml = YAMLText(file: file, reporter: reporter)
    guard let parsed = yaml.parsed(text) else { return false }
    guard parsed.entries != nil else {
      reporter.report(.notAMapping(parsed.kindName, parsed.place))
      return false
    }
    checkVersion(parsed)
    let isRoot = chain.isEmpty
    let node = withFamilies(withTables(isRoot ? parsed : parsed.officeOnly)).citing(nil)
    if isRoot { root = node }
    var check = ShapeCheck(reporter: reporter, patterns: patterns)
    check.check(node, .mapping(Language.scenario), path: [])
    citations += check.citations
    quantities += check.quantities
    for section in node.entries ?? [] where section.value.entries == nil {
      reporter.mute(section.key)
    }
    // A file's own rows come before those of the files it includes: the first that fits counts.
    let earlier = (office.handOvers, office.recording)
    (office.handOvers, office.recording) = ([], [])
    include(node["include"], chain: chain + [folder.identity(of: file)])
    office.handOvers = earlier.0 + (node["hand-overs"]?.items ?? []) + office.handOvers
    office.outages += node["outages"]?.items ?? []
    office.recording = earlier.1 + (node["recording"]?.items ?? []) + office.recording
    takeOffice(of: node)
    takePolicies(of: node, isRoot: isRoot)
    applyOverride(of: node)
    return true
  }

  private func checkVersion(_ node: SourceNode) {
    guard let first = node.entries?.first, first.key != "motcua" else { return }
    reporter.report(.versionFirst(first.key, first.place))
  }

  private func include(_ list: SourceNode?, chain: [String]) {
    for item in list?.items ?? [] {
      guard let path = item.text, patterns.problem(of: path, as: .yamlPath) == nil else { continue }
      let identity = folder.identity(of: path)
      guard !chain.contains(identity), chain.count < 50 else {
        reporter.report(.includeCycle(path, item.place))
        continue
      }
      guard !office.files.contains(identity), let text = folder.read(path, at: item.place) else {
        continue
      }
      office.files.insert(identity)
      _ = load(text, named: path, chain: chain)
    }
  }

  /// Adds the entries of a file to the office; a name declared twice is an error.
  private func takeOffice(of node: SourceNode) {
    for section in Language.office {
      for entry in node[section]?.entries ?? [] where section == "sources" || entry.key != "source"
      {
        if let first = office.append(entry, to: section) {
          reporter.report(.declaredTwice(entry, first))
        }
      }
    }
  }

  private func applyOverride(of node: SourceNode) {
    for change in node["override"]?.entries ?? [] {
      guard change.key != "source", let shape = Language.scenario.key(change.key)?.shape else {
        continue
      }
      for entry in change.value.entries ?? [] where entry.key != "source" {
        override(entry, in: change.key, by: shape)
      }
    }
  }

  private func override(_ change: SourceEntry, in section: String, by shape: Shape) {
    var entries = office.entries(section)
    if let index = entries.firstIndex(where: { $0.key == change.key }) {
      let value =
        if case .named(_, .mapping(let table)) = shape {
          overridden(entries[index].value, by: change, table)
        } else {
          change.value
        }
      entries[index].value = value
      office.set(entries, of: section)
    } else if change.key.contains("."), ["agencies", "procedures"].contains(section) {
      office.memberChanges[section, default: [:]][change.key] = change
    } else if Language.settings.contains(section) {
      _ = office.append(change, to: section)
    } else {
      reporter.report(.overrideOfNothing(change, section, entries.map(\.key)))
    }
  }

  /// Overrides of members that no group has.
  func reportLeftChanges() {
    for (section, names) in [("agencies", agencyNames), ("procedures", procedureNames)] {
      for change in names.memberChanges.values {
        reporter.report(.overrideOfNothing(change, section, names.allNames))
      }
    }
  }

  private func overridden(_ base: SourceNode, by change: SourceEntry, _ table: KeyTable)
    -> SourceNode
  {
    for name in ["staff", "each", "equipment", "attributes"] where base["like"] == nil {
      let known = base[name]?.entries?.map(\.key) ?? []
      for entry in change.value[name]?.entries ?? [] where !known.contains(entry.key) {
        reporter.report(.overrideOfNothing(entry, name, known))
      }
    }
    return Merging.entry(base, with: change.value, by: table)
  }
}

// MARK: - Tables

extension ScenarioReader {
  /// The file with each `table:` of a group replaced by the `each:` that it is short for.
  private func withTables(_ node: SourceNode) -> SourceNode {
    var node = node
    node.entries = node.entries?.map { section in
      if section.key == "backlog" {
        return SourceEntry(
          key: section.key, place: section.place, value: withRows(section.value))
      }
      guard ["agencies", "procedures", "demand", "policies"].contains(section.key),
        let entries = section.value.entries
      else { return section }
      var section = section
      section.value.entries = entries.map { entry in
        var entry = entry
        entry.value =
          section.key == "policies"
          ? withActionTables(entry.value) : withTable(entry.value, section.key)
        return entry
      }
      return section
    }
    return node
  }

  /// The backlog with its `table:` replaced by the `rows:` that it is short for.
  private func withRows(_ node: SourceNode) -> SourceNode {
    guard let form = node.entry("table"), let path = form.value.text,
      patterns.problem(of: path, as: .tablePath) == nil
    else { return node }
    if let rows = node.entry("rows") {
      reporter.report(.tableAndRows(rows))
      return node
    }
    var rows = SourceNode(.list([]), at: form.value.place)
    if let text = folder.read(path, at: form.value.place),
      let read = GroupTable(reporter: reporter).rows(in: text, file: path, at: form.value.place)
    {
      rows = read
    } else {
      rows.isRefused = true
    }
    var node = node
    node.entries = node.entries?.map {
      $0.key == "table" ? SourceEntry(key: "rows", place: $0.place, value: rows) : $0
    }
    return node
  }

  private func withTable(_ node: SourceNode, _ section: String) -> SourceNode {
    let forms = (node.entries ?? []).filter { ["count", "each", "table"].contains($0.key) }
    if forms.count > 1 { reporter.report(.severalForms(forms[0], forms[1])) }
    guard let form = node.entry("table"), let path = form.value.text, node["each"] == nil,
      patterns.problem(of: path, as: .tablePath) == nil
    else { return node }
    var each = SourceNode(.mapping([]), at: form.value.place)
    if let text = folder.read(path, at: form.value.place),
      let members = GroupTable(reporter: reporter).members(
        in: text, file: path, at: form.value.place)
    {
      each = members
    } else {
      each.isRefused = true
      reporter.mute(section)
    }
    var node = node
    node.entries = node.entries?.map {
      $0.key == "table" ? SourceEntry(key: "each", place: $0.place, value: each) : $0
    }
    return node
  }
}

extension SourceNode {
  /// An included file without its question.
  fileprivate var officeOnly: SourceNode {
    let question = [
      "title", "question", "period", "demand", "observed", "so-far", "experiment", "backlog",
      "compare",
    ]
    let applied = Set((self["apply"]?.oneOrMore ?? []).compactMap(\.text))
    var node = self
    node.entries = entries?.filter { !question.contains($0.key) }.map { entry in
      guard entry.key == "policies", entry.value.entries != nil else { return entry }
      var entry = entry
      entry.value.entries = entry.value.entries?.filter {
        $0.key == "source" || applied.contains($0.key)
      }
      return entry
    }
    return node
  }
}

extension Diagnostic {
  fileprivate static func notAMapping(_ kind: Bilingual, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "a scenario is a mapping; here stands \(kind.english)",
        vi: "kịch bản là một ánh xạ khóa - giá trị; ở đây là \(kind.vietnamese)"),
      fix: Bilingual("begin the file with `motcua: 1`", vi: "bắt đầu tệp bằng `motcua: 1`"),
      at: place)
  }

  fileprivate static func versionFirst(_ key: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .version,
      Bilingual(
        "the file begins with '\(key.shortened)', not with the language's version",
        vi: "tệp bắt đầu bằng '\(key.shortened)', không phải bằng phiên bản ngôn ngữ"),
      fix: Bilingual("begin the file with `motcua: 1`", vi: "bắt đầu tệp bằng `motcua: 1`"),
      at: place)
  }

  fileprivate static func includeCycle(_ path: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .includeCycle,
      Bilingual(
        "'\(path)' includes itself, directly or through others",
        vi: "'\(path)' gộp chính nó, trực tiếp hoặc qua tệp khác"),
      fix: Bilingual(
        "move what both need into a file of its own",
        vi: "chuyển phần cả hai cần dùng vào một tệp riêng"), at: place)
  }

  static func declaredTwice(_ entry: SourceEntry, _ first: SourcePlace) -> Diagnostic {
    Diagnostic(
      .declaredTwice,
      Bilingual(
        "'\(entry.key)' is declared twice; first at \(first.file):\(first.line):\(first.column)",
        vi:
          "'\(entry.key)' được khai báo hai lần; lần đầu ở \(first.file):\(first.line):\(first.column)"
      ),
      fix: Bilingual(
        "rename one, or change the included one under `override:`",
        vi: "đổi tên một mục, hoặc sửa mục được gộp trong `override:`"), at: entry.place)
  }

  fileprivate static func overrideOfNothing(
    _ entry: SourceEntry, _ section: String, _ names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .overrideOfNothing,
      Bilingual(
        "there is no '\(entry.key)' to override under `\(section):`",
        vi: "không có '\(entry.key)' để thay trong `\(section):`"),
      fix: Spelling.fix(entry.key, in: names, Bilingual("names", vi: "tên")), at: entry.place)
  }

  fileprivate static func tableAndRows(_ rows: SourceEntry) -> Diagnostic {
    Diagnostic(
      .groupShape,
      Bilingual(
        "a backlog has `table:` or `rows:`, not both",
        vi: "hồ sơ tồn có `table:` hoặc `rows:`, không có cả hai"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"),
      at: rows.place)
  }

  fileprivate static func severalForms(_ first: SourceEntry, _ second: SourceEntry) -> Diagnostic {
    Diagnostic(
      .groupShape,
      Bilingual(
        "a group has `\(first.key):` or `\(second.key):`, not both",
        vi: "nhóm có `\(first.key):` hoặc `\(second.key):`, không có cả hai"),
      fix: Bilingual("keep one of them", vi: "giữ lại một trong hai"), at: second.place)
  }
}
