/// The inputs over which a sensitivity is asked.
public struct SensitivityInput: Equatable, Sendable {
  /// What it is called in tables.
  public let name: String
  /// From the lowest to the highest value that is thought possible.
  public let range: ClosedRange<Double>

  /// Names an input; the range must be finite and longer than 0, which is checked where it is used.
  public init(_ name: String, _ range: ClosedRange<Double>) {
    self.name = name
    self.range = range
  }

  /// The value at a share of the range.
  func value(at share: Double) -> Double {
    range.lowerBound + share * (range.upperBound - range.lowerBound)
  }
}

/// What a surrogate says at some points: the function's mean, and how sure it is.
///
/// A function that is known exactly has deviations of 0. Errors of a surrogate go together from point
/// to point; ``SurrogateAnswer`` carries them as draws of the whole function, each with one value for
/// each point, so that sums and differences of points have the right error.
public struct SurrogateAnswer: Equatable, Sendable {
  /// One for each point.
  public let means: [Double]
  /// Functions that are as likely as the mean one: *draws* of one value for each point; may be none.
  public let draws: [[Double]]

  /// Makes an answer.
  public init(means: [Double], draws: [[Double]] = []) {
    self.means = means
    self.draws = draws
  }
}

/// Why a sensitivity cannot be told.
public enum SensitivityError: Error, Equatable, Sendable {
  /// No input is given.
  case noInputs
  /// The range of an input is a point, or not finite.
  case emptyRange(name: String)
  /// A number of points, paths or rounds is outside of what is allowed.
  case outOfRange(name: String, value: Int, range: ClosedRange<Int>)
  /// The function gave another number of values than points, or draws of unequal number.
  case valueCount(given: Int, needed: Int)
  /// The function gave a value that is infinite or no number.
  case notFinite(point: [Double])
}

extension SensitivityError: CustomStringConvertible {
  /// The fact and the mend, in one line.
  public var description: String {
    switch self {
    case .noInputs: "no input is given; name at least one with its range"
    case .emptyRange(let name): "the range of '\(name)' must be finite and longer than 0"
    case .outOfRange(let name, let value, let range):
      "\(name) is \(value); it must be from \(range.lowerBound) to \(range.upperBound)"
    case .valueCount(let given, let needed):
      "the function gave \(given) values for \(needed) points"
    case .notFinite(let point): "the function has no finite value at \(point)"
    }
  }
}

/// Asks a function at points of the unit cube, by inputs, and checks what it says.
struct SensitivityQuestion {
  let inputs: [SensitivityInput]
  let function: ([[Double]]) throws -> SurrogateAnswer

  /// - Throws: ``SensitivityError/noInputs``, ``SensitivityError/emptyRange(name:)``.
  init(
    _ inputs: [SensitivityInput], _ function: @escaping ([[Double]]) throws -> SurrogateAnswer
  ) throws {
    if inputs.isEmpty { throw SensitivityError.noInputs }
    for input in inputs {
      let width = input.range.upperBound - input.range.lowerBound
      guard width > 0, width.isFinite else {
        throw SensitivityError.emptyRange(name: input.name)
      }
    }
    self.inputs = inputs
    self.function = function
  }

  /// Means and draws at points of the unit cube, the means first, as rows of one value for each point.
  func ask(_ shares: [[Double]]) throws -> [[Double]] {
    let points = shares.map { zip(inputs, $0).map { $0.value(at: $1) } }
    let answer = try function(points)
    let rows = [answer.means] + answer.draws
    for row in rows {
      guard row.count == points.count else {
        throw SensitivityError.valueCount(given: row.count, needed: points.count)
      }
      if let place = row.firstIndex(where: { !$0.isFinite }) {
        throw SensitivityError.notFinite(point: points[place])
      }
    }
    return rows
  }

  static func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw SensitivityError.outOfRange(name: name, value: value, range: range)
    }
  }
}
