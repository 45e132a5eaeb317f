import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Loads before a run, with send-backs and shared work")
struct ExpectedLoadTests {
  @Test("send-backs raise the load as Jackson's flows say")
  func sendBacks() throws {
    let rework = try Model(compiling: try ScenarioText.queue("rework"))
    // Flows 1.25, 1.25 and 1 an hour over two desks, five reviewers at 2 h, one signer at 30 min.
    expectNear(rework.expectedLoads, [0.625, 0.5, 0.5])
    let feedback = try Model(compiling: try ScenarioText.queue("feedback"))
    expectNear(feedback.expectedLoads, [0.75])
  }

  @Test("bounded, later and lighter passes count as they are drawn")
  func boundedSendBacks() throws {
    func loop(_ outcome: String) throws -> Double? {
      try load(of: "{ step: serve, at: desk, by: clerk, work: 30 min, outcomes: [ \(outcome) ] }")
    }
    // 1 dossier an hour, 30 min a pass, one clerk.
    expectNear([try loop("{ back: 20 %, to: serve, at-most: 1 }")], [0.5 * 1.2])
    expectNear([try loop("{ back: 20 %, to: serve, at-most: 1, redo: 50 % }")], [0.5 * 1.1])
    // A fifth comes back once, and of all later passes a tenth again: 1 + 0.2 / (1 - 0.1).
    expectNear([try loop("{ back: 20 %, to: serve, again: 10 % }")], [0.5 * (1 + 0.2 / 0.9)])
  }

  @Test("a choice, a chance and an attribute take their shares")
  func shares() throws {
    expectNear(
      [
        try load(
          of: "{ choose: way, cases: [ { chance: 30 %, do: [ "
            + "{ step: long, at: desk, by: clerk, work: 60 min } ] } ] }"
            + ", { step: serve, if: kind = odd, at: desk, by: clerk, work: 60 min }")
      ], [0.3 + 0.25])
  }

  @Test("work of whoever is free first goes where time is left")
  func sharedWork() throws {
    let model = try Model(
      compiling: ScenarioText.scenario(
        office(
          workflow: "{ step: own, at: desk, by: clerk, work: 24 min }, "
            + "{ step: both, at: desk, by: [clerk, spare], work: 36 min }")))
    // 0.4 posts are the clerk's own, 0.6 are shared by one clerk and two spares: 1.0 over three.
    expectNear(model.expectedLoads, [0.4, 0.3])
    let level = try Model(
      compiling: ScenarioText.scenario(
        office(
          workflow: "{ step: own, at: desk, by: clerk, work: 6 min }, "
            + "{ step: both, at: desk, by: [clerk, spare], work: 54 min }")))
    expectNear(level.expectedLoads, [1.0 / 3, 1.0 / 3])
  }

  /// 91 days of 24 dossiers, one moment a day.
  @Test(
    "a batch that takes less than comes is told, with what it would have to take",
    arguments: [
      ("batch: { mon..sun: 10h00 }, batch-size: 23", "2184 dossiers", "`batch-size: 24`"),
      ("batch: { mon..sun: 10h00 }, batch-size: 25", nil, ""),
      ("batch: { mon..sun: 10h00 }, batch-size: 11, chance: 50 %", "1092", "`batch-size: 12`"),
      // Thirteen Mondays.
      ("batch: { mon: 10h00 }, batch-size: 100", "takes 1300", "`batch-size: 168`"),
      ("batch: { mon: 10h00 }", nil, ""),
    ] as [(String, String?, String)])
  func batches(keys: String, words: String?, fix: String) throws {
    let step = "{ step: serve, at: desk, by: clerk, work: 1 min, \(keys) }"
    let model = try Model(compiling: ScenarioText.scenario(office(workflow: step)))
    let found = PreRunChecks.diagnostics(of: model).first { $0.code == "W0715" }
    #expect(found?.message.english.contains("'job.serve' at 'desk'") ?? true)
    #expect((found == nil) == (words == nil))
    if let words {
      #expect(found?.message.english.contains(words) == true, "\(found?.message.english ?? "")")
    }
    #expect(found?.fix?.english.contains(fix) ?? true)
    if found != nil { #expect(CheckCatalogue.explanation(of: "W0715") != nil) }
  }

  private func load(of items: String) throws -> Double? {
    try Model(compiling: ScenarioText.scenario(office(workflow: items))).expectedLoads[0]
  }

  private func office(workflow: String) -> String {
    """
    motcua: 1
    title: loads
    question: How much work comes?
    period: 2024-01-01..2024-03-31
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { clerk: 1 post, spare: 2 posts } } }
    procedures:
      job:
        deciding: desk
        attributes: { kind: { odd: 25 %, plain: rest } }
        workflow: [ \(workflow) ]
    demand: { job: { arrivals: 1 per h } }
    """
  }

  private func expectNear(
    _ found: [Double?], _ wanted: [Double], place: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == wanted.count, sourceLocation: place)
    for (found, wanted) in zip(found, wanted) {
      // The flows are followed until 1e-10 of a dossier changes.
      #expect(abs((found ?? .nan) - wanted) < 1e-8, "\(found ?? .nan)", sourceLocation: place)
    }
  }
}
