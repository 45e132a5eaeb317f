/// A covariance of errors, shrunk towards its diagonal so that it can be inverted.
///
/// The errors are not centred: forecasts are meant to be right on average. The share of shrinkage is the
/// one that makes the expected squared error smallest.
///
/// - SeeAlso: J. Schäfer and K. Strimmer, *A shrinkage approach to large-scale covariance matrix
///   estimation*, Stat. Appl. Genet. Mol. Biol. 4 (2005).
public struct ShrunkCovariance: Sendable {
  /// From 0, the sample's own, to 1, the diagonal alone.
  public let shrinkage: Double
  /// The variances, never 0.
  public let variances: [Double]
  /// The errors over the root of their number: *series* by *times*.
  private let scaled: [[Double]]

  /// Beyond this many series the diagonal alone is taken.
  public static let mostSeries = 2000

  /// Estimates it.
  ///
  /// - Parameter errors: By series, each over the same times; at least one of each.
  public init(errors: [[Double]]) {
    let times = errors.first?.count ?? 0
    precondition(times > 0 && errors.allSatisfy { $0.count == times }, "errors of unequal times")
    let root = Double(times).squareRoot()
    scaled = errors.map { $0.map { $0 / root } }
    let sizes = scaled.map { $0.reduce(0) { $0 + $1 * $1 } }
    // A series that was never off still may be; it gets little trust less than full.
    let largest = sizes.max() ?? 0
    variances = sizes.map { max($0, largest * 1e-9, 1e-12) }
    shrinkage =
      errors.count > Self.mostSeries || times < 3 ? 1 : Self.shrinkage(errors, variances)
  }

  /// The covariance of two series.
  public func value(_ left: Int, _ right: Int) -> Double {
    guard left != right else { return variances[left] }
    guard shrinkage < 1 else { return 0 }
    return (1 - shrinkage) * zip(scaled[left], scaled[right]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The covariance times a sparse vector, given as places and values; dense.
  func times(_ vector: [(place: Int, value: Double)]) -> [Double] {
    var result = [Double](repeating: 0, count: variances.count)
    let sample = 1 - shrinkage
    if sample > 0 {
      var inner = [Double](repeating: 0, count: scaled.first?.count ?? 0)
      for (place, value) in vector {
        for time in inner.indices { inner[time] += value * scaled[place][time] }
      }
      for series in result.indices {
        result[series] =
          sample * zip(scaled[series], inner).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    for (place, value) in vector {
      // The sample's share of the variance was counted with the others.
      let own = scaled[place].reduce(0) { $0 + $1 * $1 }
      result[place] += value * (variances[place] - sample * own)
    }
    return result
  }

  /// The sum of the variances of correlations over the sum of their squares.
  private static func shrinkage(_ errors: [[Double]], _ variances: [Double]) -> Double {
    let times = Double(errors[0].count)
    let standard = zip(errors, variances).map { series, variance in
      let root = variance.squareRoot()
      return series.map { $0 / root }
    }
    var (noise, signal) = (0.0, 0.0)
    for left in standard.indices {
      for right in 0..<left {
        var (sum, squares) = (0.0, 0.0)
        for time in standard[left].indices {
          let product = standard[left][time] * standard[right][time]
          sum += product
          squares += product * product
        }
        noise += (squares - sum * sum / times) / (times * (times - 1))
        signal += (sum / times) * (sum / times)
      }
    }
    guard signal > 0 else { return 1 }
    return min(1, max(0, noise / signal))
  }
}
