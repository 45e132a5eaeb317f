import Foundation
import Statistics

/// How much of the variance of a function each input makes, alone and with others (Sobol's indices).
///
/// The first-order index is the share of the variance that would go if the input were known; the
/// total index the share that would be left if all others were. First-order ones are estimated after
/// Saltelli, total ones after Jansen, on scrambled Halton points. Intervals come from bootstrap over
/// points; where the function is a surrogate with draws, each bootstrap takes a draw of its own, so
/// that the interval holds the surrogate's error as well.
///
/// - SeeAlso: Saltelli et al., "Variance based sensitivity analysis of model output", *Computer
///   Physics Communications* 181 (2010), table 2 (b) and (f); Jansen, ibid. 117 (1999).
public struct VarianceSensitivity: Sendable {
  /// An index with its interval; estimates may lie a little below 0.
  public struct Index: Equatable, Sendable {
    /// The estimate, of the means of the surrogate.
    public let value: Double
    /// Holds the index with the level asked for.
    public let interval: ClosedRange<Double>
  }

  /// The names of the inputs.
  public let names: [String]
  /// By input: the share of the variance that it makes alone.
  public let firstOrder: [Index]
  /// By input: the share of the variance that it has a part in.
  public let total: [Index]
  /// The variance of the function over its inputs, each even over its range.
  public let variance: Double

  /// Estimates the indices.
  ///
  /// - Parameters:
  ///   - inputs: At least one; each is even over its range and independent of the others.
  ///   - points: N, from 64 to 65,536; the function is asked at N × (inputs + 2) points.
  ///   - level: Of the intervals, above 0 and below 1.
  ///   - rounds: Of the bootstrap, from 40 to 10,000.
  ///   - key: Of points and bootstrap.
  ///   - function: What is asked, at many points at once: rows of one value for each input, in the
  ///     inputs' own units. It is called once.
  /// - Returns: The indices; `nil` when the function is the same everywhere, as nothing then has a
  ///   share in anything.
  /// - Throws: ``SensitivityError``, or what the function throws.
  public static func of(
    _ inputs: [SensitivityInput], points: Int = 1024, level: Double = 0.9, rounds: Int = 200,
    key: UInt64 = 1, _ function: @escaping ([[Double]]) throws -> SurrogateAnswer
  ) throws -> VarianceSensitivity? {
    precondition(level > 0 && level < 1, "an interval of level \(level)")
    let question = try SensitivityQuestion(inputs, function)
    try SensitivityQuestion.check(points, "points", 64...65_536)
    try SensitivityQuestion.check(rounds, "rounds", 40...10_000)
    let rows = try question.ask(places(points, inputs.count, key))
    let design = SaltelliDesign(points: points, inputs: inputs.count)
    guard let estimate = design.indices(rows[0], Array(0..<points)) else { return nil }
    var firsts = Array(repeating: [Double](), count: inputs.count)
    var totals = firsts
    var stream = RandomStream(key: StreamKey.combined(key, 2))
    for round in 0..<rounds {
      // The draws in turn; without any, the means.
      let row = rows.count > 1 ? rows[1 + round % (rows.count - 1)] : rows[0]
      let chosen = (0..<points).map { _ in Int(stream.next() % UInt64(points)) }
      guard let indices = design.indices(row, chosen) else { continue }
      for input in inputs.indices {
        firsts[input].append(indices.first[input])
        totals[input].append(indices.total[input])
      }
    }
    return VarianceSensitivity(
      names: inputs.map(\.name),
      firstOrder: inputs.indices.map { index(estimate.first[$0], firsts[$0], level) },
      total: inputs.indices.map { index(estimate.total[$0], totals[$0], level) },
      variance: estimate.variance)
  }

  /// The points of both sets and, for each input, those of the first with it taken from the second.
  private static func places(_ points: Int, _ inputs: Int, _ key: UInt64) -> [[Double]] {
    let sequence = HaltonSequence(dimensions: 2 * inputs, key: key)
    let both = (0..<points).map { sequence.point($0) }
    let left = both.map { Array($0[..<inputs]) }
    let right = both.map { Array($0[inputs...]) }
    var result = left + right
    for input in 0..<inputs {
      for (own, other) in zip(left, right) {
        var place = own
        place[input] = other[input]
        result.append(place)
      }
    }
    return result
  }

  private static func index(_ value: Double, _ rounds: [Double], _ level: Double) -> Index {
    let sorted = rounds.sorted()
    guard let least = sorted.first, let most = sorted.last else {
      return Index(value: value, interval: value...value)
    }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      guard below + 1 < sorted.count else { return sorted[below] }
      return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
    let low = max(least, quantile((1 - level) / 2))
    let high = min(most, quantile((1 + level) / 2))
    return Index(value: value, interval: low...max(low, high))
  }
}

/// Where the values of the sets of points stand in a row, and the estimates from them.
private struct SaltelliDesign {
  let points: Int
  let inputs: Int

  /// The estimates from some of the points, which may repeat; nil without variance.
  func indices(
    _ values: [Double], _ chosen: [Int]
  ) -> (first: [Double], total: [Double], variance: Double)? {
    let count = Double(chosen.count)
    var moments = Moments()
    for place in chosen {
      moments.add(values[place])
      moments.add(values[points + place])
    }
    let mean = moments.mean
    guard let variance = moments.variance, variance > 1e-24 * (mean * mean + 1e-280) else {
      return nil
    }
    var (first, total) = ([Double](), [Double]())
    for input in 0..<inputs {
      let offset = (input + 2) * points
      var (products, squares) = (0.0, 0.0)
      for place in chosen {
        let (left, mixed) = (values[place], values[offset + place])
        // Centred, which takes most of the chance out of the product.
        products += (values[points + place] - mean) * (mixed - left)
        squares += (left - mixed) * (left - mixed)
      }
      first.append(products / count / variance)
      total.append(squares / 2 / count / variance)
    }
    return (first, total, variance)
  }
}
