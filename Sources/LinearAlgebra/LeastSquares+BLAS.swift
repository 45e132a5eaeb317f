import COpenBLAS

/// A linear regression by least squares: coefficients that make the residuals smallest.
///
/// `design` is *observations* × *coefficients* and `observed` is *observations* × *responses*.
/// By QR with column pivots, not by the normal equations, so that the condition of the design is not
/// squared.
public struct LeastSquares: Sendable {
  /// *Coefficients* × *responses*.
  public let coefficients: Matrix
  /// The number of columns of the design that are independent of each other.
  public let rank: Int
  /// The sum of squared residuals of each response.
  public let residualSumsOfSquares: [Double]

  /// The one answer where all columns of the design are independent.
  ///
  /// Each column is first scaled by a power of two, so that units (dossiers or thousands) do not
  /// decide what counts as dependent: less than observations × 2⁻⁵² of its own length left.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:columns:)`` when columns depend on each other
  ///   or there are fewer observations than columns; ``LinearAlgebraError/notFinite(operation:)``,
  ///   ``LinearAlgebraError/shapeMismatch(operation:left:right:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public init(design: Matrix, observed: Matrix) throws(LinearAlgebraError) {
    try design.checkFinite(Self.operation)
    let scales = (0..<design.columnCount).map { design.columnScale($0) }
    var scaled = design
    for (j, scale) in scales.enumerated() {
      for i in 0..<design.rowCount { scaled[i, j] *= scale }
    }
    let answer = try Self.solve(scaled, observed)
    guard answer.rank == design.columnCount else {
      throw .rankDeficient(rank: answer.rank, columns: design.columnCount)
    }
    var coefficients = answer.solution
    for response in 0..<coefficients.columnCount {
      for (j, scale) in scales.enumerated() { coefficients[j, response] *= scale }
    }
    guard coefficients.isFinite else { throw .overflow(operation: Self.operation) }
    self.coefficients = coefficients
    rank = answer.rank
    residualSumsOfSquares = answer.leftOver
  }

  /// The answer with the smallest coefficients, also where columns depend on each other.
  ///
  /// What counts as dependent: a condition of the independent columns beyond 2⁵² / the longer side.
  /// The columns are not scaled.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(operation:)``,
  ///   ``LinearAlgebraError/shapeMismatch(operation:left:right:)``,
  ///   ``LinearAlgebraError/overflow(operation:)``.
  public init(minimumNorm design: Matrix, observed: Matrix) throws(LinearAlgebraError) {
    try design.checkFinite(Self.operation)
    let answer = try Self.solve(design, observed)
    guard answer.solution.isFinite else { throw .overflow(operation: Self.operation) }
    coefficients = answer.solution
    rank = answer.rank
    let fitted = try design * answer.solution
    residualSumsOfSquares = (0..<observed.columnCount).map { response in
      (0..<observed.rowCount).reduce(0) {
        let residual = observed[$1, response] - fitted[$1, response]
        return $0 + residual * residual
      }
    }
  }

  private static let operation = "least squares"

  /// Solution, rank, and the squares that are left over where the rank is full.
  private static func solve(
    _ design: Matrix, _ observed: Matrix
  ) throws(LinearAlgebraError) -> (solution: Matrix, rank: Int, leftOver: [Double]) {
    try design.checkRightSides(observed, operation)
    let (rows, columns) = (design.rowCount, design.columnCount)
    let responses = observed.columnCount
    guard rows > 0 && columns > 0 && responses > 0 else {
      let solution = Matrix(rows: columns, columns: responses)
      return (solution, 0, (0..<responses).map { observed.sumOfSquares($0, from: 0) })
    }
    OpenBLAS.prepare()
    var factor = design
    var right = observed.resized(rows: max(rows, columns))
    var pivots = [Int32](repeating: 0, count: columns)
    let tolerance = Double(max(rows, columns)) * Double.ulpOfOne
    // The least that the routine asks for, and room for its blocks of columns.
    let shorter = min(rows, columns)
    var work = [Double](repeating: 0, count: shorter + 64 * (columns + responses + 2))
    var rank: Int32 = 0
    // `right` has max(rows, columns) rows, in which the routine leaves the solution.
    _ = unsafe la_dgelsy(
      factor.sides.rows, factor.sides.columns, Int32(responses), &factor.elements, factor.leading,
      &right.elements, right.leading, &pivots, tolerance, &rank, &work, Int32(work.count))
    let leftOver = (0..<responses).map { right.sumOfSquares($0, from: columns) }
    return (right.resized(rows: columns), Int(rank), leftOver)
  }
}

extension Matrix {
  /// The power of two that brings the largest element of a column near 1; 1 for a column of zeros.
  ///
  /// A power of two loses no digit. Held to what can be multiplied back.
  fileprivate func columnScale(_ index: Int) -> Double {
    let largest = column(index).reduce(0) { Swift.max($0, $1.magnitude) }
    guard largest > 0 else { return 1 }
    let exponent = Swift.min(1000, Swift.max(-1000, -Int(largest.exponent)))
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }

  fileprivate func sumOfSquares(_ column: Int, from row: Int) -> Double {
    (row..<Swift.max(row, rowCount)).reduce(0) { $0 + self[$1, column] * self[$1, column] }
  }

  /// The same columns with more rows of zeros, or with only the first rows.
  fileprivate func resized(rows: Int) -> Matrix {
    if rows == rowCount { return self }
    var result = Matrix(rows: rows, columns: columnCount)
    for j in 0..<columnCount {
      for i in 0..<Swift.min(rows, rowCount) { result[i, j] = self[i, j] }
    }
    return result
  }
}
