import Engine
import Scenarios
import Wording
import WorkingTime

/// What dossiers meet on their roads: limits, norms, items that nobody reaches.
extension PreRunChecks {
  /// The kinds of dossiers that come to each procedure with demand, in the order of the procedures.
  var kindsOfDossiers: [(procedure: Procedure, kinds: [DossierKind])] {
    let ancestors = Ancestors(scenario.agencies)
    let entries = Dictionary(grouping: scenario.demand, by: \.procedure)
    return scenario.procedures.map { procedure in
      let asks = procedure.asksForPlaces
      let kinds = (entries[procedure.firstPartName] ?? []).map {
        DossierKind(
          of: $0, by: scenario.comingChannels(of: $0), to: procedure, asksForPlaces: asks,
          ancestors: ancestors)
      }
      return (procedure, kinds)
    }
  }

  /// Limits shorter than the least work, than the mean work, than the norms.
  var deadlines: [Diagnostic] {
    let ancestors = Ancestors(scenario.agencies)
    let first = scenario.period.lowerBound.advanced(byDays: -scenario.experiment.warmUpDays)
    let productivity = greatestProductivity
    var days: [String: Int64] = [:]
    return kindsOfDossiers.flatMap { procedure, kinds -> [Diagnostic] in
      guard let name = clockCalendar(of: procedure),
        let day = days[name] ?? longestDaySeconds(ofCalendar: name)
      else { return [] }
      days[name] = day
      let all = kinds.isEmpty ? [DossierKind(anyOf: procedure, ancestors: ancestors)] : kinds
      var found: [Diagnostic] = []
      var told: Set<String> = []
      // Of several versions with the same trouble the first one is told.
      for version in procedure.versions(in: first...scenario.period.upperBound) {
        for problem in deadlines(of: version, all, longestDay: day, productivity)
        where told.insert(problem.code).inserted {
          found.append(problem)
        }
      }
      return found
    }
  }

  /// The greatest productivity that anybody of a role has, wherever.
  private var greatestProductivity: [String: Double] {
    var greatest: [String: Double] = [:]
    for staff in scenario.agencies.flatMap(\.staff) {
      let own = staff.seconded.reduce(staff.productivity) { max($0, $1.productivity) }
      greatest[staff.role] = max(greatest[staff.role] ?? 0, own)
    }
    return greatest
  }

  /// The same of one version of a procedure, whichever of its changes treat a dossier.
  private func deadlines(
    of version: ProcedureVersion, _ kinds: [DossierKind], longestDay day: Int64,
    _ productivity: [String: Double]
  ) -> [Diagnostic] {
    guard let procedure = version.variants.first, let limit = procedure.limit else { return [] }
    let roads = version.variants.flatMap { variant in
      kinds.map { RoadWork(variant, of: $0, longestDay: day, productivity: productivity) }
    }
    var found: [Diagnostic] = []
    if let most = limit.openSeconds(longestDay: day) {
      let least = roads.map(\.least).min() ?? 0
      let mean = roads.map(\.mean).min() ?? 0
      if least > most {
        found.append(.tooShort(procedure, version.from, least: least))
      } else if mean > most {
        found.append(.shorterThanMean(procedure, version.from, mean: mean))
      }
    }
    if found.isEmpty, roads.allSatisfy({ $0.leastTime.exceeds(limit, longestDay: day) }) {
      found.append(.shorterThanAnswers(procedure, version.from))
    }
    if let norms = roads.map(\.norms).first(where: { $0.exceed(limit, longestDay: day) }) {
      found.append(.normsExceedLimit(procedure, version.from, limit, norms, longestDay: day))
    }
    return found
  }

  /// Items and cases that no dossier of any demand reaches.
  var unreachableItems: [Diagnostic] {
    kindsOfDossiers.flatMap { procedure, kinds in
      kinds.isEmpty ? [] : unreachable(in: procedure.workflow, kinds, procedure)
    }
  }

  private func unreachable(
    in items: [WorkflowItem], _ kinds: [DossierKind], _ procedure: Procedure
  ) -> [Diagnostic] {
    items.flatMap { item -> [Diagnostic] in
      switch item {
      case .step(let step):
        return neverTaken(
          Bilingual("step '\(step.name)'", vi: "bước '\(step.name)'"), step.condition, kinds,
          procedure)
      case .ask(let ask):
        return neverTaken(
          Bilingual("ask '\(ask.name)'", vi: "mục lấy ý kiến '\(ask.name)'"), ask.condition, kinds,
          procedure)
      case .pause(let pause):
        return neverTaken(
          Bilingual("pause '\(pause.name)'", vi: "mục tạm dừng '\(pause.name)'"), pause.condition,
          kinds, procedure)
      case .choose(let choice): return unreachable(in: choice, kinds, procedure)
      case .parallel(let parallel):
        return parallel.branches.flatMap { unreachable(in: $0.items, kinds, procedure) }
      }
    }
  }

  private func neverTaken(
    _ item: Bilingual, _ condition: Condition?, _ kinds: [DossierKind], _ procedure: Procedure
  ) -> [Diagnostic] {
    guard let condition, !kinds.contains(where: { $0.having(condition) != nil }) else { return [] }
    return [.neverTaken(item, procedure, condition)]
  }

