/// One seasonal-trend decomposition by LOESS (STL) of a series that may have missing values.
///
/// - SeeAlso: R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, *STL: a seasonal-trend
///   decomposition procedure based on loess*, J. Off. Stat. 6 (1990).
package struct SeasonalDecomposition: Sendable {
  /// Adds up with `trend` and `remainder` to the series.
  package var seasonal: [Double]
  package var trend: [Double]

  /// How a season is sought.
  package struct Plan: Sendable, Equatable {
    /// Places in one season; at least 2.
    package var period: Int
    /// The window over equal places of neighbouring seasons; `nil`: the same season always.
    package var seasonalWindow: Int?
    /// Passes of the inner loop.
    package var passes = 2
    /// Passes that give less weight to what fits badly, after the first.
    package var robustPasses = 1

    package init(period: Int, seasonalWindow: Int?) {
      (self.period, self.seasonalWindow) = (period, seasonalWindow)
    }

    /// The window of the trend that leaves the season alone, odd.
    var trendWindow: Int {
      let slack = seasonalWindow.map { 1 - 1.5 / Double(max(2, $0)) } ?? 1
      return Self.odd(Int((1.5 * Double(period) / slack).rounded(.up)))
    }

    private static func odd(_ number: Int) -> Int { number | 1 }
  }

  /// Decomposes a series; a weight of 0 marks a missing value.
  package init(of values: [Double], weights: [Double], plan: Plan) {
    precondition(values.count == weights.count && plan.period >= 2, "no such season")
    var trend = [Double](repeating: 0, count: values.count)
    var seasonal = trend
    var robust = weights
    for pass in 0...plan.robustPasses {
      if pass > 0 {
        let rest = values.indices.map { values[$0] - seasonal[$0] - trend[$0] }
        robust = Self.robustWeights(rest, weights)
      }
      for _ in 0..<plan.passes {
        seasonal = Self.season(
          of: values.indices.map { values[$0] - trend[$0] }, weights: robust, plan: plan)
        let window = max(3, plan.trendWindow)
        trend = Loess(window: window, jump: max(1, window / 10)).smoothed(
          values.indices.map { values[$0] - seasonal[$0] }, weights: robust)
      }
    }
    (self.seasonal, self.trend) = (seasonal, trend)
  }

  /// The season of a series without trend.
  private static func season(of values: [Double], weights: [Double], plan: Plan) -> [Double] {
    let (count, period) = (values.count, plan.period)
    // One season more on either side, so that the moving averages reach the ends.
    var cycle = [Double?](repeating: nil, count: count + 2 * period)
    for phase in 0..<min(period, count) {
      let places = Array(stride(from: phase, to: count, by: period))
      let part = places.map { values[$0] }
      let partWeights = places.map { weights[$0] }
      for index in -1...places.count {
        let value =
          if let window = plan.seasonalWindow {
            Loess(window: max(2, window)).value(at: Double(index), of: part, weights: partWeights)
          } else {
            mean(of: part, weights: partWeights)
          }
        let place = phase + (index + 1) * period
        if place < cycle.count { cycle[place] = value }
      }
    }
    let whole = filled(cycle)
    let low = movingMean(
      movingMean(movingMean(whole, over: period), over: period), over: 3)
    let window = period | 1
    let level = Loess(window: max(3, window), jump: max(1, window / 10)).smoothed(
      low, weights: [Double](repeating: 1, count: low.count))
    return (0..<count).map { whole[$0 + period] - level[$0] }
  }

  /// Places without a value (closed weekdays, days that robust weights took out) lie on the line between
  /// their neighbours.
  private static func filled(_ cycle: [Double?]) -> [Double] {
    var filled = [Double](repeating: 0, count: cycle.count)
    let known = cycle.indices.filter { cycle[$0] != nil }
    guard let first = known.first, let last = known.last else { return filled }
    func value(_ place: Int) -> Double { cycle[place] ?? 0 }
    for place in 0..<first { filled[place] = value(first) }
    for place in last..<cycle.count { filled[place] = value(last) }
    for (left, right) in zip(known, known.dropFirst()) {
      let step = (value(right) - value(left)) / Double(right - left)
      for place in left..<right { filled[place] = value(left) + step * Double(place - left) }
    }
    return filled
  }

  private static func mean(of values: [Double], weights: [Double]) -> Double? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  private static func movingMean(_ values: [Double], over length: Int) -> [Double] {
    guard values.count >= length else { return values }
    var sum = values[..<length].reduce(0, +)
    var means = [sum / Double(length)]
    for index in length..<max(length, values.count) {
      sum += values[index] - values[index - length]
      means.append(sum / Double(length))
    }
    return means
  }

  /// Bisquare weights: 0 beyond six median absolute remainders.
  private static func robustWeights(_ rest: [Double], _ weights: [Double]) -> [Double] {
    let sizes = rest.indices.filter { weights[$0] > 0 }.map { abs(rest[$0]) }.sorted()
    guard !sizes.isEmpty else { return weights }
    let bound = 6 * sizes[sizes.count / 2]
    guard bound > 0 else { return weights }
    return rest.indices.map { index in
      let share = abs(rest[index]) / bound
      guard share < 1 else { return 0 }
      let square = 1 - share * share
      return weights[index] * square * square
    }
  }
}
