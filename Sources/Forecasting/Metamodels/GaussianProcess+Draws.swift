import LinearAlgebra

extension GaussianProcess {
  /// Means at points and functions drawn after the values: what a sensitivity asks for.
  ///
  /// - Parameters:
  ///   - points: Rows of one value for each input.
  ///   - draws: Functions; 0 for the means alone.
  ///   - key: Of the draws; equal keys give equal functions, also at other points.
  /// - Returns: Means and draws at the points.
  /// - Throws: As ``predict(_:)``.
  /// - Complexity: O((rows + 1024) × points) for each draw.
  public func answer(
    _ points: [[Double]], draws: Int, key: UInt64
  ) throws(MetamodelError) -> SurrogateAnswer {
    var matrix = Matrix(rows: points.count, columns: lengthScales.count)
    for (row, point) in points.enumerated() {
      guard point.count == matrix.columnCount else {
        throw .lengthMismatch(name: "point \(row)", given: point.count, needed: matrix.columnCount)
      }
      for (axis, value) in point.enumerated() { matrix[row, axis] = value }
    }
    let means = try predict(matrix).means
    return SurrogateAnswer(means: means, draws: try functions(matrix, draws: draws, key: key))
  }
}
