import Forecasting
import Foundation
import LinearAlgebra

/// Fits a Gaussian process to a table and prints seconds, accuracy on other rows, and hyper-parameters.
enum ProcessFit {
  /// Takes a file of rows 'split,y,x1,x2,...' where the split is train or test.
  static func run(_ words: ArraySlice<String>) throws {
    guard let path = words.first else { exit(64) }
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",")
    }
    let (inputs, values) = try table(rows.filter { $0[0] == "train" })
    let (points, truth) = try table(rows.filter { $0[0] == "test" })
    let start = clock()
    let process = try GaussianProcess(inputs: inputs, values: values)
    let fitted = clock()
    let (means, deviations) = try process.predict(points)
    let predicted = clock()
    var (squares, inside) = (0.0, 0.0)
    for index in truth.indices {
      let error = means[index] - truth[index]
      squares += error * error
      inside += abs(error) <= 1.6448536 * deviations[index] ? 1 : 0
    }
    let count = Double(truth.count)
    // POSIX fixes a million ticks a second.
    let seconds = [fitted - start, predicted - fitted].map { Double($0) / 1_000_000 }
    let figures = seconds + [(squares / count).squareRoot(), inside / count, process.logLikelihood]
    print(OpenBLAS.coreType)
    print(figures.map { String(format: "%.6f", $0) }.joined(separator: ","))
    print(process.lengthScales.map { String(format: "%.4g", $0) }.joined(separator: ","))
  }

  private static func table(_ rows: [[Substring]]) throws -> (Matrix, [Double]) {
    let numbers = rows.map { $0.dropFirst().compactMap { Double($0) } }
    return (try Matrix(numbers.map { Array($0.dropFirst()) }), numbers.map { $0[0] })
  }
}
