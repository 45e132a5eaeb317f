import Statistics
import Testing

@Suite("Student t law")
struct StudentTTests {
  /// The rounded ones stand in printed tables; all were recomputed with 40 digits.
  static let quantiles: [(Double, Double, Double)] = [
    (0.975, 1, 12.7062047361746933), (0.975, 9, 2.262157162798205),
    (0.975, 29, 2.04522964213270387), (0.95, 5, 2.01504837333302354),
    (0.975, 199, 1.97195654425175345), (0.995, 2, 9.92484320091828864),
    (0.9999, 3, 22.203742273205002), (0.55, 4, 0.133830367111943476),
    (0.500_001, 7, 2.59746027572368022e-6), (1e-12, 3, -10331.1082442924862),
    (0.975, 100_000, 1.95998770753460926), (0.975, 2_000_000, 1.95996517067637463),
    (0.975, 2.5, 3.57465484200368176),
  ]

  @Test("has accurate quantiles", arguments: quantiles)
  func hasAccurateQuantiles(p: Double, degrees: Double, quantile: Double) {
    let computed = StudentT.quantile(p, degreesOfFreedom: degrees)
    // The documented bound.
    #expect(abs(computed / quantile - 1) < 1e-9)
  }

  @Test("is symmetric and passes through 0")
  func isSymmetric() {
    for degrees in [1.0, 2, 3, 30, 4.5, 2e6] {
      #expect(StudentT.quantile(0.5, degreesOfFreedom: degrees) == 0)
      let (low, high) = (
        StudentT.quantile(0.125, degreesOfFreedom: degrees),
        StudentT.quantile(0.875, degreesOfFreedom: degrees)
      )
      #expect(low == -high)
    }
  }

  @Test("gets back from the value to the probability, far into the tails")
  func getsBack() {
    for degrees in [1.0, 1.5, 2, 3, 9, 99, 1e4, 999_999] {
      for p in [1e-149, 1e-30, 1e-6, 0.001, 0.2, 0.3, 0.499_99, 0.7, 0.999] {
        let t = StudentT.quantile(p, degreesOfFreedom: degrees)
        let back = StudentT.cdf(t, degreesOfFreedom: degrees)
        // The relative accuracy of the incomplete beta function at large arguments.
        #expect(abs(back / p - 1) < 1e-8, "p = \(p), \(degrees) degrees")
      }
    }
  }

  @Test("joins the expansion for many degrees without a step")
  func joinsTheExpansion() {
    for p in [0.6, 0.975, 0.999_999] {
      let (left, right) = (
        StudentT.quantile(p, degreesOfFreedom: 1e6.nextDown),
        StudentT.quantile(p, degreesOfFreedom: 1e6)
      )
      #expect(abs(left / right - 1) < 1e-9, "the documented bound, p = \(p)")
    }
  }

  @Test(
    "has an accurate incomplete beta function",
    arguments: [
      (0.5, 0.5, 0.5, 0.5), (0.1, 2, 3, 0.0523), (0.9, 2, 3, 0.9963),
      (0.3, 0.5, 50, 0.999999997442806006), (0.01, 0.5, 500, 0.998472642120947004),
      (0.999, 1000, 0.5, 0.157247274266723828), (0.25, 10, 20, 0.166304949597879448),
      (0.4, 100, 120, 0.0510423192304082942), (0, 2, 3, 0), (1, 2, 3, 1),
    ])
  func hasAnAccurateIncompleteBeta(x: Double, a: Double, b: Double, value: Double) {
    // x is rounded by half an ulp, which the exponent a or b magnifies: 1e-13 at 1000.
    #expect(abs(regularisedIncompleteBeta(x, a: a, b: b) - value) <= 1e-13 * value)
  }

  @Test("keeps the incomplete beta function's digits at the limits of its arguments")
  func keepsDigitsAtTheLimits() {
    let middle = regularisedIncompleteBeta(0.5, a: 1e6, b: 1e6)
    // Symmetry makes it one half; the logarithm of the gamma function at 1e6 has 1e7 * 1e-16.
    #expect(abs(middle - 0.5) < 1e-8)
    #expect(abs(regularisedIncompleteBeta(0.5005, a: 1e6, b: 1e6) - 0.921350422419) < 1e-8)
  }
}
