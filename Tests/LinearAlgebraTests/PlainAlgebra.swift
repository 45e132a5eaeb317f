import Foundation
import LinearAlgebra

/// The same routines in plain loops, slow and obvious.
enum PlainAlgebra {
  static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    var result = Matrix(rows: left.rowCount, columns: right.columnCount)
    for i in 0..<left.rowCount {
      for j in 0..<right.columnCount {
        for k in 0..<left.columnCount { result[i, j] += left[i, k] * right[k, j] }
      }
    }
    return result
  }

  /// L of A = L × Lᵀ by the textbook's three loops; `nil` when a pivot is not positive.
  static func cholesky(_ matrix: Matrix) -> Matrix? {
    var lower = Matrix(rows: matrix.rowCount, columns: matrix.rowCount)
    for j in 0..<matrix.rowCount {
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= lower[j, k] * lower[j, k] }
      if pivot <= 0 { return nil }
      lower[j, j] = pivot.squareRoot()
      for i in (j + 1)..<max(j + 1, matrix.rowCount) {
        var sum = matrix[i, j]
        for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
        lower[i, j] = sum / lower[j, j]
      }
    }
    return lower
  }

  /// X of A × X = B and the determinant of A, by Gauss's elimination with row exchanges.
  static func eliminate(_ matrix: Matrix, _ right: Matrix) -> (
    solution: Matrix, determinant: Double
  ) {
    var (a, b) = (matrix, right)
    let order = a.rowCount
    var determinant = 1.0
    for k in 0..<order {
      let pivot = (k..<order).max { a[$0, k].magnitude < a[$1, k].magnitude } ?? k
      if pivot != k {
        determinant = -determinant
        for j in 0..<order { (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]) }
        for j in 0..<b.columnCount { (b[k, j], b[pivot, j]) = (b[pivot, j], b[k, j]) }
      }
      determinant *= a[k, k]
      for i in (k + 1)..<max(k + 1, order) {
        let factor = a[i, k] / a[k, k]
        for j in k..<order { a[i, j] -= factor * a[k, j] }
        for j in 0..<b.columnCount { b[i, j] -= factor * b[k, j] }
      }
    }
    for j in 0..<b.columnCount {
      for i in stride(from: order - 1, through: 0, by: -1) {
        for k in (i + 1)..<max(i + 1, order) { b[i, j] -= a[i, k] * b[k, j] }
        b[i, j] /= a[i, i]
      }
    }
    return (b, determinant)
  }

  /// Eigenvalues of a symmetric matrix, smallest first, by Jacobi's rotations.
  static func eigenvalues(_ matrix: Matrix) -> [Double] {
    var a = matrix
    let order = a.rowCount
    for _ in 0..<60 {
      for p in 0..<order {
        for q in (p + 1)..<max(p + 1, order) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          rotate(&a, p, q, c, t * c)
        }
      }
    }
    return (0..<order).map { a[$0, $0] }.sorted()
  }

  private static func rotate(_ a: inout Matrix, _ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for k in 0..<a.rowCount {
      (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q])
    }
    for k in 0..<a.rowCount {
      (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k])
    }
  }

  /// Singular values, largest first, by rotating the columns until they are at right angles
  /// (one-sided Jacobi, exact also for small values).
  static func singularValues(_ matrix: Matrix) -> [Double] {
    var a = matrix.rowCount >= matrix.columnCount ? matrix : matrix.transposed
    for _ in 0..<60 {
      for p in 0..<a.columnCount {
        for q in (p + 1)..<max(p + 1, a.columnCount) { straighten(&a, p, q) }
      }
    }
    return (0..<a.columnCount).map { j in
      a.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }.sorted(by: >)
  }

  private static func straighten(_ a: inout Matrix, _ p: Int, _ q: Int) {
    let (x, y) = (a.column(p), a.column(q))
    let dot = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    if dot == 0 { return }
    let zeta =
      (y.reduce(0) { $0 + $1 * $1 } - x.reduce(0) { $0 + $1 * $1 }) / (2 * dot)
    let t = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (zeta * zeta + 1).squareRoot())
    if !t.isFinite || t == 0 { return }
    let c = 1 / (t * t + 1).squareRoot()
    for k in 0..<a.rowCount {
      (a[k, p], a[k, q]) = (c * a[k, p] - c * t * a[k, q], c * t * a[k, p] + c * a[k, q])
    }
  }
}

/// Matrices to try everything on.
enum Samples {
  /// Numbers between -1 and 1 from a small congruential generator, the same on every run.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var result = Matrix(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        result[i, j] = Double(state >> 11) / Double(1 << 52) - 1
      }
    }
    return result
  }

  /// Hilbert's matrix, 1 / (i + j + 1): its condition grows as e^(3.5 n).
  static func hilbert(_ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for i in 0..<order {
      for j in 0..<order { result[i, j] = 1 / Double(i + j + 1) }
    }
    return result
  }

  /// A random symmetric positive definite matrix, well conditioned.
  static func definite(_ order: Int, seed: UInt64) throws -> Matrix {
    let factor = random(order + 5, order, seed: seed)
    var result = try factor.gram()
    for i in 0..<order { result[i, i] += 1 }
    return result
  }

  static let orders = [0, 1, 2, 3, 7, 20, 65]
}

extension Matrix {
  /// The largest absolute difference from another matrix of the same shape; infinite for another.
  func distance(to other: Matrix) -> Double {
    guard shape == other.shape else { return .infinity }
    return zip(elements, other.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  var largest: Double { elements.reduce(0) { max($0, $1.magnitude) } }
}

/// The unit of every tolerance: the rounding of a number near 1.
let ulp = Double.ulpOfOne

/// Expects an error of linear algebra and hands it on.
func trouble(_ body: () throws -> Void) -> LinearAlgebraError? {
  do {
    try body()
    return nil
  } catch {
    return error as? LinearAlgebraError
  }
}
