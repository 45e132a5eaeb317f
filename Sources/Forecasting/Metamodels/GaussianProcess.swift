import Foundation
public import LinearAlgebra

/// A function learnt from noisy values at some points: a Gaussian process with the Matérn-5/2 kernel.
///
/// Each input has a length scale of its own. Inputs and values are brought to mean 0 and variance 1;
/// the mean of the process is a constant of prior variance 1 in that unit. Hyper-parameters are the
/// mode of the posterior, found by a quasi-Newton search from several starts. The same input gives the
/// same bits on the same type of processor.
///
/// - SeeAlso: Rasmussen and Williams, *Gaussian Processes for Machine Learning* (2006), chapters 2, 5.
public struct GaussianProcess: Sendable {
  private let process: FittedProcess
  private let units: Units

  /// Fits hyper-parameters and weights.
  ///
  /// - Parameters:
  ///   - inputs: *rows* × *dimensions*, at least 3 rows and 1 dimension. Columns that do not vary
  ///     have no influence; rows may repeat.
  ///   - values: One for each row.
  ///   - noiseVariances: Known variances of the noise of each row, in squared units of the values,
  ///     or `nil`. They are multiplied by a scale that is fitted, and noise alike for all is added.
  ///   - priors: Of the hyper-parameters.
  /// - Throws: ``MetamodelError``, naming the first row that is no good.
  /// - Complexity: Some 50 evaluations of rows³ operations and three matrices of *rows* × *rows*.
  public init(
    inputs: Matrix, values: [Double], noiseVariances: [Double]? = nil,
    priors: GaussianProcessPriors = GaussianProcessPriors()
  ) throws(MetamodelError) {
    let units = try Units(inputs, values, noiseVariances)
    process = try FittedProcess(units.sample, search: ProcessSearch(priors: priors))
    self.units = units
  }

  /// Takes hyper-parameters as given and fits the weights alone.
  ///
  /// - Parameters:
  ///   - inputs: As of the other initialiser.
  ///   - values: One for each row.
  ///   - noiseVariances: Known variances of the noise, taken as they are, or `nil`.
  ///   - lengthScales: One for each input, in its unit; positive.
  ///   - signalDeviation: Of the function about its mean, in the unit of the values; positive.
  ///   - noiseDeviation: Of the noise alike for all rows, in the unit of the values; positive.
  /// - Throws: ``MetamodelError``.
  /// - Complexity: rows³ / 3 operations.
  public init(
    inputs: Matrix, values: [Double], noiseVariances: [Double]? = nil, lengthScales: [Double],
    signalDeviation: Double, noiseDeviation: Double
  ) throws(MetamodelError) {
    let units = try Units(inputs, values, noiseVariances)
    guard lengthScales.count == inputs.columnCount else {
      throw .lengthMismatch(
        name: "length scales", given: lengthScales.count, needed: inputs.columnCount)
    }
    let given = lengthScales + [signalDeviation, noiseDeviation]
    if let place = given.firstIndex(where: { !($0 > 0) || !$0.isFinite }) {
      throw .outOfRange(
        name: "hyper-parameters", row: place, value: given[place], range: "above 0 and finite")
    }
    var logarithms = zip(lengthScales, units.inputScaling.deviations).map { log($0 / $1) }
    logarithms.append(2 * log(signalDeviation / units.valueDeviation))
    logarithms.append(2 * log(noiseDeviation / units.valueDeviation))
    if noiseVariances != nil { logarithms.append(0) }
    process = try FittedProcess(units.sample, logarithms: logarithms)
    self.units = units
  }

  /// The length scale of each input, in the input's unit.
  public var lengthScales: [Double] {
    zip(process.law.covariance.lengthScales, units.inputScaling.deviations).map { $0 * $1 }
  }

  /// The standard deviation of the function about its mean, in the unit of the values.
  public var signalDeviation: Double {
    process.law.covariance.signalVariance.squareRoot() * units.valueDeviation
  }

  /// The standard deviation of the noise that is alike for all rows, in the unit of the values.
  public var noiseDeviation: Double { process.law.evenNoise.squareRoot() * units.valueDeviation }

  /// The logarithm of the density of the scaled values at the hyper-parameters found.
  public var logLikelihood: Double { process.posterior.logLikelihood }

