public import WorkingTime

/// Forecasts of daily arrivals, with intervals that rolling origins have shown to hold.
public struct DailyForecaster: Sendable {
  public var calendar: CalendarEffects
  /// Shares of days that intervals shall hold, each inside 0..<1.
  public var levels: [Double]
  /// How the seasonally adjusted rest goes on; each is tried, and the best in the backtest is taken.
  var methods: [RestMethod]

  public init(calendar: CalendarEffects, levels: [Double] = [0.8, 0.95]) {
    self.init(calendar: calendar, levels: levels, methods: RestMethod.all)
  }

  init(calendar: CalendarEffects, levels: [Double], methods: [RestMethod]) {
    precondition(!methods.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 1 }, "no such levels")
    (self.calendar, self.levels, self.methods) = (calendar, levels, methods)
  }

  /// How many days the rolling origins look ahead in all.
  private static let origins = 6

  /// The days after a history.
  ///
  /// - Parameters:
  ///   - counts: One for each day, not negative; closed days hold 0.
  ///   - first: The date of the first.
  ///   - horizon: How many days ahead.
  /// - Returns: `nil` when fewer than 70 days are there, too few are open, or none has a dossier.
  public func forecast(of counts: [Double], from first: CivilDate, horizon: Int) -> DailyForecast? {
    guard horizon >= 1, counts.count >= DailyModel.needsDays,
      let model = DailyModel(counts: counts, from: first, calendar: calendar)
    else { return nil }
    let trials = trials(of: counts, from: first, model.opening, horizon: horizon)
    let method = best(in: trials)
    guard
      let points = model.forecast(method, counts: counts, horizon: horizon)
    else { return nil }
    let errors = trials.flatMap { $0.errors[method.name] ?? [] }
    let bands = ResidualBands(errors: errors, levels: levels)
    return DailyForecast(
      first: first.advanced(byDays: counts.count), mean: points.map(\.count),
      bands: levels.map { level in
        points.enumerated().map { ahead, point in
          guard point.isOpen else { return CountBand(low: 0, high: 0) }
          let half = bands.halfWidth(level: level, ahead: ahead + 1)
          return CountBand(
            low: min(model.scale.count(point.value - half), point.count).rounded(.down),
            high: max(model.scale.count(point.value + half), point.count).rounded(.up))
        }
      },
      levels: levels, method: method.name,
      backtest: methods.map { BacktestScore(method: $0.name, error: meanError($0, trials)) },
      notes: model.notes, model: model)
  }

  // MARK: - Rolling origins

  /// Errors of all methods from one origin.
  private struct Trial {
    var errors: [String: [ResidualBands.Residual]] = [:]
    /// Absolute errors in dossiers.
    var sizes: [String: [Double]] = [:]
  }

  /// Origins that leave two thirds of the history, or two years if there are more, and look ahead as far
  /// as the horizon or the history goes.
  private func trials(
    of counts: [Double], from first: CivilDate, _ opening: OpeningDays, horizon: Int
  ) -> [Trial] {
    let count = counts.count
    let least = max(
      DailyModel.needsDays / 2 + 7, min(count * 2 / 3, MultipleSeasons.yearlyNeedsDays))
    let step = max(1, min((count - least) / Self.origins, max(7, horizon / 2)))
    let origins = stride(from: count - step, through: least, by: -step).prefix(Self.origins)
    return origins.compactMap { origin -> Trial? in
      let known = Array(counts[..<origin])
      guard
        let model = DailyModel(counts: known, from: first, calendar: calendar, opening: opening)
      else { return nil }
      var trial = Trial()
      let ahead = min(horizon, count - origin)
      for method in methods {
        guard
          let points = model.forecast(method, counts: known, horizon: ahead)
        else { continue }
        for (index, point) in points.enumerated() where point.isOpen {
          let actual = counts[origin + index]
          trial.errors[method.name, default: []].append(
            ResidualBands.Residual(
              ahead: index + 1, error: model.scale.scaled(actual) - point.value))
          trial.sizes[method.name, default: []].append(abs(actual - point.count))
        }
      }
      return trial
    }
  }

  private func best(in trials: [Trial]) -> RestMethod {
    var (best, least) = (methods[0], Double.infinity)
    for method in methods {
      if let error = meanError(method, trials), error < least { (best, least) = (method, error) }
    }
    return best
  }

  private func meanError(_ method: RestMethod, _ trials: [Trial]) -> Double? {
    let sizes = trials.flatMap { $0.sizes[method.name] ?? [] }
    return sizes.isEmpty ? nil : sizes.reduce(0, +) / Double(sizes.count)
  }
}

/// One day ahead.
struct DailyPoint: Sendable, Equatable {
  var isOpen: Bool
  /// On the scale of the fit: the middle of the day.
  var value: Double
  /// The mean, in dossiers.
  var count: Double
}

extension DailyModel {
  /// The days after the history; `nil` when the method has no answer.
  func forecast(_ method: RestMethod, counts: [Double], horizon: Int) -> [DailyPoint]? {
    let days = (0..<horizon).map { first.advanced(byDays: counts.count + $0) }
    let open = days.map { opening.isOpen($0, holidays: calendar.holidays) }
    let needed = open.count { $0 }
    let rest = needed == 0 ? [] : method.forecast(adjusted, needed) ?? []
    guard rest.count == needed, rest.allSatisfy(\.isFinite) else { return nil }
    let pattern = pattern(of: days)
    let correction = meanOverMiddle(counts: counts)
    var next = rest.makeIterator()
    return days.indices.map { ahead in
      guard open[ahead], let level = next.next() else {
        return DailyPoint(isOpen: false, value: 0, count: 0)
      }
      let value = level + pattern[ahead]
      return DailyPoint(isOpen: true, value: value, count: scale.count(value) * correction)
    }
  }

  /// What the fitted days must be multiplied with to add up to the counted ones: the scale bends, and the
  /// middle of a day is below its mean.
  func meanOverMiddle(counts: [Double]) -> Double {
    var (counted, fitted) = (0.0, 0.0)
    for (index, day) in openDays.enumerated() {
      counted += counts[day]
      let smooth = seasons.trend[day] - adjusted[index] + scale.scaled(counts[day])
      fitted += scale.count(smooth)
    }
    guard fitted > 0 else { return 1 }
    return min(2, max(0.5, counted / fitted))
  }
}
