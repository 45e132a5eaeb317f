import Wording
import WorkingTime

extension ScenarioReader {
  func calendars() -> [CalendarDefinition] {
    calendarNames.names.compactMap { name in
      calendarNames.entry(name).flatMap { calendar(name, $0) }
    }
  }

  private func calendar(_ name: String, _ node: SourceNode) -> CalendarDefinition? {
    guard let hours = node["hours"] else {
      if !node.isRefused { reporter.report(.noHours(name, node.place)) }
      return nil
    }
    let isAlwaysOpen = hours.text == "always"
    let week = isAlwaysOpen ? Array(repeating: [], count: 7) : self.week(hours)
    if !isAlwaysOpen, hours.entries?.isEmpty == true {
      reporter.report(.noHours(name, hours.place))
    }
    let closed = (node["closed"]?.oneOrMore ?? []).compactMap { day in
      quantity(day, .dayOrDays).flatMap { QuantityValue.days($0) }
    }
    let rule = CalendarRule(
      isAlwaysOpen: isAlwaysOpen, hours: week, holidays: word(node["holidays"]) ?? .none,
      closed: closed)
    return CalendarDefinition(
      name: name, rule: rule, atClosing: word(node["at-closing"]) ?? .suspend)
  }

  /// Seven lists of intervals; a later key replaces what an earlier one said of a day.
  func week(_ hours: SourceNode) -> [[Range<TimeOfDay>]] {
    var week: [[Range<TimeOfDay>]] = Array(repeating: [], count: 7)
    for entry in hours.entries ?? [] {
      guard let days = DayRange(entry.key)?.days else { continue }
      let intervals = self.intervals(entry.value)
      for day in days { week[day] = intervals }
    }
    return week
  }

  private func intervals(_ node: SourceNode) -> [Range<TimeOfDay>] {
    var intervals: [Range<TimeOfDay>] = []
    for item in node.oneOrMore {
      guard let interval = quantity(item, .interval).flatMap({ QuantityValue.interval($0) }) else {
        continue
      }
      if let last = intervals.last, interval.lowerBound < last.upperBound {
        reporter.report(.overlap(item))
      } else {
        intervals.append(interval)
      }
    }
    return intervals
  }
}

extension CalendarRule {
  /// Whether there is a day in the period, of these weekdays, on which it opens, holidays aside.
  func opens(
    in period: ClosedRange<CivilDate>, on days: Set<Weekday> = Set(Weekday.allCases)
  ) -> Bool {
    let canOpen = isAlwaysOpen || hours.contains { !$0.isEmpty }
    guard canOpen || !later.isEmpty else { return false }
    for day in period.lowerBound.dayNumber...period.upperBound.dayNumber {
      let date = CivilDate(dayNumber: day)
      let rule = later.isEmpty ? self : rule(on: date)
      let weekday = ((day + 3) % 7 + 7) % 7
      let hasHours = rule.isAlwaysOpen || !rule.hours[weekday].isEmpty
      if hasHours, days.contains(date.weekday),
        !rule.closed.contains(where: { $0.contains(date) })
      {
        return true
      }
    }
    return false
  }
}

extension Diagnostic {
  fileprivate static func noHours(_ name: String, _ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .neverOpen,
      Bilingual(
        "the calendar '\(name)' has no opening hours", vi: "lịch '\(name)' không có giờ mở cửa"),
      fix: Bilingual(
        "add `hours: { mon..fri: [07h30..11h30, 13h00..17h00] }` or `hours: always`",
        vi: "thêm `hours: { mon..fri: [07h30..11h30, 13h00..17h00] }` hoặc `hours: always`"),
      at: place)
  }

  fileprivate static func overlap(_ node: SourceNode) -> Diagnostic {
    Diagnostic(
      .hourOverlap,
      Bilingual(
        "'\(node.text ?? "")' begins before the interval in front of it ends",
        vi: "'\(node.text ?? "")' bắt đầu trước khi khoảng đứng trước kết thúc"),
      fix: Bilingual(
        "write the intervals of a day in order, without overlap",
        vi: "viết các khoảng trong ngày theo thứ tự, không chồng lên nhau"), at: node.place)
  }
}
