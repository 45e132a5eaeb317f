/// A matrix of numbers, stored column after column.
///
/// Two kinds of mistakes are told apart. What may come from data (shapes that do not fit, numbers
/// that are not finite, singular matrices) throws a ``LinearAlgebraError``. An index outside of the
/// matrix or a negative number of rows or columns is a fault of the program and stops it.
///
/// A matrix may be empty: 0 rows, 0 columns or both.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, column after column: element (i, j) is at `i + j * rowCount`.
  public internal(set) var elements: [Double]

  /// Makes a matrix in which every element is `value`.
  ///
  /// - Precondition: `rows` and `columns` are not negative and fit a 32-bit integer.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) rows and \(columns) columns")
    precondition(rows <= Self.largestSide && columns <= Self.largestSide, "the matrix is too large")
    rowCount = rows
    columnCount = columns
    elements = Array(repeating: value, count: rows * columns)
  }

  /// Makes a matrix from elements that stand column after column.
  ///
  /// - Throws: ``LinearAlgebraError/elementCount(given:shape:)``.
  public init(rows: Int, columns: Int, elements: [Double]) throws(LinearAlgebraError) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) rows and \(columns) columns")
    precondition(rows <= Self.largestSide && columns <= Self.largestSide, "the matrix is too large")
    guard elements.count == rows * columns else {
      throw .elementCount(
        given: elements.count, shape: MatrixShape(rows: rows, columns: columns))
    }
    rowCount = rows
    columnCount = columns
    self.elements = elements
  }

  /// Makes a matrix from its rows.
  ///
  /// - Throws: ``LinearAlgebraError/elementCount(given:shape:)`` when a row is longer or shorter
  ///   than the first.
  public init(_ rows: [[Double]]) throws(LinearAlgebraError) {
    let columns = rows.first?.count ?? 0
    if let uneven = rows.first(where: { $0.count != columns }) {
      throw .elementCount(given: uneven.count, shape: MatrixShape(rows: 1, columns: columns))
    }
    self.init(rows: rows.count, columns: columns)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// Makes a matrix of one column.
  public init(column: [Double]) {
    rowCount = column.count
    columnCount = 1
    elements = column
  }

  /// Wraps elements whose number is known to fit.
  init(unchecked elements: [Double], rows: Int, columns: Int) {
    assert(elements.count == rows * columns)
    rowCount = rows
    columnCount = columns
    self.elements = elements
  }

  /// The unit matrix.
  public static func identity(_ order: Int) -> Matrix {
    diagonal(Array(repeating: 1, count: order))
  }

  /// The square matrix with these numbers on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { result[i, i] = value }
    return result
  }

  /// Rows and columns.
  public var shape: MatrixShape { MatrixShape(rows: rowCount, columns: columnCount) }

  /// Whether the matrix has no element.
  public var isEmpty: Bool { elements.isEmpty }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The element in a row and a column, counted from 0.
  ///
  /// - Precondition: Row and column lie inside the matrix.
  public subscript(row: Int, column: Int) -> Double {
    get {
      checkIndex(row, column)
      return elements[row + column * rowCount]
    }
    set {
      checkIndex(row, column)
      elements[row + column * rowCount] = newValue
    }
  }

  /// A column, counted from 0.
  ///
  /// - Precondition: The column lies inside the matrix.
  public func column(_ index: Int) -> [Double] {
    precondition((0..<columnCount).contains(index), "column \(index) of \(shape)")
    return Array(elements[(index * rowCount)..<((index + 1) * rowCount)])
  }

  /// A row, counted from 0.
  ///
  /// - Precondition: The row lies inside the matrix.
  public func row(_ index: Int) -> [Double] {
    precondition((0..<rowCount).contains(index), "row \(index) of \(shape)")
    return (0..<columnCount).map { elements[index + $0 * rowCount] }
  }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columnCount, columns: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount { result.elements[j + i * columnCount] = elements[i + j * rowCount] }
    }
    return result
  }

  /// The largest sum of absolute values in a column.
  public var oneNorm: Double {
    (0..<columnCount).reduce(0) { largest, j in
      let sum = elements[(j * rowCount)..<((j + 1) * rowCount)].reduce(0) { $0 + $1.magnitude }
      return max(largest, sum)
    }
  }

  /// Whether no element is infinite or no number.
  public var isFinite: Bool { elements.areFinite }

  private static let largestSide = Int(Int32.max)

  private func checkIndex(_ row: Int, _ column: Int) {
    precondition(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "element (\(row), \(column)) of a matrix of \(shape)")
  }
}

extension Array where Element == Double {
  /// Whether no value is infinite or no number.
  ///
  /// The exponents are looked at as integers and without a branch, which the compiler turns into
  /// vector instructions.
  var areFinite: Bool {
    let exponent = Double.infinity.bitPattern
    var wrong = 0
    for value in self {
      wrong |= value.bitPattern & exponent == exponent ? 1 : 0
    }
    return wrong == 0
  }
}

extension Matrix {
  /// Refuses elements that are not finite.
  func checkFinite(_ operation: String) throws(LinearAlgebraError) {
    guard elements.areFinite else { throw .notFinite(operation: operation) }
  }

  /// Refuses a matrix that is not square.
  func checkSquare(_ operation: String) throws(LinearAlgebraError) {
    guard isSquare else { throw .notSquare(operation: operation, shape: shape) }
  }

  /// Refuses right-hand sides that have not as many rows as this matrix, or are not finite.
  func checkRightSides(_ right: Matrix, _ operation: String) throws(LinearAlgebraError) {
    guard right.rowCount == rowCount else {
      throw .shapeMismatch(operation: operation, left: shape, right: right.shape)
    }
    try right.checkFinite(operation)
  }

  /// The leading dimension that LAPACK wants: at least 1.
  var leading: Int32 { Int32(Swift.max(1, rowCount)) }

  /// The numbers of rows and columns as LAPACK takes them.
  var sides: (rows: Int32, columns: Int32) { (Int32(rowCount), Int32(columnCount)) }

  /// Copies the lower triangle onto the upper one.
  mutating func mirrorLower() {
    for j in 0..<columnCount {
      for i in (j + 1)..<Swift.max(j + 1, rowCount) {
        elements[j + i * rowCount] = elements[i + j * rowCount]
      }
    }
  }
}

/// A letter as Fortran takes it.
enum Letter {
  static let plain = CChar(UInt8(ascii: "N"))
  static let transposed = CChar(UInt8(ascii: "T"))
  static let lower = CChar(UInt8(ascii: "L"))
  static let upper = CChar(UInt8(ascii: "U"))
}
