import Scenarios
import WorkingTime

extension ProfileDays {
  /// Spells a profile out over the calendar's span; `nil` means round the clock, evenly.
  ///
  /// The trend turns on the middle of `period`, the file's own.
  ///
  /// - Complexity: O(days × openings a day).
  init(
    _ profile: Profile?, calendar: WorkingCalendar, span: RunSpan, period: ClosedRange<CivilDate>
  ) {
    let first = span.calendarDays.lowerBound.dayNumber
    let count = span.calendarDays.upperBound.dayNumber - first + 1
    weights = [Double](repeating: 1, count: count)
    trends = weights
    guard let profile else {
      shapes = [[ShapePiece(start: 0, end: Double(secondsPerDay), weight: 1)]]
      shapeOfDay = [Int](repeating: 0, count: count)
      return
    }
    let middle = Double(period.lowerBound.dayNumber + period.upperBound.dayNumber + 1) / 2
    let tet = TetWeights(profile.tet, years: span.calendarDays)
    let hours = Self.hourPieces(profile.hours)
    var known: [[ShapePiece]: Int] = [:]
    shapes = []
    shapeOfDay = []
    for index in 0..<count {
      let date = CivilDate(dayNumber: first + index)
      weights[index] =
        profile.months[date.month - 1] * profile.weekdays[date.weekday.rawValue]
        * tet.weight(of: date)
      let years = (Double(date.dayNumber) + 0.5 - middle) / 365.25
      trends[index] = max(0, 1 + profile.trendPerYear * years)
      let pieces = profile.openHoursOnly ? Self.open(hours, on: date, calendar) : hours
      let shape = known[pieces] ?? shapes.count
      if shape == shapes.count {
        known[pieces] = shape
        shapes.append(pieces)
      }
      shapeOfDay.append(shape)
    }
  }

  /// The weights of the hours; what is missing before the first one given counts 1.
  private static func hourPieces(_ hours: [HourWeight]) -> [ShapePiece] {
    guard let first = hours.first else {
      return [ShapePiece(start: 0, end: Double(secondsPerDay), weight: 1)]
    }
    var pieces: [ShapePiece] = []
    let firstStart = Double(first.from.secondsSinceMidnight)
    if firstStart > 0 { pieces.append(ShapePiece(start: 0, end: firstStart, weight: 1)) }
    for (index, hour) in hours.enumerated() {
      let end =
        index + 1 < hours.count
        ? Double(hours[index + 1].from.secondsSinceMidnight) : Double(secondsPerDay)
      pieces.append(
        ShapePiece(start: Double(hour.from.secondsSinceMidnight), end: end, weight: hour.weight))
    }
    return pieces
  }

  /// What is left of the pieces in the open hours of a date.
  private static func open(
    _ pieces: [ShapePiece], on date: CivilDate, _ calendar: WorkingCalendar
  ) -> [ShapePiece] {
    let dayStart = date.startSecond
    let dayEnd = dayStart + secondsPerDay
    var opened: [ShapePiece] = []
    var opening = calendar.opening(atOrAfter: dayStart)
    while opening < dayEnd {
      let closing = min(calendar.closing(after: opening), dayEnd)
      for piece in pieces {
        let start = max(piece.start, Double(opening - dayStart))
        let end = min(piece.end, Double(closing - dayStart))
        if start < end { opened.append(ShapePiece(start: start, end: end, weight: piece.weight)) }
      }
      opening = calendar.opening(atOrAfter: closing)
    }
    return opened
  }
}

/// The weights of the days around Tết.
private struct TetWeights {
  private let effect: TetEffect?
  private var breaks: [Int: ClosedRange<CivilDate>] = [:]

  init(_ effect: TetEffect?, years: ClosedRange<CivilDate>) {
    self.effect = effect
    guard effect != nil else { return }
    let holidays = Holidays.vietnam(years: years.lowerBound.year...(years.upperBound.year + 1))
    for year in years.lowerBound.year...(years.upperBound.year + 1) {
      breaks[year] = holidays.tetBreak(year: year)
    }
  }

  /// In the break itself `low` holds: it matters to online filing alone.
  func weight(of date: CivilDate) -> Double {
    // A long run-up can begin in the year before.
    let year = date.month == 12 ? date.year + 1 : date.year
    guard let effect, let rest = breaks[year] else { return 1 }
    let daysBefore = rest.lowerBound.dayNumber - date.dayNumber
    let daysAfter = date.dayNumber - rest.upperBound.dayNumber
    if daysBefore > 0 {
      guard daysBefore <= effect.beforeDays else { return 1 }
      let nearness = Double(effect.beforeDays - daysBefore + 1) / Double(effect.beforeDays)
      return 1 - (1 - effect.low) * nearness
    }
    guard daysAfter > 0 else { return effect.low }
    guard daysAfter <= effect.afterDays else { return 1 }
    return effect.high + (1 - effect.high) * Double(daysAfter - 1) / Double(effect.afterDays)
  }
}
