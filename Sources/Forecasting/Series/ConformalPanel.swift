import Statistics

/// Ranges from errors that forecasts of earlier days made, on one series or on a panel of them.
///
/// Each series is forecast from a few earlier origins. Errors are taken relative to the series'
/// scale (``ForecastAccuracy/scale(of:)``) and to the panel's mean error at their step. A series
/// has a factor of its own, its mean relative error drawn towards the panel's 1 as if `strength`
/// more errors of size 1 had been seen. A range's half-width is the product of the four: scale,
/// step, factor, and the quantile of what errors of one origin are beside the factor of the others.
///
/// - SeeAlso: Shafer and Vovk, "A tutorial on conformal prediction", Journal of Machine Learning
///   Research 9 (2008) 371-421.
public struct ConformalPanel: Sendable {
  /// The method that is judged and forecasts.
  public let method: ForecastMethod
  /// Steps ahead.
  public let horizon: Int
  /// Shares of cases inside, rising.
  public let levels: [Double]
  /// How many errors of the panel's size a series is taken to have had beside its own.
  public let strength: Double
  /// Origins for each series, at most.
  public let origins: Int
  /// The mean scaled error at each step, never falling.
  private let growth: [Double]
  /// A multiple of factor, step and scale for each level.
  private let multiples: [Double]

  /// Judges a method on the past of a panel; of one series, where there is no panel.
  ///
  /// - Parameters:
  ///   - panel: Series of one kind, such as the communes of a province.
  ///   - method: What continues them.
  ///   - horizon: Steps ahead; at least 1.
  ///   - levels: Shares in the open interval (0, 1).
  ///   - origins: Earlier days from which each series is forecast; at least 1.
  ///   - strength: Errors of the panel's size that are added to a series' own; positive.
  /// - Throws: ``SeriesError``, also when no series is long enough to be judged by.
  /// - Complexity: `origins` forecasts of each series.
  public init(
    of panel: [TimeSeries], method: ForecastMethod, horizon: Int,
    levels: [Double] = [0.8, 0.9, 0.95], origins: Int = 3, strength: Double = 72
  ) throws(SeriesError) {
    precondition(origins >= 1 && strength > 0, "an origin and a strength are needed")
    guard horizon >= 1 else { throw .horizonBelowOne(horizon) }
    if let level = levels.first(where: { !($0 > 0 && $0 < 1) }) { throw .levelOutOfRange(level) }
    guard let first = panel.first else { throw .empty }
    let errors = panel.map {
      PastErrors(of: $0, method: method, horizon: horizon, origins: origins)
    }
    guard errors.contains(where: { !$0.rows.isEmpty }) else {
      throw .tooShort(count: panel.map(\.count).max() ?? 0, needed: PastErrors.least(first) + 1)
    }
    self.method = method
    self.horizon = horizon
    self.levels = levels.sorted()
    self.origins = origins
    self.strength = strength
    let growth = Self.growth(errors.flatMap(\.rows), horizon: horizon)
    let ratios = errors.flatMap { $0.ratios(growth: growth, strength: strength) }.sorted()
    self.growth = growth
    multiples = self.levels.map { level in
      let rank = (Double(ratios.count + 1) * level).rounded(.up)
      return ratios[min(Int(rank), ratios.count) - 1]
    }
  }

  /// What to expect after a series, with a range for each level.
  ///
  /// - Complexity: one forecast more than there are origins.
  public func forecast(of series: TimeSeries) -> IntervalForecast {
    let errors = PastErrors(of: series, method: method, horizon: horizon, origins: origins)
    let factor = errors.factor(growth: growth, strength: strength)
    let scale = PastErrors.scale(of: series)
    let point = PointForecast(method.steps(after: series, horizon: horizon))
    let widths = multiples.map { multiple in
      growth.map { SeriesMath.finite(scale * (multiple * factor * $0)) }
    }
    return IntervalForecast(
      point: point, levels: levels,
      lower: widths.map { zip(point.values, $0).map { SeriesMath.finite($0 - $1) } },
      upper: widths.map { zip(point.values, $0).map { SeriesMath.finite($0 + $1) } })
  }

  /// The mean error at each step; from the last step that any row has on, as the root of the step.
  private static func growth(_ rows: [[Double]], horizon: Int) -> [Double] {
    var growth: [Double] = []
    for step in 0..<horizon {
      let errors = rows.compactMap { step < $0.count ? $0[step] : nil }
      if errors.isEmpty {
        let last = growth[growth.count - 1]
        growth.append(last * (Double(step + 1) / Double(step)).squareRoot())
      } else {
        let mean = Moments(errors).mean
        growth.append(max(mean, growth.last ?? 0))
      }
    }
    // A panel that was met exactly has ranges of no width; ratios to it are 0, not NaN.
    return growth.map { $0 > 0 ? $0 : .leastNormalMagnitude }
  }
}
