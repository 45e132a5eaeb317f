import Foundation
import LinearAlgebra
import Testing

@Suite("Cholesky")
struct CholeskyTests {
  @Test(
    "factor, solution, inverse and determinant agree with plain loops", arguments: Samples.orders)
  func agreesWithLoops(order: Int) throws {
    let matrix = try Samples.definite(order, seed: 11)
    let cholesky = try Cholesky(of: matrix)
    let plain = try #require(PlainAlgebra.cholesky(matrix))
    let condition = 1 / cholesky.reciprocalCondition
    // The error of a factor is at most n × condition × rounding; 4 for the two ways.
    let tolerance = 4 * Double(order + 1) * condition * ulp
    #expect(cholesky.lower.distance(to: plain) <= tolerance * max(1, plain.largest))
    let right = Samples.random(order, 3, seed: 12)
    let solution = PlainAlgebra.eliminate(matrix, right).solution
    #expect(try cholesky.solve(right).distance(to: solution) <= tolerance)
    let inverse = PlainAlgebra.eliminate(matrix, .identity(order)).solution
    #expect(try cholesky.inverse().distance(to: inverse) <= tolerance)
    let logs = (0..<order).reduce(0) { $0 + 2 * log(plain[$1, $1]) }
    #expect(abs(cholesky.logDeterminant - logs) <= tolerance * Double(order + 1))
  }

  @Test("Hilbert's matrices lose as many digits as their condition says", arguments: 1...12)
  func hilbert(order: Int) throws {
    let matrix = Samples.hilbert(order)
    let cholesky = try Cholesky(of: matrix)
    // The factor times its transpose gives the matrix back whatever its condition.
    let again = try cholesky.lower.timesTransposed(cholesky.lower)
    #expect(again.distance(to: matrix) <= 2 * Double(order) * ulp)
    let ones = [Double](repeating: 1, count: order)
    let right = PlainAlgebra.product(matrix, Matrix(column: ones))
    let solution = try cholesky.solve(right)
    let condition = 1 / cholesky.reciprocalCondition
    #expect(
      solution.distance(to: Matrix(column: ones)) <= 4 * Double(order) * condition * ulp)
  }

  @Test("the reciprocal condition is that of the inverse, within the estimator's factor of 3")
  func condition() throws {
    for matrix in [try Samples.definite(9, seed: 13), Samples.hilbert(6)] {
      let cholesky = try Cholesky(of: matrix)
      let exact = 1 / (matrix.oneNorm * (try cholesky.inverse()).oneNorm)
      #expect(cholesky.reciprocalCondition >= exact * (1 - 1e-6))
      #expect(cholesky.reciprocalCondition <= exact * 3)
    }
  }

  @Test("one number and two by two, by hand")
  func byHand() throws {
    let one = try Cholesky(of: Matrix([[4]]))
    #expect(one.lower.elements == [2])
    #expect(try one.solve([8]) == [2])
    let two = try Cholesky(of: Matrix([[4, .nan], [2, 5]]))  // the upper triangle is not read
    #expect(try two.lower == Matrix([[2, 0], [1, 2]]))
    // 4 × 5 - 2 × 2 = 16, to two roundings of the logarithm.
    #expect(abs(two.logDeterminant - log(16)) <= 4 * ulp)
  }

  @Test("what has no factor is named")
  func noFactor() throws {
    #expect(
      trouble { _ = try Cholesky(of: Matrix([[1, 2], [2, 1]])) } == .notPositiveDefinite(order: 2))
    #expect(trouble { _ = try Cholesky(of: Matrix([[0]])) } == .notPositiveDefinite(order: 1))
    #expect(
      trouble { _ = try Cholesky(of: Matrix(rows: 2, columns: 3)) }
        == .notSquare(operation: "Cholesky", shape: MatrixShape(rows: 2, columns: 3)))
    let singular = Matrix(rows: 30, columns: 30, repeating: 1)
    #expect(trouble { _ = try Cholesky(of: singular) } == .notPositiveDefinite(order: 2))
    #expect(
      trouble { _ = try Cholesky(of: .identity(2)).solve(Matrix(rows: 3, columns: 1)) } != nil)
  }

  @Test("what is not finite is named, wherever it stands", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    for order in [1, 2, 20, 150] {
      for (row, column) in [(0, 0), (order - 1, 0), (order - 1, order - 1), (order / 2, order / 3)]
      {
        for sign in [1.0, -1] {
          var matrix = try Samples.definite(order, seed: 14)
          matrix[row, column] = sign * value
          let error = trouble { _ = try Cholesky(of: matrix) }
          #expect(error == .notFinite(operation: "Cholesky"), "\(order) \(row) \(column)")
        }
      }
    }
    #expect(
      trouble { _ = try Cholesky(of: .identity(2)).solve([1, value]) }
        == .notFinite(operation: "solving by Cholesky"))
  }
}
