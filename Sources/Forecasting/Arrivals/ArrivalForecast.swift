public import WorkingTime

/// What is expected of every series of a panel and of their sums, which agree to the last digit.
public struct ArrivalForecast: Sendable {
  public let step: ArrivalPanel.Step
  /// The first day or month ahead.
  public let first: CivilDate
  public let horizon: Int
  public let levels: [Double]
  public let hierarchy: GroupedHierarchy
  /// How sums were made to agree.
  public let reconciliation: Reconciliation
  /// The share of shrinkage of the covariance; `nil` where none was needed.
  public let shrinkage: Double?
  /// By group of the hierarchy.
  public let groups: [Series]
  /// By row of the hierarchy.
  public let rows: [Series]
  /// What there is to know beside the figures.
  public let notes: [String]

  /// One series or one sum.
  public struct Series: Sendable {
    /// What was counted.
    public let history: [Double]
    /// What is expected, in tenths of a dossier: sums of rows are the sums of these.
    public let tenths: [Int64]
    /// By level, then by day or month.
    public let bands: [[CountBand]]
    /// The method of the base forecast.
    public let method: String
    /// Every method that was tried.
    public let backtest: [BacktestScore]
    /// The mean absolute error at the rolling origins after reconciling.
    public let error: Double

    /// What is expected, in dossiers.
    public var mean: [Double] { tenths.map { Double($0) / 10 } }
  }

  /// The date on which a day or month ahead begins.
  public func date(_ ahead: Int) -> CivilDate {
    step == .day ? first.advanced(byDays: ahead) : first.adding(months: ahead)
  }
}
