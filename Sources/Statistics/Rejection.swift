/// Laws without a closed inverse, which take several numbers from their stream.
///
/// No other draw notices, because every draw has a stream of its own.
@usableFromInline
enum Rejection {
  /// The sum of exponential phases, as one logarithm of a product.
  @inlinable
  static func erlang(phases: Int32, phaseMean: Double, from stream: inout RandomStream) -> Double {
    var product = 1.0
    for _ in 0..<phases {
      product *= 1 - stream.uniform()
    }
    return -Elementary.logarithm(product) * phaseMean
  }

  /// A gamma number of shape at least 1; `d` is the shape less 1/3, and `c` is 1 / √(9 d).
  ///
  /// - SeeAlso: Marsaglia and Tsang, "A simple method for generating gamma variables",
  ///   ACM Transactions on Mathematical Software 26 (2000) 363-372.
  @inlinable
  static func gamma(
    d: Double, c: Double, scale: Double, from stream: inout RandomStream
  ) -> Double {
    // At least 95 of 100 tries succeed, so that all of them fail with a chance below 1e-83.
    for _ in 0..<64 {
      let normal = Normal.quantile(stream.uniform())
      let root = 1 + c * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      let u = stream.uniform()
      let square = normal * normal
      if u < 1 - 0.0331 * square * square
        || Elementary.logarithm(u) < 0.5 * square + d * (1 - cube + Elementary.logarithm(cube))
      {
        return d * cube * scale
      }
    }
    return d * scale
  }

  /// A gamma number of shape below 1: one of shape + 1 times u to the power 1 / shape.
  ///
  /// The power's u comes first, so that a policy's change of cv keeps it.
  @inlinable
  static func boostedGamma(
    d: Double, c: Double, scale: Double, exponent: Double, from stream: inout RandomStream
  ) -> Double {
    let power = Elementary.exponential(Elementary.logarithm(stream.uniform()) * exponent)
    return gamma(d: d, c: c, scale: scale, from: &stream) * power
  }
}
