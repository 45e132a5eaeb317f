import Engine
import Statistics

/// Adds up what the records say, replication by replication.
struct RecordedCollector: Sendable {
  private var total = RowCollector(keepsValues: true)
  private var groups: [[RowCollector]]
  private var checks: [[CheckMoments]] = []
  private var leasts: [[CheckMoments]] = []
  private var leastNumbers: [Int] = []
  private let margins: Margins

  private static let kinds = GroupKind.allCases.filter { $0 != .pool && $0 != .intake }

  init(_ margins: Margins) {
    self.margins = margins
    groups = Self.kinds.map { kind in
      Array(repeating: RowCollector(keepsValues: false), count: margins.names(of: kind).count)
    }
    // The office first, then its units; both checks of each.
    checks = Array(
      repeating: Array(repeating: CheckMoments(), count: 2), count: margins.agencies.count + 1)
  }

  mutating func add(_ outcome: RecordedOutcome) {
    total.add(outcome.total)
    for (index, kind) in Self.kinds.enumerated() {
      for (row, figures) in (outcome.rows(of: kind) ?? []).enumerated() {
        groups[index][row].add(figures)
      }
    }
    let units = outcome.checks.map { [ShareOf.atDue($0), ShareOf.inLastDays($0)] }
    for column in 0..<2 {
      checks[0][column].add(ShareOf(sumOf: units.map { $0[column] }))
      for (row, unit) in units.enumerated() { checks[row + 1][column].add(unit[column]) }
    }
    addLeasts(outcome.leasts)
  }

  private mutating func addLeasts(_ all: [RecordedLeast]) {
    if leasts.isEmpty {
      leasts = Array(
        repeating: Array(repeating: CheckMoments(), count: margins.agencies.count + 1),
        count: all.count)
      leastNumbers = all.map(\.least)
    }
    for (index, least) in all.enumerated() {
      let units = least.unitMonths.indices.map { unit in
        ShareOf(
          recorded: least.recordedBelow[unit], truly: least.trulyBelow[unit],
          recordedBase: least.unitMonths[unit], trueBase: least.unitMonths[unit])
      }
      leasts[index][0].add(ShareOf(sumOf: units))
      for (row, unit) in units.enumerated() { leasts[index][row + 1].add(unit) }
    }
  }

  func findings() -> RecordedFindings {
    let names: [String?] = [nil] + margins.agencies
    let kinds: [RecordCheck] = [.finishEqualsDue, .closedInLastTwoDays]
    var found: [RecordCheckFinding] = []
    for (column, check) in kinds.enumerated() {
      found += zip(names, checks).map { $1[column].finding(check, unit: $0, least: nil) }
    }
    for (number, moments) in zip(leastNumbers, leasts) {
      found += zip(names, moments).compactMap { name, moments in
        let finding = moments.finding(.monthsBelowLeast, unit: name, least: number)
        // Units that have no such dossiers are not asked for any.
        return finding.truly.mean == nil ? nil : finding
      }
    }
    return RecordedFindings(
      metrics: total.findings(),
      groups: zip(Self.kinds, groups).map { kind, rows in
        GroupFindings(
          kind: kind,
          rows: zip(margins.names(of: kind), rows).map {
            GroupRow(name: $0, metrics: $1.findings(), books: $1.books)
          })
      }, checks: found)
  }
}

/// A share in the records and in truth, of one replication.
private struct ShareOf {
  var recorded: Int64
  var truly: Int64
  var recordedBase: Int64
  var trueBase: Int64

  init(recorded: Int64, truly: Int64, recordedBase: Int64, trueBase: Int64) {
    (self.recorded, self.truly) = (recorded, truly)
    (self.recordedBase, self.trueBase) = (recordedBase, trueBase)
  }

  init(sumOf parts: [ShareOf]) {
    self.init(
      recorded: parts.reduce(0) { $0 + $1.recorded }, truly: parts.reduce(0) { $0 + $1.truly },
      recordedBase: parts.reduce(0) { $0 + $1.recordedBase },
      trueBase: parts.reduce(0) { $0 + $1.trueBase })
  }

  static func atDue(_ checks: RecordChecks) -> ShareOf {
    ShareOf(
      recorded: checks.recorded.atDue, truly: checks.truly.atDue,
      recordedBase: checks.recorded.withDue, trueBase: checks.truly.withDue)
  }

  static func inLastDays(_ checks: RecordChecks) -> ShareOf {
    ShareOf(
      recorded: checks.recorded.inLastDays, truly: checks.truly.inLastDays,
      recordedBase: checks.recorded.closed, trueBase: checks.truly.closed)
  }
}

/// The same over replications.
private struct CheckMoments: Sendable {
  private var recorded = RatioMoments()
  private var truly = RatioMoments()

  mutating func add(_ share: ShareOf) {
    recorded.add(numerator: Double(share.recorded), denominator: Double(share.recordedBase))
    truly.add(numerator: Double(share.truly), denominator: Double(share.trueBase))
  }

  func finding(_ check: RecordCheck, unit: String?, least: Int?) -> RecordCheckFinding {
    RecordCheckFinding(
      check: check, unit: unit, least: least,
      recorded: MetricFinding(id: check.rawValue, unit: .share, recorded),
      truly: MetricFinding(id: check.rawValue, unit: .share, truly))
  }
}

extension RecordedOutcome {
  /// The rows of a margin; `nil` for pools and intakes.
  func rows(of kind: GroupKind) -> [RowOutcome]? {
    switch kind {
    case .agency: agencies
    case .field: fields
    case .procedure: procedures
    case .channel: channels
    case .month: months
    case .pool, .intake: nil
    }
  }
}
