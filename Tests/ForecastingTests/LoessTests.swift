import Forecasting
import Statistics
import Testing

@Suite("Loess")
struct LoessTests {
  private func values(_ count: Int, seed: UInt64) -> [Double] {
    var stream = RandomStream(key: seed)
    return (0..<count).map { Double($0) * 0.3 + 5 * stream.uniform() }
  }

  @Test("a straight line stays what it is, also beyond its ends and across missing points")
  func linesStay() throws {
    let line = (0..<40).map { 3 - 0.25 * Double($0) }
    var weights = [Double](repeating: 1, count: 40)
    for missing in [0, 7, 8, 9, 39] { weights[missing] = 0 }
    let loess = Loess(window: 11)
    for place in [-1, 0, 8, 20.5, 39, 40] {
      let value = try #require(loess.value(at: place, of: line, weights: weights))
      // Sums of forty terms of order one.
      #expect(abs(value - (3 - 0.25 * place)) < 1e-10, "at \(place)")
    }
  }

  @Test("is the weighted regression through the nearest points", arguments: [5, 9, 20, 61])
  func isTheDirectComputation(window: Int) throws {
    let values = values(50, seed: 3)
    var weights = [Double](repeating: 1, count: 50)
    weights[11] = 0
    weights[30] = 0.5
    for place in [0.0, 3, 11, 25, 49] {
      let value = try #require(
        Loess(window: window).value(at: place, of: values, weights: weights))
      let direct = direct(values, weights, at: place, window: window)
      #expect(abs(value - direct) < 1e-9, "at \(place)")
    }
  }

  @Test("fits at every third place are joined by lines")
  func jumpsAreJoined() {
    let values = values(31, seed: 5)
    let weights = [Double](repeating: 1, count: 31)
    let every = Loess(window: 9).smoothed(values, weights: weights)
    let third = Loess(window: 9, jump: 3).smoothed(values, weights: weights)
    #expect(third.indices.filter { $0 % 3 == 0 }.allSatisfy { third[$0] == every[$0] })
    #expect(abs(third[4] - (every[3] * 2 + every[6]) / 3) < 1e-12)
  }

  @Test("without a point in the window there is no value, and smoothing takes the nearest")
  func nothingIsNothing() {
    let weights = [1.0, 1, 1] + [Double](repeating: 0, count: 20)
    let values = [2.0, 2, 2] + [Double](repeating: 99, count: 20)
    #expect(Loess(window: 5).value(at: 15, of: values, weights: weights) == nil)
    #expect(Loess(window: 5).smoothed(values, weights: weights).allSatisfy { abs($0 - 2) < 1e-9 })
    #expect(Loess(window: 5).smoothed([], weights: []) == [])
  }

  /// Weighted normal equations over all points, with the weights by the definition.
  private func direct(
    _ values: [Double], _ weights: [Double], at place: Double, window: Int
  ) -> Double {
    let distances = values.indices.map { abs(Double($0) - place) }
    let span = min(window, values.count)
    let first = min(max(0, Int(place) - (span - 1) / 2), values.count - span)
    let own = first..<(first + span)
    var reach = own.map { distances[$0] }.max() ?? 0
    if window > values.count { reach += Double((window - values.count) / 2) }
    var sums = (w: 0.0, x: 0.0, xx: 0.0, y: 0.0, xy: 0.0)
    for index in own where distances[index] < reach {
      let share = distances[index] / reach
      let kernel = 1 - share * share * share
      let w = kernel * kernel * kernel * weights[index]
      let x = Double(index) - place
      sums.w += w
      sums.x += w * x
      sums.xx += w * x * x
      sums.y += w * values[index]
      sums.xy += w * x * values[index]
    }
    return (sums.xx * sums.y - sums.x * sums.xy) / (sums.w * sums.xx - sums.x * sums.x)
  }
}
