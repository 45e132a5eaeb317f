import Scenarios
import WorkingTime

/// Hours of work that depend on who does it and when: productivity and learning.
///
/// Draws are what they are without: the drawn work is multiplied when somebody takes it in hand.
extension Simulation {
  /// What the drawn work is multiplied by that a person takes in hand at `open`.
  @inline(never)
  mutating func pace(of person: UInt32, _ pool: UInt32, from open: Int64) -> Double {
    var pace = 1.0
    if let learning = model.pools[Int(pool)].learning {
      let instant = calendars[pools[pool].calendar].start(openSeconds: open)
      let days = model.openDays.count(
        pools[pool].calendar, from: learning.firstDay, to: instant / secondsPerDay)
      pace = learning.factor(afterOpenDays: days)
    }
    let isSeconded = pools[pool].hasSecondments && person >= pools[pool].ownPeople
    let productivity =
      isSeconded
      ? model.secondments[seat(person, of: pool).row].productivity
      : model.pools[Int(pool)].productivity
    return pace / productivity
  }

  /// The drawn work that is left of a dossier's step, in seconds.
  mutating func drawnWorkAhead(of slot: UInt32) -> Int64 {
    dossiers[slot].remaining < 0 ? work(of: slot) : dossiers[slot].remaining
  }

  /// What is left of a dossier's step, in seconds of a person who would take it in hand at `open`.
  mutating func workAhead(
    of slot: UInt32, by person: UInt32, _ pool: UInt32, from open: Int64
  ) -> Int64 {
    let work = drawnWorkAhead(of: slot)
    guard pools[pool].isPaced else { return work }
    return Self.rounded(Double(work) * pace(of: person, pool, from: open))
  }

  /// The same of a person who takes it in hand now.
  @inline(never)
  mutating func pacedWork(
    of slot: UInt32, by person: UInt32, _ pool: UInt32, from open: Int64
  ) -> Int64 {
    let work = workAhead(of: slot, by: person, pool, from: open)
    if steps[dossiers[slot].step].isTracked {
      lives[slot].paceSeconds += work - drawnWorkAhead(of: slot)
    }
    return work
  }

  /// The drawn work behind what a person has left of a job; what is not done is never nothing.
  mutating func drawn(_ seconds: Int64, atPaceOf index: UInt32) -> Int64 {
    let pace = people[index].pace
    guard pace != 1, seconds > 0 else { return seconds }
    return max(1, Self.rounded(Double(seconds) / pace))
  }

  /// The drawn work behind what a person leaves of a dossier for another time.
  mutating func restOfWork(_ seconds: Int64, of slot: UInt32, by index: UInt32) -> Int64 {
    let rest = drawn(seconds, atPaceOf: index)
    if steps[dossiers[slot].step].isTracked { lives[slot].paceSeconds -= seconds - rest }
    return rest
  }

  /// To the nearest second; what is beyond any run is kept within it.
  private static func rounded(_ seconds: Double) -> Int64 {
    Int64(min(seconds, 1e15) + 0.5)
  }
}
