#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Foundation
#endif

/// The C library's functions that fluid networks need, in one place so that one file imports them.
enum FluidMath {
  @inline(__always)
  static func exponential(_ x: Double) -> Double { exp(x) }
  @inline(__always)
  static func logarithm(_ x: Double) -> Double { log(x) }
  @inline(__always)
  static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
  /// exp(`x`) - 1, accurate for small `x`.
  @inline(__always)
  static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }

  /// The probability of a standard normal number at most `x`.
  @inline(__always)
  static func normal(_ x: Double) -> Double { 0.5 * erfc(-x * 0.707_106_781_186_547_5) }

  /// The density of the standard normal law.
  @inline(__always)
  static func normalDensity(_ x: Double) -> Double {
    0.398_942_280_401_432_7 * exp(-0.5 * x * x)
  }

  static func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }

  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }
}
