import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("What went before the period")
struct SoFarTests {
  private static let settings = "experiment: { replications: 4, seed: 7, warm-up: 5 days }"
  private static let before =
    settings
    + "\nso-far: { received: 5000, resolved: 4000, on_time_rate_resolved: 97.5 %, source: law }"

  private func findings(_ changes: [(String, String)]) throws -> Findings {
    try Experiment(try SampleOffice.model(changes), jobs: 2).run()
  }

  @Test("is added to every replication, and the rate is the ratio of the sums")
  func added() throws {
    let findings = try findings([(Self.settings, Self.before)])
    let soFar = try #require(findings.policies[0].soFar)
    let received = try #require(findings.metric("received"))
    let rate = try #require(findings.metric("on_time_rate_resolved"))
    let onTime = try #require(rate.numerator)
    let resolved = try #require(rate.denominator)
    #expect(soFar.metrics.map(\.id) == ["received", "resolved", "on_time_rate_resolved"])
    // 4,000 at 97.5 % are 3,900 on time.
    let together = soFar.metrics[2]
    let wanted = (3900 + onTime) / (4000 + resolved)
    // Sums of some thousands, divided: a few units of the last place.
    #expect(abs(try #require(together.mean) - wanted) < 1e-12)
    #expect(together.numerator.map { abs($0 - 3900 - onTime) < 1e-9 } == true)
    #expect(soFar.metrics[0].mean.map { abs($0 - 5000 - (received.mean ?? 0)) < 1e-9 } == true)
    // What was published does not vary, so the counts do as in the period alone.
    #expect(soFar.metrics[0].sd.map { abs($0 - (received.sd ?? 0)) < 1e-9 } == true)
    let range = try #require(together.range90)
    #expect(range.contains(wanted))
    let own = try #require(rate.range90)
    // More dossiers stand still, so one period moves the rate of both less than its own.
    #expect(range.upperBound - range.lowerBound < own.upperBound - own.lowerBound)
  }

  /// 97.5 % may be anything from 97.45 to 97.55 %: half a unit of its last digit.
  @Test(
    "the rounding of the published rate is told", arguments: [("97.5 %", 0.0005), ("98 %", 0.005)])
  func rounding(rate: String, half: Double) throws {
    let text = Self.before.replacing("97.5 %", with: rate)
    let soFar = try #require(try findings([(Self.settings, text)]).policies[0].soFar)
    let all = try #require(soFar.metrics.last?.denominator)
    #expect(abs(soFar.rounding - half * 4000 / all) < 1e-15)
  }

  @Test("changes nothing else, and is left out where the run begins on another day")
  func otherwiseTheSame() throws {
    let plain = try findings([])
    let scenario = try SampleOffice.scenario([(Self.settings, Self.before)])
    let told = try Experiment(try Model(compiling: scenario), jobs: 2).run()
    #expect(plain.policies[0].soFar == nil)
    #expect(plain.policies[0].metrics == told.policies[0].metrics)
    let shorter = try scenario.running(from: nil, to: CivilDate("2023-04-10"))
    #expect(
      try Experiment(try Model(compiling: shorter)).run().policies[0].soFar != nil)
    let later = try scenario.running(from: CivilDate("2023-03-10"), to: nil)
    #expect(try Experiment(try Model(compiling: later)).run().policies[0].soFar == nil)
  }
}
