import Statistics
import Testing

@Suite("The probability of being the best")
struct BestProbabilityTests {
  typealias Pair = (numerator: Double, denominator: Double)

  /// Normal values of mean 0, moved and stretched to have exactly this mean and standard deviation.
  private static func series(
    _ count: Int, mean: Double, sd: Double, from stream: inout RandomStream
  ) -> [Double] {
    let values = (0..<count).map { _ in Normal.quantile(stream.uniform()) }
    let estimate = MeanEstimate(values: values)
    return values.map { mean + ($0 - estimate.mean) * sd / (estimate.sd ?? 1) }
  }

  private static func pairs(_ values: [Double]) -> [Pair] { values.map { ($0, 1) } }

  @Test(
    "of two is that of a normal difference", arguments: [0.0, 0.5, 1, 2], [100, 900])
  func ofTwo(standardErrors: Double, count: Int) throws {
    // The difference has standard deviation 1 and lies so many of its standard errors above 0.
    var stream = RandomStream(key: 5)
    let shift = standardErrors / Double(count).squareRoot()
    let difference = Self.series(count, mean: shift, sd: 1, from: &stream)
    let base = (0..<count).map { _ in 50 + 10 * stream.uniform() }
    let found = try #require(
      BestProbability.ofEach(
        [Self.pairs(zip(base, difference).map(+)), Self.pairs(base)], higherIsBetter: true, key: 1))
    let truth = Normal.cdf(standardErrors)
    // Four standard errors of 10,000 resamples, and .02 for a bootstrap of 100 or 200 values, which has
    // a slightly smaller spread than the normal law and the sample's skewness.
    let error = (truth * (1 - truth) / 10_000).squareRoot()
    #expect(abs(found[0] - truth) < 4 * error + 0.02, "\(found[0]) for \(truth)")
    #expect(abs(found[0] + found[1] - 1) < 1e-12)
  }

  @Test("of three equal ones with chance of their own is a third each")
  func ofThree() throws {
    var stream = RandomStream(key: 6)
    let series = (0..<3).map { _ in Self.pairs(Self.series(200, mean: 7, sd: 2, from: &stream)) }
    let found = try #require(BestProbability.ofEach(series, higherIsBetter: false, key: 2))
    // Sampled correlations of the three move it: .07 each in 200 values, some .04 of the probability.
    for probability in found { #expect(abs(probability - 1.0 / 3) < 0.06, "\(found)") }
  }

  @Test("equal ones share it, and what never varies is certain")
  func ties() throws {
    var stream = RandomStream(key: 7)
    let pairs: [Pair] = RatioEstimateTests.pairs(20, from: &stream)
    #expect(
      BestProbability.ofEach([pairs, pairs], higherIsBetter: true, key: 3) == [0.5, 0.5])
    let constant = [3.0, 4, 4].map { value in Self.pairs([value, value, value]) }
    #expect(BestProbability.ofEach(constant, higherIsBetter: true, key: 3) == [0, 0.5, 0.5])
    #expect(BestProbability.ofEach(constant, higherIsBetter: false, key: 3) == [1, 0, 0])
  }

  @Test("there is none of one replication, or of nothing; a ratio of nothing never wins")
  func none() {
    #expect(BestProbability.ofEach([[(1, 1)], [(2, 1)]], higherIsBetter: true, key: 1) == nil)
    #expect(BestProbability.ofEach([], higherIsBetter: true, key: 1) == nil)
    let nothing: [Pair] = [(0, 0), (0, 0)]
    #expect(BestProbability.ofEach([nothing], higherIsBetter: true, key: 1) == nil)
    #expect(
      BestProbability.ofEach([nothing, [(1, 2), (1, 2)]], higherIsBetter: true, key: 1) == [0, 1])
  }

  @Test("is the same for the same key")
  func isRepeatable() {
    var stream = RandomStream(key: 9)
    let series = (0..<3).map { _ in Self.pairs(Self.series(30, mean: 0, sd: 1, from: &stream)) }
    let first = BestProbability.ofEach(series, higherIsBetter: true, key: 4)
    #expect(first == BestProbability.ofEach(series, higherIsBetter: true, key: 4))
    #expect(first != BestProbability.ofEach(series, higherIsBetter: true, key: 5))
  }
}
