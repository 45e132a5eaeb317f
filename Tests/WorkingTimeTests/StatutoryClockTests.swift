import Testing
import WorkingTime

@Suite("Statutory clock")
struct StatutoryClockTests {
  let office = WorkingCalendar.office
  let desk = WorkingCalendar.saturdayDesk

  /// When a dossier accepted at an office is due.
  private func due(_ limit: StatutoryLimit, _ acceptance: String) -> String {
    let clock = StatutoryClock(limit: limit)
    return text(clock.due(acceptance: instant(acceptance), intake: office, clock: office))
  }

  @Test("starts at acceptance, or at the next opening (CLOCK 3)")
  func starts() {
    let clock = StatutoryClock(limit: .workingDays(1))
    let cases = [
      ("2026-03-03 09:12:34", "2026-03-03 09h12:34"),
      ("2026-03-03 06:00", "2026-03-03 07h30"),
      ("2026-03-03 11:30", "2026-03-03 13h00"),
      ("2026-03-06 17:00", "2026-03-09 07h30"),
      ("2026-02-13 18:00", "2026-02-23 07h30"),
    ]
    for (acceptance, start) in cases {
      #expect(text(clock.start(acceptance: instant(acceptance), intake: office)) == start)
    }
    let saturday = instant("2026-03-07 09:00")
    #expect(clock.start(acceptance: saturday, intake: desk) == saturday)
    #expect(text(clock.start(acceptance: saturday, intake: office)) == "2026-03-09 07h30")
  }

  @Test("counts working days from the day after the start (CLOCK 4)")
  func countsWorkingDays() {
    #expect(due(.workingDays(1), "2026-03-03 09:00") == "2026-03-04 09h00")
    // Tết 2026: 23 24 25 26 27/2, 2 3 4/3.
    #expect(due(.workingDays(8), "2026-02-13 10:00") == "2026-03-04 10h00")
    // 30/4-1/5/2025: 25, 26 (swap Saturday), 28, 29/4; off until Sunday 4/5; 5/5.
    #expect(due(.workingDays(5), "2025-04-24 14:00") == "2025-05-05 14h00")
    // 30/4-1/5/2024: off Mon 29/4-Wed 1/5; 2, 3, 4/5 (swap Saturday).
    #expect(due(.workingDays(3), "2024-04-26 09:00") == "2024-05-04 09h00")
    // 2/9/2026: Sat 22/8 is worked for Mon 31/8; 21, 22, 24-28/8; off 29/8-2/9; 3/9.
    #expect(due(.workingDays(8), "2026-08-20 16:59:59") == "2026-09-03 16h59:59")
    // Accepted at closing on Tue: it starts on Wed 4/3 07:30; 5, 6, 9/3. A second earlier: 4, 5, 6/3.
    #expect(due(.workingDays(3), "2026-03-03 17:00") == "2026-03-09 07h30")
    #expect(due(.workingDays(3), "2026-03-03 16:59:59") == "2026-03-06 16h59:59")
    // New Year 2019: Fri 28/12/2018; off 29/12-1/1; 2, 3, 4, 5/1 (swap Saturday).
    #expect(due(.workingDays(4), "2018-12-28 08:00") == "2019-01-05 08h00")
  }

  @Test("starts on a Saturday at a desk open then; day one is Monday (CLOCK 3)")
  func startsOnSaturday() {
    let saturday = instant("2026-03-07 09:00")
    let due = { (limit: StatutoryLimit, clock: WorkingCalendar) in
      text(StatutoryClock(limit: limit).due(acceptance: saturday, intake: desk, clock: clock))
    }
    #expect(due(.workingDays(1), office) == "2026-03-09 09h00")
    #expect(due(.workingDays(1), desk) == "2026-03-09 09h00")
    #expect(due(.sameDay, desk) == "2026-03-09 17h00")
    // Three working hours: the deciding office opens on Monday at 07:30.
    #expect(due(.workingSeconds(10_800), office) == "2026-03-09 10h30")
    // On the desk's own calendar 09:00-11:30 count, then half an hour.
    #expect(due(.workingSeconds(10_800), desk) == "2026-03-09 08h00")
    #expect(due(.calendarDays(2), desk) == "2026-03-09 09h00")
  }

