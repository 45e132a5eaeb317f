import LinearAlgebra

/// Reconciles forecasts of groups and rows so that they add up, with the smallest total variance (MinT).
///
/// Forecasts ŷ become ŷ - W Cᵀ (C W Cᵀ)⁻¹ C ŷ, where each row of C says that a group less its rows is 0
/// and W is the covariance of the errors of the base forecasts. This is the estimator of the paper
/// written with constraints: it asks for one Cholesky factor as large as the number of groups, not of rows.
///
/// - SeeAlso: S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman, *Optimal forecast
///   reconciliation for hierarchical and grouped time series through trace minimization*, J. Am. Stat.
///   Assoc. 114 (2019).
public struct MinimumTrace: Sendable {
  private let hierarchy: GroupedHierarchy
  private let joined: [Int]
  /// W Cᵀ, the part of the rows: by constraint.
  private let gains: [[Double]]
  private let factor: Cholesky?

  /// Beyond this many groups rows are added up without reconciling.
  public static let mostGroups = 1500

  /// Prepares the reconciling; `nil` when there are too many groups, or the errors make no covariance.
  ///
  /// - Parameters:
  ///   - hierarchy: What adds up.
  ///   - covariance: Of the errors of the base forecasts: those of `hierarchy.distinctGroups` first,
  ///     then those of the rows.
  public init?(_ hierarchy: GroupedHierarchy, covariance: ShrunkCovariance) {
    self.hierarchy = hierarchy
    joined = hierarchy.distinctGroups
    let count = joined.count
    precondition(
      covariance.variances.count == count + hierarchy.rows.count, "a covariance of other series")
    guard count <= Self.mostGroups else { return nil }
    var squares = Matrix(rows: count, columns: count)
    var gains: [[Double]] = []
    let constraints = joined.enumerated().map { index, group in
      [(place: index, value: 1.0)]
        + hierarchy.groups[group].members.map { (place: count + $0, value: -1.0) }
    }
    for (column, constraint) in constraints.enumerated() {
      let product = covariance.times(constraint)
      for (row, other) in constraints.enumerated() {
        squares[row, column] = other.reduce(0) { $0 + $1.value * product[$1.place] }
      }
      gains.append(Array(product[count...]))
    }
    self.gains = gains
    guard count > 0 else {
      factor = nil
      return
    }
    guard let factor = Self.factor(of: squares) else { return nil }
    self.factor = factor
  }

  /// The rows of reconciled forecasts: not rounded, maybe negative.
  ///
  /// - Parameters:
  ///   - groups: Base forecasts of `hierarchy.distinctGroups`.
  ///   - rows: Base forecasts of the rows.
  /// - Returns: One value for each row.
  public func rows(groups: [Double], rows: [Double]) -> [Double] {
    precondition(groups.count == joined.count && rows.count == hierarchy.rows.count)
    guard let factor else { return rows }
    let excess = joined.enumerated().map { index, group in
      hierarchy.groups[group].members.reduce(groups[index]) { $0 - rows[$1] }
    }
    guard let shares = try? factor.solve(excess) else { return rows }
    return rows.indices.map { row in
      joined.indices.reduce(rows[row]) { $0 - gains[$1][row] * shares[$1] }
    }
  }

  /// The factor, with as little added to the diagonal as makes it possible.
  private static func factor(of squares: Matrix) -> Cholesky? {
    let size = (0..<squares.rowCount).reduce(0) { max($0, squares[$1, $1]) }
    for share in [0, 1e-12, 1e-9, 1e-6] {
      var raised = squares
      for index in 0..<squares.rowCount { raised[index, index] += share * size }
      if let factor = try? Cholesky(of: raised), factor.reciprocalCondition > 1e-14 {
        return factor
      }
    }
    return nil
  }
}

/// How forecasts of rows and groups are made to add up.
public enum Reconciliation: String, Sendable, CaseIterable {
  /// The rows are forecast, and added up.
  case bottomUp = "bottom-up"
  /// Rows and groups are forecast, and weighed by how far each was off.
  case minimumTrace = "mint"
}
