/// The running count, mean and variance of a series of numbers, in constant memory.
///
/// The result depends on the order in which values are added and accumulators merged: keep the
/// order fixed and the last digit is fixed.
/// - SeeAlso: Welford, Technometrics 4 (1962) 419-420; Chan, Golub and LeVeque, The American
///   Statistician 37 (1983) 242-247, for merging.
public struct Moments: Sendable, Hashable {
  /// The number of values.
  public private(set) var count = 0

  /// The mean of the values; 0 before the first.
  public private(set) var mean = 0.0

  /// The sum of the squared deviations from the mean.
  private var squares = 0.0

  /// Starts empty.
  public init() {}

  /// Starts with the values of a collection, added in its order.
  public init(_ values: some Sequence<Double>) {
    for value in values {
      add(value)
    }
  }

  /// Adds one value.
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squares += deviation * (value - mean)
  }

  /// Adds all values of another accumulator, as if they came after this one's.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (own, others) = (Double(count), Double(other.count))
    let deviation = other.mean - mean
    count += other.count
    mean += deviation * others / (own + others)
    squares += other.squares + deviation * deviation * own * others / (own + others)
  }

  /// The variance of the population that the values come from, divided by count - 1; `nil` below
  /// two values.
  public var variance: Double? {
    count >= 2 ? squares / Double(count - 1) : nil
  }
}
