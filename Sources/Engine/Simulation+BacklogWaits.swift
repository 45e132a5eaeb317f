import Scenarios
import Statistics
import WorkingTime

/// Dossiers in hand that wait for somebody outside when the run starts, or are not accepted yet.
///
/// Where it is known since when they have waited, their wait is drawn as one that has lasted so long:
/// waits are drawn from that instant until one reaches into the run. Else they wait anew from the
/// run's first instant. A due date that was given is that of the evening before, what they had waited
/// until then included.
extension Simulation {
  /// Puts a dossier in hand where it is held; `false` where it is in the office's own hands.
  mutating func goesOnWaiting(_ slot: UInt32, _ entry: BacklogEntryModel, ordinal: Int) -> Bool {
    let now = span.start
    let since = since(of: slot, entry, ordinal: ordinal)
    switch entry.standing {
    case .step, .first, .byAge: return false
    case .submitted: proceed(slot, to: procedureRows[entry.procedure].firstStep, at: now)
    case .asked(let item):
      stand(slot, at: item)
      beginAsk(slot, since: since, at: now)
    case .payment(let item):
      stand(slot, at: item)
      beginPause(slot, since: since, at: now)
    case .papers(let step, let outcome):
      stand(slot, at: step)
      let item = item(step, of: slot)
      let branch = branches[outcome]
      // It was passed once, and papers were asked for once.
      passes[slot, item] = PassTable.Pass(visits: 1, finished: 1, redo: branch.redo)
      passes[slot, outcome: branch.counter] = 1
      lives[slot].supplements = 1
      note(.supplementRequested, slot, step: step, at: now)
      waitForPapers(slot, branch, visit: 1, since: since, at: now)
    }
    return true
  }

  /// A dossier is at an item without having come there in the run.
  private mutating func stand(_ slot: UInt32, at step: UInt32) {
    dossiers[slot].step = step
    lives[slot].agency = target(items[step].agency, of: slot)
    lives[slot].arrived = span.start
    if items[step].stage != lives[slot].stage {
      enterStage(items[step].stage, slot, at: span.start)
    }
  }

  /// Since when a dossier has been held; `nil`: not known.
  private mutating func since(
    of slot: UInt32, _ entry: BacklogEntryModel, ordinal: Int
  ) -> Int64? {
    guard let days = entry.since else { return nil }
    let intake = calendars[agencyCalendar[intakeAgency(of: slot)]]
    let instant = entry.instant(of: ordinal, in: days, intake: intake)
    return min(max(instant, dossiers[slot].acceptance), span.start)
  }

  /// When a wait ends of which it is known that it has lasted from an instant until now.
  ///
  /// `draw` draws a whole wait and says when it ends. The end is now where no such wait lasts that long.
  mutating func end(
    ofWaitUntil now: Int64, since: Int64?, draw: (inout Simulation) -> Int64
  ) -> Int64 {
    let end = draw(&self)
    guard since != nil, end <= now else { return end }
    for _ in 0..<Self.mostDraws {
      let again = draw(&self)
      if again > now { return again }
    }
    return now
  }

  /// A wait that fewer than one of so many outlast is taken to be over.
  static var mostDraws: Int { 10_000 }
}
