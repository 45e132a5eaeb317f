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
  private let firstStream: Int
  private let firstMonth: Int

  init(_ margins: Margins) {
    firstStream = margins.agencies.count
    firstMonth = firstStream + margins.streamCount
    let count = firstMonth + margins.months.count
    rows = Buffer(repeating: Tally(), count: count)
    histograms = Buffer(repeating: 0, count: count * LogHistogram.bucketCount)
  }

  mutating func reset() {
    rows.fill(Tally())
    histograms.fill(0)
  }
}

/// What is counted when a dossier is resolved.
struct Closing: BitwiseCopyable {
  var verdict = Verdict.onTime
  var isByCurrent = true
  var elapsedSeconds: Int64 = 0
  var workingSeconds: Int64 = 0
  var backlogSeconds: Int64 = 0
}

/// How an open dossier stands at the end of a month.
struct Standing: BitwiseCopyable {
  var isOverdue = false
  var isPastCurrent = false
  var backlogSeconds: Int64 = 0
}

extension Tallies {
  @inline(__always)
  mutating func countSubmitted(_ dossier: Dossier, month: UInt32) {
    rows[Int(dossier.agencyRow)].submitted &+= 1
    rows[firstStream &+ Int(dossier.streamRow)].submitted &+= 1
    rows[firstMonth &+ Int(month)].submitted &+= 1
  }

  @inline(__always)
  mutating func countReceived(_ dossier: Dossier) {
    let online: Int64 = dossier.isOnline ? 1 : 0
    @inline(__always)
    func count(_ row: Int) {
      rows[row].received &+= 1
      rows[row].receivedOnline &+= online
    }
    count(Int(dossier.agencyRow))
    count(firstStream &+ Int(dossier.streamRow))
    count(firstMonth &+ Int(dossier.month))
  }

  @inline(__always)
  mutating func countResolved(_ dossier: Dossier, _ closing: Closing, month: UInt32) {
    let bucket = LogHistogram.bucket(for: UInt64(closing.workingSeconds))
    let wait = dossier.waitSeconds
    @inline(__always)
    func count(_ row: Int) {
      switch closing.verdict {
      case .early: rows[row].resolvedEarly &+= 1
      case .onTime: rows[row].resolvedOnTime &+= 1
      case .late: rows[row].resolvedLate &+= 1
      }
      rows[row].resolvedByCurrent &+= closing.isByCurrent ? 1 : 0
      rows[row].elapsedSeconds &+= closing.elapsedSeconds
      rows[row].workingSeconds &+= closing.workingSeconds
      rows[row].waitSeconds &+= wait
      rows[row].backlogSeconds &+= closing.backlogSeconds
      histograms[row &* LogHistogram.bucketCount &+ bucket] &+= 1
    }
    count(Int(dossier.agencyRow))
    count(firstStream &+ Int(dossier.streamRow))
    count(firstMonth &+ Int(month))
  }

  /// By the month in which it was received.
  @inline(__always)
  mutating func countCohort(_ dossier: Dossier, isOnTime: Bool) {
    @inline(__always)
    func count(_ row: Int) {
      rows[row].cohortOnTime &+= isOnTime ? 1 : 0
      rows[row].cohortLate &+= isOnTime ? 0 : 1
    }
    count(Int(dossier.agencyRow))
    count(firstStream &+ Int(dossier.streamRow))
    count(firstMonth &+ Int(dossier.month))
  }

  mutating func countSubmittedAtStart(_ dossier: Dossier, month: UInt32) {
    update(dossier, month: month) { $0.submittedAtStart += 1 }
  }

  mutating func countCarriedOver(_ dossier: Dossier, month: UInt32) {
    update(dossier, month: month) { $0.carriedOver += 1 }
  }

  /// At the end of a month, which is the start of the next; of the whole period if it `isLast`.
  mutating func countSubmittedAtEnd(_ dossier: Dossier, month: UInt32, isLast: Bool) {
    rows[firstMonth + Int(month)].submittedAtEnd += 1
    guard isLast else {
      rows[firstMonth + Int(month) + 1].submittedAtStart += 1
      return
    }
    rows[Int(dossier.agencyRow)].submittedAtEnd += 1
    rows[firstStream + Int(dossier.streamRow)].submittedAtEnd += 1
  }

