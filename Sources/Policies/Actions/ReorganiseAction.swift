import Scenarios
import Wording
import WorkingTime

/// `{ reorganise: districts, into: communes, roles: { land: clusters.land }, backlog: move }`: agencies
/// close, and others take over all that they do.
struct ReorganiseAction: PolicyAction {
  static let kind = "reorganise"
  static let meaning =
    Bilingual(
      "Closes agencies for good on a date; others take over their decisions, their steps and, with `backlog: move`, their open dossiers.",
      vi:
        "Giải thể cơ quan vào một ngày; cơ quan khác tiếp quản thẩm quyền giải quyết, các bước xử lý và, với `backlog: move`, hồ sơ đang giải quyết."
    )
  static let keys = ["into", "roles", "backlog"]
  static let example = ExampleOffice.scenario(
    question: "What if the department took the land office over, with all that lies there?",
    [
      "merger: { from: 2024-05-01, do: [ { reorganise: land-office, into: department, backlog: move }, { staff: department.officer, posts: +4 posts }, { staff: department.head, posts: +1 post } ] }"
    ])

  private let closing: [Int]
  private let day: CivilDate
  private let place: SourcePlace
  private let effects: [(procedure: Int, effect: ProcedureEffect)]

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    if item.until != nil { problems.append(.hasNoEnd(Self.kind, item)) }
    let old = item.kind.value.oneOrMore.compactMap { office.agency($0, problems: &problems) }
    guard let node = item.node["into"], let into = office.agency(node, problems: &problems),
      problems.count == before
    else { return nil }
    let closing = old.flatMap(office.members)
    if let both = closing.first(where: { office.members(of: into).contains($0) }) {
      problems.append(.takesItselfOver(office.agencies[both].name, node.place))
      return nil
    }
    let roles = office.roles(of: item, problems: &problems)
    guard problems.count == before else { return nil }
    var takeover = Revision.Takeover(agencies: [:])
    for reference in old {
      takeover.agencies[reference] = into
      for member in office.members(of: reference) {
        takeover.agencies[.agency(office.agencies[member].name)] = into
      }
    }
    for role in roles {
      let target = StaffReference(role.to.role, at: role.to.agency ?? into)
      for reference in role.from.agency.map({ [$0] }) ?? takeover.agencies.keys.map({ $0 }) {
        takeover.staff[StaffReference(role.from.role, at: reference)] = target
      }
    }
    var change = item.changeForEveryone(in: office)
    change.moment = item.node["backlog"]?.text == "move" ? .everyoneAtOnce : .acceptance
    change.revision = .takeover(takeover)
    let effect = ProcedureEffect(change: change, node: item.node, kind: item.kind.place)
    var effects: [(procedure: Int, effect: ProcedureEffect)] = []
    for (index, procedure) in office.scenario.procedures.enumerated() {
      let revised = procedure.revised(by: [change])
      guard revised != procedure else { continue }
      if let problem = Self.missingRole(in: revised, into, office, node.place) {
        problems.append(problem)
        return nil
      }
      effects.append((index, effect))
    }
    guard problems.count == before else { return nil }
    self.closing = closing
    self.effects = effects
    day = item.from ?? office.firstDay
    place = item.kind.place
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effects)
    overlay.closings.append(Closing(agencies: closing, day: day, place: place))
  }

  private static func missingRole(
    in procedure: Procedure, _ into: AgencyReference, _ office: PolicyOffice, _ place: SourcePlace
  ) -> Diagnostic? {
    for step in procedure.steps {
      let own = procedure.whole(step.agency)
      for staff in step.staff {
        let agency = staff.agency ?? own
        guard agency == into || staff.agency != nil,
          let owner = office.agencyWithout(staff.role, agency)
        else { continue }
        return .roleMissing(staff.role, at: owner, for: procedure.name, place)
      }
    }
    return nil
  }
}

/// Agencies that close on a day.
struct Closing {
  let agencies: [Int]
  let day: CivilDate
  let place: SourcePlace
}

extension Diagnostic {
  fileprivate static func takesItselfOver(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "'\(name)' would close and take over from itself",
        vi: "'\(name)' sẽ đóng cửa rồi lại tiếp quản chính mình"),
      fix: Bilingual("name another agency under `into:`", vi: "nêu một cơ quan khác trong `into:`"),
      at: place)
  }
}
