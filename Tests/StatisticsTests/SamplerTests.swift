import Statistics
import Testing

/// Laws that hold for every entry of the catalogue.
@Suite("Sampler")
struct SamplerTests {
  static let count = 20_000

  /// Draws as the engine does, every one from a stream of its own.
  static func draws(_ law: Distribution, seed: UInt64) -> [Double] {
    let sampler = Sampler(law)
    return (0..<UInt64(count)).map { ordinal in
      var stream = RandomStream(key: StreamKey.combined(seed, ordinal))
      return sampler.draw(from: &stream)
    }
  }

  @Test("has the law's mean and variance", arguments: CatalogueEntry.all)
  func hasTheLawsMoments(entry: CatalogueEntry) throws {
    let moments = Moments(Self.draws(entry.law, seed: 20_231_110))
    let variance = entry.law.variance
    let count = Double(Self.count)
    // 4 standard errors: √(σ²/n), and √((μ4 - σ⁴)/n) for the variance; 1e-12 is rounding.
    let meanError = (variance / count).squareRoot()
    let varianceError = variance * (max(0, entry.kurtosis - 1) / count).squareRoot()
    #expect(abs(moments.mean - entry.law.mean) <= 4 * meanError + 1e-12)
    #expect(abs(try #require(moments.variance) - variance) <= 4 * varianceError + 1e-12)
  }

  @Test("has the law's distribution function", arguments: CatalogueEntry.all)
  func hasTheLawsDistributionFunction(entry: CatalogueEntry) {
    let sorted = Self.draws(entry.law, seed: 7).sorted()
    var distance = 0.0
    for (index, value) in sorted.enumerated() {
      guard let probability = entry.cdf(value) else { return }
      let below = Double(index) / Double(sorted.count)
      let above = Double(index + 1) / Double(sorted.count)
      distance = max(distance, probability - below, above - probability)
    }
    // Kolmogorov: √n D stays below 2.23 except with a chance of 1 in 10,000.
    #expect(distance * Double(sorted.count).squareRoot() < 2.23)
  }

  @Test("draws the quantile of its first number, where there is a closed form")
  func drawsTheQuantile() {
    for entry in CatalogueEntry.all {
      for seed in 0..<UInt64(200) {
        var stream = RandomStream(key: seed)
        var copy = stream
        let draw = Sampler(entry.law).draw(from: &stream)
        if let quantile = entry.law.quantile(copy.uniform()) {
          #expect(draw == quantile, "seed \(seed), \(entry.law)")
        }
      }
    }
  }

  @Test("rises with the number drawn", arguments: CatalogueEntry.all)
  func risesWithTheNumber(entry: CatalogueEntry) {
    guard entry.law.quantile(0.5) != nil else { return }
    let sampler = Sampler(entry.law)
    let grid = (0..<4000).map { UInt64($0) << 52 }
    // Next to the point where a triangular law's two branches meet, and at both ends.
    let middle = UInt64(4.0 / 21 * 0x1p64)
    let edges = (0..<200).flatMap { step in
      let offset = UInt64(step) << 12
      return [offset, UInt64.max - offset, middle + offset, middle - offset]
    }
    let draws = (grid + edges).sorted().map { bits in
      var stream = RandomStream(firstBits: bits)
      return sampler.draw(from: &stream)
    }
    #expect(zip(draws, draws.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("is finite and never negative, at the ends of u and of the parameters")
  func isFiniteAndNeverNegative() {
    let limit = Distribution.greatestValue
    let extremes: [Distribution] = [
      .constant(0), .exponential(mean: 1e-300), .exponential(mean: limit),
      .uniform(low: 0, high: limit), .uniform(low: 2, high: 2),
      .triangular(low: 5, mode: 5, high: 5), .triangular(low: 0, mode: 1e-9, high: limit),
      .lognormal(mean: limit, cv: Distribution.greatestCV), .lognormal(mean: 3, cv: 0),
      .lognormal(mean: 3, cv: 1e-200), .gamma(mean: 3, cv: 0), .gamma(mean: 3, cv: 1e-12),
      .gamma(mean: limit, cv: Distribution.greatestCV), .gamma(mean: 1e-300, cv: 1e-300),
      .erlang(mean: limit, phases: 16), .erlang(mean: 5, phases: .max), .sample([0]),
    ]
    let ends: [UInt64] = [0, 1, 0xfff, 0x1000, .max, .max - 0x1000, 1 << 63]
    for law in CatalogueEntry.all.map(\.law) + extremes {
      #expect(law.problem == nil)
      let sampler = Sampler(law)
      for bits in ends {
        var stream = RandomStream(firstBits: bits)
        for _ in 0..<3 {
          let draw = sampler.draw(from: &stream)
          #expect(draw >= 0 && draw.isFinite, "\(law), first bits \(bits)")
        }
      }
    }
  }

  @Test("gives a scaled law the same draw, scaled", arguments: CatalogueEntry.all)
  func givesAScaledLawTheSameDraw(entry: CatalogueEntry) {
    let (sampler, scaled) = (Sampler(entry.law), Sampler(entry.law.scaled(by: 0.7)))
    for seed in 0..<UInt64(300) {
      var stream = RandomStream(key: seed)
      var copy = stream
      let (draw, other) = (sampler.draw(from: &stream), scaled.draw(from: &copy))
      // The logarithm of the mean and its exponential round, and so does the difference from a
      // triangular law's greatest value, itself of the mean's size: 100 ulp.
      #expect(abs(other - 0.7 * draw) <= 100 * (draw + entry.law.mean).ulp, "seed \(seed)")
    }
  }

  @Test("takes no number for a constant and one for a law with a closed inverse")
  func takesOneNumber() {
    for entry in CatalogueEntry.all where entry.law.quantile(0.5) != nil {
      var stream = RandomStream(key: 1)
      var expected = stream
      _ = Sampler(entry.law).draw(from: &stream)
      if entry.law.variance > 0 { _ = expected.next() }
      #expect(stream == expected)
    }
  }
}
