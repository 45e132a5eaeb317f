public import WorkingTime

/// A daily series as trend, weekly season, yearly season and rest (MSTL).
///
/// The seasons are sought in turn, the shorter first, each in what the others leave, and twice over. The
/// year has 365 places: 29 February is left out while its season is sought and takes the value of the
/// day before. Unlike in the paper the yearly season is the same every year and smoothed over
/// neighbouring days, because a day of the year was seen only a few times.
///
/// - SeeAlso: K. Bandara, R. J. Hyndman and C. Bergmeir, *MSTL: a seasonal-trend decomposition algorithm
///   for time series with multiple seasonal patterns* (2021).
public struct MultipleSeasons: Sendable {
  /// By day.
  public private(set) var weekly: [Double]
  /// By day; zeros where two years of days were not there.
  public private(set) var yearly: [Double]
  /// By day.
  public private(set) var trend: [Double]
  /// Whether a yearly season was sought.
  public let hasYearly: Bool
  private let first: CivilDate

  /// The days that a yearly season needs.
  public static let yearlyNeedsDays = 730

  private static let weekPlan = SeasonalDecomposition.Plan(period: 7, seasonalWindow: 31)
  private static let yearPlan = SeasonalDecomposition.Plan(period: 365, seasonalWindow: nil)
  /// Days over which the yearly season is smoothed.
  private static let yearSmoothing = 29
  private static let rounds = 2

  /// Decomposes a series.
  ///
  /// - Parameters:
  ///   - values: One for each day.
  ///   - weights: 1, or 0 for a day that does not count; as many as values.
  ///   - first: The date of the first value.
  public init(of values: [Double], weights: [Double], from first: CivilDate) {
    precondition(values.count == weights.count, "each day has a value and a weight")
    let zeros = [Double](repeating: 0, count: values.count)
    self.first = first
    (weekly, yearly, trend) = (zeros, zeros, zeros)
    hasYearly = values.count >= Self.yearlyNeedsDays
    for _ in 0..<(hasYearly ? Self.rounds : 1) {
      let week = SeasonalDecomposition(
        of: values.indices.map { values[$0] - yearly[$0] }, weights: weights, plan: Self.weekPlan)
      (weekly, trend) = (week.seasonal, week.trend)
      if hasYearly { takeYear(of: values.indices.map { values[$0] - weekly[$0] }, weights) }
    }
  }

  private mutating func takeYear(of values: [Double], _ weights: [Double]) {
    let kept = values.indices.filter { !first.advanced(byDays: $0).isLeapDay }
    let year = SeasonalDecomposition(
      of: kept.map { values[$0] }, weights: kept.map { weights[$0] }, plan: Self.yearPlan)
    let smooth = Loess(window: Self.yearSmoothing).smoothed(
      year.seasonal, weights: [Double](repeating: 1, count: kept.count))
    for (index, day) in kept.enumerated() {
      yearly[day] = smooth[index]
      trend[day] = year.trend[index]
    }
    for day in values.indices where first.advanced(byDays: day).isLeapDay {
      let neighbour = day > 0 ? day - 1 : min(1, values.count - 1)
      yearly[day] = yearly[neighbour]
      trend[day] = trend[neighbour]
    }
  }

  /// Both seasons on a day after the series: those of its last week and of its last year.
  public func season(on date: CivilDate) -> Double {
    let count = weekly.count
    guard count >= 7 else { return 0 }
    let ahead = date.dayNumber - first.dayNumber
    var place = ahead
    if place >= count { place -= (place - count + 7) / 7 * 7 }
    let week = weekly[max(0, place)]
    guard hasYearly else { return week }
    var day = date
    while day.dayNumber - first.dayNumber >= count { day = day.adding(months: -12) }
    return week + yearly[max(0, day.dayNumber - first.dayNumber)]
  }
}

extension CivilDate {
  fileprivate var isLeapDay: Bool { month == 2 && day == 29 }
}
