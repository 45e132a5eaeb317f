import Forecasting
import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite("Sensitivity")
struct SensitivityTests {
  static let ishigamiInputs = ["a", "b", "c"].map { SensitivityInput($0, -Double.pi...Double.pi) }

  static func ishigami(_ points: [[Double]]) -> SurrogateAnswer {
    SurrogateAnswer(
      means: points.map { sin($0[0]) + 7 * pow(sin($0[1]), 2) + 0.1 * pow($0[2], 4) * sin($0[0]) })
  }

  @Test("Ishigami's indices are the published ones within a hundredth")
  func ishigamiIndices() throws {
    let found = try #require(
      try VarianceSensitivity.of(Self.ishigamiInputs, points: 8192, rounds: 40, Self.ishigami))
    let first = [0.313905, 0.442411, 0]
    let total = [0.557589, 0.442411, 0.243684]
    for input in 0..<3 {
      // The goal of a hundredth at N = 2^13, which chance alone (1 / √8192 = 0.011) would miss often.
      #expect(abs(found.firstOrder[input].value - first[input]) < 0.01, "first \(input)")
      #expect(abs(found.total[input].value - total[input]) < 0.01, "total \(input)")
    }
    // Half a per cent of the variance 13.844588.
    #expect(abs(found.variance - 13.844588) < 0.07)
  }

  @Test("Sobol's product of eight inputs: the indices fall off as the published ones")
  func productIndices() throws {
    let weights = [0, 1, 4.5, 9, 99, 99, 99, 99]
    let inputs = weights.indices.map { SensitivityInput("x\($0)", 0...1) }
    let found = try #require(
      try VarianceSensitivity.of(inputs, points: 2048, rounds: 40) { points in
        SurrogateAnswer(
          means: points.map { point in
            zip(point, weights).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
          })
      })
    let first = [0.716192, 0.179048, 0.023676, 0.007162] + Array(repeating: 0.000072, count: 4)
    let total = [0.787144, 0.242198, 0.034317, 0.010460] + Array(repeating: 0.000105, count: 4)
    for input in weights.indices {
      // In 16 dimensions even sequences err like chance at 2048 points: 1 / √2048 = 0.022, and
      // less for the product of centred values.
      #expect(abs(found.firstOrder[input].value - first[input]) < 0.03, "first \(input)")
      #expect(abs(found.total[input].value - total[input]) < 0.03, "total \(input)")
    }
  }

  @Test("intervals of a sum of inputs hold the truth, and are short")
  func sumOfInputs() throws {
    let inputs = (0..<3).map { SensitivityInput("x\($0)", 0...1) }
    let found = try #require(
      try VarianceSensitivity.of(inputs, points: 512, level: 0.99) { points in
        SurrogateAnswer(means: points.map { 3 * $0[0] + 2 * $0[1] + $0[2] })
      })
    for (input, share) in [9.0 / 14, 4.0 / 14, 1.0 / 14].enumerated() {
      let (first, total) = (found.firstOrder[input], found.total[input])
      #expect(first.interval.contains(share) && total.interval.contains(share), "\(input)")
      #expect(first.interval.upperBound - first.interval.lowerBound < 0.35)
      #expect(total.interval.upperBound - total.interval.lowerBound < 0.2)
    }
  }

  @Test("with a surrogate of few rows the intervals are wider, and hold the truth")
  func surrogateError() throws {
    let design = HaltonSequence(dimensions: 2, key: 2)
    var stream = RandomStream(key: 8)
    let rows = (0..<25).map { design.point($0) }
    // Variances of 9 and 1: shares of 0.9 and 0.1.
    let values = rows.map { 3 * $0[0] + $0[1] + 0.3 * Normal.quantile(stream.uniform()) }
    let process = try GaussianProcess(inputs: Matrix(rows), values: values)
    let inputs = [SensitivityInput("x", 0...1), SensitivityInput("y", 0...1)]
    func width(_ draws: Int) throws -> (Double, VarianceSensitivity) {
      let found = try #require(
        try VarianceSensitivity.of(inputs, points: 256, level: 0.98) {
          try process.answer($0, draws: draws, key: 6)
        })
      let interval = found.total[1].interval
      return (interval.upperBound - interval.lowerBound, found)
    }
    let (plain, _) = try width(0)
    let (honest, found) = try width(30)
    #expect(honest > 1.2 * plain)
    #expect(found.total[0].interval.contains(0.9) && found.total[1].interval.contains(0.1))
  }

  @Test("Morris ranks inputs, and tells straight ones from bent ones")
  func elementaryEffects() throws {
    let inputs = [
      SensitivityInput("straight", 0...2), SensitivityInput("bent", 0...1),
      SensitivityInput("idle", 0...1),
    ]
    let found = try ElementaryEffects(inputs, paths: 40) { points in
      SurrogateAnswer(means: points.map { 2 * $0[0] + pow($0[1], 2) })
    }
    let effects = found.effects
    // 2 a unit over a range of 2, exactly, up to rounding.
    #expect(abs(effects[0].mean - 4) < 1e-12 && effects[0].deviation < 1e-12)
    #expect(abs(effects[0].interval.lowerBound - 4) < 1e-12)
    // Between 0 and 2/3 the square rises by 2/3 a unit, between 1/3 and 1 by 4/3.
    #expect(effects[1].absoluteMean > 2.0 / 3 && effects[1].absoluteMean < 4.0 / 3)
    #expect(effects[1].deviation > 0.2)
    #expect(effects[2].absoluteMean == 0 && effects[2].interval == 0...0)
  }

  @Test("the tornado puts the widest bar first")
  func tornado() throws {
    let inputs = [SensitivityInput("small", 0...1), SensitivityInput("large", -1...1)]
    let found = try Tornado(inputs, base: [0.5, 0]) { points in
      let means = points.map { $0[0] - 3 * $0[1] }
      return SurrogateAnswer(means: means, draws: [means, means.map { 2 * $0 }])
    }
    #expect(found.base == 0.5)
    #expect(found.bars.map(\.name) == ["large", "small"])
    #expect(found.bars[0].atLow == 3.5 && found.bars[0].atHigh == -2.5)
    #expect(found.bars[0].differenceInterval == -12 ... -6)
  }

  @Test("a function without variance has no indices; bad questions are refused")
  func refusals() throws {
    let input = [SensitivityInput("x", 0...1)]
    let flat = try VarianceSensitivity.of(input, points: 64) {
      SurrogateAnswer(means: $0.map { _ in 7.25 })
    }
    #expect(flat == nil)
    func plain(_ points: [[Double]]) -> SurrogateAnswer {
      SurrogateAnswer(means: points.map { $0[0] })
    }
    #expect(throws: SensitivityError.noInputs) { try VarianceSensitivity.of([], plain) }
    #expect(throws: SensitivityError.emptyRange(name: "x")) {
      try ElementaryEffects([SensitivityInput("x", 2...2)], plain)
    }
    #expect(throws: SensitivityError.outOfRange(name: "points", value: 5, range: 64...65_536)) {
      try VarianceSensitivity.of(input, points: 5, plain)
    }
    #expect(throws: SensitivityError.valueCount(given: 1, needed: 3)) {
      try Tornado(input, base: [0]) { _ in SurrogateAnswer(means: [1]) }
    }
    #expect(throws: SensitivityError.notFinite(point: [1])) {
      try Tornado(input, base: [0]) { SurrogateAnswer(means: $0.map { 1 / (1 - $0[0]) }) }
    }
  }

  @Test("points of the sequence fall once into each cell, and each half", arguments: [2, 8])
  func sequence(dimensions: Int) {
    let sequence = HaltonSequence(dimensions: dimensions, key: 12)
    // 64 points in base 2 and 81 in base 3 fill their cells once, whatever the scrambling.
    let halves = (0..<64).map { Int(sequence.point($0)[0] * 64) }
    let thirds = (0..<81).map { Int(sequence.point($0)[1] * 81) }
    #expect(Set(halves).count == 64 && Set(thirds).count == 81)
    let last = (0..<1000).map { sequence.point($0)[dimensions - 1] }
    // Even points: the mean of 1000 is nearer to a half than chance's 4 × 0.009.
    #expect(abs(last.reduce(0, +) / 1000 - 0.5) < 0.01)
    #expect(sequence.point(17) == HaltonSequence(dimensions: dimensions, key: 12).point(17))
    #expect(sequence.point(17) != HaltonSequence(dimensions: dimensions, key: 13).point(17))
  }
}
