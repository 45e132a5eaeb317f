import Foundation

/// The Matérn-5/2 covariance with a length scale for each input (ARD).
///
/// k(x, y) = s² (1 + √5 r + 5 r² / 3) exp(-√5 r), where r² is the sum of the squared differences of
/// the inputs, each over its length scale.
///
/// - SeeAlso: Rasmussen and Williams, *Gaussian Processes for Machine Learning* (2006), equation 4.17.
struct MaternCovariance {
  /// *Dimensions*: what each input is divided by.
  let lengthScales: [Double]
  let signalVariance: Double

  /// Inputs over their length scales, column after column: *rows* × *dimensions*.
  func scaled(_ inputs: [Double], rows: Int) -> [Double] {
    var result = inputs
    for (axis, length) in lengthScales.enumerated() {
      let factor = 1 / length
      for row in (axis * rows)..<((axis + 1) * rows) { result[row] *= factor }
    }
    return result
  }

  /// Fills the lower triangle of the covariance of rows with each other.
  ///
  /// `points` are scaled inputs, *rows* × *dimensions*. `covariance` is *rows* × *rows*; what it holds
  /// is added to. `slope` is *rows* × *rows*: below the diagonal, minus the derivative of the
  /// covariance by half of r², which is all that the gradient by the length scales needs.
  ///
  /// - Complexity: O(rows² × dimensions), no memory beyond one column.
  func fill(
    _ points: [Double], rows: Int, into covariance: inout [Double], slope: inout [Double]
  ) {
    let root = 5.0.squareRoot()
    var squares = [Double](repeating: 0, count: rows)
    for column in 0..<rows {
      distances(points, rows: rows, from: column, to: points, rows, column, into: &squares)
      let offset = column * rows
      covariance[offset + column] += signalVariance
      for row in (column + 1)..<max(rows, column + 1) {
        let distance = root * squares[row].squareRoot()
        let decay = signalVariance * exp(-distance)
        covariance[offset + row] += decay * (1 + distance * (1 + distance / 3))
        slope[offset + row] = decay * (1 + distance) * (5.0 / 3)
      }
    }
  }

  /// The covariance between two sets of scaled points, *rows* × *others*, column after column.
  func between(_ points: [Double], rows: Int, _ others: [Double], count: Int) -> [Double] {
    let root = 5.0.squareRoot()
    var result = [Double](repeating: 0, count: rows * count)
    var squares = [Double](repeating: 0, count: rows)
    for column in 0..<count {
      distances(points, rows: rows, from: 0, to: others, count, column, into: &squares)
      for row in 0..<rows {
        let distance = root * squares[row].squareRoot()
        let decay = signalVariance * exp(-distance)
        result[column * rows + row] = decay * (1 + distance * (1 + distance / 3))
      }
    }
    return result
  }

  /// The squared distances of the rows from `first` on to one point of others.
  private func distances(
    _ points: [Double], rows: Int, from first: Int, to others: [Double], _ count: Int,
    _ other: Int, into squares: inout [Double]
  ) {
    for row in first..<rows { squares[row] = 0 }
    for axis in lengthScales.indices {
      let place = others[axis * count + other]
      let offset = axis * rows
      for row in first..<rows {
        let difference = points[offset + row] - place
        squares[row] += difference * difference
      }
    }
  }
}
