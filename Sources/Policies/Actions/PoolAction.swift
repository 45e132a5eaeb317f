import Scenarios
import Wording

/// `{ pool: clusters.land, into: province }`: the staff of several agencies works together at one.
struct PoolAction: PolicyAction {
  static let kind = "pool"
  static let meaning =
    Bilingual(
      "Brings the staff of several agencies together at one, from which it works for all of them: posts, work and what waits go over on the day.",
      vi:
        "Gộp nhân sự của nhiều cơ quan về một cơ quan, từ đó làm việc cho tất cả: vị trí, công việc và hồ sơ đang chờ chuyển sang trong ngày."
    )
  static let keys = ["into", "visits"]
  static let example = ExampleOffice.scenario(
    question: "What if the two surveyors worked together at the land office?",
    [
      "one-team: { from: 2024-04-01, do: [ { pool: surveyors.land, into: land-office } ] }"
    ])

  private let staff: [StaffIndex]
  private let into: StaffIndex
  private let effects: [(procedure: Int, effect: ProcedureEffect)]
  private let item: ActionItem

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let before = problems.count
    let found = office.staff(item.kind.value, problems: &problems)
    guard problems.count == before, let node = item.node["into"],
      let to = office.agency(node, problems: &problems)
    else { return nil }
    guard case .agency(let name) = to, let agency = office.index[name] else {
      problems.append(.poolsIntoGroup(office.name(of: to), node.place))
      return nil
    }
    let roles = Set(found.map { office.agencies[$0.agency].staff[$0.staff].role })
    guard roles.count == 1, let role = roles.first else {
      problems.append(.poolsSeveralRoles(roles.sorted(), item.kind.place))
      return nil
    }
    guard let place = office.agencies[agency].staff.firstIndex(where: { $0.role == role }) else {
      problems.append(.roleNotDeclared(role, at: office.agencies[agency], node.place))
      return nil
    }
    into = StaffIndex(agency: agency, staff: place)
    let pooled = StaffReference(role, at: to)
    var map: [StaffReference: StaffReference] = [:]
    for text in item.kind.value.oneOrMore.compactMap(\.text) {
      guard
        let staff = office.staffReference(text, at: item.kind.value.place, problems: &problems)
      else { continue }
      map[staff] = pooled
      for member in staff.agency.map(office.members) ?? [] {
        let agency = AgencyReference.agency(office.agencies[member].name)
        map[StaffReference(role, at: agency)] = pooled
      }
    }
    if let whole = Self.groupNamed(with: role, of: found, in: office) {
      problems.append(.poolsPartOfGroup(whole, role, item.kind.value.place))
      return nil
    }
    staff = found.filter { $0.agency != agency }
    var change = item.changeForEveryone(in: office)
    change.moment = .everyoneAtOnce
    change.revision = .takeover(Revision.Takeover(agencies: [:], staff: map))
    let effect = ProcedureEffect(change: change, node: item.node, kind: item.kind.place)
    effects = office.scenario.procedures.indices.filter { index in
      let procedure = office.scenario.procedures[index]
      return procedure.revised(by: [change]) != procedure
    }.map { ($0, effect) }
    self.item = item
  }

  /// A group whose staff some workflow names by place, and of which only a part is pooled.
  private static func groupNamed(
    with role: String, of staff: [StaffIndex], in office: PolicyOffice
  ) -> String? {
    let pooled = Set(staff.map { office.agencies[$0.agency].name })
    for procedure in office.scenario.procedures {
      for step in procedure.steps {
        for named in step.staff where named.role == role {
          guard case .group(let group) = named.agency ?? procedure.whole(step.agency),
            let members = office.groups[group], members.contains(where: pooled.contains),
            !members.allSatisfy(pooled.contains)
          else { continue }
          return group
        }
      }
    }
    return nil
  }

  func lay(over overlay: inout Overlay) {
    overlay.procedures.add(effects)
    overlay.posts.add(
      PostsTransfer(
        staff: staff, into: into, from: item.from, until: item.until, place: item.kind.place))
  }
}

extension Diagnostic {
  fileprivate static func poolsIntoGroup(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "'\(name)' is a group; staff is pooled at one agency",
        vi: "'\(name)' là một nhóm; nhân sự được gộp về một cơ quan"),
      fix: Bilingual(
        "name a single agency or a member: '\(name).…'",
        vi: "nêu một cơ quan hoặc một thành viên: '\(name).…'"), at: place)
  }

  fileprivate static func poolsPartOfGroup(
    _ group: String, _ role: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "workflows name '\(role)' of the whole group '\(group)' by place, and this is a part of it",
        vi: "quy trình gọi '\(role)' của cả nhóm '\(group)' theo địa bàn, mà đây chỉ là một phần"),
      fix: Bilingual("pool '\(group).\(role)'", vi: "gộp '\(group).\(role)'"), at: place)
  }

  fileprivate static func poolsSeveralRoles(_ roles: [String], _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape,
      Bilingual(
        "these are several roles: \(roles.joined(separator: ", "))",
        vi: "đây là nhiều vai trò: \(roles.joined(separator: ", "))"),
      fix: Bilingual(
        "pool each in an action of its own", vi: "gộp từng vai trò trong một thay đổi riêng"),
      at: place)
  }

  fileprivate static func roleNotDeclared(
    _ role: String, at agency: Agency, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unknownRole,
      Bilingual(
        "'\(agency.name)' has no staff '\(role)' that could take the posts in",
        vi: "'\(agency.name)' không có nhân sự '\(role)' để nhận các vị trí"),
      fix: Bilingual(
        "declare it there: `staff: { \(role): 0 posts }`",
        vi: "khai báo ở đó: `staff: { \(role): 0 posts }`"), at: place)
  }
}
