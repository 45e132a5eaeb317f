/// One figure for each step after a series: what is expected.
public struct PointForecast: Sendable, Hashable {
  /// The expected figures, the step after the series first; all finite.
  public let values: [Double]

  /// A forecast of figures, at least one and all finite.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "a forecast has at least one step")
    precondition(values.allSatisfy(\.isFinite), "a forecast is finite")
    self.values = values
  }

  /// The number of steps.
  public var horizon: Int { values.count }
}
