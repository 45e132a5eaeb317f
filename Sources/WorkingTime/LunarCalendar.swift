/// The Vietnamese lunar calendar, computed from the new moons and principal terms of UTC+7.
///
/// A month begins on the day of a new moon in Viet Nam. The month with the December solstice is the
/// eleventh. When thirteen months lie between two eleventh months, the first of them without a
/// principal term (the sun's longitude passing a multiple of 30°) is a leap month, which repeats the
/// number of the month before it.
///
/// New moons are good to about 20 seconds and solar longitudes to 0.01°, this century; a new moon
/// nearer to midnight than that could fall on the wrong day.
///
/// - SeeAlso: Hồ Ngọc Đức, *Computing the Vietnamese lunar calendar*; `Ephemeris` for the astronomy.
public enum LunarCalendar {
  /// The date of a day of a regular (not leap) month.
  ///
  /// - Parameters:
  ///   - year: The Gregorian year in which the lunar year begins, 1...9999.
  ///   - month: 1...12.
  ///   - day: 1...30; a day 30 that the month lacks is day 1 of the next.
  /// - Returns: The date in Viet Nam.
  /// - Complexity: At most 20 new moons, about 10 µs.
  public static func date(year: Int, month: Int, day: Int) -> CivilDate {
    precondition((1...12).contains(month) && (1...30).contains(day))
    let eleventh = eleventhMonth(year: month <= 10 ? year - 1 : year)
    // Months 11 and 12 open a lunar winter, 1 to 10 follow them.
    var offset = (month + 1) % 12
    if let leap = leapOffset(from: eleventh), offset >= leap {
      offset += 1
    }
    return Ephemeris.newMoonDate(eleventh + offset).advanced(byDays: day - 1)
  }

  /// The lunation of the month that has the December solstice of `year`.
  private static func eleventhMonth(year: Int) -> Int {
    // The last new moon of the year, give or take one day; the solstice is ten days earlier.
    let lunation = Ephemeris.floored(Double(year + 1 - 2000) * 12.368_266 - 0.5)
    let isAfterSolstice = { (lunation: Int) in
      let start = Ephemeris.newMoonDate(lunation)
      return start.year > year || Ephemeris.principalTerm(atStartOf: start) == 9
    }
    var candidate = lunation + 1
    while isAfterSolstice(candidate) {
      candidate -= 1
    }
    return candidate
  }

  /// How many months after the eleventh the leap month of that lunar winter comes, if there is one.
  private static func leapOffset(from eleventh: Int) -> Int? {
    let term = { (offset: Int) in
      Ephemeris.principalTerm(atStartOf: Ephemeris.newMoonDate(eleventh + offset))
    }
    // With twelve months, the thirteenth new moon already lies after the next solstice's month began.
    guard term(13) != 9 else { return nil }
    return (1...12).first { term($0) == term($0 + 1) }
  }
}
