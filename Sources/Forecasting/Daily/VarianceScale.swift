import Foundation

/// The scale on which counts of all sizes vary about alike and effects add up.
enum VarianceScale: Sendable, Equatable {
  /// log(1 + count): effects are factors; for days with many dossiers.
  case logarithm
  /// The square root of count + 3/8: for days with few, where the logarithm bends too much.
  case squareRoot

  /// The mean count from which on the logarithm serves.
  static let logarithmFrom = 20.0

  init(forMean mean: Double) {
    self = mean >= Self.logarithmFrom ? .logarithm : .squareRoot
  }

  func scaled(_ count: Double) -> Double {
    switch self {
    case .logarithm: log1p(count)
    case .squareRoot: (count + 0.375).squareRoot()
    }
  }

  /// The count of a value; never negative, and finite for a value that ran away.
  func count(_ value: Double) -> Double {
    switch self {
    case .logarithm: max(0, expm1(min(value, 60)))
    case .squareRoot: value <= 0 ? 0 : max(0, min(value, 1e9) * min(value, 1e9) - 0.375)
    }
  }
}
