import LinearAlgebra

/// Inputs brought to mean 0 and standard deviation 1, column by column.
struct InputScaling {
  let means: [Double]
  let deviations: [Double]

  /// - Parameter inputs: *rows* × *dimensions*; a column that does not vary is only centred.
  init(of inputs: Matrix) {
    var means: [Double] = []
    var deviations: [Double] = []
    for axis in 0..<inputs.columnCount {
      let column = inputs.column(axis)
      let count = Double(max(1, column.count))
      // Divided before they are summed, so that no sum of finite numbers overflows.
      let mean = column.reduce(0) { $0 + $1 / count }
      let largest = column.reduce(0) { max($0, abs($1 - mean)) }
      means.append(mean)
      guard largest > 1e-12 * abs(mean), largest > 1e-300, largest.isFinite else {
        deviations.append(1)
        continue
      }
      let square = column.reduce(0) {
        let share = ($1 - mean) / largest
        return $0 + share * share / count
      }
      deviations.append(largest * square.squareRoot())
    }
    self.means = means
    self.deviations = deviations
  }

  /// Scaled inputs, column after column.
  func applied(to inputs: Matrix) -> [Double] {
    var result = inputs.elements
    let rows = inputs.rowCount
    for axis in means.indices {
      for index in (axis * rows)..<((axis + 1) * rows) {
        result[index] = (result[index] - means[axis]) / deviations[axis]
      }
    }
    return result
  }
}
