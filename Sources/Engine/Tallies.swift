import Scenarios
import Statistics
import WorkingTime

/// The rows that a replication counts on: agencies, streams (procedure and channel) and months.
///
/// All other rows are sums of streams, made once at the end.
struct Tallies: ~Copyable {
  private var rows: Buffer<Tally>
  /// What every dossier adds to these rows.
  private var flows: Buffer<Flow>
  /// Working seconds of the resolved, by row and bucket.
  private var histograms: Buffer<UInt32>
  /// Ages of the open at the ends of months.
  private var ages: OpenAges
  private let firstStream: Int
  private let firstMonth: Int
  /// The sums of all streams when the last month ended, of dossiers and of internal ones.
  private let firstLast: Int
  /// One, or two where there are internal dossiers.
  private let books: Int

  /// Tallies without rows where nothing is to be counted.
  init(_ margins: Margins, isKept: Bool = true) {
    // Internal dossiers have agencies and months of their own behind the others; streams they have.
    books = margins.hasInternal ? 2 : 1
    firstStream = margins.agencies.count * books
    firstMonth = firstStream + margins.streamCount
    firstLast = firstMonth + margins.months.count * books
    let count = isKept ? firstLast + books : 0
    rows = Buffer(repeating: Tally(), count: count)
    flows = Buffer(repeating: Flow(), count: count)
    histograms = Buffer(repeating: 0, count: count * LogHistogram.bucketCount)
    ages = OpenAges(monthCount: margins.months.count)
  }

  mutating func reset() {
    for row in 0..<rows.count where flows[row].buckets.least <= flows[row].buckets.greatest {
      // Only what was used is cleared: a short replication costs little.
      let first = row * LogHistogram.bucketCount
      let range = flows[row].buckets
      histograms.fill(0, from: first + Int(range.least), count: range.count)
    }
    rows.fill(Tally())
    flows.fill(Flow())
    ages.reset()
  }
}

/// The first and the last bucket of a histogram that anything was counted in.
struct BucketRange: BitwiseCopyable {
  var least = UInt32.max
  var greatest: UInt32 = 0

  /// The number of buckets from the first to the last, of which there are any.
  var count: Int { Int(greatest - least) + 1 }
}

/// The rows that a dossier counts on.
struct CountedRows: BitwiseCopyable {
  /// `none` in the flow of an agency that is made of streams when the replication ends.
  let agency: UInt32
  let stream: UInt32
  /// `none` in the flow of the present month, which is made of streams when it ends.
  let month: UInt32
}

/// What is counted when a dossier is resolved.
struct Closing: BitwiseCopyable {
  let verdict: Verdict
  let isByCurrent: Bool
  let elapsedSeconds: Int64
  let workingSeconds: Int64
  let waitSeconds: Int64
  let backlogSeconds: Int64
}

/// How an open dossier stands at the end of a month.
struct Standing: BitwiseCopyable {
  /// As of the last day of the month.
  let due: DueStanding
  let isPastCurrent: Bool
  let isPaused: Bool
  let state: OpenState
  /// Working days since acceptance.
  let ageDays: Int
  /// It was received in that month.
  let isOfMonth: Bool
  let backlogSeconds: Int64

  var isOverdue: Bool { due.isOverdue }
}

extension Tallies {
  @inline(__always)
  mutating func countSubmitted(_ counted: CountedRows, count: Int64 = 1) {
    forEachFlow(counted) { flows, row in flows[row].submitted &+= count }
  }

  @inline(__always)
  mutating func countReceived(_ counted: CountedRows, isOnline: Bool, count: Int64 = 1) {
    let online = isOnline ? count : 0
    forEachFlow(counted) { flows, row in
      flows[row].received &+= count
      flows[row].receivedOnline &+= online
    }
  }

