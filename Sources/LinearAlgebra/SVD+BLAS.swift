import COpenBLAS

/// The thin singular value decomposition: A = U × diag(s) × Vᵀ.
///
/// With k the shorter side, U is *rows* × k, s has k values and Vᵀ is k × *columns*.
public struct SVD: Sendable {
  /// *Rows* × k: its columns are orthonormal.
  public let u: Matrix
  /// The singular values, largest first, none negative.
  public let singularValues: [Double]
  /// k × *columns*: its rows are orthonormal.
  public let vTransposed: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(operation:)``,
  ///   ``LinearAlgebraError/didNotConverge(operation:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public init(of matrix: consuming Matrix) throws(LinearAlgebraError) {
    let operation = "singular values"
    try matrix.checkFinite(operation)
    OpenBLAS.prepare()
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    let shorter = min(rows, columns)
    var u = Matrix(rows: rows, columns: shorter)
    var values = [Double](repeating: 0, count: shorter)
    var right = Matrix(rows: shorter, columns: columns)
    if shorter > 0 {
      let sides = matrix.sides
      // 4k² + 7k at least, and blocks of 64 columns for both sides.
      let length = shorter * (4 * shorter + 8) + 64 * (rows + columns)
      var work = [Double](repeating: 0, count: length)
      var marks = [Int32](repeating: 0, count: 8 * shorter)
      // U, s and Vᵀ have the shapes of the thin decomposition.
      let info = unsafe la_dgesdd(
        sides.rows, sides.columns, &matrix.elements, sides.rows, &values, &u.elements, u.leading,
        &right.elements, right.leading, &work, Int32(length), &marks)
      guard info == 0 else { throw .didNotConverge(operation: operation) }
    }
    guard values.areFinite else { throw .overflow(operation: operation) }
    self.u = u
    singularValues = values
    vTransposed = right
  }

  /// The number of singular values above the longer side × 2⁻⁵² × the largest.
  public var rank: Int {
    let longer = Double(max(u.rowCount, vTransposed.columnCount))
    let least = longer * Double.ulpOfOne * (singularValues.first ?? 0)
    return singularValues.count { $0 > least }
  }

  /// The smallest singular value over the largest: 0 for a singular matrix, 1 for the empty one.
  public var reciprocalCondition: Double {
    guard let largest = singularValues.first, let smallest = singularValues.last else { return 1 }
    return largest > 0 ? smallest / largest : 0
  }
}
