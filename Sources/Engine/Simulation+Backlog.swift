import Scenarios
import Statistics
import WorkingTime

/// The office does not start empty: the dossiers of the backlog are in it.
extension Simulation {
  /// Puts the backlog into the office and opens the period with it.
  ///
  /// Each dossier is accepted in the past, by the same clock as any other, and is walked with the
  /// rest at the period's start, so that it is carried over and never of the cohort. Then all join
  /// their steps in the order of acceptance, at the run's first instant, and queues that are kept by
  /// rule begin with the first of all of them; whoever was worked at begins that step anew.
  mutating func takeOverBacklog() {
    guard let backlog = model.backlog else { return }
    var slots: [(from: Int64, slot: UInt32, entry: Int, ordinal: Int)] = []
    for (index, entry) in backlog.entries.enumerated() {
      for ordinal in 0..<entry.count {
        let (slot, from) = dossierInHand(entry, ordinal: ordinal)
        slots.append((from, slot, index, ordinal))
      }
    }
    // Slots ascend by entry and ordinal: the office was empty.
    slots.sort { ($0.from, $0.slot) < ($1.from, $1.slot) }
    // All join at one instant, at which queues go by dossier number.
    renumber(slots.map(\.slot))
    passBoundary()
    let entryStep = firstSteps(of: backlog)
    isFilling = true
    for (_, slot, index, ordinal) in slots {
      let entry = backlog.entries[index]
      if procedureRows[dossiers[slot].procedure].isTracked, dossiers[slot].stage == .open {
        accountEarlier(slot, at: span.start)
        scheduleExtension(slot, at: span.start)
      }
      if goesOnWaiting(slot, entry, ordinal: ordinal) { continue }
      if let step = standing(of: slot, entry, habits: backlog.habits) {
        wait(slot, for: step, at: span.start)
      } else {
        proceed(slot, to: entryStep[Int(dossiers[slot].procedure)], at: span.start)
      }
    }
    isFilling = false
    serveAll(at: span.start)
  }

  /// Numbers dossiers in an order, here and in the log.
  private mutating func renumber(_ slots: [UInt32]) {
    var numbers: [Int64: Int64] = [:]
    for (index, slot) in slots.enumerated() {
      numbers[dossiers[slot].number] = Int64(index + 1)
      dossiers[slot].number = Int64(index + 1)
    }
    for index in dossierLog.entries.indices {
      let number = dossierLog.entries[index].dossier
      dossierLog.entries[index].dossier = numbers[number] ?? number
    }
  }

  /// A dossier waits for a step, whatever the step's conditions: it was seen there.
  private mutating func wait(_ slot: UInt32, for step: UInt32, at now: Int64) {
    switch steps[step].form {
    case .fork: fork(slot, step, at: now)
    case _ where steps[step].isTracked:
      come(slot, to: hasRules ? entryUnderRules(step, of: slot, at: now) : step, at: now)
    default:
      dossiers[slot].step = step
      enter(slot, at: now)
    }
  }

  /// Makes a dossier that was accepted before the run, or handed in then, and says when.
  private mutating func dossierInHand(
    _ entry: BacklogEntryModel, ordinal: Int
  ) -> (slot: UInt32, from: Int64) {
    let key = dossierKey(source: entry.key, ordinal: Int64(ordinal))
    let place =
      entry.places.isEmpty
      ? none : entry.places[drawn(entry.placeSampler, key: key, Purpose.place)]
    let channel = entry.channels[drawn(entry.channelSampler, key: key, Purpose.channel)]
    let slot = newDossier(
      Dossier(
        key: key, procedure: entry.procedure, channel: channel.index,
        streamRow: model.margins.streamRow(procedure: entry.procedure, channel: channel),
        place: place, traceRow: none))
    dossiers[slot].step = procedureRows[entry.procedure].firstStep
    let intake = target(procedureRows[entry.procedure].intake, place: place)
    let from = entry.instant(
      of: ordinal, in: entry.start..<entry.end, intake: calendars[agencyCalendar[intake]])
    guard entry.standing != .submitted else {
      if procedureRows[entry.procedure].isTracked { lives[slot].submitted = from }
      note(.submitted, slot, step: nil, at: from)
      return (slot, from)
    }
    accept(slot, at: from)
    if let due = entry.due {
      dossiers[slot].due = DueDates(
        original: clocks[entry.procedure].due(
          on: due, clock: calendars[dossiers[slot].clockCalendar]))
      if procedureRows[entry.procedure].isTracked { lives[slot].hasGivenDue = true }
    }
    return (slot, from)
  }