  @Test("counts working hours in open time, up to the very closing (CLOCK 4, 2)")
  func countsWorkingHours() {
    #expect(due(.workingSeconds(28_800), "2026-03-03 07:30") == "2026-03-03 17h00")
    #expect(due(.workingSeconds(28_800), "2026-03-03 10:00") == "2026-03-04 10h00")
    // Fri 13/2 16:00: one hour, then two on Mon 23/2.
    #expect(due(.workingSeconds(10_800), "2026-02-13 16:00") == "2026-02-23 09h30")
  }

  @Test("counts wall hours from the start, without rolling")
  func countsWallHours() {
    #expect(due(.wallSeconds(10_800), "2026-03-06 16:00") == "2026-03-06 19h00")
    #expect(due(.wallSeconds(10_800), "2026-03-06 17:00") == "2026-03-09 10h30")
  }

  @Test("rolls calendar days on to the next working day, time of day kept (CLOCK 4)")
  func rollsCalendarDays() {
    #expect(due(.calendarDays(15), "2026-03-02 08:15") == "2026-03-17 08h15")
    #expect(due(.calendarDays(3), "2026-02-10 10:00") == "2026-02-13 10h00")
    // 15/2 is in Tết: Mon 23/2.
    #expect(due(.calendarDays(5), "2026-02-10 10:00") == "2026-02-23 10h00")
    // Sun 30/4/2023, off until Wed 3/5.
    #expect(due(.calendarDays(10), "2023-04-20 10:00") == "2023-05-04 10h00")
    // A swap Saturday is a working day.
    #expect(due(.calendarDays(5), "2025-04-21 10:00") == "2025-04-26 10h00")
    // Sat 3/5/2025 is not: Mon 5/5.
    #expect(due(.calendarDays(5), "2025-04-28 10:00") == "2025-05-05 10h00")
  }

  @Test("takes months to the same day or the last, then rolls (CLOCK 4)")
  func countsMonths() {
    #expect(due(.months(1), "2024-01-31 09:00") == "2024-02-29 09h00")
    #expect(due(.months(1), "2023-01-31 09:00") == "2023-02-28 09h00")
    // 30/11/2025 is a Sunday.
    #expect(due(.months(1), "2025-10-31 09:00") == "2025-12-01 09h00")
    // 30/4/2025, off until Sun 4/5.
    #expect(due(.months(1), "2025-03-31 09:00") == "2025-05-05 09h00")
    #expect(due(.months(3), "2025-12-02 09:00") == "2026-03-02 09h00")
    // Accepted on Sat 31/5/2025, the office starts on Mon 2/6 07:30: 2/7.
    #expect(due(.months(1), "2025-05-31 09:00") == "2025-07-02 07h30")
  }

