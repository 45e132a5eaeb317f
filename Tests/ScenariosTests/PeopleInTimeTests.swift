import Scenarios
import Testing
import WorkingTime

@Suite("People and agencies in time")
struct PeopleInTimeTests {
  private static func staff(_ text: String) throws -> Staff {
    let marked = try MarkedScenario(changed: text)
    let scenario = try #require(marked.scenario, "\(marked.said)")
    return try #require(scenario.agencies.first?.staff.first)
  }

  @Test("reads productivity and learning; what learns nothing has no learning")
  func pace() throws {
    func read(_ keys: String) throws -> Staff {
      try Self.staff(
        "agencies: { desk: { calendar: open, staff: { server: { posts: 1 post\(keys) } } } }")
    }
    let plain = try read("")
    #expect(plain.productivity == 1 && plain.learning == nil && plain.seconded.isEmpty)
    let full = try read(
      ", productivity: 90 %, learning: { start: 140 %, half-life: 60 working days }")
    #expect(full.productivity == 0.9)
    #expect(full.learning == Learning(start: 1.4, halfLifeDays: 60))
    let none = try read(
      ", productivity: 100 %, learning: { start: 100 %, half-life: 1 working day }")
    #expect(none == plain)
  }

  @Test("reads who is seconded, with what is left out")
  func seconded() throws {
    let rows =
      "{ from: police.officer, posts: 1 post, days: [tue, thu], productivity: 80 %, absent: 5 % }, "
      + "{ from: police.officer, posts: 2 posts }, { from: police.officer, posts: 0 posts }, "
      + "{ from: tax.clerk, posts: 1 post, days: mon..wed fri }"
    let staff = try Self.staff(
      """
      agencies:
        desk: { calendar: open, staff: { server: { posts: 1 post, seconded: [ \(rows) ] } } }
        police: { calendar: open, staff: { officer: 3 posts } }
        tax: { level: outside }
      """)
    #expect(
      staff.seconded == [
        Secondment(
          agency: "police", role: "officer", posts: 1, days: [.tuesday, .thursday],
          productivity: 0.8, absent: 0.05),
        Secondment(agency: "police", role: "officer", posts: 2),
        Secondment(
          agency: "tax", role: "clerk", posts: 1, days: [.monday, .tuesday, .wednesday, .friday]),
      ])
  }

  @Test("a table of agencies says when they open and close")
  func spans() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2 posts } }
          halls: { table: halls.csv, calendar: open }
        """, with: ["halls.csv": "id,opens,closes\na,2023-03-01,\nb,,2023-03-01\n"])
    let halls = try #require(marked.scenario?.agencies.suffix(2), "\(marked.said)")
    let day = CivilDate(year: 2023, month: 3, day: 1)
    #expect(halls.map(\.opens) == [day, nil] && halls.map(\.closes) == [nil, day])
    let date = try #require(day)
    #expect(halls.map { $0.isOpen(on: date) } == [true, false])
    #expect(halls.map { $0.isOpen(on: date.advanced(byDays: -1)) } == [false, true])
  }

  @Test("members that take over from each other may serve the same places")
  func successors() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          wards: { count: 3, calendar: open }
          halls:
            each: { old: { closes: 2023-07-01 }, new: { opens: 2023-07-01 }, later: { opens: 2024-02-01 } }
            serves: [wards.1, wards.2, wards.3]
            calendar: open
            staff: { server: 1 post }
        procedures:
          job: { deciding: halls, limit: 3 days, workflow: [ { step: serve, at: halls, by: server, work: 5 min } ] }
        demand: { job: { from: wards, arrivals: 1 per h } }
        """)
    #expect(marked.scenario != nil, "\(marked.said)")
  }

  @Test("of a list of roles one that is open is enough")
  func oneOfSeveral() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 1 post }, closes: 2023-07-01 }
          hall: { calendar: open, staff: { server: 1 post }, opens: 2023-06-01 }
          office: { calendar: open }
        procedures:
          job: { deciding: office, limit: 3 days, workflow: [ { step: serve, at: office, by: [desk.server, hall.server], work: 5 min } ] }
        """)
    #expect(marked.scenario != nil, "\(marked.said)")
  }
}
