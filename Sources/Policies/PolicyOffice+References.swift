import Scenarios
import Wording

extension PolicyOffice {
  /// The agency, or the group by place, that a text names; `nil` when there is none, which is told.
  func agency(_ node: SourceNode, problems: inout [Diagnostic]) -> AgencyReference? {
    guard let name = node.text else { return nil }
    if groups[name] != nil { return .group(name) }
    if index[name] != nil { return .agency(name) }
    problems.append(unknownAgency(name, at: node.place))
    return nil
  }

  /// The agencies that a reference can mean, as positions in the scenario.
  func members(of reference: AgencyReference) -> [Int] {
    switch reference {
    case .agency(let name): index[name].map { [$0] } ?? []
    case .group(let name): (groups[name] ?? []).compactMap { index[$0] }
    }
  }

  /// The name of the agency or group that a reference means.
  func name(of reference: AgencyReference) -> String {
    switch reference {
    case .agency(let name), .group(let name): name
    }
  }

  /// `officer`, or `clusters.land`: a role, after the name of the agency or group where it works.
  ///
  /// - Returns: `nil` when the agency does not exist, which is told.
  func staffReference(
    _ text: String, at place: SourcePlace, problems: inout [Diagnostic]
  ) -> StaffReference? {
    guard let dot = text.lastIndex(of: ".") else {
      return StaffReference(text)
    }
    let owner = String(text[..<dot])
    let role = String(text[text.index(after: dot)...])
    if groups[owner] != nil { return StaffReference(role, at: .group(owner)) }
    if index[owner] != nil { return StaffReference(role, at: .agency(owner)) }
    problems.append(unknownAgency(owner, at: place))
    return nil
  }

  /// The agency whose staff does not have a role, of those that a reference means; `nil`: all have it.
  func agencyWithout(_ role: String, _ reference: AgencyReference) -> Agency? {
    members(of: reference).map { agencies[$0] }.first { agency in
      !agency.staff.contains { $0.role == role }
    }
  }

  /// `roles:` of an action: staff that workflows name -> staff that does its work instead.
  func roles(
    of item: ActionItem, problems: inout [Diagnostic]
  ) -> [(from: StaffReference, to: StaffReference, place: SourcePlace)] {
    var found: [(from: StaffReference, to: StaffReference, place: SourcePlace)] = []
    for entry in item.node["roles"]?.entries ?? [] where entry.key != "source" {
      guard let text = entry.value.quantityText,
        let from = staffReference(entry.key, at: entry.place, problems: &problems),
        let to = staffReference(text, at: entry.value.place, problems: &problems)
      else { continue }
      found.append((from, to, entry.place))
    }
    return found
  }

  /// What an item reference such as `permit.sign` names: procedures, and the item's name.
  ///
  /// - Returns: For each procedure that has it the items named in it.
  func items(
    _ node: SourceNode, of kind: Bilingual, problems: inout [Diagnostic],
    where fits: (WorkflowItem) -> Bool
  ) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for item in node.oneOrMore {
      guard let text = item.text, let dot = text.lastIndex(of: ".") else { continue }
      let owner = String(text[..<dot])
      let name = String(text[text.index(after: dot)...])
      var ownerNode = item
      ownerNode.content = .text(owner)
      let targets = procedures(ownerNode, problems: &problems).flatMap(\.procedures)
      guard !targets.isEmpty else { continue }
      let all = targets.filter { index in
        scenario.procedures[index].allItems.contains { $0.name == name && fits($0) }
      }
      guard !all.isEmpty else {
        let known = targets.flatMap { scenario.procedures[$0].allItems.filter(fits).map(\.name) }
        problems.append(
          .noItem(name, kind, in: owner, known, item.part(owner.count + 1, name.count)))
        continue
      }
      for index in all { found[index, default: []].append(name) }
    }
    return found
  }
}

extension Diagnostic {
  /// A role that a workflow names is missing where the work goes.
  static func roleMissing(
    _ role: String, at agency: Agency, for procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    let known = agency.staff.map(\.role)
    let own =
      known.isEmpty
      ? Bilingual("it has no staff", vi: "nơi đó không có nhân sự")
      : Bilingual(
        "it has \(known.joined(separator: ", "))", vi: "nơi đó có \(known.joined(separator: ", "))")
    return Diagnostic(
      .unknownRole,
      Bilingual(
        "'\(procedure)' needs '\(role)', which '\(agency.name)' does not have: \(own.english)",
        vi: "'\(procedure)' cần '\(role)', mà '\(agency.name)' không có: \(own.vietnamese)"),
      fix:
        Bilingual(
          "say who does that work: `roles: { \(role): \(known.first ?? "officer") }`, or declare the role there",
          vi:
            "cho biết ai làm việc đó: `roles: { \(role): \(known.first ?? "officer") }`, hoặc khai báo vai trò ở đó"
        ),
      at: place)
  }
}
