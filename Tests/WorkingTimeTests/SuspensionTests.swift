import Testing
import WorkingTime

/// A wait for the applicant: request and return.
private typealias Wait = (String, String)

@Suite("Suspension")
struct SuspensionTests {
  let office = WorkingCalendar.office

  /// When a dossier is due that waited.
  private func due(
    _ limit: StatutoryLimit, _ start: String, _ waits: [Wait], _ rule: SuspensionRule = .stop
  ) -> String {
    var suspended = Suspended()
    for wait in waits {
      suspended.add(from: instant(wait.0), to: instant(wait.1), clock: office)
    }
    return text(
      StatutoryClock(limit: limit).due(
        clockStart: instant(start), intake: office, clock: office, suspended: suspended,
        rule: rule))
  }

  @Test("a stopped clock adds open time to working days (CLOCK 8)")
  func stopsWorkingDays() {
    let start = "2026-03-03 09:00"  // A Tuesday: three days are Friday 6/3 09:00.
    // Wed 10:00-11:00: an hour.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 10:00", "2026-03-04 11:00")]) == "2026-03-06 10h00")
    // Wed 16:00 to Thu 09:00: 1 h and 1.5 h make Friday 11:30, which stays there.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 16:00", "2026-03-05 09:00")]) == "2026-03-06 11h30")
    // A minute more is after lunch.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 16:00", "2026-03-05 09:01")]) == "2026-03-06 13h01")
    // Wed 10:00 to Thu 15:00: 1.5 + 4 + 4 + 2 = 11.5 h; Fri 09:00 leaves 6.5 h, 5 h on Mon.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 10:00", "2026-03-05 15:00")]) == "2026-03-09 14h00")
    // 6.5 h of Friday exactly: closing, not Monday's opening.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 10:00", "2026-03-05 08:30")]) == "2026-03-06 17h00")
  }

