import Foundation
import LinearAlgebra

/// A Gaussian process with its hyper-parameters found, in the units that it works in.
struct FittedProcess {
  let sample: ProcessSample
  let law: CovarianceLaw
  let posterior: ProcessPosterior
  private let lower: Matrix

  /// - Throws: ``MetamodelError/notPositiveDefinite(rows:)``, ``MetamodelError/overflow(name:)``.
  init(_ sample: ProcessSample, search: ProcessSearch) throws(MetamodelError) {
    try self.init(sample, logarithms: try search.logarithms(for: sample))
  }

  init(_ sample: ProcessSample, logarithms: [Double]) throws(MetamodelError) {
    self.sample = sample
    law = CovarianceLaw(logarithms: logarithms, dimensions: sample.dimensions)
    posterior = try ProcessPosterior(sample, law)
    lower = posterior.cholesky.lower
  }

  /// Mean and variance of the function, without noise, at other points.
  ///
  /// `inputs` are *count* × dimensions, column after column; `basis` has for each column of the
  /// sample's basis its values at the points.
  ///
  /// - Complexity: O(rows² × *count*), in blocks of 512 points.
  func predict(
    _ inputs: [Double], count: Int, basis: [[Double]]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    var means: [Double] = []
    var variances: [Double] = []
    let dimensions = sample.dimensions
    for first in stride(from: 0, to: count, by: 512) {
      let range = first..<min(count, first + 512)
      var block: [Double] = []
      for axis in 0..<dimensions {
        block += inputs[(axis * count + range.lowerBound)..<(axis * count + range.upperBound)]
      }
      let (some, others) = try block512(block, range.count, basis.map { Array($0[range]) })
      means += some
      variances += others
    }
    return (means, variances)
  }

  private func block512(
    _ inputs: [Double], _ count: Int, _ basis: [[Double]]
  ) throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    let rows = sample.rows
    let covariance = law.covariance
    let points = covariance.scaled(inputs, rows: count)
    var variances = Array(repeating: covariance.signalVariance, count: count)
    for (item, places) in zip(sample.basis, basis) {
      for column in 0..<count {
        variances[column] += item.variance * places[column] * places[column]
      }
    }
    let matrix = try cross(points, count, basis)
    guard let means = try? matrix.transposedTimes(posterior.weights),
      let solved = try? lower.solveTriangle(.lower, matrix)
    else { throw .overflow(name: "prediction") }
    let explained = solved.elements
    for column in 0..<count {
      var sum = 0.0
      for row in 0..<rows {
        let value = explained[column * rows + row]
        sum += value * value
      }
      variances[column] = max(0, variances[column] - sum)
    }
    return (means, variances)
  }

  /// The covariance of the function at points with each other, *count* squared.
  ///
  /// - Complexity: O(rows² × *count* + rows × *count*²).
  func covariance(
    _ inputs: [Double], count: Int, basis: [[Double]]
  ) throws(MetamodelError) -> [Double] {
    let points = law.covariance.scaled(inputs, rows: count)
    var result = law.covariance.between(points, rows: count, points, count: count)
    for (item, places) in zip(sample.basis, basis) {
      for column in 0..<count {
        let factor = item.variance * places[column]
        for row in 0..<count { result[column * count + row] += factor * places[row] }
      }
    }
    let matrix = try cross(points, count, basis)
    guard let solved = try? lower.solveTriangle(.lower, matrix), let explained = try? solved.gram()
    else { throw .overflow(name: "covariance of points") }
    for index in result.indices { result[index] -= explained.elements[index] }
    return result
  }

  /// The covariance of the rows with scaled points, *rows* × *count*.
  func cross(
    _ points: [Double], _ count: Int, _ basis: [[Double]]
  ) throws(MetamodelError) -> Matrix {
    let rows = sample.rows
    var elements = law.covariance.between(posterior.points, rows: rows, points, count: count)
    for (item, places) in zip(sample.basis, basis) {
      for column in 0..<count {
        let factor = item.variance * places[column]
        for row in 0..<rows { elements[column * rows + row] += factor * item.column[row] }
      }
    }
    guard let matrix = try? Matrix(rows: rows, columns: count, elements: elements) else {
      throw .overflow(name: "covariance of points")
    }
    return matrix
  }

  /// For each row, what the others say of it: mean and variance of the function, without noise.
  ///
  /// In closed form: with w the weights and P the inverse covariance, the mean is value - w / P and
  /// the variance of the noisy value 1 / P, both of the row.
  ///
  /// - SeeAlso: Rasmussen and Williams (2006), equation 5.12.
  func leaveOneOut() throws(MetamodelError) -> (means: [Double], variances: [Double]) {
    guard let inverse = try? posterior.cholesky.lowerOfInverse() else {
      throw .overflow(name: "inverse")
    }
    var means: [Double] = []
    var variances: [Double] = []
    for row in 0..<sample.rows {
      let precision = inverse.elements[row * (sample.rows + 1)]
      means.append(sample.values[row] - posterior.weights[row] / precision)
      variances.append(max(0, 1 / precision - posterior.noise[row] - posterior.jitter))
    }
    return (means, variances)
  }
}
