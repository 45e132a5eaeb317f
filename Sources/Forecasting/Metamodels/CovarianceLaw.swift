import Foundation
import LinearAlgebra

/// Values with a Gaussian process behind them, in the units that the process works in.
///
/// The values are deviations from the prior mean. Coefficients of the basis are normal about 0 and
/// integrated out: they add variance × column × columnᵀ to the covariance.
struct ProcessSample {
  /// *rows* × *dimensions*, column after column.
  let inputs: [Double]
  let dimensions: Int
  let values: [Double]
  /// Known variances of the noise of each row, or none.
  let noise: [Double]?
  /// Columns of *rows* numbers, each with the prior variance of its coefficient.
  let basis: [(column: [Double], variance: Double)]

  var rows: Int { values.count }

  /// Length scales, signal variance, even noise, and the scale of the known noise.
  var parameterCount: Int { dimensions + 2 + (noise == nil ? 0 : 1) }

  /// Some of the rows.
  func only(_ chosen: [Int]) -> ProcessSample {
    var points: [Double] = []
    points.reserveCapacity(chosen.count * dimensions)
    for axis in 0..<dimensions { points += chosen.map { inputs[axis * rows + $0] } }
    return ProcessSample(
      inputs: points, dimensions: dimensions, values: chosen.map { values[$0] },
      noise: noise.map { noise in chosen.map { noise[$0] } },
      basis: basis.map { item in (chosen.map { item.column[$0] }, item.variance) })
  }
}

/// The hyper-parameters of a Gaussian process, as what they are and as the logarithms searched over.
struct CovarianceLaw {
  let covariance: MaternCovariance
  let evenNoise: Double
  let noiseScale: Double

  /// From the logarithms of length scales, signal variance, even noise, and noise scale (if any).
  init(logarithms: [Double], dimensions: Int) {
    covariance = MaternCovariance(
      lengthScales: logarithms[..<dimensions].map { exp($0) },
      signalVariance: exp(logarithms[dimensions]))
    evenNoise = exp(logarithms[dimensions + 1])
    noiseScale = logarithms.count > dimensions + 2 ? exp(logarithms[dimensions + 2]) : 0
  }

  /// The variance of the noise of each row.
  func noise(of sample: ProcessSample) -> [Double] {
    guard let known = sample.noise else { return Array(repeating: evenNoise, count: sample.rows) }
    return known.map { noiseScale * $0 + evenNoise }
  }
}
