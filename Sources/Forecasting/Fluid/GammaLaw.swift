/// The law of a time of which mean and variance are known: a gamma law, or a point.
enum GammaLaw {
  /// The probability of at most `x`.
  ///
  /// Without variance, and where it is too small to matter, the law is a point: 1 from the mean on.
  /// An infinite mean never comes. Shapes above 60 go by the normal law of the cube root, which is off
  /// by less than 0.0002 there.
  ///
  /// - SeeAlso: *NIST Digital Library of Mathematical Functions*, 8.7.1 and 8.9.2; Wilson and Hilferty,
  ///   "The distribution of chi-square", PNAS 17 (1931) 684-688.
  static func probability(atMost x: Double, mean: Double, variance: Double) -> Double {
    guard mean < .infinity, variance < .infinity else { return 0 }
    guard x >= 0 else { return 0 }
    guard x < .infinity else { return 1 }
    guard variance > 1e-12 * mean * mean, variance > 1e-300 else { return mean <= x ? 1 : 0 }
    guard x > 0 else { return 0 }
    let shape = mean * mean / variance
    let scaled = x * mean / variance
    // So far out less than 1e-15 is left.
    let over = scaled - shape
    if over > 40, over * over > 80 * shape { return 1 }
    if shape > 60 {
      let ninth = 1 / (9 * shape)
      let root = FluidMath.cubeRoot(x / mean)
      return FluidMath.normal((root - 1 + ninth) / ninth.squareRoot())
    }
    // So little mass lies above 0 that powers leave the numbers.
    guard shape > 1e-8 else { return 1 }
    return incomplete(scaled, shape: shape)
  }

  /// The regularised lower incomplete gamma function, for shapes up to 60 or so.
  private static func incomplete(_ x: Double, shape a: Double) -> Double {
    let front = FluidMath.exponential(a * FluidMath.logarithm(x) - x - logarithmOfGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      for step in 1...1_000 {
        term *= x / (a + Double(step))
        sum += term
        if term < sum * 1e-9 { break }
      }
      return min(1, front * sum)
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...1_000 {
      let n = Double(step)
      let numerator = -n * (n - a)
      b += 2
      d = numerator * d + b
      if abs(d) < tiny { d = tiny }
      c = b + numerator / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      if abs(d * c - 1) < 1e-9 { break }
    }
    return max(0, 1 - front * fraction)
  }

  /// The logarithm of the gamma function: Stirling's series, after the argument is raised to 8.
  static func logarithmOfGamma(_ x: Double) -> Double {
    var product = 1.0
    var y = x
    while y < 8 {
      product *= y
      y += 1
    }
    let inverse = 1 / y
    let square = inverse * inverse
    let series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
    return (y - 0.5) * FluidMath.logarithm(y) - y + 0.918_938_533_204_672_7 + series
      - FluidMath.logarithm(product)
  }
}
