/// For each day of a range, whose hours it has and whether it is a working day.
struct DayKinds {
  struct Kind {
    /// Whose hours hold: the weekday, and 7 more for each later version of the rule; `nil` when the
    /// day is closed.
    var hours: Int?
    var isWorking: Bool
  }

  let firstDay: CivilDate
  private(set) var kinds: ContiguousArray<Kind> = []
  /// The place of Monday's hours in this version of the rule.
  private let monday: Int

  /// The days of a rule with those of its later versions.
  init(rule: CalendarRule, days: ClosedRange<CivilDate>, includesCultureDay: Bool) {
    self.init(version: 0, rule, days, includesCultureDay)
    for (index, version) in rule.later.enumerated() where version.from <= days.upperBound {
      let first = max(version.from, days.lowerBound)
      let later = DayKinds(
        version: index + 1, version.rule, first...days.upperBound, includesCultureDay)
      kinds.replaceSubrange((first.dayNumber - firstDay.dayNumber)..., with: later.kinds)
    }
  }

  /// The days of one version of a rule.
  private init(
    version: Int, _ rule: CalendarRule, _ days: ClosedRange<CivilDate>, _ includesCultureDay: Bool
  ) {
    firstDay = days.lowerBound
    monday = 7 * version
    kinds.reserveCapacity(days.upperBound.dayNumber - days.lowerBound.dayNumber + 1)
    for dayNumber in days.lowerBound.dayNumber...days.upperBound.dayNumber {
      let weekday = CivilDate(dayNumber: dayNumber).weekday
      kinds.append(Kind(hours: monday + weekday.rawValue, isWorking: !weekday.isWeekend))
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
        set(holiday.date, to: Kind(hours: monday + pair.weekday.rawValue, isWorking: true))
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
