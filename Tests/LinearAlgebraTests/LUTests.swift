import LinearAlgebra
import Testing

@Suite("LU")
struct LUTests {
  @Test("solution, inverse and determinant agree with elimination", arguments: Samples.orders)
  func agreesWithElimination(order: Int) throws {
    let matrix = Samples.random(order, order, seed: 31)
    let right = Samples.random(order, 2, seed: 32)
    let lu = try LU(of: matrix)
    let plain = PlainAlgebra.eliminate(matrix, right)
    // Both ways err by n × condition × rounding of the solution.
    let relative = 8 * Double(order + 1) / lu.reciprocalCondition * ulp
    #expect(
      try lu.solve(right).distance(to: plain.solution) <= relative * (plain.solution.largest + 1))
    let turned = PlainAlgebra.eliminate(matrix.transposed, right).solution
    #expect(
      try lu.solve(right, transposed: true).distance(to: turned) <= relative * (turned.largest + 1))
    let inverse = PlainAlgebra.eliminate(matrix, .identity(order)).solution
    #expect(try lu.inverse().distance(to: inverse) <= relative * (inverse.largest + 1))
    #expect(abs(try lu.determinant() - plain.determinant) <= relative * abs(plain.determinant))
  }

  @Test("Hilbert's matrices lose as many digits as their condition says", arguments: 1...11)
  func hilbert(order: Int) throws {
    let matrix = Samples.hilbert(order)
    let ones = Matrix(rows: order, columns: 1, repeating: 1)
    let lu = try LU(of: matrix)
    let solution = try lu.solve(PlainAlgebra.product(matrix, ones))
    #expect(solution.distance(to: ones) <= 4 * Double(order) / lu.reciprocalCondition * ulp)
  }

  @Test("two by two, by hand")
  func byHand() throws {
    let lu = try LU(of: Matrix([[0, 2], [3, 4]]))
    #expect(try lu.determinant() == -6)
    // 2y = 2, 3x + 4y = 10: y = 1, x = 2.
    #expect(try lu.solve([2, 10]) == [2, 1])
    #expect(try lu.inverse().distance(to: Matrix([[-2.0 / 3, 1.0 / 3], [0.5, 0]])) <= 4 * ulp)
    #expect(try LU(of: Matrix([[-4]])).determinant() == -4)
    #expect(try LU(of: .identity(5)).reciprocalCondition == 1)
    #expect(try LU(of: Matrix(rows: 0, columns: 0)).determinant() == 1)
  }

  @Test("a determinant near the ends of the numbers is exact, beyond them an overflow")
  func determinants() throws {
    let mixed = Matrix.diagonal([0x1p600, 0x1p600, 0x1p-600, -0x1p-600])
    #expect(try LU(of: mixed).determinant() == -1)
    let large = Matrix.diagonal([1e200, 1e200])
    #expect(trouble { _ = try LU(of: large).determinant() } == .overflow(operation: "determinant"))
  }

  @Test("singular matrices have a determinant and no solution")
  func singular() throws {
    let matrices = [
      try Matrix([[0]]), try Matrix([[1, 2], [2, 4]]), Matrix(rows: 6, columns: 6),
      try Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), Samples.hilbert(20),
    ]
    for matrix in matrices {
      let lu = try LU(of: matrix)
      #expect(lu.reciprocalCondition < ulp)
      #expect(abs(try lu.determinant()) < 1e-14)
      let right = [Double](repeating: 1, count: matrix.rowCount)
      guard case .singular = trouble({ _ = try lu.solve(right) }) else {
        Issue.record("a solution of \(matrix.shape)")
        continue
      }
      guard case .singular = trouble({ _ = try lu.inverse() }) else {
        Issue.record("an inverse of \(matrix.shape)")
        continue
      }
    }
  }

  @Test("what is not finite, square or fitting is named", arguments: [Double.nan, .infinity])
  func refused(value: Double) throws {
    #expect(
      trouble { _ = try LU(of: Matrix([[1, value], [0, 1]])) } == .notFinite(operation: "LU"))
    #expect(trouble { _ = try LU(of: Matrix(rows: 1, columns: 2)) } != nil)
    let lu = try LU(of: .identity(2))
    #expect(trouble { _ = try lu.solve([1, value]) } == .notFinite(operation: "solving by LU"))
    #expect(
      trouble { _ = try lu.solve([1, 2, 3]) }
        == .shapeMismatch(
          operation: "solving by LU", left: MatrixShape(rows: 2, columns: 2),
          right: MatrixShape(rows: 3, columns: 1)))
  }
}

@Suite("Triangles")
struct TriangleTests {
  @Test("each triangle agrees with elimination of it", arguments: Samples.orders)
  func agrees(order: Int) throws {
    var matrix = Samples.random(order, order, seed: 41)
    for i in 0..<order { matrix[i, i] += 3 }
    let right = Samples.random(order, 2, seed: 42)
    for triangle in Triangle.allCases {
      var part = matrix
      for j in 0..<order {
        for i in 0..<order where triangle == .lower ? i < j : i > j { part[i, j] = 0 }
      }
      let condition = 1 / (try LU(of: part).reciprocalCondition)
      for transposed in [false, true] {
        let plain = PlainAlgebra.eliminate(transposed ? part.transposed : part, right).solution
        let solution = try matrix.solveTriangle(triangle, transposed: transposed, right)
        #expect(
          solution.distance(to: plain)
            <= 4 * Double(order + 1) * condition * ulp * (plain.largest + 1))
      }
    }
  }

  @Test("a zero on the diagonal is singular; what is not finite is named")
  func refused() throws {
    let matrix = try Matrix([[1, 2], [3, 0]])
    #expect(
      trouble { _ = try matrix.solveTriangle(.lower, [1, 1]) }
        == .singular(operation: "solving with a triangle", reciprocalCondition: 0))
    #expect(trouble { _ = try Matrix([[.nan]]).solveTriangle(.upper, [1]) } != nil)
    #expect(trouble { _ = try Matrix([[1]]).solveTriangle(.upper, [.nan]) } != nil)
    #expect(trouble { _ = try Matrix([[1e-300]]).solveTriangle(.upper, [1e300]) } != nil)
    #expect(trouble { _ = try Matrix(rows: 2, columns: 1).solveTriangle(.upper, [1, 1]) } != nil)
  }
}
