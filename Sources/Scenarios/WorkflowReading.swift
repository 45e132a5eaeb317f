import Statistics

extension ScenarioReader {
  /// The items of a procedure's workflow, changed by its `steps:`.
  func workflow(
    of member: Definitions.Member, _ known: [String: AgencyReference]
  ) -> [WorkflowStep] {
    guard let list = member.node["workflow"], let items = list.items else {
      if member.node["workflow"] == nil, !member.node.isRefused {
        reporter.report(.noWorkflow(member.name, member.place))
      }
      return []
    }
    guard !items.isEmpty else {
      reporter.report(.noWorkflow(member.name, list.place))
      return []
    }
    checkExit(items, of: member.name, at: list.place)
    checkPatches(member, items)
    var seen: Set<String> = []
    return items.compactMap { item in
      guard let kindEntry = item.entries?.first(where: { StepKind(rawValue: $0.key) != nil }),
        let kind = StepKind(rawValue: kindEntry.key), let name = kindEntry.value.text
      else { return nil }
      if !seen.insert(name).inserted {
        reporter.report(.repeatedItem(name, member.name, kindEntry.value.place))
      }
      let patch = member.node["steps"]?[name]
      let whole =
        patch.map { Merging.merged(item, with: $0, by: .mapping(Language.stepPatch)) } ?? item
      return step(name, kind, whole, Step(kindEntry, member), known)
    }
  }

  /// A step's place and its procedure, for messages.
  struct Step {
    var kind: SourceEntry
    var procedure: Definitions.Member

    init(_ kind: SourceEntry, _ procedure: Definitions.Member) {
      self.kind = kind
      self.procedure = procedure
    }
  }

  private func step(
    _ name: String, _ kind: StepKind, _ item: SourceNode, _ step: Step,
    _ known: [String: AgencyReference]
  ) -> WorkflowStep? {
    let agency = stepAgency(item["at"], step, known)
    let work = work(item["work"])
    for key in ["at", "by", "work"] where item[key] == nil {
      let noun = "the \(kind.rawValue) '\(name)' of '\(step.procedure.name)'"
      reporter.report(.missingKey(key, in: noun, step.kind.place))
    }
    guard let role = role(item["by"]), let agency, let work else { return nil }
    var condition: Condition?
    if let text = quantity(item["if"], .condition),
      let channel = text.split(separator: " ").last
    {
      condition = Condition(
        subject: .channel, value: String(channel), isEqual: !text.contains("!="))
    }
    var rule = WorkflowStep(
      name: name, kind: kind, agency: agency, staff: [StaffReference(agency: nil, role: role)],
      equipment: nil, work: work, atClosing: nil, chance: share(item["chance"]) ?? 1,
      condition: condition, norm: nil, outcomes: [])
    rule.atClosing = word(item["at-closing"])
    return rule
  }

  private func stepAgency(
    _ node: SourceNode?, _ step: Step, _ known: [String: AgencyReference]
  ) -> StepAgency? {
    switch node?.text {
    case "deciding": return .deciding
    case "intake":
      if step.procedure.node["intake"] == nil {
        reporter.report(.noIntake(step.procedure, node?.place ?? step.kind.place))
      }
      return .intake
    default: return agencyReference(node, known).map { .reference($0) }
    }
  }

  private func role(_ node: SourceNode?) -> String? {
    guard let node, let role = node.text else { return nil }
    if role.contains(".") {
      reporter.report(.notSupported("staff of another agency, '\(role)',", node.place))
      return nil
    }
    return role
  }

  /// Something must resolve the dossier: a step before the first delivery.
  private func checkExit(_ items: [SourceNode], of name: String, at place: SourcePlace) {
    let kinds = items.map { item in item.entries?.first { StepKind(rawValue: $0.key) != nil } }
    guard kinds.allSatisfy({ $0 != nil }) else { return }
    let delivery = kinds.firstIndex { $0?.key == "deliver" } ?? kinds.count
    guard kinds[..<delivery].contains(where: { $0?.key == "step" }) else {
      reporter.report(.noExit(name, kinds.first??.place ?? place))
      return
    }
    if let late = kinds[delivery...].first(where: { $0?.key == "receive" }), let late {
      reporter.report(.receiveAfterDelivery(late.place))
    }
  }

  private func checkPatches(_ member: Definitions.Member, _ items: [SourceNode]) {
    let names = items.compactMap { item in
      item.entries?.first { StepKind(rawValue: $0.key) != nil }?.value.text
    }
    for patch in member.node["steps"]?.named ?? [] where !names.contains(patch.key) {
      reporter.report(
        Diagnostic(
          .unknownStep, "the workflow of '\(member.name)' has no item '\(patch.key)'",
          fix: Spelling.fix(patch.key, in: names, "items"), at: patch.place))
    }
  }
}

extension Diagnostic {
  fileprivate static func noWorkflow(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyWorkflow, "'\(name)' has no workflow",
      fix: "add `workflow:` with at least one `step:`, or `like:` a procedure that has one",
      at: place)
  }

  fileprivate static func noExit(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit, "nothing in the workflow of '\(name)' resolves a dossier before it is delivered",
      fix: "put at least one `step:` in front of the first `deliver:`", at: place)
  }

  fileprivate static func receiveAfterDelivery(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .noExit, "a dossier cannot be received after its result was delivered",
      fix: "move `receive:` in front of `deliver:`", at: place)
  }

  fileprivate static func repeatedItem(
    _ name: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .repeatedItem, "'\(procedure)' has two items named '\(name)'",
      fix: "give each item of a workflow its own name", at: place)
  }

  fileprivate static func noIntake(_ member: Definitions.Member, _ place: SourcePlace) -> Diagnostic
  {
    Diagnostic(
      .unbound, "demand uses '\(member.name)', but no agency is bound to `intake:`",
      fix: "add `intake:` with the name of an agency or group to '\(member.name)'", at: place)
  }
}
