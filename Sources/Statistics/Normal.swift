/// The standard normal law: mean 0, variance 1.
public enum Normal {
  /// The probability of a value at most `x`.
  ///
  /// The C library's `erfc` keeps the relative error near 1e-16 in the lower tail too.
  public static func cdf(_ x: Double) -> Double {
    0.5 * Elementary.complementaryError(-x * 0.5.squareRoot())
  }

  /// The value that a normal number stays below with probability `p`.
  ///
  /// - Parameter p: In the open interval (0, 1); outside it the result is not a number.
  /// - Returns: The value, with a relative error below 1e-15.
  /// - SeeAlso: Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
  ///   Applied Statistics 37 (1988) 477-484, routine PPND16.
  @inlinable
  @inline(__always)
  public static func quantile(_ p: Double) -> Double {
    let offset = p - 0.5
    guard abs(offset) <= 0.425 else { return quantileOfTail(p, offset) }
    return offset * central(0.180625 - offset * offset)
  }

  @inlinable
  @inline(never)
  static func quantileOfTail(_ p: Double, _ offset: Double) -> Double {
    let tail = offset < 0 ? p : 1 - p
    let root = (-Elementary.logarithm(tail)).squareRoot()
    let magnitude = root <= 5 ? middle(root - 1.6) : far(root - 5)
    return offset < 0 ? -magnitude : magnitude
  }

  /// PPND16's coefficients a and b, for |p - 1/2| at most 0.425.
  @inlinable
  @inline(__always)
  static func central(_ r: Double) -> Double {
    polynomial(
      r, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
      13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
      33430.575583588128105, 2509.0809287301226727)
      / polynomial(
        r, 1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674,
        5226.4952788528545610)
  }

  /// PPND16's coefficients c and d, down to a tail of exp(-25).
  @inlinable
  static func middle(_ r: Double) -> Double {
    polynomial(
      r, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
      0.0227238449892691845833, 7.74545014278341407640e-4)
      / polynomial(
        r, 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
        1.05075007164441684324e-9)
  }

  /// PPND16's coefficients e and f, for tails below exp(-25).
  @inlinable
  static func far(_ r: Double) -> Double {
    polynomial(
      r, 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860,
      2.71155556874348757815e-5, 2.01033439929228813265e-7)
      / polynomial(
        r, 1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
        2.04426310338993978564e-15)
  }

  /// A polynomial of degree 7, constant first, summed in pairs (Estrin's scheme): half the
  /// latency of Horner's rule, and no less accurate.
  @inlinable
  static func polynomial(
    _ r: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double,
    _ g: Double, _ h: Double
  ) -> Double {
    let square = r * r
    let low = (b * r + a) + (d * r + c) * square
    let high = (f * r + e) + (h * r + g) * square
    return low + high * (square * square)
  }
}
