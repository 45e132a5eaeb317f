/// Independent values with their mean and spread.
struct Sample {
  let count: Int
  let mean: Double
  /// With count - 1 below.
  let variance: Double
  /// The standard error of the variance, from the fourth moment of the values.
  let varianceError: Double

  init(_ values: [Double]) {
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / Double(values.count - 1)
    let fourth = squares.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    self.mean = mean
    self.variance = variance
    varianceError = ((fourth - variance * variance) / Double(values.count)).squareRoot()
  }

  var standardError: Double { (variance / Double(count)).squareRoot() }
}
