import Engine
import Experiments
import Policies
import Scenarios
import Testing

/// On-time rates made surer by fluid networks on the arrivals of the replications.
@Suite("Path controls")
struct PathControlTests {
  /// A desk whose demand differs much from year to year, so that the arrivals decide.
  private static let office = """
    motcua: 1
    title: years
    period: 2024-01-01..2024-03-31
    calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] } } }
    profiles: { day: { when: open hours of intake, spread: { year: 12 %, day: 20 % } } }
    agencies: { desk: { calendar: office, staff: { clerk: 4 posts } } }
    clock: { calendar: office, starts: acceptance, judged: date }
    procedures:
      job:
        intake: desk
        deciding: desk
        limit: 2 working days
        workflow: [ { step: check, at: desk, by: clerk, work: lognormal 30 min cv 0.6 } ]
    demand: { job: { arrivals: 60 per working day, channels: { counter: 100 % }, profile: { counter: day } } }
    policies:
      fifth: { do: [ { staff: desk.clerk, posts: +1 post } ] }
      slower: { do: [ { simplify: job, work: +5 % } ] }
    compare: [fifth, slower]
    experiment: { seed: 5, warm-up: 10 days }
    """

  private static func findings(replications: Int, followsPaths: Bool, jobs: Int = 2) throws
    -> Findings
  {
    try Experiments.Comparison(
      ofText: office, rule: .replications(replications), jobs: jobs, followsPaths: followsPaths
    ).run()
  }

  private static let surer = Result { try findings(replications: 24, followsPaths: true) }

  private static func rate(_ policy: PolicyFindings) -> ControlledFinding? {
    policy.controlled.first { $0.id == "on_time_rate_resolved" }
  }

  @Test("take most of the variance away where arrivals decide, more than numbers of dossiers do")
  func reduceVariance() throws {
    let plain = try Self.findings(replications: 24, followsPaths: false)
    let surer = try Self.surer.get()
    // Everything but the controlled figures is as it was.
    #expect(plain.policies.map(\.metrics) == surer.policies.map(\.metrics))
    #expect(plain.identity.runId != surer.identity.runId)
    for index in [0, 2] {
      let own = try #require(Self.rate(surer.policies[index]))
      #expect(own.ratio < (Self.rate(plain.policies[index])?.ratio ?? 1))
      #expect(own.ratio < 0.5, "\(own)")
    }
    // The same for any number of threads.
    let alone = try Self.findings(replications: 24, followsPaths: true, jobs: 1)
    #expect(alone.policies.map(\.controlled) == surer.policies.map(\.controlled))
  }

  @Test("keep to the mean: the interval meets that of six times as many replications")
  func keepToTheMean() throws {
    let surer = try Self.surer.get()
    let many = try Self.findings(replications: 150, followsPaths: false)
    for index in [0, 2] {
      let own = try #require(Self.rate(surer.policies[index]))
      let truth = try #require(
        many.policies[index].metrics.first { $0.id == "on_time_rate_resolved" })
      let (low, high) = (try #require(truth.low), try #require(truth.high))
      // 95 % each; that both miss each other by chance is rare, and the seed is what it was.
      #expect(own.low <= high && low <= own.high, "\(own) \(low) \(high)")
    }
  }
}
