import Scenarios
import Wording
import WorkingTime

/// Another calendar for staff and the days on which it works by it.
struct HoursEffect {
  /// `nil`: from the first day of the run on, before every date.
  let from: CivilDate?
  /// The last day, included.
  let until: CivilDate?
  /// The name of the calendar.
  let calendar: String
  let place: SourcePlace

  fileprivate func overlaps(_ next: HoursEffect) -> Bool {
    // Of two effects in the order of their first days.
    guard let until else { return true }
    return next.from.map { $0 <= until } ?? true
  }
}

/// The hours of staff that applied policies change, gathered by staff.
///
/// Staff whose hours change on dates gets a calendar of its own, made of those of the file, so that a
/// run has nothing to do on such a day.
struct HoursOverlay {
  /// More changes than anybody means, over all staff and of one.
  private static let mostEffects = 1_000_000
  private static let mostOfOne = 1000
  /// More opening intervals than anybody means, over the calendars of one staff.
  private static let mostIntervals = 10_000

  private var effects: [StaffIndex: [HoursEffect]] = [:]
  private var count = 0
  private var excess: SourcePlace?

  mutating func add(_ effect: HoursEffect, to staff: [StaffIndex]) {
    guard excess == nil else { return }
    count += staff.count
    if count > Self.mostEffects { excess = effect.place }
    for index in staff where excess == nil {
      effects[index, default: []].append(effect)
      if effects[index, default: []].count > Self.mostOfOne { excess = effect.place }
    }
  }

  /// Writes the calendars into the scenario's staff.
  ///
  /// - Returns: What cannot hold together; the hours of such staff are left as they are.
  func apply(to scenario: inout Scenario) -> [Diagnostic] {
    if let excess { return [.tooManyHours(excess)] }
    var problems = ProblemsByPlace()
    let ordered = effects.sorted { ($0.key.agency, $0.key.staff) < ($1.key.agency, $1.key.staff) }
    for (index, unsorted) in ordered {
      let effects = unsorted.sorted { left, right in
        if let from = left.from, let other = right.from, from != other { return from < other }
        if (left.from == nil) != (right.from == nil) { return left.from == nil }
        return left.place.comesBefore(right.place)
      }
      let agency = scenario.agencies[index.agency]
      let staff = agency.staff[index.staff]
      let pairs = zip(effects, effects.dropFirst())
      if let (first, second) = pairs.first(where: { $0.overlaps($1) }) {
        problems.add(.bothCalendars("\(agency.name).\(staff.role)", first, second))
        continue
      }
      guard let name = agency.calendar(of: staff),
        let own = scenario.calendars.first(where: { $0.name == name })
      else { continue }
      let made = Self.calendar(own, effects, scenario.calendars)
      guard made.rule != own.rule else { continue }
      guard made.rule.intervalCount <= Self.mostIntervals else {
        problems.add(.tooManyHours(effects[0].place))
        continue
      }
      if !scenario.calendars.contains(where: { $0.name == made.name }) {
        scenario.calendars.append(made)
      }
      scenario.agencies[index.agency].staff[index.staff].calendar = made.name
    }
    return problems.all
  }

  /// A calendar that follows others on some days; its name, which no file can write, says which.
  private static func calendar(
    _ own: CalendarDefinition, _ effects: [HoursEffect], _ calendars: [CalendarDefinition]
  ) -> CalendarDefinition {
    var first = own
    var later: [(from: CivilDate, calendar: CalendarDefinition)] = []
    func note(_ calendar: CalendarDefinition, from day: CivilDate?) {
      guard let day else {
        first = calendar
        return
      }
      // What begins on the day on which another ends stands in its place.
      if later.last?.from == day { later.removeLast() }
      guard calendar.rule != (later.last?.calendar ?? first).rule else { return }
      later.append((day, calendar))
    }
    for effect in effects {
      guard let calendar = calendars.first(where: { $0.name == effect.calendar }) else { continue }
      note(calendar, from: effect.from)
      if let until = effect.until { note(own, from: until.advanced(byDays: 1)) }
    }
    var made = first
    made.name += later.map { ", \($0.calendar.name) from \($0.from)" }.joined()
    made.rule.later = later.map { DatedCalendarRule(from: $0.from, rule: $0.calendar.rule) }
    return made
  }
}

extension CalendarRule {
  fileprivate var intervalCount: Int {
    hours.reduce(0) { $0 + $1.count } + later.reduce(0) { $0 + $1.rule.intervalCount }
  }
}

extension Diagnostic {
  fileprivate static func bothCalendars(
    _ name: String, _ first: HoursEffect, _ second: HoursEffect
  ) -> Diagnostic {
    let day =
      second.from.map { Bilingual("on \($0)", vi: "vào ngày \($0)") }
      ?? Bilingual("on the first day", vi: "vào ngày đầu tiên")
    let other = first.place
    return Diagnostic(
      .openedHours,
      Bilingual(
        "'\(name)' would work by two calendars \(day.english), '\(first.calendar)' and '\(second.calendar)'; the other stands at \(other.file):\(other.line):\(other.column)",
        vi:
          "'\(name)' sẽ làm việc theo hai lịch \(day.vietnamese), '\(first.calendar)' và '\(second.calendar)'; lịch kia ở \(other.file):\(other.line):\(other.column)"
      ),
      fix:
        Bilingual(
          "let one end with `until:` before the other begins, or write one calendar with both hours",
          vi:
            "để một lịch kết thúc bằng `until:` trước khi lịch kia bắt đầu, hoặc viết một lịch có cả hai giờ"
        ),
      at: second.place)
  }

  fileprivate static func tooManyHours(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .tooManyChanges,
      Bilingual(
        "up to here are more changes of hours than a run can hold",
        vi: "đến đây đã có nhiều thay đổi giờ hơn mức một lần chạy chứa được"),
      fix: Bilingual(
        "name groups in fewer rows, and change hours on fewer days",
        vi: "nêu theo nhóm với ít dòng hơn, và đổi giờ vào ít ngày hơn"), at: place)
  }
}
