public import WorkingTime

/// What is expected on each of the days ahead.
public struct DailyForecast: Sendable {
  /// The first day ahead.
  public var first: CivilDate
  /// Dossiers by day; never negative, 0 on closed days.
  public var mean: [Double]
  /// By level, then by day.
  public var bands: [[CountBand]]
  public var levels: [Double]
  /// How the adjusted rest goes on.
  public var method: String
  /// Mean absolute errors of every method in the backtest, in dossiers a day.
  public var backtest: [BacktestScore]
  /// What there is to know about the fit.
  public var notes: [String]
  /// The history taken apart.
  public var model: DailyModel
}

/// Where a count falls with a given probability: whole dossiers, both ends included.
public struct CountBand: Sendable, Equatable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    (self.low, self.high) = (low, high)
  }
}

/// How far a method was off at the rolling origins.
public struct BacktestScore: Sendable, Equatable {
  public var method: String
  /// The mean absolute error; `nil` where the method could not be tried.
  public var error: Double?

  public init(method: String, error: Double?) {
    (self.method, self.error) = (method, error)
  }
}
