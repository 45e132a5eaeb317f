/// A trend that fades, seasonally adjusted.
///
/// - SeeAlso: Gardner and McKenzie, "Forecasting trends in time series", Management Science 31
///   (1985) 1237-1246.
enum DampedTrend {
  static let method = ForecastMethod(
    "damped", "a damped trend of the seasonally adjusted series"
  ) { values, season, horizon in
    let seasonality = Seasonality(tested: values, season: season)
    let form = SmoothingForm(error: .additive, trend: .damped, season: .none)
    return seasonality.restored(
      form.steps(after: seasonality.adjusted, horizon: horizon))
  }
}