  @Test("the pause ends at the very instant of return, also outside hours (CLOCK 8)")
  func returnsOutsideHours() {
    let start = "2026-03-03 09:00"
    let evening = due(.workingDays(3), start, [("2026-03-04 16:00", "2026-03-04 21:15")])
    let morning = due(.workingDays(3), start, [("2026-03-04 16:00", "2026-03-05 07:30")])
    #expect(evening == "2026-03-06 10h00" && morning == evening)
    // Asked and answered at the weekend: nothing.
    #expect(
      due(.workingDays(3), start, [("2026-03-07 08:00", "2026-03-08 20:00")]) == "2026-03-06 09h00")
    // Round the clock every second counts: 3/3 12:00 and 29.25 h.
    #expect(
      due(.wallSeconds(10_800), start, [("2026-03-03 11:00", "2026-03-04 16:15")])
        == "2026-03-04 17h15")
  }

  @Test("a limit is pushed over Tết by open time, and lands in it by wall time")
  func pushedOverTet() {
    // Due Fri 13/2/2026 10:00, the last day before Tết. Thu 08:00 to Fri 08:00 is a day of 8 h: of
    // Friday 5.5 h are left, 2.5 h on Mon 23/2.
    let day = [("2026-02-12 08:00", "2026-02-13 08:00")]
    #expect(due(.workingDays(3), "2026-02-10 10:00", day) == "2026-02-23 10h00")
    // Calendar days: 13/2 10:00 + 24 h is Saturday 14/2, in the break.
    #expect(due(.calendarDays(3), "2026-02-10 10:00", day) == "2026-02-23 10h00")
    // 12/2 08:00 to 23/2 08:00 is 7.5 + 8 + 0.5 h: the break itself adds nothing.
    let tet = [("2026-02-12 08:00", "2026-02-23 08:00")]
    #expect(due(.workingDays(3), "2026-02-10 10:00", tet) == "2026-02-24 10h00")
    // But 11 days of wall time: 24/2 10:00.
    #expect(due(.calendarDays(3), "2026-02-10 10:00", tet) == "2026-02-24 10h00")
    #expect(due(.calendarDays(3), "2026-02-09 10:00", tet) == "2026-02-23 10h00")
  }

  @Test("wall time is added to calendar days and months before they roll (CLOCK 8, 4)")
  func addsBeforeRolling() {
    // Thu 26/2 + 3 is Sun 1/3, due Mon 2/3; a day of wait makes Mon 2/3 too, not Tue.
    #expect(due(.calendarDays(3), "2026-02-26 10:00", []) == "2026-03-02 10h00")
    let day = [("2026-02-27 09:00", "2026-02-28 09:00")]
    #expect(due(.calendarDays(3), "2026-02-26 10:00", day) == "2026-03-02 10h00")
    // Two days: Tue 3/3.
    let two = [("2026-02-27 09:00", "2026-03-01 09:00")]
    #expect(due(.calendarDays(3), "2026-02-26 10:00", two) == "2026-03-03 10h00")
    // A roll may take the time of day back: Sun 10:00 + 15 h is Mon 01:00.
    let hours = [("2026-02-27 09:00", "2026-02-28 00:00")]
    #expect(due(.calendarDays(3), "2026-02-26 10:00", hours) == "2026-03-02 01h00")
    // 31/1 and a month: Sat 28/2/2026, due 2/3; with 2 days Mon 2/3, with 3 days Tue 3/3.
    #expect(due(.months(1), "2026-01-30 09:00", []) == "2026-03-02 09h00")
    let twoDays = [("2026-02-03 08:00", "2026-02-05 08:00")]
    #expect(due(.months(1), "2026-01-30 09:00", twoDays) == "2026-03-02 09h00")
    let threeDays = [("2026-02-03 08:00", "2026-02-06 08:00")]
    #expect(due(.months(1), "2026-01-30 09:00", threeDays) == "2026-03-03 09h00")
    // The last day of February 2024 and a day: 1/3.
    let leap = [("2024-02-05 08:00", "2024-02-06 08:00")]
    #expect(due(.months(1), "2024-01-31 09:00", leap) == "2024-03-01 09h00")
  }

  @Test("working hours grow by open time, over lunch and night (CLOCK 8)")
  func stopsWorkingHours() {
    let start = "2026-03-03 10:00"  // 8 working hours: Wed 10:00.
    #expect(
      due(.workingSeconds(28_800), start, [("2026-03-03 11:00", "2026-03-03 14:00")])
        == "2026-03-04 11h30")
    #expect(
      due(.workingSeconds(28_800), start, [("2026-03-03 16:00", "2026-03-04 08:00")])
        == "2026-03-04 11h30")
    #expect(
      due(.workingSeconds(28_800), start, [("2026-03-03 16:00", "2026-03-04 08:30")])
        == "2026-03-04 13h30")
  }

  @Test("dates: working dates after the request's date up to the return's (CLOCK 8)")
  func addsDates() {
    let start = "2026-03-03 09:00"  // Friday 6/3 09:00.
    // The same day: nothing, however long.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 08:00", "2026-03-04 16:00")], .dates)
        == "2026-03-06 09h00")
    // Over a night: one, however short. Fri + 1 is Mon 9/3.
    #expect(
      due(.workingDays(3), start, [("2026-03-04 16:59", "2026-03-05 07:30")], .dates)
        == "2026-03-09 09h00")
    // Fri to Sun: none; to Mon: one.
    #expect(
      due(.workingDays(5), start, [("2026-03-06 10:00", "2026-03-08 10:00")], .dates)
        == "2026-03-10 09h00")
    #expect(
      due(.workingDays(5), start, [("2026-03-06 10:00", "2026-03-09 06:00")], .dates)
        == "2026-03-11 09h00")
    // Calendar days are moved after they rolled: Sun 1/3 is Mon 2/3, and one more Tue 3/3.
    #expect(
      due(.calendarDays(3), "2026-02-26 10:00", [("2026-02-26 11:00", "2026-02-27 11:00")], .dates)
        == "2026-03-03 10h00")
    #expect(
      due(.wallSeconds(3600), start, [("2026-03-03 09:30", "2026-03-04 09:30")], .dates)
        == "2026-03-04 10h00")
    #expect(
      due(.workingSeconds(3600), start, [("2026-03-03 09:30", "2026-03-04 09:30")], .dates)
        == "2026-03-04 10h00")
  }

  @Test("two waits by dates are not one wait as long as both")
  func roundsToDates() {
    let start = "2026-03-03 09:00"
    // An hour over each of two nights is two days; two days' working hours in day time are none.
    let nights = [
      ("2026-03-03 16:30", "2026-03-04 08:00"), ("2026-03-04 16:30", "2026-03-05 08:00"),
    ]
    let days = [("2026-03-04 08:00", "2026-03-04 16:00"), ("2026-03-05 08:00", "2026-03-05 16:00")]
    #expect(due(.workingDays(3), start, nights, .dates) == "2026-03-10 09h00")
    #expect(due(.workingDays(3), start, days, .dates) == "2026-03-06 09h00")
  }

  @Test("restart: the limit begins anew at the return, and none runs on (CLOCK 8)")
  func restarts() {
    let wait = [("2026-03-04 10:00", "2026-03-05 15:00")]
    #expect(due(.workingDays(3), "2026-03-03 09:00", wait, .none) == "2026-03-06 09h00")
    // The caller sets the start: Thu 5/3 15:00, then Fri, Mon, Tue 10/3.
    #expect(due(.workingDays(3), "2026-03-05 15:00", [], .restart) == "2026-03-10 15h00")
    #expect(due(.workingDays(3), "2026-03-05 15:00", wait, .restart) == "2026-03-10 15h00")
    // A return on Friday evening starts on Monday 07:30.
    #expect(due(.workingDays(3), "2026-03-06 20:00", [], .restart) == "2026-03-12 07h30")
    for rule in SuspensionRule.allCases {
      #expect(StatutoryClock(limit: .workingDays(3)).restarts(under: rule) == (rule == .restart))
      #expect(StatutoryClock(limit: .sameDay).restarts(under: rule) == (rule != .none))
      #expect(!StatutoryClock(limit: nil).restarts(under: rule) || rule == .restart)
    }
  }

  @Test("same day: the return is held against the cut-off again (CLOCK 5)")
  func restartsSameDay() {
    // Asked at 10:00; back at 15:00:00 it is due the same day, a second later the next.
    let wait = [("2026-03-04 10:00", "2026-03-04 15:00:01")]
    #expect(due(.sameDay, "2026-03-04 15:00:00", wait) == "2026-03-04 17h00")
    #expect(due(.sameDay, "2026-03-04 15:00:01", wait) == "2026-03-05 17h00")
    #expect(due(.sameDay, "2026-03-07 09:00", wait, .dates) == "2026-03-09 17h00")
  }

  @Test("a request after the due date does not make a late dossier timely by instant")
  func asksTooLate() {
    // Due Fri 6/3 09:00. Asked at 10:00, back at 15:00, done at that instant: due 14:00.
    let late = due(.workingDays(3), "2026-03-03 09:00", [("2026-03-06 10:00", "2026-03-06 15:00")])
    #expect(late == "2026-03-06 14h00")
    // Asked on Mon 9/3, three days of 8 h: due 11/3, done 12/3, a working day late as before.
    let days = due(.workingDays(3), "2026-03-03 09:00", [("2026-03-09 09:00", "2026-03-12 09:00")])
    #expect(days == "2026-03-11 09h00")
  }

  @Test("waits under different rules add up, each in its own way")
  func mixesRules() {
    var suspended = Suspended()
    let clock = StatutoryClock(limit: .workingDays(3))
    // Supplement: stop, 1 h. Payment: dates, a night. Fri 6/3 10:00, then Mon 9/3.
    suspended.add(
      from: instant("2026-03-04 10:00"), to: instant("2026-03-04 11:00"), under: .stop,
      clock: office)
    suspended.add(
      from: instant("2026-03-04 16:00"), to: instant("2026-03-05 08:00"), under: .dates,
      clock: office)
    suspended.add(
      from: instant("2026-03-05 09:00"), to: instant("2026-03-05 11:00"), under: .none,
      clock: office)
    #expect(suspended == Suspended(openSeconds: 3600, wallSeconds: 3600, workingDates: 1))
    let due = clock.due(
      clockStart: instant("2026-03-03 09:00"), intake: office, clock: office,
      suspended: suspended)
    #expect(text(due) == "2026-03-09 10h00")
  }

  @Test("a wait that ends when it began, or before, is none")
  func emptyWaits() {
    var suspended = Suspended()
    let now = instant("2026-03-04 10:00")
    suspended.add(from: now, to: now, clock: office)
    suspended.add(from: now, to: now - 7200, clock: office)
    #expect(suspended == Suspended())
  }

  @Test("the due dates of dossiers without a limit or beyond the table stay never")
  func staysNever() {
    let suspended = Suspended(openSeconds: 3600, wallSeconds: 3600, workingDates: 2)
    let never = WorkingCalendar.never
    let limits: [StatutoryLimit?] = [
      nil, .workingSeconds(3600), .workingDays(3), .calendarDays(3), .months(1), .sameDay,
    ]
    let always = WorkingCalendar(CalendarRule(isAlwaysOpen: true))
    for limit in limits {
      for rule in SuspensionRule.allCases {
        let clock = StatutoryClock(limit: limit)
        // At three in the morning, when never itself is later on its date.
        let last = instant("2030-12-31 03:00")
        let due = clock.due(
          clockStart: last + 86_400, intake: always, clock: office, suspended: suspended,
          rule: rule)
        #expect(due == never, "\(String(describing: limit)), \(rule)")
      }
    }
    let due = StatutoryClock(limit: .wallSeconds(3600)).due(
      clockStart: never, intake: office, clock: office, suspended: suspended, rule: .stop)
    #expect(due == never)
  }
}
