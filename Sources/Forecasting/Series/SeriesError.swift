/// Why a series cannot be forecast as asked.
public enum SeriesError: Error, Sendable, Hashable {
  /// There are no figures.
  case empty
  /// The figure at this position, from 0, is NaN or infinite.
  case notFinite(index: Int)
  /// A season has at least one step.
  case seasonBelowOne(Int)
  /// A forecast is asked for at least one step.
  case horizonBelowOne(Int)
  /// More figures are needed than there are.
  case tooShort(count: Int, needed: Int)
  /// A count below 0 where only counts make sense, at this position, from 0.
  case negative(index: Int)
  /// A level is a share of cases strictly between 0 and 1.
  case levelOutOfRange(Double)
  /// Two lists that belong together differ in length.
  case lengthsDiffer(Int, Int)
}

extension SeriesError: CustomStringConvertible {
  /// The fact and the remedy in one line.
  public var description: String {
    switch self {
    case .empty:
      "the series has no figures; give at least one"
    case .notFinite(let index):
      "figure \(index + 1) of the series is not a finite number; replace it or cut the series"
    case .seasonBelowOne(let length):
      "a season of \(length) steps; give 1 for no season, 12 for months"
    case .horizonBelowOne(let horizon):
      "a horizon of \(horizon) steps; give at least 1"
    case .tooShort(let count, let needed):
      "the series has \(count) figures and \(needed) are needed; give a longer history"
    case .negative(let index):
      "figure \(index + 1) of the series is below 0; a count is at least 0"
    case .levelOutOfRange(let level):
      "a level of \(level); give a share between 0 and 1, such as 0.95"
    case .lengthsDiffer(let left, let right):
      "\(left) figures beside \(right); give as many of each"
    }
  }
}
