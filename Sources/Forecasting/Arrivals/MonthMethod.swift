import WorkingTime

/// A way in which a series of months goes on: a method of the catalogue, on months or by working day.
struct MonthMethod: Sendable {
  var name: String
  /// The months after the first so many of a history.
  var forecast: @Sendable (_ history: [Double], _ horizon: Int) -> [Double]?

  /// The methods for months from a first one on.
  ///
  /// - Parameters:
  ///   - panel: Where the months begin.
  ///   - horizon: How far ahead.
  ///   - holidays: What the working days of a month are counted by.
  ///   - isQuick: Only two of them, for panels of many series.
  /// - Returns: The methods, simplest first; those by working day last.
  static func all(
    _ panel: ArrivalPanel, horizon: Int, holidays: Holidays, isQuick: Bool
  ) -> [MonthMethod] {
    let days = (0..<(panel.length + horizon)).map { workingDays(of: panel.date($0), holidays) }
    let plain =
      isQuick
      ? [SeasonalNaive.method, Theta.method]
      : [
        SeasonalNaive.method, Naive2.method, DampedTrend.method, Theta.method,
        DynamicOptimisedTheta.method, StateSpaceSmoothing.method, MeanForecast.method,
      ]
    let adjusted =
      isQuick ? [Theta.method] : [SeasonalNaive.method, Theta.method, MeanForecast.method]
    return plain.map { MonthMethod($0, days: nil) } + adjusted.map { MonthMethod($0, days: days) }
  }

  /// Arrivals by working day of the nation follow Tết and the days off that move between months.
  private init(_ method: ForecastMethod, days: [Double]?) {
    name = days == nil ? method.id : method.id + " by working day"
    forecast = { history, horizon in
      let values = days.map { zip(history, $0).map { $0 / $1 } } ?? history
      guard let series = try? TimeSeries(values, seasonLength: 12),
        let ahead = (try? method.forecast(of: series, horizon: horizon))?.values
      else { return nil }
      guard let days else { return ahead }
      return ahead.enumerated().map { $1 * days[history.count + $0] }
    }
  }

  /// The working days of a month; at least 1.
  private static func workingDays(of month: CivilDate, _ holidays: Holidays) -> Double {
    let count = CivilDate.daysInMonth(year: month.year, month: month.month)
    return Double(max(1, (0..<count).count { holidays.isWorkingDay(month.advanced(byDays: $0)) }))
  }
}
