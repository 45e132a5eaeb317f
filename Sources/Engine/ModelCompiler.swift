import Scenarios
import Statistics
import Wording
import WorkingTime

/// Resolves a scenario's names to indices; one is used for one model.
struct ModelCompiler {
  let scenario: Scenario
  let span: RunSpan
  let options: RunOptions
  /// Those of the scenario, then those of windows.
  var calendars: [WorkingCalendar]
  var pools: [PoolModel] = []
  var lanes: [LaneModel] = []
  var equipment: [EquipmentModel] = []
  var secondments: [SecondmentModel] = []
  var openDays: OpenDays
  /// Those of the scenario, then their other forms.
  var procedures: [ProcedureModel] = []
  /// By procedure of the scenario, the plain form first; empty where there are no others at all.
  var forms: [[CompiledForm]] = []
  var steps: [StepModel] = []
  var items: [ItemModel] = []
  var delays: [DelayModel] = []
  var batches: [BatchModel] = []
  var norms: [StatutoryClock] = []
  /// Steps whose dossiers may leave their queues before they are begun.
  var revocableSteps: [Int] = []
  var windowCalendars: [WindowKey: UInt32] = [:]
  var batchIndex: [BatchKey: UInt32] = [:]
  /// While another form of a procedure is laid out: the entries of the plain one.
  var plainPositions: [String: Int]?
  var samplers: [Sampler] = []
  var samplerMeans: [Double] = []
  var branches: [BranchModel] = []
  var conditions: [ConditionModel] = []
  var attributes: [AttributeModel] = []
  var alternates: [Binding] = []
  var placeTable: [UInt32] = []
  /// What entries of `placeTable` become on later dates, and all of them by their index.
  var switches: [PlaceSwitch] = []
  var laterEntries: [Int: [UInt32]] = [:]
  let turnDates: [CivilDate]
  /// The date on which references are resolved.
  var asOf: CivilDate
  private(set) var decidingAgencies: Set<Int> = []
  /// Those that receive dossiers.
  private(set) var intakeAgencies: Set<Int> = []
  var intakes: [IntakeModel] = []
  var shifts: [ShiftModel] = []
  var spreads: [SpreadModel] = []
  var problems: [Diagnostic] = []
  /// Spelled out once for a profile and a calendar, however many sources share them.
  var profileDays: [ProfileKey: ProfileDays] = [:]

  let agencyIndex: [String: Int]
  let calendarIndex: [String: Int]
  let serviceMap: ServiceMap
  var poolIndex: [String: Int] = [:]
  var equipmentIndex: [String: Int] = [:]
  var laneIndex: [LaneModel: Int] = [:]
  var laneBindings: [LaneBindingKey: Binding] = [:]
  var conditionIndex: [ConditionModel: UInt32] = [:]
  private var agencyBindings: [AgencyReference: Binding] = [:]

  init(scenario: Scenario, span: RunSpan, options: RunOptions) {
    self.scenario = scenario
    self.span = span
    self.options = options
    calendars = scenario.calendars.map { WorkingCalendar(rule: $0.rule, days: span.calendarDays) }
    turnDates = Self.turnDates(scenario, span)
    asOf = CivilDate.containing(second: span.start)
    openDays = OpenDays(
      calendarCount: scenario.calendars.count, from: Int64(span.calendarDays.lowerBound.dayNumber))
    agencyIndex = Self.index(scenario.agencies.map(\.name))
    calendarIndex = Self.index(scenario.calendars.map(\.name))
    serviceMap = ServiceMap(scenario.agencies)
    compilePools()
    for procedure in scenario.procedures {
      procedures.append(procedureModel(procedure))
      procedures[procedures.count - 1].base = UInt32(procedures.count - 1)
    }
    compileForms()
    findPoolsServedByRule()
  }

  /// The calendar of an agency, as an index; 0 where it has none (it has no staff then).
  func calendar(ofAgency index: Int) -> UInt32 {
    UInt32(scenario.agencies[index].calendar.flatMap { calendarIndex[$0] } ?? 0)
  }

  /// The calendar by which staff of an agency works.
  func calendar(of staff: Staff, at index: Int) -> UInt32 {
    staff.calendar.flatMap { calendarIndex[$0] }.map(UInt32.init) ?? calendar(ofAgency: index)
  }

  /// What a binding comes to for a place, `nil` where nothing serves it.
  func target(of binding: Binding, place: Int?) -> Int? {
    binding.target(in: placeTable, place: place)
  }

  mutating func noteDeciding(_ agency: Int) {
    decidingAgencies.insert(agency)
  }

  mutating func noteIntake(_ agency: Int) {
    intakeAgencies.insert(agency)
  }

  /// The agency that a reference means, for each place; made once and shared.
  mutating func agencyBinding(_ reference: AgencyReference) -> Binding {
    if let known = agencyBindings[reference] { return known }
    let made: Binding
    switch reference {
    case .agency(let name):
      let index = agencyIndex[name]
      if index == nil { problems.append(.unresolved(name)) }
      made = .fixed(index.map(UInt32.init) ?? .max)
    case .group:
      made = datedTable { compiler, place in
        compiler.agency(reference, serving: compiler.scenario.agencies[place].name)
          .map(UInt32.init) ?? .max
      }
    }
    agencyBindings[reference] = made
    return made
  }

  /// The agency that a reference means for a place on the date at hand, as an index.
  func agency(_ reference: AgencyReference, serving place: String?) -> Int? {
    serviceMap.agency(reference, serving: place, on: asOf).flatMap { agencyIndex[$0] }
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

extension Diagnostic {
  fileprivate static func unresolved(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "E0901", severity: .error,
      message: Bilingual(
        "no agency is named '\(name)'", vi: "không có cơ quan nào tên là '\(name)'"),
      fix: Bilingual("declare it under agencies:", vi: "khai báo trong agencies:"))
  }
}
