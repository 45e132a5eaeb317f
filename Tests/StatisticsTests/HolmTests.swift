import Statistics
import Testing

@Suite("P-values and Holm's rule")
struct HolmTests {
  @Test("adjusts by hand")
  func byHand() {
    // Sorted .01, .02, .03, .5 times 4, 3, 2, 1: .04, .06, .06, .5, the third raised to the second.
    let adjusted = holmAdjusted([0.03, 0.01, nil, 0.5, 0.02])
    let expected: [Double?] = [0.06, 0.04, nil, 0.5, 0.06]
    for (found, wanted) in zip(adjusted, expected) {
      #expect((found == nil) == (wanted == nil))
      #expect(abs((found ?? 0) - (wanted ?? 0)) < 1e-15)
    }
    #expect(holmAdjusted([]) == [] && holmAdjusted([0.2]) == [0.2])
    #expect(holmAdjusted([0.6, 0.7]) == [1, 1])
  }

  @Test("lies between the value itself and Bonferroni's")
  func bounds() {
    var stream = RandomStream(key: 3)
    for _ in 0..<200 {
      let values = (0..<7).map { _ in stream.uniform() * stream.uniform() }
      for (adjusted, value) in zip(holmAdjusted(values), values) {
        let found = adjusted ?? -1
        #expect(found >= value && found <= min(1, 7 * value) * (1 + 1e-15))
      }
    }
  }

  @Test("keeps the family's promise where nothing differs")
  func familyError() {
    // The share of families of five true hypotheses, t of 8 values each, in which any is rejected.
    var stream = RandomStream(key: 17)
    let families = 2000
    let wrong = (0..<families).count { _ in
      let values = (0..<5).map { _ in
        MeanEstimate(values: (0..<8).map { _ in Normal.quantile(stream.uniform()) }).pValue
      }
      return holmAdjusted(values).contains { ($0 ?? 1) <= 0.05 }
    }
    // Independent: 1 - .99^5 = .049; four standard errors of 2,000 families are .0193.
    #expect(abs(Double(wrong) / Double(families) - 0.049) < 0.0193)
  }

  @Test("is where the interval touches zero, and without variance certain")
  func pValues() throws {
    let values = [1.0, 3, 2, 5, 4, 2, 1, 3]
    let estimate = MeanEstimate(values: values)
    let p = try #require(estimate.pValue)
    let interval = try #require(estimate.interval(confidence: 1 - p))
    #expect(abs(interval.lowerBound) < 1e-9)
    #expect(MeanEstimate(values: [2, 2, 2]).pValue == 0)
    #expect(MeanEstimate(values: [0, 0]).pValue == 1)
    #expect(MeanEstimate(values: [1]).pValue == nil)
    let pairs = [(numerator: 1.0, denominator: 2.0), (numerator: 3, denominator: 5)]
    #expect(RatioDifference(policy: pairs, baseline: pairs).pValue == 1)
  }
}
