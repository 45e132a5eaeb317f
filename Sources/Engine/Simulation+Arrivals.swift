import Scenarios
import Statistics
import WorkingTime

extension Simulation {
  /// The next dossier of a source is handed in, or the next group.
  @inline(__always)
  mutating func arrive(from source: UInt32, at now: Int64) {
    guard arrivals.sources[source].comesSingly else {
      arriveTogether(from: source, at: now)
      return
    }
    let key = sources[source].key
    let component = component(of: source, key: key)
    sources[source].ordinal &+= 1
    scheduleArrival(of: source)
    let place =
      arrivals.components[component].placeCount > 0 ? place(of: component, key: key) : none
    handIn(
      key, arrivals.sources[source].procedure, component, place: place, traceRow: none,
      shiftKey: key, at: now)
  }

  /// Several dossiers arrive at one instant: a group, or the copies of a row of a trace.
  ///
  /// Place and channel of a group are those of its first dossier; all other draws are each one's own.
  @inline(never)
  private mutating func arriveTogether(from source: UInt32, at now: Int64) {
    let plan = arrivals.sources[source]
    guard plan.trace == none else {
      arriveFromTrace(source, plan, at: now)
      return
    }
    let first = sources[source].ordinal
    let key = sources[source].key
    let component = component(of: source, key: key)
    let end = first + min(plan.groupSize, plan.limit - first)
    sources[source].ordinal = end
    scheduleArrival(of: source)
    let place =
      arrivals.components[component].placeCount > 0 ? place(of: component, key: key) : none
    for ordinal in first..<end {
      handIn(
        dossierKey(source: plan.key, ordinal: ordinal), plan.procedure, component, place: place,
        traceRow: none, shiftKey: key, at: now)
    }
  }

  /// A dossier is handed in and goes to its first step; whose number decides on another channel is that
  /// of `shiftKey`.
  @inline(__always)
  mutating func handIn(
    _ key: UInt64, _ procedure: UInt32, _ component: UInt32, place: UInt32, traceRow: UInt32,
    shiftKey: UInt64, at now: Int64
  ) {
    let slot = newDossier(
      Dossier(
        key: key, procedure: procedure, channel: arrivals.components[component].channel,
        streamRow: arrivals.components[component].streamRow, place: place, traceRow: traceRow))
    let shifts = arrivals.components[component].shifts
    if shifts != none { shift(slot, by: shifts, key: shiftKey, at: now) }
    let intake = arrivals.components[component].intake
    if intake != none { chooseIntake(slot, by: intake, at: now) }
    submit(slot, at: now)
  }

  /// A dossier is handed in.
  @inline(__always)
  mutating func submit(_ slot: UInt32, at now: Int64) {
    if hasRules {
      isHandingIn = true
      takeRulesOfDay(slot, at: now)
      isHandingIn = false
    }
    if isCounting { tallies.countSubmitted(flowRows(of: slot)) }
    let row = procedureRows[dossiers[slot].procedure]
    if row.isTracked { beginJourney(slot, at: now) }
    if countsBeside { countSubmittedBeside(slot, at: now) }
    if row.acceptsAtArrival { accept(slot, at: now) }
    // The form is that of the same day.
    proceed(slot, to: row.firstStep, at: now)
  }

  /// What only some runs count and note of a dossier that is handed in.
  @inline(never)
  private mutating func countSubmittedBeside(_ slot: UInt32, at now: Int64) {
    if keepsRecords {
      dossiers[slot].recordStretch = records.stretch(at: now)
      if isCounting { recordSubmitted(slot) }
    }
    note(.submitted, slot, step: nil, at: now)
  }

  /// Gives a dossier a slot, its deciding agency and the calendar of its clock.
  @inline(__always)
  mutating func newDossier(_ dossier: Dossier) -> UInt32 {
    arrivalCount &+= 1
    let slot = takeSlot()
    dossiers[slot] = dossier
    dossiers[slot].number = arrivalCount
    let procedure = procedureRows[dossier.procedure]
    if procedure.isTracked { beginLife(slot) }
    let deciding = target(procedure.deciding, place: dossier.place)
    dossiers[slot].agencyRow = agencyRows[deciding] &+ procedure.rowOffset
    dossiers[slot].monthShift = procedure.monthShift
    dossiers[slot].clockCalendar =
      procedure.clockCalendar == none ? agencyCalendar[deciding] : procedure.clockCalendar
    return slot
  }

