import Forecasting
import LinearAlgebra
import Statistics
import Testing

@Suite("Reconciliation")
struct ReconciliationTests {
  /// Two fields in three communes.
  private let hierarchy = GroupedHierarchy(
    columns: ["field", "commune"],
    rows: ["land", "justice"].flatMap { field in ["a", "b", "c"].map { [field, $0] } })

  private func normal(_ stream: inout RandomStream) -> Double {
    Normal.quantile(min(1 - 1e-9, max(1e-9, stream.uniform())))
  }

  @Test("groups are the total and every value of every column")
  func groupsAreFound() {
    #expect(hierarchy.groups.map(\.value) == ["total", "justice", "land", "a", "b", "c"])
    #expect(hierarchy.groups[1].members == [3, 4, 5] && hierarchy.groups[3].members == [0, 3])
    #expect(hierarchy.sums(of: [1, 2, 3, 4, 5, 6] as [Int64]) == [21, 15, 6, 5, 7, 9])
    #expect(hierarchy.distinctGroups == [0, 1, 2, 3, 4, 5])
    let nested = GroupedHierarchy(
      columns: ["field", "procedure"], rows: [["x", "p"], ["x", "q"]])
    #expect(nested.distinctGroups == [0] && nested.representatives == [0, 0, nil, nil])
    #expect(GroupedHierarchy(columns: [], rows: [[]]).distinctGroups == [])
  }

  @Test(
    "the constrained form is the textbook's (S' W⁻¹ S)⁻¹ S' W⁻¹", arguments: [1, 2, 3] as [UInt64])
  func isTheTextbook(seed: UInt64) throws {
    var stream = RandomStream(key: seed)
    let errors = (0..<12).map { _ in (0..<40).map { _ in normal(&stream) } }
    let covariance = ShrunkCovariance(errors: errors)
    let minimum = try #require(MinimumTrace(hierarchy, covariance: covariance))
    let base = (0..<12).map { _ in 10 + normal(&stream) }
    let rows = minimum.rows(groups: Array(base[..<6]), rows: Array(base[6...]))

    var weights = Matrix(rows: 12, columns: 12)
    for i in 0..<12 {
      for j in 0..<12 { weights[i, j] = covariance.value(i, j) }
    }
    var summing = Matrix(rows: 12, columns: 6)
    for (index, group) in hierarchy.groups.enumerated() {
      for member in group.members { summing[index, member] = 1 }
    }
    for row in 0..<6 { summing[6 + row, row] = 1 }
    let weighted = try Cholesky(of: weights).solve(summing)
    let left = try summing.transposed * weighted
    let right = try weighted.transposed * Matrix(column: base)
    let textbook = try Cholesky(of: left).solve(right)
    for row in 0..<6 {
      // Two ways of the same sums; a covariance of condition below 1e4.
      #expect(abs(rows[row] - textbook[row, 0]) < 1e-8, "row \(row)")
    }
  }

  @Test("forecasts that agree already stay")
  func agreeingStays() throws {
    var stream = RandomStream(key: 9)
    let errors = (0..<12).map { _ in (0..<30).map { _ in normal(&stream) } }
    let minimum = try #require(
      MinimumTrace(hierarchy, covariance: ShrunkCovariance(errors: errors)))
    let rows = [4.0, 5, 6, 1, 2, 3]
    let reconciled = minimum.rows(groups: hierarchy.sums(of: rows), rows: rows)
    #expect(zip(rows, reconciled).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("is closer than adding up where errors of rows go together and sums are better known")
  func beatsBottomUp() throws {
    var gains = Moments()
    var (added, joined) = (0.0, 0.0)
    for seed in 0..<200 as Range<UInt64> {
      var stream = RandomStream(key: seed)
      /// Rows share half of their error; groups are forecast with errors of their own.
      func errors() -> [Double] {
        let common = normal(&stream)
        let rows = (0..<6).map { _ in 2 * common + 2 * normal(&stream) }
        return hierarchy.groups.map { _ in 2 * normal(&stream) } + rows
      }
      let past = (0..<60).map { _ in errors() }
      let covariance = ShrunkCovariance(errors: (0..<12).map { series in past.map { $0[series] } })
      let minimum = try #require(MinimumTrace(hierarchy, covariance: covariance))
      let now = errors()
      let truth = [50.0, 40, 30, 20, 10, 60]
      let rows = zip(truth, now[6...]).map(+)
      let groups = zip(hierarchy.sums(of: truth), now).map(+)
      let reconciled = minimum.rows(groups: groups, rows: rows)
      func squared(_ rows: [Double]) -> Double {
        (zip(rows, truth).map { $0 - $1 }
          + zip(hierarchy.sums(of: rows), hierarchy.sums(of: truth)).map { $0 - $1 })
          .reduce(0) { $0 + $1 * $1 }
      }
      gains.add(squared(rows) - squared(reconciled))
      added += squared(rows)
      joined += squared(reconciled)
    }
    // The paired gain is above 0 by more than four of its standard errors.
    let error = (try #require(gains.variance) / 200).squareRoot()
    #expect(gains.mean > 4 * error, "\(gains.mean) ± \(error)")
    #expect(joined < 0.5 * added, "\(joined / added)")
  }

  @Test("shrinkage is nearly whole without correlation and nearly none with much of it")
  func shrinkageFollows() {
    var stream = RandomStream(key: 4)
    let alone = (0..<8).map { _ in (0..<50).map { _ in normal(&stream) } }
    let common = (0..<400).map { _ in normal(&stream) }
    let together = (0..<8).map { _ in common.map { $0 + 0.3 * normal(&stream) } }
    #expect(ShrunkCovariance(errors: alone).shrinkage > 0.6)
    #expect(ShrunkCovariance(errors: together).shrinkage < 0.05)
    #expect(ShrunkCovariance(errors: [[1, 2], [2, 4]]).shrinkage == 1)
  }

  @Test("series that were never off, or all the same, still make a covariance")
  func degenerateErrors() throws {
    let same = [Double](repeating: 2, count: 20)
    let zero = [Double](repeating: 0, count: 20)
    for errors in [[[Double]](repeating: same, count: 12), [[Double]](repeating: zero, count: 12)] {
      let minimum = try #require(
        MinimumTrace(hierarchy, covariance: ShrunkCovariance(errors: errors)))
      let rows = minimum.rows(groups: [Double](repeating: 7, count: 6), rows: [1, 2, 3, 4, 5, 6])
      #expect(rows.allSatisfy { $0.isFinite })
    }
  }
}
