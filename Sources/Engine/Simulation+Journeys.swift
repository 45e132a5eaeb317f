import Scenarios
import Statistics
import WorkingTime

/// Journeys: one need of an applicant that the stages of a procedure meet, as one dossier or as one
/// after the other.
extension Simulation {
  /// A dossier that is followed is handed in: with the first stage the journey begins.
  @inline(never)
  mutating func beginJourney(_ slot: UInt32, at now: Int64) {
    lives[slot].submitted = now
    if journeyRows[dossiers[slot].procedure].stage == 0 { lives[slot].journeyStart = now }
    countTrip(slot)
  }

  /// A dossier of a procedure with stages has passed its last item: its applicant has the last result,
  /// or one of them and will file the next stage, or never does.
  mutating func endStage(_ slot: UInt32, at now: Int64) {
    enterStage(.max, slot, at: now)
    let row = journeyRows[dossiers[slot].procedure]
    guard row.next != none else {
      finishJourney(slot, at: now)
      leave(slot)
      return
    }
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: dossiers[slot].key, purpose: Purpose.resubmission, visit: UInt64(row.stage)))
    guard stream.uniform() >= row.dropOut else {
      breakJourney(slot)
      leave(slot)
      return
    }
    let end = instant(
      after: row.wait, calendar: dossiers[slot].clockCalendar, stream: &stream, at: now)
    hold(slot, for: .resubmission, until: end)
  }

  /// The applicant files the next stage: a new dossier with the key of the last, so that its draws are
  /// those that it would have had as one of them.
  mutating func fileNextStage(_ slot: UInt32, at now: Int64) {
    let last = dossiers[slot]
    let life = lives[slot]
    leave(slot)
    dossiers[slot].number = -1
    let procedure = journeyRows[last.procedure].next
    let next = newDossier(
      Dossier(
        key: last.key, procedure: procedure, channel: last.channel,
        streamRow: model.margins.streamRow(
          procedure: procedure, channel: Channel.allCases[Int(last.channel)]),
        place: last.place, traceRow: last.traceRow, shift: last.shift))
    lives[next].journeyStart = life.journeyStart
    lives[next].trips = life.trips
    lives[next].isJourneyLate = life.isJourneyLate
    // Who went elsewhere goes there again, where it takes the next stage in as well.
    if procedureRows[procedure].intake == procedureRows[last.procedure].intake {
      lives[next].intake = life.intake
    }
    submit(next, at: now)
  }

  private mutating func finishJourney(_ slot: UInt32, at now: Int64) {
    let start = lives[slot].journeyStart
    guard isCounting, start != notYet else { return }
    let counted = rows(of: slot, month: boundary.month)
    let isOnTime = !lives[slot].isJourneyLate
    let (seconds, trips) = (now - start, Int64(lives[slot].trips))
    tallies.countJourney(counted, isOnTime: isOnTime, seconds: seconds, trips: trips)
    // The records know the journeys of the dossiers that were entered, as they were.
    guard isRecorded(slot) else { return }
    records.tallies.countJourney(counted, isOnTime: isOnTime, seconds: seconds, trips: trips)
  }

  /// A dossier ends without a result, or no next one is filed.
  mutating func breakJourney(_ slot: UInt32) {
    guard isCounting, journeyRows[dossiers[slot].procedure].isPart,
      lives[slot].journeyStart != notYet
    else { return }
    let counted = rows(of: slot, month: boundary.month)
    tallies.countBrokenJourney(counted)
    if isRecorded(slot) { records.tallies.countBrokenJourney(counted) }
  }

  /// A dossier or branch comes to another stage, or out of all (`UInt8.max`): that which it leaves is
  /// held against its own limit.
  mutating func enterStage(_ stage: UInt8, _ slot: UInt32, at now: Int64) {
    let left = lives[slot].stage
    lives[slot].stage = stage
    let since = lives[slot].stageSince
    lives[slot].stageSince = now
    guard left != .max else { return }
    let procedure = dossiers[slot].procedure
    let norm = model.procedures[Int(procedure)].stageNorms[Int(left)]
    guard norm != none else { return }
    let clock = calendars[dossiers[slot].clockCalendar]
    let due = norms[norm].due(acceptance: since, intake: clock, clock: clock)
    let counted = rows(of: lives[slot].root, month: boundary.month)
    let isKept = norms[norm].verdict(finish: lives[slot].stageDone, due: due) != .late
    tallies.countNorm(counted, isKept: isKept, isCounting: isCounting)
    if isRecorded(lives[slot].root) {
      records.tallies.countNorm(counted, isKept: isKept, isCounting: isCounting)
    }
  }
}

/// What a procedure is on its applicants' journeys.
struct JourneyRow: Sendable, BitwiseCopyable {
  /// The procedure has stages, or is one.
  var isPart = false
  /// The procedure that is filed next; `none`: there is none.
  var next = none
  /// How long that takes, a delay, and the share that never does it.
  var wait = none
  var dropOut = 0.0
  /// Which stage it is.
  var stage: UInt32 = 0
}

extension Tallies {
  mutating func countJourney(
    _ counted: CountedRows, isOnTime: Bool, seconds: Int64, trips: Int64
  ) {
    forEach(counted) { rows, row in
      rows[row].journeysFinished += 1
      rows[row].journeysOnTime += isOnTime ? 1 : 0
      rows[row].journeySeconds += seconds
      rows[row].journeyTrips += trips
    }
  }

  mutating func countBrokenJourney(_ counted: CountedRows) {
    forEach(counted) { rows, row in rows[row].journeysBroken += 1 }
  }
}

extension ModelCompiler {
  /// What a procedure is on its applicants' journeys.
  mutating func journeyRow(of procedure: Procedure) -> JourneyRow {
    guard let staging = procedure.staging else { return JourneyRow() }
    var row = JourneyRow(isPart: true, stage: UInt32(procedure.stage ?? 0))
    guard let next = scenario.laterStages(of: procedure).first,
      let index = scenario.procedures.firstIndex(where: { $0.name == next.name })
    else { return row }
    row.next = UInt32(index)
    row.wait = delayIndex(staging.resubmission?.wait)
    row.dropOut = staging.resubmission?.dropOut ?? 0
    return row
  }

  /// Notes of each item which stage it belongs to, where stages are linked; the one receipt and the
  /// one delivery belong to none.
  mutating func noteStages(_ layout: WorkflowLayout) {
    guard let staging = layout.procedure.staging, layout.procedure.stage == nil else { return }
    for (index, stage) in staging.stages.enumerated().prefix(Int(UInt8.max)) {
      for item in stage.items.flatMap(\.withInnerItems) {
        guard let entry = layout.positions[item.name], !steps[entry].accepts, !steps[entry].resolves
        else { continue }
        items[entry].stage = UInt8(index)
      }
    }
  }

  /// The limits of a procedure's stages where they are linked, as deadlines of their own.
  mutating func stageNorms(of procedure: Procedure) -> [UInt32] {
    guard let staging = procedure.staging, procedure.stage == nil else { return [] }
    return staging.stages.map { normIndex($0.limit, of: procedure) }
  }
}
