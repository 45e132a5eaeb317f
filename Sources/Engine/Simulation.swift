import Scenarios
import Statistics
import WorkingTime

/// Runs replications of a model, one after the other, in memory that is used again.
///
/// One owner, one thread. The state lives in flat tables; an event is an arrival, a completed step or
/// somebody's return to a queue, and calendars turn work into an instant at once, so that no event
/// is spent on openings and closings.
public struct Simulation: ~Copyable {
  let model: Model
  let span: RunSpan
  let calendars: FixedTable<WorkingCalendar>

  var events = EventList()
  /// The parts of the model, and whether this replication goes through them one by one.
  var parts: PartTable
  var isByParts = false
  /// Where the next slice of time begins in a run by parts.
  var sliceStart: Int64 = 0
  /// The model as queues in series, if it is that, and whether this replication is run so.
  var tandem: Tandem
  package internal(set) var isTandem = false
  /// Events from here on wait until the books were looked at, or for the other parts.
  var stop: Int64 = 0
  var dossiers = Buffer<Dossier>(repeating: Dossier(), count: 0)
  var firstFree = none
  /// Slots in use: dossiers that are not closed, and their branches.
  package internal(set) var liveCount = 0
  var pools: Buffer<Pool>
  /// The people of all pools whose people have names.
  var people: Buffer<Person>
  let postsChanges: Buffer<PoolModel.PostsFrom>
  /// The lanes of each pool that is served by rule, pool by pool.
  let lanesOfPools: Buffer<UInt32>
  var lanes: Buffer<Lane>
  var waiting = WaitingList()
  /// Dossiers in hand are joining their queues; nothing is begun by rule before all have.
  var isFilling = false
  /// Units of equipment that nobody uses.
  var idleUnits: Buffer<UInt32>
  /// The chance that a unit of it is out of order on a day.
  let equipmentDown: Buffer<Double>
  /// The pools that use each piece of equipment.
  let equipmentUsers: [[UInt32]]
  var sources: Buffer<ArrivalState>
  var traces: Buffer<TraceState>
  var componentRates: Buffer<Double>
  let arrivals: ArrivalTables
  let steps: Buffer<StepModel>
  let branches: Buffer<BranchModel>
  let conditions: Buffer<ConditionModel>
  let alternates: Buffer<Binding>
  let items: Buffer<ItemModel>
  /// Passes of the items of dossiers that can be sent back, and counts of their outcomes.
  var passes: PassTable
  /// Beside `dossiers`, slot by slot, where any procedure needs it.
  var lives = Buffer<Life>(repeating: Life(), count: 0)
  let delays: FixedTable<DelayModel>
  let batches: FixedTable<BatchModel>
  var stations: Buffer<BatchStation>
  let norms: FixedTable<StatutoryClock>
  /// Rules of procedures change on dates.
  let hasRules: Bool
  /// A dossier is being handed in, and is in no books yet.
  var isHandingIn = false
  /// On some days what is open moves, so that work may be stopped.
  let movesOpen: Bool
  /// The lists of reviews that go by due date, a bit for each.
  let listsByDue: UInt16
  let rules: RuleTable
  let hasHandOvers: Bool
  /// The calendar of each agency, `none` where it has none.
  let delayCalendars: Buffer<UInt32>
  /// The laws of the samplers, and the samplers themselves for those that are samples.
  let laws: Buffer<Sampler.Law>
  let samplers: FixedTable<Sampler>
  let clocks: FixedTable<StatutoryClock>
  let procedureRows: Buffer<ProcedureRow>
  let journeyRows: Buffer<JourneyRow>
  let agencyRows: Buffer<UInt32>
  let calendarBounds: Buffer<CalendarBounds>
  var placeTable: Buffer<UInt32>
  let agencyCalendar: Buffer<UInt32>

