import Forecasting
import Foundation
import LinearAlgebra
import Statistics
import Testing

/// Rows on scrambled Halton points with a smooth function and noise.
private struct Sample {
  let inputs: Matrix
  let values: [Double]

  init(rows: Int, key: UInt64 = 5, noise: Double = 0.1) throws {
    let design = HaltonSequence(dimensions: 2, key: key)
    var stream = RandomStream(key: key)
    let points = (0..<rows).map { design.point($0) }
    inputs = try Matrix(points)
    values = points.map {
      Self.function($0) + noise * Normal.quantile(stream.uniform())
    }
  }

  static func function(_ x: [Double]) -> Double { sin(5 * x[0]) + x[1] * x[1] }
}

@Suite("Gaussian process")
struct GaussianProcessTests {
  @Test("mean and deviation are those of the formula, by plain loops")
  func agreesWithFormula() throws {
    let sample = try Sample(rows: 9)
    let lengths = [0.4, 0.7]
    let process = try GaussianProcess(
      inputs: sample.inputs, values: sample.values, lengthScales: lengths, signalDeviation: 0.8,
      noiseDeviation: 0.2)
    func kernel(_ x: [Double], _ y: [Double]) -> Double {
      let square = (0..<2).reduce(0.0) { $0 + pow((x[$1] - y[$1]) / lengths[$1], 2) }
      let r = (5 * square).squareRoot()
      return 0.64 * (1 + r + r * r / 3) * exp(-r)
    }
    // The mean is a constant with the variance of the values (over n) as its prior variance.
    let count = Double(sample.values.count)
    let mean = sample.values.reduce(0, +) / count
    let variance = sample.values.reduce(0) { $0 + pow($1 - mean, 2) } / count
    let rows = (0..<9).map { sample.inputs.row($0) }
    var covariance = Matrix(rows: 9, columns: 9)
    for i in 0..<9 {
      for j in 0..<9 {
        covariance[i, j] = kernel(rows[i], rows[j]) + variance + (i == j ? 0.04 : 0)
      }
    }
    let point = [0.3, 0.6]
    let cross = rows.map { kernel($0, point) + variance }
    let right = Matrix(column: sample.values.map { $0 - mean })
    let weights = PlainAlgebraSolver.solve(covariance, right.elements)
    let solved = PlainAlgebraSolver.solve(covariance, cross)
    let expected = mean + zip(cross, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let square = 0.64 + variance - zip(cross, solved).reduce(0) { $0 + $1.0 * $1.1 }
    let (means, deviations) = try process.predict(Matrix([point]))
    // Rounding times a condition below a thousand.
    #expect(abs(means[0] - expected) < 1e-11)
    #expect(abs(deviations[0] - square.squareRoot()) < 1e-11)
  }

  @Test("leaving a row out is the same as drowning it in noise", arguments: [0, 7, 19])
  func leaveOneOut(row: Int) throws {
    let sample = try Sample(rows: 20)
    func process(_ noise: [Double]) throws -> GaussianProcess {
      try GaussianProcess(
        inputs: sample.inputs, values: sample.values, noiseVariances: noise,
        lengthScales: [0.3, 0.8], signalDeviation: 1, noiseDeviation: 0.05)
    }
    var noise = Array(repeating: 0.01, count: 20)
    let leftOut = try process(noise).leaveOneOut()
    noise[row] = 1e9
    let (means, deviations) = try process(noise).predict(Matrix([sample.inputs.row(row)]))
    // Noise of 1e9 leaves a part in 1e9 of the row's weight.
    #expect(abs(leftOut.means[row] - means[0]) < 1e-7)
    #expect(abs(leftOut.deviations[row] - deviations[0]) < 1e-6)
  }

  @Test("no neighbouring hyper-parameters are more likely than those found")
  func isAMode() throws {
    let sample = try Sample(rows: 60)
    let found = try GaussianProcess(inputs: sample.inputs, values: sample.values)
    for change in [0.8, 1.25] {
      for which in 0..<4 {
        var lengths = found.lengthScales
        if which < 2 { lengths[which] *= change }
        let other = try GaussianProcess(
          inputs: sample.inputs, values: sample.values, lengthScales: lengths,
          signalDeviation: found.signalDeviation * (which == 2 ? change : 1),
          noiseDeviation: found.noiseDeviation * (which == 3 ? change : 1))
        // The priors may hold back by 0.2 at their slopes here, the search ends within 0.01.
        #expect(other.logLikelihood < found.logLikelihood + 0.2, "\(which) by \(change)")
      }
    }
  }

  @Test("the function is found again, with a tenth of its spread as noise")
  func accuracy() throws {
    let sample = try Sample(rows: 80)
    let process = try GaussianProcess(inputs: sample.inputs, values: sample.values)
    let design = HaltonSequence(dimensions: 2, key: 77)
    let points = (0..<200).map { design.point($0) }
    let (means, deviations) = try process.predict(Matrix(points))
    var (squares, inside) = (0.0, 0)
    for (index, point) in points.enumerated() {
      let error = means[index] - Sample.function(point)
      squares += error * error
      inside += abs(error) < 1.645 * deviations[index] ? 1 : 0
    }
    // 80 values of noise 0.1 for some 10 free shapes: 0.1 √(10 / 80) = 0.035; half more is allowed.
    #expect((squares / 200).squareRoot() < 0.053)
    // One fit: errors of neighbouring points go together, so only gross misses are told.
    #expect((120...200).contains(inside))
    // The true noise is 0.1; its estimate from 70 free rows is within 3 × 8 %.
    #expect(abs(process.noiseDeviation - 0.1) < 0.025)
  }

  @Test("Ishigami's function is not taken for noise")
  func ishigami() throws {
    let design = HaltonSequence(dimensions: 3, key: 3)
    var stream = RandomStream(key: 4)
    func truth(_ x: [Double]) -> Double {
      let (a, b, c) = (.pi * (2 * x[0] - 1), .pi * (2 * x[1] - 1), .pi * (2 * x[2] - 1))
      return sin(a) + 7 * pow(sin(b), 2) + 0.1 * pow(c, 4) * sin(a)
    }
    let points = (0..<180).map { design.point($0) }
    let process = try GaussianProcess(
      inputs: Matrix(points),
      values: points.map { truth($0) + 0.5 * Normal.quantile(stream.uniform()) })
    let asked = (1000..<1200).map { design.point($0) }
    let (means, _) = try process.predict(Matrix(asked))
    let square = zip(means, asked).reduce(0) { $0 + pow($1.0 - truth($1.1), 2) } / 200
    // A process that calls it noise errs by the function's own 3.7; one that does not by 1 at 180.
    #expect(square.squareRoot() < 1.5)
  }

  @Test("functions drawn have the mean and the deviation that are foretold")
  func draws() throws {
    let sample = try Sample(rows: 12)
    let process = try GaussianProcess(
      inputs: sample.inputs, values: sample.values, lengthScales: [0.4, 0.7], signalDeviation: 1,
      noiseDeviation: 0.3)
    let points = [[0.1, 0.2], [0.5, 0.5], [2.0, -1.0]]
    let answer = try process.answer(points, draws: 1500, key: 9)
    let (means, deviations) = try process.predict(Matrix(points))
    #expect(answer.means == means)
    for place in points.indices {
      let moments = Moments(answer.draws.map { $0[place] })
      let deviation = deviations[place]
      // Four standard errors of a mean and of a deviation, and waves' part of 1 / √1024.
      #expect(abs(moments.mean - means[place]) < 4 * deviation / 1500.0.squareRoot() + 0.01)
      let spread = try #require(moments.variance).squareRoot()
      #expect(abs(spread / deviation - 1) < 4 / 3000.0.squareRoot() + 0.04)
    }
    #expect(try process.answer(points, draws: 1, key: 9).draws[0] == answer.draws[0])
  }

  @Test("rows that repeat, inputs that do not vary and values that are all the same have answers")
  func degenerate() throws {
    let repeated = try Matrix((0..<12).map { [Double($0 / 4), 5] })
    let values = (0..<12).map { Double($0 / 4) + ($0.isMultiple(of: 2) ? 0.01 : -0.01) }
    let process = try GaussianProcess(inputs: repeated, values: values)
    let (means, deviations) = try process.predict(Matrix([[1, 5], [1.5, 5], [1, 900]]))
    #expect(abs(means[0] - 1) < 0.05)
    #expect(means.allSatisfy(\.isFinite) && deviations.allSatisfy(\.isFinite))
    let even = try GaussianProcess(
      inputs: repeated, values: Array(repeating: 3.5, count: 12))
    let flat = try even.predict(Matrix([[0.5, 5]]))
    #expect(abs(flat.means[0] - 3.5) < 1e-9)
    let huge = try GaussianProcess(
      inputs: repeated, values: values.map { $0 * 1e120 })
    #expect(try huge.predict(Matrix([[1, 5]])).means[0].isFinite)
  }

  @Test("what cannot be learnt from is refused with its place")
  func refusals() throws {
    let inputs = try Matrix([[0, 1], [1, 0], [2, 2]])
    func error(
      _ inputs: Matrix, _ values: [Double], _ noise: [Double]? = nil
    ) -> MetamodelError? {
      #expect(throws: MetamodelError.self) {
        try GaussianProcess(inputs: inputs, values: values, noiseVariances: noise)
      }
    }
    #expect(error(inputs, [1, 2]) == .lengthMismatch(name: "values", given: 2, needed: 3))
    #expect(error(inputs, [1, .nan, 2]) == .notFinite(name: "values", row: 1, column: nil))
    var broken = inputs
    broken[2, 1] = .infinity
    #expect(error(broken, [1, 2, 3]) == .notFinite(name: "inputs", row: 2, column: 1))
    let two = try Matrix([[0.0], [1]])
    #expect(error(two, [1, 2]) == .tooFewRows(given: 2, needed: 3))
    #expect(
      error(inputs, [1, 2, 3], [0, 0, -1])
        == .outOfRange(name: "noise variances", row: 2, value: -1, range: "at least 0"))
    let process = try GaussianProcess(inputs: inputs, values: [1, 2, 4])
    #expect(throws: MetamodelError.lengthMismatch(name: "points, columns", given: 1, needed: 2)) {
      try process.predict(Matrix([[1.0]]))
    }
    #expect(
      "\(MetamodelError.tooFewRows(given: 2, needed: 3))"
        == "2 rows are given; at least 3 are needed")
  }
}

/// Gauss's elimination with row exchanges, as plain as can be.
enum PlainAlgebraSolver {
  static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double] {
    let count = right.count
    var rows = (0..<count).map { matrix.row($0) + [right[$0]] }
    for pivot in 0..<count {
      let best = (pivot..<count).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      for row in 0..<count where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
