public import Engine
public import Scenarios
import Statistics
import WorkingTime

/// What can be said against a scenario before it is run: none of it stops a run.
///
/// A planner may well study an overloaded office; the checks say that it is one.
public struct PreRunChecks {
  private let model: Model
  private let scenario: Scenario

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
      checks.loads + checks.deadlines + checks.unreachableSteps + checks.unlikelySteps
      + checks.bases + checks.holidays
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
    let idle = loads.filter { $0.load == 0 }.map(\.pool.name)
    var found: [Diagnostic] = over.prefix(Self.namedPools).map { .overload($0.pool, $0.load) }
    let rest = over.dropFirst(Self.namedPools).map { ($0.pool, $0.load) }
    if !rest.isEmpty { found.append(.furtherOverloads(rest)) }
    if !nearly.isEmpty { found.append(.nearlyFull(nearly)) }
    if !idle.isEmpty { found.append(.idlePools(idle)) }
    return found
  }

  private var unreachableSteps: [Diagnostic] {
    let demand = Dictionary(grouping: scenario.demand, by: \.procedure)
    return scenario.procedures.flatMap { procedure -> [Diagnostic] in
      guard let entries = demand[procedure.name] else { return [] }
      let channels = Channel.allCases.filter { channel in
        entries.contains { $0.channels.contains { $0.channel == channel && $0.share > 0 } }
      }
      return procedure.steps.compactMap { step in
        guard let condition = step.condition else { return nil }
        let isReached = channels.contains { ($0.rawValue == condition.value) == condition.isEqual }
        return isReached ? nil : .neverTaken(step, procedure, channels: channels.map(\.rawValue))
      }
    }
  }

  /// Steps whose chance is 0, told once a name: tables often switch a step off for some rows.
  private var unlikelySteps: [Diagnostic] {
    var names: [String] = []
    var procedures: [String: [String]] = [:]
    for procedure in scenario.procedures {
      for step in procedure.steps where step.chance <= 0 {
        if procedures[step.name] == nil { names.append(step.name) }
        procedures[step.name, default: []].append(procedure.name)
      }
    }
    return names.map { .chanceOfZero($0, in: procedures[$0] ?? []) }
  }

  private var deadlines: [Diagnostic] {
    let period = scenario.period
    let days = scenario.calendars.map { calendar in
      let oneDay = period.lowerBound...period.lowerBound
      return WorkingCalendar(rule: calendar.rule, days: oneDay).longestOpenDaySeconds
    }
    return scenario.procedures.compactMap { procedure in
      guard let limit = procedure.limit, let index = calendarIndex(of: procedure),
        let most = limit.openSeconds(longestDay: days[index])
      else { return nil }
      let road = RoadWork(procedure)
      if road.least > most { return .tooShort(procedure, limit, least: road.least) }
      return road.mean > most ? .shorterThanMean(procedure, limit, mean: road.mean) : nil
    }
  }

  /// The calendar of the clock, or of the agency that decides, by its place in the scenario.
  private func calendarIndex(of procedure: Procedure) -> Int? {
    let agencies: [String]
    switch procedure.deciding {
    case .agency(let name): agencies = [name]
    case .group(let name):
      agencies = scenario.agencyGroups.first { $0.name == name }?.members ?? []
    }
    let own = agencies.lazy.compactMap { name in
      scenario.agencies.first { $0.name == name }?.calendar
    }.first
    let name = procedure.clock.calendar ?? own
    return scenario.calendars.firstIndex { $0.name == name }
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

/// The work that every dossier of a procedure needs between acceptance and result, in seconds.
private struct RoadWork {
  /// With luck.
  var least = 0.0
  /// On average, steps of chance included; steps for some channels only are left out.
  var mean = 0.0

  init(_ procedure: Procedure) {
    let acceptance =
      procedure.clock.starts == .arrival
      ? nil : procedure.steps.firstIndex { $0.kind == .receive }
    let result = procedure.steps.firstIndex { $0.kind == .deliver } ?? procedure.steps.count
    for (index, step) in procedure.steps.enumerated() where index < result {
      if let acceptance, index <= acceptance { continue }
      guard step.condition == nil else { continue }
      mean += step.chance * step.work.mean
      if step.chance >= 1 { least += step.work.least }
    }
  }
}
