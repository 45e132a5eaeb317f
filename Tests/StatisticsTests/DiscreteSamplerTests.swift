import Statistics
import Testing

@Suite("Discrete sampler")
struct DiscreteSamplerTests {
  static let weights: [[Double]] = [
    [1], [1, 1], [0.9, 0.1], [0, 3, 0, 1, 0], [1e-9, 1, 1e-9], [0.1, 0.2, 0.3, 0.4],
    (1...57).map { Double($0 * $0 % 13) }, [Double](repeating: 0.1, count: 10),
  ]

  @Test("agrees with a search from the left", arguments: weights)
  func agreesWithASearch(weights: [Double]) {
    let sampler = DiscreteSampler(weights: weights)
    #expect(sampler.count == weights.count)
    let total = weights.reduce(0, +)
    var stream = RandomStream(key: 99)
    for _ in 0..<2000 {
      let u = stream.uniform()
      var sum = 0.0
      let expected = weights.firstIndex { weight in
        sum += weight
        return u < sum / total
      }
      #expect(sampler.index(for: u) == expected, "u = \(u)")
    }
  }

  @Test("rises with u, to the last case at the end, and never chooses weight 0", arguments: weights)
  func risesWithU(weights: [Double]) {
    let sampler = DiscreteSampler(weights: weights)
    let grid = [0x1p-53] + (1..<1000).map { Double($0) / 1000 } + [1 - 0x1p-53]
    let cases = grid.map { sampler.index(for: $0) }
    #expect(zip(cases, cases.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(cases.allSatisfy { weights[$0] > 0 })
    #expect(cases.first == weights.firstIndex { $0 > 0 })
    #expect(cases.last == weights.lastIndex { $0 > 0 })
  }

  @Test("decides between two cases as u < p does")
  func decidesAsAComparisonDoes() {
    let sampler = DiscreteSampler(weights: [0.25, 0.75])
    #expect(sampler.index(for: 0.25.nextDown) == 0)
    #expect(sampler.index(for: 0.25) == 1)
  }
}
