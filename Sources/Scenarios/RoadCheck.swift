import Wording
import WorkingTime

/// Follows each source of dossiers through its procedure and finds steps that nobody can do.
struct RoadCheck {
  let scenario: Scenario
  let reader: ScenarioReader
  let services: ServiceMap
  let agencies: [String: Agency]
  let memory: RoadMemory
  private let procedures: [String: Procedure]

  init(scenario: Scenario, reader: ScenarioReader) {
    self.scenario = scenario
    self.reader = reader
    services = ServiceMap(scenario.agencies)
    agencies = Dictionary(
      scenario.agencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    memory = RoadMemory(services: services, runDays: scenario.runDays)
    procedures = Dictionary(
      scenario.procedures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One stream of dossiers: an entry of demand, or the backlog of a procedure without demand.
  struct Source {
    var name: String
    var places: PlaceList
    /// Where its places are named, or should be.
    var place: SourcePlace
    var hasPlaces: Bool
    /// The days of the run on which its dossiers come.
    var days: ClosedRange<CivilDate>
    /// Where its dossiers may be received, where that is a choice.
    var intakePlaces: PlaceList?

    /// The dossiers as an item sees them: by their place, or by where they were received.
    func at(_ agency: StepAgency) -> Source {
      guard agency == .intake, let intakePlaces, !intakePlaces.names.isEmpty else { return self }
      var source = self
      source.places = intakePlaces
      return source
    }
  }

  func run() {
    for entry in scenario.demand {
      guard let procedure = procedures[entry.procedure],
        let member = reader.sourceMembers[entry.name]
      else { continue }
      var source = Source(
        name: entry.name, places: memory.list(of: entry.places.map(\.agency)), place: member.place,
        hasPlaces: member.node["from"] != nil, days: days(of: entry))
      source.intakePlaces = intakePlaces(of: entry, procedure, member).map(memory.list)
      for stage in [procedure] + scenario.laterStages(of: procedure) {
        if stage.intake != procedure.intake { source.intakePlaces = nil }
        checkForms(source, stage)
      }
      checkProfiles(entry, source.places, procedure, member)
    }
    checkBacklog()
  }

  /// The roads of procedures that have a backlog and no demand.
  private func checkBacklog() {
    var demanded = Set(scenario.demand.map(\.procedure))
    for procedure in scenario.procedures where demanded.contains(procedure.firstPartName) {
      demanded.insert(procedure.name)
    }
    var places: [String: [String?]] = [:]
    for entry in scenario.backlog?.entries ?? [] where !demanded.contains(entry.procedure) {
      places[entry.procedure, default: []].append(entry.place)
    }
    let place = reader.root["backlog"]?["rows"]?.place ?? reader.root.place
    for procedure in scenario.procedures {
      guard let given = places[procedure.name] else { continue }
      var seen: Set<String> = []
      let names = given.compactMap(\.self).filter { seen.insert($0).inserted }
      let isComplete = !given.contains { $0 == nil }
      let source = Source(
        name: procedure.name, places: memory.list(of: isComplete ? names : []), place: place,
        hasPlaces: isComplete,
        days: scenario.runDays.lowerBound...scenario.runDays.lowerBound)
      for stage in [procedure] + scenario.laterStages(of: procedure) { checkForms(source, stage) }
    }
  }

  /// The days of the run on which dossiers of an entry may come.
  private func days(of entry: DemandEntry) -> ClosedRange<CivilDate> {
    let days = scenario.runDays
    guard case .trace(let trace) = entry.rate else { return days }
    let received = trace.rows.map { CivilDate.containing(second: $0.received) }
      .filter { days.contains($0) }
    guard let first = received.first, let last = received.last else {
      return days.lowerBound...days.lowerBound
    }
    return first...last
  }

  /// Follows the road that dossiers go on each day.
  private func checkForms(_ source: Source, _ procedure: Procedure) {
    for (days, form) in procedure.forms(in: source.days) {
      var part = source
      part.days = days
      check(part, form)
    }
  }

  private func check(_ source: Source, _ procedure: Procedure) {
    let road = ProcedureRoad(reader: reader, procedure: procedure)
    for step in procedure.steps {
      let source = source.at(step.agency)
      guard let agency = reference(step.agency, in: procedure),
        let workers = workers(agency, source, road.place(of: "at", of: step.name) ?? source.place)
      else { continue }
      checkStaff(of: step, agency, source, road)
      if let equipment = step.equipment {
        let place = road.place(of: "with", of: step.name)
        let owners =
          equipment.agency.map { self.workers($0, source, place ?? source.place) ?? [] } ?? workers
        for owner in owners { checkEquipment(equipment.role, of: step, owner, place) }
      }
    }
    for (key, reference) in [("intake", procedure.intake), ("deciding", procedure.deciding)] {
      guard let reference else { continue }
      _ = workers(reference, source, road.place(ofKey: key, of: procedure) ?? source.place)
    }
    checkClock(source.places, procedure, road)
    checkConditions(source, procedure, road)
    checkWaits(source, procedure, road)
    checkHandOvers(source, procedure)
  }

  /// The clock counts in the hours of its own calendar or of the deciding agency's.
  private func checkClock(_ places: PlaceList, _ procedure: Procedure, _ road: ProcedureRoad) {
    guard procedure.clock.calendar == nil else { return }
    let question = RoadQuestion.clock(procedure.deciding, places.number)
    guard !memory.isSound(question) else { return }
    let all = places.orNone.flatMap {
      services.agencies(procedure.deciding, serving: $0, in: scenario.runDays)
    }
    guard let name = all.first(where: { isWithoutHours($0) }) else {
      return memory.remember(question)
    }
    let place = road.place(ofKey: "deciding", of: procedure) ?? road.member?.place
    reader.reporter.report(.noClockCalendar(procedure.name, name, place))
  }

  func reference(_ agency: StepAgency, in procedure: Procedure) -> AgencyReference? {
    switch agency {
    case .intake: procedure.intake
    case .deciding: procedure.deciding
    case .reference(let reference): reference
    }
  }

  /// The agencies that a reference means for the places of a source, each once; `nil` when it is none.
  ///
  /// `hasOthers`: where it is closed on some day, others may do the work.
  func workers(
    _ reference: AgencyReference, _ source: Source, _ place: SourcePlace, hasOthers: Bool = false
  ) -> [String]? {
    guard case .group(let group) = reference else {
      let agencies = services.agency(reference, serving: nil).map { [$0] } ?? []
      if !hasOthers, let gap = services.gap(of: agencies, in: source.days),
        let name = agencies.first
      {
        reader.reporter.report(.closedOn(gap.day, [name], nil, source.name, place))
        return nil
      }
      return agencies
    }
    guard source.hasPlaces else {
      reader.reporter.report(.noPlaces(source.name, group, source.place))
      return nil
    }
    switch memory.serving(group, source.places, on: source.days, hasOthers: hasOthers) {
    case .agencies(let workers): return workers
    case .notOne(let share, let members):
      reader.reporter.report(.notOne(group, share, members, place))
    case .nobody(let share, let day, let members):
      reader.reporter.report(.closedOn(day, members, share, source.name, place))
    case .several(let share, let day, let open):
      reader.reporter.report(.severalOpen(day, open, group, share, place))
    }
    return nil
  }

  /// No calendar, and no staff, for whose want of a calendar there is a message already.
  private func isWithoutHours(_ name: String) -> Bool {
    agencies[name].map { $0.calendar == nil && $0.staff.isEmpty } ?? false
  }

  private func checkProfiles(
    _ entry: DemandEntry, _ places: PlaceList, _ procedure: Procedure,
    _ demand: Definitions.Member
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
      let question = RoadQuestion.hours(intake, places.number)
      guard !memory.isSound(question) else { continue }
      let desks = places.orNone.map {
        services.agencies(intake, serving: $0, in: scenario.runDays)
      }
      for desks in desks where Set(desks.map { agencies[$0]?.calendar }).count > 1 {
        reader.reporter.report(.takesOverWithOtherHours(name, desks, place))
        return
      }
      let closed = Set(desks.joined()).sorted().filter { !opens($0) }
      for desk in closed { reader.reporter.report(.neverArrives(name, desk, place)) }
      if closed.isEmpty { memory.remember(question) }
    }
  }

  /// Whether an agency has a calendar that opens in the period.
  private func opens(_ agency: String) -> Bool {
    agencies[agency]?.calendar.flatMap { calendar($0) }?.opens(in: scenario.period) == true
  }

  func calendar(_ name: String) -> CalendarRule? {
    scenario.calendars.first { $0.name == name }?.rule
  }
}

extension Diagnostic {
  fileprivate static func noPlaces(_ name: String, _ group: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .place,
      Bilingual(
        "the dossiers of '\(name)' have no place, so no member of '\(group)' serves them",
        vi: "hồ sơ của '\(name)' không có địa bàn, nên không thành viên nào của '\(group)' phục vụ"),
      fix: Bilingual(
        "add `from:` with the group of agencies that they come from",
        vi: "thêm `from:` với nhóm cơ quan mà hồ sơ đến từ đó"), at: place)
  }

  fileprivate static func notOne(
    _ group: String, _ place: String, _ serving: [String], _ at: SourcePlace
  ) -> Diagnostic {
    let who =
      serving.isEmpty
      ? Bilingual("no member", vi: "không thành viên nào")
      : Bilingual(
        "more than one member (\(serving.prefix(4).joined(separator: ", ")))",
        vi: "nhiều hơn một thành viên (\(serving.prefix(4).joined(separator: ", ")))")
    return Diagnostic(
      .place,
      Bilingual(
        "\(who.english) of '\(group)' serves the place '\(place)'",
        vi: "\(who.vietnamese) của '\(group)' phục vụ địa bàn '\(place)'"),
      fix: Bilingual(
        "give exactly one of them `serves:` with that place, or set its `parent:`",
        vi: "cho đúng một thành viên `serves:` với địa bàn đó, hoặc đặt `parent:` của nó"), at: at)
  }

  static func closedOn(
    _ day: CivilDate, _ names: [String], _ at: String?, _ source: String, _ place: SourcePlace?
  ) -> Diagnostic {
    let who = names.prefix(4).map { Bilingual(same: "'\($0)'") }.joined(separator: .and)
    let whose =
      at.map {
        Bilingual("dossiers of '\(source)' from '\($0)'", vi: "hồ sơ của '\(source)' từ '\($0)'")
      } ?? Bilingual("dossiers of '\(source)'", vi: "hồ sơ của '\(source)'")
    return Diagnostic(
      .openDays,
      Bilingual(
        "\(who.english) \(names.count == 1 ? "is" : "are") not open on \(day), and \(whose.english) come to it, that day too",
        vi:
          "\(who.vietnamese) không mở cửa ngày \(day), mà \(whose.vietnamese) vẫn đến đó, kể cả ngày ấy"
      ),
      fix:
        Bilingual(
          "let a member of the group that serves the same places be open that day, correct `opens:` and `closes:`, or end the demand before",
          vi:
            "để một thành viên của nhóm phục vụ cùng địa bàn mở cửa ngày đó, sửa `opens:` và `closes:`, hoặc kết thúc nguồn hồ sơ trước đó"
        ),
      at: place)
  }

  fileprivate static func severalOpen(
    _ day: CivilDate, _ names: [String], _ group: String, _ at: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .openDays,
      Bilingual(
        "more than one member of '\(group)' (\(names.prefix(4).joined(separator: ", "))) serves the place '\(at)' and is open on \(day)",
        vi:
          "nhiều hơn một thành viên của '\(group)' (\(names.prefix(4).joined(separator: ", "))) phục vụ địa bàn '\(at)' và mở cửa ngày \(day)"
      ),
      fix: Bilingual(
        "let one close (`closes:` is its first closed day) on the day on which the next opens",
        vi:
          "để một thành viên đóng cửa (`closes:` là ngày đóng cửa đầu tiên) vào ngày thành viên kế tiếp mở cửa"
      ),
      at: place)
  }

