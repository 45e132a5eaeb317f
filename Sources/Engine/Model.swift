public import Scenarios
import Statistics
public import WorkingTime

/// A scenario with every name resolved to an index: what a run reads and never changes.
///
/// After a model has been made nothing can fail by name. It is immutable and shared by all runs.
public struct Model: Sendable {
  public let scenario: Scenario
  public let options: RunOptions
  public let span: RunSpan
  public let margins: Margins
  /// The pools in the order of the agencies and their roles.
  public let pools: [PoolModel]

  let calendars: [WorkingCalendar]
  let lanes: [LaneModel]
  let equipment: [EquipmentModel]
  let secondments: [SecondmentModel]
  let openDays: OpenDays
  /// Those of the scenario, then the other forms that policies give them.
  let procedures: [ProcedureModel]
  let steps: [StepModel]
  /// What few items have, in the order of `steps`.
  let items: [ItemModel]
  /// The work of each step, in the order of `steps`.
  let samplers: [Sampler]
  /// The mean work of each step, in seconds.
  let samplerMeans: [Double]
  let branches: [BranchModel]
  /// Times that pass without work.
  let delays: [DelayModel]
  let batches: [BatchModel]
  let handOvers: [HandOverModel]
  /// The deadlines of steps.
  let norms: [StatutoryClock]
  let conditions: [ConditionModel]
  let attributes: [AttributeModel]
  /// The alternatives that `StepModel.alternates` points into.
  let alternates: [Binding]
  /// Tables by place that `Binding.byPlace` points into.
  let placeTable: [UInt32]
  /// The days on which agencies close or take over, ascending.
  let turns: [TurnModel]
  /// The rules that change on dates.
  let rules: RuleModel
  let sources: [SourceModel]
  let spreads: [SpreadModel]
  /// The shifts of channels of sources; those with the same shares and shifts have them in common.
  let shifts: [ShiftModel]
  /// The choices of intake that sources offer.
  let intakes: [IntakeModel]
  /// The dossiers in hand when the run starts; `nil`: none.
  let backlog: BacklogModel?
  /// What the records say; `nil`: nothing is asked about them.
  let recording: RecordingModel?

  /// Compiles a scenario.
  ///
  /// - Throws: `Diagnostics` when a name does not resolve or a demand cannot be met; files that the
  ///   reader accepted compile.
  /// - Complexity: O(steps × places + sources × days).
  public init(compiling scenario: Scenario, options: RunOptions = RunOptions()) throws(Diagnostics)
  {
    try self.init(scenario, options, isPilot: false)
  }

  /// Compiles a scenario that differs from another one's model in its staff alone, to be compared with it.
  ///
  /// Dossiers in hand stand where they stand in `baseline`, whatever its pilot would say of the other
  /// staff: both runs begin alike. Nothing beyond the metrics is recorded, unless options say so.
  public init(
    compiling scenario: Scenario, besides baseline: Model, options: RunOptions = RunOptions()
  ) throws(Diagnostics) {
    var options = options
    options.servesByRule = baseline.options.servesByRule
    try self.init(scenario, options, isPilot: false, habits: baseline.backlog?.habits)
  }

