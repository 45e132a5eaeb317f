/// The law of a non-negative quantity; the unit is the caller's.
///
/// A scenario's text is checked with ``problem`` before anything else is asked of a law.
public enum Distribution: Sendable, Equatable, Hashable {
  case constant(Double)
  case exponential(mean: Double)
  case uniform(low: Double, high: Double)
  case triangular(low: Double, mode: Double, high: Double)
  case lognormal(mean: Double, cv: Double)
  case gamma(mean: Double, cv: Double)
  case erlang(mean: Double, phases: Int)
  /// Each value with equal chance; not empty.
  case sample([Double])

  /// The mean, exact but for rounding.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean): mean
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .lognormal(let mean, _), .gamma(let mean, _), .erlang(let mean, _): mean
    case .sample(let values): values.reduce(0, +) / Double(values.count)
    }
  }

  /// The variance, in squared units; of a sample, the sum of squares over the count.
  public var variance: Double {
    switch self {
    case .constant: return 0
    case .exponential(let mean): return mean * mean
    case .uniform(let low, let high): return (high - low) * (high - low) / 12
    case .triangular(let low, let mode, let high):
      let (below, above) = (mode - low, high - mode)
      return (below * below + below * above + above * above) / 18
    case .lognormal(let mean, let cv), .gamma(let mean, let cv): return (mean * cv) * (mean * cv)
    case .erlang(let mean, let phases): return mean * mean / Double(phases)
    case .sample(let values):
      let mean = mean
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
  }

  /// The coefficient of variation, sd / mean; 0 when the mean is 0.
  public var cv: Double {
    let mean = mean
    return mean > 0 ? variance.squareRoot() / mean : 0
  }

  /// The law of the same quantity times a factor: the mean and the sd are multiplied, the cv stays.
  ///
  /// - Parameter factor: Finite and not negative.
  /// - Returns: A law of the same form, or the constant 0 for the factor 0.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor >= 0 && factor.isFinite, "a scale factor is finite and not negative")
    guard factor > 0 else { return .constant(0) }
    switch self {
    case .constant(let value): return .constant(value * factor)
    case .exponential(let mean): return .exponential(mean: mean * factor)
    case .uniform(let low, let high): return .uniform(low: low * factor, high: high * factor)
    case .triangular(let low, let mode, let high):
      return .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .lognormal(let mean, let cv): return .lognormal(mean: mean * factor, cv: cv)
    case .gamma(let mean, let cv): return .gamma(mean: mean * factor, cv: cv)
    case .erlang(let mean, let phases): return .erlang(mean: mean * factor, phases: phases)
    case .sample(let values): return .sample(values.map { $0 * factor })
    }
  }

  /// The value that the quantity stays at or below with probability `p`.
  ///
  /// - Parameter p: In the open interval (0, 1).
  /// - Returns: `nil` for a gamma law and for an Erlang law of several phases, which have no closed
  ///   form here.
  /// - Complexity: O(n log n) for a sample of n values, else O(1).
  public func quantile(_ p: Double) -> Double? {
    precondition(p > 0 && p < 1, "a quantile is asked for a probability between 0 and 1")
    return Sampler(self).quantile(p)
  }
}