  /// Means and standard deviations of the function, without noise.
  ///
  /// - Parameter inputs: *points* × *dimensions*.
  /// - Returns: One mean and one deviation for each point.
  /// - Throws: ``MetamodelError/lengthMismatch(name:given:needed:)``,
  ///   ``MetamodelError/notFinite(name:row:column:)``, ``MetamodelError/overflow(name:)``.
  /// - Complexity: O(rows² × points).
  public func predict(
    _ inputs: Matrix
  ) throws(MetamodelError) -> (means: [Double], deviations: [Double]) {
    guard inputs.columnCount == process.sample.dimensions else {
      throw .lengthMismatch(
        name: "points, columns", given: inputs.columnCount, needed: process.sample.dimensions)
    }
    try MetamodelCheck.finite(inputs, "points")
    let points = units.inputScaling.applied(to: inputs)
    guard points.allSatisfy(\.isFinite) else { throw .overflow(name: "scaled points") }
    let count = inputs.rowCount
    let ones = Array(repeating: 1.0, count: count)
    let (means, variances) = try process.predict(points, count: count, basis: [ones])
    return (
      means.map { units.valueMean + units.valueDeviation * $0 },
      variances.map { units.valueDeviation * $0.squareRoot() }
    )
  }

  /// For each row, mean and standard deviation of the function as all other rows say it.
  ///
  /// The hyper-parameters stay those of all rows.
  ///
  /// - Complexity: rows³ operations, once.
  public func leaveOneOut() throws(MetamodelError) -> (means: [Double], deviations: [Double]) {
    let (means, variances) = try process.leaveOneOut()
    return (
      means.map { units.valueMean + units.valueDeviation * $0 },
      variances.map { units.valueDeviation * $0.squareRoot() }
    )
  }

  /// Functions drawn after the values, at points: *draws* of one value for each point.
  func functions(
    _ inputs: Matrix, draws: Int, key: UInt64
  ) throws(MetamodelError) -> [[Double]] {
    let points = units.inputScaling.applied(to: inputs)
    let ones = Array(repeating: 1.0, count: inputs.rowCount)
    let drawn = try ProcessDraws(process: process).values(
      points, count: inputs.rowCount, basis: [ones], draws: draws, key: key)
    return drawn.map { $0.map { units.valueMean + units.valueDeviation * $0 } }
  }
}

/// Inputs and values in the units that the process works in.
private struct Units {
  let sample: ProcessSample
  let inputScaling: InputScaling
  let valueMean: Double
  let valueDeviation: Double

  init(
    _ inputs: Matrix, _ values: [Double], _ noiseVariances: [Double]?
  ) throws(MetamodelError) {
    try Self.check(inputs, values, noiseVariances)
    inputScaling = InputScaling(of: inputs)
    let unit = InputScaling(of: Matrix(column: values))
    valueMean = unit.means[0]
    let deviation = unit.deviations[0]
    valueDeviation = deviation
    let noise = noiseVariances.map { $0.map { $0 / deviation / deviation } }
    let points = inputScaling.applied(to: inputs)
    let deviations = unit.applied(to: Matrix(column: values))
    guard points.allSatisfy(\.isFinite), deviations.allSatisfy(\.isFinite),
      noise?.allSatisfy(\.isFinite) ?? true
    else { throw .overflow(name: "scaled inputs, values or noise") }
    sample = ProcessSample(
      inputs: points, dimensions: inputs.columnCount, values: deviations, noise: noise,
      basis: [(Array(repeating: 1, count: values.count), 1)])
  }

  private static func check(
    _ inputs: Matrix, _ values: [Double], _ noise: [Double]?
  ) throws(MetamodelError) {
    guard inputs.columnCount > 0 else {
      throw .lengthMismatch(name: "inputs, columns", given: 0, needed: 1)
    }
    guard values.count == inputs.rowCount else {
      throw .lengthMismatch(name: "values", given: values.count, needed: inputs.rowCount)
    }
    guard values.count >= 3 else { throw .tooFewRows(given: values.count, needed: 3) }
    try MetamodelCheck.finite(inputs, "inputs")
    try MetamodelCheck.finite(values, "values")
    guard let noise else { return }
    guard noise.count == values.count else {
      throw .lengthMismatch(name: "noise variances", given: noise.count, needed: values.count)
    }
    try MetamodelCheck.finite(noise, "noise variances")
    if let row = noise.firstIndex(where: { $0 < 0 }) {
      throw .outOfRange(
        name: "noise variances", row: row, value: noise[row], range: "at least 0")
    }
  }
}

/// Checks of what goes into a metamodel.
enum MetamodelCheck {
  static func finite(_ values: [Double], _ name: String) throws(MetamodelError) {
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(name: name, row: row, column: nil)
    }
  }

  static func finite(_ matrix: Matrix, _ name: String) throws(MetamodelError) {
    guard !matrix.isFinite,
      let index = matrix.elements.firstIndex(where: { !$0.isFinite })
    else { return }
    throw .notFinite(name: name, row: index % matrix.rowCount, column: index / matrix.rowCount)
  }
}