  fileprivate static func takesOverWithOtherHours(
    _ profile: String, _ desks: [String], _ place: SourcePlace
  ) -> Diagnostic {
    let takers = desks.map { Bilingual(same: "'\($0)'") }.joined(separator: .and)
    return Diagnostic(
      .openDays,
      Bilingual(
        "'\(profile)' follows the open hours of the intake, and \(takers.english) take over from each other with different calendars",
        vi:
          "'\(profile)' theo giờ mở cửa của nơi tiếp nhận, mà \(takers.vietnamese) tiếp quản nhau với lịch khác nhau"
      ),
      fix: Bilingual(
        "give them the same calendar, or use a profile with `when: always`",
        vi: "cho các nơi đó cùng một lịch, hoặc dùng mẫu nhịp đến có `when: always`"), at: place)
  }

  fileprivate static func noClockCalendar(
    _ procedure: String, _ agency: String, _ place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .noCalendar,
      Bilingual(
        "the clock of '\(procedure)' has no calendar, and '\(agency)' has none either",
        vi: "việc tính hạn của '\(procedure)' không có lịch, và '\(agency)' cũng không có"),
      fix: Bilingual(
        "add `calendar:` to `clock:` or to '\(agency)'",
        vi: "thêm `calendar:` vào `clock:` hoặc vào '\(agency)'"), at: place)
  }

  fileprivate static func noIntakeHours(
    _ profile: String, _ procedure: String, _ place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .unbound,
      Bilingual(
        "'\(profile)' follows the open hours of the intake, but '\(procedure)' has no `intake:`",
        vi:
          "'\(profile)' theo giờ mở cửa của nơi tiếp nhận, nhưng '\(procedure)' không có `intake:`"),
      fix: Bilingual(
        "add `intake:` to '\(procedure)', or use a profile with `when: always`",
        vi: "thêm `intake:` vào '\(procedure)', hoặc dùng mẫu nhịp đến có `when: always`"),
      at: place)
  }

  fileprivate static func neverArrives(_ profile: String, _ desk: String, _ place: SourcePlace)
    -> Diagnostic
  {
    Diagnostic(
      .neverOpen,
      Bilingual(
        "'\(profile)' follows the open hours of '\(desk)', which never opens in the period",
        vi: "'\(profile)' theo giờ mở cửa của '\(desk)', nơi không bao giờ mở cửa trong kỳ"),
      fix: Bilingual(
        "give '\(desk)' a calendar with hours", vi: "cho '\(desk)' một lịch có giờ mở cửa"),
      at: place)
  }
}