  var replicationKey: UInt64 = 0
  var tallies: Tallies
  /// Some source offers a choice of intake; what the members of the groups received.
  let choosesIntake: Bool
  /// Intake is chosen, or rules change: due dates hang on more than procedure and place.
  let duesVary: Bool
  var intakeTallies = Buffer(repeating: IntakeOutcome(), count: 0)
  var boundary = Boundary()
  var eventCount: Int64 = 0
  var arrivalCount: Int64 = 0
  /// The same when the period ended: how long the cohort was followed changes no figure.
  var eventsInPeriod: Int64 = 0
  var dossiersInPeriod: Int64 = 0
  /// How many have come to queues that are kept by rule.
  var joinCount: Int64 = 0
  var hourlyOpen: [Int32] = []
  /// Any of the logs below is kept.
  private(set) var keepsLogs = false
  let logsWork: Bool
  /// What happens to dossiers is noted, in the log or for their histories.
  private(set) var logsDossiers = false
  let keepsDossierLog: Bool
  private(set) var keepsHistories = false
  var histories = Histories()
  let recordsDelays: Bool
  let keepsRecords: Bool
  /// Anything is counted or noted beside the books, of which most runs want nothing.
  private(set) var countsBeside = false
  /// The second set of books; empty unless the scenario asks for it.
  var records: Records
  /// What applicants are put to.
  let burden: Burden
  /// By procedure; empty where no rules change.
  var treatedCosts: Buffer<TreatedCosts>
  /// Overdue and nearly due dossiers are listed, and those of this replication.
  var listsDue = false
  var due: [DueEntry] = []
  /// The spans of all live dossiers, in lists.
  var spans = LinkedPool<DelaySpan>()
  var delaysByAgency: Buffer<Int64>
  var delaysByItem: Buffer<Int64>
  /// The entry in the plain form of each entry; empty where there are no others, or no delays.
  let plainEntries: Buffer<UInt32>
  /// Empty unless asked for.
  package internal(set) var workLog = WorkLog()
  /// Empty unless asked for.
  package internal(set) var dossierLog = DossierLog()
  var openCount: Int32 = 0
  /// Why the replication cannot go on.
  var failure: RunError?
  /// Open dossiers of the cohort, once the period is over.
  var cohortOpen = 0
  /// Whether the present instant is in the period.
  var isCounting = false
  /// Today, in each calendar.
  var today: Buffer<CalendarDay>

  /// The most dossiers that may be live at once.
  public static let liveLimit = 20_000_000

  public init(_ model: Model) {
    self.model = model
    span = model.span
    parts = PartTable(Parts(model))
    tandem = Tandem(model)
    logsWork = model.options.logsWork
    keepsDossierLog = model.options.logsDossiers
    recordsDelays = model.options.recordsDelays
    keepsRecords = model.recording != nil
    records = Records(model)
    burden = Burden(model)
    delaysByAgency = Buffer(repeating: 0, count: model.agencyDelayCount)
    plainEntries = Buffer(model.plainEntries)
    delaysByItem = Buffer(repeating: 0, count: model.steps.count * model.delayKindCount)
    calendars = FixedTable(model.calendars)
    let layout = PoolLayout(model)
    pools = Buffer(layout.pools)
    postsChanges = Buffer(layout.changes)
    lanesOfPools = Buffer(layout.lanes)
    lanes = Buffer(model.lanes.map { Lane($0) })
    idleUnits = Buffer(model.equipment.map(\.units))
    equipmentDown = Buffer(model.equipment.map(\.down))
    equipmentUsers = layout.equipmentUsers
    people = Buffer(repeating: Person(), count: layout.peopleCount)
    today = Buffer(repeating: CalendarDay(), count: model.calendars.count)
    sources = Buffer(repeating: ArrivalState(), count: model.sources.count)
    componentRates = Buffer(repeating: 0, count: model.componentCount)
    arrivals = ArrivalTables(model.sources, margins: model.margins)
    traces = Buffer(repeating: TraceState(), count: arrivals.traces.plans.count)
    steps = Buffer(model.steps)
    branches = Buffer(model.branches)
    conditions = Buffer(model.conditions)
    alternates = Buffer(model.alternates)
    items = Buffer(model.items)
    passes = PassTable(model.procedures)
    delays = FixedTable(model.delays)
    batches = FixedTable(model.batches)
    stations = Buffer(repeating: BatchStation(), count: model.batches.count)
    norms = FixedTable(model.norms)
    hasHandOvers = !model.handOvers.isEmpty
    delayCalendars = Buffer(model.calendarOfAgency.map { $0 ?? none })
    laws = Buffer(model.samplers.map(\.law))
    samplers = FixedTable(model.samplers)
    clocks = FixedTable(model.procedures.map(\.clock) + model.rules.clocks)
    hasRules = !model.rules.isEmpty
    movesOpen = model.turns.contains { $0.movesOpen }
    listsByDue = model.listsByDue
    treatedCosts = Buffer(repeating: TreatedCosts(), count: model.treatedCount)
    rules = RuleTable(model.rules)
    procedureRows = Buffer(ProcedureRow.rows(of: model))
    choosesIntake = !model.intakes.isEmpty
    duesVary = !model.intakes.isEmpty || !model.rules.isEmpty
    journeyRows = Buffer(model.procedures.map(\.journey))
    agencyRows = Buffer(model.margins.agencyRow)
    calendarBounds = Buffer(model.calendars.map { CalendarBounds($0, model.span) })
    placeTable = Buffer(model.placeTable)
    agencyCalendar = Buffer(model.calendarOfAgency.map { $0 ?? 0 })
    tallies = Tallies(model.margins)
    note(for: nil)
  }

