import COpenBLAS

/// The thin orthogonal factors of a matrix: A = Q × R.
///
/// With k the shorter side, Q is *rows* × k with orthonormal columns and R is k × *columns*, upper
/// triangular. A matrix of lower rank has factors too, with zeros (up to rounding) on the diagonal of
/// R; for coefficients use ``LeastSquares``, which judges the rank.
public struct QR: Sendable {
  /// R in the upper triangle, the reflections that make Q below.
  private let factor: Matrix
  private let reflections: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(operation:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public init(of matrix: consuming Matrix) throws(LinearAlgebraError) {
    try matrix.checkFinite("QR")
    OpenBLAS.prepare()
    let shorter = min(matrix.rowCount, matrix.columnCount)
    var reflections = [Double](repeating: 0, count: shorter)
    if shorter > 0 {
      let sides = matrix.sides
      // 64 columns a block: no less than what the routine asks for, the number of columns.
      var work = [Double](repeating: 0, count: 64 * matrix.columnCount)
      _ = unsafe la_dgeqrf(
        sides.rows, sides.columns, &matrix.elements, sides.rows, &reflections, &work,
        Int32(work.count))
    }
    guard matrix.isFinite else { throw .overflow(operation: "QR") }
    self.reflections = reflections
    factor = matrix
  }

  /// Q, *rows* × the shorter side: its columns are orthonormal.
  public var q: Matrix {
    let rows = factor.rowCount
    let shorter = reflections.count
    var result = Matrix(
      unchecked: Array(factor.elements.prefix(rows * shorter)), rows: rows, columns: shorter)
    if shorter > 0 {
      var work = [Double](repeating: 0, count: 64 * shorter)
      // The first columns hold as many reflections as there are columns.
      _ = unsafe la_dorgqr(
        Int32(rows), Int32(shorter), Int32(shorter), &result.elements, Int32(rows), reflections,
        &work, Int32(work.count))
    }
    return result
  }

  /// R, the shorter side × *columns*: upper triangular.
  public var r: Matrix {
    var result = Matrix(rows: reflections.count, columns: factor.columnCount)
    for j in 0..<factor.columnCount {
      for i in 0..<min(j + 1, reflections.count) { result[i, j] = factor[i, j] }
    }
    return result
  }
}
