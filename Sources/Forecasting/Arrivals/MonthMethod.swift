import WorkingTime

/// A way in which a series of months goes on.
struct MonthMethod: Sendable {
  var name: String
  /// The months ahead; `nil` when the history is too short.
  var forecast: @Sendable (_ history: [Double], _ first: CivilDate, _ horizon: Int) -> [Double]?

  /// Every method, plain and by working day.
  static func all(holidays: Holidays) -> [MonthMethod] {
    let plain = [seasonalNaive]
    return plain + plain.map { $0.byWorkingDay(holidays) }
  }

  /// The same month of the last year.
  static let seasonalNaive = MonthMethod(name: "seasonal-naive") { history, _, horizon in
    guard history.count >= 12 else { return nil }
    return (0..<horizon).map { history[history.count - 12 + $0 % 12] }
  }

  /// The same on arrivals by working day of the nation: Tết and its days off move between months.
  func byWorkingDay(_ holidays: Holidays) -> MonthMethod {
    MonthMethod(name: name + " by working day") { [forecast] history, first, horizon in
      let days = (0..<(history.count + horizon)).map {
        Self.workingDays(of: first.adding(months: $0), holidays)
      }
      return forecast(zip(history, days).map { $0 / $1 }, first, horizon)?.enumerated().map {
        $1 * days[history.count + $0]
      }
    }
  }

  /// The working days of a month; at least 1.
  private static func workingDays(of month: CivilDate, _ holidays: Holidays) -> Double {
    let count = CivilDate.daysInMonth(year: month.year, month: month.month)
    return Double(max(1, (0..<count).count { holidays.isWorkingDay(month.advanced(byDays: $0)) }))
  }
}
