import Engine
import Experiments
import Foundation
import Scenarios
import Testing

/// Whether the long tests are asked for; they want a release build and minutes.
let runsLongTests = ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"

@Suite("Known results, to a hundredth", .enabled(if: runsLongTests), .serialized)
struct KnownResultsLongTests {
  @Test("the file as it stands gives theory's figures", arguments: KnownCase.steady)
  func filesAgree(known: KnownCase) throws {
    let scenario = try ScenarioText.queue(known.file)
    let model = try Model(compiling: scenario)
    try judge(known.file) { attempt in
      let findings = try Experiment(
        model, seed: scenario.experiment.seed + attempt, jobs: 2
      ).run()
      #expect(
        findings.policies[0].observed.allSatisfy { $0.isWithin == true },
        "\(known.file): a figure is outside the tolerance that the file states")
      return try known.figures.map { figure in
        let comparison = try #require(
          Comparison(
            figure.metric, expected: figure.value, findings.metric(figure.metric),
            replications: findings.replications))
        if figure.isHeadline { #expect(4 * comparison.relativePercent < 1, "\(comparison)") }
        return comparison
      }
    }
  }

  @Test("the number in system follows the Kolmogorov equations", arguments: HourlyCase.all)
  func daysAgree(known: HourlyCase) throws {
    try judge(known.file) { attempt in
      let comparisons = try known.comparisons(
        replications: known.replications, seed: 1 + attempt)
      for comparison in comparisons {
        #expect(4 * comparison.relativePercent < 1, "\(known.file) \(comparison)")
      }
      return comparisons
    }
  }

  @Test("the first 25 dossiers of M/M/1 from empty wait 2.124489 h")
  func firstDelays() throws {
    try judge("transient") { attempt in
      let comparison = try Transient.comparison(replications: 150_000, seed: 1 + attempt)
      #expect(4 * comparison.relativePercent < 1, "\(comparison)")
      return [comparison]
    }
  }

  @Test("five pools in series on a calendar agree with other simulators")
  func tandemOnCalendar() throws {
    let model = try Model(compiling: try ScenarioText.queue("tandem-calendar"))
    let findings = try Experiment(model, jobs: 2).run()
    let time = try #require(findings.metric("elapsed_hours_mean")?.mean)
    print("known result: tandem-calendar elapsed_hours_mean \(time)")
    // What several engines found at a million dossiers, not a formula.
    #expect(time > 58 && time < 58.4)
    #expect(findings.policies[0].observed.allSatisfy { $0.isWithin == true })
  }

  /// Runs a case and prints each figure; a case with a figure beyond 4 standard errors is run once
  /// more with the next seed, and only that one counts.
  private func judge(_ name: String, _ run: (UInt64) throws -> [Comparison]) throws {
    var comparisons = try run(0)
    for comparison in comparisons { print("known result: \(name) \(comparison)") }
    if comparisons.contains(where: { $0.deviations > 4 }) {
      print("known result: \(name) is run again with the next seed")
      comparisons = try run(1)
      for comparison in comparisons { print("known result: \(name) again \(comparison)") }
    }
    for comparison in comparisons {
      #expect(comparison.deviations <= 4, "\(name) \(comparison)")
    }
  }
}
