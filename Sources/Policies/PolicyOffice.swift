import Scenarios
import Wording
import WorkingTime

/// The names of a scenario's agencies, staff and procedures, for policies to find.
struct PolicyOffice {
  let scenario: Scenario
  /// The first day of the run, warm-up included.
  let firstDay: CivilDate
  /// By how much policies begin late.
  let startDelays: StartDelays
  let agencies: [Agency]
  let index: [String: Int]
  let groups: [String: [String]]
  /// Single agencies and groups, in order, without the members.
  private let names: [String]

  init(_ scenario: Scenario, startDelays: StartDelays = .none) {
    self.scenario = scenario
    self.startDelays = startDelays
    firstDay = scenario.period.lowerBound.advanced(byDays: -scenario.experiment.warmUpDays)
    agencies = scenario.agencies
    index = Dictionary(
      agencies.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    groups = Dictionary(
      scenario.agencyGroups.map { ($0.name, $0.members) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    names = agencies.map { $0.group ?? $0.name }.filter { seen.insert($0).inserted }
  }

  /// The staff that references name, each once, in order.
  ///
  /// `centre.counter` is staff of one agency, `wards.3.officer` of a member, `wards.officer` of every
  /// member; a member without the role is an error.
  func staff(_ node: SourceNode, problems: inout [Diagnostic]) -> [StaffIndex] {
    if node.items?.isEmpty == true { problems.append(.noStaffNamed(node.place)) }
    var seen: Set<StaffIndex> = []
    var found: [StaffIndex] = []
    for item in node.oneOrMore {
      guard let text = item.text, let dot = text.lastIndex(of: ".") else { continue }
      let owner = String(text[..<dot])
      let role = String(text[text.index(after: dot)...])
      guard let owners = groups[owner] ?? index[owner].map({ [agencies[$0].name] }) else {
        problems.append(unknownAgency(owner, at: item.part(0, owner.count)))
        continue
      }
      for name in owners {
        guard let agency = index[name] else { continue }
        guard let staff = agencies[agency].staff.firstIndex(where: { $0.role == role }) else {
          let place = item.part(owner.count + 1, role.count)
          problems.append(noStaff(role, at: agencies[agency], reference: text, place))
          break
        }
        let next = StaffIndex(agency: agency, staff: staff)
        if seen.insert(next).inserted { found.append(next) }
      }
    }
    return found
  }

  func unknownAgency(_ name: String, at place: SourcePlace) -> Diagnostic {
    let members = agencies.map(\.name).filter { $0.hasSuffix("." + name) }
    guard members.isEmpty else {
      return Diagnostic(
        .unknownAgency,
        Bilingual("no agency is named '\(name)'", vi: "không có cơ quan nào tên là '\(name)'"),
        fix: Bilingual(
          "write the full name: \(members.prefix(5).joined(separator: " or "))",
          vi: "viết tên đầy đủ: \(members.prefix(5).joined(separator: " hoặc "))"), at: place)
    }
    let candidates = name.contains(".") ? agencies.map(\.name) : names
    return .unknown(.unknownAgency, Bilingual("agency", vi: "cơ quan"), name, candidates, place)
  }

  func noStaff(_ role: String, at agency: Agency, reference: String, _ place: SourcePlace)
    -> Diagnostic
  {
    let roles = agency.staff.map(\.role)
    if let member = index[reference] {
      return Diagnostic(
        .unknownRole,
        Bilingual(
          "'\(reference)' is an agency; the role is missing",
          vi: "'\(reference)' là một cơ quan; thiếu vai trò"),
        fix: Bilingual(
          "write '\(reference).\(agencies[member].staff.first?.role ?? "officer")'",
          vi: "viết '\(reference).\(agencies[member].staff.first?.role ?? "officer")'"), at: place)
    }
    return Diagnostic(
      .unknownRole,
      Bilingual(
        "'\(agency.name)' has no staff '\(role)'", vi: "'\(agency.name)' không có nhân sự '\(role)'"
      ),
      fix: Spelling.fix(
        role, in: roles, Bilingual("roles", vi: "vai trò"),
        where: Bilingual(
          "declare it: `staff: { \(role): 0 posts }`, and change it here",
          vi: "khai báo: `staff: { \(role): 0 posts }`, và thay đổi ở đây")),
      at: place)
  }
}

extension PolicyOffice {
  /// The days of an effect that begins late: both behind the run where it begins after its end, or after
  /// its own last day, so that there is as much of it to tell of as if it began in time.
  func days(from: CivilDate, until: CivilDate?, late: Int) -> (CivilDate, CivilDate?) {
    let never = scenario.period.upperBound.advanced(byDays: 367)
    let start = min(from.advanced(byDays: late), never)
    return until.map { $0 < start ? (never, never) : (start, $0) } ?? (start, nil)
  }
}

/// The staff of one role at one agency, by its position in the scenario.
struct StaffIndex: Hashable {
  let agency: Int
  let staff: Int
}

extension Diagnostic {
  fileprivate static func noStaffNamed(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .wrongShape, Bilingual("the list names no staff", vi: "danh sách không nêu nhân sự nào"),
      fix: Bilingual(
        "name some, like 'centre.counter'", vi: "nêu vài nhân sự, ví dụ 'centre.counter'"),
      at: place)
  }
}

extension SourceNode {
  /// The place of a part of a text.
  func part(_ offset: Int, _ length: Int) -> SourcePlace {
    var place = place
    place.column += offset + (isPlain ? 0 : 1)
    place.length = max(1, length)
    return place
  }
}
