import COpenBLAS

/// Eigenvalues and eigenvectors of a symmetric matrix: A = V × diag(values) × Vᵀ.
///
/// Only the lower triangle of the matrix is read.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, smallest first.
  public let values: [Double]
  /// The eigenvectors as columns, orthonormal, in the order of the values.
  public let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notSquare(operation:shape:)``,
  ///   ``LinearAlgebraError/notFinite(operation:)``,
  ///   ``LinearAlgebraError/didNotConverge(operation:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public init(of matrix: consuming Matrix) throws(LinearAlgebraError) {
    let operation = "eigenvalues"
    try matrix.checkSquare(operation)
    try matrix.checkFinite(operation)
    OpenBLAS.prepare()
    let order = matrix.rowCount
    var values = [Double](repeating: 0, count: order)
    if order > 0 {
      let side = matrix.sides.rows
      // 1 + 6n + 2n² and 3 + 5n are what the routine asks for.
      var work = [Double](repeating: 0, count: 1 + 6 * order + 2 * order * order)
      var marks = [Int32](repeating: 0, count: 3 + 5 * order)
      let info = unsafe la_dsyevd(
        side, &matrix.elements, side, &values, &work, Int32(work.count), &marks,
        Int32(marks.count))
      guard info == 0 else { throw .didNotConverge(operation: operation) }
    }
    guard values.areFinite else { throw .overflow(operation: operation) }
    self.values = values
    vectors = matrix
  }
}
