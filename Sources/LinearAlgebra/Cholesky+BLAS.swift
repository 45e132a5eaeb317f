import COpenBLAS
import Foundation

/// The Cholesky factor of a symmetric positive definite matrix: A = L × Lᵀ, L lower triangular.
///
/// Only the lower triangle of the matrix is read; that the upper one mirrors it is the caller's part.
public struct Cholesky: Sendable {
  /// L in the lower triangle; the rest is what was there before.
  private let factor: Matrix

  /// Factors a matrix, in place where nobody else holds it.
  ///
  /// - Throws: ``LinearAlgebraError/notSquare(operation:shape:)``,
  ///   ``LinearAlgebraError/notPositiveDefinite(order:)`` (singular ones too),
  ///   ``LinearAlgebraError/notFinite(operation:)`` when an element of the lower triangle is not
  ///   finite.
  /// - Complexity: n³ / 3 operations.
  public init(of matrix: consuming Matrix) throws(LinearAlgebraError) {
    try matrix.checkSquare(Self.operation)
    OpenBLAS.prepare()
    let order = matrix.sides.rows
    let leading = matrix.leading
    var info: Int32 = 0
    if order > 0 {
      // The matrix holds order squared elements.
      info = unsafe la_dpotrf(Letter.lower, order, &matrix.elements, leading)
    }
    // What is not finite left of the diagonal has made the diagonal of its row so, or ended it.
    guard matrix.hasFiniteDiagonal, info == 0 || matrix.hasFiniteLowerTriangle else {
      throw .notFinite(operation: Self.operation)
    }
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    factor = matrix
  }

  /// Rows and columns of the matrix.
  public var order: Int { factor.rowCount }

  /// L, with zeros above its diagonal.
  public var lower: Matrix {
    var result = factor
    for j in 0..<order {
      for i in 0..<j { result.elements[i + j * order] = 0 }
    }
    return result
  }

  /// The logarithm of the determinant; 0 for the empty matrix.
  public var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * log(factor[$1, $1]) }
  }

  /// X in A × X = `right`.
  ///
  /// - Throws: ``LinearAlgebraError/shapeMismatch(operation:left:right:)``,
  ///   ``LinearAlgebraError/notFinite(operation:)``, ``LinearAlgebraError/overflow(operation:)``.
  public func solve(_ right: consuming Matrix) throws(LinearAlgebraError) -> Matrix {
    let operation = "solving by Cholesky"
    try factor.checkRightSides(right, operation)
    if right.isEmpty { return right }
    let sides = right.sides
    // `right` has as many rows as the factor, checked above.
    _ = unsafe la_dpotrs(
      Letter.lower, sides.rows, sides.columns, factor.elements, factor.leading, &right.elements,
      sides.rows)
    guard right.isFinite else { throw .overflow(operation: operation) }
    return right
  }

  /// x in A × x = `right`.
  public func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// The inverse of the matrix.
  ///
  /// - Throws: ``LinearAlgebraError/overflow(operation:)``.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    var result = try lowerOfInverse()
    result.mirrorLower()
    guard result.isFinite else { throw .overflow(operation: "inverse by Cholesky") }
    return result
  }

  /// The inverse of the matrix in the lower triangle only; what stands above is of no meaning.
  ///
  /// It saves the mirroring, which for large matrices goes across the memory's grain.
  ///
  /// - Throws: ``LinearAlgebraError/overflow(operation:)``.
  public func lowerOfInverse() throws(LinearAlgebraError) -> Matrix {
    var result = factor
    if order == 0 { return result }
    // The copy holds order squared elements.
    _ = unsafe la_dpotri(Letter.lower, result.sides.rows, &result.elements, result.leading)
    guard result.hasFiniteDiagonal else { throw .overflow(operation: "inverse by Cholesky") }
    return result
  }

  /// An estimate of 1 / (‖A‖ ‖A⁻¹‖) in the 1-norm: near 1 is best, below 1e-16 is hopeless.
  ///
  /// 1 for the empty matrix. The norm of A is that of L × Lᵀ, which is worked out anew.
  public var reciprocalCondition: Double {
    if order == 0 { return 1 }
    guard let norm = try? lower.timesTransposed(lower).oneNorm else { return 0 }
    var result = 0.0
    var work = [Double](repeating: 0, count: 3 * order)
    var marks = [Int32](repeating: 0, count: order)
    // The work spaces have the lengths that the routine asks for: 3n and n.
    _ = unsafe la_dpocon(
      Letter.lower, factor.sides.rows, factor.elements, factor.leading, norm, &result, &work,
      &marks)
    return result
  }

  private static let operation = "Cholesky"
}

extension Matrix {
  fileprivate var hasFiniteDiagonal: Bool {
    (0..<rowCount).allSatisfy { self[$0, $0].isFinite }
  }

  fileprivate var hasFiniteLowerTriangle: Bool {
    (0..<columnCount).allSatisfy { j in (j..<rowCount).allSatisfy { self[$0, j].isFinite } }
  }
}