  mutating func countOpen(
    _ dossier: Dossier, _ standing: Standing, month: UInt32, isLast: Bool
  ) {
    update(dossier, month: month) { $0.backlogSeconds += standing.backlogSeconds }
    countStanding(firstMonth + Int(month), standing)
    guard isLast else {
      rows[firstMonth + Int(month) + 1].carriedOver += 1
      return
    }
    countStanding(Int(dossier.agencyRow), standing)
    countStanding(firstStream + Int(dossier.streamRow), standing)
  }

  private mutating func countStanding(_ row: Int, _ standing: Standing) {
    rows[row].openOverdue += standing.isOverdue ? 1 : 0
    rows[row].openWithinTime += standing.isOverdue ? 0 : 1
    rows[row].openByCurrent += standing.isPastCurrent ? 0 : 1
  }

  private mutating func update(
    _ dossier: Dossier, month: UInt32, _ change: (inout Tally) -> Void
  ) {
    change(&rows[Int(dossier.agencyRow)])
    change(&rows[firstStream + Int(dossier.streamRow)])
    change(&rows[firstMonth + Int(month)])
  }
}

extension Tallies {
  /// All rows of the margins; pools, hours and counts of events are the caller's.
  func outcome(margins: Margins, span: RunSpan) -> Outcome {
    let streams = firstStream..<firstMonth
    let channelCount = margins.channels.count
    let seconds = span.periodEnd - span.periodStart
    let edges = [span.periodStart] + span.monthStarts + [span.periodEnd]
    return Outcome(
      total: sum(of: Array(streams), seconds: seconds),
      agencies: margins.agencies.indices.map { sum(of: [$0], seconds: seconds) },
      fields: margins.fields.indices.map { field in
        sum(
          of: streams.filter {
            margins.fieldOfProcedure[($0 - firstStream) / channelCount] == field
          }, seconds: seconds)
      },
      procedures: margins.procedures.indices.map { procedure in
        let first = firstStream + procedure * channelCount
        return sum(of: Array(first..<first + channelCount), seconds: seconds)
      },
      channels: margins.channels.indices.map { channel in
        sum(
          of: streams.filter { ($0 - firstStream) % channelCount == channel }, seconds: seconds)
      },
      months: margins.months.indices.map { month in
        sum(of: [firstMonth + month], seconds: edges[month + 1] - edges[month])
      },
      pools: [], hourlyOpen: [], periodSeconds: seconds, dossiers: 0, events: 0)
  }

  /// The sum of some rows, with the quantiles of all their dossiers together.
  private func sum(of indices: [Int], seconds: Int64) -> RowOutcome {
    var tally = Tally()
    for index in indices { tally += rows[index] }
    var row = RowOutcome(tally: tally, spanSeconds: seconds)
    guard tally.resolved > 0 else { return row }
    var counts = [UInt32](repeating: 0, count: LogHistogram.bucketCount)
    for index in indices where rows[index].resolved > 0 {
      let first = index * LogHistogram.bucketCount
      for bucket in 0..<LogHistogram.bucketCount { counts[bucket] &+= histograms[first + bucket] }
    }
    row.workingMedian = LogHistogram.quantile(0.5, counts: counts)
    row.workingNinetieth = LogHistogram.quantile(0.9, counts: counts)
    return row
  }
}

extension Outcome {
  /// The first row whose books do not balance, by name.
  func firstUnbalancedRow(_ margins: Margins) -> String? {
    if !total.tally.booksBalance { return "total" }
    let groups = [
      (agencies, margins.agencies), (fields, margins.fields), (procedures, margins.procedures),
      (channels, margins.channels.map(\.rawValue)), (months, margins.months),
    ]
    for (rows, names) in groups {
      for (row, name) in zip(rows, names) where !row.tally.booksBalance { return name }
    }
    return nil
  }
}
