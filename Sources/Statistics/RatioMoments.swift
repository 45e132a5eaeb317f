/// The running sums that a ratio of means and its standard error need, in constant memory.
///
/// A replication adds a numerator and a denominator, such as dossiers on time and dossiers
/// resolved. Numerators follow their denominators closely, so the deviations kept are those of the
/// *excess*, numerator - `reference` * denominator, where `reference` is the first ratio seen: the
/// residuals of the final ratio then come without cancellation.
/// - SeeAlso: Welford, Technometrics 4 (1962) 419-420; Chan, Golub and LeVeque, The American
///   Statistician 37 (1983) 242-247, for merging.
public struct RatioMoments: Sendable, Hashable {
  /// The number of replications.
  public private(set) var count = 0

  /// The mean numerator; 0 before the first replication.
  public private(set) var meanNumerator = 0.0

  /// The mean denominator; 0 before the first replication.
  public private(set) var meanDenominator = 0.0

  /// The ratio that excesses are taken from; `nil` until a denominator is not 0.
  private var reference: Double?
  private var meanExcess = 0.0
  private var excessSquares = 0.0
  private var denominatorSquares = 0.0
  private var products = 0.0

  /// Starts empty.
  public init() {}

  /// Adds one replication.
  public mutating func add(numerator: Double, denominator: Double) {
    if reference == nil && denominator != 0 { rebase(to: numerator / denominator) }
    let excess = numerator.addingProduct(-(reference ?? 0), denominator)
    count += 1
    let weight = 1 / Double(count)
    meanNumerator += (numerator - meanNumerator) * weight
    let excessDeviation = excess - meanExcess
    let denominatorDeviation = denominator - meanDenominator
    meanExcess += excessDeviation * weight
    meanDenominator += denominatorDeviation * weight
    excessSquares += excessDeviation * (excess - meanExcess)
    denominatorSquares += denominatorDeviation * (denominator - meanDenominator)
    products += excessDeviation * (denominator - meanDenominator)
  }

  /// Adds all replications of another accumulator, as if they came after this one's.
  public mutating func merge(_ other: RatioMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    var other = other
    if let target = reference ?? other.reference {
      rebase(to: target)
      other.rebase(to: target)
    }
    let (own, others) = (Double(count), Double(other.count))
    let share = others / (own + others)
    let excessDeviation = other.meanExcess - meanExcess
    let denominatorDeviation = other.meanDenominator - meanDenominator
    count += other.count
    meanNumerator += (other.meanNumerator - meanNumerator) * share
    meanExcess += excessDeviation * share
    meanDenominator += denominatorDeviation * share
    excessSquares += other.excessSquares + excessDeviation * excessDeviation * own * share
    denominatorSquares +=
      other.denominatorSquares + denominatorDeviation * denominatorDeviation * own * share
    products += other.products + excessDeviation * denominatorDeviation * own * share
  }

  /// The mean numerator over the mean denominator; `nil` when the denominators add to 0.
  var ratio: Double? {
    meanDenominator != 0 ? meanNumerator / meanDenominator : nil
  }

  /// The standard deviation of the residuals, numerator - ratio * denominator, divided by
  /// count - 1; `nil` below two replications or without a ratio.
  ///
  /// Exactly 0 when the residuals are no more than the rounding of a ratio that never varies.
  var residualDeviation: Double? {
    guard count >= 2, meanDenominator != 0, let reference else { return nil }
    // The residuals' mean is 0, which fixes how far the ratio lies from the reference.
    let shift = meanExcess / meanDenominator
    let squares = excessSquares - 2 * shift * products + shift * shift * denominatorSquares
    let deviation = (max(0, squares) / Double(count - 1)).squareRoot()
    let rounding = 4 * Double.ulpOfOne * abs(reference * meanDenominator)
    return deviation > rounding ? deviation : 0
  }

  /// Takes the excesses from another ratio, by the algebra of second moments.
  private mutating func rebase(to target: Double) {
    let shift = target - (reference ?? 0)
    excessSquares += shift * (shift * denominatorSquares - 2 * products)
    products -= shift * denominatorSquares
    meanExcess -= shift * meanDenominator
    reference = target
  }
}
