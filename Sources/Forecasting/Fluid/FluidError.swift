/// Why a fluid network has no forecast.
public enum FluidError: Error, Equatable, Sendable {
  /// A number is negative, infinite, no number, or otherwise outside of what is taken.
  case outOfRange(place: String, value: Double, range: String)
  /// A list that needs a value for each slot of time has another number of them.
  case wrongCount(place: String, given: Int, expected: Int)
  /// A step names a station or a step that the network does not have.
  case unknown(place: String, index: Int, count: Int)
  /// The links of a step add up to more than all dossiers.
  case tooManyLeave(place: String, sum: Double)
  /// No road leads to a result, so that there is no on-time rate.
  case neverEnds(place: String)
  /// The branches of a fork do not all come to its join.
  case brokenFork(place: String)
  /// Networks that are to be solved together differ in more than numbers.
  case differentShape(place: String)
  /// There is no slot of time, or no class of dossiers.
  case empty(place: String)
}

extension FluidError: CustomStringConvertible {
  /// The fact and the mend, in one line.
  public var description: String {
    switch self {
    case .outOfRange(let place, let value, let range):
      "\(place) is \(value); it must be \(range)"
    case .wrongCount(let place, let given, let expected):
      "\(place) has \(given) values; it needs one for each of \(expected) slots"
    case .unknown(let place, let index, let count):
      "\(place) names number \(index) of \(count); numbers go from 0 to \(count - 1)"
    case .tooManyLeave(let place, let sum):
      "the links of \(place) have probabilities that add up to \(sum); they must not exceed 1"
    case .neverEnds(let place):
      "no road of \(place) leads to its end; link a step to the end"
    case .brokenFork(let place):
      "\(place) is a fork with a branch that does not come to its join; link it there"
    case .differentShape(let place):
      "\(place) differs between networks that are solved together; only numbers may differ"
    case .empty(let place):
      "\(place) is empty; it needs at least one"
    }
  }
}

/// Checks of what goes into a network; places are put into words only where something is wrong.
enum FluidCheck {
  static func positive(_ value: Double, _ place: @autoclosure () -> String) throws(FluidError) {
    guard value > 0, value.isFinite else {
      throw .outOfRange(place: place(), value: value, range: "above 0 and finite")
    }
  }

  static func notNegative(_ value: Double, _ place: @autoclosure () -> String) throws(FluidError) {
    guard value >= 0, value.isFinite else {
      throw .outOfRange(place: place(), value: value, range: "at least 0 and finite")
    }
  }

  static func probability(_ value: Double, _ place: @autoclosure () -> String) throws(FluidError) {
    guard value >= 0, value <= 1 else {
      throw .outOfRange(place: place(), value: value, range: "from 0 to 1")
    }
  }

  static func count(_ given: Int, _ expected: Int, _ place: @autoclosure () -> String)
    throws(FluidError)
  {
    guard given == expected else {
      throw .wrongCount(place: place(), given: given, expected: expected)
    }
  }
}
