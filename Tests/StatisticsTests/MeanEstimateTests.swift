import Statistics
import Testing

@Suite("Mean estimate")
struct MeanEstimateTests {
  @Test("gives mean, sd and the Student interval by hand")
  func givesTheIntervalByHand() throws {
    let estimate = MeanEstimate(values: [2, 4, 4, 4, 5, 5, 7, 9])
    #expect(estimate.count == 8 && estimate.mean == 5)
    let sd = (32.0 / 7).squareRoot()
    #expect(abs(try #require(estimate.sd) - sd) < 1e-15 * 10)
    // t(.975, 7) = 2.3646242516.
    let halfWidth = 2.3646242516 * sd / 8.0.squareRoot()
    #expect(abs(try #require(estimate.halfWidth) - halfWidth) < 1e-9)
    let interval = try #require(estimate.interval())
    // Each end is rounded once.
    #expect(abs(interval.upperBound + interval.lowerBound - 10) <= 10.0.ulp)
    let wider = try #require(estimate.interval(confidence: 0.99))
    #expect(wider.lowerBound < interval.lowerBound)
  }

  @Test("has no interval for a single value, and flags equal values")
  func hasNoIntervalForASingleValue() {
    let single = MeanEstimate(values: [3])
    #expect(single.interval() == nil && single.sd == nil && !single.hasZeroVariance)
    let equal = MeanEstimate(values: [Double](repeating: 0.1, count: 10))
    #expect(equal.hasZeroVariance && equal.interval() == 0.1...0.1)
  }

  @Test("merges moments as if the values had come in one series")
  func mergesMoments() throws {
    var stream = RandomStream(key: 5)
    let values = (0..<1000).map { _ in 1e6 + stream.uniform() }
    let whole = Moments(values)
    for cut in [0, 1, 500, 999, 1000] {
      var merged = Moments(values[..<cut])
      merged.merge(Moments(values[cut...]))
      #expect(merged.count == 1000)
      #expect(abs(merged.mean - whole.mean) < 1e-9)
      // The mean is 1e6 sd away from 0, which costs 1e6 ulp in a deviation.
      #expect(abs(try #require(merged.variance) / (try #require(whole.variance)) - 1) < 1e-9)
    }
  }

  @Test("covers the mean of normal values as often as it says", arguments: [2, 5, 10])
  func coversTheMean(count: Int) throws {
    let experiments = 4000
    var stream = RandomStream(key: 2024)
    var covered = 0.0
    for _ in 0..<experiments {
      let values = (0..<count).map { _ in 10 + 3 * Normal.quantile(stream.uniform()) }
      if try #require(MeanEstimate(values: values).interval()).contains(10) { covered += 1 }
    }
    // 4 standard errors of a share of .95: 4 √(.95 * .05 / 4000).
    #expect(abs(covered / Double(experiments) - 0.95) < 0.0138)
  }
}
