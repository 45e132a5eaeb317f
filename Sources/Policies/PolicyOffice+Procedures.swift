import Scenarios
import Wording

extension PolicyOffice {
  /// What one reference to procedures comes to.
  struct ProcedureTarget {
    /// As the file has it.
    let name: String
    /// Positions in the scenario.
    let procedures: [Int]
  }

  /// The procedures that references name, each procedure once, in order: a single one, a member, a
  /// whole group, all stages of one that nothing links, or `all`.
  func procedures(_ node: SourceNode, problems: inout [Diagnostic]) -> [ProcedureTarget] {
    if node.items?.isEmpty == true { problems.append(.noProcedureNamed(node.place)) }
    var seen: Set<Int> = []
    return node.oneOrMore.compactMap { item in
      guard let text = item.text else { return nil }
      let found = scenario.procedures.indices.filter { index in
        let procedure = scenario.procedures[index]
        return text == "all" || procedure.name == text || procedure.group == text
          || procedure.staging?.name == text
      }
      let named = found.isEmpty ? members(text) : found
      // Nobody applies for it in this scenario, so nothing can change.
      if named.isEmpty, isIdle(text) { return ProcedureTarget(name: text, procedures: []) }
      guard named.count == 1 || !found.isEmpty else {
        problems.append(unknownProcedure(text, named, at: item.place))
        return nil
      }
      return ProcedureTarget(name: text, procedures: named.filter { seen.insert($0).inserted })
    }
  }

  /// Whether a procedure, a member, a group or a stage is declared and not in use.
  private func isIdle(_ text: String) -> Bool {
    scenario.idleProcedures.contains { name in
      name == text || name.hasPrefix(text + ".") || name.hasSuffix("." + text)
        || text.hasPrefix(name + ".")
    }
  }

  /// Members that may be named without their group.
  private func members(_ id: String) -> [Int] {
    scenario.procedures.indices.filter { index in
      let procedure = scenario.procedures[index]
      return procedure.group.map { procedure.name == "\($0).\(id)" } ?? false
    }
  }

  private func unknownProcedure(_ name: String, _ members: [Int], at place: SourcePlace)
    -> Diagnostic
  {
    guard members.isEmpty else {
      let names = members.prefix(5).map { scenario.procedures[$0].name }
      return Diagnostic(
        .unknownProcedure,
        Bilingual(
          "'\(name)' is a member of several groups", vi: "'\(name)' là thành viên của nhiều nhóm"),
        fix: Bilingual(
          "write the full name: \(names.joined(separator: " or "))",
          vi: "viết tên đầy đủ: \(names.joined(separator: " hoặc "))"), at: place)
    }
    var seen: Set<String> = []
    let names = scenario.procedures.map { $0.group ?? $0.staging?.name ?? $0.name }
      .filter { seen.insert($0).inserted }
    return .unknown(.unknownProcedure, Bilingual("procedure", vi: "thủ tục"), name, names, place)
  }
}

extension Diagnostic {
  fileprivate static func noProcedureNamed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names no procedure", vi: "danh sách không nêu thủ tục nào"),
      fix: Bilingual("name some, or write `all`", vi: "nêu vài cơ quan, hoặc viết `all`"), at: place
    )
  }
}
