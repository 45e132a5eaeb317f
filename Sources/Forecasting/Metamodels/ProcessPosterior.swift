import Foundation
import LinearAlgebra

/// A Gaussian process at given hyper-parameters: the factored covariance and what follows from it.
struct ProcessPosterior {
  /// The Cholesky factor of the covariance of the noisy values.
  let cholesky: Cholesky
  /// The inverse covariance times the values.
  let weights: [Double]
  /// The logarithm of the density of the values.
  let logLikelihood: Double
  /// What had to be added to the diagonal.
  let jitter: Double
  /// As of ``MaternCovariance/fill(_:rows:into:slope:)``.
  let slope: [Double]
  let points: [Double]
  let noise: [Double]

  /// Shares of the mean diagonal that are added, one after the other, until there is a factor.
  static let jitters = [0, 1e-10, 1e-8, 1e-6, 1e-4]

  /// - Throws: ``MetamodelError/notPositiveDefinite(rows:)`` when the largest jitter is not enough;
  ///   ``MetamodelError/overflow(name:)``.
  /// - Complexity: rows³ / 3 operations, two matrices of *rows* × *rows*.
  init(_ sample: ProcessSample, _ law: CovarianceLaw) throws(MetamodelError) {
    let rows = sample.rows
    points = law.covariance.scaled(sample.inputs, rows: rows)
    noise = law.noise(of: sample)
    var slope = [Double](repeating: 0, count: rows * rows)
    var found: (Cholesky, Double)?
    for share in Self.jitters {
      var elements = [Double](repeating: 0, count: rows * rows)
      law.covariance.fill(points, rows: rows, into: &elements, slope: &slope)
      Self.add(sample.basis, rows: rows, to: &elements)
      var trace = 0.0
      for row in 0..<rows {
        elements[row * (rows + 1)] += noise[row]
        trace += elements[row * (rows + 1)]
      }
      guard trace.isFinite else { throw .overflow(name: "covariance") }
      let jitter = share * trace / Double(rows)
      if jitter > 0 { for row in 0..<rows { elements[row * (rows + 1)] += jitter } }
      guard let matrix = try? Matrix(rows: rows, columns: rows, elements: elements) else { break }
      elements = []
      if let factor = try? Cholesky(of: matrix) {
        found = (factor, jitter)
        break
      }
    }
    guard let (cholesky, jitter) = found, let weights = try? cholesky.solve(sample.values) else {
      throw .notPositiveDefinite(rows: rows)
    }
    self.slope = slope
    self.cholesky = cholesky
    self.jitter = jitter
    self.weights = weights
    var square = 0.0
    for row in 0..<rows { square += weights[row] * sample.values[row] }
    logLikelihood =
      -(square + cholesky.logDeterminant + Double(rows) * log(2 * .pi)) / 2
    guard logLikelihood.isFinite else { throw .overflow(name: "likelihood") }
  }

  private static func add(
    _ basis: [(column: [Double], variance: Double)], rows: Int, to elements: inout [Double]
  ) {
    for (values, variance) in basis {
      for column in 0..<rows {
        let factor = variance * values[column]
        for row in column..<rows { elements[column * rows + row] += factor * values[row] }
      }
    }
  }

  /// The derivatives of ``logLikelihood`` by the logarithms of the hyper-parameters.
  ///
  /// Each is half the trace of (weights × weightsᵀ - inverse) × the derivative of the covariance.
  /// With L the product, element by element, of the first factor and ``slope`` below the diagonal,
  /// and z the scaled inputs, the one by a length scale is the sum over pairs of
  /// L (zᵢ - zⱼ)² = Σ (row sums + column sums) z² - 2 zᵀ L z: one product of L with *dimensions* + 1
  /// columns, and no array larger than L.
  ///
  /// - Complexity: 2 rows³ / 3 operations for the inverse, O(rows² × dimensions) for the rest.
  /// - SeeAlso: Rasmussen and Williams (2006), equation 5.9.
  func gradient(
    _ sample: ProcessSample, _ law: CovarianceLaw
  ) throws(MetamodelError) -> [Double] {
    let rows = sample.rows
    let dimensions = sample.dimensions
    guard let inverse = try? cholesky.lowerOfInverse() else { throw .overflow(name: "inverse") }
    var pairs = slope
    var columnSums = [Double](repeating: 0, count: rows)
    Self.weigh(&pairs, by: inverse.elements, weights, columnSums: &columnSums)
    var right = points
    right += Array(repeating: 1, count: rows)
    guard let left = try? Matrix(rows: rows, columns: rows, elements: pairs),
      let factors = try? Matrix(rows: rows, columns: dimensions + 1, elements: right),
      let product = try? left * factors
    else { throw .overflow(name: "gradient") }
    let sums = product.elements
    var result: [Double] = []
    for axis in 0..<dimensions {
      var total = 0.0
      for row in 0..<rows {
        let place = points[axis * rows + row]
        let mass = sums[dimensions * rows + row] + columnSums[row]
        total += place * (place * mass - 2 * sums[axis * rows + row])
      }
      result.append(total)
    }
    let (signal, known, even) = diagonals(sample, law, inverse.elements)
    result.append(signal)
    result.append(even)
    if sample.noise != nil { result.append(known) }
    return result
  }

  /// Multiplies what is below the diagonal by weights × weightsᵀ - inverse, and sums the columns.
  private static func weigh(
    _ pairs: inout [Double], by inverse: [Double], _ weights: [Double],
    columnSums: inout [Double]
  ) {
    let rows = weights.count
    for column in 0..<rows {
      let weight = weights[column]
      let offset = column * rows
      var sum = 0.0
      for row in (column + 1)..<max(rows, column + 1) {
        let value = pairs[offset + row] * (weight * weights[row] - inverse[offset + row])
        pairs[offset + row] = value
        sum += value
      }
      columnSums[column] = sum
    }
  }

  /// The derivatives by signal variance, scale of the known noise, and even noise.
  ///
  /// The covariance is signal + basis + noise + jitter and its trace with the first factor is
  /// weightsᵀ × values - rows, so the signal's part is that less the others.
  private func diagonals(
    _ sample: ProcessSample, _ law: CovarianceLaw, _ inverse: [Double]
  ) -> (signal: Double, known: Double, even: Double) {
    let rows = sample.rows
    var (whole, known, even, added) = (-Double(rows), 0.0, 0.0, 0.0)
    for row in 0..<rows {
      let factor = weights[row] * weights[row] - inverse[row * (rows + 1)]
      whole += weights[row] * sample.values[row]
      even += factor * law.evenNoise
      known += factor * (noise[row] - law.evenNoise)
      added += factor * jitter
    }
    for (column, variance) in sample.basis {
      guard let solved = try? cholesky.solve(column) else { continue }
      var (along, across) = (0.0, 0.0)
      for row in 0..<rows {
        along += weights[row] * column[row]
        across += solved[row] * column[row]
      }
      added += variance * (along * along - across)
    }
    return ((whole - known - even - added) / 2, known / 2, even / 2)
  }
}