  private func unreachable(
    in choice: Choice, _ kinds: [DossierKind], _ procedure: Procedure
  ) -> [Diagnostic] {
    var left = kinds
    var found: [Diagnostic] = []
    for (index, option) in choice.cases.enumerated() {
      guard let condition = option.condition else {
        if option.chance ?? 0 > 0 { found += unreachable(in: option.items, kinds, procedure) }
        continue
      }
      let taken = left.compactMap { $0.having(condition) }
      if taken.isEmpty {
        let isBehind = kinds.contains { $0.having(condition) != nil }
        found.append(
          .caseNeverTaken(index + 1, of: choice, procedure, condition, isBehindAnother: isBehind))
      } else {
        found += unreachable(in: option.items, taken, procedure)
      }
      left = left.compactMap { $0.except(condition) }
    }
    return found
  }

  /// Steps and cases whose chance is 0, told once a name: tables often switch one off for some rows.
  var unlikelyItems: [Diagnostic] {
    var names: [Bilingual] = []
    var procedures: [Bilingual: [String]] = [:]
    for procedure in scenario.procedures {
      for name in procedure.workflow.flatMap(\.withoutChance) {
        if procedures[name] == nil { names.append(name) }
        procedures[name, default: []].append(procedure.name)
      }
    }
    return names.map { .chanceOfZero($0, in: procedures[$0] ?? []) }
  }

  /// Pools that a policy leaves without anybody while work can come to them, told once a date.
  var emptiedPools: [Diagnostic] {
    guard scenario.agencies.contains(where: { $0.staff.contains { !$0.changes.isEmpty } }) else {
      return []
    }
    let work = Dictionary(
      zip(model.pools.map(\.name), model.expectedWorkSeconds),
      uniquingKeysWith: { first, _ in first })
    let first = scenario.period.lowerBound.advanced(byDays: -scenario.experiment.warmUpDays)
    let last = scenario.period.upperBound
    var spans: [EmptySpan] = []
    var pools: [EmptySpan: [String]] = [:]
    for agency in scenario.agencies {
      for staff in agency.staff where !staff.changes.isEmpty {
        let name = "\(agency.name).\(staff.role)"
        guard work[name] ?? 0 > 0 else { continue }
        let steps = [PostsChange(from: first, posts: staff.posts)] + staff.changes
        for (index, step) in steps.enumerated() where step.posts <= 0 && step.from <= last {
          let next = index + 1 < steps.count ? steps[index + 1].from : nil
          guard next.map({ $0 > first }) ?? true else { continue }
          let span = EmptySpan(from: step.from, until: next?.advanced(byDays: -1))
          if pools[span] == nil { spans.append(span) }
          pools[span, default: []].append(name)
        }
      }
    }
    return spans.sorted { $0.from < $1.from }.map { .emptied(pools[$0] ?? [], $0.from, $0.until) }
  }

  private struct EmptySpan: Hashable {
    let from: CivilDate
    let until: CivilDate?
  }

  /// The calendar of the clock, or of the agency that decides.
  private func clockCalendar(of procedure: Procedure) -> String? {
    if let own = procedure.clock.calendar { return own }
    let agencies: [String]
    switch procedure.deciding {
    case .agency(let name): agencies = [name]
    case .group(let name):
      agencies = scenario.agencyGroups.first { $0.name == name }?.members ?? []
    }
    return agencies.lazy.compactMap { name in
      scenario.agencies.first { $0.name == name }?.calendar
    }.first
  }

  /// The open seconds of the longest day of a calendar.
  private func longestDaySeconds(ofCalendar name: String) -> Int64? {
    guard let rule = scenario.calendars.first(where: { $0.name == name })?.rule else { return nil }
    return WorkingCalendar(
      rule: rule, days: scenario.period.lowerBound...scenario.period.lowerBound
    )
    .longestOpenDaySeconds
  }
}

extension WorkflowItem {
  /// What of it can never happen, as messages name it.
  fileprivate var withoutChance: [Bilingual] {
    switch self {
    case .step(let step):
      step.chance <= 0 ? [Bilingual("step '\(step.name)'", vi: "bước '\(step.name)'")] : []
    case .choose(let choice):
      choice.cases.enumerated().flatMap { index, option in
        (option.chance.map { $0 <= 0 } ?? false)
          ? [
            Bilingual(
              "case \(index + 1) of '\(choice.name)'",
              vi: "trường hợp \(index + 1) của '\(choice.name)'")
          ] : option.items.flatMap(\.withoutChance)
      }
    case .ask(let ask):
      ask.chance <= 0 ? [Bilingual("ask '\(ask.name)'", vi: "mục lấy ý kiến '\(ask.name)'")] : []
    case .pause(let pause):
      pause.chance <= 0
        ? [Bilingual("pause '\(pause.name)'", vi: "mục tạm dừng '\(pause.name)'")] : []
    case .parallel(let parallel): parallel.branches.flatMap { $0.items.flatMap(\.withoutChance) }
    }
  }
}