  @inline(__always)
  mutating func countResolved(_ counted: CountedRows, _ closing: Closing) {
    assert(closing.workingSeconds >= 0)
    let bucket = UInt32(
      truncatingIfNeeded: LogHistogram.bucket(
        for: UInt64(truncatingIfNeeded: closing.workingSeconds)))
    let early: Int64 = closing.verdict == .early ? 1 : 0
    let onTime: Int64 = closing.verdict == .onTime ? 1 : 0
    let byCurrent: Int64 = closing.isByCurrent ? 1 : 0
    forEachFlow(counted) { flows, row in
      flows[row].resolvedEarly &+= early
      flows[row].resolvedOnTime &+= onTime
      flows[row].resolvedLate &+= 1 &- early &- onTime
      flows[row].closedByCurrent &+= byCurrent
      flows[row].elapsedSeconds &+= closing.elapsedSeconds
      flows[row].workingSeconds &+= closing.workingSeconds
      flows[row].waitSeconds &+= closing.waitSeconds
      flows[row].backlogSeconds &+= closing.backlogSeconds
    }
    if counted.agency != none { countBucket(bucket, Int(counted.agency)) }
    countBucket(bucket, firstStream &+ Int(counted.stream))
    if counted.month != none { countBucket(bucket, firstMonth &+ Int(counted.month)) }
  }

  /// By the month in which it was received.
  @inline(__always)
  mutating func countCohort(_ counted: CountedRows, isOnTime: Bool) {
    let onTime: Int64 = isOnTime ? 1 : 0
    forEachFlow(counted) { flows, row in
      flows[row].cohortOnTime &+= onTime
      flows[row].cohortLate &+= 1 &- onTime
    }
  }

  /// Gives the month that ends what the streams have come to since the one before it ended.
  mutating func endMonth(_ month: UInt32, _ margins: Margins) {
    let channels = margins.channels.count
    for book in 0..<books {
      let row = firstMonth + book * margins.months.count + Int(month)
      let last = firstLast + book
      let cohort = (flows[row].cohortOnTime, flows[row].cohortLate)
      flows[row] = Flow()
      for stream in firstStream..<firstMonth
      where margins.isInternal[(stream - firstStream) / channels] == (book == 1) {
        flows[row].add(flows[stream])
        addBuckets(of: stream, to: row)
      }
      let present = flows[row]
      flows[row].add(flows[last], sign: -1)
      flows[last] = present
      (flows[row].cohortOnTime, flows[row].cohortLate) = cohort
      takeBuckets(since: last, from: row)
    }
  }

  /// Gives an agency what a stream has come to whose dossiers are all its.
  mutating func addFlow(ofStream stream: Int, toAgency agency: UInt32) {
    flows[agency].add(flows[firstStream + stream])
    addBuckets(of: firstStream + stream, to: Int(agency))
  }

  mutating func countSubmittedAtStart(_ counted: CountedRows) {
    forEach(counted) { rows, row in rows[row].submittedAtStart += 1 }
  }

  mutating func countCarriedOver(_ counted: CountedRows) {
    forEach(counted) { rows, row in rows[row].carriedOver += 1 }
  }

  /// At the end of a month, which is the start of the next; of the whole period if it `isLast`.
  mutating func countSubmittedAtEnd(_ counted: CountedRows, isLast: Bool) {
    let month = firstMonth + Int(counted.month)
    rows[month].submittedAtEnd += 1
    guard isLast else {
      rows[month + 1].submittedAtStart += 1
      return
    }
    rows[Int(counted.agency)].submittedAtEnd += 1
    rows[firstStream + Int(counted.stream)].submittedAtEnd += 1
  }

  /// At the end of a month, which is the start of the next; of the whole period if it `isLast`.
  mutating func countOpen(_ counted: CountedRows, _ standing: Standing, isLast: Bool) {
    forEach(counted) { rows, row in
      rows[row].backlogSeconds += standing.backlogSeconds
      rows[row].standing.openOfItsMonth += standing.isOfMonth ? 1 : 0
    }
    ages.note(standing.ageDays, counted, isLast: isLast)
    let month = firstMonth + Int(counted.month)
    countStanding(month, standing)
    guard isLast else {
      rows[month + 1].carriedOver += 1
      return
    }
    countStanding(Int(counted.agency), standing)
    countStanding(firstStream + Int(counted.stream), standing)
  }

