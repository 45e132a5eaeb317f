import Testing
import WorkingTime

@Suite("Extension")
struct ExtensionTests {
  let office = WorkingCalendar.office
  let clock = StatutoryClock(limit: .workingDays(8))

  private func request(_ due: String, opens: WorkingCalendar? = nil) -> String {
    text(clock.extensionRequest(due: instant(due), clock: office, opens: opens ?? office))
  }

  @Test("adds working days to the due date, the time of day kept (CLOCK 10)")
  func extends() {
    let extended = { (due: String, days: Int) in
      text(clock.extended(instant(due), byWorkingDays: days, clock: office))
    }
    #expect(extended("2026-03-06 10:15", 1) == "2026-03-09 10h15")
    // Over Tết: 23, 24/2.
    #expect(extended("2026-02-13 16:00", 2) == "2026-02-24 16h00")
    // 30/4-1/5/2025: Sat 26/4 is worked.
    #expect(extended("2025-04-25 09:00", 3) == "2025-04-29 09h00")
    // Hours round the clock may end on a Saturday night: Monday night is the first working day.
    #expect(extended("2026-03-07 23:00", 1) == "2026-03-09 23h00")
    #expect(
      clock.extended(WorkingCalendar.never, byWorkingDays: 3, clock: office)
        == WorkingCalendar.never)
    #expect(
      clock.extended(instant("2030-12-30 09:00"), byWorkingDays: 5, clock: office)
        == WorkingCalendar.never)
  }

  @Test("is asked for at the opening of the last working day before the due date (CLOCK 10)")
  func asks() {
    #expect(request("2026-03-06 10:00") == "2026-03-05 07h30")
    #expect(request("2026-03-09 10:00") == "2026-03-06 07h30")
    #expect(request("2026-02-23 07:30") == "2026-02-13 07h30")
    // A swap Saturday is a working day.
    #expect(request("2025-04-28 17:00") == "2025-04-26 07h30")
    // A due date on a Saturday night.
    #expect(request("2026-03-07 23:00") == "2026-03-06 07h30")
    #expect(
      clock.extensionRequest(due: WorkingCalendar.never, clock: office, opens: office)
        == WorkingCalendar.never)
    #expect(
      clock.extensionRequest(due: instant("2016-01-01 10:00"), clock: office, opens: office)
        == WorkingCalendar.never)
  }

  @Test("an office that is shut on that day asks on an earlier one, and never late")
  func passesOverShutDays() {
    var rule = CalendarRule.office
    rule.hours[3] = []
    rule.hours[2] = dayHours("13h00..17h00")
    // Shut on Thursdays, open on Wednesday afternoons.
    let shut = WorkingCalendar(rule)
    #expect(request("2026-03-06 10:00", opens: shut) == "2026-03-04 13h00")
    #expect(request("2026-03-05 10:00", opens: shut) == "2026-03-04 13h00")
    let never = WorkingCalendar(CalendarRule(holidays: .vietnam))
    #expect(
      clock.extensionRequest(due: instant("2026-03-06 10:00"), clock: office, opens: never)
        == WorkingCalendar.never)
  }

  @Test("is in time on an earlier date than the due date's, at any hour (CLOCK 10)")
  func isInTime() {
    let inTime = { (request: String, due: String) in
      clock.isExtensionInTime(request: instant(request), due: instant(due))
    }
    #expect(inTime("2026-03-05 07:30", "2026-03-06 07:30"))
    #expect(inTime("2026-03-05 23:59:59", "2026-03-06 00:00"))
    #expect(!inTime("2026-03-06 00:00", "2026-03-06 17:00"))
    #expect(!inTime("2026-03-06 09:00", "2026-03-06 10:00"))
    #expect(!inTime("2026-03-09 09:00", "2026-03-06 10:00"))
    #expect(!clock.isExtensionInTime(request: 0, due: WorkingCalendar.never))
  }

  @Test("a same-day limit has none: every moment from acceptance on is too late (CLOCK 10, 5)")
  func sameDayHasNone() {
    let sameDay = StatutoryClock(limit: .sameDay)
    let acceptance = instant("2026-03-04 09:00")
    let due = sameDay.due(acceptance: acceptance, intake: office, clock: office)
    #expect(!sameDay.isExtensionInTime(request: acceptance, due: due))
    #expect(sameDay.extensionRequest(due: due, clock: office, opens: office) < acceptance)
  }

  @Test("every request that the clock makes is in time, and an extension moves it on")
  func laws() {
    for seed in 1...200 {
      var generator = TestGenerator(seed: seed)
      let first = date("2016-06-01").advanced(byDays: generator.pick(0...4700))
      var rule = CalendarRule.random(using: &generator, near: first)
      if rule.hours[0].allSatisfy(\.isEmpty) { rule.hours[0] = dayHours("08h00..09h00") }
      let calendar = WorkingCalendar(rule: rule, days: first...first.advanced(byDays: 200))
      let due = first.startSecond + 40 * 86_400 + Int64(generator.pick(0...5_000_000))
      let request = clock.extensionRequest(due: due, clock: calendar, opens: calendar)
      #expect(clock.isExtensionInTime(request: request, due: due), "seed \(seed)")
      #expect(calendar.isOpen(at: request), "seed \(seed)")
      let days = generator.pick(1...20)
      let extended = clock.extended(due, byWorkingDays: days, clock: calendar)
      let between =
        CivilDate.containing(second: due).advanced(
          byDays: 1)...CivilDate.containing(second: extended)
      #expect(calendar.workingDays(in: between) == days, "seed \(seed)")
      #expect(
        clock.extensionRequest(due: extended, clock: calendar, opens: calendar) >= request,
        "seed \(seed)")
    }
  }
}

@Suite("Acknowledgement clock")
struct AcknowledgementTests {
  let office = WorkingCalendar.office
  let clock = AcknowledgementClock(limit: .workingSeconds(28_800))

  private func due(_ submission: String) -> String {
    text(clock.due(submission: instant(submission), intake: office))
  }

  @Test("eight working hours from submission, at the intake agency")
  func counts() {
    #expect(due("2026-03-03 09:00") == "2026-03-04 09h00")
    #expect(due("2026-03-03 07:30") == "2026-03-03 17h00")
    // At night, at the weekend, over Tết.
    #expect(due("2026-03-03 22:10") == "2026-03-04 17h00")
    #expect(due("2026-03-07 10:00") == "2026-03-09 17h00")
    #expect(due("2026-02-13 16:00") == "2026-02-23 16h00")
    let desk = text(
      clock.due(submission: instant("2026-03-07 10:00"), intake: .saturdayDesk))
    #expect(desk == "2026-03-09 15h30")
  }

  @Test("is judged by instant, whatever the dossier's own clock is judged by (CLOCK 6)")
  func judges() {
    let due = instant("2026-03-04 09:00")
    #expect(clock.verdict(acceptance: due - 1, due: due) == .early)
    #expect(clock.verdict(acceptance: due, due: due) == .onTime)
    #expect(clock.verdict(acceptance: due + 1, due: due) == .late)
  }
}
