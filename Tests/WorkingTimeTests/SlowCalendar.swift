import WorkingTime

/// An obvious model of a working calendar: one flag for each five minutes, walked from the start.
///
/// Intervals of its rule begin and end on multiples of five minutes.
struct SlowCalendar {
  let rule: CalendarRule
  let firstDay: CivilDate
  static let holidays = Holidays.vietnam(years: 2015...2032)
  /// Whether each cell of five minutes is open.
  private(set) var cells: [Bool] = []
  /// Open seconds before each cell.
  private(set) var openBefore: [Int64] = []

  init(rule: CalendarRule, days: ClosedRange<CivilDate>) {
    self.rule = rule
    firstDay = days.lowerBound
    for dayNumber in days.lowerBound.dayNumber...days.upperBound.dayNumber {
      let intervals = self.intervals(on: CivilDate(dayNumber: dayNumber))
      for second in stride(from: 0, to: 86_400, by: 300) {
        cells.append(intervals.contains { $0.contains(second) })
      }
    }
    var open: Int64 = 0
    for isOpen in cells {
      openBefore.append(open)
      open += isOpen ? 300 : 0
    }
    openBefore.append(open)
  }

  var total: Int64 { openBefore[cells.count] }

  private func isClosure(_ date: CivilDate) -> Bool {
    rule.closed.contains { $0.contains(date) }
  }

  func isWorkingDay(_ date: CivilDate) -> Bool {
    if isClosure(date) { return false }
    return rule.holidays == .vietnam ? Self.holidays.isWorkingDay(date) : date.weekday < .saturday
  }

  /// A day off that has a holiday before the nearest working day on either side, or is one.
  private func isInBreakWithHoliday(_ date: CivilDate) -> Bool {
    for direction in [-1, 1] {
      var day = date
      while !Self.holidays.isWorkingDay(day) {
        if Self.holidays[day] != nil { return true }
        day = day.advanced(byDays: direction)
      }
    }
    return false
  }

  /// Seconds of the day in which the office is open.
  private func intervals(on date: CivilDate) -> [Range<Int>] {
    if isClosure(date) { return [] }
    var weekday = date.weekday
    if rule.holidays == .vietnam {
      if let replaced = Self.holidays.replacedDay(bySaturday: date) {
        weekday = replaced.weekday
      } else if isInBreakWithHoliday(date) {
        return []
      }
    }
    if rule.isAlwaysOpen { return [0..<86_400] }
    return rule.hours[weekday.rawValue].map {
      $0.lowerBound.secondsSinceMidnight..<$0.upperBound.secondsSinceMidnight
    }
  }

  private func cell(_ instant: Int64) -> Int { Int(instant - firstDay.startSecond) / 300 }

  func isOpen(at instant: Int64) -> Bool {
    instant >= firstDay.startSecond && cell(instant) < cells.count && cells[cell(instant)]
  }

  func openSeconds(at instant: Int64) -> Int64 {
    guard instant >= firstDay.startSecond else { return 0 }
    guard cell(instant) < cells.count else { return total }
    return openBefore[cell(instant)]
      + (isOpen(at: instant) ? (instant - firstDay.startSecond) % 300 : 0)
  }

  func start(openSeconds: Int64) -> Int64 {
    for cell in cells.indices where cells[cell] && openBefore[cell + 1] > openSeconds {
      return firstDay.startSecond + Int64(cell) * 300 + max(0, openSeconds - openBefore[cell])
    }
    return WorkingCalendar.never
  }

  func finish(openSeconds: Int64) -> Int64 {
    guard openSeconds > 0 else { return firstDay.startSecond }
    for cell in cells.indices where openBefore[cell + 1] >= openSeconds {
      return firstDay.startSecond + Int64(cell) * 300 + openSeconds - openBefore[cell]
    }
    return WorkingCalendar.never
  }

  func closing(after instant: Int64) -> Int64 {
    var index = max(0, cell(instant))
    while index < cells.count && !cells[index] { index += 1 }
    guard index < cells.count else { return WorkingCalendar.never }
    while index < cells.count && cells[index] { index += 1 }
    return firstDay.startSecond + Int64(index) * 300
  }

  func workingDay(_ count: Int, after date: CivilDate) -> CivilDate {
    var date = date
    for _ in 0..<count {
      repeat { date = date.advanced(byDays: 1) } while !isWorkingDay(date)
    }
    return date
  }
}

extension CalendarRule {
  /// A rule with odd hours, closures and holidays.
  static func random(using generator: inout TestGenerator, near day: CivilDate) -> CalendarRule {
    var rule = CalendarRule()
    for weekday in 0..<7 where generator.pick(0...9) < (weekday < 5 ? 9 : 4) {
      // Bounds on multiples of five minutes, now and then midnight at both ends.
      var bounds = (0..<generator.pick(1...4) * 2).map { _ in generator.pick(0...288) * 300 }
      if generator.pick(0...4) == 0 { bounds += [0, 86_400] }
      bounds.sort()
      for index in stride(from: 0, to: bounds.count, by: 2) {
        let start = TimeOfDay(secondsSinceMidnight: bounds[index])
        rule.hours[weekday].append(start..<TimeOfDay(secondsSinceMidnight: bounds[index + 1]))
      }
    }
    rule.isAlwaysOpen = generator.pick(0...9) == 0
    rule.holidays = generator.pick(0...2) == 0 ? .none : .vietnam
    for _ in 0..<generator.pick(0...2) {
      let first = day.advanced(byDays: generator.pick(-5...20))
      rule.closed.append(first...first.advanced(byDays: generator.pick(0...4)))
    }
    return rule
  }
}
