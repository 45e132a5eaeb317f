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
    let trend = Self.movingAverage(values, season: season)
    var sums = Array(repeating: 0.0, count: season)
    var counts = Array(repeating: 0.0, count: season)
    for (offset, level) in trend.enumerated() {
      let index = offset + season / 2
      sums[index % season] += isMultiplicative ? values[index] / level : values[index] - level
      counts[index % season] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : isMultiplicative ? 1 : 0 }
    let mean = means.reduce(0, +) / Double(season)
    let indices = means.map { isMultiplicative ? $0 / mean : $0 - mean }
    guard indices.allSatisfy({ $0.isFinite && (!isMultiplicative || $0 >= 0.01) }) else {
      self.init(without: values)
      return
    }
    let adjusted = values.indices.map {
      isMultiplicative
        ? values[$0] / indices[$0 % season] : values[$0] - indices[$0 % season]
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
