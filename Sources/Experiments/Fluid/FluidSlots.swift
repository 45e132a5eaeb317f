import Engine
import Forecasting
import WorkingTime

/// The slots of a model: its open hours, cut where somebody opens or closes and into short pieces.
struct FluidSlots {
  let grid: FluidGrid
  /// The instants between which each slot lies.
  let bounds: [(start: Int64, end: Int64)]
  /// Arrivals between two edges come to the slot at whose end the second one is.
  let edges: [Int64]
  let firstCounted: Int
  /// Whether a slot is the first of its day.
  let isMorning: [Bool]
  private let origin: Int64

  init(_ model: Model, longestHours: Double) throws(FluidError) {
    let span = model.span
    let calendars = model.poolCalendars
    var bounds: [(start: Int64, end: Int64)] = []
    var isMorning: [Bool] = []
    var day = span.start
    while day < span.periodEnd {
      let pieces = Self.pieces(of: day, calendars, longest: longestHours * 3_600)
      for (index, piece) in pieces.enumerated() {
        bounds.append(piece)
        isMorning.append(index == 0)
      }
      day += 86_400
    }
    origin = span.start
    let starts = bounds.map { Double($0.start - span.start) / 3_600 }
    let hours = bounds.map { Double($0.end - $0.start) / 3_600 }
    let days = max(1, isMorning.count { $0 })
    grid = try FluidGrid(
      starts: starts, hours: hours,
      dayHours: hours.isEmpty ? 8 : hours.reduce(0, +) / Double(days))
    self.bounds = bounds
    self.isMorning = isMorning
    edges = [span.start] + bounds.map(\.end)
    firstCounted = min(
      bounds.count - 1, bounds.firstIndex { $0.start >= span.periodStart } ?? bounds.count - 1)
  }

  /// Wall hours since the start of the run.
  func wall(_ instant: Int64) -> Double { Double(instant - origin) / 3_600 }

  /// The instant in the middle of a slot.
  func middle(_ slot: Int) -> Int64 { (bounds[slot].start + bounds[slot].end) / 2 }

  /// The hours of a day in which anybody works, cut at every opening and closing and into equal
  /// pieces no longer than wanted.
  ///
  /// Cuts closer than half an hour to the one before are left out: calendars that differ by minutes
  /// would make slots of minutes.
  private static func pieces(
    of day: Int64, _ calendars: [WorkingCalendar], longest: Double
  ) -> [(start: Int64, end: Int64)] {
    var cuts: Set<Int64> = []
    let end = day + 86_400
    for calendar in calendars {
      var opening = calendar.opening(atOrAfter: day)
      while opening < end {
        let closing = min(calendar.closing(after: opening), end)
        cuts.insert(opening)
        cuts.insert(closing)
        guard closing < end else { break }
        opening = calendar.opening(atOrAfter: closing)
      }
    }
    let sorted = cuts.sorted()
    var pieces: [(start: Int64, end: Int64)] = []
    for (start, next) in zip(sorted, sorted.dropFirst())
    where calendars.contains(where: { $0.isOpen(at: start) }) {
      if let last = pieces.last, last.end == start,
        next - start < 1_800 || start - last.start < 1_800
      {
        pieces[pieces.count - 1].end = next
      } else {
        pieces.append((start, next))
      }
    }
    return pieces.flatMap { piece -> [(start: Int64, end: Int64)] in
      let length = piece.end - piece.start
      let count = max(1, Int64((Double(length) / longest - 1e-9).rounded(.up)))
      return (0..<count).map {
        (piece.start + length * $0 / count, piece.start + length * ($0 + 1) / count)
      }
    }
  }
}
