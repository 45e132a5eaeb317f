import Scenarios
import WorkingTime

/// Queues in series: all dossiers go through the same pools, one after the other, and nothing else happens.
///
/// Nobody overtakes in a queue that is first come, first served, so when a job begins follows from when
/// its dossier came and from when the pool's people are done with earlier ones. Each pool is then taken
/// through a stretch of time on its own, in the order of its queue, without a list of events. The figures
/// are those of the event loop to the last bit: the draws are the same, and all that is counted is sums of
/// whole numbers.
///
/// - SeeAlso: Kiefer and Wolfowitz, "On the theory of queues with many servers", Trans. AMS 78 (1955);
///   for one server Lindley, "The theory of queues with a single server", Proc. Camb. Phil. Soc. 48 (1952).
struct Tandem: ~Copyable {
  /// In the order of the workflow; empty where the model is not of this kind.
  var stations: Buffer<TandemStation>
  /// The jobs in service, those of a station together and the first to end first: as many places as it
  /// has people.
  var jobs: Buffer<TandemJob>
  /// The dossiers in hand, in slots that are used again.
  var dossiers = Buffer(repeating: TandemDossier(), count: 0)
  private var firstFree = none
  /// What every dossier has in common.
  var pattern = Dossier()
  let hasLimit: Bool
  /// The calendar of the agency that receives them.
  let intakeCalendar: UInt32
  /// The clock's calendar is that of the first station and of the last, whose open seconds are its own.
  var isOnOneClock = false
  /// When the next dossier is handed in; `never` after the last.
  var nextArrival = WorkingCalendar.never
  /// Where the clock's calendar stands at acceptance and at the result.
  var acceptanceDay = CalendarDay()
  var resultDay = CalendarDay()
  /// Jobs without work ended when others did, or in closed time: who goes on first is for the event loop.
  var isUnsettled = false

  /// How many dossiers are handed in before each station is looked at again: what they need stays in the
  /// nearest memory, and what a look costs is shared by many.
  static var dossiersAtOnce: Int { 256 }

  init(_ model: Model) {
    var stations: [TandemStation] = []
    var jobs: UInt32 = 0
    for (step, pool) in model.stepsInSeries {
      let people = UInt32(model.pools[Int(pool)].people)
      let calendar = model.pools[Int(pool)].calendar
      stations.append(
        TandemStation(
          step: step, pool: pool, calendar: calendar, firstJob: jobs, people: people,
          neverCloses: model.calendars[Int(calendar)].totalOpenSeconds == WorkingCalendar.never))
      jobs += people
    }
    self.stations = Buffer(stations)
    self.jobs = Buffer(repeating: TandemJob(), count: Int(jobs))
    let procedure = model.procedures.first
    hasLimit = procedure?.hasLimit ?? false
    let intake = (procedure?.intake ?? procedure?.deciding)?.target(in: [], place: nil)
    intakeCalendar = intake.flatMap { model.calendarOfAgency[$0] } ?? 0
  }

  /// Whether the model is of this kind.
  var isPossible: Bool { stations.count > 0 }

  /// Empties all queues.
  mutating func reset() {
    for index in 0..<stations.count { stations[index].reset() }
    dossiers.removeAll()
    firstFree = none
    acceptanceDay = CalendarDay()
    resultDay = CalendarDay()
    isUnsettled = false
  }

  /// The rows that its flow counts on; the only agency gets what its streams have come to at the end.
  @inline(__always)
  func rows(month: UInt32 = none) -> CountedRows {
    CountedRows(agency: none, stream: pattern.streamRow, month: month)
  }

  /// Gives a dossier a slot.
  @inline(__always)
  mutating func takeSlot() -> UInt32 {
    guard firstFree != none else {
      dossiers.append(TandemDossier())
      return UInt32(truncatingIfNeeded: dossiers.count &- 1)
    }
    let slot = firstFree
    firstFree = dossiers[slot].next
    return slot
  }

  @inline(__always)
  mutating func freeSlot(_ slot: UInt32) {
    dossiers[slot].next = firstFree
    firstFree = slot
  }

  /// Puts a job into service, where a place is free or `isFull` and the first has just left.
  @inline(__always)
  mutating func begin(_ job: TandemJob, at station: Int, isFull: Bool) {
    let first = stations[station].firstJob
    if isFull {
      // Those that end before it move up, the others are behind it already.
      let last = first &+ stations[station].people &- 1
      var place = first
      while place < last, !precedes(job, jobs[place &+ 1]) {
        jobs[place] = jobs[place &+ 1]
        place &+= 1
      }
      jobs[place] = job
    } else {
      var place = first &+ stations[station].busy
      stations[station].busy &+= 1
      while place > first, precedes(job, jobs[place &- 1]) {
        jobs[place] = jobs[place &- 1]
        place &-= 1
      }
      jobs[place] = job
    }
  }

