import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing

@Suite("Threads")
struct ThreadsTests {
  /// Absence, spread, part-time, groups, two channels and a published figure.
  private static let text = """
    motcua: 1
    title: threads
    question: Does it matter how many threads there are?
    period: 2024-01-15..2024-03-20
    sources: { paper: { status: published, cite: "a paper" } }
    fields: { land: Land, people: People }
    calendars: { office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam } }
    profiles:
      counter: { when: open hours of intake, spread: { year: 5 %, day: 12 % } }
      online: { when: always }
    agencies:
      wards:
        each: { a: {}, b: {}, c: {} }
        calendar: office
        staff: { counter: 1 post, officer: { posts: 1.5 posts, absent: 8 % } }
    procedures:
      transfer:
        field: land
        intake: wards
        deciding: wards
        limit: 2 working days
        workflow:
          - { receive: file, at: intake, by: counter, work: triangular 5..10..30 min }
          - { step: appraise, at: deciding, by: officer, work: lognormal 60 min cv 0.8 }
      birth:
        field: people
        intake: wards
        deciding: wards
        workflow:
          - { receive: file, at: intake, by: counter, work: 10 min }
          - { step: enter, at: deciding, by: officer, work: exponential 30 min, chance: 60 % }
    demand:
      transfer: { arrivals: 18 per working day, from: wards, channels: { counter: 60 %, online: rest }, profile: { counter: counter, online: online } }
      birth: { arrivals: 18 per working day, from: wards, channels: { counter: 100 % }, profile: { counter: counter } }
    observed: [ { metric: on_time_rate_resolved, where: { deciding: [wards.b] }, value: 91 %, of: 500, within: 1 pp, source: paper } ]
    experiment: { replications: 9, seed: 3, warm-up: 15 days }
    """

  @Test("the findings are the same with 1, 2 and 7 threads")
  func sameFindings() throws {
    let model = try Model(
      compiling: try ScenarioText.scenario(Self.text), options: RunOptions(recordsHours: true))
    let one = try Experiment(model, jobs: 1).run()
    #expect(one.dossiers > 1000)
    for jobs in [2, 7] {
      let several = try Experiment(model, jobs: jobs).run()
      #expect(several.identity == one.identity)
      #expect(several.dossiers == one.dossiers)
      #expect(several.events == one.events)
      let (left, right) = (several.policies[0], one.policies[0])
      #expect(left.metrics == right.metrics)
      #expect(left.hourlyOpen == right.hourlyOpen)
      #expect(left.observed.map(\.simulated) == right.observed.map(\.simulated))
      for (leftGroup, rightGroup) in zip(left.groups, right.groups) {
        #expect(leftGroup.kind == rightGroup.kind)
        #expect(leftGroup.rows.map(\.name) == rightGroup.rows.map(\.name))
        #expect(leftGroup.rows.map(\.metrics) == rightGroup.rows.map(\.metrics))
      }
    }
  }

  @Test("a precision is looked at after 10, 20, 40, ... replications, whatever the threads")
  func samePrecision() throws {
    let text = Self.text.replacing(
      "replications: 9", with: "precision: 2 pp of on_time_rate_resolved, replications: 40")
    let model = try Model(compiling: try ScenarioText.scenario(text))
    let one = try Experiment(model, jobs: 1).run()
    let seven = try Experiment(model, jobs: 7).run()
    #expect([10, 20, 40].contains(one.replications))
    #expect(seven.replications == one.replications)
    #expect(seven.reachedPrecision == one.reachedPrecision)
    #expect(seven.policies[0].metrics == one.policies[0].metrics)
  }

  @Test("a run that is stopped or whose observer fails ends with that error")
  func failures() throws {
    struct Full: Error {}
    struct FullObserver: ReplicationObserver {
      func replicationDone(_ index: Int, outcome: Outcome, margins: Margins) throws {
        if index == 2 { throw Full() }
      }
    }
    let model = try Model(compiling: try ScenarioText.scenario(Self.text))
    #expect(throws: Full.self) { try Experiment(model, jobs: 2).run(observer: FullObserver()) }
  }
}
