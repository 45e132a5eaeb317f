import Scenarios
import Statistics
import WorkingTime

/// Resolves a scenario's names to indices; one is used for one model.
struct ModelCompiler {
  let scenario: Scenario
  let span: RunSpan
  let calendars: [WorkingCalendar]
  private(set) var pools: [PoolModel] = []
  private(set) var procedures: [ProcedureModel] = []
  private(set) var steps: [StepModel] = []
  private(set) var samplers: [Sampler] = []
  private(set) var placeTable: [UInt32] = []
  private(set) var decidingAgencies: Set<Int> = []
  var spreads: [SpreadModel] = []
  var problems: [Diagnostic] = []
  /// Spelled out once for a profile and a calendar, however many sources share them.
  var profileDays: [ProfileKey: ProfileDays] = [:]

  let agencyIndex: [String: Int]
  private let calendarIndex: [String: Int]
  private let serviceMap: ServiceMap
  private var poolIndex: [String: Int] = [:]
  private var bindings: [BindingKey: Binding] = [:]

  init(scenario: Scenario, span: RunSpan) {
    self.scenario = scenario
    self.span = span
    calendars = scenario.calendars.map { WorkingCalendar(rule: $0.rule, days: span.calendarDays) }
    agencyIndex = Self.index(scenario.agencies.map(\.name))
    calendarIndex = Self.index(scenario.calendars.map(\.name))
    serviceMap = ServiceMap(scenario.agencies)
    compilePools()
    for procedure in scenario.procedures {
      procedures.append(procedureModel(procedure))
    }
  }

  /// The calendar of an agency, as an index; 0 where it has none (it has no staff then).
  func calendar(ofAgency index: Int) -> UInt32 {
    UInt32(scenario.agencies[index].calendar.flatMap { calendarIndex[$0] } ?? 0)
  }

  /// What a binding comes to for a place, `nil` where nothing serves it.
  func target(of binding: Binding, place: Int?) -> Int? {
    binding.target(in: placeTable, place: place)
  }

  mutating func noteDeciding(_ agency: Int) {
    decidingAgencies.insert(agency)
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A profile, or none, on the calendar of an intake agency.
struct ProfileKey: Hashable {
  let profile: String?
  let calendar: UInt32
}

/// One agency reference with the role wanted there, or without: the agency itself.
private struct BindingKey: Hashable {
  let reference: AgencyReference
  let role: String?
}

extension ModelCompiler {
  private mutating func compilePools() {
    for (index, agency) in scenario.agencies.enumerated() {
      for staff in agency.staff {
        let name = "\(agency.name).\(staff.role)"
        poolIndex[name] = pools.count
        pools.append(
          PoolModel(
            name: name, posts: staff.posts, absent: staff.absent,
            calendar: calendar(ofAgency: index),
            atClosing: agency.calendar.flatMap { calendarIndex[$0] }
              .map { scenario.calendars[$0].atClosing } ?? .suspend,
            key: StreamKey.hash("pool \(name)")))
      }
    }
  }

  private mutating func procedureModel(_ procedure: Procedure) -> ProcedureModel {
    let firstStep = steps.count
    let acceptance = procedure.steps.firstIndex { $0.kind == .receive }
    let acceptsAtArrival = procedure.clock.starts == .arrival || acceptance == nil
    let resolution =
      procedure.steps.firstIndex { $0.kind == .deliver } ?? procedure.steps.count
    for (index, step) in procedure.steps.enumerated() {
      var model = stepModel(step, of: procedure)
      model.accepts = !acceptsAtArrival && index == acceptance
      model.resolves = index == resolution
      steps.append(model)
      samplers.append(Sampler(step.work))
    }
    steps.append(
      StepModel(isEnd: true, resolves: resolution == procedure.steps.count))
    samplers.append(Sampler(.constant(0)))
    return ProcedureModel(
      firstStep: UInt32(firstStep), stepCount: UInt32(procedure.steps.count),
      acceptsAtArrival: acceptsAtArrival,
      clock: StatutoryClock(
        limit: procedure.limit, cutOff: procedure.clock.cutOff, judged: procedure.clock.judged),
      clockCalendar: procedure.clock.calendar.flatMap { calendarIndex[$0] }.map(UInt32.init),
      intake: procedure.intake.map { binding($0, role: nil) },
      deciding: binding(procedure.deciding, role: nil))
  }

  private mutating func stepModel(_ step: WorkflowStep, of procedure: Procedure) -> StepModel {
    let reference: AgencyReference
    switch step.agency {
    case .intake: reference = procedure.intake ?? procedure.deciding
    case .deciding: reference = procedure.deciding
    case .reference(let named): reference = named
    }
    return StepModel(
      isUnconditional: step.chance >= 1 && step.condition == nil, atClosing: step.atClosing,
      channelRule: ChannelRule(step.condition), pool: binding(reference, role: step.staff[0].role),
      workKey: StreamKey.hash("work \(step.name)"), chance: step.chance,
      chanceKey: StreamKey.hash("chance \(step.name)"))
  }

  /// The binding of a reference, made once and shared.
  private mutating func binding(_ reference: AgencyReference, role: String?) -> Binding {
    let key = BindingKey(reference: reference, role: role)
    if let known = bindings[key] { return known }
    let made: Binding
    switch reference {
    case .agency(let name):
      let index = target(named: name, role: role)
      if index == nil { problems.append(.unresolved(name, role: role)) }
      made = .fixed(index.map(UInt32.init) ?? .max)
    case .group(let group):
      made = .byPlace(UInt32(placeTable.count))
      for agency in scenario.agencies {
        let members = serviceMap.members(of: group, serving: agency.name)
        let index = members.count == 1 ? target(named: members[0], role: role) : nil
        placeTable.append(index.map(UInt32.init) ?? .max)
      }
    }
    bindings[key] = made
    return made
  }

  private func target(named name: String, role: String?) -> Int? {
    guard let role else { return agencyIndex[name] }
    return poolIndex["\(name).\(role)"]
  }
}

extension ChannelRule {
  init(_ condition: Condition?) {
    guard let condition else {
      self = .any
      return
    }
    self = (condition.value == "online") == condition.isEqual ? .onlineOnly : .counterOnly
  }
}

extension Diagnostic {
  fileprivate static func unresolved(_ name: String, role: String?) -> Diagnostic {
    Diagnostic(
      code: "E0901", severity: .error,
      message: role.map { "agency '\(name)' has no staff '\($0)'" }
        ?? "no agency is named '\(name)'",
      fix: "declare it under agencies:")
  }
}