  /// Sets what is noted in the next replication.
  private mutating func note(for sink: (any HistorySink)?) {
    histories.reset(sink: sink)
    keepsHistories = sink != nil
    logsDossiers = keepsDossierLog || keepsHistories
    keepsLogs = logsWork || logsDossiers
    countsBeside =
      recordsDelays || logsDossiers || keepsRecords || burden.isCounted || choosesIntake
      || model.margins.channels.contains { $0.isSideChannel }
  }

  /// Runs one replication, as below, without histories.
  public mutating func run(
    replication: Int, seed: UInt64, isCancelled: () -> Bool = { false }
  ) throws(RunError) -> Outcome {
    try run(replication: replication, seed: seed, histories: nil, isCancelled: isCancelled)
  }

  /// Runs one replication.
  ///
  /// - Parameters:
  ///   - replication: Its number, from 0.
  ///   - seed: The experiment's seed. The same pair gives the same outcome.
  ///   - sink: Takes the history of each dossier that was in the office in the period, when it leaves or
  ///     when the run ends; `nil`: none is kept. The figures do not depend on it.
  ///   - isCancelled: Asked every few thousand events.
  /// - Returns: Its figures, on margins.
  /// - Throws: `RunError`; the simulation can be used again.
  /// - Complexity: O(events × log(events pending)); memory grows with live dossiers only.
  package mutating func run(
    replication: Int, seed: UInt64, histories sink: (any HistorySink)?,
    isCancelled: () -> Bool = { false }
  ) throws(RunError) -> Outcome {
    note(for: sink)
    listsDue = model.options.listsDue && replication == 0
    let key = StreamKey.combined(seed, UInt64(replication))
    if tandem.isPossible && !countsBeside {
      reset(replicationKey: key, as: .tandem)
      if try runTandem(isCancelled) { return try closedBooks() }
    }
    reset(replicationKey: key, as: parts.count > 1 && sink == nil ? .parts : .whole)
    repeat {
      if isByParts {
        try runSlice(isCancelled: isCancelled)
      } else {
        stop = boundary.instant
        try handleEvents(isCancelled)
      }
      try check(isCancelled)
    } while events.hasAny && passesBoundary()
    return try closedBooks()
  }

  /// The figures of a replication after its last event.
  private mutating func closedBooks() throws(RunError) -> Outcome {
    while !boundary.isAfterPeriod { passBoundary() }
    return try outcome()
  }