  /// The same for a pilot, which runs in days about which rates per period say nothing.
  init(
    _ scenario: Scenario, _ options: RunOptions, isPilot: Bool, habits: BacklogHabits? = nil
  ) throws(Diagnostics) {
    self.scenario = scenario
    self.options = options
    span = RunSpan(scenario)
    var compiler = ModelCompiler(scenario: scenario, span: span, options: options)
    compiler.checkLimits()
    if !isPilot { compiler.checkRatePeriod() }
    // Tables of days and rates are not made for what no run could carry.
    guard compiler.problems.isEmpty else { throw Diagnostics(compiler.problems) }
    calendars = compiler.calendars
    pools = compiler.pools
    lanes = compiler.lanes
    equipment = compiler.equipment
    secondments = compiler.secondments
    openDays = compiler.openDays
    let sources = compiler.sourceModels()
    self.sources = sources
    var backlog = compiler.backlogModel(sources: sources)
    procedures = compiler.procedures
    steps = compiler.steps
    items = compiler.items
    delays = compiler.delays
    batches = compiler.batches
    handOvers = compiler.handOverModels()
    norms = compiler.norms
    rules = compiler.ruleModel()
    samplers = compiler.samplers
    samplerMeans = compiler.samplerMeans
    branches = compiler.branches
    conditions = compiler.conditions
    attributes = compiler.attributes
    alternates = compiler.alternates
    turns = compiler.turns()
    placeTable = compiler.placeTable
    spreads = compiler.spreads
    intakes = compiler.intakes
    shifts = compiler.shifts
    margins = Margins(
      scenario: scenario, span: span, deciding: compiler.decidingAgencies,
      intake: compiler.intakes.isEmpty ? [] : compiler.intakeAgencies,
      channels: compiler.countedChannels(of: sources))
    recording = RecordingModel(scenario, margins)
    guard compiler.problems.isEmpty else { throw Diagnostics(compiler.problems) }
    if backlog?.placedByAge ?? 0 > 0 {
      if let habits {
        backlog?.habits = habits
      } else {
        backlog?.habits = try BacklogHabits(pilotOf: scenario)
      }
    }
    self.backlog = backlog
  }
}

/// What a run records beyond its metrics.
public struct RunOptions: Sendable, Equatable {
  /// Record the number of open dossiers at every full hour of the period.
  public var recordsHours: Bool
  /// Record where the time of the resolved dossiers went; it costs time, and changes no other figure.
  public var recordsDelays = false
  /// List the dossiers that are overdue or near their due date at the end of the first replication.
  public var listsDue = false
  /// Take queues in series through time station by station, where the model is nothing else.
  ///
  /// The figures do not depend on it; tests prove that. Benchmarks tell what it saves.
  public var simulatesTandems = true
  /// Serve every pool in the general way, also those that the quick way is good enough for.
  ///
  /// The figures do not depend on it; tests prove that.
  package var servesByRule = false
  /// How many pools a part of the model has at least, if it falls into parts that are run one after the
  /// other; `nil`: it is run as a whole.
  ///
  /// The figures do not depend on it; tests prove that. With smaller parts turning from one to the next
  /// costs more than it saves.
  package var poolsOfPart: Int? = 48
  /// Keep a log of all work, whose memory grows with every step of every dossier.
  package var logsWork = false
  /// Keep a log of what happens to each dossier, whose memory grows likewise.
  package var logsDossiers = false

  public init(recordsHours: Bool = false) {
    self.recordsHours = recordsHours
  }
}

/// The instants that bound a run, in seconds since 1970-01-01T00:00, Viet Nam time.
public struct RunSpan: Sendable, Equatable {
  /// The start of the warm-up, or of the period where there is none.
  public let start: Int64
  public let periodStart: Int64
  /// 24:00 of the last day of the period.
  public let periodEnd: Int64
  /// The latest end of the cohort's follow-up: 366 days after the period.
  public let followUpEnd: Int64
  /// The first instants of the months after the one in which the period starts, up to its end.
  public let monthStarts: [Int64]
  /// The days that calendars are computed for: whole years around the run.
  public let calendarDays: ClosedRange<CivilDate>

  init(_ scenario: Scenario) {
    let first = scenario.period.lowerBound
    let last = scenario.period.upperBound
    let start = first.advanced(byDays: -scenario.experiment.warmUpDays)
    self.start = start.startSecond
    periodStart = first.startSecond
    periodEnd = last.advanced(byDays: 1).startSecond
    followUpEnd = periodEnd + 366 * secondsPerDay
    var starts: [Int64] = []
    var date = Self.monthAfter(first)
    while date <= last {
      starts.append(date.startSecond)
      date = Self.monthAfter(date)
    }
    monthStarts = starts
    // Rates per period are spread over the file's own, and a backlog was accepted before the run.
    let received = scenario.backlog?.entries.map(\.received.lowerBound).min() ?? start
    let earliest = min(start, received, scenario.ratePeriod.lowerBound)
    let latest = max(last.advanced(byDays: 367), scenario.ratePeriod.upperBound)
    let january = CivilDate(year: earliest.year, month: 1, day: 1) ?? earliest
    let december = CivilDate(year: latest.year, month: 12, day: 31) ?? latest
    calendarDays = january...december
  }

