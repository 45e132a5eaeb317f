import LinearAlgebra
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  @Test("coefficients solve the normal equations", arguments: [(5, 1), (12, 4), (80, 20), (3, 3)])
  func normalEquations(rows: Int, columns: Int) throws {
    let design = Samples.random(rows, columns, seed: 21)
    let observed = Samples.random(rows, 2, seed: 22)
    let answer = try LeastSquares(design: design, observed: observed)
    let plain = PlainAlgebra.eliminate(
      PlainAlgebra.product(design.transposed, design),
      PlainAlgebra.product(design.transposed, observed)
    ).solution
    let values = PlainAlgebra.singularValues(design)
    let condition = (values.first ?? 1) / (values.last ?? 1)
    // The normal equations square the condition; the reference is the worse of the two.
    let tolerance = 10 * Double(rows) * condition * condition * ulp * max(1, plain.largest)
    #expect(answer.coefficients.distance(to: plain) <= tolerance)
    #expect(answer.rank == columns)
    let fitted = PlainAlgebra.product(design, plain)
    for response in 0..<2 {
      let squares = (0..<rows).reduce(0.0) {
        $0 + (observed[$1, response] - fitted[$1, response])
          * (observed[$1, response] - fitted[$1, response])
      }
      #expect(abs(answer.residualSumsOfSquares[response] - squares) <= tolerance * Double(rows))
    }
  }

  @Test("a line through four points, by hand")
  func line() throws {
    let design = try Matrix([[1, 0], [1, 1], [1, 2], [1, 3]])
    let answer = try LeastSquares(design: design, observed: Matrix(column: [1, 3, 2, 4]))
    // Slope 4 / 5 = 0.8, intercept 2.5 - 1.5 × 0.8 = 1.3; residuals -0.3, 0.9, -0.9, 0.3.
    #expect(abs(answer.coefficients[0, 0] - 1.3) <= 20 * ulp)
    #expect(abs(answer.coefficients[1, 0] - 0.8) <= 20 * ulp)
    #expect(abs(answer.residualSumsOfSquares[0] - 1.8) <= 20 * ulp)
  }

  @Test("the units of a column do not decide what is dependent")
  func units() throws {
    var design = Samples.random(20, 3, seed: 23)
    let observed = Samples.random(20, 1, seed: 24)
    let plain = try LeastSquares(design: design, observed: observed)
    for i in 0..<20 { design[i, 1] *= 0x1p-300 }
    let scaled = try LeastSquares(design: design, observed: observed)
    #expect(scaled.coefficients[1, 0] * 0x1p-300 == plain.coefficients[1, 0])
    #expect(scaled.coefficients[2, 0] == plain.coefficients[2, 0])
  }

  @Test("Hilbert's columns are judged by their condition")
  func hilbert() throws {
    let design = Samples.hilbert(8)
    let ones = Matrix(rows: 8, columns: 1, repeating: 1)
    let right = PlainAlgebra.product(design, ones)
    let answer = try LeastSquares(design: design, observed: right)
    // Condition 1.5e10 of the matrix of order 8.
    #expect(answer.coefficients.distance(to: ones) <= 8 * 1.5e10 * ulp)
    #expect(
      trouble {
        _ = try LeastSquares(design: Samples.hilbert(16), observed: Matrix(rows: 16, columns: 1))
      } != nil)
  }

  @Test("dependent columns are named, or share the smallest coefficients")
  func dependent() throws {
    let design = try Matrix([[1, 1, 2], [1, 2, 3], [1, 3, 4], [1, 4, 5]])
    let observed = Matrix(column: [2, 3, 4, 5])
    #expect(
      trouble { _ = try LeastSquares(design: design, observed: observed) }
        == .rankDeficient(rank: 2, columns: 3))
    let answer = try LeastSquares(minimumNorm: design, observed: observed)
    #expect(answer.rank == 2)
    // b = (third + first × 0 ...): all answers are (1-t, 1-t, t); the shortest has t = 2/3.
    let shortest = Matrix(column: [1.0 / 3, 1.0 / 3, 2.0 / 3])
    #expect(answer.coefficients.distance(to: shortest) <= 100 * ulp)
    #expect(answer.residualSumsOfSquares[0] <= 100 * ulp)
    #expect(
      trouble {
        _ = try LeastSquares(
          design: Matrix(rows: 2, columns: 3, repeating: 1), observed: Matrix(rows: 2, columns: 1))
      }
        == .rankDeficient(rank: 1, columns: 3))
    #expect(
      trouble { _ = try LeastSquares(design: Matrix(rows: 4, columns: 1), observed: observed) }
        == .rankDeficient(rank: 0, columns: 1))
  }

  @Test("nothing observed and no columns answer")
  func empty() throws {
    let none = try LeastSquares(
      design: Matrix(rows: 3, columns: 0), observed: Matrix(column: [1, 2, 3]))
    #expect(none.coefficients.shape == MatrixShape(rows: 0, columns: 1))
    #expect(none.residualSumsOfSquares == [14])
    #expect(
      trouble {
        _ = try LeastSquares(
          design: Matrix(rows: 0, columns: 2), observed: Matrix(rows: 0, columns: 1))
      }
        == .rankDeficient(rank: 0, columns: 2))
    let least = try LeastSquares(
      minimumNorm: Matrix(rows: 0, columns: 2), observed: Matrix(rows: 0, columns: 1))
    #expect(least.coefficients == Matrix(rows: 2, columns: 1))
  }

  @Test("what is not finite or does not fit is named", arguments: [Double.nan, .infinity])
  func refused(value: Double) throws {
    var design = Samples.random(5, 2, seed: 25)
    let observed = Samples.random(5, 1, seed: 26)
    var wrong = observed
    wrong[3, 0] = value
    #expect(
      trouble { _ = try LeastSquares(design: design, observed: wrong) }
        == .notFinite(operation: "least squares"))
    #expect(
      trouble { _ = try LeastSquares(design: design, observed: Matrix(rows: 4, columns: 1)) } != nil
    )
    design[2, 1] = value
    #expect(
      trouble { _ = try LeastSquares(design: design, observed: observed) }
        == .notFinite(operation: "least squares"))
    #expect(trouble { _ = try LeastSquares(minimumNorm: design, observed: observed) } != nil)
  }
}
