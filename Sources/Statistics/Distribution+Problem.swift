extension Distribution {
  /// The greatest value that a law's parameters may have, in the caller's unit.
  ///
  /// With ``greatestCV`` it keeps every draw, mean and variance finite.
  public static var greatestValue: Double { 1e15 }

  /// The greatest coefficient of variation that a law may have.
  public static var greatestCV: Double { 1000 }

  /// What is wrong with the parameters, as a fact without place or remedy; `nil` when they are good.
  ///
  /// Every other member expects a law without a problem.
  public var problem: String? {
    switch self {
    case .constant(let value): Self.problem(ofValue: value, named: "value")
    case .exponential(let mean): Self.problem(ofMean: mean)
    case .uniform(let low, let high):
      Self.problem(ofValue: low, named: "least value")
        ?? Self.problem(ofValue: high, named: "greatest value")
        ?? Self.problem(ofOrder: low, high, names: ("least value", "greatest value"))
    case .triangular(let low, let mode, let high):
      Self.problem(ofValue: low, named: "least value")
        ?? Self.problem(ofValue: mode, named: "likeliest value")
        ?? Self.problem(ofValue: high, named: "greatest value")
        ?? Self.problem(ofOrder: low, mode, names: ("least value", "likeliest value"))
        ?? Self.problem(ofOrder: mode, high, names: ("likeliest value", "greatest value"))
    case .lognormal(let mean, let cv), .gamma(let mean, let cv):
      Self.problem(ofMean: mean) ?? Self.problem(ofCV: cv)
    case .erlang(let mean, let phases):
      Self.problem(ofMean: mean)
        ?? (phases >= 1 ? nil : "the number of phases must be at least 1, not \(phases)")
    case .sample(let values):
      values.isEmpty
        ? "a sample needs at least one value"
        : values.lazy.compactMap { Self.problem(ofValue: $0, named: "value of a sample") }.first
    }
  }

  // The limits are spelled as people write them; Swift would print all 15 zeros.

  private static func problem(ofValue value: Double, named name: String) -> String? {
    value >= 0 && value <= greatestValue
      ? nil : "the \(name) must be between 0 and 1e15, not \(value)"
  }

  private static func problem(ofMean mean: Double) -> String? {
    mean > 0 && mean <= greatestValue
      ? nil : "the mean must be positive and at most 1e15, not \(mean)"
  }

  private static func problem(ofCV cv: Double) -> String? {
    cv >= 0 && cv <= greatestCV ? nil : "the cv must be between 0 and 1000, not \(cv)"
  }

  private static func problem(
    ofOrder left: Double, _ right: Double, names: (left: String, right: String)
  ) -> String? {
    left <= right ? nil : "the \(names.left) (\(left)) is above the \(names.right) (\(right))"
  }
}
