#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#else
  public import Foundation
#endif

/// The C library's functions that the module uses, in one place so that one file imports them.
///
/// Their last digits differ between C libraries; everything else in the module is exact arithmetic
/// in a fixed order.
@usableFromInline
enum Elementary {
  @inlinable
  static func logarithm(_ x: Double) -> Double { log(x) }

  @inlinable
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The logarithm of 1 + `x`, accurate for small `x`.
  static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

  static func tangent(_ x: Double) -> Double { tan(x) }

  static func complementaryError(_ x: Double) -> Double { erfc(x) }
}
