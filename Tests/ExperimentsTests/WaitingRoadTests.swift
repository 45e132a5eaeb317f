import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import Wording

/// Checks of roads that wait and that part: the sample's permits, whose limit is 2 working days of
/// 8 h, with other items in the place of their appraisal.
@Suite("Checks of roads with asks, pauses and branches")
struct WaitingRoadTests {
  private func said(_ items: [String], clock: String = "{}") throws -> [Diagnostic] {
    let appraisal = "- { step: appraise, at: deciding, by: officer, work: exponential 30 min }"
    let lines = items.map { "- \($0)" }.joined(separator: "\n      ")
    let scenario = try SampleOffice.scenario([
      (appraisal, "\(appraisal)\n      \(lines)"),
      ("limit: 2 working days (law)", "limit: 2 working days (law)\n    clock: \(clock)"),
      ("15 per working day", "1 per year"),
    ])
    return PreRunChecks.diagnostics(of: try Model(compiling: scenario))
      .filter { ["W0703", "W0704", "R0709", "W0711"].contains($0.code) }
  }

  private func work(_ name: String, hours: Int, _ keys: String = "") -> String {
    "{ step: \(name), at: deciding, by: officer, work: \(hours) h\(keys) }"
  }

  @Test(
    "answers that take longer than the limit are told, if everybody has to wait for them",
    arguments: [
      // The most open time of two working days is three days' work, 24 h.
      ("answer: 4 working days", true), ("answer: uniform 25..30 working h", true),
      ("answer: uniform 40..50 days", true), ("answer: 3 working days", false),
      ("answer: uniform 1..50 days", false), ("answer: exponential 90 days", false),
      ("answer: 4 working days, clock: stop", false),
      ("answer: 4 working days, chance: 99 %", false),
      ("answer: 4 working days, if: channel = online", false),
      ("answer: 4 working days, answer-by: 1 working day, silence: consent", false),
      ("answer: 4 working days, answer-by: 1 working day, silence: wait", true),
      ("answer: 4 working days, answer-by: 9 working days, silence: consent", true),
    ])
  func longAnswers(keys: String, isTold: Bool) throws {
    let found = try said(["{ ask: view, of: centre, \(keys) }"])
    #expect(found.map(\.code) == (isTold ? ["W0703"] : []), "\(found)")
    if isTold { #expect(found[0].message.english.contains("'permit' waits for answers")) }
  }

  @Test("the applicant's time counts only where the clock runs on")
  func paymentCountsOnlyWhereTheClockRuns() throws {
    let pause = ["{ pause: pay, wait: 60 days }"]
    #expect(try said(pause).isEmpty)
    #expect(try said(pause, clock: "{ payment: restart }").isEmpty)
    #expect(try said(pause, clock: "{ payment: none }").map(\.code) == ["W0703"])
  }

  @Test("of branches the longest counts, the shortest where one is enough")
  func branches() throws {
    func parallel(_ join: String, _ first: Int, _ second: Int) -> [String] {
      [
        "{ parallel: p, join: \(join), branches: { a: [ \(work("x", hours: first)) ], b: [ \(work("z", hours: second)) ] } }"
      ]
    }
    #expect(try said(parallel("all", 13, 13)).isEmpty, "together they would be too long")
    #expect(try said(parallel("all", 2, 30))[0].message.english.contains("at least 30.0 h"))
    #expect(try said(parallel("any", 2, 30)).isEmpty)
    #expect(try said(parallel("any", 26, 30))[0].message.english.contains("at least 26.0 h"))
    let asks =
      "{ parallel: p, join: JOIN, branches: { a: [ { ask: x, of: centre, answer: 2 working days } ], b: [ { ask: z, of: centre, answer: 4 working days } ] } }"
    #expect(try said([asks.replacing("JOIN", with: "all")]).map(\.code) == ["W0703"])
    #expect(try said([asks.replacing("JOIN", with: "any")]).isEmpty)
  }

  @Test("norms add up along the longest branch")
  func norms() throws {
    func items(_ join: String) -> [String] {
      let (long, short) = (", norm: 2 working days", ", norm: 1 working day")
      return [
        "{ parallel: p, join: \(join), branches: { a: [ \(work("x", hours: 1, long)) ], b: [ \(work("z", hours: 1, short)) ] } }"
      ]
    }
    let day = work("day", hours: 1, ", norm: 1 working day")
    #expect(try said(items("all")).isEmpty)
    #expect(try said(items("any") + [day]).isEmpty)
    let over = try said(items("all") + [day])
    #expect(over.map(\.code) == ["W0711"])
    #expect(over[0].message.english.contains("3 working days"))
  }

  @Test("items inside branches that nobody reaches, or whose chance is 0, are told")
  func unreachedItems() throws {
    let found = try said([
      "{ parallel: p, branches: { a: [ \(work("x", hours: 1, ", if: channel = postal")) ], b: [ { ask: view, of: centre, if: channel = assisted, answer: 1 h } ], c: [ { pause: pay, if: channel = postal, wait: 1 day }, { ask: never, of: centre, chance: 0 %, answer: 1 h } ] } }"
    ])
    #expect(found.map(\.code) == ["W0704", "W0704", "W0704", "R0709"], "\(found)")
    #expect(found[0].message.english.contains("step 'x' of 'permit'"))
    #expect(found[1].message.english.contains("ask 'view' of 'permit'"))
    #expect(found[2].message.english.contains("pause 'pay' of 'permit'"))
    #expect(found[3].message.english == "ask 'never' has the chance 0 % in permit")
  }
}
