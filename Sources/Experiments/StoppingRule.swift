public import Scenarios

/// When an experiment has enough replications.
public enum StoppingRule: Sendable, Equatable {
  case replications(Int)
  /// Looks at 10, 20, 40, 80, ... replications, whatever the number of threads, and stops when the
  /// half-width is reached or at the most.
  case precision(Precision, atMost: Int)
  /// Of a comparison: the best policy is selected, and others are dropped on the way. An experiment of one
  /// model alone runs the most.
  case selection(SelectionRule, atMost: Int)

  /// The most replications when a precision or a selection alone is given.
  public static let greatestCount = 10_240

  /// The rule of a scenario's `experiment:`.
  public init(_ settings: ExperimentSettings) {
    guard let precision = settings.precision else {
      self = .replications(settings.replications)
      return
    }
    self = .precision(precision, atMost: settings.replications)
  }

  /// The counts of replications at which the experiment is looked at; the last ends it.
  public var looks: [Int] {
    switch self {
    case .replications(let count): return [count]
    case .selection(_, let most): return [most]
    case .precision(_, let most):
      var looks: [Int] = []
      var count = 10
      while count < most {
        looks.append(count)
        count *= 2
      }
      return looks + [most]
    }
  }

  /// A text that tells rules apart.
  package var text: String {
    switch self {
    case .replications(let count): "\(count) replications"
    case .precision(let precision, let most):
      "\(precision.metric) within \(precision.halfWidth), at most \(most)"
    case .selection(let rule, let most): "\(rule.text), at most \(most)"
    }
  }
}
