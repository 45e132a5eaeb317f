public import WorkingTime

/// Forecasts every series of a panel and its sums, and makes them agree.
///
/// Each series and each sum is forecast by the method that was off least at rolling origins of its own
/// history. The base forecasts are then reconciled, what came out negative is set to 0, the rows are rounded
/// to tenths, and every sum is added up from them. Intervals come from the errors that the reconciled
/// forecasts would have made at the same origins.
public struct ArrivalForecaster: Sendable {
  public var horizon: Int
  /// Ascending, each inside 0..<1.
  public var levels: [Double]
  public var reconciliation: Reconciliation
  public var holidays: Holidays

  public init(
    horizon: Int, levels: [Double] = [0.8, 0.95], reconciliation: Reconciliation = .minimumTrace,
    holidays: Holidays = .vietnam()
  ) {
    precondition(horizon >= 1 && levels.allSatisfy { $0 > 0 && $0 < 1 }, "no such forecast")
    (self.horizon, self.levels) = (horizon, levels.sorted())
    (self.reconciliation, self.holidays) = (reconciliation, holidays)
  }

  /// The months that a forecast by month needs.
  public static let needsMonths = 24
  /// The days that a forecast by day needs.
  public static let needsDays = DailyModel.needsDays
  /// How often the history is cut off and forecast.
  private static let originCount = 6
  /// Up to so many series and sums every method is tried, and months are also forecast through days.
  private static let mostThorough = 60

  /// How many days or months a forecast needs.
  public static func needs(_ step: ArrivalPanel.Step) -> Int {
    step == .day ? needsDays : needsMonths
  }

  /// The forecast of a panel.
  ///
  /// - Parameters:
  ///   - panel: The counts.
  ///   - isCancelled: Asked between series; the answer yes ends it.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: `ForecastProblem` when no forecast can be made of these counts.
  public func forecast(
    of panel: ArrivalPanel, isCancelled: () -> Bool = { false }
  ) throws(ForecastProblem) -> ArrivalForecast? {
    guard panel.length >= Self.needs(panel.step) else {
      throw .tooShort(panel.step, has: panel.length, needs: Self.needs(panel.step))
    }
    let hierarchy = panel.hierarchy
    let joined = hierarchy.distinctGroups
    let memberships =
      joined.map { hierarchy.groups[$0].members } + hierarchy.rows.indices.map { [$0] }
    let origins = Self.origins(panel.length, horizon, panel.step)
    let maker = BaseForecastMaker(
      panel: panel, horizon: horizon, origins: origins, holidays: holidays,
      isThorough: memberships.count <= Self.mostThorough)
    var bases: [BaseForecast] = []
    for (index, members) in memberships.enumerated() {
      if isCancelled() { return nil }
      guard let base = maker.base(of: members) else {
        throw .noForecast(index < joined.count ? [] : hierarchy.rows[index - joined.count])
      }
      bases.append(base)
    }
    return reconciled(bases, panel: panel, memberships: memberships, origins: origins)
  }

  /// How many days or months are known at each origin, ascending.
  private static func origins(_ length: Int, _ horizon: Int, _ step: ArrivalPanel.Step) -> [Int] {
    let season = step == .month ? 12 : 28
    let least = max(
      step == .month ? 15 : DailyModel.needsDays / 2 + 7, length - 2 * max(season, horizon),
      length / 2)
    let stride = max(1, (length - least) / originCount)
    return (1...originCount).map { length - $0 * stride }.filter { $0 >= min(least, length - 1) }
      .reversed()
  }

  // MARK: - Sums

