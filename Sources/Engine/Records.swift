import Scenarios
import WorkingTime

/// The second set of books: what the system's records say, beside what happens.
///
/// Empty where the scenario says nothing of records.
struct Records: ~Copyable {
  var tallies: Tallies
  let rules: Buffer<RecordingModel.Rule>
  let lags: FixedTable<DelayModel>
  private let ofProcedure: Buffer<UInt32>
  private let ofAgency: Buffer<UInt32>
  private let table: Buffer<UInt32>
  private let starts: Buffer<Int64>
  private let classes: (procedures: Int, agencies: Int)
  /// The period's start, the starts of its later months, and its end.
  let edges: Buffer<Int64>
  /// By agency.
  private(set) var checks: Buffer<RecordChecks>
  /// Dossiers accepted, by least, agency and month: all, and those entered.
  private(set) var accepted: Buffer<Int32>
  private(set) var entered: Buffer<Int32>
  private let leasts: [Int]
  private let agencyCount: Int
  private var monthCount: Int { edges.count - 1 }

  init(_ model: Model) {
    let recording = model.recording
    tallies = Tallies(model.margins, isKept: recording != nil)
    rules = Buffer(recording?.rules ?? [])
    lags = FixedTable(recording?.lags ?? [])
    ofProcedure = Buffer(recording?.ofProcedure ?? [])
    ofAgency = Buffer(recording?.ofAgency ?? [])
    table = Buffer(recording?.table ?? [])
    starts = Buffer(recording?.starts ?? [])
    classes = (recording?.procedureClasses ?? 0, recording?.agencyClasses ?? 0)
    edges = Buffer([model.span.periodStart] + model.span.monthStarts + [model.span.periodEnd])
    leasts = recording?.leasts ?? []
    agencyCount = recording == nil ? 0 : model.margins.agencies.count
    checks = Buffer(repeating: RecordChecks(), count: agencyCount)
    let cells = leasts.count * agencyCount * model.margins.months.count
    accepted = Buffer(repeating: 0, count: cells)
    entered = Buffer(repeating: 0, count: cells)
  }

  mutating func reset() {
    tallies.reset()
    checks.fill(RecordChecks())
    accepted.fill(0)
    entered.fill(0)
  }

  /// The stretch of days between changes in which an instant lies; there are some hundreds at most.
  func stretch(at instant: Int64) -> UInt16 {
    var stretch = 0
    while stretch < starts.count && starts[stretch] <= instant { stretch += 1 }
    return UInt16(clamping: stretch)
  }

  /// The rule of dossiers in a stretch; `none` where nothing is said of their records.
  func rule(ofProcedure procedure: UInt32, agency: UInt32, in stretch: UInt16) -> UInt32 {
    let row = Int(stretch) * classes.procedures + Int(ofProcedure[procedure])
    return table[row * classes.agencies + Int(ofAgency[agency])]
  }

  mutating func countAccepted(least: UInt32, agency: UInt32, month: UInt32, isEntered: Bool) {
    let cell = (Int(least) * agencyCount + Int(agency)) * monthCount + Int(month)
    accepted[cell] += 1
    entered[cell] += isEntered ? 1 : 0
  }

  mutating func checkTrue(agency: UInt32, finish: Int64, due: Int64) {
    let last = edges[edges.count - 1]
    checks[Int(agency)].truly.count(finish: finish, due: due, periodEnd: last)
  }

  mutating func checkRecorded(agency: UInt32, finish: Int64, due: Int64) {
    let last = edges[edges.count - 1]
    checks[Int(agency)].recorded.count(finish: finish, due: due, periodEnd: last)
  }

  func outcome(margins: Margins, span: RunSpan) -> RecordedOutcome {
    let rows = tallies.outcome(margins: margins, span: span)
    return RecordedOutcome(
      total: rows.total, agencies: rows.agencies, fields: rows.fields,
      procedures: rows.procedures, channels: rows.channels, months: rows.months,
      checks: (0..<agencyCount).map { checks[$0] },
      leasts: leasts.indices.map { least(at: $0) })
  }

  /// Months below a least, by unit; months of which only a part lies in the period are left out.
  private func least(at index: Int) -> RecordedLeast {
    var least = RecordedLeast(
      least: leasts[index], unitMonths: [], recordedBelow: [], trulyBelow: [])
    for agency in 0..<agencyCount {
      let first = (index * agencyCount + agency) * monthCount
      let takesPart = (0..<monthCount).contains { accepted[first + $0] > 0 }
      let whole = takesPart ? (0..<monthCount).filter { isWhole($0) } : []
      least.unitMonths.append(Int64(whole.count))
      least.recordedBelow.append(
        Int64(whole.count { Int(entered[first + $0]) < leasts[index] }))
      least.trulyBelow.append(
        Int64(whole.count { Int(accepted[first + $0]) < leasts[index] }))
    }
    return least
  }

  private func isWhole(_ month: Int) -> Bool {
    CivilDate.containing(second: edges[month]).day == 1
      && CivilDate.containing(second: edges[month + 1]).day == 1
  }
}

/// What one replication came to in the records: the rows of `Outcome`, and what is odd about them.
public struct RecordedOutcome: Sendable, Equatable {
  public var total: RowOutcome
  /// In the orders of `Margins`.
  public var agencies: [RowOutcome]
  public var fields: [RowOutcome]
  public var procedures: [RowOutcome]
  public var channels: [RowOutcome]
  public var months: [RowOutcome]
  /// By agency.
  public var checks: [RecordChecks]
  /// In the order of the rules that ask for a least.
  public var leasts: [RecordedLeast]
}

extension RecordedOutcome {
  /// Nothing is recorded of internal work, so it is what it is.
  mutating func takeInternal(of outcome: Outcome) {
    total.internalWork = outcome.total.internalWork
    for (rows, truth) in [
      (\Self.agencies, outcome.agencies), (\.fields, outcome.fields),
      (\.procedures, outcome.procedures), (\.channels, outcome.channels),
      (\.months, outcome.months),
    ] {
      for index in truth.indices {
        self[keyPath: rows][index].internalWork = truth[index].internalWork
      }
    }
  }
}

/// What is looked at of the dossiers closed in the period, in the records and in truth.
public struct RecordChecks: Sendable, Equatable, BitwiseCopyable {
  public var recorded = FinishCounts()
  public var truly = FinishCounts()

  public init() {}
}

/// Ends of dossiers, with or without a result.
public struct FinishCounts: Sendable, Equatable, BitwiseCopyable {
  public var closed: Int64 = 0
  /// Of these, those with a due date.
  public var withDue: Int64 = 0
  /// Ended at `due_lawful`, to the second.
  public var atDue: Int64 = 0
  /// Ended on one of the last two days of the period.
  public var inLastDays: Int64 = 0

  public init() {}

  mutating func count(finish: Int64, due: Int64, periodEnd: Int64) {
    closed += 1
    withDue += due < WorkingCalendar.never ? 1 : 0
    atDue += finish == due ? 1 : 0
    inLastDays += finish >= periodEnd - 2 * secondsPerDay && finish < periodEnd ? 1 : 0
  }
}

/// Whole months in which units had fewer dossiers than they have to record; by agency.
public struct RecordedLeast: Sendable, Equatable {
  public var least: Int
  /// Whole months of the period, of units that had any such dossier.
  public var unitMonths: [Int64]
  public var recordedBelow: [Int64]
  public var trulyBelow: [Int64]
}
