import Foundation
import Statistics

/// Which inputs matter at all, at the price of a few paths: Morris's screening.
///
/// A path goes through the cube and changes one input at a time by a third or two of its range. What the
/// function changes by, over the share of the range, is an elementary effect. The mean of the absolute
/// effects ranks the inputs; the deviation of the effects tells whether an input acts alike everywhere.
///
/// - SeeAlso: Morris, *Technometrics* 33 (1991); Campolongo, Cariboni and Saltelli, *Environmental
///   Modelling & Software* 22 (2007), for the absolute mean.
public struct ElementaryEffects: Sendable {
  /// What the paths say of one input.
  public struct Effect: Equatable, Sendable {
    /// The name of the input.
    public let name: String
    /// The mean effect, in units of the function over the whole range.
    public let mean: Double
    /// The mean of the absolute effects.
    public let absoluteMean: Double
    /// The standard deviation of the effects.
    public let deviation: Double
    /// Holds the mean absolute effect with the level asked for: over paths, and over the draws of a
    /// surrogate.
    public let interval: ClosedRange<Double>
  }

  /// In the order of the inputs.
  public let effects: [Effect]

  /// Walks the paths.
  ///
  /// - Parameters:
  ///   - inputs: At least one.
  ///   - paths: From 4 to 10,000; the function is asked at paths × (inputs + 1) points.
  ///   - level: Of the intervals, above 0 and below 1.
  ///   - rounds: Of the bootstrap over paths, from 40 to 10,000.
  ///   - key: Of the paths.
  ///   - function: As of ``VarianceSensitivity/of(_:points:level:rounds:key:_:)``.
  /// - Throws: ``SensitivityError``, or what the function throws.
  public init(
    _ inputs: [SensitivityInput], paths: Int = 20, level: Double = 0.9, rounds: Int = 200,
    key: UInt64 = 1, _ function: @escaping ([[Double]]) throws -> SurrogateAnswer
  ) throws {
    precondition(level > 0 && level < 1, "an interval of level \(level)")
    let question = try SensitivityQuestion(inputs, function)
    try SensitivityQuestion.check(paths, "paths", 4...10_000)
    try SensitivityQuestion.check(rounds, "rounds", 40...10_000)
    let walks = (0..<paths).map {
      Walk(inputs: inputs.count, key: StreamKey.combined(key, UInt64($0)))
    }
    let rows = try question.ask(walks.flatMap(\.places))
    var stream = RandomStream(key: StreamKey.combined(key, UInt64.max))
    let tables = rows.map { row in Self.effects(row, walks, inputs.count) }
    effects = inputs.indices.map { input in
      let values = tables[0][input]
      let moments = Moments(values)
      var means: [Double] = []
      for round in 0..<rounds {
        let table = tables.count > 1 ? tables[1 + round % (tables.count - 1)] : tables[0]
        var sum = 0.0
        for _ in 0..<paths { sum += abs(table[input][Int(stream.next() % UInt64(paths))]) }
        means.append(sum / Double(paths))
      }
      means.sort()
      let low = Int(Double(rounds - 1) * (1 - level) / 2)
      return Effect(
        name: inputs[input].name, mean: moments.mean,
        absoluteMean: values.reduce(0) { $0 + abs($1) } / Double(paths),
        deviation: (moments.variance ?? 0).squareRoot(),
        interval: means[low]...means[rounds - 1 - low])
    }
  }

  /// By input, the effect in each path.
  private static func effects(_ values: [Double], _ walks: [Walk], _ inputs: Int) -> [[Double]] {
    var result = Array(repeating: [Double](), count: inputs)
    for (number, walk) in walks.enumerated() {
      let first = number * (inputs + 1)
      for (step, (input, change)) in walk.steps.enumerated() {
        result[input].append((values[first + step + 1] - values[first + step]) / change)
      }
    }
    return result
  }
}

/// A path: each input moves once, in an order of chance, on four levels by two thirds of the range.
private struct Walk {
  let places: [[Double]]
  let steps: [(input: Int, change: Double)]

  init(inputs: Int, key: UInt64) {
    var stream = RandomStream(key: key)
    var order = Array(0..<inputs)
    for place in 0..<(inputs - 1) {
      order.swapAt(place, place + Int(stream.next() % UInt64(inputs - place)))
    }
    var place = (0..<inputs).map { _ in Double(stream.next() % 4) / 3 }
    var places = [place]
    var steps: [(input: Int, change: Double)] = []
    for input in order {
      let change = place[input] < 0.5 ? 2.0 / 3 : -2.0 / 3
      place[input] = min(max(place[input] + change, 0), 1)
      places.append(place)
      steps.append((input, change))
    }
    self.places = places
    self.steps = steps
  }
}
