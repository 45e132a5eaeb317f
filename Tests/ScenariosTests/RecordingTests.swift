import Scenarios
import Statistics
import Testing

@Suite("Recording")
struct RecordingTests {
  @Test("reads every key, groups for their members, and all where nobody is named")
  func everyKey() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          job: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
          paper: { deciding: wards, workflow: [ { step: serve, at: wards, by: officer, work: 5 min } ] }
        demand: { job: { arrivals: 1 per h }, paper: { arrivals: 1 per h, from: wards } }
        recording:
          - { of: [job, wards], entered: 70 %, lag: 3 working days, missing: 0.5 %, wrong: 1 %, bulk: 30 %, least: 70 dossiers }
          - { of: wards.2, lag: lognormal 2 days cv 1 }
          - { of: all, entered: 90 % }
          - {}
        """)
    let rules = try #require(marked.scenario?.recording, "\(marked.said)")
    #expect(
      rules[0].procedures == ["job"] && rules[0].agencies == ["wards.1", "wards.2", "wards.3"])
    #expect(rules[0].entered == 0.7 && rules[0].missing == 0.005 && rules[0].wrong == 0.01)
    #expect(rules[0].bulk == 0.3 && rules[0].least == 70)
    #expect(rules[0].lag == Delay(.constant(3), on: .workingDays))
    #expect(rules[1].procedures == [] && rules[1].agencies == ["wards.2"])
    #expect(rules[1].lag?.clock == .wall && rules[1].entered == 1)
    #expect(rules[2].procedures == nil && rules[2].agencies == nil && rules[2].entered == 0.9)
    #expect(rules[3] == RecordingRule())
  }

  @Test("an included office brings its rows, after the file's own")
  func included() throws {
    let marked = try MarkedScenario(
      changed: "include: [office.yaml]\nrecording: [ { of: job, missing: 1 % } ]",
      with: ["office.yaml": "motcua: 1\nrecording: [ { missing: 2 % } ]\n"])
    #expect(marked.scenario?.recording.map(\.missing) == [0.01, 0.02], "\(marked.said)")
  }
}
