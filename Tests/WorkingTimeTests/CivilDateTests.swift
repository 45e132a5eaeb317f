import Testing
import WorkingTime

@Suite("Civil date")
struct CivilDateTests {
  @Test("counts days since 1970-01-01")
  func countsDays() throws {
    #expect(date("1970-01-01").dayNumber == 0)
    #expect(date("1969-12-31").dayNumber == -1)
    #expect(date("2000-03-01").dayNumber == 11_017)
    #expect(date("2026-02-17").startSecond == 20_501 * 86_400)
  }

  @Test("gives back year, month and day, one day after the other")
  func goesThereAndBack() throws {
    var weekday = date("1899-12-31").weekday.rawValue
    var before = date("1899-12-31")
    for dayNumber in before.dayNumber + 1...date("2101-01-02").dayNumber {
      let day = CivilDate(dayNumber: dayNumber)
      weekday = (weekday + 1) % 7
      #expect(CivilDate(year: day.year, month: day.month, day: day.day) == day)
      #expect(day.weekday.rawValue == weekday)
      #expect((day.year, day.month, day.day) > (before.year, before.month, before.day))
      before = day
    }
  }

  @Test("refuses dates that do not exist")
  func refusesOtherDates() {
    #expect(CivilDate(year: 2025, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2025, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 4, day: 31) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
  }

  @Test(
    "reads only YYYY-MM-DD",
    arguments: [
      "2026-2-17", "2026-02-30", "17/02/2026", "2026-02-17 ", "+026-02-17", "", "2026_02_17",
      "２０２６-02-17", "20260217",
    ])
  func readsOnlyIso(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("is written as it is read", arguments: ["2026-02-17", "0001-01-01", "9999-12-31"])
  func isWrittenAsRead(text: String) {
    #expect(CivilDate(text)?.description == text)
    #expect(CivilDate(Substring(text)) == date(text))
  }

  @Test("knows the weekdays of the holiday table")
  func knowsWeekdays() {
    #expect(date("1970-01-01").weekday == .thursday)
    #expect(date("2017-01-28").weekday == .saturday)
    #expect(date("2026-02-17").weekday == .tuesday)
    #expect(date("1945-09-02").weekday == .sunday)
  }

  @Test("a month later is the same day or the month's last")
  func addsMonths() {
    #expect(date("2024-01-31").adding(months: 1) == date("2024-02-29"))
    #expect(date("2023-01-31").adding(months: 1) == date("2023-02-28"))
    #expect(date("2025-10-31").adding(months: 1) == date("2025-11-30"))
    #expect(date("2025-11-30").adding(months: 14) == date("2027-01-30"))
    #expect(date("2025-01-15").adding(months: -1) == date("2024-12-15"))
    #expect(date("2025-03-31").adding(months: -13) == date("2024-02-29"))
    #expect(date("2025-12-31").adding(months: 0) == date("2025-12-31"))
  }

  @Test("an instant belongs to the day that it begins or is in, before 1970 too")
  func containsInstants() {
    #expect(CivilDate.containing(second: 0) == date("1970-01-01"))
    #expect(CivilDate.containing(second: 86_399) == date("1970-01-01"))
    #expect(CivilDate.containing(second: 86_400) == date("1970-01-02"))
    #expect(CivilDate.containing(second: -1) == date("1969-12-31"))
    #expect(CivilDate.containing(second: -86_400) == date("1969-12-31"))
    #expect(CivilDate.containing(second: -86_401) == date("1969-12-30"))
  }
}

@Suite("Weekday")
struct WeekdayTests {
  @Test("has the abbreviations of scenarios, Monday first")
  func hasAbbreviations() {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    #expect(names.compactMap { Weekday(abbreviation: $0) } == Weekday.allCases)
    #expect(Weekday.allCases.map(\.abbreviation) == names)
    #expect(Weekday.monday.rawValue == 0 && Weekday.monday < .sunday)
    #expect(Weekday(abbreviation: "Mon") == nil)
    #expect(Weekday(abbreviation: "t2") == nil)
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
  }
}

@Suite("Time of day")
struct TimeOfDayTests {
  @Test("reads and writes 07h30", arguments: ["00h00", "07h30", "13h00", "23h59", "24h00"])
  func readsAndWrites(text: String) {
    #expect(TimeOfDay(text)?.description == text)
  }

  @Test(
    "refuses other forms",
    arguments: ["7h30", "07:30", "07h60", "24h01", "25h00", "07h30 ", "", "0xh30", "-1h30"])
  func refusesOtherForms(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test("counts seconds since midnight")
  func countsSeconds() {
    #expect(TimeOfDay("07h30")?.secondsSinceMidnight == 27_000)
    #expect(TimeOfDay(hour: 15, minute: 0, second: 1).description == "15h00:01")
  }
}
