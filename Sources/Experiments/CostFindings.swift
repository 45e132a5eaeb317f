import Engine
public import Scenarios
import WorkingTime

/// What the dossiers of one procedure cost their applicants, on the average of the replications.
public struct CostFinding: Sendable, Equatable {
  /// The full name of the procedure.
  public var procedure: String
  public var version = CostVersion.all
  /// Closed with a result in the period.
  public var resolved: Double
  public var trips: Double
  /// VND of all of them together.
  public var parts: CostParts
  /// The dossiers of a year like the period, of all versions together.
  public var yearlyCount: Double

  /// VND of one dossier; `nil` when none was closed with a result.
  public var mean: Double? { resolved > 0 ? parts.total / resolved : nil }
  /// VND of a year like the period in which all dossiers cost what these did; `nil` without any.
  public var yearly: Double? { mean.map { $0 * yearlyCount } }
}

/// Which dossiers of a procedure a cost is of.
public enum CostVersion: String, Sendable, Equatable {
  case all
  /// Those that no change of rules has reached, and those that one has.
  case before, after
}

extension [CostFinding] {
  /// What the changes of rules come to for a procedure, for one dossier; `nil` where one of the versions
  /// is missing.
  public func change(of procedure: String) -> CostChange? {
    func mean(_ version: CostVersion) -> Double? {
      first { $0.procedure == procedure && $0.version == version }?.mean
    }
    guard let before = mean(.before), let after = mean(.after) else { return nil }
    return CostChange(before: before, after: after)
  }
}

/// Adds compliance costs up, by procedure.
struct CostCollector: Sendable {
  private let names: [String]
  /// Procedures whose rules change for some dossiers.
  private let hasVersions: [Bool]
  private let periodsPerYear: Double
  private var sums: [TreatedCosts]
  private var treated: [TreatedCosts]
  private var hasCosts: [Bool]
  private var count = 0

  init(_ scenario: Scenario) {
    names = scenario.procedures.map(\.name)
    hasVersions = scenario.procedures.map { $0.changes.contains { $0.treats } }
    periodsPerYear = scenario.period.perYear
    sums = Array(repeating: TreatedCosts(), count: names.count)
    treated = sums
    hasCosts = Array(repeating: false, count: names.count)
  }

  mutating func add(_ outcome: Outcome) {
    count += 1
    for (index, row) in outcome.procedures.enumerated() where row.hasCosts {
      hasCosts[index] = true
      sums[index].costs += row.tally.costs
      sums[index].tripThousandths += row.tally.tripThousandths
    }
    for (index, costs) in outcome.treatedCosts.enumerated() { treated[index] += costs }
  }

  /// Of each procedure with costs all dossiers; then, where its rules change, those before and after.
  func findings() -> [CostFinding] {
    names.indices.filter { hasCosts[$0] }.flatMap { index in
      let all = finding(.all, sums[index], of: index)
      guard hasVersions[index] else { return [all] }
      return [
        all, finding(.before, sums[index] - treated[index], of: index),
        finding(.after, treated[index], of: index),
      ]
    }
  }

  private func finding(_ version: CostVersion, _ sum: TreatedCosts, of index: Int) -> CostFinding {
    func mean(_ sum: Int64) -> Double { Double(sum) / Double(count) }
    let costs = sum.costs
    return CostFinding(
      procedure: names[index], version: version, resolved: mean(costs.dossiers),
      trips: mean(sum.tripThousandths) / 1000,
      parts: CostParts(
        prepare: mean(costs.prepare), travel: mean(costs.travel), wait: mean(costs.wait),
        fees: mean(costs.fees), direct: mean(costs.direct)),
      yearlyCount: mean(sums[index].costs.dossiers) * periodsPerYear)
  }
}

extension ClosedRange<CivilDate> {
  /// How many such periods a year has: whole calendar years by their number, others by days.
  fileprivate var perYear: Double {
    let next = upperBound.advanced(byDays: 1)
    if lowerBound.day == 1, next.day == 1, lowerBound.month == next.month {
      return 1 / Double(next.year - lowerBound.year)
    }
    return 365 / Double(next.dayNumber - lowerBound.dayNumber)
  }
}