  /// The order in which jobs of one station end: ties go by the dossiers' numbers.
  @inline(__always)
  private func precedes(_ job: TandemJob, _ other: TandemJob) -> Bool {
    job.end < other.end
      || (job.end == other.end && dossiers[job.slot].number < dossiers[other.slot].number)
  }

  /// Takes the first so many jobs of a station out of service.
  mutating func leave(_ count: UInt32, of station: Int) {
    guard count > 0 else { return }
    let first = stations[station].firstJob
    stations[station].busy &-= count
    for place in first..<first &+ stations[station].busy { jobs[place] = jobs[place &+ count] }
  }

  /// Adds a dossier to those that are done at a station and have not gone on.
  @inline(__always)
  mutating func append(_ slot: UInt32, doneAt station: Int) {
    dossiers[slot].next = none
    if stations[station].head == none {
      stations[station].head = slot
    } else {
      dossiers[stations[station].tail].next = slot
    }
    stations[station].tail = slot
  }
}

/// A pool of a tandem with its queue.
struct TandemStation: BitwiseCopyable {
  var step: UInt32 = 0
  var pool: UInt32 = 0
  var calendar: UInt32 = 0
  var firstJob: UInt32 = 0
  var people: UInt32 = 0
  /// Its calendar is always open.
  var neverCloses = false
  /// How many are in service.
  var busy: UInt32 = 0
  /// Those that are done, the first first; some of them only after the present.
  var head = none
  var tail = none
  /// When the last of them was done, in open seconds of the calendar, and whether without work.
  var lastEnd = notYet
  var lastHadNoWork = false
  /// Where the calendar stands when dossiers come, and when jobs end.
  var joinDay = CalendarDay()
  var endDay = CalendarDay()

  mutating func reset() {
    self = TandemStation(
      step: step, pool: pool, calendar: calendar, firstJob: firstJob, people: people,
      neverCloses: neverCloses)
  }
}

/// A job in service: when it ends, in open seconds of the pool's calendar.
struct TandemJob: BitwiseCopyable {
  var end: Int64 = 0
  var slot: UInt32 = none
  var hasNoWork = false
}

/// A dossier in hand of a tandem: one line of memory.
struct TandemDossier: BitwiseCopyable {
  var key: UInt64 = 0
  var number: Int64 = 0
  var acceptance: Int64 = 0
  /// The clock calendar's open seconds then.
  var acceptanceOpen: Int64 = 0
  var due = WorkingCalendar.never
  var waitSeconds: Int64 = 0
  /// When its last job was done, or will be.
  var done: Int64 = 0
  /// The next of those that are done, or of the free slots.
  var next = none
  var month: UInt32 = 0
  var isOfCohort = false
}

extension Model {
  /// The steps of a tandem with their pools; none where the model is no tandem.
  fileprivate var stepsInSeries: [(step: UInt32, pool: UInt32)] {
    guard options.simulatesTandems, !options.recordsDelays, hasOnlySteps, procedures.count == 1,
      sources.count == 1,
      let procedure = procedures.first, procedure.isInSeries, sources[0].isInSeries
    else { return [] }
    let end = procedure.firstStep + procedure.stepCount
    guard steps[Int(end)].form == .end, steps[Int(end)].resolves else { return [] }
    var found: [(step: UInt32, pool: UInt32)] = []
    for index in procedure.firstStep..<end {
      let step = steps[Int(index)]
      guard step.isInSeries, case .fixed(let pool) = step.pool, pools[Int(pool)].isInSeries,
        !found.contains(where: { $0.pool == pool })
      else { return [] }
      found.append((index, pool))
    }
    return found
  }
}

extension ProcedureModel {
  /// Its dossiers are accepted as they come and cannot leave their way.
  fileprivate var isInSeries: Bool {
    guard case .fixed = deciding, case .fixed = intake ?? deciding else { return false }
    return acceptsAtArrival && !isTracked && !isInternal && stepCount > 0
  }
}

extension SourceModel {
  /// Its dossiers come singly and alike.
  fileprivate var isInSeries: Bool {
    guard trace == nil, groupSize == 1, components.count == 1 else { return false }
    let component = components[0]
    return component.places.isEmpty && component.intake == none && component.shifts == none
      && !component.channel.isSideChannel
  }
}

extension StepModel {
  /// Every dossier is worked there once, by one pool.
  fileprivate var isInSeries: Bool {
    form == .work && isUnconditional && isDirect && !accepts && !resolves && atClosing == nil
      && branchCount == 0
  }
}

extension PoolModel {
  /// Everybody is there whenever the office is open; work stops at closing; first come, first served.
  ///
  /// Beyond some people looking for the next to be done would cost more than a list of events.
  fileprivate var isInSeries: Bool {
    isUniform && changes.isEmpty && atClosing == .suspend && !isPaced && !hasSecondments
      && (1...64).contains(people)
  }
}