  @Test("same day: 15:00:00 is in time, 15:00:01 is not (CLOCK 5, 14)")
  func cutsOff() {
    #expect(due(.sameDay, "2026-03-04 15:00:00") == "2026-03-04 17h00")
    #expect(due(.sameDay, "2026-03-04 15:00:01") == "2026-03-05 17h00")
    #expect(due(.sameDay, "2026-02-13 15:00:00") == "2026-02-13 17h00")
    #expect(due(.sameDay, "2026-02-13 15:00:01") == "2026-02-23 17h00")
    // The test is made on the acceptance itself, in the lunch break and before opening too.
    #expect(due(.sameDay, "2026-03-04 12:00") == "2026-03-04 17h00")
    #expect(due(.sameDay, "2026-03-04 06:00") == "2026-03-04 17h00")
    // It shifts once: Fri 17:00, Sunday 10:00 and Sunday 16:00 are all due on Monday.
    #expect(due(.sameDay, "2026-03-06 17:00") == "2026-03-09 17h00")
    #expect(due(.sameDay, "2026-03-08 10:00") == "2026-03-09 17h00")
    #expect(due(.sameDay, "2026-03-08 16:00") == "2026-03-09 17h00")
    // A swap Saturday is a day like its weekday.
    #expect(due(.sameDay, "2025-04-26 10:00") == "2025-04-26 17h00")
    let early = StatutoryClock(limit: .sameDay, cutOff: TimeOfDay(hour: 10, minute: 0))
    let acceptance = instant("2026-03-04 10:00:01")
    #expect(
      text(early.due(acceptance: acceptance, intake: office, clock: office)) == "2026-03-05 17h00")
  }

  @Test("same day passes over working days on which the office does not open")
  func passesOverShutDays() {
    // Closed on Wednesdays.
    var rule = CalendarRule.office
    rule.hours[2] = []
    let calendar = WorkingCalendar(rule)
    let clock = StatutoryClock(limit: .sameDay)
    let tuesday = instant("2026-03-03 15:00:01")
    let wednesday = instant("2026-03-04 09:00")
    for acceptance in [tuesday, wednesday] {
      let due = clock.due(acceptance: acceptance, intake: office, clock: calendar)
      #expect(text(due) == "2026-03-05 17h00")
    }
    let shut = WorkingCalendar(CalendarRule(holidays: .vietnam))
    #expect(clock.due(acceptance: tuesday, intake: office, clock: shut) == WorkingCalendar.never)
  }

  @Test("judges by date: a finish at any hour of the due date is on time (CLOCK 6)")
  func judgesByDate() {
    let clock = StatutoryClock(limit: .workingDays(3))
    let due = instant("2026-03-06 10:00")
    #expect(clock.verdict(finish: instant("2026-03-05 23:59:59"), due: due) == .early)
    #expect(clock.verdict(finish: instant("2026-03-06 00:00"), due: due) == .onTime)
    #expect(clock.verdict(finish: instant("2026-03-06 16:59"), due: due) == .onTime)
    #expect(clock.verdict(finish: instant("2026-03-07 00:00"), due: due) == .late)
    #expect(!clock.isOverdue(at: instant("2026-03-06 23:59:59"), due: due))
    #expect(clock.isOverdue(at: instant("2026-03-07 00:00"), due: due))
  }

  @Test("judges by instant where asked to (CLOCK 6, 14)")
  func judgesByInstant() {
    let clock = StatutoryClock(limit: .workingSeconds(28_800), judged: .instant)
    let due = instant("2026-03-06 10:00")
    #expect(clock.verdict(finish: due - 1, due: due) == .early)
    #expect(clock.verdict(finish: due, due: due) == .onTime)
    #expect(clock.verdict(finish: due + 1, due: due) == .late)
    #expect(!clock.isOverdue(at: due, due: due) && clock.isOverdue(at: due + 1, due: due))
    #expect(clock.daysLate(finish: due + 1, due: due, clock: office) == 0)
  }

  @Test("counts days late in working days d with due < d <= finish (CLOCK 6)")
  func countsDaysLate() {
    let clock = StatutoryClock(limit: .workingDays(3))
    let late = { (due: String, finish: String) in
      clock.daysLate(finish: instant(finish), due: instant(due), clock: office)
    }
    #expect(late("2026-03-06 10:00", "2026-03-06 16:00") == 0)
    #expect(late("2026-03-06 10:00", "2026-03-05 16:00") == 0)
    #expect(late("2026-03-06 10:00", "2026-03-09 08:00") == 1)
    #expect(late("2026-03-06 10:00", "2026-03-08 08:00") == 0)
    // Over Tết: 23 and 24/2.
    #expect(late("2026-02-13 10:00", "2026-02-24 08:00") == 2)
    // Over 30/4: Sat 26, 28, 29/4, 5/5.
    #expect(late("2025-04-25 10:00", "2025-05-05 08:00") == 4)
  }

  @Test("without a limit nothing is due and all is on time (CLOCK 13)")
  func hasNoLimit() {
    for judged in Judged.allCases {
      let clock = StatutoryClock(limit: nil, judged: judged)
      let acceptance = instant("2026-03-03 09:00")
      let due = clock.due(acceptance: acceptance, intake: office, clock: office)
      #expect(due == WorkingCalendar.never)
      #expect(clock.verdict(finish: instant("2030-01-01 00:00"), due: due) == .onTime)
      #expect(!clock.isOverdue(at: instant("2030-01-01 00:00"), due: due))
      #expect(clock.daysLate(finish: instant("2030-01-01 00:00"), due: due, clock: office) == 0)
    }
  }

  @Test("is never due beyond the table, at a shut intake, or in the far future")
  func mayBeNeverDue() {
    let limits: [StatutoryLimit] = [
      .workingSeconds(3600), .wallSeconds(3600), .workingDays(3), .calendarDays(3), .months(1),
      .sameDay,
    ]
    let shut = WorkingCalendar(CalendarRule())
    for limit in limits {
      let clock = StatutoryClock(limit: limit)
      let last = instant("2030-12-31 18:00")
      #expect(clock.due(acceptance: last, intake: office, clock: office) == WorkingCalendar.never)
      let never = WorkingCalendar.never
      #expect(clock.due(acceptance: never, intake: office, clock: office) == never)
      if limit != .sameDay {
        #expect(clock.due(acceptance: 0, intake: shut, clock: office) == never)
      }
    }
    // A due date of 2100, with computed holidays.
    let far = WorkingCalendar(rule: .office, days: date("2099-01-01")...date("2101-12-31"))
    let clock = StatutoryClock(limit: .workingDays(1))
    // Tết 2100 is Tue 9/2: off from Sat 6/2 to Sun 14/2.
    let due = clock.due(acceptance: instant("2100-02-05 09:00"), intake: far, clock: far)
    #expect(text(due) == "2100-02-15 09h00")
  }

  @Test("has three due dates, equal at acceptance (CLOCK 7)")
  func hasThreeDueDates() {
    var dates = DueDates(original: 5)
    #expect(dates.original == 5 && dates.lawful == 5 && dates.current == 5)
    dates.current = 9
    #expect(dates != DueDates(original: 5))
  }

  @Test("agrees with a walk day by day on random calendars")
  func agreesWithWalk() {
    for seed in 1...150 {
      var generator = TestGenerator(seed: seed)
      let first = date("2016-06-01").advanced(byDays: generator.pick(0...4700))
      let days = first...first.advanced(byDays: 150)
      var rule = CalendarRule.random(using: &generator, near: first)
      if rule.hours[0].allSatisfy(\.isEmpty) { rule.hours[0] = dayHours("08h00..09h00") }
      let calendar = WorkingCalendar(rule: rule, days: days)
      // Only its walk of working days is used: one day of cells is enough.
      let slow = SlowCalendar(rule: rule, days: first...first)
      for _ in 0..<10 {
        let acceptance = first.startSecond + Int64(generator.pick(0...1_700_000))
        let count = generator.pick(1...30)
        let start = calendar.opening(atOrAfter: acceptance)
        let day = CivilDate.containing(second: start)
        let sameDay = CivilDate.containing(second: acceptance)
        let isInTime =
          slow.isWorkingDay(sameDay) && acceptance - sameDay.startSecond <= 15 * 3600
        let rolled = { (date: CivilDate) in
          slow.isWorkingDay(date) ? date : slow.workingDay(1, after: date)
        }
        let expected: [(StatutoryLimit, CivilDate)] = [
          (.workingDays(count), slow.workingDay(count, after: day)),
          (.calendarDays(count), rolled(day.advanced(byDays: count))),
          (.months(1), rolled(day.adding(months: 1))),
        ]
        for (limit, dueDate) in expected {
          let due = StatutoryClock(limit: limit)
            .due(acceptance: acceptance, intake: calendar, clock: calendar)
          #expect(due == dueDate.startSecond + start - day.startSecond, "seed \(seed), \(limit)")
        }
        let due = StatutoryClock(limit: .sameDay)
          .due(acceptance: acceptance, intake: calendar, clock: calendar)
        let earliest = isInTime ? sameDay : slow.workingDay(1, after: sameDay)
        #expect(CivilDate.containing(second: due - 1) >= earliest, "seed \(seed)")
        #expect(calendar.isOpen(at: due - 1), "seed \(seed)")
        let days = max(0, generator.pick(-3...20))
        let finish = due + Int64(days) * 86_400
        let late = (0...days + 1).count { offset in
          let late = CivilDate.containing(second: due).advanced(byDays: offset + 1)
          return late <= CivilDate.containing(second: finish) && slow.isWorkingDay(late)
        }
        #expect(
          StatutoryClock(limit: .sameDay).daysLate(finish: finish, due: due, clock: calendar)
            == late, "seed \(seed)")
      }
    }
  }
}
