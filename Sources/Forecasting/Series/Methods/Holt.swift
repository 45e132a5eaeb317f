/// Holt's straight line that follows the figures, seasonally adjusted.
enum Holt {
  static let method = ForecastMethod(
    "holt", "Holt's linear trend of the seasonally adjusted series"
  ) { values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    let form = SmoothingForm(error: .additive, trend: .additive, season: .none)
    return seasonality.restored(
      form.steps(after: seasonality.adjusted, horizon: horizon))
  }
}
