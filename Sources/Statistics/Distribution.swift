/// The law of a non-negative quantity; the unit is the caller's.
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
}
