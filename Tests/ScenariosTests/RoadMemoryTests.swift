import Scenarios
import Testing
import Wording

/// Demands from the same places: what holds for one must not be taken to hold for another.
@Suite("Roads from the same places")
struct RoadMemoryTests {
  private let wards = "from: wards, arrivals: 1 per h"

  /// Codes and messages of the errors in an office with a desk, wards that are open on Monday mornings,
  /// a hall that closes in the middle of the year and a group with a member without posts.
  private func said(
    _ procedures: [String], _ demand: [String], with files: [String: String] = [:]
  ) throws -> [String] {
    let text = """
      calendars:
        open: { hours: always }
        mondays: { hours: { mon: 08h00..12h00 } }
      agencies:
        desk: { calendar: open, staff: { server: 2 posts } }
        wards: { count: 3, calendar: mondays, staff: { officer: 1 post } }
        halls: { each: { old: { closes: 2023-07-01 } }, serves: [wards.1, wards.2, wards.3], calendar: open, staff: { clerk: 1 post } }
        empty: { each: { a: { staff: { officer: 1 post } }, b: { staff: { officer: 0 posts } } }, calendar: open }
      procedures:
      \(procedures.map { "  \($0)" }.joined(separator: "\n"))
      demand:
      \(demand.map { "  \($0)" }.joined(separator: "\n"))
      """
    let marked = try MarkedScenario(changed: text, with: files)
    return marked.said.filter { $0.severity == .error }.map { "\($0.code) \($0.message.english)" }
  }

  private func procedure(_ name: String, _ step: String) -> String {
    "\(name): { deciding: desk, limit: 3 days, workflow: [ { step: a, work: 5 min, \(step) } ] }"
  }

  @Test("are fine together where each is fine")
  func areFineTogether() throws {
    let step = "at: wards, by: officer"
    let said = try said(
      [procedure("p", step), procedure("q", step)], ["p: { \(wards) }", "q: { \(wards) }"])
    #expect(said.isEmpty, "\(said)")
  }

  @Test("are told one by one of the same trouble")
  func areToldOneByOne() throws {
    let step = "at: halls, by: clerk"
    let said = try said(
      [procedure("p", step), procedure("q", step)], ["p: { \(wards) }", "q: { \(wards) }"])
    #expect(said.count == 2)
    #expect(said.first?.contains("dossiers of 'p' from 'wards.1'") == true, "\(said)")
    #expect(said.last?.contains("dossiers of 'q' from 'wards.1'") == true, "\(said)")
  }

  @Test(
    "differ by role, agency and window",
    arguments: [
      ("at: empty.a, by: server", "E0217"),
      ("at: desk, by: officer", "E0217"),
      ("at: wards, by: officer, window: { tue: 08h00..12h00 }", "E0536"),
      ("at: wards, by: officer, window: { mon: 13h00..17h00 }", "E0536"),
    ])
  func differByStep(step: String, code: String) throws {
    let said = try said(
      [procedure("p", "at: wards, by: officer"), procedure("q", step)],
      ["p: { \(wards) }", "q: { \(wards) }"])
    #expect(said.count == 1 && said.first?.hasPrefix(code) == true, "\(said)")
  }

  @Test("differ by the days on which dossiers come")
  func differByDays() throws {
    let step = "at: halls, by: clerk"
    let rows = "received;procedure;place\n2023-03-01T08:00;p;wards.1\n2023-06-30T08:00;p;wards.2\n"
    let said = try said(
      [procedure("p", step), procedure("q", step)],
      ["p: { trace: t.csv, from: wards }", "q: { \(wards) }"], with: ["t.csv": rows])
    #expect(said.count == 1, "\(said)")
    #expect(said.first?.contains("dossiers of 'q' from 'wards.1'") == true, "\(said)")
  }

  @Test("differ by their places", arguments: ["empty", "[empty.a, empty.b]"])
  func differByPlaces(from: String) throws {
    let said = try said(
      [procedure("p", "at: empty, by: officer"), procedure("q", "at: empty, by: officer")],
      ["p: { from: empty.a, arrivals: 1 per h }", "q: { from: \(from), arrivals: 1 per h }"])
    #expect(said.count == 1, "\(said)")
    #expect(said.first?.contains("'empty.b' has 0 posts of 'officer'") == true, "\(said)")
  }

  @Test("differ by whether there are others for a closed day")
  func differByOthers() throws {
    let said = try said(
      [
        procedure("p", "at: halls, by: [clerk, desk.server]"),
        procedure("q", "at: halls, by: clerk"),
      ],
      ["p: { \(wards) }", "q: { \(wards) }"])
    #expect(said.contains { $0.contains("dossiers of 'q' from 'wards.1'") }, "\(said)")
  }
}
