import Statistics
import Testing

@Suite("Ratio difference")
struct RatioDifferenceTests {
  @Test("is narrower than either ratio when the pairs share their numbers")
  func isNarrower() throws {
    var stream = RandomStream(key: 4)
    let baseline = RatioEstimateTests.pairs(20, from: &stream)
    let policy = baseline.map {
      (numerator: $0.numerator + 10 + stream.uniform(), denominator: $0.denominator)
    }
    let result = RatioDifference(policy: policy, baseline: baseline)
    let error = try #require(result.standardError)
    #expect(abs(try #require(result.difference) - 0.0105) < 4 * error + 0.0105 * 0.1)
    #expect(error < 0.2 * (try #require(RatioEstimate(pairs: baseline).standardError)))
  }

  @Test("equals the error of paired residuals by hand")
  func equalsTheErrorByHand() throws {
    let policy: [RatioEstimateTests.Pair] = [(2, 2), (3, 4), (3, 4)]
    let baseline: [RatioEstimateTests.Pair] = [(1, 2), (3, 4), (2, 4)]
    let result = RatioDifference(policy: policy, baseline: baseline)
    // Residuals .4, -.2, -.2 less -.2, .6, -.4, all over 10/3: .18, -.24, .06; squares add to .0936
    #expect(abs(try #require(result.difference) - 0.2) < 1e-15)
    let error = (0.0936 / 2 / 3).squareRoot()
    #expect(abs(try #require(result.standardError) / error - 1) < 1e-13)
  }

  @Test("is exactly zero, and says so, when the policy changes nothing")
  func isExactlyZero() {
    var stream = RandomStream(key: 4)
    let pairs = RatioEstimateTests.pairs(20, from: &stream)
    let result = RatioDifference(policy: pairs, baseline: pairs)
    #expect(result.difference == 0 && result.hasZeroVariance && result.interval() == 0...0)
  }

  @Test("is missing when a ratio is")
  func isMissing() {
    let none: [RatioEstimateTests.Pair] = [(0, 0), (0, 0)]
    let some: [RatioEstimateTests.Pair] = [(1, 2), (2, 3)]
    let result = RatioDifference(policy: some, baseline: none)
    #expect(result.difference == nil && result.interval() == nil && !result.hasZeroVariance)
  }

  @Test("covers the true difference as often as it says")
  func coversTheDifference() throws {
    let experiments = 3000
    var stream = RandomStream(key: 77)
    var covered = 0.0
    for _ in 0..<experiments {
      let baseline = RatioEstimateTests.pairs(10, from: &stream)
      let policy = baseline.map { pair in
        (
          numerator: pair.numerator + 0.02 * pair.denominator
            + 3 * Normal.quantile(stream.uniform()),
          denominator: pair.denominator
        )
      }
      let result = RatioDifference(policy: policy, baseline: baseline)
      if try #require(result.interval()).contains(0.02) { covered += 1 }
    }
    // 4 standard errors of a share of .95 are 0.0159, and 0.001 for the ratio's bias.
    #expect(abs(covered / Double(experiments) - 0.95) < 0.017)
  }
}
