public import Scenarios

/// What makes a run the run it is: the same identity means the same bytes of every result file.
public struct RunIdentity: Sendable, Equatable {
  /// SHA-256 of the canonical scenario, its includes and tables, the days that are run, the seed, the
  /// stopping rule and the engine's version; hexadecimal.
  public let runId: String
  /// SHA-256 of the canonical scenario, its includes and tables; hexadecimal.
  public let scenarioHash: String
  public let seed: UInt64
  public let stoppingRule: StoppingRule
  /// For how many pools it is asked what one person more would be worth.
  public let bottlenecks: Int
  /// The figure by which the policies of a comparison are ranked.
  public let rankedBy: String
  /// Whether on-time rates are made surer by fluid networks on the arrivals of the replications.
  public let followsPaths: Bool

  /// The version of what a run means: it changes when the same scenario gives other figures.
  public static let engineVersion = "3"
  /// The version of the tool.
  public static let toolVersion = "0.1.0"

  /// The identity of running a scenario; `isHourly`, `recordsDelays`, `listsDue`, `bottlenecks` and `additions`
  /// add tables to the results, and other `states` than the standard change its forms.
  public init(
    scenario: Scenario, seed: UInt64, stoppingRule: StoppingRule, isHourly: Bool,
    recordsDelays: Bool = false, listsDue: Bool = false, states: StateTable = .standard,
    bottlenecks: Int = 0, sets: [String] = [], rankedBy: String = ComparedFigure.defaultRanking,
    followsPaths: Bool = false, additions: [String] = []
  ) {
    self.followsPaths = followsPaths
    self.seed = seed
    self.rankedBy = rankedBy
    self.stoppingRule = stoppingRule
    self.bottlenecks = bottlenecks
    var hash = SHA256()
    for file in scenario.files {
      // Lengths keep the boundaries: no two lists of files give the same bytes.
      hash.update("\(file.path.utf8.count) \(file.path)\n\(file.bytes.count)\n".utf8)
      hash.update(file.bytes)
    }
    scenarioHash = hash.hexadecimal
    var run = SHA256()
    var parts = [
      scenarioHash, "seed \(seed)", "rule \(stoppingRule.text)", "hourly \(isHourly)",
      "delays \(recordsDelays)",
      "period \(scenario.period.lowerBound)..\(scenario.period.upperBound)",
      "engine \(Self.engineVersion)",
    ]
    if listsDue { parts.append("due list") }
    if states != .standard {
      parts += states.rows.map { row in
        "state \(row.state.rawValue) \(row.columns.map(\.rawValue).joined(separator: " "))"
      }
    }
    if bottlenecks > 0 { parts.append("bottlenecks \(bottlenecks)") }
    // What the sets are made of stands in the files.
    parts += sets.map { "compare \($0)" }
    if rankedBy != ComparedFigure.defaultRanking { parts.append("ranked by \(rankedBy)") }
    if followsPaths { parts.append("path controls") }
    parts += additions
    run.update(parts.joined(separator: "\n").utf8)
    runId = run.hexadecimal
  }
}
