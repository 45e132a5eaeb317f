import Wording

/// The entries of one section, with `like:` followed and groups written out.
final class Definitions {
  let noun: Bilingual
  private(set) var names: [String] = []
  private var raw: [String: SourceEntry] = [:]
  private var resolved: [String: SourceNode] = [:]
  private var expanded: [String: [Member]] = [:]
  private var expandedNames: [String: Set<String>] = [:]
  private var open: Set<String> = []
  /// Changes to members of groups, by full name.
  private(set) var memberChanges: [String: SourceEntry]
  private let table: KeyTable
  private let reporter: Reporter

  /// One agency, procedure or entry of demand.
  struct Member {
    /// The full name, `wards.3`.
    var name: String
    var group: String?
    /// Its number in the group, from 1.
    var number: Int
    var node: SourceNode
    /// Where its name stands.
    var place: SourcePlace
    /// What the group gives to each member.
    var defaults: SourceNode?
  }

  /// What a reference means.
  enum Found {
    case none
    case entry(String)
    case member(group: String, id: String)
    case several([String])
  }

  init(
    _ entries: [SourceEntry], changes: [String: SourceEntry], table: KeyTable, reporter: Reporter
  ) {
    self.table = table
    self.reporter = reporter
    noun = table.noun
    memberChanges = changes
    for entry in entries where raw[entry.key] == nil && entry.key != "source" {
      names.append(entry.key)
      raw[entry.key] = entry
    }
  }

  /// All members of all entries, in order.
  var members: [Member] { names.flatMap { members(of: $0) } }

  func isGroup(_ name: String) -> Bool {
    entry(name).map { $0["count"] != nil || $0["each"] != nil } ?? false
  }

  /// What a name means: an entry, `group.member`, or a member whose name is unique.
  func find(_ reference: String) -> Found {
    if raw[reference] != nil { return .entry(reference) }
    let parts = reference.split(separator: ".").map(String.init)
    if parts.count == 2 {
      return memberNames(of: parts[0]).contains(reference)
        ? .member(group: parts[0], id: parts[1]) : .none
    }
    let groups = names.filter { raw[$0]?.value["each"]?.entry(reference) != nil }
    if groups.count > 1 { return .several(groups.map { "\($0).\(reference)" }) }
    return groups.first.map { .member(group: $0, id: reference) } ?? .none
  }

  private func memberNames(of group: String) -> Set<String> {
    if let known = expandedNames[group] { return known }
    let names = Set(members(of: group).map(\.name))
    if expanded[group] != nil { expandedNames[group] = names }
    return names
  }

  /// Every name that a reference could have meant.
  var allNames: [String] {
    names + names.filter { isGroup($0) }.flatMap { members(of: $0).prefix(400).map(\.name) }
  }

  /// An entry with what it copies.
  func entry(_ name: String) -> SourceNode? {
    if let known = resolved[name] { return known }
    guard let entry = raw[name] else { return nil }
    guard open.count < 200, open.insert(name).inserted else {
      reporter.report(.likeCycle(name, entry.value["like"]?.place ?? entry.place))
      return entry.value.removing("like").refused
    }
    defer { open.remove(name) }
    let node = copied(entry.value)
    resolved[name] = node
    return node
  }

  /// A node with what its `like:` names below it.
  private func copied(_ node: SourceNode) -> SourceNode {
    guard let like = node["like"], let name = like.text else { return node }
    let own = node.removing("like")
    guard let base = base(name, at: like.place) else { return own.refused }
    let isGroup = ["count", "each"].contains { own[$0] != nil }
    return Merging.entry(isGroup ? base.removing("count", "each") : base, with: own, by: table)
  }

  private func base(_ name: String, at place: SourcePlace) -> SourceNode? {
    switch find(name) {
    case .entry(let name): return entry(name)
    case .member(let group, let id):
      return members(of: group).first { $0.name == "\(group).\(id)" }?.node
    case .several(let names): reporter.report(.ambiguous(name, names, place))
    case .none: reporter.report(.unknownLike(name, noun, names, place))
    }
    return nil
  }

