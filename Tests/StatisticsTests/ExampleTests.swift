import Statistics
import Testing

@Suite("Documentation's example")
struct ExampleTests {
  @Test("compiles and runs as printed")
  func compilesAndRuns() throws {
    let work = Sampler(.lognormal(mean: 150, cv: 0.9))
    let purpose = StreamKey.hash("appraise.work")
    let meanMinutes = (0..<10 as Range<UInt64>).map { replication in
      let minutes = (0..<1000 as Range<UInt64>).map { ordinal in
        let dossier = StreamKey.combined(replication, ordinal)
        let key = StreamKey.draw(dossier: dossier, purpose: purpose, visit: 0)
        var stream = RandomStream(key: key)
        return work.draw(from: &stream)
      }
      return Moments(minutes).mean
    }
    let estimate = MeanEstimate(values: meanMinutes)
    let interval = estimate.interval()

    // 10,000 draws with sd 135: 4 standard errors of the mean.
    #expect(abs(estimate.mean - 150) < 4 * 1.35)
    #expect(interval != nil)
  }
}