  private mutating func countStanding(_ row: Int, _ standing: Standing) {
    rows[row].openOverdue += standing.isOverdue ? 1 : 0
    rows[row].openWithinTime += standing.isOverdue ? 0 : 1
    rows[row].openByCurrent += standing.isPastCurrent ? 0 : 1
    rows[row].openPaused += standing.isPaused ? 1 : 0
    rows[row].states.countOpen(standing.state, isOverdue: standing.isOverdue)
    rows[row].standing.countOpen(standing)
  }

  mutating func addMoved(_ row: UInt32, _ count: Int64, isOpen: Bool, isOfMonth: Bool) {
    if isOpen { rows[Int(row)].moved += count } else { rows[Int(row)].movedSubmitted += count }
    if isOfMonth { rows[Int(row)].movedOfItsMonth += count }
  }

  @inline(__always)
  private mutating func countBucket(_ bucket: UInt32, _ row: Int) {
    histograms[row &* LogHistogram.bucketCount &+ Int(bucket)] &+= 1
    if bucket < flows[row].buckets.least { flows[row].buckets.least = bucket }
    if bucket > flows[row].buckets.greatest { flows[row].buckets.greatest = bucket }
  }

  private mutating func addBuckets(of other: Int, to row: Int) {
    let range = flows[other].buckets
    guard range.least <= range.greatest else { return }
    flows[row].buckets.least = min(flows[row].buckets.least, range.least)
    flows[row].buckets.greatest = max(flows[row].buckets.greatest, range.greatest)
    histograms.add(
      place(of: range.least, in: other), to: place(of: range.least, in: row),
      count: range.count)
  }

  /// Leaves in a row what it has more than another, which gets what it had.
  private mutating func takeBuckets(since last: Int, from row: Int) {
    // What was counted once stays counted: the row has all the buckets of the other.
    let range = flows[row].buckets
    guard range.least <= range.greatest else { return }
    flows[last].buckets = range
    histograms.takeDifference(
      place(of: range.least, in: row), since: place(of: range.least, in: last), count: range.count)
  }

  private func place(of bucket: UInt32, in row: Int) -> Int {
    row * LogHistogram.bucketCount + Int(bucket)
  }

  @inline(__always)
  private mutating func forEachFlow(
    _ counted: CountedRows, _ change: (inout Buffer<Flow>, Int) -> Void
  ) {
    if counted.agency != none { change(&flows, Int(counted.agency)) }
    change(&flows, firstStream &+ Int(counted.stream))
    if counted.month != none { change(&flows, firstMonth &+ Int(counted.month)) }
  }

  @inline(__always)
  mutating func forEach(
    _ counted: CountedRows, _ change: (inout Buffer<Tally>, Int) -> Void
  ) {
    change(&rows, Int(counted.agency))
    change(&rows, firstStream &+ Int(counted.stream))
    change(&rows, firstMonth &+ Int(counted.month))
  }
}