  /// What happens before the next stop, in the part at hand.
  @inline(never)
  mutating func handleEvents(_ isCancelled: () -> Bool) throws(RunError) {
    var handled: Int64 = 0
    defer { eventCount &+= handled }
    while let event = events.takeFirst(before: stop) {
      handle(event)
      handled &+= 1
      if handled & 0xFFFF == 0 { try check(isCancelled) }
    }
  }

  /// Whether the run may go on.
  @inline(never)
  mutating func check(_ isCancelled: () -> Bool) throws(RunError) {
    if isCancelled() { throw .cancelled }
    if liveCount > Self.liveLimit { throw .tooManyOpenDossiers(limit: Self.liveLimit) }
  }

  /// What an event does.
  @inline(__always)
  mutating func handle(_ event: EventKey) {
    switch event.kind {
    case .completion: complete(event.subject, at: event.instant)
    case .arrival: arrive(from: event.subject, at: event.instant)
    default: handleRare(event)
    }
  }

  /// What the other events do.
  @inline(never)
  private mutating func handleRare(_ event: EventKey) {
    switch event.kind {
    case .completion, .arrival: break
    case .revocableCompletion:
      if isStill(event) {
        complete(event.subject, at: event.instant)
      } else {
        eventCount &-= 1
      }
    case .interruption:
      if isStill(event) { interrupt(event.subject, at: event.instant) }
      eventCount &-= 1
    case .turn:
      turn(event.subject, at: event.instant)
      eventCount &-= 1
    case .release:
      endHold(event)
      eventCount &-= 1
    case .extension:
      askForExtension(event)
      eventCount &-= 1
    case .handIn: handIn(sent: event.subject, at: event.instant)
    case .batch:
      releaseBatch(event.subject, at: event.instant)
      eventCount &-= 1
    case .wake:
      wake(event.subject, at: event.instant)
      // Only arrivals and completed steps are counted.
      eventCount &-= 1
    }
  }
}

/// A procedure in the form that the event loop reads: plain values, no references.
struct ProcedureRow: BitwiseCopyable {
  /// The procedure of the scenario that it is a form of.
  let base: UInt32
  let firstStep: UInt32
  let isTracked: Bool
  let supplement: SuspensionRule
  let acceptsAtArrival: Bool
  let hasLimit: Bool
  /// 1 goes first where a queue's order is by priority.
  let priority: Int32
  /// `none`: the deciding agency's.
  let clockCalendar: UInt32
  /// The agency whose calendar starts the clock.
  let intake: Binding
  let deciding: Binding
  /// All its dossiers are those of one agency as long as they are open, whatever happens.
  let hasFixedAgency: Bool
  /// Where the rows of its agencies begin, and how far behind the others its months are.
  let rowOffset: UInt32
  let monthShift: UInt32

  static func rows(of model: Model) -> [ProcedureRow] {
    model.procedures.map { ProcedureRow($0, model.margins, isOneForm: model.rules.isEmpty) }
  }

  private init(_ model: ProcedureModel, _ margins: Margins, isOneForm: Bool) {
    base = model.base
    firstStep = model.firstStep
    isTracked = model.isTracked
    supplement = model.supplement
    acceptsAtArrival = model.acceptsAtArrival
    hasLimit = model.hasLimit
    priority = model.priority
    clockCalendar = model.clockCalendar ?? none
    intake = model.intake ?? model.deciding
    deciding = model.deciding
    if case .fixed = model.deciding { hasFixedAgency = isOneForm } else { hasFixedAgency = false }
    // Internal dossiers are counted behind all agencies and behind all months.
    rowOffset = model.isInternal ? UInt32(margins.agencies.count) : 0
    monthShift = model.isInternal ? UInt32(margins.months.count) : 0
  }
}

/// A calendar's open seconds at the ends of the period.
struct CalendarBounds: BitwiseCopyable {
  let periodStart: Int64
  let periodEnd: Int64

  init(_ calendar: WorkingCalendar, _ span: RunSpan) {
    periodStart = calendar.openSeconds(at: span.periodStart)
    periodEnd = calendar.openSeconds(at: span.periodEnd)
  }
}
