/// The dynamic optimised theta model: theta is fitted, and its straight line follows the figures.
///
/// One-step errors are linear in the first level and in 1 - 1 / theta, so that least squares gives
/// both for a smoothing weight; what is left is a search on one axis.
///
/// - SeeAlso: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, "Models for optimising the
///   theta method and their relationship to state space models", International Journal of
///   Forecasting 32 (2016) 1151-1161.
enum DynamicOptimisedTheta {
  static let method = ForecastMethod("dynamic-theta", "the dynamic optimised theta model") {
    values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    return seasonality.restored(steps(after: seasonality.adjusted, horizon: horizon))
  }

  static func steps(after values: [Double], horizon: Int) -> [Double] {
    guard values.count >= 4 else { return Theta.method.path(values, 1, horizon) }
    let weight = Minimum.inInterval(0.1...0.99) { weight in
      var line = Line()
      return fit(values, weight: weight, line: &line).squares
    }
    var line = Line()
    let best = fit(values, weight: weight, line: &line)
    var level = best.level
    return (0..<horizon).map { _ in
      let step = level + best.share * line.pull(weight: weight)
      level += weight * (step - level)
      line.add(step, weight: weight)
      return step
    }
  }

  /// The straight line through the figures so far, kept up figure by figure.
  private struct Line {
    var count = 0.0
    var mean = 0.0
    var intercept = 0.0
    var slope = 0.0
    /// The power of 1 - weight to the number of figures.
    var decay = 1.0

    /// What theta adds to the level for the next figure, at a share of 1.
    func pull(weight: Double) -> Double {
      decay * intercept + (1 - decay * (1 - weight)) / weight * slope
    }

    mutating func add(_ value: Double, weight: Double) {
      let before = mean
      count += 1
      mean += (value - mean) / count
      if count > 1 {
        slope = ((count - 2) * slope + 6 / count * (value - before)) / (count + 1)
      }
      intercept = mean - (count + 1) / 2 * slope
      decay *= 1 - weight
    }
  }

  private struct Fit {
    var squares: Double
    /// 1 - 1 / theta, in [0, 1].
    var share: Double
    /// The level after the last figure.
    var level: Double
  }

  /// The best first level and share of a weight; the first two errors are not counted.
  private static func fit(_ values: [Double], weight: Double, line: inout Line) -> Fit {
    var (level, decay) = (0.0, 1.0)
    var (ee, ed, eg, dd, dg, gg) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      let e = value - level
      if index >= 2 {
        let g = line.pull(weight: weight)
        ee += e * e
        ed += e * decay
        eg += e * g
        dd += decay * decay
        dg += decay * g
        gg += g * g
      }
      level += weight * e
      decay *= 1 - weight
      line.add(value, weight: weight)
    }
    let determinant = dd * gg - dg * dg
    var share = determinant > 1e-12 * dd * gg ? (dd * eg - dg * ed) / determinant : 0
    share = min(max(share, 0), 1)
    let first = dd > 0 ? (ed - share * dg) / dd : 0
    let squares =
      ee + first * first * dd + share * share * gg
      + 2 * (first * share * dg - first * ed - share * eg)
    return Fit(squares: squares, share: share, level: level + first * decay)
  }
}
