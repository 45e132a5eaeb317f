import Scenarios
import Testing
import WorkingTime

@Suite("The backlog")
struct BacklogTests {
  private let office = """
    procedures:
      job: { intake: desk, deciding: desk, limit: 3 days, workflow: [ { receive: take, at: intake, by: server, work: 1 min }, { choose: way, cases: [ { chance: 5 %, do: [ { step: far, at: desk, by: server, work: 1 min } ] } ] }, { step: serve, at: wards, by: officer, work: 5 min }, { deliver: hand, at: desk, by: server, work: 1 min } ] }
      old: { each: { paper: {} }, deciding: desk, limit: 3 days, workflow: [ { step: scan, at: desk, by: server, work: 5 min } ] }
    demand: { job: { from: wards, arrivals: 1 per h } }
    """

  private func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: day)
  }

  @Test("is read from a table, or written out", arguments: [true, false])
  func isRead(isTable: Bool) throws {
    let rows =
      isTable
      ? "table: b.csv"
      : "rows: [ { procedure: job, place: wards.2, step: far, state: in-progress, received: 2022-12-01..2022-12-31, count: 9 (S), due: 2023-01-03 }, { procedure: job, received: 2022-12-30, count: 4 }, { procedure: paper, received: 2012-12-31, count: 7, state: received }, { procedure: job, received: 2022-12-30, count: 0 } ]"
    let marked = try MarkedScenario(
      changed: office + "\nbacklog: { \(rows), as-of: 2022-12-31, count: 20 (S), steps: first }",
      with: [
        "b.csv":
          "\u{FEFF}procedure;place;step;state;received;count;due;source\r\njob;wards.2;far;in-progress;2022-12-01..2022-12-31;9 (S);2023-01-03;\r\njob;;;;2022-12-30;4;;S\r\npaper;;;received;2012-12-31;7;;\r\njob;;;;2022-12-30;0;;\r\n"
      ])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    let backlog = try #require(scenario.backlog)
    #expect(backlog.asOf == day(2022, 12, 31) && backlog.placement == .first)
    #expect(backlog.entries.map(\.procedure) == ["job", "job", "old.paper"])
    #expect(backlog.entries.map(\.count) == [9, 4, 7], "rows of no dossiers are left out")
    #expect(backlog.entries.map(\.place) == ["wards.2", nil, nil])
    #expect(backlog.entries.map(\.step) == ["far", nil, nil])
    #expect(backlog.entries.map(\.due) == [day(2023, 1, 3), nil, nil])
    let (first, last) = try (#require(day(2022, 12, 1)), #require(day(2022, 12, 31)))
    #expect(backlog.entries[0].received == first...last)
    #expect(
      scenario.procedures.map(\.name) == ["job", "old.paper"], "a backlog uses a procedure")
    let count = scenario.parameters.first { $0.path == "backlog.count" }
    #expect(count?.value == "20" && count?.source == "S")
    #expect(scenario.parameters.contains { $0.path == "backlog.1.count" && $0.value == "9" })
  }

  @Test("stands by age unless the file says otherwise, and names places by their members")
  func standsByAge() throws {
    let marked = try MarkedScenario(
      changed: office.replacing("wards, by: officer", with: "cities, by: officer")
        .replacing("from: wards", with: "from: cities")
        + "\nagencies:\n  desk: { calendar: open, staff: { server: 2 posts } }\n  cities: { each: { hue: {}, vinh: {} }, calendar: open, staff: { officer: 1 post } }\n"
        + "backlog: { as-of: 2022-12-31, rows: [ { procedure: job, place: hue, received: 2022-12-30, count: 4 } ] }"
    )
    let backlog = try #require(marked.scenario?.backlog, "\(marked.said)")
    #expect(backlog.placement == .byAge && backlog.entries[0].place == "cities.hue")
  }

  @Test("checks the road of procedures that nobody asks for any more")
  func checksRoads() throws {
    let marked = try MarkedScenario(
      changed: office
        + "\nbacklog: { as-of: 2022-12-31, rows: [ { procedure: old.paper, place: wards.3, received: 2022-12-30, count: 4 } ] }"
    )
    #expect(marked.scenario?.backlog?.entries.map(\.place) == ["wards.3"], "\(marked.said)")
    let broken = try MarkedScenario(
      changed: office.replacing(
        "step: scan, at: desk, by: server", with: "step: scan, at: desk, by: clerk")
        + "\nbacklog: { as-of: 2022-12-31, rows: [ { procedure: paper, received: 2022-12-30, count: 4 } ] }"
    )
    #expect(broken.said.map(\.code) == ["E0217"], "\(broken.said)")
  }

  @Test("is not what is included")
  func isNotIncluded() throws {
    let marked = try MarkedScenario(
      changed: "include: [o.yaml]",
      with: ["o.yaml": "motcua: 1\nbacklog: { table: none.csv, as-of: 2022-12-31 }\n"])
    #expect(marked.scenario != nil && marked.scenario?.backlog == nil, "\(marked.said)")
  }
}
