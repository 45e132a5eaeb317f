/// The mean of three methods that err differently.
enum MeanForecast {
  static let method = ForecastMethod(
    "mean", "the mean of dynamic-theta, block-theta and ets-mean"
  ) { values, season, horizon in
    let parts = [DynamicOptimisedTheta.method, BlockTheta.method, SmoothingMean.method].map {
      $0.path(values, season, horizon)
    }
    return (0..<horizon).map { step in
      parts.reduce(0) { $0 + $1[step] } / Double(parts.count)
    }
  }
}
