import Engine
import Experiments
import Foundation
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Known results, quickly")
struct KnownResultsTests {
  @Test(
    "a short run of each classical file is near theory",
    arguments: KnownCase.steady)
  func shortRunsAgree(known: KnownCase) throws {
    for (figure, comparison) in try known.quickComparisons() {
      // 5 standard errors of 12 replications: chance alone goes beyond them once in 2,500 figures.
      #expect(comparison.deviations <= 5, "\(known.file) \(comparison)")
      if figure.isHeadline { #expect(comparison.relativePercent < 25, "\(comparison)") }
    }
  }

  @Test("a day of changing rates follows the Kolmogorov equations", arguments: HourlyCase.all)
  func shortDaysAgree(known: HourlyCase) throws {
    let replications = 200
    for comparison in try known.comparisons(replications: replications, seed: nil) {
      #expect(comparison.deviations <= 5, "\(known.file) \(comparison)")
      #expect(comparison.relativePercent < 10, "\(known.file) \(comparison)")
    }
  }

  @Test("the first 25 dossiers of M/M/1 from empty wait 2.124489 h")
  func firstDelays() throws {
    let comparison = try Transient.comparison(replications: 1000, seed: nil)
    #expect(comparison.deviations <= 5, "\(comparison)")
  }

  @Test("the formulas give the published values to their last digit")
  func formulasGiveTheTable() {
    func expectEqual(_ value: Double, _ published: Double, place: SourceLocation = #_sourceLocation)
    {
      // Half a unit of the sixth decimal.
      #expect(abs(value - published) <= 0.5000001e-6, sourceLocation: place)
    }
    expectEqual(QueueTheory.wait(arrivalRate: 0.8, servers: 1), 4)
    expectEqual(QueueTheory.shareWithin(10, arrivalRate: 0.8, servers: 1), 0.864665)
    expectEqual(QueueTheory.shareWithin(10, arrivalRate: 0.9, servers: 1), 0.632121)
    expectEqual(QueueTheory.wait(arrivalRate: 1.6, servers: 2), 1.777778)
    expectEqual(QueueTheory.wait(arrivalRate: 2.4, servers: 3), 1.078652)
    expectEqual(QueueTheory.wait(arrivalRate: 4.25, servers: 5), 0.872627)
    expectEqual(QueueTheory.shareWithin(3, arrivalRate: 4.25, servers: 5), 0.804627)
    expectEqual(QueueTheory.wait(arrivalRate: 9, servers: 10), 0.668732)
    expectEqual(QueueTheory.shareWithin(3, arrivalRate: 9, servers: 10), 0.850330)
    expectEqual(QueueTheory.wait(arrivalRate: 18, servers: 20), 0.275385)
    expectEqual(QueueTheory.wait(arrivalRate: 0.8, serviceVariance: 4), 10)
    expectEqual(QueueTheory.sigma(meanGap: 1.25, phases: nil), 0.628630)
    expectEqual(QueueTheory.sigma(meanGap: 1.25, phases: 2), 0.739853)
    expectEqual(QueueTheory.waits(rates: [0.1, 0.3, 0.5], works: [1, 1, 1])[1], 1.666667)
    expectEqual(QueueTheory.waits(rates: [0.3, 0.2], works: [1, 2])[1], 5.238095)
    expectEqual(
      QueueTheory.waits(rates: [1, 1.5, 1.5], works: [1, 1, 1], servers: 5)[2], 1.108225)
    expectEqual(QueueTheory.preemptiveTimes(rates: [0.3, 0.3, 0.2])[1], 3.571429)
    expectEqual(QueueTheory.forkJoinTime(rate: 0.8), 7)
    expectEqual(QueueTheory.forkJoinTime(rate: 0.5), 2.875)
    for (rate, servers, patienceRate, share) in [
      (9.0, 10, 0.2, 0.044428), (12, 10, 1, 0.213632), (55, 50, 0.5, 0.102080),
    ] {
      expectEqual(
        QueueTheory.shareGivingUp(
          arrivalRate: rate, servers: servers, patienceRate: patienceRate), share)
    }
    expectEqual(QueueTheory.shortestFirstWait(rate: 0.8), 1.882219)
    expectEqual(QueueTheory.shortestRemainingTime(rate: 0.8), 2.352773)
  }

  @Test("each file publishes the figures of theory", arguments: KnownCase.steady)
  func filesPublishTheory(known: KnownCase) throws {
    let scenario = try ScenarioText.queue(known.file)
    let days = scenario.period.upperBound.dayNumber - scenario.period.lowerBound.dayNumber + 1
    for observed in scenario.observed {
      let figure = try #require(
        known.figures.first { $0.metric == observed.metric && $0.row == observed.row })
      let value = figure.value(days: days)
      // The files give six digits or fewer, and whole dossiers.
      #expect(abs(observed.value - value) < (figure.isDaily ? 1 : 1e-6 * max(1, value)))
    }
  }
}

extension KnownCase {
  /// A shortened run of the file beside the figures.
  func quickComparisons() throws -> [(KnownFigure, Comparison)] {
    var scenario = try ScenarioText.queue(file)
    let first = scenario.period.lowerBound
    scenario.period = first...first.advanced(byDays: quickDays - 1)
    scenario.experiment.warmUpDays = min(quickDays, 25)
    let findings = try Experiment(
      try Model(compiling: scenario), stoppingRule: .replications(quickReplications), jobs: 2
    ).run()
    return try figures.map { figure in
      let comparison = try #require(
        Comparison(
          figure.metric, expected: figure.value(days: quickDays),
          findings.metric(figure.metric, row: figure.row), replications: quickReplications))
      return (figure, comparison)
    }
  }
}

extension HourlyCase {
  /// What is open at each hour, beside theory.
  func comparisons(replications: Int, seed: UInt64?) throws -> [Comparison] {
    let scenario = try ScenarioText.queue(file)
    let model = try Model(compiling: scenario, options: RunOptions(recordsHours: true))
    let findings = try Experiment(
      model, seed: seed, stoppingRule: .replications(replications), jobs: 2
    ).run()
    return try expected.map { hour, expectedOpen in
      let finding = findings.policies[0].hourlyOpen[hour].open
      return try #require(
        Comparison("open at \(hour) h", expected: expectedOpen, finding, replications: replications)
      )
    }
  }
}

/// The first 25 delays of M/M/1 from empty at load 0.9: 2.124489 h (Law and Kelton print 2.12).
enum Transient {
  static let meanWait = 2.124489

  static func comparison(replications: Int, seed: UInt64?) throws -> Comparison {
    let model = try Model(compiling: try ScenarioText.queue("transient"))
    let findings = try Experiment(
      model, seed: seed, stoppingRule: .replications(replications), jobs: 2
    ).run()
    return try #require(
      Comparison(
        "wait_hours_mean", expected: meanWait, findings.metric("wait_hours_mean"),
        replications: replications))
  }
}
