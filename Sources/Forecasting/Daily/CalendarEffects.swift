public import WorkingTime

/// What the calendar does to arrivals beside the week and the year: columns of a regression, by day.
///
/// Tết moves by up to 29 days against the sun, so its days are counted from the break around it.
public struct CalendarEffects: Sendable {
  public var holidays: Holidays
  /// `nil`: schools are left out.
  public var school: SchoolSeason?

  /// One column: 1 (or less) on the days that it is about, 0 on all others.
  public struct Column: Sendable, Equatable {
    public var name: String
    public var values: [Double]
  }

  /// Days before the first and after the last day of the break, each a column.
  private static let tetDays = [1...3, 4...7, 8...14, 15...21]
  /// Effects seen on fewer days than this are left out.
  static let leastDays = 3

  public init(holidays: Holidays, school: SchoolSeason? = .assumed) {
    (self.holidays, self.school) = (holidays, school)
  }

  /// The columns for `count` days from a date, in an order that does not depend on them.
  public func columns(from first: CivilDate, count: Int) -> [Column] {
    let days = (0..<count).map { first.advanced(byDays: $0) }
    let breaks = tetBreaks(around: days)
    func isTet(_ date: CivilDate) -> Bool { breaks.contains { $0.contains(date) } }
    var columns = tetColumns(days, breaks)
    columns.append(column("holiday", days) { date in isOff(date) && !isTet(date) })
    columns.append(
      column("day before a holiday", days) { date in
        !isOff(date) && isOff(date.advanced(byDays: 1)) && !isTet(date.advanced(byDays: 1))
      })
    columns.append(
      column("first day after a holiday", days) { date in
        guard holidays.isWorkingDay(date),
          let free = holidays.breakAround(date.advanced(byDays: -1))
        else { return false }
        return !isTet(free.lowerBound)
          && (free.lowerBound.dayNumber...free.upperBound.dayNumber).contains {
            holidays[CivilDate(dayNumber: $0)] != nil
          }
      })
    columns.append(column("swap Saturday", days) { holidays[$0]?.kind == .swapWork })
    if let school {
      columns.append(column("school holidays", days) { school.holidayMonths.contains($0.month) })
      columns.append(column("start of school", days) { school.startMonths.contains($0.month) })
    }
    return columns
  }

  private func tetColumns(
    _ days: [CivilDate], _ breaks: [ClosedRange<CivilDate>]
  ) -> [Column] {
    // The break that is nearest to each day.
    let near = days.map { day in
      breaks.min {
        abs($0.lowerBound.dayNumber - day.dayNumber) < abs($1.lowerBound.dayNumber - day.dayNumber)
      }
    }
    func column(_ name: String, _ isMeant: (CivilDate, ClosedRange<CivilDate>) -> Bool) -> Column {
      Column(
        name: name,
        values: zip(days, near).map { day, near in near.map { isMeant(day, $0) } == true ? 1 : 0 })
    }
    let before = Self.tetDays.map { range in
      column("\(range.lowerBound)-\(range.upperBound) days before Tết") {
        range.contains($1.lowerBound.dayNumber - $0.dayNumber)
      }
    }
    let after = Self.tetDays.map { range in
      column("\(range.lowerBound)-\(range.upperBound) days after Tết") {
        range.contains($0.dayNumber - $1.upperBound.dayNumber)
      }
    }
    return before + [column("Tết") { $1.contains($0) }] + after
  }

  private func tetBreaks(around days: [CivilDate]) -> [ClosedRange<CivilDate>] {
    guard let first = days.first, let last = days.last else { return [] }
    return (first.year...(last.year + 1)).filter { $0 <= 9998 }.map { holidays.tetBreak(year: $0) }
  }

  private func isOff(_ date: CivilDate) -> Bool {
    switch holidays[date]?.kind {
    case .holiday, .compensation, .swapOff, .weekend: true
    case .swapWork, nil: false
    }
  }

  private func column(
    _ name: String, _ days: [CivilDate], _ isMeant: (CivilDate) -> Bool
  ) -> Column {
    Column(name: name, values: days.map { isMeant($0) ? 1 : 0 })
  }
}

/// The months in which schools change what people come for.
public struct SchoolSeason: Sendable, Equatable {
  public var holidayMonths: ClosedRange<Int>
  public var startMonths: ClosedRange<Int>
  /// Whether nobody measured this.
  public var isAssumed: Bool

  public init(
    holidayMonths: ClosedRange<Int>, startMonths: ClosedRange<Int>, isAssumed: Bool = false
  ) {
    (self.holidayMonths, self.startMonths) = (holidayMonths, startMonths)
    self.isAssumed = isAssumed
  }

  /// Holidays from June to August and the start in September: an assumption, not a measurement.
  public static let assumed = SchoolSeason(
    holidayMonths: 6...8, startMonths: 9...9, isAssumed: true)
}
