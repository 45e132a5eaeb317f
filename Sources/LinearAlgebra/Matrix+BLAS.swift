import COpenBLAS

/// Products. An empty inner side gives zeros.
///
/// Shapes that do not fit throw ``LinearAlgebraError/shapeMismatch(operation:left:right:)``; elements
/// that are not finite throw ``LinearAlgebraError/notFinite(operation:)``, and a result beyond the
/// largest number throws ``LinearAlgebraError/overflow(operation:)``.
extension Matrix {
  /// The matrix product.
  ///
  /// - Complexity: O(rows × columns × inner side).
  public static func * (left: Matrix, right: Matrix) throws(LinearAlgebraError) -> Matrix {
    try product(left, false, right, false, "product")
  }

  /// The product of a matrix and a column.
  public static func * (left: Matrix, right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try vectorProduct(left, false, right, "product with a vector")
  }

  /// This matrix transposed, times another: `self`ᵀ × `right`, without a transposed copy.
  public func transposedTimes(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    try Self.product(self, true, right, false, "product of the transpose")
  }

  /// This matrix times another one transposed: `self` × `right`ᵀ, without a transposed copy.
  public func timesTransposed(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    try Self.product(self, false, right, true, "product with the transpose")
  }

  /// This matrix transposed, times a column.
  public func transposedTimes(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Self.vectorProduct(self, true, right, "product of the transpose with a vector")
  }

  /// `self`ᵀ × `self`, *columns* × *columns*: the sums of squares and products of the columns.
  ///
  /// Half the work of the general product.
  public func gram() throws(LinearAlgebraError) -> Matrix {
    var result = Matrix(rows: columnCount, columns: columnCount)
    if !isEmpty {
      OpenBLAS.prepare()
      // `self` holds rowCount × columnCount elements, `result` columnCount squared.
      unsafe la_dsyrk(
        Letter.transposed, sides.columns, sides.rows, elements, leading, &result.elements,
        result.leading)
      result.mirrorLower()
    }
    try result.checkResult(of: self, self, "sums of products")
    return result
  }

  private static func product(
    _ left: Matrix, _ turnsLeft: Bool, _ right: Matrix, _ turnsRight: Bool, _ operation: String
  ) throws(LinearAlgebraError) -> Matrix {
    let rows = turnsLeft ? left.columnCount : left.rowCount
    let inner = turnsLeft ? left.rowCount : left.columnCount
    let columns = turnsRight ? right.rowCount : right.columnCount
    guard inner == (turnsRight ? right.columnCount : right.rowCount) else {
      throw .shapeMismatch(operation: operation, left: left.shape, right: right.shape)
    }
    if rows == 0 || columns == 0 || inner == 0 { return Matrix(rows: rows, columns: columns) }
    OpenBLAS.prepare()
    // The routine writes all rows × columns elements (its beta is 0) and reads the two matrices
    // inside their shapes, whose inner sides were compared above.
    let elements = unsafe [Double](unsafeUninitializedCapacity: rows * columns) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      unsafe la_dgemm(
        turnsLeft ? Letter.transposed : Letter.plain,
        turnsRight ? Letter.transposed : Letter.plain, Int32(rows), Int32(columns), Int32(inner),
        left.elements, left.leading, right.elements, right.leading, start, Int32(rows))
      count = rows * columns
    }
    let result = Matrix(unchecked: elements, rows: rows, columns: columns)
    try result.checkResult(of: left, right, operation)
    return result
  }

  private static func vectorProduct(
    _ left: Matrix, _ turnsLeft: Bool, _ right: [Double], _ operation: String
  ) throws(LinearAlgebraError) -> [Double] {
    guard right.count == (turnsLeft ? left.rowCount : left.columnCount) else {
      throw .shapeMismatch(
        operation: operation, left: left.shape,
        right: MatrixShape(rows: right.count, columns: 1))
    }
    let count = turnsLeft ? left.columnCount : left.rowCount
    var result = Matrix(rows: count, columns: 1)
    if !left.isEmpty {
      OpenBLAS.prepare()
      // `right` was compared with the side of `left` it runs along; the result has the other's length.
      unsafe la_dgemv(
        turnsLeft ? Letter.transposed : Letter.plain, left.sides.rows, left.sides.columns,
        left.elements, left.leading, right, &result.elements)
    }
    try result.checkResult(of: left, Matrix(column: right), operation)
    return result.elements
  }

  /// Refuses a result that is not finite, and says whether the factors were to blame.
  ///
  /// What is not finite in a factor is not finite in the product, so the smaller one is looked at.
  private func checkResult(
    of left: Matrix, _ right: Matrix, _ operation: String
  ) throws(LinearAlgebraError) {
    if isFinite { return }
    if left.isFinite && right.isFinite { throw .overflow(operation: operation) }
    throw .notFinite(operation: operation)
  }
}