  /// The step that a dossier stands at; `nil`: the first that it has to pass after intake.
  private mutating func standing(
    of slot: UInt32, _ entry: BacklogEntryModel, habits: BacklogHabits?
  ) -> UInt32? {
    switch entry.standing {
    case .step(let step): return step
    case .first, .submitted, .asked, .payment, .papers: return nil
    case .byAge:
      let dossier = dossiers[slot]
      var stream = RandomStream(
        key: StreamKey.draw(dossier: dossier.key, purpose: Purpose.standing, visit: 0))
      let age = BacklogHabits.age(
        acceptance: dossier.acceptance, dayStart: span.start,
        clock: calendars[dossier.clockCalendar])
      return habits?.step(procedure: dossier.procedure, age: age, draw: stream.uniform())
    }
  }

  private func firstSteps(of backlog: BacklogModel) -> [UInt32] {
    var steps = model.procedures.map(\.firstStep)
    for entry in backlog.entries { steps[Int(entry.procedure)] = entry.firstStep }
    return steps
  }

  private func drawn(_ sampler: DiscreteSampler?, key: UInt64, _ purpose: UInt64) -> Int {
    guard let sampler else { return 0 }
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: purpose, visit: 0))
    return sampler.index(for: stream.uniform())
  }
}

extension Simulation {
  /// The open dossiers of a pilot on some days a week apart, the last being the period's first, by
  /// procedure.
  ///
  /// An office that is so overloaded that a run would be given up is looked at no further.
  mutating func standings(looks: Int) -> [[ObservedStanding]] {
    var observed = [[ObservedStanding]](
      repeating: [], count: model.scenario.procedures.count)
    var look = span.periodStart - Int64(looks - 1) * 7 * secondsPerDay
    reset(replicationKey: StreamKey.hash("pilot"), as: .whole)
    while look <= span.periodStart, liveCount <= Self.liveLimit {
      let event = events.takeFirst()
      while look <= span.periodStart, look <= event?.instant ?? Int64.max {
        observe(at: look, &observed)
        look += 7 * secondsPerDay
      }
      if let event { handle(event) }
    }
    return observed
  }

  private mutating func observe(at look: Int64, _ observed: inout [[ObservedStanding]]) {
    for slot in 0..<UInt32(dossiers.count) where dossiers[slot].stage == .open {
      let dossier = dossiers[slot]
      let age = BacklogHabits.age(
        acceptance: dossier.acceptance, dayStart: look, clock: calendars[dossier.clockCalendar])
      observed[Int(procedureRows[dossier.procedure].base)].append(
        ObservedStanding(age: age, step: UInt32(model.plainEntry(of: Int(dossier.step)))))
    }
  }
}

extension BacklogEntryModel {
  /// When the dossier of an ordinal was accepted, or began to be held: the middle of its even part of
  /// the open time of the days, or of the whole time where the office was never open.
  func instant(of ordinal: Int, in days: Range<Int64>, intake: WorkingCalendar) -> Int64 {
    let first = intake.openSeconds(at: days.lowerBound)
    let open = intake.openSeconds(at: days.upperBound) - first
    let numerator = Int64(2 * ordinal + 1)
    let parts = Int64(2 * count)
    guard open > 0 else {
      return days.lowerBound + (days.upperBound - days.lowerBound) * numerator / parts
    }
    return intake.start(openSeconds: first + open * numerator / parts)
  }
}

extension StatutoryClock {
  /// The due instant of a dossier of which only the day is known: the closing of that day, or its
  /// end where the office does not open.
  func due(on day: CivilDate, clock: WorkingCalendar) -> Int64 {
    let end = day.advanced(byDays: 1).startSecond
    let open = clock.openSeconds(at: end)
    let isOpen = open > clock.openSeconds(at: day.startSecond)
    let due = isOpen ? clock.finish(openSeconds: open) : end
    // Midnight is the next day's, by date.
    return judged == .date ? min(due, end - 1) : due
  }

  /// A due instant that was given, moved by the suspensions since as a limit that began would be.
  func moved(_ due: Int64, by suspended: Suspended, clock: WorkingCalendar) -> Int64 {
    guard let limit, due < WorkingCalendar.never else { return due }
    var moved = due
    switch limit {
    case .sameDay: break
    case .workingDays, .workingSeconds:
      if suspended.openSeconds > 0 {
        moved = clock.finish(openSeconds: clock.openSeconds(at: due) + suspended.openSeconds)
      }
    case .wallSeconds: moved += suspended.wallSeconds
    case .calendarDays, .months:
      moved += suspended.wallSeconds
      let date = CivilDate.containing(second: moved)
      moved += clock.firstWorkingDay(onOrAfter: date).startSecond - date.startSecond
    }
    guard suspended.workingDates > 0 else { return moved }
    return extended(moved, byWorkingDays: Int(suspended.workingDates), clock: clock)
  }
}
