import COpenBLAS

/// The triangular factors of a square matrix with exchanged rows: P × A = L × U.
public struct LU: Sendable {
  /// L below the diagonal (its own ones left out), U on it and above.
  private let factor: Matrix
  /// The row that each row was exchanged with, counted from 1 as LAPACK does.
  private let pivots: [Int32]
  private let hasZeroPivot: Bool
  private let norm: Double

  /// Factors a square matrix; a singular one has factors too.
  ///
  /// - Throws: ``LinearAlgebraError/notSquare(operation:shape:)``,
  ///   ``LinearAlgebraError/notFinite(operation:)``, ``LinearAlgebraError/overflow(operation:)``.
  /// - Complexity: 2 n³ / 3 operations.
  public init(of matrix: consuming Matrix) throws(LinearAlgebraError) {
    try matrix.checkSquare(Self.operation)
    try matrix.checkFinite(Self.operation)
    OpenBLAS.prepare()
    norm = matrix.oneNorm
    var pivots = [Int32](repeating: 0, count: matrix.rowCount)
    let order = matrix.sides.rows
    let leading = matrix.leading
    var info: Int32 = 0
    if order > 0 {
      // The matrix holds order squared elements and there are order pivots.
      info = unsafe la_dgetrf(order, order, &matrix.elements, leading, &pivots)
    }
    guard norm.isFinite, matrix.isFinite else { throw .overflow(operation: Self.operation) }
    hasZeroPivot = info > 0
    self.pivots = pivots
    factor = matrix
  }

  /// Rows and columns of the matrix.
  public var order: Int { factor.rowCount }

  /// The determinant: 0 for a matrix with a zero pivot, 1 for the empty one.
  ///
  /// - Throws: ``LinearAlgebraError/overflow(operation:)``.
  public func determinant() throws(LinearAlgebraError) -> Double {
    if hasZeroPivot { return 0 }
    // Significands and exponents apart, so that only a result beyond all numbers overflows.
    var significand = 1.0
    var exponent = 0
    for i in 0..<order {
      let pivot = factor[i, i]
      significand *= pivots[i] == Int32(i + 1) ? pivot.significand : -pivot.significand
      if pivot < 0 { significand = -significand }
      exponent += Int(pivot.exponent) + Int(significand.exponent)
      significand = significand.sign == .minus ? -significand.significand : significand.significand
    }
    let result = Double(
      sign: significand < 0 ? .minus : .plus, exponent: max(-5000, min(5000, exponent)),
      significand: significand.magnitude)
    guard result.isFinite else { throw .overflow(operation: "determinant") }
    return result
  }

  /// An estimate of 1 / (‖A‖ ‖A⁻¹‖) in the 1-norm: near 1 is best, 0 is singular.
  ///
  /// 1 for the empty matrix.
  public var reciprocalCondition: Double {
    if order == 0 { return 1 }
    if hasZeroPivot || norm == 0 { return 0 }
    var result = 0.0
    var work = [Double](repeating: 0, count: 4 * order)
    var marks = [Int32](repeating: 0, count: order)
    // The work spaces have the lengths that the routine asks for: 4n and n.
    _ = unsafe la_dgecon(
      factor.sides.rows, factor.elements, factor.leading, norm, &result, &work, &marks)
    return result.isFinite ? result : 0
  }

  /// X in A × X = `right`, or in Aᵀ × X = `right`.
  ///
  /// - Throws: ``LinearAlgebraError/singular(operation:reciprocalCondition:)`` when the reciprocal
  ///   condition is below 2⁻⁵²; ``LinearAlgebraError/shapeMismatch(operation:left:right:)``,
  ///   ``LinearAlgebraError/notFinite(operation:)``, ``LinearAlgebraError/overflow(operation:)``.
  public func solve(
    _ right: consuming Matrix, transposed: Bool = false
  ) throws(LinearAlgebraError) -> Matrix {
    let operation = "solving by LU"
    try factor.checkRightSides(right, operation)
    try checkRegular(operation)
    if right.isEmpty { return right }
    let sides = right.sides
    // `right` has as many rows as the factor, checked above.
    _ = unsafe la_dgetrs(
      transposed ? Letter.transposed : Letter.plain, sides.rows, sides.columns, factor.elements,
      factor.leading, pivots, &right.elements, sides.rows)
    guard right.isFinite else { throw .overflow(operation: operation) }
    return right
  }

  /// x in A × x = `right`, or in Aᵀ × x = `right`.
  public func solve(
    _ right: [Double], transposed: Bool = false
  ) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: right), transposed: transposed).elements
  }

  /// The inverse of the matrix.
  ///
  /// - Throws: ``LinearAlgebraError/singular(operation:reciprocalCondition:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    let operation = "inverse by LU"
    try checkRegular(operation)
    var result = factor
    if order == 0 { return result }
    // 64 columns a block: no less than what the routine asks for, n.
    var work = [Double](repeating: 0, count: 64 * order)
    _ = unsafe la_dgetri(
      factor.sides.rows, &result.elements, factor.leading, pivots, &work, Int32(work.count))
    guard result.isFinite else { throw .overflow(operation: operation) }
    return result
  }

  private static let operation = "LU"

  private func checkRegular(_ operation: String) throws(LinearAlgebraError) {
    let condition = reciprocalCondition
    guard condition >= Double.ulpOfOne else {
      throw .singular(operation: operation, reciprocalCondition: condition)
    }
  }
}
