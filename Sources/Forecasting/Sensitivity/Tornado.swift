import Foundation

/// What a function becomes when one input at a time goes to the ends of its range, widest first.
public struct Tornado: Sendable {
  /// One input of the table.
  public struct Bar: Equatable, Sendable {
    /// The name of the input.
    public let name: String
    /// The function with the input at the low and at the high end of its range.
    public let atLow: Double
    /// As ``atLow``, at the high end.
    public let atHigh: Double
    /// Holds the difference, high less low, with the level asked for, by the draws of the surrogate;
    /// `nil` without draws.
    public let differenceInterval: ClosedRange<Double>?

    /// How far apart both ends are.
    public var width: Double { abs(atHigh - atLow) }
  }

  /// The function at the base.
  public let base: Double
  /// Widest first; equal ones in the order of the inputs.
  public let bars: [Bar]

  /// Asks the function at the base and at both ends of each input.
  ///
  /// - Parameters:
  ///   - inputs: At least one.
  ///   - base: A value for each input, inside its range.
  ///   - level: Of the intervals, above 0 and below 1.
  ///   - function: As of ``VarianceSensitivity/of(_:points:level:rounds:key:_:)``; asked at
  ///     2 × inputs + 1 points.
  /// - Throws: ``SensitivityError``, or what the function throws.
  public init(
    _ inputs: [SensitivityInput], base: [Double], level: Double = 0.9,
    _ function: @escaping ([[Double]]) throws -> SurrogateAnswer
  ) throws {
    precondition(level > 0 && level < 1, "an interval of level \(level)")
    let question = try SensitivityQuestion(inputs, function)
    guard base.count == inputs.count else {
      throw SensitivityError.valueCount(given: base.count, needed: inputs.count)
    }
    guard base.allSatisfy(\.isFinite) else { throw SensitivityError.notFinite(point: base) }
    let shares = zip(inputs, base).map { input, value in
      (value - input.range.lowerBound) / (input.range.upperBound - input.range.lowerBound)
    }
    var places = [shares]
    for input in inputs.indices {
      for end in [0.0, 1] {
        var place = shares
        place[input] = end
        places.append(place)
      }
    }
    let rows = try question.ask(places)
    self.base = rows[0][0]
    let found = inputs.indices.map { input in
      let (low, high) = (2 * input + 1, 2 * input + 2)
      let differences = rows.dropFirst().map { $0[high] - $0[low] }.sorted()
      let cut = Int(Double(differences.count - 1) * (1 - level) / 2)
      return Bar(
        name: inputs[input].name, atLow: rows[0][low], atHigh: rows[0][high],
        differenceInterval: differences.isEmpty
          ? nil : differences[cut]...differences[differences.count - 1 - cut])
    }
    bars = found.enumerated().sorted {
      ($1.element.width, $0.offset) < ($0.element.width, $1.offset)
    }.map(\.element)
  }
}
