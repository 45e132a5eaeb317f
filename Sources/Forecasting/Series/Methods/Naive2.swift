/// The last figure without its season, with the season of each step: what OWA is relative to.
enum Naive2 {
  static let method = ForecastMethod(
    "naive2", "the last figure, seasonally adjusted as in the M competitions"
  ) { values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    let last = seasonality.adjusted[values.count - 1]
    return seasonality.restored(Array(repeating: last, count: horizon))
  }
}