  private static func monthAfter(_ date: CivilDate) -> CivilDate {
    date.advanced(byDays: 1 - date.day).adding(months: 1)
  }
}

extension Model {
  /// The items of a procedure's workflow with their entries, counted over all procedures, the end mark
  /// last and without a name.
  package func items(ofProcedure index: Int) -> [(name: String?, entry: Int)] {
    let procedure = procedures[index]
    let named = procedure.positions.sorted { $0.value < $1.value }.map {
      (name: Optional($0.key), entry: $0.value)
    }
    return named + [(nil, Int(procedure.firstStep + procedure.stepCount))]
  }

  /// The name of the item of each entry, counted over all procedures and their forms; `nil`: it is none.
  package var itemNames: [String?] {
    var names = [String?](repeating: nil, count: steps.count)
    for procedure in procedures {
      for (name, entry) in procedure.positions { names[entry] = name }
    }
    return names
  }

  /// `permit.visit`, of a step counted over all procedures.
  package func itemTitle(ofStep step: Int) -> String {
    for index in procedures.indices {
      guard let item = items(ofProcedure: index).first(where: { $0.entry == step }) else {
        continue
      }
      let procedure = scenario.procedures[Int(procedures[index].base)].name
      return item.name.map { "\(procedure).\($0)" } ?? procedure
    }
    return ""
  }
}

let secondsPerDay: Int64 = 86_400

/// A procedure, as a run sees it.
struct ProcedureModel: Sendable {
  /// The procedure of the scenario that it is a form of, itself for the plain one.
  var base: UInt32 = 0
  var firstStep: UInt32
  /// The steps, choices and jumps, without the end mark.
  var stepCount: UInt32
  /// Item name -> its entry, counted over all procedures.
  var positions: [String: Int]
  /// How many outcomes its steps have together.
  var outcomeCount: UInt32
  /// Its dossiers can do more than run on, so passes are counted and each has a `Life`.
  var isTracked: Bool
  /// 1 goes first; procedures without one come last.
  var priority: Int32
  /// The arrival is the acceptance.
  var acceptsAtArrival: Bool
  var clock: StatutoryClock
  /// Its dossiers have a limit, on some days at least.
  var hasLimit: Bool
  /// The clock's calendar; `nil`: the deciding agency's.
  var clockCalendar: UInt32?
  var intake: Binding?
  var deciding: Binding
  var supplement: SuspensionRule
  var payment: SuspensionRule
  var extensionRule: ExtensionRule?
  var acknowledge: AcknowledgementClock?
  var journey = JourneyRow()
  /// The limits of its stages where they are linked, in `Model.norms`; `none` without.
  var stageNorms: [UInt32] = []
  /// Its dossiers are in books of their own.
  var isInternal = false
}

/// What a reference comes to: one index, or one for each place.
enum Binding: Sendable, Equatable, BitwiseCopyable {
  case fixed(UInt32)
  /// The offset of a table with an entry for each place.
  case byPlace(UInt32)

  /// What it comes to for a place, by the model's table; `nil` where nothing serves it.
  func target(in placeTable: [UInt32], place: Int?) -> Int? {
    switch self {
    case .fixed(let index):
      return index == .max ? nil : Int(index)
    case .byPlace(let offset):
      guard let place else { return nil }
      let index = placeTable[Int(offset) + place]
      return index == .max ? nil : Int(index)
    }
  }
}
