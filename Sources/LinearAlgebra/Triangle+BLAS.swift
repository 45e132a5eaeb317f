import COpenBLAS

/// Which part of a square matrix is meant.
public enum Triangle: Sendable, CaseIterable {
  /// The diagonal and what is below it.
  case lower
  /// The diagonal and what is above it.
  case upper
}

extension Matrix {
  /// X in T × X = `right`, or in Tᵀ × X = `right`, where T is one triangle of this matrix.
  ///
  /// The other triangle is not used (but must be finite).
  ///
  /// - Throws: ``LinearAlgebraError/singular(operation:reciprocalCondition:)`` when the diagonal has a
  ///   zero; ``LinearAlgebraError/notSquare(operation:shape:)``,
  ///   ``LinearAlgebraError/shapeMismatch(operation:left:right:)``,
  ///   ``LinearAlgebraError/notFinite(operation:)``, ``LinearAlgebraError/overflow(operation:)``.
  public func solveTriangle(
    _ triangle: Triangle, transposed: Bool = false, _ right: consuming Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    let operation = "solving with a triangle"
    try checkSquare(operation)
    try checkFinite(operation)
    try checkRightSides(right, operation)
    if right.isEmpty { return right }
    OpenBLAS.prepare()
    let sides = right.sides
    // `right` has as many rows as this matrix, which is square: both checked above.
    let info = unsafe la_dtrtrs(
      triangle == .lower ? Letter.lower : Letter.upper,
      transposed ? Letter.transposed : Letter.plain, Letter.plain, sides.rows, sides.columns,
      elements, leading, &right.elements, sides.rows)
    guard info == 0 else { throw .singular(operation: operation, reciprocalCondition: 0) }
    guard right.isFinite else { throw .overflow(operation: operation) }
    return right
  }

  /// x in T × x = `right`, or in Tᵀ × x = `right`, where T is one triangle of this matrix.
  public func solveTriangle(
    _ triangle: Triangle, transposed: Bool = false, _ right: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    try solveTriangle(triangle, transposed: transposed, Matrix(column: right)).elements
  }
}
