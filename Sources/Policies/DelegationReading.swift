import Scenarios
import Wording
import WorkingTime

/// A decision that goes to other agencies: what `delegate` and `decentralise` have in common.
struct DelegationReading {
  static let keys = [
    "to", "roles", "effort", "errors", "half-life", "backlog", "ramp", "effective",
  ]

  /// The change of each procedure.
  let effects: [(procedure: Int, effect: ProcedureEffect)]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let targets = office.procedures(item.kind.value, problems: &problems)
    guard let toNode = item.node["to"], let to = office.agency(toNode, problems: &problems) else {
      return nil
    }
    let roles = office.roles(of: item, problems: &problems)
    guard problems.count == before else { return nil }
    var effects: [(procedure: Int, effect: ProcedureEffect)] = []
    for index in targets.flatMap(\.procedures) {
      let procedure = office.scenario.procedures[index]
      if procedure.staging != nil, procedure.stage == nil {
        problems.append(.stagedDelegation(procedure.name, item.kind.place))
        return nil
      }
      var map: [StaffReference: StaffReference] = [:]
      for role in roles { map[role.from] = role.to }
      let change = Self.change(of: procedure, to: to, map, item, office)
      if let problem = Self.missingRole(
        in: procedure.revised(by: [change]), to: to, office, toNode.place)
      {
        problems.append(problem)
        return nil
      }
      effects.append(
        (index, ProcedureEffect(change: change, node: item.node, kind: item.kind.place)))
    }
    for role in roles where !Self.isNamed(role.from, in: effects, office) {
      problems.append(.roleNotNamed(role.from.role, role.place))
    }
    guard problems.count == before else { return nil }
    self.effects = effects
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effects)
  }

  private static func change(
    of procedure: Procedure, to: AgencyReference, _ roles: [StaffReference: StaffReference],
    _ item: ActionItem, _ office: PolicyOffice
  ) -> ProcedureChange {
    var change = item.change(in: office)
    change.revision = .delegation(Revision.Delegation(to: to, roles: roles))
    if item.node["backlog"]?.text == "move" { change.moment = .everyoneAtOnce }
    let effort = item.node["effort"]?.quantityText.flatMap { PolicyValue.change($0) } ?? 0
    let errors = item.node["errors"]?.quantityText.flatMap { PolicyValue.change($0) } ?? 0
    guard effort != 0 || errors != 0 else { return change }
    let revised = procedure.revised(by: [change])
    // What is done elsewhere, or by others, has to be learned.
    let own = zip(procedure.steps, revised.steps).filter { before, after in
      before.workers(in: procedure) != after.workers(in: revised)
    }.map(\.1.name)
    let learner = office.members(of: to).first.map { office.agencies[$0] }
    change.learning = TaskLearning(
      items: own, effort: effort, errors: errors,
      halfLife: item.node["half-life"]?.quantityText.flatMap { PolicyValue.workingDays($0) }
        .map(Double.init),
      calendar: learner?.calendar)
    return change
  }

  /// Staff of the new agency that the workflow needs and that is not there.
  private static func missingRole(
    in procedure: Procedure, to: AgencyReference, _ office: PolicyOffice, _ place: SourcePlace
  ) -> Diagnostic? {
    for step in procedure.steps {
      for staff in step.staff {
        let agency = staff.agency ?? (step.agency == .deciding ? to : nil)
        guard let agency, let owner = office.agencyWithout(staff.role, agency) else { continue }
        return .roleMissing(staff.role, at: owner, for: procedure.name, place)
      }
    }
    return nil
  }

  private static func isNamed(
    _ staff: StaffReference, in effects: [(procedure: Int, effect: ProcedureEffect)],
    _ office: PolicyOffice
  ) -> Bool {
    effects.isEmpty
      || effects.contains { index, _ in
        office.scenario.procedures[index].steps.contains { step in
          step.staff.contains { named in
            named.role == staff.role
              && (staff.agency == nil || named.agency == staff.agency
                || (named.agency == nil
                  && staff.agency == office.scenario.procedures[index].deciding))
          }
        }
      }
  }
}

extension WorkflowStep {
  /// Who may do it, with their agencies.
  fileprivate func workers(in procedure: Procedure) -> Set<StaffReference> {
    let own = procedure.whole(agency)
    return Set(staff.map { StaffReference($0.role, at: $0.agency ?? own) })
  }
}

extension Procedure {
  /// The agency, or the group by place, that an item of it means.
  func whole(_ agency: StepAgency) -> AgencyReference {
    switch agency {
    case .intake: intake ?? deciding
    case .deciding: deciding
    case .reference(let reference): reference
    }
  }
}

extension ActionItem {
  /// A change of procedures that changes nothing yet, with the days and the reach of the item.
  func change(in office: PolicyOffice) -> ProcedureChange {
    ProcedureChange(
      from: from ?? office.firstDay, isUndated: from == nil, until: until, ramp: ramp,
      effective: effective)
  }

  /// The same that reaches everybody as long as it holds.
  func changeForEveryone(in office: PolicyOffice) -> ProcedureChange {
    var change = ProcedureChange(
      from: from ?? office.firstDay, isUndated: from == nil, until: until)
    change.moment = .everyone
    return change
  }
}

extension Diagnostic {
  fileprivate static func stagedDelegation(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .stages,
      Bilingual(
        "the stages of '\(name)' are linked, and each has agencies of its own",
        vi: "các giai đoạn của '\(name)' được liên thông, và mỗi giai đoạn có cơ quan riêng"),
      fix: Bilingual(
        "declare the stages as procedures, or give the stage another `deciding:`",
        vi: "khai báo các giai đoạn thành thủ tục, hoặc cho giai đoạn `deciding:` khác"), at: place)
  }

  fileprivate static func roleNotNamed(_ role: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .unknownRole,
      Bilingual(
        "no workflow that goes over names '\(role)'",
        vi: "không quy trình nào được chuyển giao có nêu '\(role)'"),
      fix: Bilingual(
        "write a role that it names in `by:`, with its agency where the workflow has it so",
        vi: "viết một vai trò có trong `by:`, kèm cơ quan nếu quy trình ghi như vậy"),
      at: place)
  }
}
