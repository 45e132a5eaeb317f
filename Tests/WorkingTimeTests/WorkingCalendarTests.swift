import Testing
import WorkingTime

@Suite("Working calendar")
struct WorkingCalendarTests {
  let office = WorkingCalendar.office
  let desk = WorkingCalendar.saturdayDesk

  @Test("is open from opening up to, not at, closing (CLOCK 2)")
  func isHalfOpen() {
    #expect(!office.isOpen(at: instant("2026-03-03 07:29:59")))
    #expect(office.isOpen(at: instant("2026-03-03 07:30")))
    #expect(office.isOpen(at: instant("2026-03-03 11:29:59")))
    #expect(!office.isOpen(at: instant("2026-03-03 11:30")))
    #expect(office.opening(atOrAfter: instant("2026-03-03 11:30")) == instant("2026-03-03 13:00"))
    #expect(office.opening(atOrAfter: instant("2026-03-03 10:11")) == instant("2026-03-03 10:11"))
    // Fri 17:00 is after closing: Monday.
    #expect(office.opening(atOrAfter: instant("2026-03-06 17:00")) == instant("2026-03-09 07:30"))
  }

  @Test("ends work that fills the day at closing, not at the next opening (CLOCK 2)")
  func endsAtClosing() {
    // 07:30-11:30 and 13:00-17:00 are 480 minutes.
    #expect(
      office.end(of: 480, from: instant("2026-03-03 07:30")) == instant("2026-03-03 17:00"))
    #expect(
      office.end(of: 240, from: instant("2026-03-03 07:30")) == instant("2026-03-03 11:30"))
    let second = office.openSeconds(at: instant("2026-03-03 07:30")) + 480 * 60 + 1
    #expect(office.finish(openSeconds: second) == instant("2026-03-04 07:30:01"))
    #expect(office.start(openSeconds: second - 1) == instant("2026-03-04 07:30"))
  }

  @Test("carries work over Tết 2026: 14-22/2 are off")
  func carriesWorkOverTet() {
    // Fri 13/2 16:00-17:00 are 60 minutes, the other 35 are worked on Mon 23/2.
    #expect(office.end(of: 95, from: instant("2026-02-13 16:00")) == instant("2026-02-23 08:05"))
    #expect(office.opening(atOrAfter: instant("2026-02-14 08:00")) == instant("2026-02-23 07:30"))
    // Desks open on Saturday are shut on Sat 14 and 21/2 too.
    #expect(desk.end(of: 95, from: instant("2026-02-13 16:00")) == instant("2026-02-23 08:05"))
  }

  @Test("gives a swap Saturday the hours of the weekday it replaces (CLOCK 1)")
  func worksSwapSaturdays() {
    // Sat 10/1/2026 replaces Fri 2/1; here Friday is a morning, Saturday shut.
    let shortFriday = WorkingCalendar(.week(friday: "08h00..11h00", saturday: ""))
    let saturday = date("2026-01-10")
    #expect(shortFriday.opening(atOrAfter: saturday.startSecond) == instant("2026-01-10 08:00"))
    #expect(shortFriday.closing(after: instant("2026-01-10 08:00")) == instant("2026-01-10 11:00"))
    #expect(!shortFriday.isOpen(at: instant("2026-01-02 09:00")))
    // At a Saturday desk too, the weekday's hours hold, in the afternoon as well.
    #expect(desk.isOpen(at: instant("2026-01-10 16:00")))
    // Sat 22/8/2026 replaces Mon 31/8.
    #expect(office.isOpen(at: instant("2026-08-22 16:00")))
    #expect(!office.isOpen(at: instant("2026-08-31 09:00")))
  }

  @Test("shuts Saturday desks in breaks with a holiday, and only then (CLOCK 1)")
  func shutsSaturdayDesks() {
    // Fri 1/5/2020 is off; Sat 25/4 and 9/5 are ordinary.
    #expect(desk.isOpen(at: instant("2020-04-25 09:00")))
    #expect(!desk.isOpen(at: instant("2020-05-02 09:00")))
    #expect(desk.isOpen(at: instant("2020-05-09 09:00")))
    // Sat 2/9/2017 is a holiday.
    #expect(!desk.isOpen(at: instant("2017-09-02 09:00")))
    // 29/12/2018-1/1/2019: Saturday, Sunday, a swap and New Year.
    #expect(!desk.isOpen(at: instant("2018-12-29 09:00")))
  }

  @Test("has national working days, whatever the opening hours (CLOCK 1)")
  func hasNationalWorkingDays() {
    let never = WorkingCalendar(CalendarRule(holidays: .vietnam))
    for calendar in [office, desk, never] {
      #expect(calendar.isWorkingDay(date("2026-03-06")))
      #expect(!calendar.isWorkingDay(date("2026-03-07")))
      #expect(calendar.isWorkingDay(date("2026-01-10")))
      #expect(!calendar.isWorkingDay(date("2026-02-16")))
      #expect(calendar.workingDay(1, after: date("2026-03-06")) == date("2026-03-09"))
      #expect(calendar.workingDay(1, after: date("2026-02-13")) == date("2026-02-23"))
      #expect(calendar.firstWorkingDay(onOrAfter: date("2026-02-14")) == date("2026-02-23"))
      #expect(calendar.firstWorkingDay(onOrAfter: date("2026-02-13")) == date("2026-02-13"))
      #expect(calendar.lastWorkingDay(before: date("2026-02-23")) == date("2026-02-13"))
      // 30/4 and 1/5/2025 with the swap: 25, 26 (Sat), 28, 29/4, then 5/5.
      #expect(calendar.workingDays(in: date("2025-04-25")...date("2025-05-05")) == 5)
    }
    // Without holidays Mon 16/2/2026 is a working day.
    var rule = CalendarRule.office
    rule.holidays = .none
    #expect(WorkingCalendar(rule).isWorkingDay(date("2026-02-16")))
  }

  @Test("counts extra closures as days off of this calendar")
  func closesExtraDays() {
    var rule = CalendarRule.office
    rule.closed = [date("2020-04-01")...date("2020-04-15")]
    let closed = WorkingCalendar(rule)
    #expect(!closed.isOpen(at: instant("2020-04-08 09:00")))
    // Tue 31/3; 1-15/4 are closed; Thu 16/4.
    #expect(closed.workingDay(1, after: date("2020-03-31")) == date("2020-04-16"))
    #expect(closed.end(of: 61, from: instant("2020-03-31 16:00")) == instant("2020-04-16 07:31"))
  }

  @Test("is open round the clock without a table")
  func isAlwaysOpen() {
    let always = WorkingCalendar(CalendarRule(isAlwaysOpen: true))
    let start = instant("2016-01-01 00:00")
    #expect(always.openSeconds(at: start + 12_345) == 12_345)
    #expect(always.finish(openSeconds: 12_345) == start + 12_345)
    #expect(always.opening(atOrAfter: start + 5) == start + 5)
    #expect(always.opening(atOrAfter: start - 5) == start)
    #expect(always.isOpen(at: instant("2026-02-17 00:00")))
    #expect(always.closing(after: start) == WorkingCalendar.never)
    #expect(always.closingOpenSeconds(after: start) == WorkingCalendar.never)
    #expect(always.longestOpenDaySeconds == 86_400)
    // It has no end.
    #expect(always.finish(openSeconds: 1 << 50) == start + 1 << 50)
    #expect(always.finish(openSeconds: WorkingCalendar.never) == WorkingCalendar.never)
    #expect(always.openSeconds(at: WorkingCalendar.never) == WorkingCalendar.never - start)
    #expect(always.isWorkingDay(date("2026-02-16")) && !always.isWorkingDay(date("2026-02-15")))
    #expect(always.workingDay(6, after: date("2026-02-13")) == date("2026-02-23"))
    #expect(
      always.workingDay(1, after: date("9999-12-31")) == date("9999-12-31").advanced(byDays: 3))
  }

  @Test("round the clock with holidays is shut on them only")
  func isAlwaysOpenButOnHolidays() {
    let rule = CalendarRule(isAlwaysOpen: true, holidays: .vietnam)
    let calendar = WorkingCalendar(rule)
    // Tết is 14-22/2/2026; the next holiday is Sun 26/4 with its Saturday.
    let opening = instant("2026-02-23 00:00")
    #expect(calendar.closing(after: instant("2026-02-13 12:00")) == instant("2026-02-14 00:00"))
    #expect(calendar.opening(atOrAfter: instant("2026-02-14 00:00")) == opening)
    #expect(calendar.closing(after: opening) == instant("2026-04-25 00:00"))
    #expect(calendar.isOpen(at: instant("2026-03-01 03:00")))
  }

  @Test("ends an interval across midnight at its true closing")
  func joinsAtMidnight() {
    let night = CalendarRule(
      hours: [dayHours("22h00..24h00"), dayHours("00h00..06h00 06h00..07h00"), [], [], [], [], []])
    let calendar = WorkingCalendar(night)
    // Mon 2/3/2026 22:00 to Tue 07:00: nine hours.
    #expect(calendar.closing(after: instant("2026-03-02 23:00")) == instant("2026-03-03 07:00"))
    #expect(calendar.closing(after: instant("2026-03-03 05:59")) == instant("2026-03-03 07:00"))
    #expect(calendar.end(of: 540, from: instant("2026-03-02 22:00")) == instant("2026-03-03 07:00"))
    #expect(
      calendar.closingOpenSeconds(after: instant("2026-03-02 23:00"))
        == calendar.openSeconds(at: instant("2026-03-02 23:00")) + 8 * 3600)
    #expect(calendar.longestOpenDaySeconds == 7 * 3600)
  }

  @Test("with no hours is never open, and has working days all the same")
  func mayBeNeverOpen() {
    for rule in [
      CalendarRule(), CalendarRule(hours: Array(repeating: dayHours("08h00..08h00"), count: 7)),
    ] {
      let calendar = WorkingCalendar(rule)
      #expect(calendar.totalOpenSeconds == 0 && calendar.longestOpenDaySeconds == 0)
      #expect(calendar.openSeconds(at: instant("2026-03-03 09:00")) == 0)
      #expect(calendar.opening(atOrAfter: instant("2026-03-03 09:00")) == WorkingCalendar.never)
      #expect(calendar.closing(after: instant("2026-03-03 09:00")) == WorkingCalendar.never)
      #expect(calendar.finish(openSeconds: 1) == WorkingCalendar.never)
      #expect(calendar.start(openSeconds: 0) == WorkingCalendar.never)
      #expect(calendar.workingDay(5, after: date("2026-03-03")) == date("2026-03-10"))
    }
  }

  @Test("closed on every day has no working day")
  func mayBeClosedThroughout() {
    let days = date("2026-01-01")...date("2026-12-31")
    var rule = CalendarRule.office
    rule.closed = [date("2025-01-01")...date("2030-01-01")]
    let calendar = WorkingCalendar(rule: rule, days: days)
    #expect(calendar.totalOpenSeconds == 0)
    #expect(calendar.workingDays(in: days) == 0)
    #expect(calendar.workingDay(1, after: date("2026-03-03")) == WorkingCalendar.neverDate)
    #expect(calendar.firstWorkingDay(onOrAfter: days.lowerBound) == WorkingCalendar.neverDate)
    #expect(calendar.lastWorkingDay(before: days.upperBound) == date("2025-12-31"))
  }

  @Test("is shut outside its table")
  func isShutOutside() {
    let calendar = WorkingCalendar(rule: .office, days: date("2026-03-02")...date("2026-03-06"))
    #expect(calendar.totalOpenSeconds == 5 * 28_800)
    #expect(calendar.openSeconds(at: .min) == 0)
    #expect(calendar.openSeconds(at: instant("2026-02-27 09:00")) == 0)
    #expect(calendar.openSeconds(at: instant("2026-03-09 09:00")) == calendar.totalOpenSeconds)
    #expect(calendar.openSeconds(at: .max) == calendar.totalOpenSeconds)
    #expect(calendar.finish(openSeconds: 5 * 28_800) == instant("2026-03-06 17:00"))
    #expect(calendar.finish(openSeconds: 5 * 28_800 + 1) == WorkingCalendar.never)
    #expect(calendar.finish(openSeconds: .max) == WorkingCalendar.never)
    #expect(calendar.finish(openSeconds: 0) == instant("2026-03-02 00:00"))
    #expect(calendar.start(openSeconds: -7) == instant("2026-03-02 07:30"))
    #expect(calendar.opening(atOrAfter: instant("2026-02-27 09:00")) == instant("2026-03-02 07:30"))
    #expect(calendar.opening(atOrAfter: instant("2026-03-06 17:00")) == WorkingCalendar.never)
    #expect(calendar.opening(atOrAfter: WorkingCalendar.never) == WorkingCalendar.never)
    #expect(!calendar.isOpen(at: instant("2026-02-27 09:00")))
    #expect(!calendar.isOpen(at: instant("2026-03-09 09:00")))
    #expect(
      !calendar.isWorkingDay(date("2026-03-09")) && !calendar.isWorkingDay(date("2026-02-27")))
    #expect(calendar.workingDay(1, after: date("2026-03-06")) == WorkingCalendar.neverDate)
    #expect(calendar.workingDay(1, after: date("2026-02-01")) == date("2026-03-02"))
    #expect(CivilDate.containing(second: WorkingCalendar.never) == WorkingCalendar.neverDate)
  }

  @Test("answers for a day alike, whatever days the table covers")
  func doesNotDependOnRange() {
    let long = WorkingCalendar(rule: .saturdayDesk, days: date("1990-01-01")...date("2090-12-31"))
    for first in ["2017-12-30", "2018-12-30", "2026-02-15", "2027-02-07", "2040-04-29"] {
      let days = date(first)...date(first).advanced(byDays: 9)
      let short = WorkingCalendar(rule: .saturdayDesk, days: days)
      for dayNumber in days.lowerBound.dayNumber...days.upperBound.dayNumber {
        let day = CivilDate(dayNumber: dayNumber)
        #expect(short.isWorkingDay(day) == long.isWorkingDay(day), "\(day)")
        for hour in [3, 9, 12, 15, 20] {
          let instant = day.startSecond + Int64(hour) * 3600
          #expect(short.isOpen(at: instant) == long.isOpen(at: instant), "\(day) \(hour)h")
        }
      }
    }
  }

  @Test("has 24/11 off where that is asked for (CLOCK 12)")
  func hasCultureDay() {
    let days = date("2026-01-01")...date("2026-12-31")
    let with = WorkingCalendar(rule: .office, days: days, includesCultureDay: true)
    #expect(with.workingDays(in: days) == 249)
    #expect(!with.isOpen(at: instant("2026-11-24 09:00")))
    #expect(office.isOpen(at: instant("2026-11-24 09:00")))
  }
}