  /// The members of a group, or the entry itself.
  func members(of name: String) -> [Member] {
    if let known = expanded[name] { return known }
    guard let node = entry(name), let entry = raw[name] else { return [] }
    let key = "members of \(name)"
    guard open.insert(key).inserted else {
      reporter.report(.likeCycle(name, entry.place))
      return []
    }
    defer { open.remove(key) }
    let members = written(node, entry)
    expanded[name] = members
    return members
  }

  private func written(_ node: SourceNode, _ entry: SourceEntry) -> [Member] {
    let name = entry.key
    let defaults = node.removing("count", "each")
    if let each = node["each"] {
      let entries = each.named
      if entries.isEmpty, !each.isRefused { reporter.report(.emptyGroup(name, each.place)) }
      return entries.enumerated().map { index, member in
        let own = copied(member.value)
        // What the member copies lies below the group's defaults, its own keys above them.
        let base =
          member.value["like"] == nil ? defaults : Merging.entry(own, with: defaults, by: table)
        let merged = Merging.entry(base, with: member.value.removing("like"), by: table)
        return changed(
          Member(
            name: "\(name).\(member.key)", group: name, number: index + 1, node: merged,
            place: member.place, defaults: defaults))
      }
    }
    if let text = node["count"]?.text {
      let count = QuantityValue.count(CitedText(text).text) ?? 0
      return (0..<min(count, 100_000)).map { index in
        changed(
          Member(
            name: "\(name).\(index + 1)", group: name, number: index + 1, node: defaults,
            place: entry.place, defaults: defaults))
      }
    }
    return [Member(name: name, group: nil, number: 1, node: node, place: entry.place)]
  }

  private func changed(_ member: Member) -> Member {
    guard let change = memberChanges.removeValue(forKey: member.name) else { return member }
    var member = member
    member.node = Merging.entry(member.node, with: change.value, by: table)
    return member
  }
}

extension Definitions.Member {
  /// The label, with the member's number for `{n}`; the name when none is given.
  var label: String {
    guard let text = node["name"]?.text else { return name }
    return text.replacing("{n}", with: String(number))
  }
}

extension Diagnostic {
  static func ambiguous(_ name: String, _ names: [String], _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .ambiguousName,
      Bilingual(
        "'\(name)' could mean \(names.joined(separator: " or "))",
        vi: "'\(name)' có thể là \(names.joined(separator: " hoặc "))"),
      fix: Bilingual("write the full name", vi: "viết tên đầy đủ"), at: place)
  }

  fileprivate static func likeCycle(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .likeCycle,
      Bilingual(
        "'\(name)' is like itself, directly or through others, or the chain is longer than 100",
        vi: "'\(name)' giống chính nó, trực tiếp hoặc qua mục khác, hoặc chuỗi dài hơn 100"),
      fix: Bilingual("let one of them be written out", vi: "viết đầy đủ một trong các mục đó"),
      at: place)
  }

  fileprivate static func unknownLike(
    _ name: String, _ noun: Bilingual, _ names: [String], _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticCode.unknown(noun),
      Bilingual(
        "\(noun.noArticle.english) '\(name)' is not declared",
        vi: "\(noun.noArticle.vietnamese) '\(name)' chưa được khai báo"),
      fix: Spelling.fix(name, in: names, Bilingual("names", vi: "tên")), at: place)
  }

  fileprivate static func emptyGroup(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .groupShape,
      Bilingual("the group '\(name)' has no members", vi: "nhóm '\(name)' không có thành viên"),
      fix: Bilingual("add a member", vi: "thêm một thành viên"), at: place)
  }
}

extension DiagnosticCode {
  /// The code of an unknown name among such things.
  static func unknown(_ noun: Bilingual) -> DiagnosticCode {
    switch noun.english {
    case "a calendar": .unknownCalendar
    case "a profile": .unknownProfile
    case "an agency": .unknownAgency
    default: .unknownProcedure
    }
  }
}

extension Bilingual {
  /// The noun without its article.
  var noArticle: Bilingual {
    Bilingual(
      english.split(separator: " ").dropFirst().joined(separator: " "), vi: vietnamese)
  }
}
