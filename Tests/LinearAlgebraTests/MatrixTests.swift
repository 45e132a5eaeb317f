import LinearAlgebra
import Testing

@Suite("Matrix")
struct MatrixTests {
  @Test("elements stand column after column")
  func columnMajor() throws {
    let matrix = try Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix.shape == MatrixShape(rows: 2, columns: 3))
    #expect(matrix[1, 2] == 6)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(1) == [2, 5])
    #expect(try matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.oneNorm == 9)
  }

  @Test("elements that do not fill the shape are refused")
  func wrongCount() {
    #expect(
      trouble { _ = try Matrix(rows: 2, columns: 2, elements: [1, 2, 3]) }
        == .elementCount(given: 3, shape: MatrixShape(rows: 2, columns: 2)))
    #expect(
      trouble { _ = try Matrix([[1, 2], [3]]) }
        == .elementCount(given: 1, shape: MatrixShape(rows: 1, columns: 2)))
  }

  @Test("products agree with three loops", arguments: Samples.orders)
  func products(order: Int) throws {
    for columns in [0, 1, 4, 33] {
      let left = Samples.random(order, columns, seed: 1)
      let right = Samples.random(columns, order + 2, seed: 2)
      let plain = PlainAlgebra.product(left, right)
      // Sums of `columns` products below 1, each rounded, in another order.
      let tolerance = 2 * Double(columns) * ulp
      #expect(try (left * right).distance(to: plain) <= tolerance)
      #expect(try left.transposed.transposedTimes(right).distance(to: plain) <= tolerance)
      #expect(try left.timesTransposed(right.transposed).distance(to: plain) <= tolerance)
      let vector = right.column(0)
      #expect(
        try Matrix(column: left * vector).distance(to: Matrix(column: plain.column(0)))
          <= tolerance)
      let squares = PlainAlgebra.product(left.transposed, left)
      #expect(try left.gram().distance(to: squares) <= 2 * Double(order) * ulp)
    }
  }

  @Test("the transpose times a column is the product of the transpose")
  func transposedVector() throws {
    for order in Samples.orders {
      let left = Samples.random(order, 9, seed: 3)
      let vector = Samples.random(order, 1, seed: 4)
      let plain = PlainAlgebra.product(left.transposed, vector)
      let product = try Matrix(column: left.transposedTimes(vector.elements))
      #expect(product.distance(to: plain) <= 2 * Double(order) * ulp)
    }
  }

  @Test("shapes that do not fit are named")
  func mismatch() throws {
    let left = Matrix(rows: 2, columns: 3)
    let error = trouble { _ = try left * Matrix(rows: 2, columns: 3) }
    #expect(
      error
        == .shapeMismatch(
          operation: "product", left: MatrixShape(rows: 2, columns: 3),
          right: MatrixShape(rows: 2, columns: 3)))
    #expect(error?.description.contains("2 × 3") == true)
    #expect(trouble { _ = try left * [1, 2] } != nil)
    #expect(trouble { _ = try left.transposedTimes([1, 2, 3]) } != nil)
  }

  @Test("what is not finite is named", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    for order in [1, 2, 40] {
      var matrix = Samples.random(order, order, seed: 5)
      matrix[order - 1, 0] = value
      let other = Samples.random(order, order, seed: 6)
      #expect(trouble { _ = try matrix * other } == .notFinite(operation: "product"))
      #expect(trouble { _ = try other * matrix } == .notFinite(operation: "product"))
      #expect(trouble { _ = try matrix.gram() } == .notFinite(operation: "sums of products"))
      #expect(trouble { _ = try matrix * other.column(0) } != nil)
      #expect(trouble { _ = try other * matrix.column(0) } != nil)
    }
  }

  @Test("a product beyond the largest number is an overflow")
  func overflow() throws {
    let huge = try Matrix([[1e200]])
    #expect(trouble { _ = try huge * huge } == .overflow(operation: "product"))
    #expect(trouble { _ = try huge.gram() } == .overflow(operation: "sums of products"))
  }

  @Test("the library runs on one thread and tells its core type")
  func library() {
    #expect(OpenBLAS.threads == 1)
    #expect(!OpenBLAS.coreType.isEmpty)
    #expect(OpenBLAS.configuration.contains("OpenBLAS"))
    #expect(OpenBLAS.version.split(separator: ".").count == 3)
  }
}
