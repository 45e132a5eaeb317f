/// Exponential smoothing in state space form; the form is chosen by the corrected criterion of
/// Akaike.
///
/// - SeeAlso: Hyndman and Khandakar, "Automatic time series forecasting: the forecast package for
///   R", Journal of Statistical Software 27 (2008) 3.
public enum StateSpaceSmoothing {
  static let method = ForecastMethod("ets", "exponential smoothing, its form chosen by AICc") {
    values, season, horizon in
    guard let model = chosen(values, season: season) else {
      return Theta.method.path(values, season, horizon)
    }
    return model.steps(after: values, horizon: horizon)
  }

  /// A fitted form with Akaike's criterion.
  public struct Choice: Sendable, Hashable {
    public let form: SmoothingForm
    /// Akaike's criterion of the figures as they are; comparable between forms.
    public let criterion: Double
    /// The criterion corrected for small samples, by which forms are chosen.
    public let correctedCriterion: Double
    /// The spread of one-step errors, as shares of the expected figure for multiplicative errors.
    public let errorSpread: Double
  }

  /// The form that suits a series best.
  ///
  /// - Returns: `nil` for a constant series and one that is too short for any form.
  public static func choice(for series: TimeSeries) -> Choice? {
    choice(for: series) { chosen($0, season: $1) }
  }

  /// One form, fitted.
  ///
  /// - Returns: `nil` for a constant series, one that is too short for the form, and one with
  ///   figures that are not above 0 where the form has factors or relative errors.
  public static func choice(for series: TimeSeries, form: SmoothingForm) -> Choice? {
    choice(for: series) { values, season in
      var model = SmoothingModel(form, values: values, season: season)
      model?.refine(values)
      model?.polish(values, limit: 500)
      return model
    }
  }

  private static func choice(
    for series: TimeSeries, fit: ([Double], Int) -> SmoothingModel?
  ) -> Choice? {
    let scale = series.values.reduce(0) { max($0, $1.magnitude) }
    let first = series.values[0]
    guard series.values.contains(where: { $0 != first }) else { return nil }
    let shares = series.values.map { $0 / scale }
    guard let model = fit(shares, series.seasonLength), model.deviance.isFinite else { return nil }
    let count = Double(shares.count)
    let units = 2 * count * SeriesMath.logarithm(scale)
    let spread = model.errorSpread(shares)
    return Choice(
      form: model.form,
      criterion: model.deviance + units + 2 * Double(model.parameterCount),
      correctedCriterion: model.corrected(count: shares.count) + units,
      errorSpread: model.form.error == .additive ? spread * scale : spread)
  }

  /// All forms that a series can have, searched on their few weights, with their criteria.
  static func fitted(
    _ values: [Double], season: Int
  ) -> [(model: SmoothingModel, criterion: Double)] {
    SmoothingForm.candidates.compactMap { form in
      guard var model = SmoothingModel(form, values: values, season: season) else { return nil }
      model.refine(values, limit: 30)
      guard model.deviance.isFinite else { return nil }
      return (model, model.corrected(count: values.count))
    }
  }

  /// The form of the least criterion, then searched over all its first states.
  private static func chosen(_ values: [Double], season: Int) -> SmoothingModel? {
    var best = fitted(values, season: season).min { $0.criterion < $1.criterion }?.model
    best?.polish(values, limit: 150)
    return best
  }
}
