import Experiments
import Statistics
import Testing

@Suite("Selection of the best by Kim and Nelson")
struct SelectionProcedureTests {
  /// Normal systems of variance 1 that share a part of their chance in each replication.
  ///
  /// In the slippage configuration one is better than all others by exactly the indifference.
  private struct Systems {
    let means: [Double]
    let correlation: Double
    let key: UInt64

    func values(_ systems: [Int], _ replication: Int) -> [Double?] {
      let replicationKey = StreamKey.combined(key, UInt64(replication))
      func normal(_ number: Int) -> Double {
        var stream = RandomStream(key: StreamKey.combined(replicationKey, UInt64(number)))
        return Normal.quantile(stream.uniform())
      }
      let shared = correlation.squareRoot() * normal(means.count)
      let own = (1 - correlation).squareRoot()
      return systems.map { means[$0] + shared + own * normal($0) }
    }
  }

  @Test("the constants are those of the paper's formula")
  func constants() {
    // k = 10, n = 10, α = .05: (.1 / 9)^(-2/9) = 2.71817, less 1, halved: .85908, times 18: 15.4635.
    let rule = SelectionRule(metric: "open", indifference: 1)
    #expect(abs(SelectionProcedure(of: 10, rule, atMost: 1).spread - 15.4635) < 1e-3)
    // k = 2, n = 24: (.1)^(-2/23) = 1.22169, .11085, times 46: 5.0989.
    let longer = SelectionRule(metric: "open", indifference: 1, first: 24)
    #expect(abs(SelectionProcedure(of: 2, longer, atMost: 1).spread - 5.0989) < 1e-3)
  }

  @Test(
    "selects the best as often as promised where one is better by exactly the indifference",
    arguments: [5, 10], [0, 0.5, 0.9])
  func promise(count: Int, correlation: Double) throws {
    let repeats = 500
    // The standard deviation of a mean of ten, as in the paper.
    let indifference = 1 / 10.0.squareRoot()
    let rule = SelectionRule(metric: "on_time_rate_resolved", indifference: indifference)
    var used = 0
    let right = try (0..<repeats).count { turn in
      let best = turn % count
      let systems = Systems(
        means: (0..<count).map { $0 == best ? indifference : 0 }, correlation: correlation,
        key: StreamKey.combined(2026, UInt64(turn)))
      let result = try SelectionProcedure(of: count, rule, atMost: 100_000)
        .run(systems.values)
      #expect(result.isDecided && result.skipped == 0)
      used += result.systems.reduce(0) { $0 + $1.replications }
      return result.selected == best
    }
    // The promise less two standard errors of 500 repeats.
    let share = Double(right) / Double(repeats)
    let least = 0.95 - 2 * (0.95 * 0.05 / Double(repeats)).squareRoot()
    #expect(share >= least, "\(share), \(used / repeats) replications")
  }

  @Test("of values that are better when lower the lowest is selected, and the same is dropped")
  func lower() throws {
    let rule = SelectionRule(metric: "open", indifference: 0.3)
    let up = Systems(means: [0, 1, 2], correlation: 0.3, key: 8)
    let higher = try SelectionProcedure(of: 3, rule, atMost: 10_000).run(up.values)
    let lower = try SelectionProcedure(of: 3, rule, direction: .lower, atMost: 10_000)
      .run { systems, replication in up.values(systems, replication).map { $0.map { -$0 } } }
    #expect(higher.selected == 2 && lower.selected == 2)
    #expect(higher.systems.map(\.droppedAt) == lower.systems.map(\.droppedAt))
    #expect(higher.systems[2].mean == -lower.systems[2].mean)
    #expect(higher.systems[0].droppedAt == higher.systems[0].replications)
  }

  @Test("a system that was dropped is never run again")
  func dropped() throws {
    let systems = Systems(means: [0, 0.2, 3], correlation: 0, key: 4)
    var asked = [Int](repeating: 0, count: 3)
    let rule = SelectionRule(metric: "open", indifference: 0.1)
    let result = try SelectionProcedure(of: 3, rule, atMost: 100_000).run { names, replication in
      for name in names { asked[name] += 1 }
      return systems.values(names, replication)
    }
    #expect(asked == result.systems.map(\.replications))
    #expect(result.systems[2].droppedAt == nil && result.systems[0].droppedAt != nil)
  }

  @Test("equal systems end as a tie of which the first is selected")
  func ties() throws {
    let rule = SelectionRule(metric: "open", indifference: 0.5)
    let result = try SelectionProcedure(of: 3, rule, atMost: 1000).run { names, replication in
      names.map { $0 == 1 ? 0 : Double(replication % 7) }
    }
    #expect(result.isDecided && result.selected == 0 && result.systems[1].droppedBy == 0)
    #expect(result.systems.map(\.droppedAt)[2] == nil)
    let still = try SelectionProcedure(of: 2, rule, atMost: 1000).run { names, _ in
      names.map { Double($0) }
    }
    #expect(still.selected == 1 && still.systems[1].replications == 10)
  }

  @Test("says so when the most replications do not do")
  func undecided() throws {
    let systems = Systems(means: [0, 0.01], correlation: 0, key: 4)
    let rule = SelectionRule(metric: "open", indifference: 0.01)
    let result = try SelectionProcedure(of: 2, rule, atMost: 40).run(systems.values)
    #expect(!result.isDecided && result.systems.map(\.replications) == [40, 40])
    let few = try SelectionProcedure(of: 2, rule, atMost: 5).run(systems.values)
    #expect(!few.isDecided && few.systems.map(\.replications) == [5, 5])
  }

  @Test("a replication without a value is left out for all, and too many of them are an error")
  func missing() throws {
    let systems = Systems(means: [0, 2], correlation: 0.5, key: 4)
    let rule = SelectionRule(metric: "open", indifference: 0.5)
    let result = try SelectionProcedure(of: 2, rule, atMost: 1000).run { names, replication in
      replication % 3 == 1
        ? [nil] + Array(repeating: 1, count: names.count - 1)
        : systems.values(names, replication)
    }
    #expect(result.isDecided && result.selected == 1 && result.skipped >= 4)
    #expect(result.systems[1].replications >= 10)
    let none = SelectionProblem.noValues(system: 1, replications: 10, usable: 0, needed: 10)
    #expect(throws: none) {
      try SelectionProcedure(of: 2, rule, atMost: 1000).run { _, _ in [1, nil] }
    }
    let rare = SelectionProblem.noValues(system: 0, replications: 100, usable: 5, needed: 10)
    #expect(throws: rare) {
      try SelectionProcedure(of: 2, rule, atMost: 1000).run { _, replication in
        replication % 20 == 0 ? [1, 2] : [nil, 2]
      }
    }
  }
}
