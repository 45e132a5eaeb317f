import Scenarios
import Statistics
import WorkingTime

/// The rows that a replication counts on: agencies, streams (procedure and channel) and months.
///
/// All other rows are sums of streams, made once at the end.
struct Tallies: ~Copyable {
  private var rows: Buffer<Tally>
  /// Working seconds of the resolved, by row and bucket.
  private var histograms: Buffer<UInt32>
  /// The buckets that each row has used.
  private var bucketRanges: Buffer<BucketRange>
  /// Ages of the open at the ends of months.
  private var ages: OpenAges
  private let firstStream: Int
  private let firstMonth: Int

  /// Tallies without rows where nothing is to be counted.
  init(_ margins: Margins, isKept: Bool = true) {
    // Internal dossiers have agencies and months of their own behind the others; streams they have.
    let books = margins.hasInternal ? 2 : 1
    firstStream = margins.agencies.count * books
    firstMonth = firstStream + margins.streamCount
    let count = isKept ? firstMonth + margins.months.count * books : 0
    rows = Buffer(repeating: Tally(), count: count)
    histograms = Buffer(repeating: 0, count: count * LogHistogram.bucketCount)
    bucketRanges = Buffer(repeating: BucketRange(), count: count)
    ages = OpenAges(monthCount: margins.months.count)
  }

  mutating func reset() {
    for row in 0..<rows.count where bucketRanges[row].least <= bucketRanges[row].greatest {
      // Only what was used is cleared: a short replication costs little.
      let first = row * LogHistogram.bucketCount
      let range = bucketRanges[row]
      for bucket in Int(range.least)...Int(range.greatest) { histograms[first + bucket] = 0 }
    }
    rows.fill(Tally())
    bucketRanges.fill(BucketRange())
    ages.reset()
  }
}

/// The first and the last bucket of a histogram that anything was counted in.
struct BucketRange: BitwiseCopyable {
  var least = UInt32.max
  var greatest: UInt32 = 0
}

/// The rows that a dossier counts on.
struct CountedRows: BitwiseCopyable {
  let agency: UInt32
  let stream: UInt32
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
  mutating func countSubmitted(_ counted: CountedRows) {
    forEach(counted) { rows, row in rows[row].submitted &+= 1 }
  }

  @inline(__always)
  mutating func countReceived(_ counted: CountedRows, isOnline: Bool) {
    let online: Int64 = isOnline ? 1 : 0
    forEach(counted) { rows, row in
      rows[row].received &+= 1
      rows[row].receivedOnline &+= online
    }
  }

  @inline(__always)
  mutating func countResolved(_ counted: CountedRows, _ closing: Closing) {
    let bucket = LogHistogram.bucket(for: UInt64(closing.workingSeconds))
    let early: Int64 = closing.verdict == .early ? 1 : 0
    let onTime: Int64 = closing.verdict == .onTime ? 1 : 0
    let byCurrent: Int64 = closing.isByCurrent ? 1 : 0
    forEach(counted) { rows, row in
      rows[row].resolvedEarly &+= early
      rows[row].resolvedOnTime &+= onTime
      rows[row].resolvedLate &+= 1 &- early &- onTime
      rows[row].closedByCurrent &+= byCurrent
      rows[row].elapsedSeconds &+= closing.elapsedSeconds
      rows[row].workingSeconds &+= closing.workingSeconds
      rows[row].waitSeconds &+= closing.waitSeconds
      rows[row].backlogSeconds &+= closing.backlogSeconds
    }
    countBucket(bucket, Int(counted.agency))
    countBucket(bucket, firstStream &+ Int(counted.stream))
    countBucket(bucket, firstMonth &+ Int(counted.month))
  }

  /// By the month in which it was received.
  @inline(__always)
  mutating func countCohort(_ counted: CountedRows, isOnTime: Bool) {
    let onTime: Int64 = isOnTime ? 1 : 0
    forEach(counted) { rows, row in
      rows[row].cohortOnTime &+= onTime
      rows[row].cohortLate &+= 1 &- onTime
    }
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
  private mutating func countBucket(_ bucket: Int, _ row: Int) {
    histograms[row &* LogHistogram.bucketCount &+ bucket] &+= 1
    bucketRanges[row].least = min(bucketRanges[row].least, UInt32(bucket))
    bucketRanges[row].greatest = max(bucketRanges[row].greatest, UInt32(bucket))
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
    for index in indices { tally += rows[index] }
    var row = RowOutcome(tally: tally, spanSeconds: seconds)
    var work = Tally()
    for index in `internal` { work += rows[index] }
    row.internalWork = InternalWork(work)
    guard tally.resolved > 0 else { return row }
    let (counts, least) = histogram(of: indices.filter { rows[$0].resolved > 0 })
    let quantiles = LogHistogram.quantiles(
      [0.5, 0.9], counts: counts, firstBucket: least, total: Int(tally.resolved))
    row.workingMedian = quantiles[0]
    row.workingNinetieth = quantiles[1]
    return row
  }

  /// The sums of the buckets that any of some rows has used, and the first of these buckets.
  private func histogram(of used: [Int]) -> (counts: [UInt32], firstBucket: Int) {
    let least = used.reduce(LogHistogram.bucketCount) { min($0, Int(bucketRanges[$1].least)) }
    let greatest = used.reduce(0) { max($0, Int(bucketRanges[$1].greatest)) }
    func counts(_ row: Int, _ buckets: ClosedRange<Int>) -> [UInt32] {
      let first = row * LogHistogram.bucketCount
      return histograms.elements(
        in: first + buckets.lowerBound..<first + buckets.upperBound + 1)
    }
    guard used.count > 1 else { return (counts(used[0], least...greatest), least) }
    var sums = [UInt32](repeating: 0, count: greatest - least + 1)
    for index in used {
      let range = Int(bucketRanges[index].least)...Int(bucketRanges[index].greatest)
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
