import LinearAlgebra
import Testing

private let shapes = [
  (0, 0), (0, 3), (3, 0), (1, 1), (2, 2), (1, 5), (5, 1), (7, 4), (4, 7), (40, 40), (90, 30),
  (30, 90),
]

@Suite("QR")
struct QRTests {
  @Test("Q × R is the matrix, Q is orthonormal and R triangular", arguments: shapes)
  func factors(rows: Int, columns: Int) throws {
    let matrix = Samples.random(rows, columns, seed: 51)
    let qr = try QR(of: matrix)
    let (q, r) = (qr.q, qr.r)
    let shorter = min(rows, columns)
    #expect(q.shape == MatrixShape(rows: rows, columns: shorter))
    #expect(r.shape == MatrixShape(rows: shorter, columns: columns))
    // Reflections are stable whatever the condition: rounding times the longer side.
    let tolerance = 10 * Double(max(rows, columns)) * ulp
    #expect(PlainAlgebra.product(q, r).distance(to: matrix) <= tolerance)
    #expect(
      PlainAlgebra.product(q.transposed, q).distance(to: .identity(shorter)) <= tolerance)
    for j in 0..<columns {
      for i in min(j + 1, shorter)..<shorter { #expect(r[i, j] == 0) }
    }
  }

  @Test("R is the Cholesky factor of the sums of products, up to signs")
  func triangle() throws {
    let matrix = Samples.random(20, 6, seed: 52)
    let r = try QR(of: matrix).r
    let lower = try #require(
      PlainAlgebra.cholesky(PlainAlgebra.product(matrix.transposed, matrix)))
    let values = PlainAlgebra.singularValues(matrix)
    // The reference squares the condition.
    let tolerance = 100 * (values[0] / values[5]) * (values[0] / values[5]) * ulp
    for i in 0..<6 {
      for j in i..<6 { #expect(abs(abs(r[i, j]) - abs(lower[j, i])) <= tolerance) }
    }
  }

  @Test("ill-conditioned and dependent columns have factors too")
  func dependent() throws {
    for matrix in [Samples.hilbert(14), Matrix(rows: 5, columns: 3, repeating: 2)] {
      let qr = try QR(of: matrix)
      #expect(PlainAlgebra.product(qr.q, qr.r).distance(to: matrix) <= 100 * ulp)
      let unit = Matrix.identity(matrix.columnCount)
      #expect(PlainAlgebra.product(qr.q.transposed, qr.q).distance(to: unit) <= 100 * ulp)
    }
  }

  @Test("what is not finite is named", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    #expect(trouble { _ = try QR(of: Matrix([[1], [value]])) } == .notFinite(operation: "QR"))
  }
}

@Suite("SVD")
struct SVDTests {
  @Test("the factors give the matrix, the values those of Jacobi's rotations", arguments: shapes)
  func factors(rows: Int, columns: Int) throws {
    let matrix = Samples.random(rows, columns, seed: 61)
    let svd = try SVD(of: matrix)
    let shorter = min(rows, columns)
    let tolerance = 20 * Double(max(rows, columns)) * ulp * (svd.singularValues.first ?? 1)
    let again = PlainAlgebra.product(
      PlainAlgebra.product(svd.u, .diagonal(svd.singularValues)), svd.vTransposed)
    #expect(again.distance(to: matrix) <= tolerance)
    #expect(
      PlainAlgebra.product(svd.u.transposed, svd.u).distance(to: .identity(shorter)) <= tolerance)
    #expect(
      PlainAlgebra.product(svd.vTransposed, svd.vTransposed.transposed)
        .distance(to: .identity(shorter)) <= tolerance)
    let plain = PlainAlgebra.singularValues(matrix)
    // A singular value errs by rounding times the largest, whatever its own size.
    for (value, other) in zip(svd.singularValues, plain) {
      #expect(abs(value - other) <= tolerance)
    }
    #expect(svd.rank == shorter)
  }

  @Test("the condition of Hilbert's matrices is as printed in textbooks")
  func hilbert() throws {
    // 2-norm conditions: 19.28, 524.06, 4.766e5 (of order 2, 3, 5).
    for (order, condition) in [(2, 19.2815), (3, 524.0568), (5, 476_607.25)] {
      let svd = try SVD(of: Samples.hilbert(order))
      // Printed digits, here to 1e-5 of the value.
      #expect(abs(1 / svd.reciprocalCondition - condition) <= 1e-5 * condition)
    }
    #expect(try SVD(of: Samples.hilbert(20)).rank < 20)
  }

  @Test("rank counts independent columns; the empty matrix has rank 0")
  func rank() throws {
    #expect(try SVD(of: Matrix(rows: 5, columns: 4, repeating: 3)).rank == 1)
    #expect(try SVD(of: Matrix(rows: 5, columns: 4)).rank == 0)
    #expect(try SVD(of: Matrix(rows: 5, columns: 4)).reciprocalCondition == 0)
    #expect(try SVD(of: Matrix(rows: 0, columns: 4)).rank == 0)
    #expect(try SVD(of: Matrix(rows: 0, columns: 4)).reciprocalCondition == 1)
    #expect(try SVD(of: Matrix([[-3]])).singularValues == [3])
  }

  @Test("what is not finite is named", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    #expect(
      trouble { _ = try SVD(of: Matrix([[1], [value]])) }
        == .notFinite(operation: "singular values"))
  }
}

@Suite("Symmetric eigenvalues")
struct SymmetricEigenTests {
  @Test("values agree with Jacobi's rotations, vectors give the matrix", arguments: Samples.orders)
  func agrees(order: Int) throws {
    var matrix = Samples.random(order, order, seed: 71)
    for j in 0..<order {
      for i in 0..<j { matrix[i, j] = matrix[j, i] }
    }
    let eigen = try SymmetricEigen(of: matrix)
    let norm = eigen.values.reduce(1) { max($0, $1.magnitude) }
    let tolerance = 20 * Double(order + 1) * ulp * norm
    for (value, other) in zip(eigen.values, PlainAlgebra.eigenvalues(matrix)) {
      #expect(abs(value - other) <= tolerance)
    }
    let vectors = eigen.vectors
    let again = PlainAlgebra.product(
      PlainAlgebra.product(vectors, .diagonal(eigen.values)), vectors.transposed)
    #expect(again.distance(to: matrix) <= tolerance)
    #expect(
      PlainAlgebra.product(vectors.transposed, vectors).distance(to: .identity(order)) <= tolerance)
  }

  @Test("two by two, by hand; only the lower triangle is read")
  func byHand() throws {
    let eigen = try SymmetricEigen(of: Matrix([[2, 99], [1, 2]]))
    #expect(abs(eigen.values[0] - 1) <= 4 * ulp && abs(eigen.values[1] - 3) <= 4 * ulp)
  }

  @Test("Hilbert's eigenvalues err by rounding times the largest")
  func hilbert() throws {
    let values = try SymmetricEigen(of: Samples.hilbert(12)).values
    for (value, other) in zip(values, PlainAlgebra.eigenvalues(Samples.hilbert(12))) {
      #expect(abs(value - other) <= 50 * ulp)
    }
  }

  @Test("what is not finite or square is named", arguments: [Double.nan, .infinity])
  func refused(value: Double) {
    #expect(
      trouble { _ = try SymmetricEigen(of: Matrix([[value]])) }
        == .notFinite(operation: "eigenvalues"))
    #expect(trouble { _ = try SymmetricEigen(of: Matrix(rows: 1, columns: 2)) } != nil)
  }
}
