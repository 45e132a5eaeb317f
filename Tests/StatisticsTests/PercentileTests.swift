import Statistics
import Testing

@Suite("Percentile")
struct PercentileTests {
  /// What R's `quantile(c(15, 20, 35, 40, 50), p)` gives by hand: position 4p.
  @Test(
    "interpolates as type 7",
    arguments: [(0, 15), (0.05, 16), (0.25, 20), (0.4, 29), (0.5, 35), (0.95, 48), (1, 50)])
  func interpolates(p: Double, value: Double) throws {
    let computed = try #require(percentile(p, of: [40, 15, 50, 20, 35]))
    #expect(abs(computed - value) < 1e-12)
  }

  @Test("of one value is that value, of none is missing")
  func ofFewValues() {
    #expect(percentile(0.3, of: [7]) == 7)
    #expect(percentile(0.3, of: []) == nil)
  }
}
