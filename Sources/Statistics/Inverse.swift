/// The inverse distribution functions of laws that have a closed form.
///
/// Each is monotone in floating point too: a clamp stands where rounding could make two branches
/// cross. `u` lies in the open interval (0, 1).
@usableFromInline
enum Inverse {
  /// An exponential quantile; 1 - u is exact on the grid of ``RandomStream/uniform()``.
  @inlinable
  static func exponential(_ u: Double, mean: Double) -> Double {
    -Elementary.logarithm(1 - u) * mean
  }

  @inlinable
  static func uniform(_ u: Double, low: Double, width: Double) -> Double {
    low + width * u
  }

  /// A triangular quantile; `split` is the probability below the mode.
  @inlinable
  static func triangular(
    _ u: Double, low: Double, mode: Double, high: Double, split: Double
  ) -> Double {
    u < split
      ? min(mode, low + (mode - low) * (u / split).squareRoot())
      : max(mode, high - (high - mode) * ((1 - u) / (1 - split)).squareRoot())
  }

  /// A lognormal quantile; `mu` and `sigma` are the mean and the sd of the logarithm.
  @inlinable
  static func lognormal(_ u: Double, mu: Double, sigma: Double) -> Double {
    Elementary.exponential(mu + sigma * Normal.quantile(u))
  }

  /// A quantile of equally likely values, which ascend.
  @inlinable
  static func sample(_ u: Double, _ values: [Double]) -> Double {
    values[min(Int(u * Double(values.count)), values.count - 1)]
  }
}
