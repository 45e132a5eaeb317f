import Wording
import WorkingTime

/// Whether somebody comes to do each step, with what it needs.
extension RoadCheck {
  /// Each role of `by:` must exist wherever the places lead, and one of them must come to work.
  func checkStaff(
    of step: WorkflowStep, _ agency: AgencyReference, _ source: Source, _ road: ProcedureRoad
  ) {
    let roles = step.staff.map { StaffRole(name: $0.role, agency: $0.agency ?? agency) }
    let question = RoadQuestion.staff(
      roles, source.places.number, hasPlaces: source.hasPlaces, source.days, step.batch,
      step.window)
    guard !memory.isSound(question) else { return }
    if hasRoles(roles, step, source, road), isWorked(roles, step, source, road) {
      memory.remember(question)
    }
  }

  /// Whether each role exists wherever the places lead; else it is told where not.
  private func hasRoles(
    _ roles: [StaffRole], _ step: WorkflowStep, _ source: Source, _ road: ProcedureRoad
  ) -> Bool {
    let by = road.place(of: "by", of: step.name)
    var isComplete = true
    for role in roles {
      guard
        let workers = workers(
          role.agency, source, by ?? source.place, hasOthers: roles.count > 1)
      else { return false }
      for worker in workers where !hasRole(role.name, worker, step, by) { isComplete = false }
    }
    return isComplete
  }

  /// Whether somebody comes to do a step for each place; else it is told why not, for the first.
  private func isWorked(
    _ roles: [StaffRole], _ step: WorkflowStep, _ source: Source, _ road: ProcedureRoad
  ) -> Bool {
    let by = road.place(of: "by", of: step.name)
    var visits = VisitDays()
    for place in source.places.orNone {
      var first: Diagnostic?
      var isWorked = false
      var all: [String] = []
      for role in roles {
        let workers = services.agencies(role.agency, serving: place, in: scenario.runDays)
        all += workers
        guard !isWorked else { continue }
        var problem: Diagnostic?
        for worker in workers where problem == nil {
          guard let staff = agencies[worker]?.staff.first(where: { $0.role == role.name }) else {
            continue
          }
          problem =
            self.problem(of: staff, worker, step, by)
            ?? visits.problem(of: staff, worker, place, by, self)
            ?? neverBegun(
              step, staff, worker, place, visits.days(of: staff, worker, place, self), road)
          isWorked = problem == nil
          first = first ?? problem
        }
      }
      if !isWorked, let first {
        reader.reporter.report(first)
        return false
      }
      if roles.count > 1, let gap = services.gap(of: all, in: source.days, isOneEnough: true) {
        reader.reporter.report(.closedOn(gap.day, all, place, source.name, by))
        return false
      }
    }
    return true
  }

  /// Whether an agency has a role; staff that was refused is no missing staff.
  private func hasRole(
    _ role: String, _ worker: String, _ step: WorkflowStep, _ place: SourcePlace?
  ) -> Bool {
    guard let agency = agencies[worker] else { return false }
    if agency.staff.contains(where: { $0.role == role }) { return true }
    let isDeclared =
      reader.agencyNames.members.first { $0.name == worker }?.node["staff"]?[role] != nil
    if !isDeclared {
      reader.reporter.report(.noRole(role, step, worker, agency.staff.map(\.role), place))
    }
    return false
  }

  /// Why a role would never do a step for anybody.
  private func problem(
    of staff: Staff, _ worker: String, _ step: WorkflowStep, _ place: SourcePlace?
  ) -> Diagnostic? {
    if staff.posts <= 0, staff.changes.isEmpty, staff.seconded.isEmpty {
      return .noPosts(staff.role, step, worker, place)
    }
    if staff.absent >= 1, staff.seconded.isEmpty {
      return .alwaysAbsent(staff.role, step, worker, place)
    }
    guard let name = agencies[worker]?.calendar(of: staff), let rule = calendar(name),
      !rule.opens(in: scenario.period)
    else { return nil }
    return .closed(name, worker, place)
  }

  func checkEquipment(
    _ name: String, of step: WorkflowStep, _ owner: String, _ place: SourcePlace?
  ) {
    guard let agency = agencies[owner] else { return }
    guard let equipment = agency.equipment.first(where: { $0.name == name }) else {
      let isDeclared =
        reader.agencyNames.members.first { $0.name == owner }?.node["equipment"]?[name] != nil
      if !isDeclared {
        reader.reporter.report(
          .noEquipment(name, step, owner, agency.equipment.map(\.name), place))
      }
      return
    }
    if equipment.units == 0 || equipment.down >= 1 {
      reader.reporter.report(.noUnits(name, step, owner, place))
    }
  }

