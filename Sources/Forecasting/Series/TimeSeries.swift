/// Figures at equal steps of time, oldest first, with the number of steps in a season.
public struct TimeSeries: Sendable, Hashable {
  /// The figures, oldest first; at least one, all finite.
  public let values: [Double]

  /// Steps after which the pattern returns: 12 for months of a year, 1 for no season.
  public let seasonLength: Int

  /// A series of figures that have been checked.
  ///
  /// - Throws: ``SeriesError`` for no figures, one that is not finite, and a season below 1.
  public init(_ values: [Double], seasonLength: Int = 1) throws(SeriesError) {
    guard seasonLength >= 1 else { throw .seasonBelowOne(seasonLength) }
    guard !values.isEmpty else { throw .empty }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    self.values = values
    self.seasonLength = seasonLength
  }

  /// A series whose figures are known to be finite, at least one.
  init(checked values: [Double], seasonLength: Int) {
    self.values = values
    self.seasonLength = seasonLength
  }

  /// The number of figures.
  public var count: Int { values.count }

  /// The oldest figures alone, for a forecast made at an earlier day.
  ///
  /// - Returns: `nil` unless `count` is from 1 to the series' own.
  public func prefix(_ count: Int) -> TimeSeries? {
    guard count >= 1, count <= values.count else { return nil }
    return TimeSeries(checked: Array(values.prefix(count)), seasonLength: seasonLength)
  }
}
