/// Which parts an exponential smoothing model has: error, trend and season.
public struct SmoothingForm: Sendable, Hashable {
  /// How an error enters: as a summand or as a share of the expected figure.
  public enum Error: String, Sendable, Hashable { case additive = "A", multiplicative = "M" }
  /// Whether there is a trend, and whether it fades.
  public enum Trend: String, Sendable, Hashable { case none = "N", additive = "A", damped = "Ad" }
  /// Whether there is a season, as summands or as factors.
  public enum Season: String, Sendable, Hashable {
    case none = "N", additive = "A", multiplicative = "M"
  }

  public let error: Error
  public let trend: Trend
  public let season: Season

  /// A form by its three parts.
  public init(error: Error, trend: Trend, season: Season) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  /// Its usual name: `ETS(M,Ad,M)`.
  public var name: String { "ETS(\(error.rawValue),\(trend.rawValue),\(season.rawValue))" }

  /// The forms that are tried; factors with additive errors are left out as unstable.
  ///
  /// So are multiplicative errors with an additive season: they cost time and gain nothing.
  static let candidates: [SmoothingForm] = {
    let trends: [Trend] = [.none, .additive, .damped]
    return trends.flatMap { trend in
      [
        SmoothingForm(error: .additive, trend: trend, season: .none),
        SmoothingForm(error: .additive, trend: trend, season: .additive),
        SmoothingForm(error: .multiplicative, trend: trend, season: .none),
        SmoothingForm(error: .multiplicative, trend: trend, season: .multiplicative),
      ]
    }
  }()

  /// Steps after figures by this form; by the last figure where there are too few.
  func steps(after values: [Double], season: Int = 1, horizon: Int) -> [Double] {
    guard var model = SmoothingModel(self, values: values, season: season) else {
      return Naive.method.path(values, season, horizon)
    }
    model.refine(values)
    return model.steps(after: values, horizon: horizon)
  }
}
