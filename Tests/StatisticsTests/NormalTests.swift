import Statistics
import Testing

@Suite("Normal law")
struct NormalTests {
  /// Computed with 30 digits; the first two are Wichura's own checks of PPND16.
  static let quantiles: [(Double, Double)] = [
    (0.25, -0.674489750196081743), (0.001, -3.09023230616781354),
    (1e-20, -9.26234008979840805), (0.3, -0.524400512708040816),
    (0.500_000_001, 2.50662820373871144e-9), (0.975, 1.95996398454005386),
    (0.999_999, 4.75342430881708777), (1e-10, -6.3613409024040562),
  ]

  @Test("has accurate quantiles", arguments: quantiles)
  func hasAccurateQuantiles(p: Double, quantile: Double) {
    // PPND16 is good to 1e-16; p itself is rounded, and a rational function takes 20 roundings.
    #expect(abs(Normal.quantile(p) / quantile - 1) < 1e-15)
  }

  @Test(
    "has accurate probabilities",
    arguments: [
      (-8.0, 6.22096057427178412e-16), (-3.0, 0.00134989803163009453),
      (-1.0, 0.158655253931457051), (0.0, 0.5), (2.0, 0.977249868051820793),
    ])
  func hasAccurateProbabilities(x: Double, probability: Double) {
    // The argument is rounded by 1 ulp, which x^2 magnifies.
    #expect(abs(Normal.cdf(x) / probability - 1) < (x * x + 4) * 2e-16)
  }

  @Test("gets back from the probability to the value")
  func getsBack() {
    for step in -370...50 {
      let x = Double(step) / 10
      #expect(abs(Normal.quantile(Normal.cdf(x)) - x) < 1e-9, "x = \(x)")
    }
  }
}
