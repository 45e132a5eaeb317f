import WorkingTime

/// Follows each source of dossiers through its procedure and finds steps that nobody can do.
struct RoadCheck {
  let scenario: Scenario
  let reader: ScenarioReader
  private let services: ServiceMap
  private let agencies: [String: Agency]
  private let procedures: [String: Procedure]

  init(scenario: Scenario, reader: ScenarioReader) {
    self.scenario = scenario
    self.reader = reader
    services = ServiceMap(scenario.agencies)
    agencies = Dictionary(
      scenario.agencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    procedures = Dictionary(
      scenario.procedures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func run() {
    let members = Dictionary(
      reader.demandNames.members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in scenario.demand {
      guard let procedure = procedures[entry.procedure], let member = members[entry.name] else {
        continue
      }
      check(entry, procedure, member)
    }
  }

  private func check(_ entry: DemandEntry, _ procedure: Procedure, _ demand: Definitions.Member) {
    let road = Road(reader: reader, procedure: procedure)
    var needs = procedure.steps.map { step in
      (
        reference(of: step, in: procedure), road.place(of: "at", of: step) ?? demand.place,
        step as WorkflowStep?
      )
    }
    if let intake = procedure.intake {
      needs.append((intake, road.member?.node["intake"]?.place ?? demand.place, nil))
    }
    needs.append((procedure.deciding, road.member?.node["deciding"]?.place ?? demand.place, nil))
    for (reference, place, step) in needs {
      guard let reference else { continue }
      let workers = self.workers(reference, entry, demand, place)
      guard let step else { continue }
      for worker in workers { checkRole(step, worker, road) }
    }
    checkClock(entry, procedure, road)
    checkProfiles(entry, procedure, demand)
  }

  /// The clock counts in the hours of its own calendar or of the deciding agency's.
  private func checkClock(_ entry: DemandEntry, _ procedure: Procedure, _ road: Road) {
    guard procedure.clock.calendar == nil else { return }
    let deciding = entry.places.map { services.agency(procedure.deciding, serving: $0.agency) }
    let all = deciding.isEmpty ? [services.agency(procedure.deciding, serving: nil)] : deciding
    guard let name = all.compactMap(\.self).first(where: { isWithoutHours($0) }) else {
      return
    }
    let place = road.member?.node["deciding"]?.place ?? road.member?.place
    reader.reporter.report(.noClockCalendar(procedure.name, name, place))
  }

  private func reference(of step: WorkflowStep, in procedure: Procedure) -> AgencyReference? {
    switch step.agency {
    case .intake: procedure.intake
    case .deciding: procedure.deciding
    case .reference(let reference): reference
    }
  }

  /// The agencies that a reference means for the places of a source, each once.
  private func workers(
    _ reference: AgencyReference, _ entry: DemandEntry, _ demand: Definitions.Member,
    _ place: SourcePlace
  ) -> [String] {
    guard case .group(let group) = reference else {
      return services.agency(reference, serving: nil).map { [$0] } ?? []
    }
    guard demand.node["from"] != nil else {
      reader.reporter.report(.noPlaces(demand.name, group, demand.place))
      return []
    }
    var workers: [String] = []
    var seen: Set<String> = []
    for share in entry.places {
      let serving = services.members(of: group, serving: share.agency)
      guard serving.count == 1 else {
        reader.reporter.report(.notOne(group, share.agency, serving, place))
        return []
      }
      if seen.insert(serving[0]).inserted { workers.append(serving[0]) }
    }
    return workers
  }

  private func checkRole(_ step: WorkflowStep, _ worker: String, _ road: Road) {
    guard let agency = agencies[worker] else { return }
    // Looked up for a message only: this runs for every step, place and source.
    func place() -> SourcePlace? { road.place(of: "by", of: step) }
    guard let staff = agency.staff.first(where: { $0.role == step.staff[0].role }) else {
      // Staff that was refused is no missing staff.
      let isDeclared =
        reader.agencyNames.members.first { $0.name == worker }?.node["staff"]?[step.staff[0].role]
        != nil
      if !isDeclared {
        reader.reporter.report(.noRole(step, worker, agency.staff.map(\.role), place()))
      }
      return
    }
    if staff.posts <= 0 { reader.reporter.report(.noPosts(step, worker, place())) }
    if staff.absent >= 1 { reader.reporter.report(.alwaysAbsent(step, worker, place())) }
    guard let name = agency.calendar, let rule = calendar(name), !rule.opens(in: scenario.period)
    else { return }
    reader.reporter.report(.closed(name, worker, place()))
  }

  /// No calendar, and no staff, for whose want of a calendar there is a message already.
  private func isWithoutHours(_ name: String) -> Bool {
    agencies[name].map { $0.calendar == nil && $0.staff.isEmpty } ?? false
  }

  private func checkProfiles(
    _ entry: DemandEntry, _ procedure: Procedure, _ demand: Definitions.Member
  ) {
    for channel in entry.channels {
      guard let name = channel.profile,
        let profile = scenario.profiles.first(where: { $0.name == name }), profile.openHoursOnly
      else { continue }
      let place = demand.node["profile"]?.place ?? demand.place
      guard let intake = procedure.intake else {
        reader.reporter.report(.noIntakeHours(name, procedure.name, place))
        continue
      }
      let desks =
        entry.places.isEmpty
        ? [services.agency(intake, serving: nil)]
        : entry.places.map { services.agency(intake, serving: $0.agency) }
      for desk in Set(desks.compactMap(\.self)).sorted() {
        let rule = agencies[desk]?.calendar.flatMap { calendar($0) }
        if rule?.opens(in: scenario.period) != true {
          reader.reporter.report(.neverArrives(name, desk, place))
        }
      }
    }
  }

  private func calendar(_ name: String) -> CalendarRule? {
    scenario.calendars.first { $0.name == name }?.rule
  }
}

/// Where the words about a procedure stand.
private struct Road {
  let member: Definitions.Member?

  init(reader: ScenarioReader, procedure: Procedure) {
    member = reader.procedureNames.members(of: procedure.group ?? procedure.name)
      .first { $0.name == procedure.name }
  }

  /// The place of a key of a step, its own or its patch's.
  func place(of key: String, of step: WorkflowStep) -> SourcePlace? {
    let item = member?.node["workflow"]?.items?.first { $0[step.kind.rawValue]?.text == step.name }
    return member?.node["steps"]?[step.name]?[key]?.place ?? item?[key]?.place ?? member?.place
  }
}

extension Diagnostic {
  fileprivate static func noPlaces(_ name: String, _ group: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .place, "the dossiers of '\(name)' have no place, so no member of '\(group)' serves them",
      fix: "add `from:` with the group of agencies that they come from", at: place)
  }

  fileprivate static func notOne(
    _ group: String, _ place: String, _ serving: [String], _ at: SourcePlace
  ) -> Diagnostic {
    let who =
      serving.isEmpty
      ? "no member" : "more than one member (\(serving.prefix(4).joined(separator: ", ")))"
    return Diagnostic(
      .place, "\(who) of '\(group)' serves the place '\(place)'",
      fix: "give exactly one of them `serves:` with that place, or set its `parent:`", at: at)
  }

  fileprivate static func noRole(
    _ step: WorkflowStep, _ worker: String, _ roles: [String], _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .unknownRole, "'\(worker)' has no staff '\(step.staff[0].role)' for the step '\(step.name)'",
      fix: Spelling.fix(
        step.staff[0].role, in: roles, "roles",
        where: "give '\(worker)' `staff: { \(step.staff[0].role): 1 post }`"),
      at: place)
  }

  fileprivate static func noPosts(_ step: WorkflowStep, _ worker: String, _ place: SourcePlace?)
    -> Diagnostic
  {
    Diagnostic(
      .noPosts,
      "'\(worker)' has 0 posts of '\(step.staff[0].role)', and the step '\(step.name)' would wait for ever",
      fix: "give it posts, or let another agency do the step", at: place)
  }

  fileprivate static func alwaysAbsent(
    _ step: WorkflowStep, _ worker: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .noPosts,
      "'\(step.staff[0].role)' of '\(worker)' is absent every day, and the step '\(step.name)' would wait for ever",
      fix: "set `absent:` below 100 %", at: place)
  }

  fileprivate static func closed(_ calendar: String, _ worker: String, _ place: SourcePlace?)
    -> Diagnostic
  {
    Diagnostic(
      .neverOpen, "the calendar '\(calendar)' of '\(worker)' never opens in the period",
      fix: "check `closed:` and `period:`", at: place)
  }

  fileprivate static func noClockCalendar(
    _ procedure: String, _ agency: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .noCalendar, "the clock of '\(procedure)' has no calendar, and '\(agency)' has none either",
      fix: "add `calendar:` to `clock:` or to '\(agency)'", at: place)
  }

  fileprivate static func noIntakeHours(
    _ profile: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unbound,
      "'\(profile)' follows the open hours of the intake, but '\(procedure)' has no `intake:`",
      fix: "add `intake:` to '\(procedure)', or use a profile with `when: always`", at: place)
  }

  fileprivate static func neverArrives(_ profile: String, _ desk: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .neverOpen,
      "'\(profile)' follows the open hours of '\(desk)', which never opens in the period",
      fix: "give '\(desk)' a calendar with hours", at: place)
  }
}
