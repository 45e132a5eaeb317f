import Engine
public import Scenarios
import WorkingTime

/// What the dossiers of one procedure cost their applicants, on the average of the replications.
public struct CostFinding: Sendable, Equatable {
  /// The full name of the procedure.
  public var procedure: String
  /// Closed with a result in the period.
  public var resolved: Double
  public var trips: Double
  /// VND of all of them together.
  public var parts: CostParts
  /// How many such periods a year has.
  public var periodsPerYear: Double

  /// VND of one dossier; `nil` when none was closed with a result.
  public var mean: Double? { resolved > 0 ? parts.total / resolved : nil }
  /// VND of a year like the period.
  public var yearly: Double { parts.total * periodsPerYear }
}

/// Adds compliance costs up, by procedure.
struct CostCollector: Sendable {
  private let names: [String]
  private let periodsPerYear: Double
  private var tallies: [Tally]
  private var hasCosts: [Bool]
  private var count = 0

  init(_ scenario: Scenario) {
    names = scenario.procedures.map(\.name)
    periodsPerYear = scenario.period.perYear
    tallies = Array(repeating: Tally(), count: names.count)
    hasCosts = Array(repeating: false, count: names.count)
  }

  mutating func add(_ outcome: Outcome) {
    count += 1
    for (index, row) in outcome.procedures.enumerated() where row.hasCosts {
      hasCosts[index] = true
      tallies[index] += row.tally
    }
  }

  func findings() -> [CostFinding] {
    names.indices.filter { hasCosts[$0] }.map { index in
      func mean(_ sum: Int64) -> Double { Double(sum) / Double(count) }
      let tally = tallies[index]
      let costs = tally.costs
      return CostFinding(
        procedure: names[index], resolved: mean(tally.resolved),
        trips: mean(tally.tripThousandths) / 1000,
        parts: CostParts(
          prepare: mean(costs.prepare), travel: mean(costs.travel), wait: mean(costs.wait),
          fees: mean(costs.fees), direct: mean(costs.direct)),
        periodsPerYear: periodsPerYear)
    }
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
