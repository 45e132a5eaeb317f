/// What pairing saves: the variance of a paired difference over that of independent runs.
///
/// The ratio is var(left - right) / (var(left) + var(right)): below 1 where pairs share their chance
/// and move together, 1 where they do not, at most 2. It equals 2q / (1 + q), where q is the variance
/// of the difference over that of the sum; of equal variances those two are independent, so that the
/// logarithm of q is nearly symmetric. The interval is that of a jackknife over the pairs on that
/// logarithm, with Student's t.
/// - SeeAlso: Miller, "Jackknifing variances", Annals of Mathematical Statistics 39 (1968) 567-582;
///   Pitman, Biometrika 31 (1939) 9-12, for difference and sum.
public struct PairedVariance: Sendable, Hashable {
  /// The fewest pairs from which an interval is given.
  public static let leastCount = 10

  /// The number of pairs.
  public let count: Int

  /// `nil` below two pairs, or where neither side varies.
  public let ratio: Double?

  /// Bounds of the ratio; `nil` below `leastCount` pairs, where a side does not vary without some pair,
  /// and where all differences are the same.
  public let interval: ClosedRange<Double>?

  /// Estimates from the values of both sides, pair by pair; rates as ``RatioEstimate/linearised(_:)``.
  public init(left: [Double], right: [Double], confidence: Double = 0.95) {
    precondition(left.count == right.count, "every replication has its pair")
    count = left.count
    let differences = zip(left, right).map { $0 - $1 }
    let sums = zip(left, right).map { $0 + $1 }
    guard let ofDifference = Squares(differences, scale: Self.greatest(left, right)),
      let ofSum = Squares(sums, scale: Self.greatest(left, right)),
      ofDifference.total + ofSum.total > 0
    else {
      ratio = nil
      interval = nil
      return
    }
    ratio = 2 * ofDifference.total / (ofDifference.total + ofSum.total)
    guard count >= Self.leastCount, let whole = Self.logarithm(ofDifference.total, ofSum.total)
    else {
      interval = nil
      return
    }
    var moments = Moments()
    let n = Double(count)
    for index in 0..<count {
      guard let part = Self.logarithm(ofDifference.without(index), ofSum.without(index)) else {
        interval = nil
        return
      }
      moments.add(n * whole - (n - 1) * part)
    }
    let error = moments.variance.map { ($0 / n).squareRoot() }
    interval = studentHalfWidth(standardError: error, count: count, confidence: confidence).map {
      Self.ratio(ofLogarithm: whole - $0)...Self.ratio(ofLogarithm: whole + $0)
    }
  }

  private static func greatest(_ left: [Double], _ right: [Double]) -> Double {
    (left + right).reduce(0) { max($0, abs($1)) }
  }

  private static func logarithm(_ ofDifference: Double, _ ofSum: Double) -> Double? {
    guard ofDifference > 0, ofSum > 0 else { return nil }
    return Elementary.logarithm(ofDifference) - Elementary.logarithm(ofSum)
  }

  private static func ratio(ofLogarithm value: Double) -> Double {
    2 / (1 + Elementary.exponential(-value))
  }

  /// Squared deviations from the mean, also without one of the values.
  private struct Squares {
    let total: Double
    private let deviations: [Double]
    private let rounding: Double

    /// `nil` below two values; deviations of the size of rounding, of values of a scale, are none.
    init?(_ values: [Double], scale: Double) {
      guard values.count >= 2 else { return nil }
      let mean = Moments(values).mean
      deviations = values.map { $0 - mean }
      let sum = deviations.reduce(0) { $0 + $1 * $1 }
      let unit = 8 * Double.ulpOfOne * scale
      rounding = max(unit * unit * Double(values.count), 1e-12 * sum)
      total = sum > rounding ? sum : 0
    }

    func without(_ index: Int) -> Double {
      let n = Double(deviations.count)
      let rest = total - deviations[index] * deviations[index] * n / (n - 1)
      return rest > rounding ? rest : 0
    }
  }
}

extension RatioEstimate {
  /// The values that stand for the pairs of a ratio of sums: the ratio, and each pair's residual over the
  /// mean denominator; `nil` without a ratio.
  ///
  /// Their mean is the ratio and their standard error that of the ratio, so that what is known of means
  /// can be used of rates. Of denominators 1 they are the numerators.
  public static func linearised(_ pairs: [(numerator: Double, denominator: Double)]) -> [Double]? {
    let estimate = RatioEstimate(pairs: pairs)
    guard let ratio = estimate.ratio else { return nil }
    return pairs.map {
      ratio + $0.numerator.addingProduct(-ratio, $0.denominator) / estimate.meanDenominator
    }
  }
}
