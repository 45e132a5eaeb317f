import Engine
import Experiments
import Forecasting
import Policies
import Scenarios
import Testing

/// Forecasts of policies from the fluid network and a few runs, held against the simulation.
@Suite("Policies forecast")
struct PolicyForecasterTests {
  private static func comparison(_ text: String, replications: Int = 2) throws
    -> Experiments.Comparison
  {
    try Experiments.Comparison(ofText: text, rule: .replications(replications))
  }

  /// A desk of two in office hours that is busy, and what could be done about it.
  static let office = """
    motcua: 1
    title: busy
    period: 2024-01-01..2024-06-30
    calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
    profiles: { day: { when: open hours of intake } }
    agencies: { desk: { calendar: office, staff: { clerk: 2 posts } } }
    clock: { calendar: office, starts: acceptance, judged: date }
    procedures:
      job:
        intake: desk
        deciding: desk
        limit: 1 working day
        workflow: [ { step: check, at: desk, by: clerk, work: lognormal 30 min cv 1 } ]
    demand: { job: { arrivals: 30 per working day, channels: { counter: 100 % }, profile: { counter: day } } }
    policies:
      third: { do: [ { staff: desk.clerk, posts: +1 post } ] }
      longer: { do: [ { simplify: job, limit: 5 working days } ] }
      slower: { do: [ { simplify: job, work: +8 % } ] }
    compare: [third, longer, slower]
    experiment: { seed: 5, warm-up: 10 days }
    """

  @Test("signs are those of the simulation, and the interval of the mean is near it")
  func signs() throws {
    let comparison = try Self.comparison(Self.office, replications: 40)
    let forecast = try PolicyForecaster(comparison, runs: 12).findings()
    let simulated = try comparison.run()
    #expect(forecast.rows.map(\.name) == ["baseline", "third", "longer", "slower"])
    #expect(forecast.runs == 12 && forecast.rows.allSatisfy { $0.runs == 3 })
    let base = forecast.rows[0].forecast.mean
    for (row, policy) in zip(forecast.rows, simulated.policies) {
      let rate = try #require(policy.metrics.first { $0.id == "on_time_rate_resolved" })
      let (mean, low, high) = try #require(
        rate.low.flatMap { low in rate.high.flatMap { high in rate.mean.map { ($0, low, high) } } })
      let interval = row.forecast.meanInterval
      #expect(interval.contains(row.forecast.mean) && interval.upperBound <= 1)
      #expect(row.forecast.yearInterval.upperBound >= interval.upperBound - 0.02)
      // Both are intervals, of 90 and 95 %: that they overlap is what is promised. No rate is known
      // better than to a ten-thousandth.
      #expect(
        interval.lowerBound <= high + 1e-4 && low <= interval.upperBound + 1e-4,
        "\(row.name): \(mean) \(interval)")
      guard let difference = policy.difference("on_time_rate_resolved"), difference.sign != 0
      else { continue }
      #expect((row.forecast.mean - base) * (difference.mean ?? 0) > 0, "\(row.name)")
    }
  }

  @Test("what moves the rate is told: more arrivals and work lower it, more posts raise it")
  func effects() throws {
    let all = try PolicyForecaster(Self.comparison(Self.office), runs: 0).findings().effects
    let effects = Dictionary(uniqueKeysWithValues: all.map { ($0.parameter, $0) })
    #expect(
      Set(effects.keys) == [
        "demand.job.arrivals", "procedures.job.steps.check.work", "agencies.desk.staff.clerk",
      ])
    #expect(try #require(effects["demand.job.arrivals"]).difference < -0.01)
    #expect(try #require(effects["procedures.job.steps.check.work"]).difference < -0.01)
    #expect(try #require(effects["agencies.desk.staff.clerk"]).difference > 0.01)
    // Nothing in the file has a source, so that all of it is assumed.
    #expect(all.allSatisfy { $0.isAssumed == true })
    #expect(zip(all, all.dropFirst()).allSatisfy { abs($0.difference) >= abs($1.difference) })
  }

  @Test("without runs the network alone speaks, and the same asked twice is the same")
  func networkAlone() throws {
    let comparison = try Self.comparison(Self.office)
    let alone = try PolicyForecaster(comparison, runs: 0).findings()
    #expect(alone.runs == 0 && alone.analyticWeight == 1)
    for row in alone.rows {
      // The mean of the metamodel goes over a logit that is softened beyond 4, and over the year.
      #expect(abs(row.forecast.mean - row.analytic) < 0.005, "\(row.name)")
    }
    let again = try PolicyForecaster(comparison, runs: 0).findings()
    #expect(again.rows.map(\.forecast) == alone.rows.map(\.forecast))
  }

  @Test(
    "small offices get more replications, and no office fewer than 20",
    arguments: [(4, 3_500.0, 80), (12, 3_500, 160), (5, 45_000, 22), (4, 1e6, 20), (1, 0, 20)])
  func usualRuns(policies: Int, dossiers: Double, runs: Int) {
    #expect(PolicyForecaster.usualRuns(policies: policies, dossiers: dossiers) == runs)
  }

  @Test("one that is stopped ends with that error")
  func cancelled() throws {
    let comparison = try Self.comparison(Self.office)
    #expect(throws: RunError.cancelled) {
      try PolicyForecaster(comparison, runs: 4).findings(isCancelled: { true })
    }
  }
}
