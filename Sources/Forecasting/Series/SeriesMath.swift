#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Foundation
#endif

/// The C library's functions that series need, in one place so that one file imports them.
enum SeriesMath {
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }

  /// `x`, or the greatest number of its sign when it is beyond all numbers; 0 for NaN.
  static func finite(_ x: Double) -> Double {
    if x.isFinite { return x }
    if x.isNaN { return 0 }
    return x > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
  }
}
