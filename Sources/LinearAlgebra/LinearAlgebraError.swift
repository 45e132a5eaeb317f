/// Rows and columns of a matrix.
public struct MatrixShape: Equatable, Sendable, CustomStringConvertible {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// Makes a shape.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Rows times columns, as in `3 × 2`.
  public var description: String { "\(rows) × \(columns)" }
}

/// Why a matrix has no answer to what was asked.
///
/// Everything that depends on the numbers or the shapes of data is one of these. Only an index
/// outside of a matrix and a negative number of rows or columns stop the program.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// Two matrices do not fit together. A vector counts as one column.
  case shapeMismatch(operation: String, left: MatrixShape, right: MatrixShape)
  /// A square matrix is needed.
  case notSquare(operation: String, shape: MatrixShape)
  /// The elements given are not as many as the shape holds, or the rows are of unequal length.
  case elementCount(given: Int, shape: MatrixShape)
  /// An infinity or a value that is no number went in.
  case notFinite(operation: String)
  /// All that went in is finite, but what comes out goes beyond the largest number.
  case overflow(operation: String)
  /// The matrix cannot be inverted: a pivot is zero, or the reciprocal condition is below the
  /// rounding of a number, so that no digit of an answer would be right.
  case singular(operation: String, reciprocalCondition: Double)
  /// The leading minor of this order is not positive, so that there is no Cholesky factor.
  case notPositiveDefinite(order: Int)
  /// The columns depend on each other, so that the coefficients are not determined.
  case rankDeficient(rank: Int, columns: Int)
  /// The iteration for singular values or eigenvalues did not end.
  case didNotConverge(operation: String)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// The fact and the mend, in one line.
  public var description: String {
    switch self {
    case .shapeMismatch(let operation, let left, let right):
      "\(operation): a matrix of \(left) and one of \(right) do not fit together"
    case .notSquare(let operation, let shape):
      "\(operation): the matrix is \(shape), and a square one is needed"
    case .elementCount(let given, let shape):
      "\(given) elements were given for a matrix of \(shape)"
    case .notFinite(let operation):
      "\(operation): an element is infinite or no number; leave such rows out or mend them"
    case .overflow(let operation):
      "\(operation): the result is beyond the largest number; scale the elements down"
    case .singular(let operation, let reciprocalCondition):
      "\(operation): the matrix is singular (reciprocal condition \(reciprocalCondition))"
    case .notPositiveDefinite(let order):
      "the leading \(order) × \(order) part of the matrix is not positive definite"
    case .rankDeficient(let rank, let columns):
      "only \(rank) of the \(columns) columns are independent; leave the others out"
    case .didNotConverge(let operation):
      "\(operation): the iteration did not converge"
    }
  }
}
