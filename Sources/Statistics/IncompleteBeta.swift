/// The regularised incomplete beta function I_x(a, b), the distribution function of the beta law.
///
/// - Parameters:
///   - x: In [0, 1].
///   - a: Positive, at most 1e6.
///   - b: Positive, at most 1e6.
/// - Returns: In [0, 1], with a relative error of about 1e-13 for moderate `a` and `b`, and below
///   1e-9 at the limits.
/// - Complexity: O(√max(a, b)).
/// - SeeAlso: *NIST Digital Library of Mathematical Functions*, 8.17.22, for the continued fraction;
///   Thompson and Barnett, Journal of Computational Physics 64 (1986) 490-509, for its evaluation.
public func regularisedIncompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
  precondition(x >= 0 && x <= 1, "the incomplete beta function is asked between 0 and 1")
  return IncompleteBeta.value(x, complement: 1 - x, a: a, b: b)
}

/// The incomplete beta function with its parts.
enum IncompleteBeta {
  /// I_x(a, b) from x and 1 - x, both exact, so that neither end loses digits.
  static func value(_ x: Double, complement y: Double, a: Double, b: Double) -> Double {
    precondition(a > 0 && a <= 1e6 && b > 0 && b <= 1e6, "a and b lie between 0 and a million")
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    let left = x < 0.5 ? Elementary.logarithm(x) : Elementary.logarithmOfOnePlus(-y)
    let right = y < 0.5 ? Elementary.logarithm(y) : Elementary.logarithmOfOnePlus(-x)
    let front = Elementary.exponential(a * left + b * right - logarithmOfBeta(a, b))
    // The fraction converges fast below the mean; above it the complement's does.
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a: a, b: b) / a
      : 1 - front * fraction(y, a: b, b: a) / b
  }

  /// The continued fraction by the modified method of Lentz.
  private static func fraction(_ x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 3e-16 { return result }
    }
    preconditionFailure("the continued fraction of the incomplete beta function did not converge")
  }

  /// The logarithm of the beta function, without cancellation when an argument is large.
  ///
  /// - SeeAlso: Didonato and Morris, "Algorithm 708", ACM Transactions on Mathematical Software 18
  ///   (1992) 360-373, for the idea of summing the corrections of Stirling's formula apart.
  static func logarithmOfBeta(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    let sum = small + large
    let base =
      -small * Elementary.logarithm(sum)
      + (large - 0.5) * Elementary.logarithmOfOnePlus(-small / sum)
    guard large >= 10 else {
      return logarithmOfGamma(small) + logarithmOfGamma(large) - logarithmOfGamma(sum)
    }
    return logarithmOfGamma(small) + base + small
      + stirlingCorrection(large) - stirlingCorrection(sum)
  }

  /// The logarithm of the gamma function for positive `x`, by Stirling's formula above 10.
  private static func logarithmOfGamma(_ x: Double) -> Double {
    var product = 1.0
    var shifted = x
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    let halfLogarithmOfTwoPi = 0.918938533204672741780
    let stirling = (shifted - 0.5) * Elementary.logarithm(shifted) - shifted + halfLogarithmOfTwoPi
    return stirling + stirlingCorrection(shifted) - Elementary.logarithm(product)
  }

  /// What Stirling's formula lacks, for `x` at least 10, by Bernoulli numbers (DLMF 5.11.1).
  private static func stirlingCorrection(_ x: Double) -> Double {
    let r = 1 / (x * x)
    let series =
      1.0 / 12 - r
      * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360_360))))
    return series / x
  }
}