  /// Schedules the first dossier of every source.
  mutating func startSources() {
    for index in 0..<traces.count {
      traces[index] = TraceState(row: arrivals.traces.plans[index].firstRow - 1)
    }
    if isByParts { events.turn(to: parts.count) }
    for index in 0..<UInt32(sources.count) {
      sources[index] = ArrivalState()
      if !isTandem { scheduleArrival(of: index) }
    }
    if isTandem { startTandem() }
  }

  /// Schedules the next arrival of a source, if there is one.
  @inline(__always)
  mutating func scheduleArrival(of source: UInt32) {
    if let instant = nextArrival(of: source) {
      events.insert(at: instant, .arrival, source, number: Int64(source))
    }
  }

  /// When a source hands in its next dossier or group; `nil`: it has no more.
  ///
  /// A unit-rate stream, one gap for each dossier or group, is run through the inverse of the cumulative
  /// rate: a change of the rate moves dossiers in time and changes nothing else about them.
  @inline(__always)
  mutating func nextArrival(of source: UInt32) -> Int64? {
    let ordinal = sources[source].ordinal
    guard ordinal < arrivals.sources[source].limit else { return nil }
    let key = dossierKey(source: arrivals.sources[source].key, ordinal: ordinal)
    sources[source].key = key
    guard arrivals.sources[source].kind == .rates else {
      return nextWithoutRates(of: source, key: key)
    }
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.gap, visit: 0))
    var need = stream.exponential(mean: 1)
    while true {
      let state = sources[source]
      let rest = (state.segmentEnd - state.position) * state.rate
      guard need > rest else { break }
      need -= rest
      guard nextSegment(of: source) else { return nil }
    }
    let rate = sources[source].rate
    let position = sources[source].position + (rate > 0 ? need / rate : 0)
    sources[source].position = position
    // Rounded down: an arrival in an open interval stays in it.
    return sources[source].dayStart &+ Int64(position)
  }

  /// The same of a source whose gaps are drawn, or recorded.
  @inline(never)
  private mutating func nextWithoutRates(of source: UInt32, key: UInt64) -> Int64? {
    arrivals.sources[source].kind == .trace
      ? nextTraceRow(of: source) : renewal(of: source, key: key)
  }

  /// The key of a source's dossier: all its draws hang on it.
  @inline(__always)
  mutating func dossierKey(source: UInt64, ordinal: Int64) -> UInt64 {
    StreamKey.mix((replicationKey ^ source) &+ UInt64(bitPattern: ordinal) &* Purpose.ordinalStep)
  }

  /// The component that the current segment's dossier comes from.
  @inline(__always)
  mutating func component(of source: UInt32, key: UInt64) -> UInt32 {
    guard arrivals.sources[source].componentCount > 1 else {
      return arrivals.sources[source].firstComponent
    }
    return chosenComponent(of: source, key: key)
  }

  @inline(never)
  private mutating func chosenComponent(of source: UInt32, key: UInt64) -> UInt32 {
    let plan = arrivals.sources[source]
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.channel, visit: 0))
    let last = plan.firstComponent + plan.componentCount - 1
    var rest = stream.uniform()
    if plan.kind == .renewal {
      for index in plan.firstComponent..<last {
        rest -= arrivals.components[index].share
        if rest < 0 { return index }
      }
      return last
    }
    let state = sources[source]
    rest *= state.rate
    let shape = arrivals.shapes[arrivals.shapeOfDay[Int(plan.firstDay) + Int(state.day)]]
    let firstWeight = shape.firstWeight + state.segment * plan.componentCount
    for offset in 0..<plan.componentCount - 1 {
      let weight = arrivals.segmentWeights[firstWeight + offset]
      rest -= weight * componentRates[plan.firstComponent + offset]
      if rest < 0 && weight > 0 { return plan.firstComponent + offset }
    }
    return last
  }

  /// The place of a dossier of a component.
  @inline(never)
  mutating func place(of component: UInt32, key: UInt64) -> UInt32 {
    arrivals.places[
      arrivals.components[component].firstPlace + placeIndex(of: component, key: key)]
  }

  /// Which of the places of a component a dossier comes from, drawn by their shares.
  mutating func placeIndex(of component: UInt32, key: UInt64) -> UInt32 {
    guard arrivals.components[component].placeCount > 1,
      let sampler = arrivals.placeSamplers[Int(component)]
    else { return 0 }
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.place, visit: 0))
    return UInt32(sampler.index(for: stream.uniform()))
  }

  private mutating func renewal(of source: UInt32, key: UInt64) -> Int64? {
    guard let sampler = arrivals.renewals[Int(source)] else { return nil }
    var stream = RandomStream(key: StreamKey.draw(dossier: key, purpose: Purpose.gap, visit: 0))
    sources[source].position += sampler.draw(from: &stream)
    guard sources[source].position < Double(span.followUpEnd - span.start) else { return nil }
    return span.start + Int64(sources[source].position)
  }

  /// Moves to the next segment, of the same day or a later one; `false` at the end of the run.
  @inline(never)
  private mutating func nextSegment(of source: UInt32) -> Bool {
    let plan = arrivals.sources[source]
    var state = sources[source]
    state.segment += 1
    if state.segment >= state.segmentCount {
      guard startDay(&state, plan: plan) else {
        sources[source] = state
        return false
      }
    }
    let shape = arrivals.shapes[arrivals.shapeOfDay[Int(plan.firstDay) + Int(state.day)]]
    let segment = shape.firstSegment + state.segment
    state.position = arrivals.segmentStarts[segment]
    state.segmentEnd =
      state.segment + 1 < state.segmentCount
      ? arrivals.segmentStarts[segment + 1] : Double(secondsPerDay)
    let firstWeight = shape.firstWeight + state.segment * plan.componentCount
    state.rate = 0
    for offset in 0..<plan.componentCount {
      state.rate +=
        arrivals.segmentWeights[firstWeight + offset]
        * componentRates[plan.firstComponent + offset]
    }
    sources[source] = state
    return true
  }

  /// Starts the next day: its shape and the day's rate of every component.
  private mutating func startDay(_ state: inout ArrivalState, plan: SourcePlan) -> Bool {
    guard state.day + 1 < plan.dayCount else { return false }
    state.day += 1
    state.dayStart = span.start + Int64(state.day) * secondsPerDay
    state.segment = 0
    let shape = arrivals.shapes[arrivals.shapeOfDay[Int(plan.firstDay) + Int(state.day)]]
    state.segmentCount = shape.segmentCount
    for index in plan.firstComponent..<(plan.firstComponent + plan.componentCount) {
      let component = arrivals.components[index]
      var rate = arrivals.dayWeights[Int(component.firstDayWeight) + Int(state.day)]
      if component.spread != none { rate *= factor(of: component.spread, day: Int(state.day)) }
      componentRates[index] = rate
    }
    return true
  }

  /// The chance factor of a day: its year's times its own, each of mean 1.
  private mutating func factor(of spread: UInt32, day: Int) -> Double {
    let model = model.spreads[Int(spread)]
    let dayNumber = Int(span.start / secondsPerDay) + day
    var factor = 1.0
    if let year = model.year {
      let number = CivilDate(dayNumber: dayNumber).year
      var stream = RandomStream(
        key: StreamKey.combined(replicationKey ^ model.yearKey, UInt64(number)))
      factor *= year.draw(from: &stream)
    }
    if let day = model.day {
      var stream = RandomStream(
        key: StreamKey.combined(
          replicationKey ^ model.dayKey, UInt64(bitPattern: Int64(dayNumber))))
      factor *= day.draw(from: &stream)
    }
    return factor
  }
}

/// What a dossier's draws are for; a step's own purposes are hashed from its name.
enum Purpose {
  static let gap: UInt64 = 0x9B05_688C_2B3E_6C1F
  static let channel: UInt64 = 0x1F83_D9AB_FB41_BD6B
  static let place: UInt64 = 0x5BE0_CD19_137E_2179
  static let copies: UInt64 = 0x3C6E_F372_FE94_F82B
  static let standing: UInt64 = 0xA54F_F53A_5F1D_36F1
  static let handOver: UInt64 = 0x510E_527F_ADE6_82D1
  static let resubmission: UInt64 = 0x7137_4491_23EF_65CD
  static let `extension`: UInt64 = 0x428A_2F98_D728_AE22
  static let intake: UInt64 = 0x983E_5152_A831_C66D
  static let treatment: UInt64 = 0xE9B5_DBA5_8189_DBBC
  static let shift: UInt64 = 0xC67D_3F1A_84B2_5E39
  static let recording: UInt64 = 0x7137_4491_B5C0_FBCF
  /// Odd, so that ordinals give distinct keys.
  static let ordinalStep: UInt64 = 0xD134_2543_DE82_EF95
}
