/// The mean of three methods that err differently.
enum MeanForecast {
  static let method = ForecastMethod(
    "mean", "the mean of theta, dynamic-theta and ets"
  ) { values, season, horizon in
    let parts = [Theta.method, DynamicOptimisedTheta.method, StateSpaceSmoothing.method].map {
      $0.path(values, season, horizon)
    }
    return (0..<horizon).map { step in
      parts.reduce(0) { $0 + $1[step] } / Double(parts.count)
    }
  }
}