extension Tallies {
  /// All rows of the margins; pools, hours and counts of events are the caller's.
  func outcome(margins: Margins, span: RunSpan) -> Outcome {
    let channelCount = margins.channels.count
    let seconds = span.periodEnd - span.periodStart
    let edges = [span.periodStart] + span.monthStarts + [span.periodEnd]
    let streams = Array(firstStream..<firstMonth)
    let hasInternal = margins.hasInternal
    func procedure(_ row: Int) -> Int { (row - firstStream) / channelCount }
    /// The sum of streams, each in the books where it belongs.
    func sum(_ rows: [Int]) -> RowOutcome {
      guard hasInternal else { return self.sum(of: rows, internal: [], seconds: seconds) }
      return self.sum(
        of: rows.filter { !margins.isInternal[procedure($0)] },
        internal: rows.filter { margins.isInternal[procedure($0)] }, seconds: seconds)
    }
    var outcome = Outcome(
      total: sum(streams),
      agencies: margins.agencies.indices.map {
        self.sum(
          of: [$0], internal: hasInternal ? [$0 + margins.agencies.count] : [], seconds: seconds)
      },
      fields: margins.fields.indices.map { field in
        sum(streams.filter { margins.fieldOfProcedure[procedure($0)] == field })
      },
      procedures: margins.procedures.indices.map { index in
        let first = firstStream + index * channelCount
        return sum(Array(first..<first + channelCount))
      },
      channels: margins.channels.indices.map { channel in
        sum(streams.filter { ($0 - firstStream) % channelCount == channel })
      },
      months: margins.months.indices.map { month in
        self.sum(
          of: [firstMonth + month],
          internal: hasInternal ? [firstMonth + month + margins.months.count] : [],
          seconds: edges[month + 1] - edges[month])
      },
      pools: [], hourlyOpen: [], periodSeconds: seconds, dossiers: 0, events: 0)
    ages.fill(&outcome, margins)
    return outcome
  }

  /// The sum of some rows, with the quantiles of all their dossiers together.
  private func sum(of indices: [Int], internal: [Int], seconds: Int64) -> RowOutcome {
    var tally = Tally()
    for index in indices {
      tally += rows[index]
      tally.add(flows[index])
    }
    var row = RowOutcome(tally: tally, spanSeconds: seconds)
    var work = Tally()
    for index in `internal` {
      work += rows[index]
      work.add(flows[index])
    }
    row.internalWork = InternalWork(work)
    guard tally.resolved > 0 else { return row }
    let (counts, least) = histogram(of: indices.filter { flows[$0].resolved > 0 })
    let quantiles = LogHistogram.quantiles(
      [0.5, 0.9], counts: counts, firstBucket: least, total: Int(tally.resolved))
    row.workingMedian = quantiles[0]
    row.workingNinetieth = quantiles[1]
    return row
  }

  /// The sums of the buckets that any of some rows has used, and the first of these buckets.
  private func histogram(of used: [Int]) -> (counts: [UInt32], firstBucket: Int) {
    let least = used.reduce(LogHistogram.bucketCount) { min($0, Int(flows[$1].buckets.least)) }
    let greatest = used.reduce(0) { max($0, Int(flows[$1].buckets.greatest)) }
    func counts(_ row: Int, _ buckets: ClosedRange<Int>) -> [UInt32] {
      let first = row * LogHistogram.bucketCount
      return histograms.elements(
        in: first + buckets.lowerBound..<first + buckets.upperBound + 1)
    }
    guard used.count > 1 else { return (counts(used[0], least...greatest), least) }
    var sums = [UInt32](repeating: 0, count: greatest - least + 1)
    for index in used {
      let range = Int(flows[index].buckets.least)...Int(flows[index].buckets.greatest)
      let own = counts(index, range)
      for offset in own.indices { sums[range.lowerBound - least + offset] &+= own[offset] }
    }
    return (sums, least)
  }
}

extension Outcome {
  /// The first row whose books do not balance, by name.
  func firstUnbalancedRow(_ margins: Margins) -> String? {
    margins.firstUnbalanced([total], agencies, fields, procedures, channels, months)
  }
}

extension RecordedOutcome {
  /// The first row whose books do not balance, by name.
  func firstUnbalancedRow(_ margins: Margins) -> String? {
    margins.firstUnbalanced([total], agencies, fields, procedures, channels, months)
  }
}

extension Margins {
  fileprivate func firstUnbalanced(_ groups: [RowOutcome]...) -> String? {
    let names = [["total"], agencies, fields, procedures, channels.map(\.rawValue), months]
    for (rows, names) in zip(groups, names) {
      for (row, name) in zip(rows, names)
      where !(row.tally.booksBalance && row.internalWork.balances) {
        return name
      }
    }
    return nil
  }
}
