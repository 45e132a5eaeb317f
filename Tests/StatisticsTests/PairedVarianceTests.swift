import Statistics
import Testing

@Suite("Variance of a paired difference over that of independent runs")
struct PairedVarianceTests {
  /// Normal pairs of a correlation; the left side has its own standard deviation.
  static func pairs(
    _ count: Int, correlation: Double, spread: Double = 1, from stream: inout RandomStream
  ) -> (left: [Double], right: [Double]) {
    var (left, right): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let shared = Normal.quantile(stream.uniform())
      let own = Normal.quantile(stream.uniform())
      right.append(shared)
      left.append(
        spread * (correlation * shared + (1 - correlation * correlation).squareRoot() * own))
    }
    return (left, right)
  }

  @Test("is that of the variances by hand")
  func byHand() throws {
    // Differences 1, 0, 2 (variance 1); left 2, 3, 6 (13/3), right 1, 3, 4 (7/3): 1 / (20/3).
    let found = PairedVariance(left: [2, 3, 6], right: [1, 3, 4])
    #expect(abs(try #require(found.ratio) - 0.15) < 1e-14)
    #expect(found.interval == nil)
  }

  @Test("is 0 of the same, 2 of the opposite, and nothing where nothing varies")
  func edges() {
    var stream = RandomStream(key: 8)
    let values = (0..<20).map { _ in 100 + stream.uniform() }
    let same = PairedVariance(left: values, right: values.map { $0 + 1 })
    #expect(same.ratio == 0 && same.interval == nil)
    #expect(PairedVariance(left: values, right: values.map { 300 - $0 }).ratio == 2)
    let constant = [Double](repeating: 0.3, count: 20)
    #expect(PairedVariance(left: constant, right: constant).ratio == nil)
    #expect(PairedVariance(left: [1], right: [2]).ratio == nil)
    // A single pair makes all the difference: nothing is known of the variance without it.
    var other = values
    other[4] += 1
    let lonely = PairedVariance(left: other, right: values)
    #expect(lonely.ratio ?? 0 > 0 && lonely.interval == nil)
  }

  @Test(
    "covers the true ratio as often as it says, of normal pairs",
    arguments: [
      (30, 0.0, 1.0), (30, 0.5, 1), (30, 0.9, 1), (30, 0.8, 0.5), (300, 0.9, 1), (12, 0.7, 1),
    ])
  func coverage(count: Int, correlation: Double, spread: Double) {
    let truth = 1 - 2 * correlation * spread / (1 + spread * spread)
    var stream = RandomStream(key: 40)
    let experiments = count > 100 ? 1000 : 4000
    let covered = (0..<experiments).count { _ in
      let pairs = Self.pairs(count, correlation: correlation, spread: spread, from: &stream)
      return PairedVariance(left: pairs.left, right: pairs.right).interval?.contains(truth) ?? false
    }
    // Four standard errors of the share, and .015 for what a jackknife of few pairs misses (.03 of 12).
    let error = (0.95 * 0.05 / Double(experiments)).squareRoot()
    let share = Double(covered) / Double(experiments)
    #expect(abs(share - 0.95) < 4 * error + (count < 20 ? 0.03 : 0.015), "\(share)")
  }

  @Test("values that stand for a ratio have its mean and its standard error")
  func linearised() throws {
    var stream = RandomStream(key: 4)
    let pairs = RatioEstimateTests.pairs(20, from: &stream)
    let estimate = RatioEstimate(pairs: pairs)
    let values = MeanEstimate(values: try #require(RatioEstimate.linearised(pairs)))
    #expect(abs(values.mean - (try #require(estimate.ratio))) < 1e-12)
    let error = try #require(estimate.standardError)
    #expect(abs(try #require(values.standardError) / error - 1) < 1e-9)
    #expect(RatioEstimate.linearised([(0, 0), (0, 0)]) == nil)
  }
}
