/// For each day of a range, whose weekday's hours it has and whether it is a working day.
struct DayKinds {
  struct Kind {
    /// The weekday whose hours hold; `nil` when the day is closed.
    var hours: Weekday?
    var isWorking: Bool
  }

  let firstDay: CivilDate
  private(set) var kinds: ContiguousArray<Kind> = []

  init(rule: CalendarRule, days: ClosedRange<CivilDate>, includesCultureDay: Bool) {
    firstDay = days.lowerBound
    kinds.reserveCapacity(days.upperBound.dayNumber - days.lowerBound.dayNumber + 1)
    for dayNumber in days.lowerBound.dayNumber...days.upperBound.dayNumber {
      let weekday = CivilDate(dayNumber: dayNumber).weekday
      kinds.append(Kind(hours: weekday, isWorking: !weekday.isWeekend))
    }
    if rule.holidays == .vietnam {
      apply(years: days.lowerBound.year...days.upperBound.year, includesCultureDay)
    }
    for closure in rule.closed {
      close(closure)
    }
  }

  /// Closes the breaks around holidays and opens the swap Saturdays.
  private mutating func apply(years: ClosedRange<Int>, _ includesCultureDay: Bool) {
    // A break across New Year's Eve belongs to both years.
    let years = years.lowerBound - 1...years.upperBound + 1
    let holidays = Holidays.vietnam(years: years, includesCultureDay: includesCultureDay)
    for holiday in years.flatMap(holidays.days(ofYear:)) {
      if let pair = holidays.replacedDay(bySaturday: holiday.date) {
        set(holiday.date, to: Kind(hours: pair.weekday, isWorking: true))
      } else if let days = holidays.breakAround(holiday.date) {
        close(days)
      }
    }
  }

  private mutating func close(_ days: ClosedRange<CivilDate>) {
    let first = max(days.lowerBound.dayNumber, firstDay.dayNumber)
    let last = min(days.upperBound.dayNumber, firstDay.dayNumber + kinds.count - 1)
    for dayNumber in stride(from: first, through: last, by: 1) {
      kinds[dayNumber - firstDay.dayNumber] = Kind(hours: nil, isWorking: false)
    }
  }

  private mutating func set(_ date: CivilDate, to kind: Kind) {
    let index = date.dayNumber - firstDay.dayNumber
    guard kinds.indices.contains(index) else { return }
    kinds[index] = kind
  }
}
