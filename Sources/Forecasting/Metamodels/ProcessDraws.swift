import Foundation
import LinearAlgebra
import Statistics

/// Whole functions drawn from a fitted process: each is as likely as any other after the values.
///
/// A function of the prior is a sum of waves whose numbers follow the kernel's spectrum (for
/// Matérn-5/2, Student's t with 5 degrees of freedom); what it misses at the rows is then put right by
/// the covariance with them. A draw costs one product with the rows for any number of points, where an
/// exact draw would factor a matrix as large as the points.
///
/// - SeeAlso: Rahimi and Recht, "Random features for large-scale kernel machines" (2007); Wilson et
///   al., "Pathwise conditioning of Gaussian processes", *JMLR* 22 (2021).
struct ProcessDraws {
  let process: FittedProcess
  /// Waves of each function; the variance of a draw at a point is off by a part of 1 / √waves.
  var waves = 1024

  /// Functions at points: *draws* of one value for each point.
  ///
  /// `inputs` are *count* × dimensions, column after column; `basis` has for each column of the
  /// sample's basis its values at the points.
  func values(
    _ inputs: [Double], count: Int, basis: [[Double]], draws: Int, key: UInt64
  ) throws(MetamodelError) -> [[Double]] {
    let law = process.law.covariance
    let points = law.scaled(inputs, rows: count)
    let cross = try process.cross(points, count, basis)
    var result: [[Double]] = []
    for draw in 0..<draws {
      var stream = RandomStream(key: StreamKey.combined(key, UInt64(draw)))
      result.append(try one(points, count, basis, cross, &stream))
    }
    return result
  }

  private func one(
    _ points: [Double], _ count: Int, _ basis: [[Double]], _ cross: Matrix,
    _ stream: inout RandomStream
  ) throws(MetamodelError) -> [Double] {
    let sample = process.sample
    let rows = sample.rows
    let coefficients = sample.basis.map {
      $0.variance.squareRoot() * Normal.quantile(stream.uniform())
    }
    let spectrum = Spectrum(sample.dimensions, waves: waves, &stream)
    let deviation = process.law.covariance.signalVariance.squareRoot()
    var prior = try spectrum.sums(points, count: count).map { deviation * $0 }
    var missed = try spectrum.sums(process.posterior.points, count: rows).map { deviation * $0 }
    for (item, coefficient) in coefficients.enumerated() {
      for place in 0..<count { prior[place] += coefficient * basis[item][place] }
      for row in 0..<rows { missed[row] += coefficient * sample.basis[item].column[row] }
    }
    for row in 0..<rows {
      let noise = process.posterior.noise[row] + process.posterior.jitter
      let error = noise.squareRoot() * Normal.quantile(stream.uniform())
      missed[row] = sample.values[row] - missed[row] - error
    }
    guard let weights = try? process.posterior.cholesky.solve(missed),
      let shift = try? cross.transposedTimes(weights)
    else { throw .overflow(name: "draws") }
    return zip(prior, shift).map { $0 + $1 }
  }
}

/// Waves with numbers from the spectrum of Matérn-5/2 of length scale 1.
private struct Spectrum {
  /// *dimensions* × *waves*.
  private let numbers: Matrix
  private let phases: [Double]
  private let waves: Int

  init(_ dimensions: Int, waves: Int, _ stream: inout RandomStream) {
    self.waves = waves
    var numbers = Matrix(rows: dimensions, columns: waves)
    var phases: [Double] = []
    for wave in 0..<waves {
      var square = 0.0
      for _ in 0..<5 {
        let normal = Normal.quantile(stream.uniform())
        square += normal * normal
      }
      let stretch = (5 / square).squareRoot()
      for axis in 0..<dimensions {
        numbers[axis, wave] = stretch * Normal.quantile(stream.uniform())
      }
      phases.append(2 * .pi * stream.uniform())
    }
    self.numbers = numbers
    self.phases = phases
  }

  /// The sums of the waves at scaled points, of variance 1.
  func sums(_ points: [Double], count: Int) throws(MetamodelError) -> [Double] {
    let size = (2 / Double(waves)).squareRoot()
    guard
      let places = try? Matrix(rows: count, columns: numbers.rowCount, elements: points),
      let angles = try? places * numbers
    else { throw .overflow(name: "waves") }
    let elements = angles.elements
    var result = Array(repeating: 0.0, count: count)
    for wave in 0..<waves {
      for place in 0..<count {
        result[place] += size * cos(elements[wave * count + place] + phases[wave])
      }
    }
    return result
  }
}
