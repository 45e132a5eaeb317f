/// The theta method on means over half a season: months are forecast from half-years.
///
/// Means of many figures show level and trend through noise that smoothing from figure to figure
/// follows. The line through the blocks is read off at each step, and a pattern that is drawn
/// towards none gives it its season.
///
/// - SeeAlso: Kourentzes, Petropoulos and Trapero, "Improving forecasting by estimating time series
///   structural components across multiple frequencies", International Journal of Forecasting 30
///   (2014) 291-302.
enum BlockTheta {
  static let method = ForecastMethod("block-theta", "the theta method on means of half a season") {
    values, season, horizon in
    let seasonality = Seasonality(shrunk: values, season: season)
    let adjusted = seasonality.adjusted
    // A line with a weight needs four blocks; what does not fill a block is left out at the front.
    let width = max(1, min(season / 2, values.count / 4))
    let blocks = stride(from: values.count % width, to: values.count, by: width).map {
      adjusted[$0..<($0 + width)].reduce(0, +) / Double(width)
    }
    let line = Theta.line(after: blocks)
    let steps = (0..<horizon).map { step in
      // Blocks' means stand at their middles.
      line.first + line.drift * (Double(step) - Double(width - 1) / 2) / Double(width)
    }
    return seasonality.restored(steps)
  }
}
