import Foundation
public import WorkingTime

/// A daily history taken apart: calendar effects, weekly and yearly season, trend and rest.
///
/// Closed days are structural zeros: they are not fitted, and are forecast as 0. The calendar effects are
/// found by least squares beside rough seasons first, and then twice in what the seasons (MSTL) leave.
public struct DailyModel: Sendable {
  /// On which days dossiers can come.
  public let opening: OpeningDays
  /// The effects of the calendar, as factors on the count of a day where the scale is logarithmic.
  public let effects: [Effect]
  public let seasons: MultipleSeasons
  /// What there is to know about the fit: seasons that could not be sought, assumptions.
  public let notes: [String]

  /// What a mark in the calendar does.
  public struct Effect: Sendable, Equatable {
    public var name: String
    /// On the scale of the fit.
    public var size: Double
  }

  let first: CivilDate
  let count: Int
  let scale: VarianceScale
  let calendar: CalendarEffects
  /// The open days, as places in the history.
  let openDays: [Int]
  /// The series without seasons and calendar effects, on open days only.
  let adjusted: [Double]

  /// The days that a daily forecast needs.
  public static let needsDays = 70
  private static let rounds = 2

  /// Takes a history apart; `nil` when too few days are open or none has a dossier.
  public init?(
    counts: [Double], from first: CivilDate, calendar: CalendarEffects, opening: OpeningDays? = nil
  ) {
    let opening =
      opening ?? OpeningDays(seenIn: counts, from: first, holidays: calendar.holidays)
    let openDays = counts.indices.filter {
      opening.isOpen(first.advanced(byDays: $0), holidays: calendar.holidays)
    }
    let total = openDays.reduce(0) { $0 + counts[$1] }
    guard openDays.count >= 28, total > 0, counts.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      return nil
    }
    (self.opening, self.openDays, self.first, self.calendar) = (opening, openDays, first, calendar)
    count = counts.count
    scale = VarianceScale(forMean: total / Double(openDays.count))
    let values = counts.map { [scale] in scale.scaled($0) }
    var weights = [Double](repeating: 0, count: counts.count)
    for day in openDays { weights[day] = 1 }
    let columns = Self.usable(
      calendar.columns(from: first, count: counts.count), on: openDays)
    var sizes = Self.roughSizes(columns, values, openDays, from: first)
    var seasons = MultipleSeasons(of: values, weights: weights, from: first)
    for _ in 0..<Self.rounds {
      let effect = Self.effect(columns, sizes, count: values.count)
      seasons = MultipleSeasons(
        of: values.indices.map { values[$0] - effect[$0] }, weights: weights, from: first)
      let left = openDays.map { day in
        values[day] - seasons.weekly[day] - seasons.yearly[day] - seasons.trend[day]
      }
      guard
        let fit = RidgeRegression(
          columns: columns.map { column in openDays.map { column.values[$0] } }, target: left)
      else { break }
      sizes = fit.coefficients
    }
    let effect = Self.effect(columns, sizes, count: values.count)
    adjusted = openDays.map { values[$0] - effect[$0] - seasons.weekly[$0] - seasons.yearly[$0] }
    effects = zip(columns, sizes).map { Effect(name: $0.name, size: $1) }
    self.seasons = seasons
    notes = Self.notes(columns, seasons, calendar, openDays.count, counts)
  }

  /// Seasons and calendar effects on days after the history, on the scale of the fit.
  func pattern(of days: [CivilDate]) -> [Double] {
    guard let start = days.first, let end = days.last else { return [] }
    let columns = calendar.columns(from: start, count: end.dayNumber - start.dayNumber + 1)
    let values = Dictionary(
      columns.map { ($0.name, $0.values) }, uniquingKeysWith: { first, _ in first })
    return days.map { day in
      let place = day.dayNumber - start.dayNumber
      return effects.reduce(seasons.season(on: day)) { sum, effect in
        sum + effect.size * (values[effect.name]?[place] ?? 0)
      }
    }
  }

  private static func effect(
    _ columns: [CalendarEffects.Column], _ sizes: [Double], count: Int
  ) -> [Double] {
    var effect = [Double](repeating: 0, count: count)
    for (column, size) in zip(columns, sizes) where size != 0 {
      for day in effect.indices { effect[day] += size * column.values[day] }
    }
    return effect
  }

  /// Columns that are there on enough open days, and not on nearly all of them.
  private static func usable(
    _ columns: [CalendarEffects.Column], on openDays: [Int]
  ) -> [CalendarEffects.Column] {
    columns.filter { column in
      let count = openDays.count { column.values[$0] != 0 }
      return count >= CalendarEffects.leastDays
        && openDays.count - count >= CalendarEffects.leastDays
    }
  }

  /// The effects beside weekdays, three waves of the year and a straight trend.
  private static func roughSizes(
    _ columns: [CalendarEffects.Column], _ values: [Double], _ openDays: [Int],
    from first: CivilDate
  ) -> [Double] {
    var rough: [[Double]] = [openDays.map { _ in 1 }, openDays.map { Double($0) / 365 }]
    for weekday in Weekday.allCases.dropFirst() {
      let column = openDays.map { first.advanced(byDays: $0).weekday == weekday ? 1.0 : 0 }
      if column.contains(1) { rough.append(column) }
    }
    if values.count >= MultipleSeasons.yearlyNeedsDays {
      for wave in 1...3 {
        let angles = openDays.map { Double(wave * $0) * 2 * Double.pi / 365.25 }
        rough += [angles.map { cos($0) }, angles.map { sin($0) }]
      }
    }
    let all = columns.map { column in openDays.map { column.values[$0] } } + rough
    let level = columns.count
    let fit = RidgeRegression(columns: all, target: openDays.map { values[$0] }) { $0 == level }
    return fit.map { Array($0.coefficients.prefix(columns.count)) }
      ?? [Double](repeating: 0, count: columns.count)
  }

  private static func notes(
    _ columns: [CalendarEffects.Column], _ seasons: MultipleSeasons, _ calendar: CalendarEffects,
    _ openDays: Int, _ counts: [Double]
  ) -> [String] {
    var notes: [String] = []
    if !seasons.hasYearly {
      notes.append(
        "no yearly season: \(counts.count) days are there, and it needs"
          + " \(MultipleSeasons.yearlyNeedsDays)")
    }
    if !columns.contains(where: { $0.name.hasSuffix("Tết") }) {
      notes.append("no effect of Tết: the history holds no open days around one")
    }
    if calendar.school?.isAssumed == true, columns.contains(where: { $0.name.contains("school") }) {
      notes.append("assumed: school holidays June to August, start of school in September")
    }
    return notes
  }
}
