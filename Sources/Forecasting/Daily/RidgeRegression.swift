import LinearAlgebra

/// A regression by least squares, with a ridge where columns nearly say the same.
package struct RidgeRegression: Sendable {
  /// One for each column; 0 where the ridge was not enough to tell it from the others.
  package let coefficients: [Double]
  /// Whether columns were so nearly collinear that a ridge was laid.
  package let hasRidge: Bool

  /// Below this reciprocal condition of the scaled squares a ridge is laid.
  private static let collinear = 1e-3
  /// The ridge, in shares of a column's squared length.
  private static let ridge = 0.01

  /// Fits columns to a target; `nil` where the numbers are not finite.
  ///
  /// - Parameters:
  ///   - columns: Each as long as the target; none of zeros alone.
  ///   - target: What is explained.
  ///   - isFree: Columns that no ridge shrinks, such as a level; by default none.
  package init?(columns: [[Double]], target: [Double], isFree: (Int) -> Bool = { _ in false }) {
    let lengths = columns.map { column in
      max(1e-12, column.reduce(0) { $0 + $1 * $1 }.squareRoot())
    }
    let count = columns.count
    guard count > 0 else {
      (coefficients, hasRidge) = ([], false)
      return
    }
    do throws(LinearAlgebraError) {
      var squares = Matrix(rows: count, columns: count)
      for j in 0..<count {
        for i in j..<count {
          let dot = zip(columns[i], columns[j]).reduce(0) { $0 + $1.0 * $1.1 }
          squares[i, j] = dot / lengths[i] / lengths[j]
          squares[j, i] = squares[i, j]
        }
      }
      hasRidge = Self.isCollinear(squares)
      var (rows, right) = (columns, target)
      for j in 0..<count { rows[j] = rows[j].map { $0 / lengths[j] } }
      if hasRidge {
        for j in 0..<count where !isFree(j) {
          for other in 0..<count { rows[other].append(other == j ? Self.ridge.squareRoot() : 0) }
          right.append(0)
        }
      }
      let design = try Matrix(
        rows: right.count, columns: count, elements: Array(rows.joined()))
      let fit = try LeastSquares(minimumNorm: design, observed: Matrix(column: right))
      coefficients = (0..<count).map { fit.coefficients[$0, 0] / lengths[$0] }
    } catch {
      return nil
    }
  }

  private static func isCollinear(_ squares: Matrix) -> Bool {
    guard let factor = try? Cholesky(of: squares) else { return true }
    return factor.reciprocalCondition < collinear
  }
}
