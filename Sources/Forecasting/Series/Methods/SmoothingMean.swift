/// The mean of all forms of exponential smoothing, weighted by Akaike's corrected criterion.
///
/// Forms whose criteria are near each other may go on quite differently. Akaike's own weights,
/// exp(-difference / 2), let one form decide most series; the gentler ones here did best on the
/// tuning half of `Benchmarks/forecasts`.
///
/// - SeeAlso: Burnham and Anderson, *Model Selection and Multimodel Inference*, 2nd ed., chapter 4.
enum SmoothingMean {
  static let method = ForecastMethod(
    "ets-mean", "the mean of the forms of exponential smoothing, weighted by AICc"
  ) { values, season, horizon in
    let fitted = StateSpaceSmoothing.fitted(values, season: season)
    guard let least = fitted.map(\.criterion).min() else {
      return Theta.method.path(values, season, horizon)
    }
    var total = 0.0
    var sums = Array(repeating: 0.0, count: horizon)
    for (model, criterion) in fitted {
      let weight = SeriesMath.exponential((least - criterion) / 16)
      guard weight > 0.01 else { continue }
      total += weight
      let steps = model.steps(after: values, horizon: horizon)
      for step in 0..<horizon { sums[step] += weight * steps[step] }
    }
    return sums.map { $0 / total }
  }
}
