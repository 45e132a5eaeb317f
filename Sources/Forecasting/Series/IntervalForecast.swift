/// A point forecast with a range for each level and step.
///
/// Invariants: levels rise; every figure is finite; a lower bound is at most its upper bound; the
/// range of a higher level holds the range of a lower one.
public struct IntervalForecast: Sendable, Hashable {
  /// What is expected.
  public let point: PointForecast
  /// Shares of cases that fall inside, rising: 0.8, 0.9, 0.95.
  public let levels: [Double]
  /// Lower bounds, *levels* × *steps*.
  public let lower: [[Double]]
  /// Upper bounds, *levels* × *steps*.
  public let upper: [[Double]]

  /// Bounds as they were worked out, mended where they cross.
  ///
  /// Levels are sorted; crossed bounds change places; a higher level's range is widened until it
  /// holds the lower level's.
  ///
  /// - Parameters:
  ///   - point: What is expected.
  ///   - levels: Shares in the open interval (0, 1), each once.
  ///   - lower: Finite lower bounds, *levels* × *steps*.
  ///   - upper: Finite upper bounds, *levels* × *steps*.
  public init(point: PointForecast, levels: [Double], lower: [[Double]], upper: [[Double]]) {
    precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "a level is a share between 0 and 1")
    precondition(lower.count == levels.count && upper.count == levels.count, "a row for each level")
    precondition(
      (lower + upper).allSatisfy { $0.count == point.horizon && $0.allSatisfy(\.isFinite) },
      "a finite bound for each step")
    self.point = point
    let order = levels.indices.sorted { levels[$0] < levels[$1] }
    self.levels = order.map { levels[$0] }
    var nested: (lower: [[Double]], upper: [[Double]]) = ([], [])
    for index in order {
      var low = zip(lower[index], upper[index]).map { min($0, $1) }
      var high = zip(lower[index], upper[index]).map { max($0, $1) }
      if let inner = nested.lower.last { low = zip(low, inner).map { min($0, $1) } }
      if let inner = nested.upper.last { high = zip(high, inner).map { max($0, $1) } }
      nested.lower.append(low)
      nested.upper.append(high)
    }
    self.lower = nested.lower
    self.upper = nested.upper
  }

  /// The range at a step, from 0, at one of the levels.
  ///
  /// - Returns: `nil` for a level or a step that the forecast does not have.
  public func range(level: Double, step: Int) -> ClosedRange<Double>? {
    guard let index = levels.firstIndex(of: level), step >= 0, step < point.horizon else {
      return nil
    }
    return lower[index][step]...upper[index][step]
  }
}
