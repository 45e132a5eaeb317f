import Engine
import SampleScenarios
import Testing

/// How many dossiers are to come, known without a run.
@Suite("Expected dossiers")
struct ExpectedCountsTests {
  private static let way =
    "{ when: always, month: { jan: 2 }, weekday: { sun: 0 }, spread: { year: 10 %, day: 40 % } }"

  private static func text(_ demand: String, linkage: String = "none") -> String {
    """
    motcua: 1
    title: expected
    period: 2024-02-01..2024-03-31
    calendars: { open: { hours: always } }
    profiles: { way: \(way) }
    agencies: { desk: { calendar: open, staff: { clerk: 5 posts } } }
    clock: { calendar: open, judged: instant }
    procedures:
      job: { deciding: desk, limit: 1 day, workflow: [ { step: serve, at: desk, by: clerk, work: 10 min, chance: 50 % } ] }
      stock: { deciding: desk, counts: internal, workflow: [ { step: scan, at: desk, by: clerk, work: 4 min } ] }
      child:
        intake: desk
        deciding: desk
        limit: 2 days
        linkage: \(linkage)
        after: birth
        resubmit: { wait: 1 day }
        workflow:
          - stage: birth
            do: [ { step: draft, at: deciding, by: clerk, work: 20 min } ]
            limit: 1 day
          - stage: card
            limit: 1 day
            do: [ { step: issue, at: deciding, by: clerk, work: 30 min } ]
    demand: { \(demand) }
    """
  }

  @Test(
    "are exact for rates, whatever their chance factors and groups, and what comes has their mean",
    arguments: ["900 per period", "900 per period, in-groups: 3 dossiers"])
  func exact(arrivals: String) throws {
    let model = try ScenarioText.model(Self.text("job: { arrivals: \(arrivals), profile: way }"))
    let expected = model.expectedSubmissions
    #expect(expected.map(\.procedure) == [0])
    let known = try #require(expected.first)
    #expect(abs(known.count - 900) < 1e-6)
    #expect(abs(known.workSeconds - 300) < 1e-9)
    let counts = try outcomes(of: model, replications: 400).map { outcome -> Double in
      Double(outcome.procedures[0].tally.submitted)
    }
    let mean = counts.reduce(0, +) / 400
    let squares = counts.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    // Four standard errors of 400 replications.
    let error = (squares / 399 / 400).squareRoot()
    #expect(abs(mean - 900) < 4 * error, "\(mean)")
    // They vary beyond Poisson: the control is of chance factors too.
    #expect(squares / 399 > 1000)
  }

  @Test(
    "are not known of gaps, ends, internal work and nothing",
    arguments: [
      "job: { arrivals: every exponential 60 min }",
      "job: { arrivals: 900 per period, first: 500 dossiers }",
      "stock: { arrivals: 900 per period }",
    ])
  func unknown(demand: String) throws {
    let model = try ScenarioText.model(Self.text(demand))
    #expect(model.expectedSubmissions.isEmpty)
  }

  @Test("a procedure with a known and an unknown source is left out, and others are not")
  func mixed() throws {
    let known = "child: { arrivals: 300 per period }"
    let text = Self.text(
      "one: { of: job, arrivals: 900 per period }, "
        + "two: { of: job, arrivals: every 60 min }, \(known)", linkage: "sequential")
    let expected = try ScenarioText.model(text).expectedSubmissions
    #expect(expected.map { ($0.count * 1e6).rounded() / 1e6 } == [300])
  }

  @Test("of stages that are filed one after the other only the first is known")
  func stages() throws {
    let model = try ScenarioText.model(Self.text("child: { arrivals: 300 per period }"))
    let expected = model.expectedSubmissions
    #expect(expected.count == 1)
    let first = try #require(expected.first)
    let outcome = try #require(try outcomes(of: model, replications: 1).first)
    let submitted = outcome.procedures.map(\.tally.submitted)
    // Both stages are handed in, but not by a source.
    #expect(submitted.count { $0 > 0 } == 2)
    #expect(abs(Double(submitted[first.procedure]) - 300) < 4 * 300.0.squareRoot())
  }
}
