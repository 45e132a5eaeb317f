/// The public holidays of a year that was not announced.
///
/// Fixed days: 1 January, 30 April, 1 May, 2 September; 24 November from 2026 where that is asked
/// for. Since 2021 a second day goes with 2 September: the day after on a Sunday, Monday or
/// Thursday, else the day before. Lunar days: the last two of the old year and the first three of
/// the new (Tết), and 10/3. A holiday on a weekend day is made good on the next working day.
/// These rules give every day off announced in 2017-2026, save the swaps.
///
/// - SeeAlso: Labour Code 2019 (45/2019/QH14), articles 111 and 112.
struct HolidayForecast {
  var year: Int
  var includesCultureDay: Bool

  /// The first year with a second day off at 2 September.
  static let firstYearOfSecondNationalDay = 2021
  /// The first year in which 24 November may be a day off.
  static let firstYearOfCultureDay = 2026

  /// The days off, ascending.
  var days: [Holiday] {
    var days: [Holiday] = []
    for (date, name) in statutory where !days.contains(where: { $0.date == date }) {
      days.append(
        Holiday(
          date: date, kind: date.weekday.isWeekend ? .weekend : .holiday, pair: nil, name: name,
          source: Self.source))
    }
    for lost in days where lost.kind == .weekend {
      var date = lost.date
      repeat {
        date = date.advanced(byDays: 1)
      } while date.weekday.isWeekend || days.contains { $0.date == date }
      days.append(
        Holiday(
          date: date, kind: .compensation, pair: nil, name: lost.name + " (nghỉ bù)",
          source: Self.source))
    }
    return days.sorted { $0.date < $1.date }
  }

  private static let source = "projected by rule, not announced"

  /// The statutory holidays, on whatever weekday they fall, ascending but for 10/3.
  private var statutory: [(CivilDate, String)] {
    let newYear = LunarCalendar.date(year: year, month: 1, day: 1)
    let kings = LunarCalendar.date(year: year, month: 3, day: 10)
    var dates = [(fixed(1, 1), "Tết Dương lịch")]
    dates += (-2...2).map { (newYear.advanced(byDays: $0), "Tết Nguyên đán") }
    dates += [(kings, "Giỗ Tổ Hùng Vương (10/3 ÂL)")]
    dates += [(fixed(4, 30), "Ngày Chiến thắng"), (fixed(5, 1), "Quốc tế Lao động")]
    dates += nationalDays.map { ($0, "Quốc khánh") }
    if includesCultureDay && year >= Self.firstYearOfCultureDay {
      dates.append((fixed(11, 24), "Ngày Văn hóa Việt Nam"))
    }
    return dates.sorted { $0.0 < $1.0 }
  }

  private var nationalDays: [CivilDate] {
    let day = fixed(9, 2)
    guard year >= Self.firstYearOfSecondNationalDay else { return [day] }
    let isDayAfter = [.sunday, .monday, .thursday].contains(day.weekday)
    return [day, day.advanced(byDays: isDayAfter ? 1 : -1)]
  }

  private func fixed(_ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("holidays are known for the years 1...9999, not \(year)")
    }
    return date
  }
}
