import Statistics
import Testing

@Suite("Ratio estimate")
struct RatioEstimateTests {
  typealias Pair = (numerator: Double, denominator: Double)

  /// Replications of about 1000 dossiers with sd 100, of which 90 % are on time but for noise.
  static func pairs(_ count: Int, from stream: inout RandomStream) -> [Pair] {
    (0..<count).map { _ in
      let denominator = 1000 + 100 * Normal.quantile(stream.uniform())
      return (0.9 * denominator + 5 * Normal.quantile(stream.uniform()), denominator)
    }
  }

  @Test("gives ratio and standard error by hand")
  func givesTheRatioByHand() throws {
    let pairs: [Pair] = [(1, 2), (3, 4), (2, 4)]
    let estimate = RatioEstimate(pairs: pairs)
    // R = 6/10; residuals -0.2, 0.6, -0.4; their squares add to 0.56.
    #expect(estimate.count == 3)
    #expect(abs(try #require(estimate.ratio) - 0.6) < 1e-15)
    let error = (0.56 / 2).squareRoot() / 3.0.squareRoot() / (10.0 / 3)
    #expect(abs(try #require(estimate.standardError) / error - 1) < 1e-14)
    #expect(estimate.meanNumerator == 2)
    // t(.975, 2) = 4.3026527297.
    #expect(abs(try #require(estimate.halfWidth) - 4.3026527297 * error) < 1e-9)
  }

  @Test("has no ratio without denominators, and no interval for one replication")
  func hasNoRatioWithoutDenominators() {
    let empty = RatioEstimate(pairs: [(0, 0), (0, 0)] as [Pair])
    #expect(empty.ratio == nil && empty.interval() == nil && !empty.hasZeroVariance)
    #expect(RatioEstimate(RatioMoments()).ratio == nil)
    let single = RatioEstimate(pairs: [(3, 4)] as [Pair])
    #expect(single.ratio == 0.75 && single.interval() == nil && !single.hasZeroVariance)
  }

  @Test("flags a ratio that never varies", arguments: [1.0, 0, 0.5, 1.0 / 3, 0.99, 1234.567])
  func flagsARatioThatNeverVaries(ratio: Double) {
    var stream = RandomStream(key: 12)
    var moments = RatioMoments()
    for _ in 0..<40 {
      let denominator = (1000 * stream.uniform()).rounded()
      moments.add(numerator: ratio * denominator, denominator: denominator)
    }
    #expect(RatioEstimate(moments).hasZeroVariance)
    // One dossier in 40,000 that differs is variance.
    moments.add(numerator: ratio * 1000 - 1, denominator: 1000)
    #expect(!RatioEstimate(moments).hasZeroVariance)
  }

  @Test("agrees with sums over the residuals themselves", arguments: [0.9, 0.99999, 1e-4, 400])
  func agreesWithResiduals(ratio: Double) throws {
    var stream = RandomStream(key: 3)
    var pairs: [Pair] = [(0, 0)]
    for _ in 0..<50 {
      let denominator = 1e5 + 1e3 * Normal.quantile(stream.uniform())
      pairs.append((ratio * denominator + 10 * stream.uniform(), denominator))
    }
    let estimate = RatioEstimate(pairs: pairs)
    let (left, right) = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.numerator, $0.1 + $1.denominator) }
    let residuals = pairs.map { $0.numerator.addingProduct(-left / right, $0.denominator) }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let error = (squares / 50 / 51).squareRoot() / (right / 51)
    // The ratio's rounding moves a residual of size 3 by 1e-16 * 400 * 1e5 at the most.
    let tolerance = 1e-12 + 1e-11 * ratio / 4
    #expect(abs(try #require(estimate.standardError) / error - 1) < tolerance)
    #expect(abs(try #require(estimate.ratio) / (left / right) - 1) < 1e-14)
  }

  @Test("merges as if the replications had come in one series")
  func mergesAsOneSeries() throws {
    var stream = RandomStream(key: 8)
    let pairs: [Pair] = [(0, 0), (2, 0)] + Self.pairs(60, from: &stream)
    let whole = RatioEstimate(pairs: pairs)
    for cut in [0, 1, 2, 3, 30, 61, 62] {
      var merged = RatioMoments()
      var others = RatioMoments()
      for pair in pairs[..<cut] {
        merged.add(numerator: pair.numerator, denominator: pair.denominator)
      }
      for pair in pairs[cut...] {
        others.add(numerator: pair.numerator, denominator: pair.denominator)
      }
      merged.merge(others)
      let estimate = RatioEstimate(merged)
      // Sums of 62 numbers in another order, and references that differ by 1 in 100: 1e-12.
      #expect(estimate.count == 62)
      #expect(abs(try #require(estimate.ratio) / (try #require(whole.ratio)) - 1) < 1e-12)
      let error = try #require(estimate.standardError)
      #expect(abs(error / (try #require(whole.standardError)) - 1) < 1e-12, "cut at \(cut)")
    }
  }

  @Test("covers the true ratio as often as it says")
  func coversTheTrueRatio() throws {
    let experiments = 4000
    var stream = RandomStream(key: 2025)
    var covered = 0.0
    for _ in 0..<experiments {
      let estimate = RatioEstimate(pairs: Self.pairs(10, from: &stream))
      if try #require(estimate.interval()).contains(0.9) { covered += 1 }
    }
    // 4 standard errors of the share are 0.0138; the ratio's bias and the denominator's share in
    // the error are of order (100 / 1000)^2 / 10 = 0.001.
    #expect(abs(covered / Double(experiments) - 0.95) < 0.015)
  }
}
