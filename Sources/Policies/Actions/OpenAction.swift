import Scenarios
import Wording
import WorkingTime

/// `{ open: districts, calendar: office-and-saturday, roles: [counter] }`: staff works by other hours
/// from a date on.
struct OpenAction: PolicyAction {
  static let kind = "open"
  static let meaning =
    Bilingual(
      "Lets staff work by another calendar: Saturday opening, evenings, overtime. Neither the statutory clock nor the hours in which applicants come change.",
      vi:
        "Cho nhân sự làm việc theo lịch khác: mở cửa thứ Bảy, buổi tối, làm thêm giờ. Cách tính thời hạn và giờ người nộp đến không thay đổi."
    )
  static let keys = ["calendar", "roles"]
  static let example = ExampleOffice.scenario(
    question: "What if the land office worked on Saturday mornings for two months?",
    [
      "saturdays: { from: 2024-04-01, until: 2024-05-31, do: [ { open: land-office, calendar: office-and-saturday, roles: [officer] } ] }"
    ])

  private let staff: [StaffIndex]
  private let effect: HoursEffect

  init?(_ item: ActionItem, in office: PolicyOffice, problems: inout [Diagnostic]) {
    let targets = office.agencies(item.kind.value, problems: &problems)
    guard let node = item.node["calendar"], let name = node.text else { return nil }
    let known = office.scenario.calendars
    guard let calendar = known.first(where: { $0.name == name }) else {
      problems.append(
        .unknown(
          .unknownCalendar, Bilingual("calendar", vi: "lịch"), name, known.map(\.name), node.place))
      return nil
    }
    staff = Self.staff(of: targets, item.node["roles"], in: office, problems: &problems)
    effect = HoursEffect(
      from: item.from, until: item.until, calendar: name, place: item.kind.value.place)
    for index in staff {
      let agency = office.agencies[index.agency]
      guard
        let own = known.first(where: { $0.name == agency.calendar(of: agency.staff[index.staff]) }),
        own.atClosing != calendar.atClosing
      else { continue }
      problems.append(.otherClosing(calendar, own, agency.name, node.place))
      return nil
    }
  }

  func lay(over overlay: inout Overlay) {
    overlay.hours.add(effect, to: staff)
  }

  /// All staff of agencies, or that of some roles, which every agency named must have; of `all`, those
  /// that have them.
  private static func staff(
    of targets: [PolicyOffice.AgencyTarget], _ roles: SourceNode?, in office: PolicyOffice,
    problems: inout [Diagnostic]
  ) -> [StaffIndex] {
    var seen: Set<StaffIndex> = []
    var found: [StaffIndex] = []
    for target in targets {
      var isStaffed = false
      for index in target.agencies {
        let agency = office.agencies[index]
        for (position, staff) in agency.staff.enumerated() {
          isStaffed = true
          guard roles?.oneOrMore.contains(where: { $0.text == staff.role }) ?? true else {
            continue
          }
          let next = StaffIndex(agency: index, staff: position)
          if seen.insert(next).inserted { found.append(next) }
        }
      }
      if !isStaffed { problems.append(.nobodyThere(target.name, target.place)) }
      for role in roles?.oneOrMore ?? [] where isStaffed {
        if let problem = Self.missing(role, at: target, in: office) { problems.append(problem) }
      }
    }
    if let roles, roles.items?.isEmpty == true { problems.append(.noRoleNamed(roles.place)) }
    return found
  }

  private static func missing(
    _ role: SourceNode, at target: PolicyOffice.AgencyTarget, in office: PolicyOffice
  ) -> Diagnostic? {
    guard let name = role.text else { return nil }
    let without = target.agencies.map { office.agencies[$0] }.filter { agency in
      !agency.staff.contains { $0.role == name }
    }
    guard let agency = without.first,
      target.name != "all" || without.count == target.agencies.count
    else { return nil }
    return office.noStaff(name, at: agency, reference: "", role.place)
  }
}

extension Diagnostic {
  fileprivate static func otherClosing(
    _ calendar: CalendarDefinition, _ own: CalendarDefinition, _ agency: String,
    _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .openedHours,
      Bilingual(
        "'\(calendar.name)' has `at-closing: \(calendar.atClosing.rawValue)`, and '\(agency)' works by '\(own.name)' with `\(own.atClosing.rawValue)`",
        vi:
          "'\(calendar.name)' có `at-closing: \(calendar.atClosing.rawValue)`, còn '\(agency)' làm việc theo '\(own.name)' với `\(own.atClosing.rawValue)`"
      ),
      fix: Bilingual(
        "give both calendars the same `at-closing:`; `open:` changes hours only",
        vi: "cho hai lịch cùng `at-closing:`; `open:` chỉ đổi giờ"), at: place)
  }

  fileprivate static func nobodyThere(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .openedHours,
      Bilingual(
        "nobody works at '\(name)', so its hours mean nothing",
        vi: "không ai làm việc ở '\(name)', nên giờ mở cửa không có ý nghĩa"),
      fix: Bilingual("name agencies with `staff:`", vi: "nêu các cơ quan có `staff:`"), at: place)
  }

  fileprivate static func noRoleNamed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names no role", vi: "danh sách không nêu vai trò nào"),
      fix: Bilingual(
        "name some, or leave `roles:` out for all staff",
        vi: "nêu vài vai trò, hoặc bỏ `roles:` nếu là mọi nhân sự"),
      at: place)
  }
}
