import Engine
import Experiments
import Foundation
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Whether the long tests are asked for; they want a release build and minutes.
let runsLongTests = ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"

@Suite("Known results, to a hundredth", .enabled(if: runsLongTests), .serialized)
struct KnownResultsLongTests {
  @Test("the file as it stands gives theory's figures", arguments: KnownCase.steady)
  func filesAgree(known: KnownCase) throws {
    let scenario = try ScenarioText.queue(known.file)
    let model = try Model(compiling: scenario)
    let days = scenario.period.upperBound.dayNumber - scenario.period.lowerBound.dayNumber + 1
    try judge(known.file) { turn in
      let findings = try Experiment(model, seed: scenario.experiment.seed + turn, jobs: 2).run()
      var attempt = Attempt(claims: findings)
      for figure in known.figures {
        try attempt.add(
          Comparison(
            figure.metric, expected: figure.value(days: days),
            findings.metric(figure.metric, row: figure.row),
            replications: findings.replications), isHeadline: figure.isHeadline)
      }
      return attempt
    }
  }

  @Test("the number in system follows the Kolmogorov equations", arguments: HourlyCase.all)
  func daysAgree(known: HourlyCase) throws {
    try judge(known.file) { turn in
      var attempt = Attempt()
      for comparison in try known.comparisons(replications: known.replications, seed: 1 + turn) {
        try attempt.add(comparison, isHeadline: true)
      }
      return attempt
    }
  }

  @Test("the first 25 dossiers of M/M/1 from empty wait 2.124489 h")
  func firstDelays() throws {
    try judge("transient") { turn in
      var attempt = Attempt()
      try attempt.add(
        Transient.comparison(replications: 150_000, seed: 1 + turn), isHeadline: true)
      return attempt
    }
  }

  @Test(
    "the files of changing rates and first dossiers give the figures that they state",
    arguments: ["mt-m10", "mt-m5", "piecewise", "transient"])
  func filesOfDaysAgree(file: String) throws {
    let scenario = try ScenarioText.queue(file)
    let model = try Model(compiling: scenario)
    try judge(file) { turn in
      Attempt(
        claims: try Experiment(model, seed: scenario.experiment.seed + turn, jobs: 2).run())
    }
  }

  @Test("five pools in series on a calendar agree with another simulator")
  func tandemOnCalendar() throws {
    let scenario = try ScenarioText.queue("tandem-calendar")
    let model = try Model(compiling: scenario)
    try judge("tandem-calendar") { turn in
      let findings = try Experiment(
        model, seed: scenario.experiment.seed + turn, stoppingRule: .replications(150), jobs: 2
      ).run()
      var attempt = Attempt(claims: findings)
      // Benchmarks/peers/limit_heap.cpp over 80 million dossiers; its standard error is 0.022 h.
      try attempt.add(
        Comparison(
          "elapsed_hours_mean", expected: 58.38, findings.metric("elapsed_hours_mean"),
          replications: findings.replications, expectedError: 0.022), isHeadline: true)
      return attempt
    }
  }

  /// Runs a case and prints each figure; if anything is wrong it is run once more with the next
  /// seed, and only that run counts.
  private func judge(_ name: String, _ run: (UInt64) throws -> Attempt) throws {
    var attempt = try run(0)
    for comparison in attempt.comparisons { print("known result: \(name) \(comparison)") }
    if !attempt.complaints.isEmpty {
      print("known result: \(name) is run again with the next seed: \(attempt.complaints)")
      attempt = try run(1)
      for comparison in attempt.comparisons { print("known result: \(name) again \(comparison)") }
    }
    #expect(attempt.complaints.isEmpty, "\(name)")
  }
}

/// One run of a case: its figures, and what is wrong with them.
private struct Attempt {
  var comparisons: [Comparison] = []
  var complaints: [String] = []

  init() {}

  /// Begins with the figures that the file itself publishes, and the tolerances that it gives them.
  init(claims findings: Findings) {
    for claim in findings.policies[0].observed {
      let metric = claim.observed.metric ?? ""
      if claim.isWithin != true { complaints.append("\(metric) is outside the file's tolerance") }
      guard let tolerance = claim.tolerance,
        let sd = findings.metric(metric, row: claim.observed.row)?.sd
      else { continue }
      // A tolerance of 4 standard errors, which are themselves known to a quarter or so.
      if 4 * sd / Double(findings.replications).squareRoot() > 1.25 * tolerance {
        complaints.append("\(metric) has a tolerance below 4 standard errors")
      }
    }
  }

  mutating func add(_ comparison: Comparison?, isHeadline: Bool) throws {
    let comparison = try #require(comparison)
    comparisons.append(comparison)
    if comparison.deviations > 4 { complaints.append("beyond 4 standard errors: \(comparison)") }
    if isHeadline && 4 * comparison.relativePercent >= 1 {
      complaints.append("4 standard errors are not under 1 %: \(comparison)")
    }
  }
}

@Suite("Coverage of intervals", .enabled(if: runsLongTests), .serialized)
struct CoverageLongTests {
  @Test("95 % intervals of 200 replications cover the mean in 93 to 97 % of 1,000 experiments")
  func coverage() throws {
    let share = try Self.share(experiments: 1000, replications: 200)
    print("known result: coverage with 200 replications \(share)")
    #expect(share >= 0.93 && share <= 0.97)
  }

  @Test("with 10 replications of a skew law they cover less: about 90.6 %")
  func coverageOfFew() throws {
    let share = try Self.share(experiments: 4000, replications: 10)
    print("known result: coverage with 10 replications \(share)")
    // The standard error of the share is 0.5 points.
    #expect(share >= 0.886 && share <= 0.926)
  }

  /// The share of experiments, each of its own seed, whose interval covers the mean wait.
  private static func share(experiments: Int, replications: Int) throws -> Double {
    let model = try Model(compiling: try ScenarioText.queue("transient"))
    var covered = 0
    for seed in 1...UInt64(experiments) {
      let finding = try Experiment(
        model, seed: seed, stoppingRule: .replications(replications)
      ).run().metric("wait_hours_mean")
      guard let low = finding?.low, let high = finding?.high else { continue }
      if low <= Transient.meanWait && Transient.meanWait <= high { covered += 1 }
    }
    return Double(covered) / Double(experiments)
  }
}
