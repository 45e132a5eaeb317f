/// All methods that continue a series, simplest first.
public enum ForecastMethodCatalogue {
  public static let all: [ForecastMethod] = [
    Naive.method,
    SeasonalNaive.method,
    Naive2.method,
    ExponentialSmoothing.method,
    Holt.method,
    DampedTrend.method,
    Theta.method,
    DynamicOptimisedTheta.method,
    BlockTheta.method,
    StateSpaceSmoothing.method,
    SmoothingMean.method,
    MeanForecast.method,
  ]

  /// The method that did best on published series; see `Benchmarks/forecasts`.
  public static let recommended = MeanForecast.method

  /// The method of a word.
  public static func method(_ id: String) -> ForecastMethod? {
    all.first { $0.id == id }
  }
}
