import Statistics
import Testing

@Suite("Log histogram")
struct LogHistogramTests {
  @Test("covers the numbers with buckets side by side, each within 1/128")
  func coversTheNumbers() {
    var next: UInt64 = 0
    for bucket in 0..<LogHistogram.bucketCount {
      let bounds = LogHistogram.bounds(of: bucket)
      #expect(bounds.lowerBound == next)
      #expect((bounds.upperBound - bounds.lowerBound) * 128 <= bounds.lowerBound)
      #expect(LogHistogram.bucket(for: bounds.lowerBound) == bucket)
      #expect(LogHistogram.bucket(for: bounds.upperBound) == bucket)
      next = bounds.upperBound + 1
    }
    #expect(next == 1 << 34)
  }

  @Test("counts what is too great in the last bucket", arguments: [1 << 34, .max] as [UInt64])
  func countsWhatIsTooGreat(value: UInt64) {
    #expect(LogHistogram.bucket(for: value) == LogHistogram.bucketCount - 1)
  }

  @Test(
    "keeps quantiles within 1/128 of those of the sorted numbers",
    arguments: [
      .exponential(mean: 86_400), .lognormal(mean: 1e6, cv: 2), .uniform(low: 0, high: 300),
      .gamma(mean: 5e9, cv: 0.3), .constant(70_000), .sample([5, 1e9]),
    ] as [Distribution])
  func keepsQuantiles(law: Distribution) throws {
    let sampler = Sampler(law)
    for count in [1, 2, 10, 5000] {
      var stream = RandomStream(key: 31)
      let values = (0..<count).map { _ in sampler.draw(from: &stream).rounded(.down) }
      var counts = [UInt32](repeating: 0, count: LogHistogram.bucketCount)
      for value in values {
        counts[LogHistogram.bucket(for: UInt64(value))] += 1
      }
      for p in [0, 0.01, 0.05, 0.5, 0.9, 0.999, 1] {
        let exact = try #require(percentile(p, of: values))
        let estimate = try #require(LogHistogram.quantile(p, counts: counts))
        // The documented bound, and rounding where the bucket is exact.
        #expect(abs(estimate - exact) <= exact / 128 + 1e-9, "p = \(p) of \(count)")
      }
    }
  }

  @Test("is exact below 256")
  func isExactBelow256() {
    var counts = [Int](repeating: 0, count: LogHistogram.bucketCount)
    for value in [0, 3, 255] as [UInt64] {
      counts[LogHistogram.bucket(for: value)] += 1
    }
    #expect(LogHistogram.quantile(0, counts: counts) == 0)
    #expect(LogHistogram.quantile(0.5, counts: counts) == 3)
    #expect(LogHistogram.quantile(1, counts: counts) == 255)
  }

  @Test("has no quantile before anything is counted")
  func hasNoQuantileWhenEmpty() {
    let counts = [UInt32](repeating: 0, count: LogHistogram.bucketCount)
    #expect(LogHistogram.quantile(0.5, counts: counts) == nil)
  }
}