  /// Conditions on places need places.
  func checkConditions(_ source: Source, _ procedure: Procedure, _ road: ProcedureRoad) {
    guard !source.hasPlaces else { return }
    for item in procedure.allItems {
      for (key, condition) in item.conditions where condition.asksForPlace {
        let place = road.place(of: key, of: item.name)
        reader.reporter.report(.conditionWithoutPlace(source.name, place))
      }
    }
    if procedure.allItems.contains(where: \.hasCasesByPlace) {
      reader.reporter.report(
        .conditionWithoutPlace(source.name, road.member?.node["workflow"]?.place))
    }
  }
}

/// The days on which roles visit places, worked out once for each role.
struct VisitDays {
  private var known: [String: [String: Set<Weekday>]] = [:]

  /// Why a role with visits never works on the dossiers of a place.
  mutating func problem(
    of staff: Staff, _ worker: String, _ place: String?, _ by: SourcePlace?, _ check: RoadCheck
  ) -> Diagnostic? {
    guard !staff.visits.isEmpty else { return nil }
    guard let place else { return .visitsWithoutPlaces(staff.role, worker, by) }
    let days = days(of: staff, at: worker, for: check.services.chain(from: place))
    if days.isEmpty { return .noVisit(staff.role, worker, place, by) }
    guard let calendar = check.agencies[worker]?.calendar(of: staff),
      let rule = check.calendar(calendar),
      !rule.opens(in: check.scenario.period, on: days)
    else { return nil }
    return .visitsClosed(staff.role, worker, place, days.sorted().map(\.abbreviation), by)
  }

  /// The days on which a role works on the dossiers of a place.
  mutating func days(
    of staff: Staff, _ worker: String, _ place: String?, _ check: RoadCheck
  ) -> Set<Weekday> {
    guard !staff.visits.isEmpty, let place else { return Set(Weekday.allCases) }
    return days(of: staff, at: worker, for: check.services.chain(from: place))
  }

  /// All days of the visits to a place and to what lies above it.
  private mutating func days(
    of staff: Staff, at worker: String, for chain: [String]
  ) -> Set<Weekday> {
    let key = "\(worker) \(staff.role)"
    let visits =
      known[key]
      ?? Dictionary(staff.visits.map { ($0.agency, $0.days) }, uniquingKeysWith: { $0.union($1) })
    known[key] = visits
    return chain.reduce(into: []) { days, agency in days.formUnion(visits[agency] ?? []) }
  }
}

extension Condition {
  fileprivate var asksForPlace: Bool { subject == .place || subject == .parent }
}

extension WorkflowItem {
  /// The conditions of the item itself and of its outcomes, by the keys they stand under.
  fileprivate var conditions: [(key: String, condition: Condition)] {
    let (own, outcomes): (Condition?, [StepOutcome]) =
      switch self {
      case .step(let step): (step.condition, step.outcomes)
      case .ask(let ask): (ask.condition, ask.outcomes)
      case .pause(let pause): (pause.condition, [])
      case .choose, .parallel: (nil, [])
      }
    return (own.map { [("if", $0)] } ?? [])
      + outcomes.compactMap(\.condition).map { ("outcomes", $0) }
  }

  /// Whether it is a choice that goes by places.
  fileprivate var hasCasesByPlace: Bool {
    guard case .choose(let choice) = self else { return false }
    return choice.cases.contains { $0.condition?.asksForPlace == true }
  }
}

