import Wording

extension ScenarioReader {
  /// `recording:` of all files, in the order in which rows are tried.
  func recording(procedures: [Procedure]) -> [RecordingRule] {
    office.recording.compactMap { row in
      guard row.entries != nil else { return nil }
      var rule = RecordingRule()
      readSubject(of: row, &rule, procedures)
      rule.entered = share(row["entered"]) ?? 1
      rule.lag = delay(row["lag"])
      rule.missing = share(row["missing"]) ?? 0
      rule.wrong = share(row["wrong"]) ?? 0
      rule.bulk = share(row["bulk"]) ?? 0
      rule.least = quantity(row["least"], .first).flatMap { QuantityValue.count($0) }
      return rule
    }
  }

  /// Whose dossiers a row is about.
  private func readSubject(
    of row: SourceNode, _ rule: inout RecordingRule, _ procedures: [Procedure]
  ) {
    guard let node = row["of"] else { return }
    let named = references(node)
    if node.items?.isEmpty == true { reporter.report(.recordsOfNobody(node.place)) }
    guard !named.contains(where: { $0.name == "all" }) else {
      if named.count > 1 { reporter.report(.allAndOthers(node.place)) }
      return
    }
    var chosen: (procedures: Set<String>, agencies: Set<String>) = ([], [])
    for (name, place) in named {
      let isProcedure = members(of: name, in: procedureNames, at: place)
      let isAgency = members(of: name, in: agencyNames, at: place)
      switch (isProcedure, isAgency) {
      case (let found?, nil): chosen.procedures.formUnion(found)
      case (nil, let found?):
        chosen.agencies.formUnion(found)
        checkDeciding(name, found, procedures, at: place)
      case (_?, _?): reporter.report(.procedureAndAgency(name, place))
      case (nil, nil):
        reporter.report(
          .unknown(
            .unknownProcedure, Bilingual("procedure or agency", vi: "thủ tục hoặc cơ quan"), name,
            procedureNames.allNames + agencyNames.allNames, place))
      }
    }
    rule.procedures = chosen.procedures
    rule.agencies = chosen.agencies
  }

  /// Full names of what a reference means; empty where it was refused, `nil` where there is nothing.
  func members(
    of name: String, in definitions: Definitions, at place: SourcePlace
  ) -> Set<String>? {
    switch definitions.find(name) {
    case .entry(let name): return Set(definitions.members(of: name).map(\.name))
    case .member(let group, let id): return ["\(group).\(id)"]
    case .several(let all):
      reporter.report(.ambiguous(name, all, place))
      return []
    case .none: return nil
    }
  }

  /// An agency's dossiers are those that it decides.
  private func checkDeciding(
    _ name: String, _ agencies: Set<String>, _ procedures: [Procedure], at place: SourcePlace
  ) {
    let groups = Dictionary(
      office.agencyGroups.map { ($0.name, $0.members) }, uniquingKeysWith: { first, _ in first })
    let decides = procedures.contains { procedure in
      switch procedure.deciding {
      case .agency(let agency): agencies.contains(agency)
      case .group(let group): groups[group]?.contains { agencies.contains($0) } ?? false
      }
    }
    if !decides && !agencies.isEmpty { reporter.report(.decidesNothing(name, place)) }
  }
}

extension Diagnostic {
  fileprivate static func recordsOfNobody(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .missingKey, Bilingual("`of:` names nobody", vi: "`of:` không nêu ai cả"),
      fix: Bilingual(
        "name procedures or deciding agencies, or leave `of:` out for all",
        vi: "nêu các thủ tục hoặc cơ quan giải quyết, hoặc bỏ `of:` nếu là tất cả"), at: place)
  }

  fileprivate static func allAndOthers(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .recording,
      Bilingual(
        "`of:` names all dossiers, and some of them again",
        vi: "`of:` nêu tất cả hồ sơ, rồi lại nêu một số hồ sơ"),
      fix: Bilingual(
        "write `of: all`, after the rows that are about some",
        vi: "viết `of: all`, sau các dòng chỉ về một số hồ sơ"), at: place)
  }

  fileprivate static func procedureAndAgency(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .ambiguousName,
      Bilingual(
        "'\(name)' is a procedure and an agency", vi: "'\(name)' vừa là thủ tục vừa là cơ quan"),
      fix: Bilingual(
        "rename one of them, or name members as group.member",
        vi: "đổi tên một trong hai, hoặc nêu thành viên dạng group.member"), at: place)
  }

  package static func decidesNothing(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .recording,
      Bilingual(
        "'\(name)' decides no procedure, so it has no dossiers to record",
        vi: "'\(name)' không giải quyết thủ tục nào, nên không có hồ sơ để ghi sổ"),
      fix: Bilingual(
        "name the agency under `deciding:` of its procedures, or the procedures",
        vi: "nêu cơ quan này trong `deciding:` của các thủ tục, hoặc nêu các thủ tục"), at: place)
  }
}
