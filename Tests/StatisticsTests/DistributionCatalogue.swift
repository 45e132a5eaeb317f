import Foundation
import Statistics

/// One law of every form and of every branch of its sampler, with what the tests know of it.
struct CatalogueEntry: Sendable, CustomStringConvertible {
  let law: Distribution
  /// The fourth central moment over the squared variance; 0 for a constant.
  let kurtosis: Double

  var description: String { "\(law)" }

  /// The probability of a value at most `x`; `nil` for laws with steps.
  func cdf(_ x: Double) -> Double? {
    switch law {
    case .constant, .sample: return nil
    case .exponential(let mean): return 1 - exp(-x / mean)
    case .uniform(let low, let high): return (x - low) / (high - low)
    case .triangular(let low, let mode, let high):
      return x < mode
        ? (x - low) * (x - low) / (high - low) / (mode - low)
        : 1 - (high - x) * (high - x) / (high - low) / (high - mode)
    case .lognormal(let mean, let cv):
      let variance = log(1 + cv * cv)
      return Normal.cdf((log(x / mean) + variance / 2) / variance.squareRoot())
    case .gamma(let mean, let cv):
      return Self.incompleteGamma(x / (mean * cv * cv), shape: 1 / (cv * cv))
    case .erlang(let mean, let phases):
      return Self.incompleteGamma(x * Double(phases) / mean, shape: Double(phases))
    }
  }

  /// The regularised lower incomplete gamma function by its power series.
  private static func incompleteGamma(_ x: Double, shape: Double) -> Double {
    guard x > 0 else { return 0 }
    var term = exp(shape * log(x) - x - lgamma(shape + 1))
    var sum = term
    for step in 1...2000 {
      term *= x / (shape + Double(step))
      sum += term
      if term < sum * 1e-14 { break }
    }
    return sum
  }

  static let all: [CatalogueEntry] = [
    .init(law: .constant(3.5), kurtosis: 0),
    .init(law: .exponential(mean: 60), kurtosis: 9),
    .init(law: .uniform(low: 1, high: 4), kurtosis: 1.8),
    .init(law: .triangular(low: 4, mode: 8, high: 25), kurtosis: 2.4),
    .init(law: .triangular(low: 0, mode: 0, high: 2), kurtosis: 2.4),
    .init(law: .triangular(low: 0, mode: 2, high: 2), kurtosis: 2.4),
    lognormal(mean: 1, cv: 1),
    lognormal(mean: 150, cv: 0.9),
    lognormal(mean: 20, cv: 0.05),
    gamma(mean: 150, cv: 0.5),
    gamma(mean: 1, cv: 1),
    gamma(mean: 3, cv: 2),
    gamma(mean: 1000, cv: 0.01),
    .init(law: .erlang(mean: 60, phases: 1), kurtosis: 9),
    .init(law: .erlang(mean: 60, phases: 3), kurtosis: 5),
    .init(law: .erlang(mean: 60, phases: 16), kurtosis: 3 + 6.0 / 16),
    .init(law: .erlang(mean: 60, phases: 17), kurtosis: 3 + 6.0 / 17),
    // The fourth moment of 1, 2, 4, 9 about 4 is 180.5, the variance 9.5.
    .init(law: .sample([9, 1, 4, 2]), kurtosis: 180.5 / (9.5 * 9.5)),
  ]

  private static func gamma(mean: Double, cv: Double) -> CatalogueEntry {
    .init(law: .gamma(mean: mean, cv: cv), kurtosis: 3 + 6 * cv * cv)
  }

  private static func lognormal(mean: Double, cv: Double) -> CatalogueEntry {
    let w = 1 + cv * cv
    return .init(
      law: .lognormal(mean: mean, cv: cv), kurtosis: w * w * w * w + 2 * w * w * w + 3 * w * w - 3)
  }
}
