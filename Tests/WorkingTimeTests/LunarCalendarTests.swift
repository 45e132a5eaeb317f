import Testing
import WorkingTime

@Suite("Lunar calendar")
struct LunarCalendarTests {
  /// Year, mùng 1 Tết, 10/3: the published dates of the years of the holiday table.
  static let announced = [
    ("2017-01-28", "2017-04-06"), ("2018-02-16", "2018-04-25"), ("2019-02-05", "2019-04-14"),
    ("2020-01-25", "2020-04-02"), ("2021-02-12", "2021-04-21"), ("2022-02-01", "2022-04-10"),
    ("2023-01-22", "2023-04-29"), ("2024-02-10", "2024-04-18"), ("2025-01-29", "2025-04-07"),
    ("2026-02-17", "2026-04-26"), ("2027-02-06", "2027-04-16"),
  ]

  @Test("gives Tết and 10/3 of every year of the table", arguments: announced)
  func matchesTable(tet: String, kings: String) {
    let year = date(tet).year
    #expect(LunarCalendar.date(year: year, month: 1, day: 1) == date(tet))
    #expect(LunarCalendar.date(year: year, month: 3, day: 10) == date(kings))
  }

  @Test(
    "gives Tết of other years as calendars print it",
    arguments: [
      "2000-02-05", "2004-01-22", "2008-02-07", "2012-01-23", "2014-01-31", "2015-02-19",
      "2016-02-08", "2028-01-26", "2029-02-13", "2031-01-23", "2032-02-11", "2033-01-31",
      "2034-02-19", "2035-02-08", "2044-01-30", "2050-01-23", "2100-02-09",
    ])
  func matchesOtherYears(tet: String) {
    #expect(LunarCalendar.date(year: date(tet).year, month: 1, day: 1) == date(tet))
  }

  /// A new moon between 23:00 and midnight in Hà Nội is past midnight in Beijing; in 1985 that
  /// moved the solstice's month, and Tết came a month earlier than there.
  @Test(
    "gives Tết in the years when the hour between UTC+7 and UTC+8 matters",
    arguments: ["1968-01-29", "1969-02-16", "1985-01-21", "2007-02-17", "2030-02-02", "2053-02-18"])
  func matchesUtcPlusSeven(tet: String) {
    #expect(LunarCalendar.date(year: date(tet).year, month: 1, day: 1) == date(tet))
  }

  @Test("passes over leap months: 2/2023 came twice, 6/2025 came twice")
  func passesOverLeapMonths() {
    // 2023: month 2 on 20/2, leap month 2 on 22/3, month 3 on 20/4.
    #expect(LunarCalendar.date(year: 2023, month: 2, day: 1) == date("2023-02-20"))
    #expect(LunarCalendar.date(year: 2023, month: 3, day: 1) == date("2023-04-20"))
    // 2025: month 6 on 25/6, leap month 6 on 25/7, month 7 on 23/8; Trung thu (15/8) on 6/10.
    #expect(LunarCalendar.date(year: 2025, month: 6, day: 1) == date("2025-06-25"))
    #expect(LunarCalendar.date(year: 2025, month: 7, day: 1) == date("2025-08-23"))
    #expect(LunarCalendar.date(year: 2025, month: 8, day: 15) == date("2025-10-06"))
    #expect(LunarCalendar.date(year: 2024, month: 12, day: 23) == date("2025-01-22"))
  }

  @Test("has lunar years of 353-355 or 383-385 days, Tết between 20/1 and 21/2")
  func hasLunarYears() {
    for year in 1900...2199 {
      let tet = LunarCalendar.date(year: year, month: 1, day: 1)
      let next = LunarCalendar.date(year: year + 1, month: 1, day: 1)
      let length = next.dayNumber - tet.dayNumber
      #expect((353...355).contains(length) || (383...385).contains(length), "in \(year)")
      #expect((20...52).contains(tet.dayNumber - date("\(year)-01-01").dayNumber + 1), "in \(year)")
    }
  }
}
