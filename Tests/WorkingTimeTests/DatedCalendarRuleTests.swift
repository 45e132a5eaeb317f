import Testing
import WorkingTime

@Suite("A calendar whose rule changes on dates")
struct DatedCalendarRuleTests {
  private static let days = date("2025-12-01")...date("2026-12-31")
  private static let evenings = CalendarRule.week(
    friday: "08h00..11h00 18h00..20h00", saturday: "09h00..10h00")
  private static let always = CalendarRule(isAlwaysOpen: true)
  private static var shut: CalendarRule {
    var rule = CalendarRule.office
    rule.closed = [date("2026-06-15")...date("2026-06-19")]
    return rule
  }

  private static func dated(_ rules: [(String, CalendarRule)]) -> CalendarRule {
    var rule = CalendarRule.office
    rule.later = rules.map { DatedCalendarRule(from: date($0.0), rule: $0.1) }
    return rule
  }

  static let rules: [CalendarRule] = [
    dated([("2026-02-10", evenings)]),
    // A swap Saturday with the hours of the Friday before.
    dated([("2026-01-10", evenings), ("2026-01-11", .office)]),
    dated([("2026-03-01", always), ("2026-04-20", shut), ("2026-08-20", evenings)]),
    // Before the table begins, and behind its end.
    dated([("2025-01-01", evenings), ("2026-06-17", shut), ("2027-05-01", always)]),
  ]

  @Test("each day is that of the rule that holds on it", arguments: rules)
  func daysAreThoseOfTheirRules(rule: CalendarRule) {
    let calendar = WorkingCalendar(rule: rule, days: Self.days)
    var without = rule
    without.later = []
    let first = WorkingCalendar(rule: without, days: Self.days)
    let later = rule.later.map { WorkingCalendar(rule: $0.rule, days: Self.days) }
    var open: Int64 = 0
    var working = 0
    for number in Self.days.lowerBound.dayNumber...Self.days.upperBound.dayNumber {
      let day = CivilDate(dayNumber: number)
      let index = rule.later.lastIndex { $0.from <= day }
      let own = index.map { later[$0] } ?? first
      #expect(rule.rule(on: day) == index.map { rule.later[$0].rule } ?? rule)
      #expect(calendar.openSeconds(at: day.startSecond) == open, "\(day)")
      // All opening hours begin and end on the half hour.
      for minute in stride(from: 0, to: 1440, by: 30) {
        let instant = day.startSecond + Int64(minute) * 60
        #expect(calendar.isOpen(at: instant) == own.isOpen(at: instant), "\(day) \(minute)")
        open += own.isOpen(at: instant) ? 1800 : 0
      }
      // Round the clock every weekday is a working day.
      working += own.isWorkingDay(day) ? 1 : 0
      #expect(calendar.isWorkingDay(day) == own.isWorkingDay(day), "\(day)")
    }
    #expect(calendar.totalOpenSeconds == open)
    #expect(calendar.workingDays(in: Self.days) == working)
  }

  @Test("a rule that stays what it is makes the same calendar")
  func neutral() {
    let rule = Self.dated([("2026-03-03", .office), ("2026-05-05", .office)])
    let calendar = WorkingCalendar(rule: rule, days: Self.days)
    let plain = WorkingCalendar(rule: .office, days: Self.days)
    #expect(calendar.totalOpenSeconds == plain.totalOpenSeconds)
    for open in stride(from: 0, to: plain.totalOpenSeconds, by: 7777) {
      #expect(calendar.finish(openSeconds: open) == plain.finish(openSeconds: open))
      #expect(calendar.start(openSeconds: open) == plain.start(openSeconds: open))
    }
  }

  @Test("open round the clock before and after is open round the clock")
  func unbroken() {
    var rule = Self.always
    rule.later = [DatedCalendarRule(from: date("2026-03-03"), rule: Self.always)]
    let calendar = WorkingCalendar(rule: rule, days: Self.days)
    #expect(calendar.totalOpenSeconds == WorkingCalendar.never)
  }
}