  private func reconciled(
    _ bases: [BaseForecast], panel: ArrivalPanel, memberships: [[Int]], origins: [Int]
  ) -> ArrivalForecast {
    let histories = memberships.map { members in Self.sum(members.map { panel.counts[$0] }) }
    let joined = panel.hierarchy.distinctGroups.count
    var notes = Self.unique(bases.flatMap(\.notes))
    if panel.step == .month, memberships.count > Self.mostThorough {
      notes.append(
        "more than \(Self.mostThorough) series and sums: only seasonal-naive and theta were tried")
    }
    var covariance: ShrunkCovariance?
    var minimum: MinimumTrace?
    if reconciliation == .minimumTrace, joined > 0 {
      let estimate = ShrunkCovariance(errors: Self.errors(bases, histories, origins))
      minimum = MinimumTrace(panel.hierarchy, covariance: estimate)
      covariance = minimum == nil ? nil : estimate
      if minimum == nil {
        notes.append("sums are added up from the rows: there are too many of them to reconcile")
      }
    }
    let adding = Adding(hierarchy: panel.hierarchy, joined: joined, minimum: minimum)
    let ahead = adding.rows(bases.map(\.ahead), closed: bases.map(\.isClosed))
    let atOrigins = origins.indices.map { origin in
      adding.rows(bases.map { $0.atOrigins[origin] }, closed: [])
    }
    var trials = [[PanelBands.Trial]](repeating: [], count: memberships.count)
    for (series, members) in memberships.enumerated() {
      for (origin, known) in origins.enumerated() {
        let said = Self.sum(members.map { atOrigins[origin][$0] })
        for (step, value) in said.enumerated() {
          trials[series].append(
            PanelBands.Trial(ahead: step + 1, said: value, came: histories[series][known + step]))
        }
      }
    }
    let bands = PanelBands(trials, levels: levels, firstBand: panel.step == .day ? 7 : 3)
    let tenths = ahead.map { row in row.map { Int64(($0 * 10).rounded()) } }
    let series = memberships.indices.map { index in
      Self.series(
        bases[index], histories[index], Self.sum(memberships[index].map { tenths[$0] }),
        trials[index], bands, index)
    }
    let representatives = panel.hierarchy.representatives
    let places = Dictionary(
      panel.hierarchy.distinctGroups.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    return ArrivalForecast(
      step: panel.step, first: panel.date(panel.length), horizon: horizon, levels: levels,
      hierarchy: panel.hierarchy,
      reconciliation: minimum == nil ? .bottomUp : .minimumTrace,
      shrinkage: covariance?.shrinkage,
      groups: panel.hierarchy.groups.enumerated().map { index, group in
        series[
          representatives[index].flatMap { places[$0] } ?? joined + (group.members.first ?? 0)]
      },
      rows: Array(series[joined...]), notes: notes)
  }

  private static func series(
    _ base: BaseForecast, _ history: [Double], _ tenths: [Int64], _ trials: [PanelBands.Trial],
    _ bands: PanelBands, _ index: Int
  ) -> ArrivalForecast.Series {
    let error = trials.reduce(0) { $0 + abs($1.came - $1.said) } / Double(max(1, trials.count))
    var own = bands.bands(of: index, means: tenths.map { Double($0) / 10 })
    for (step, isClosed) in base.isClosed.enumerated() where isClosed {
      for level in own.indices { own[level][step] = CountBand(low: 0, high: 0) }
    }
    return ArrivalForecast.Series(
      history: history, tenths: tenths, bands: own, method: base.method, backtest: base.scores,
      error: error)
  }

  /// The errors of the base forecasts, by series, over all origins and steps.
  private static func errors(
    _ bases: [BaseForecast], _ histories: [[Double]], _ origins: [Int]
  ) -> [[Double]] {
    zip(bases, histories).map { base, history in
      zip(origins, base.atOrigins).flatMap { origin, said in
        said.enumerated().map { history[origin + $0] - $1 }
      }
    }
  }

  private static func sum<Number: AdditiveArithmetic>(_ series: [[Number]]) -> [Number] {
    guard var sum = series.first else { return [] }
    for other in series.dropFirst() {
      for index in sum.indices { sum[index] += other[index] }
    }
    return sum
  }

  private static func unique(_ notes: [String]) -> [String] {
    var seen: Set<String> = []
    return notes.filter { seen.insert($0).inserted }
  }
}

/// Makes rows of base forecasts that add up, step by step.
private struct Adding {
  let hierarchy: GroupedHierarchy
  let joined: Int
  let minimum: MinimumTrace?

  /// The rows, never negative and 0 where a row is closed.
  ///
  /// - Parameters:
  ///   - bases: What was said of each joined group and of each row, by step.
  ///   - closed: Steps on which nothing can come, in the same order; may be empty.
  /// - Returns: By row and step.
  func rows(_ bases: [[Double]], closed: [[Bool]]) -> [[Double]] {
    let steps = bases.first?.count ?? 0
    var rows = Array(bases[joined...])
    for step in 0..<steps {
      let now = bases.map { $0[step] }
      let reconciled =
        minimum?.rows(groups: Array(now[..<joined]), rows: Array(now[joined...]))
        ?? Array(now[joined...])
      for (row, value) in reconciled.enumerated() {
        let isClosed = closed.isEmpty ? now[joined + row] == 0 : closed[joined + row][step]
        rows[row][step] = isClosed || !value.isFinite ? 0 : max(0, value)
      }
    }
    return rows
  }
}

/// Why no forecast can be made.
public enum ForecastProblem: Error, Sendable, Equatable {
  /// The history has fewer days or months than are needed.
  case tooShort(ArrivalPanel.Step, has: Int, needs: Int)
  /// No method could forecast the series with these values of its columns.
  case noForecast([String])
}
