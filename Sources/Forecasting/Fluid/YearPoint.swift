/// A possible year: a factor on demand, and its weight.
struct YearPoint {
  let factor: Double
  let weight: Double

  /// The points of Gauss and Hermite for a lognormal factor of mean 1.
  ///
  /// - Parameters:
  ///   - variation: Its coefficient of variation; 0: one point.
  ///   - count: 1, 3 or 5 points; others go down to the next of these.
  /// - Returns: Factors whose weighted mean is 1.
  static func points(variation: Double, count: Int) -> [YearPoint] {
    guard variation > 0, count >= 3 else { return [YearPoint(factor: 1, weight: 1)] }
    let variance = FluidMath.logarithmOfOnePlus(variation * variation)
    // Roots of He3 and He5 with their weights.
    let rows: [(Double, Double)] =
      count < 5
      ? [(0, 2.0 / 3), (-1.732_050_807_568_877, 1.0 / 6), (1.732_050_807_568_877, 1.0 / 6)]
      : [
        (0, 8.0 / 15), (-1.355_626_179_974_266, 0.222_075_922_005_612_6),
        (1.355_626_179_974_266, 0.222_075_922_005_612_6),
        (-2.856_970_013_872_806, 0.011_257_411_327_720_7),
        (2.856_970_013_872_806, 0.011_257_411_327_720_7),
      ]
    let raw = rows.map { FluidMath.exponential(variance.squareRoot() * $0.0 - variance / 2) }
    let mean = zip(raw, rows).reduce(0) { $0 + $1.0 * $1.1.1 }
    return zip(raw, rows).map { YearPoint(factor: $0 / mean, weight: $1.1) }
  }
}