extension Diagnostic {
  fileprivate static func visitsWithoutPlaces(
    _ role: String, _ worker: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .visits,
      Bilingual(
        "'\(role)' of '\(worker)' works by visits, and the dossiers have no place",
        vi: "'\(role)' của '\(worker)' làm việc theo lịch đi cơ sở, mà hồ sơ không có địa bàn"),
      fix: Bilingual(
        "add `from:` to the demand, or leave `visits:` out",
        vi: "thêm `from:` vào nguồn hồ sơ, hoặc bỏ `visits:`"), at: place)
  }

  fileprivate static func noVisit(
    _ role: String, _ worker: String, _ place: String, _ at: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .visits,
      Bilingual(
        "'\(role)' of '\(worker)' never works on the dossiers of the place '\(place)'",
        vi: "'\(role)' của '\(worker)' không bao giờ xử lý hồ sơ của địa bàn '\(place)'"),
      fix: Bilingual(
        "give '\(place)', or an agency above it, a day under `visits:`",
        vi: "cho '\(place)', hoặc một cơ quan cấp trên của nó, một ngày trong `visits:`"), at: at)
  }

  fileprivate static func visitsClosed(
    _ role: String, _ worker: String, _ place: String, _ days: [String], _ at: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .visits,
      Bilingual(
        "'\(role)' works on the dossiers of '\(place)' on \(days.joined(separator: ", ")), when '\(worker)' is closed",
        vi:
          "'\(role)' xử lý hồ sơ của '\(place)' vào \(days.joined(separator: ", ")), khi '\(worker)' đóng cửa"
      ),
      fix: Bilingual(
        "choose a day on which its calendar opens", vi: "chọn một ngày mà lịch của cơ quan mở cửa"),
      at: at)
  }

  fileprivate static func noEquipment(
    _ name: String, _ step: WorkflowStep, _ owner: String, _ names: [String], _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .unknownEquipment,
      Bilingual(
        "'\(owner)' has no equipment '\(name)' for the step '\(step.name)'",
        vi: "'\(owner)' không có thiết bị '\(name)' cho bước '\(step.name)'"),
      fix: Spelling.fix(
        name, in: names, Bilingual("pieces of equipment", vi: "thiết bị"),
        where: Bilingual(
          "give '\(owner)' `equipment: { \(name): 1 unit }`",
          vi: "ghi cho '\(owner)' `equipment: { \(name): 1 unit }`")), at: place)
  }

  fileprivate static func noUnits(
    _ name: String, _ step: WorkflowStep, _ owner: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .noPosts,
      Bilingual(
        "'\(owner)' has 0 units of '\(name)', and the step '\(step.name)' would wait for ever",
        vi: "'\(owner)' có 0 thiết bị '\(name)', và bước '\(step.name)' sẽ chờ mãi"),
      fix: Bilingual(
        "give it units, or let the step do without",
        vi: "thêm thiết bị, hoặc để bước đó không cần thiết bị"), at: place)
  }

  fileprivate static func conditionWithoutPlace(_ name: String, _ place: SourcePlace?)
    -> Diagnostic
  {
    Diagnostic(
      .place,
      Bilingual(
        "a condition asks for the place, and the dossiers of '\(name)' have none",
        vi: "một điều kiện hỏi địa bàn, mà hồ sơ của '\(name)' không có"),
      fix: Bilingual(
        "add `from:` with the group of agencies that they come from",
        vi: "thêm `from:` với nhóm cơ quan mà hồ sơ đến từ đó"), at: place)
  }

  fileprivate static func noRole(
    _ role: String, _ step: WorkflowStep, _ worker: String, _ roles: [String], _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .unknownRole,
      Bilingual(
        "'\(worker)' has no staff '\(role)' for the step '\(step.name)'",
        vi: "'\(worker)' không có nhân sự '\(role)' cho bước '\(step.name)'"),
      fix: Spelling.fix(
        role, in: roles, Bilingual("roles", vi: "vai trò"),
        where: Bilingual(
          "give '\(worker)' `staff: { \(role): 1 post }`",
          vi: "ghi cho '\(worker)' `staff: { \(role): 1 post }`")),
      at: place)
  }

  fileprivate static func noPosts(
    _ role: String, _ step: WorkflowStep, _ worker: String, _ place: SourcePlace?
  )
    -> Diagnostic
  {
    Diagnostic(
      .noPosts,
      Bilingual(
        "'\(worker)' has 0 posts of '\(role)', and the step '\(step.name)' would wait for ever",
        vi: "'\(worker)' có 0 vị trí '\(role)', và bước '\(step.name)' sẽ chờ mãi"),
      fix: Bilingual(
        "give it posts, or let another agency do the step",
        vi: "thêm vị trí, hoặc để cơ quan khác làm bước này"), at: place)
  }

  fileprivate static func alwaysAbsent(
    _ role: String, _ step: WorkflowStep, _ worker: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .noPosts,
      Bilingual(
        "'\(role)' of '\(worker)' is absent every day, and the step '\(step.name)' would wait for ever",
        vi: "'\(role)' của '\(worker)' vắng mặt mọi ngày, và bước '\(step.name)' sẽ chờ mãi"),
      fix: Bilingual("set `absent:` below 100 %", vi: "đặt `absent:` dưới 100 %"), at: place)
  }

  fileprivate static func closed(_ calendar: String, _ worker: String, _ place: SourcePlace?)
    -> Diagnostic
  {
    Diagnostic(
      .neverOpen,
      Bilingual(
        "the calendar '\(calendar)' of '\(worker)' never opens in the period",
        vi: "lịch '\(calendar)' của '\(worker)' không bao giờ mở cửa trong kỳ"),
      fix: Bilingual("check `closed:` and `period:`", vi: "kiểm tra `closed:` và `period:`"),
      at: place)
  }
}
