/// The pattern of a season, and a series without it.
///
/// Classical decomposition: what is left of the series over its centred moving average, averaged
/// for each place in the season. Factors where all figures are above 0, else summands.
struct Seasonality {
  /// One figure for each place in the season, the first figure's place first; empty for none.
  let indices: [Double]
  let isMultiplicative: Bool
  /// The series without the pattern.
  let adjusted: [Double]

  /// The pattern if the test finds one, by the rule of the M competitions.
  ///
  /// The autocorrelation at the season's lag must pass 90 % limits by Bartlett's formula.
  ///
  /// - SeeAlso: Assimakopoulos and Nikolopoulos, "The theta model", International Journal of
  ///   Forecasting 16 (2000) 521-530; Makridakis, Spiliotis and Assimakopoulos, "The M4
  ///   competition", International Journal of Forecasting 36 (2020) 54-74.
  init(tested values: [Double], season: Int) {
    let isFound =
      season > 1 && values.count > 2 * season && Self.isSeasonal(values, season: season)
    self = isFound ? Seasonality(values, season: season) : Seasonality(without: values)
  }

  /// The pattern drawn towards none by as much of its spread as chance explains; none for a series of
  /// at most two seasons.
  ///
  /// Where a test finds a pattern or none, this lets a doubtful one have its share.
  ///
  /// - SeeAlso: Miller and Williams, "Shrinkage estimators of time series seasonal factors and their
  ///   effect on forecasting accuracy", International Journal of Forecasting 19 (2003) 669-684.
  init(shrunk values: [Double], season: Int) {
    guard season > 1, values.count > 2 * season else {
      self.init(without: values)
      return
    }
    let isMultiplicative = values.allSatisfy { $0 > 0 }
    let rests = Rests(values, season: season, isMultiplicative: isMultiplicative)
    let share = rests.certainty
    self.init(
      values, indices: rests.indices.map { rests.none + share * ($0 - rests.none) },
      isMultiplicative: isMultiplicative)
  }

  private init(without values: [Double]) {
    self.init(indices: [], isMultiplicative: false, adjusted: values)
  }

  private init(indices: [Double], isMultiplicative: Bool, adjusted: [Double]) {
    self.indices = indices
    self.isMultiplicative = isMultiplicative
    self.adjusted = adjusted
  }

  /// The pattern of a series of at least two seasons, factors where they can be.
  init(_ values: [Double], season: Int) {
    let allowsFactors = values.allSatisfy { $0 > 0 }
    self.init(values, season: season, isMultiplicative: allowsFactors)
  }

  /// The pattern of a series of at least two seasons; none where a factor would be near 0.
  init(_ values: [Double], season: Int, isMultiplicative: Bool) {
    let rests = Rests(values, season: season, isMultiplicative: isMultiplicative)
    self.init(values, indices: rests.indices, isMultiplicative: isMultiplicative)
  }

  /// A series without a pattern that is known.
  private init(_ values: [Double], indices: [Double], isMultiplicative: Bool) {
    guard indices.allSatisfy({ $0.isFinite && (!isMultiplicative || $0 >= 0.01) }) else {
      self.init(without: values)
      return
    }
    let adjusted = values.indices.map {
      isMultiplicative
        ? values[$0] / indices[$0 % indices.count] : values[$0] - indices[$0 % indices.count]
    }
    self.init(indices: indices, isMultiplicative: isMultiplicative, adjusted: adjusted)
  }

  /// Steps after the series with the pattern put back.
  func restored(_ steps: [Double]) -> [Double] {
    guard !indices.isEmpty else { return steps }
    return steps.enumerated().map { offset, step in
      let index = indices[(adjusted.count + offset) % indices.count]
      return isMultiplicative ? step * index : step + index
    }
  }

  private static func isSeasonal(_ values: [Double], season: Int) -> Bool {
    let mean = values.reduce(0, +) / Double(values.count)
    let offsets = values.map { $0 - mean }
    let variance = offsets.reduce(0) { $0 + $1 * $1 }
    guard variance > 0 else { return false }
    func correlation(_ lag: Int) -> Double {
      var sum = 0.0
      for index in lag..<offsets.count { sum += offsets[index] * offsets[index - lag] }
      return sum / variance
    }
    let squares = (1..<season).reduce(0.0) { $0 + correlation($1) * correlation($1) }
    let limit = 1.6448536269514722 * ((1 + 2 * squares) / Double(values.count)).squareRoot()
    return abs(correlation(season)) > limit
  }
}

/// What is left of a series over its centred moving average, by place in the season.
private struct Rests {
  /// The mean of each place, less the mean of all, or over it.
  let indices: [Double]
  /// A place's figure without a pattern.
  let none: Double
  /// The variance of the mean of a place, by the spread within places.
  private let chance: Double

  init(_ values: [Double], season: Int, isMultiplicative: Bool) {
    let trend = Self.movingAverage(values, season: season)
    let half = season / 2
    let rests = trend.enumerated().map { offset, level in
      isMultiplicative ? values[offset + half] / level : values[offset + half] - level
    }
    none = isMultiplicative ? 1 : 0
    var sums = Array(repeating: 0.0, count: season)
    var counts = Array(repeating: 0.0, count: season)
    for (offset, rest) in rests.enumerated() {
      sums[(offset + half) % season] += rest
      counts[(offset + half) % season] += 1
    }
    let none = none
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : none }
    let mean = means.reduce(0, +) / Double(season)
    indices = means.map { isMultiplicative ? $0 / mean : $0 - mean }
    let squares = rests.enumerated().reduce(0.0) { sum, item in
      let off = item.element - means[(item.offset + half) % season]
      return sum + off * off
    }
    let freedom = Double(max(1, rests.count - season))
    chance = squares / freedom * Double(season) / Double(max(1, rests.count))
  }

  /// The share of the places' variance that chance does not explain, from 0 to 1.
  var certainty: Double {
    let squares = indices.reduce(0) { $0 + ($1 - none) * ($1 - none) }
    let variance = squares / Double(indices.count - 1)
    return variance > chance ? 1 - chance / variance : 0
  }

  /// The mean over a season about each figure that has half a season on both sides.
  private static func movingAverage(_ values: [Double], season: Int) -> [Double] {
    let half = season / 2
    let width = Double(season)
    return (half..<(values.count - half)).map { index in
      var sum = values[(index - half)...(index + half)].reduce(0, +)
      if season.isMultiple(of: 2) { sum -= (values[index - half] + values[index + half]) / 2 }
      return sum / width
    }
  }
}
