import Scenarios
import Statistics
import WorkingTime

/// A time that passes without work, as a run sees it.
struct DelayModel: Sendable {
  let sampler: Sampler
  let clock: DelayClock

  init(_ delay: Delay) {
    sampler = Sampler(delay.length)
    clock = delay.clock
  }
}

/// A batch station: where the dossiers of one step wait at one agency for the next moment.
struct BatchModel: Sendable {
  /// The step, counted over all procedures, and the agency.
  let step: Int
  let agency: Int
  /// Ascending instants over the days of the run, moved out of closed time.
  let moments: [Int64]
  /// `UInt32.max`: all that wait.
  let size: UInt32
  /// Seconds of work on top, once a batch.
  let setup: Int64

  /// The first moment at or after an instant; ``WorkingCalendar/never`` past the last.
  func moment(atOrAfter instant: Int64) -> Int64 {
    var low = 0
    var high = moments.count
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low < moments.count ? moments[low] : WorkingCalendar.never
  }
}

/// A row of the hand-overs: how dossiers go from some agencies to others.
struct HandOverModel: Sendable {
  /// By agency index; `nil`: any.
  let from: [Bool]?
  let to: [Bool]?
  let electronic: Double
  /// Seconds since midnight until which paper goes the same day; `nil`: it goes at once.
  let paper: Int64?
  let delay: DelayModel?
  let lost: Double
  /// When it is sent so; `end` is the first instant behind it.
  let start: Int64
  let end: Int64

  func fits(from giver: Int, to taker: Int, at now: Int64) -> Bool {
    start <= now && now < end && (from?[giver] ?? true) && (to?[taker] ?? true)
  }
}

/// A step's batch at an agency; forms of a procedure share it where it is the same.
struct BatchKey: Hashable {
  /// In the plain form.
  let step: Int
  let agency: Int
  let batch: Batch
}

/// A window, and the calendar that it lies in.
struct WindowKey: Hashable {
  let window: Window
  let calendar: UInt32
}
