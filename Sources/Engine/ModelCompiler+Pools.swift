import Scenarios
import Statistics
import Wording
import WorkingTime

/// Who may work on a step and with what, as the scenario names it.
struct LaneBindingKey: Hashable {
  let agency: AgencyReference
  let role: String
  let equipmentAgency: AgencyReference?
  let equipment: String?
  let window: Window?
}

extension ModelCompiler {
  /// The pools with their own lanes, and the equipment.
  mutating func compilePools() {
    for (index, agency) in scenario.agencies.enumerated() {
      for staff in agency.staff {
        poolIndex["\(agency.name).\(staff.role)"] = pools.count
        pools.append(pool(staff, of: agency, index: index))
      }
      for item in agency.equipment {
        let name = "\(agency.name).\(item.name)"
        equipmentIndex[name] = equipment.count
        equipment.append(
          EquipmentModel(name: name, units: UInt32(item.units), down: item.down))
      }
    }
    compileSecondments()
    for index in pools.indices {
      _ = lane(pool: index, equipment: nil, days: LaneModel.everyDay, window: none)
    }
  }

  private mutating func pool(_ staff: Staff, of agency: Agency, index: Int) -> PoolModel {
    let name = "\(agency.name).\(staff.role)"
    let start = CivilDate.containing(second: span.start)
    let held = staff.changes.last { $0.from <= start }
    let rule =
      agency.calendar.flatMap { calendarIndex[$0] }.map { scenario.calendars[$0].atClosing }
    let changes = changes(of: staff, at: agency)
    let lists = lists(ofAgency: agency.name)
    return PoolModel(
      name: name, agency: UInt32(index), posts: held?.posts ?? staff.posts,
      changes: changes,
      absent: staff.absent, calendar: calendar(of: staff, at: index), atClosing: rule ?? .suspend,
      order: staff.order, preempts: staff.preempts, visitDays: visitDays(staff.visits),
      key: StreamKey.hash("pool \(name)"),
      isServedByRule: options.servesByRule || staff.order != .firstCome || staff.preempts
        || !staff.visits.isEmpty || !staff.changes.isEmpty || !changes.isEmpty
        || lists != 0,
      productivity: staff.productivity, learning: learningModel(staff, of: agency),
      lists: lists, isPaced: staff.productivity != 1 || staff.learning != nil)
  }

  /// The days of each place, its own or those of the nearest agency above it; 0: none.
  private func visitDays(_ visits: [Visit]) -> [UInt8]? {
    guard !visits.isEmpty else { return nil }
    let days = Dictionary(
      visits.map { ($0.agency, $0.days) }, uniquingKeysWith: { $0.union($1) })
    let parents = Dictionary(
      scenario.agencies.map { ($0.name, $0.parent) }, uniquingKeysWith: { first, _ in first })
    return scenario.agencies.map { place in
      var name: String? = place.name
      for _ in 0..<40 {
        guard let current = name else { break }
        if let days = days[current] {
          return days.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
        }
        name = parents[current] ?? nil
      }
      return 0
    }
  }

  /// The lane of a pool for some equipment, days and window, made where there is none.
  private mutating func lane(pool: Int, equipment: Int?, days: UInt8, window: UInt32) -> Int {
    let model = LaneModel(
      pool: UInt32(pool), equipment: equipment.map(UInt32.init) ?? none, days: days,
      window: window)
    if let known = laneIndex[model] { return known }
    laneIndex[model] = lanes.count
    lanes.append(model)
    return lanes.count - 1
  }

  /// The lane where a step is worked, for each place; made once and shared.
  mutating func laneBinding(
    _ staff: StaffReference, _ step: WorkflowStep, at own: AgencyReference
  ) -> Binding {
    let equipment = step.equipment
    let key = LaneBindingKey(
      agency: staff.agency ?? own, role: staff.role,
      equipmentAgency: equipment.map { $0.agency ?? own }, equipment: equipment?.role,
      window: step.window)
    if let known = laneBindings[key] { return known }
    let made: Binding
    if isFixed(key) {
      let index = lane(key, place: nil)
      if index == nil { problems.append(.unresolved(key)) }
      made = .fixed(index.map(UInt32.init) ?? .max)
    } else {
      made = datedTable { compiler, place in
        compiler.lane(key, place: place).map(UInt32.init) ?? .max
      }
    }
    laneBindings[key] = made
    return made
  }

  /// Whether the place makes no difference.
  private func isFixed(_ key: LaneBindingKey) -> Bool {
    guard case .agency(let name) = key.agency else { return false }
    if case .group = key.equipmentAgency { return false }
    return poolIndex["\(name).\(key.role)"].map { pools[$0].visitDays == nil } ?? true
  }

  private mutating func lane(_ key: LaneBindingKey, place: Int?) -> Int? {
    let placeName = place.map { scenario.agencies[$0].name }
    guard let agency = serviceMap.agency(key.agency, serving: placeName, on: asOf),
      let pool = poolIndex["\(agency).\(key.role)"]
    else { return nil }
    var unit: Int?
    if let reference = key.equipmentAgency, let name = key.equipment {
      guard let owner = serviceMap.agency(reference, serving: placeName, on: asOf),
        let index = equipmentIndex["\(owner).\(name)"]
      else { return nil }
      unit = index
    }
    let days =
      pools[pool].visitDays.map { days in place.map { days[$0] } ?? 0 } ?? LaneModel.everyDay
    guard days != 0 else { return nil }
    let window = windowCalendar(key.window, pool: pool)
    return lane(pool: pool, equipment: unit, days: days, window: window)
  }

  /// Marks the pools that some step shares with others, uses with equipment or in a window, or whose
  /// dossiers may leave the queue.
  mutating func findPoolsServedByRule() {
    for lane in lanes.dropFirst(pools.count) { pools[Int(lane.pool)].isServedByRule = true }
    let shared = steps.indices.filter { steps[$0].alternateCount > 0 }
    for step in (shared + revocableSteps).map({ steps[$0] }) {
      let range = Int(step.firstAlternate)..<Int(step.firstAlternate + step.alternateCount)
      for binding in [step.pool] + alternates[range] {
        for place in [nil] + scenario.agencies.indices.map({ $0 as Int? }) {
          for lane in allTargets(of: binding, place: place) {
            pools[Int(lanes[lane].pool)].isServedByRule = true
          }
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func unresolved(_ key: LaneBindingKey) -> Diagnostic {
    let agency =
      switch key.agency {
      case .agency(let name), .group(let name): name
      }
    let what =
      key.equipment.map {
        Bilingual(
          "staff '\(key.role)' with the equipment '\($0)'",
          vi: "nhân sự '\(key.role)' có thiết bị '\($0)'")
      }
      ?? Bilingual("staff '\(key.role)'", vi: "nhân sự '\(key.role)'")
    return Diagnostic(
      code: "E0901", severity: .error,
      message: Bilingual(
        "agency '\(agency)' has no \(what.english)",
        vi: "cơ quan '\(agency)' không có \(what.vietnamese)"),
      fix: Bilingual("declare it under agencies:", vi: "khai báo trong agencies:"))
  }
}
