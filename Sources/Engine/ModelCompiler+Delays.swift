import Scenarios
import Statistics
import WorkingTime

/// Delays, batches, windows and hand-overs.
extension ModelCompiler {
  /// The index of a delay; `none` without one.
  mutating func delayIndex(_ delay: Delay?) -> UInt32 {
    guard let delay else { return none }
    delays.append(DelayModel(delay))
    return UInt32(delays.count - 1)
  }

  /// The index of the clock of a step's own deadline; `none` without one.
  mutating func normIndex(_ norm: StatutoryLimit?, of procedure: Procedure) -> UInt32 {
    guard let norm else { return none }
    norms.append(
      StatutoryClock(limit: norm, cutOff: procedure.clock.cutOff, judged: procedure.clock.judged))
    return UInt32(norms.count - 1)
  }

  /// The batch stations of a step, one for each agency where it is worked.
  mutating func batchBinding(_ batch: Batch?, step: Int, at agencies: Binding) -> Binding {
    guard let batch else { return .fixed(none) }
    switch agencies {
    case .fixed(let agency):
      guard agency != none else { return .fixed(none) }
      return .fixed(station(batch, step: step, agency: Int(agency)))
    case .byPlace(let offset):
      return datedTable { compiler, place in
        let agency = compiler.entry(Int(offset) + place, on: compiler.asOf)
        return agency == none
          ? none : compiler.station(batch, step: step, agency: Int(agency))
      }
    }
  }

  private mutating func station(_ batch: Batch, step: Int, agency: Int) -> UInt32 {
    let key = BatchKey(step: step, agency: agency, batch: batch)
    if let known = batchIndex[key] { return known }
    let index = Int(calendar(ofAgency: agency))
    batchIndex[key] = UInt32(batches.count)
    batches.append(
      BatchModel(
        step: step, agency: agency,
        moments: moments(
          batch.moments, calendar: calendars[index],
          holidays: scenario.calendars.isEmpty ? .none : scenario.calendars[index].rule.holidays),
        size: batch.size.map { UInt32(clamping: $0) } ?? .max, setup: Int64(batch.setup + 0.5)))
    return UInt32(batches.count - 1)
  }

  /// The moments of a schedule over some days, those in closed time moved to the same hour of the next
  /// day that is open then, unless another moment comes first.
  ///
  /// A swap Saturday has the moments of the weekday that it replaces.
  func moments(
    _ schedule: [[TimeOfDay]], calendar: WorkingCalendar, holidays rule: HolidayRule
  ) -> [Int64] {
    let days = span.calendarDays
    let holidays = Holidays.vietnam(
      years: days.lowerBound.year...days.upperBound.year)
    var regular: [Int64] = []
    var closed: [Int64] = []
    for number in days.lowerBound.dayNumber...days.upperBound.dayNumber {
      let date = CivilDate(dayNumber: number)
      let replaced = rule == .vietnam ? holidays.replacedDay(bySaturday: date) : nil
      for time in schedule[(replaced ?? date).weekday.rawValue] {
        let instant = date.startSecond + Int64(time.secondsSinceMidnight)
        if calendar.isOpen(at: instant) { regular.append(instant) } else { closed.append(instant) }
      }
    }
    regular.sort()
    var moments = regular
    var next = 0
    for instant in closed.sorted() {
      while next < regular.count && regular[next] < instant { next += 1 }
      var moved = instant + secondsPerDay
      let last = next < regular.count ? regular[next] : days.upperBound.startSecond
      while moved < last && !calendar.isOpen(at: moved) { moved += secondsPerDay }
      if moved < last { moments.append(moved) }
    }
    moments.sort()
    var distinct: [Int64] = []
    for moment in moments where distinct.last != moment { distinct.append(moment) }
    return distinct
  }

  /// The calendar in which work of a pool may begin; `none`: whenever its people are there.
  mutating func windowCalendar(_ window: Window?, pool: Int) -> UInt32 {
    guard let window else { return none }
    let own = pools[pool].calendar
    switch window {
    case .calendar(let name):
      let index = calendarIndex[name].map(UInt32.init) ?? own
      return index == own ? none : index
    case .intervals(let hours):
      let key = WindowKey(window: window, calendar: own)
      if let known = windowCalendars[key] { return known }
      var rule = scenario.calendars[Int(own)].rule
      rule.isAlwaysOpen = false
      rule.hours = hours
      for index in rule.later.indices {
        rule.later[index].rule.isAlwaysOpen = false
        rule.later[index].rule.hours = hours
      }
      windowCalendars[key] = UInt32(calendars.count)
      calendars.append(WorkingCalendar(rule: rule, days: span.calendarDays))
      return UInt32(calendars.count - 1)
    }
  }

  func handOverModels() -> [HandOverModel] {
    scenario.handOvers.map { row in
      HandOverModel(
        from: row.from.map { names in scenario.agencies.map { names.contains($0.name) } },
        to: row.to.map { names in scenario.agencies.map { names.contains($0.name) } },
        electronic: row.electronic,
        paper: row.paper.map { Int64($0.secondsSinceMidnight) },
        delay: row.delay.map { DelayModel($0) }, lost: row.lost,
        start: row.since?.startSecond ?? Int64.min,
        end: row.until?.advanced(byDays: 1).startSecond ?? Int64.max)
    }
  }
}

extension Procedure {
  /// Its dossiers can do more than run on from step to step.
  func needsLives(in scenario: Scenario) -> Bool {
    staging != nil || clock.extensionRule != nil || clock.acknowledge != nil
      || scenario.choosesIntake(of: self)
      || workflow.contains { $0.needsLives } || changes.contains { $0.treats }
      || (!scenario.handOvers.isEmpty && agencies.count > 1)
  }

  /// Where its items are, as the workflow names it.
  private var agencies: Set<StepAgency> {
    var found = Set(workflow.flatMap(\.agencies))
    if found.contains(.intake), found.contains(.deciding), intake == nil || intake == deciding {
      found.remove(.intake)
    }
    return found
  }
}

extension WorkflowItem {
  fileprivate var needsLives: Bool {
    switch self {
    case .step(let step):
      !step.outcomes.isEmpty || step.batch != nil || step.patience != nil || step.norm != nil
    case .choose(let choice): choice.cases.contains { $0.items.contains(where: \.needsLives) }
    case .ask, .pause, .parallel: true
    }
  }

  fileprivate var agencies: [StepAgency] {
    switch self {
    case .step(let step): [step.agency]
    case .choose(let choice): choice.cases.flatMap { $0.items.flatMap(\.agencies) }
    case .ask(let ask): [ask.agency]
    case .pause: []
    case .parallel(let parallel): parallel.branches.flatMap { $0.items.flatMap(\.agencies) }
    }
  }

  /// Whether it can end a dossier's life, or lead out of a parallel that it stands in.
  var canLeave: Bool {
    switch self {
    case .step(let step): step.patience != nil || step.outcomes.contains { $0.canLeave }
    case .choose(let choice): choice.cases.contains { $0.items.contains(where: \.canLeave) }
    case .ask(let ask): ask.outcomes.contains { $0.canLeave }
    case .pause(let pause): pause.absence.noAnswer > 0
    case .parallel(let parallel):
      parallel.join == .any || parallel.branches.contains { $0.items.contains(where: \.canLeave) }
    }
  }
}

extension StepOutcome {
  fileprivate var canLeave: Bool {
    switch kind {
    case .supplement(let absence): absence.noAnswer > 0
    // A back may stay in its branch; it costs little to take it for one that does not.
    case .back, .refuse, .returned, .stop, .withdraw: true
    }
  }
}
