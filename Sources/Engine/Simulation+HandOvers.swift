import Scenarios
import Statistics
import WorkingTime

/// Dossiers go from agency to agency: at once, electronically, or as paper.
extension Simulation {
  /// Sends a dossier to the agency of its item; `false` where it is there at once.
  mutating func handOver(
    _ slot: UInt32, from giver: UInt32, to taker: UInt32, at now: Int64
  ) -> Bool {
    let fitting = model.handOvers.first { $0.fits(from: Int(giver), to: Int(taker), at: now) }
    guard let row = fitting else { return false }
    let step = dossiers[slot].step
    var stream = RandomStream(
      key: StreamKey.draw(
        dossier: dossiers[slot].key, purpose: items[step].drawKey ^ Purpose.handOver,
        visit: UInt64(passes[lives[slot].root, item(step, of: slot)].visits)))
    let own = delayCalendars[giver]
    let calendar =
      own != none
      ? own
      : delayCalendars[taker] != none
        ? delayCalendars[taker] : dossiers[lives[slot].root].clockCalendar
    var end = now
    // A message that is lost for ever is no hand-over; the reader refuses a loss of 100 %.
    for _ in 0..<10_000 {
      end = arrival(row, sent: end, calendar, &stream)
      guard row.lost > 0, stream.uniform() < row.lost else { break }
      end = oneWorkingDayLater(end, calendar)
    }
    guard end > now else { return false }
    hold(slot, for: .handOver, until: end)
    return true
  }

  /// When a dossier that is given at an instant is there, if it is not lost.
  private mutating func arrival(
    _ row: HandOverModel, sent: Int64, _ calendar: UInt32, _ stream: inout RandomStream
  ) -> Int64 {
    var instant = sent
    let isElectronic = stream.uniform() < row.electronic
    if !isElectronic, let paper = row.paper {
      let date = CivilDate.containing(second: sent)
      let open = calendars[calendar].openSeconds(at: sent)
      let openOfDay = calendars[calendar].openSeconds(at: date.advanced(byDays: 1).startSecond)
      instant =
        sent - date.startSecond < paper && openOfDay > open
        ? calendars[calendar].finish(openSeconds: openOfDay)
        : calendars[calendar].start(
          openSeconds: sent - date.startSecond < paper ? open : openOfDay)
    }
    guard let delay = row.delay else { return instant }
    return self.instant(after: delay, calendar: calendar, stream: &stream, at: instant)
  }

  private mutating func oneWorkingDayLater(_ instant: Int64, _ calendar: UInt32) -> Int64 {
    let date = CivilDate.containing(second: instant)
    let next = calendars[calendar].workingDay(1, after: date)
    return next.startSecond + instant - date.startSecond
  }
}
