import Testing
import WorkingTime

@Suite("Working calendar and its slow model")
struct WorkingCalendarModelTests {
  @Test("agree on random calendars and instants")
  func agree() {
    for seed in 1...220 {
      var generator = TestGenerator(seed: seed)
      let first = date("2016-01-01").advanced(byDays: generator.pick(0...5400))
      let days = first...first.advanced(byDays: generator.pick(0...18))
      let rule = CalendarRule.random(using: &generator, near: first)
      compare(
        WorkingCalendar(rule: rule, days: days), SlowCalendar(rule: rule, days: days), seed: seed,
        &generator)
    }
  }

  private func compare(
    _ fast: WorkingCalendar, _ slow: SlowCalendar, seed: Int, _ generator: inout TestGenerator
  ) {
    // A calendar without a table does not end with its days.
    let isUnbroken = fast.totalOpenSeconds == WorkingCalendar.never
    #expect(isUnbroken || fast.totalOpenSeconds == slow.total, "seed \(seed)")
    let start = fast.coveredDays.lowerBound.startSecond
    let length = fast.coveredDays.upperBound.startSecond + 86_400 - start
    for round in 0..<12 {
      // Every second instant lies on a multiple of five minutes, where intervals begin and end.
      var instant = start + Int64(generator.pick(isUnbroken ? 0...86_400 : -9_000...Int(length)))
      if round % 2 == 0 { instant -= instant % 300 }
      let note: Comment = "seed \(seed), \(text(instant))"
      #expect(fast.openSeconds(at: instant) == slow.openSeconds(at: instant), note)
      #expect(fast.isOpen(at: instant) == slow.isOpen(at: instant), note)
      let open = slow.openSeconds(at: instant)
      #expect(fast.opening(atOrAfter: instant) == slow.start(openSeconds: open), note)
      if !isUnbroken {
        #expect(fast.closing(after: instant) == slow.closing(after: instant), note)
      }
      #expect(fast.finish(openSeconds: open) == slow.finish(openSeconds: open), note)
      let more = open + Int64(generator.pick(1...40_000))
      guard !isUnbroken || more < slow.total else { continue }
      #expect(fast.finish(openSeconds: more) == slow.finish(openSeconds: more), note)
      #expect(fast.start(openSeconds: more) == slow.start(openSeconds: more), note)
    }
    for dayNumber in fast.coveredDays.lowerBound.dayNumber...fast.coveredDays.upperBound.dayNumber {
      let day = CivilDate(dayNumber: dayNumber)
      #expect(fast.isWorkingDay(day) == slow.isWorkingDay(day), "seed \(seed), \(day)")
    }
  }

  @Test("obey the laws of a two-way map over ten years")
  func obeyLaws() {
    for seed in 1...60 {
      var generator = TestGenerator(seed: seed)
      let rule = CalendarRule.random(using: &generator, near: date("2020-01-01"))
      let days = date("2017-01-01")...date("2026-12-31")
      let calendar = WorkingCalendar(rule: rule, days: days)
      guard calendar.totalOpenSeconds > 0, calendar.totalOpenSeconds < WorkingCalendar.never else {
        continue
      }
      for _ in 0..<200 {
        let open = Int64(generator.pick(1...Int(calendar.totalOpenSeconds - 1)))
        let start = calendar.start(openSeconds: open)
        let finish = calendar.finish(openSeconds: open)
        #expect(calendar.isOpen(at: start) && calendar.isOpen(at: finish - 1), "seed \(seed)")
        #expect(calendar.openSeconds(at: start) == open, "seed \(seed)")
        #expect(calendar.openSeconds(at: finish) == open, "seed \(seed)")
        #expect(calendar.openSeconds(at: finish - 1) == open - 1, "seed \(seed)")
        #expect(finish <= start, "seed \(seed)")
        let closing = calendar.closing(after: start)
        #expect(!calendar.isOpen(at: closing) && closing > start, "seed \(seed)")
        #expect(calendar.finish(openSeconds: calendar.closingOpenSeconds(after: start)) == closing)
      }
    }
  }
}
