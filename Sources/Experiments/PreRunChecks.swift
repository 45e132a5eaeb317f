public import Engine
public import Scenarios
import Statistics
import WorkingTime

/// What can be said against a scenario before it is run: none of it stops a run.
///
/// A planner may well study an overloaded office; the checks say that it is one.
public struct PreRunChecks {
  let model: Model
  let scenario: Scenario

  private init(_ model: Model) {
    self.model = model
    scenario = model.scenario
  }

  /// Warnings first, then remarks, each in the order of the scenario.
  ///
  /// They have no place in the files: a load comes from many lines.
  public static func diagnostics(of model: Model) -> [Diagnostic] {
    let checks = PreRunChecks(model)
    let all =
      checks.loads + checks.overfullBatches + checks.emptiedPools + checks.deadlines
      + checks.unreachableItems
      + checks.unlikelyItems + checks.placements + checks.bases + checks.holidays
    return all.filter { $0.severity == .warning } + all.filter { $0.severity == .remark }
  }

  /// Loads from here on are told, 1 being all the time that there is.
  static let highLoad = 0.95

  /// The most overloaded pools are named one by one, this many.
  static let namedPools = 10

  private var loads: [Diagnostic] {
    let loads = zip(model.pools, model.expectedLoads).enumerated().compactMap { index, pair in
      pair.1.map { (index: index, pool: pair.0, load: $0) }
    }
    let busiest = loads.filter { $0.load >= Self.highLoad }
      .sorted { ($1.load, $0.index) < ($0.load, $1.index) }
    let over = busiest.filter { $0.load >= 1 }
    let nearly = busiest.filter { $0.load < 1 }.map { ($0.pool, $0.load) }
    let used = model.poolsOfBacklog
    let idle = loads.filter { $0.load == 0 && !used.contains($0.index) }.map(\.pool.name)
    var found: [Diagnostic] = over.prefix(Self.namedPools).map { .overload($0.pool, $0.load) }
    let rest = over.dropFirst(Self.namedPools).map { ($0.pool, $0.load) }
    if !rest.isEmpty { found.append(.furtherOverloads(rest)) }
    if !nearly.isEmpty { found.append(.nearlyFull(nearly)) }
    if !idle.isEmpty { found.append(.idlePools(idle)) }
    return found
  }

  /// One for each step, whose fullest agency is named.
  private var overfullBatches: [Diagnostic] {
    let byStep = Dictionary(grouping: model.overfullBatches, by: \.step)
    return byStep.sorted { $0.key < $1.key }.compactMap { step, batches in
      guard let worst = batches.max(by: { $0.passes < $1.passes }) else { return nil }
      return .overfullBatch(
        worst, of: model.itemTitle(ofStep: step),
        at: scenario.agencies[worst.agency].name, others: batches.count - 1)
    }
  }

  private var placements: [Diagnostic] {
    model.backlogPlacedByAge > 0 ? [.placedByAge(model.backlogPlacedByAge)] : []
  }

  private var bases: [Diagnostic] {
    scenario.observed.filter { $0.isShare && $0.base == nil }.map { .noBase($0) }
  }

  private var holidays: [Diagnostic] {
    guard scenario.calendars.contains(where: { $0.rule.holidays == .vietnam }) else { return [] }
    let years = scenario.period.lowerBound.year...scenario.period.upperBound.year
    let holidays = Holidays.vietnam(years: years)
    let projected = years.filter { !holidays.isAnnounced(year: $0) }
    let cultureDays = years.filter { year in
      year >= 2026
        && CivilDate(year: year, month: 11, day: 24).map(scenario.period.contains) ?? false
    }
    return (projected.isEmpty ? [] : [.projectedYears(projected)])
      + (cultureDays.isEmpty ? [] : [.cultureDay(cultureDays)])
  }
}
