import Testing
import WorkingTime

@Suite("Holidays")
struct HolidaysTests {
  let holidays = Holidays.vietnam()

  /// Working days of each year as published with the holiday table.
  @Test(
    "leave the published number of working days",
    arguments: zip(2017...2026, [250, 250, 252, 252, 250, 249, 249, 251, 250, 250]))
  func leaveWorkingDays(year: Int, count: Int) {
    let calendar = WorkingCalendar.office
    #expect(calendar.workingDays(in: date("\(year)-01-01")...date("\(year)-12-31")) == count)
  }

  @Test("give the Tết breaks that were announced, weekends included")
  func giveTetBreaks() {
    let breaks = [
      2017: "26/1", 2018: "14/2", 2019: "2/2", 2020: "23/1", 2021: "10/2", 2022: "29/1",
      2023: "20/1", 2024: "8/2", 2025: "25/1", 2026: "14/2",
    ]
    let lengths = [
      2017: 7, 2018: 7, 2019: 9, 2020: 7, 2021: 7, 2022: 9, 2023: 7, 2024: 7, 2025: 9, 2026: 9,
    ]
    for (year, length) in lengths.sorted(by: { $0.key < $1.key }) {
      let days = holidays.tetBreak(year: year)
      #expect("\(days.lowerBound.day)/\(days.lowerBound.month)" == breaks[year])
      #expect(days.upperBound.dayNumber - days.lowerBound.dayNumber + 1 == length, "in \(year)")
      #expect(days.contains(holidays.tet(year: year)))
    }
    #expect(holidays.tet(year: 2026) == date("2026-02-17"))
  }

  @Test("have a row for each weekend holiday and each end of a swap")
  func haveConsistentRows() {
    for year in 2017...2026 {
      for day in holidays.days(ofYear: year) {
        #expect(day.date.year == year)
        #expect(holidays[day.date] == day)
        #expect((day.kind == .weekend || day.kind == .swapWork) == day.date.weekday.isWeekend)
        #expect((day.pair != nil) == (day.kind == .swapOff || day.kind == .swapWork))
        if let pair = day.pair {
          #expect(holidays[pair]?.pair == day.date)
        }
      }
    }
  }

  @Test("know the swaps: off Fri 2/5/2025, worked Sat 26/4/2025")
  func knowSwaps() {
    #expect(holidays.isDayOff(date("2025-05-02")))
    #expect(!holidays.isWorkingDay(date("2025-05-02")))
    #expect(holidays.isWorkingDay(date("2025-04-26")))
    #expect(!holidays.isDayOff(date("2025-04-26")))
    #expect(holidays.replacedDay(bySaturday: date("2025-04-26")) == date("2025-05-02"))
    #expect(holidays.replacedDay(bySaturday: date("2025-05-02")) == nil)
    #expect(holidays.replacedDay(bySaturday: date("2025-04-19")) == nil)
    // A swap across the year: off Mon 31/12/2018, worked Sat 5/1/2019.
    #expect(holidays.replacedDay(bySaturday: date("2019-01-05")) == date("2018-12-31"))
  }

  @Test("close desks on each day of a break that has a holiday")
  func closeDesks() {
    // Fri 1/5/2020 is off: the weekend after belongs to the break.
    #expect(holidays.closesDesks(on: date("2020-05-02")))
    // Mon 1/1/2018 is off: the weekend before belongs to it, across the year.
    #expect(holidays.closesDesks(on: date("2017-12-30")))
    // Sat 29/4/2023 is 10/3 itself.
    #expect(holidays.closesDesks(on: date("2023-04-29")))
    #expect(holidays.isWeekendHoliday(date("2023-04-29")))
    // Sun 30/4/2017 is a holiday: the Saturday before goes with it.
    #expect(holidays.closesDesks(on: date("2017-04-29")))
    #expect(!holidays.isWeekendHoliday(date("2017-04-29")))
    // Wed 2/9/2020 stands alone: the Saturday of that week is an ordinary one.
    #expect(!holidays.closesDesks(on: date("2020-09-05")))
    // A swap Saturday is worked.
    #expect(!holidays.closesDesks(on: date("2024-05-04")))
    // Sun 5/5/2024 follows a swap Saturday: a Sunday like any other.
    #expect(!holidays.closesDesks(on: date("2024-05-05")))
  }

  @Test("are announced for 2017-2026 and projected otherwise")
  func areAnnounced() {
    #expect(!holidays.isAnnounced(year: 2016))
    #expect(holidays.isAnnounced(year: 2017) && holidays.isAnnounced(year: 2026))
    #expect(!holidays.isAnnounced(year: 2027))
  }

  @Test("are projected for 2027 as the published list projects them")
  func areProjected() {
    // Tết is Sat 6/2: 4-8/2 and the weekend made good on 9 and 10/2. 1/5 is a Saturday.
    let expected = [
      "2027-01-01", "2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10",
      "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02", "2027-09-03",
    ]
    let days = holidays.days(ofYear: 2027)
    #expect(days.filter { $0.kind != .weekend }.map(\.date.description) == expected)
    #expect(
      days.filter { $0.kind == .weekend }.map(\.date.description)
        == ["2027-02-06", "2027-02-07", "2027-05-01"])
  }

  @Test("take off five days at Tết in every year, and never fewer than nine weekdays")
  func areNeverMissing() {
    for year in [1990, 2010, 2016, 2028, 2040, 2068, 2100, 2150] {
      let days = holidays.days(ofYear: year)
      let tet = holidays.tet(year: year)
      #expect(days.filter { $0.kind != .weekend }.count >= 9, "in \(year)")
      #expect((-2...2).allSatisfy { holidays[tet.advanced(byDays: $0)] != nil }, "in \(year)")
      #expect(days.map(\.date) == Set(days.map(\.date)).sorted(), "in \(year)")
    }
    // 2028: 1/1 is a Saturday, so Mon 3/1 is off; 2/9 is a Saturday: Fri 1/9 and Mon 4/9 are off.
    for off in ["2028-01-03", "2028-09-01", "2028-09-04"] {
      #expect(holidays.isDayOff(date(off)))
    }
    // Before 2021 one day at 2/9.
    #expect(holidays.isDayOff(date("2016-09-02")) && !holidays.isDayOff(date("2016-09-01")))
  }

  @Test("have 24/11 only when asked for, from 2026 on")
  func haveCultureDay() {
    let with = Holidays.vietnam(includesCultureDay: true)
    #expect(!holidays.isDayOff(date("2026-11-24")))
    #expect(with.isDayOff(date("2026-11-24")))
    #expect(!with.isDayOff(date("2025-11-24")))
    // 24/11/2029 is a Saturday: Mon 26/11 is off instead.
    #expect(with.isWeekendHoliday(date("2029-11-24")) && with.isDayOff(date("2029-11-26")))
  }

  @Test("do not depend on the years made ready")
  func doNotDependOnYears() {
    let few = Holidays.vietnam(years: 2024...2024)
    for dayNumber in date("2022-12-01").dayNumber...date("2023-06-01").dayNumber {
      let day = CivilDate(dayNumber: dayNumber)
      #expect(few[day] == holidays[day])
    }
    #expect(few.tetBreak(year: 2045) == holidays.tetBreak(year: 2045))
  }
}
