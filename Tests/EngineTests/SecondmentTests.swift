import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Seconded staff")
struct SecondmentTests {
  /// A desk with one clerk, and the police, two of whose officers may be sent there.
  private static func office(
    _ rows: String, police: String = "posts: 2 posts", clerk: String = "posts: 1 post",
    received: [String], extra: String = ""
  ) -> DatedOffice {
    DatedOffice(
      agencies: [
        "desk: { calendar: office, staff: { clerk: { \(clerk)\(rows.isEmpty ? "" : ", seconded: [ \(rows) ]") } } }",
        "police: { calendar: office, staff: { officer: { \(police) } } }",
        "tax: { level: outside }",
      ],
      procedures: [
        ("job", "desk", "{ step: serve, at: desk, by: clerk, work: 60 min }"),
        ("check", "police", "{ step: look, at: police, by: officer, work: 60 min }"),
      ],
      received: received, extra: extra)
  }

  private static let row =
    "{ from: police.officer, posts: 1 post, days: [tue, thu], productivity: 80 % }"

  @Test("on its days a post works here, at its productivity, and is missing there")
  func hereAndThere() throws {
    func two(_ day: String, _ procedure: String) -> [String] {
      Array(repeating: "2024-01-\(day)T08:00 \(procedure)", count: 2)
    }
    let run = try Self.office(
      Self.row,
      received: two("08", "job") + two("08", "check") + two("09", "job") + two("09", "check")
    ).run()
    #expect(
      run.ends == [
        // Monday: the clerk does one after the other, the officers both at once.
        "08 09:00:00", "08 10:00:00", "08 09:00:00", "08 09:00:00",
        // Tuesday: the second is done by the officer in 75 min; the other does both of the police.
        "09 09:00:00", "09 09:15:00", "09 09:00:00", "09 10:00:00",
      ])
    #expect(run.hands[5] == "desk.clerk 1")
    #expect(run.hands[6...] == ["police.officer 1", "police.officer 1"])
    // 18 weekdays of 8 h; the 9th, 11th, 16th, 18th, 23rd, 25th and 30th are Tuesdays and Thursdays.
    #expect(run.present("desk.clerk") == 8 * (18 + 7))
    #expect(run.present("police.officer") == 8 * (2 * 18 - 7))
  }

  @Test("nobody begins in the evening what would lie until the next visit")
  func leavesNothing() throws {
    // 16:30 on Tuesday: the clerk goes on with the first on Wednesday until 08:00; the officer has half an
    // hour left for 75 min, so the clerk does the second from 08:00 on.
    let short = try Self.office(
      Self.row, received: ["2024-01-09T16:30 job", "2024-01-09T16:30 job"]
    ).run()
    #expect(short.ends == ["10 08:00:00", "10 09:00:00"])
    // Every day the officer would be back the next morning: 30 min on Tuesday, 45 on Wednesday.
    let daily = try Self.office(
      "{ from: police.officer, posts: 1 post, productivity: 80 % }",
      received: ["2024-01-09T16:30 job", "2024-01-09T16:30 job"]
    ).run()
    #expect(daily.ends == ["10 08:00:00", "10 08:15:00"])
    // At home likewise: who will be away on Tuesday leaves it to the other.
    let home = try Self.office(
      Self.row, received: ["2024-01-08T16:30 check", "2024-01-08T16:30 check"]
    ).run()
    #expect(home.hands == ["police.officer 1", "police.officer 1"])
    #expect(home.ends == ["09 08:00:00", "09 09:00:00"])
  }

  @Test("work in hand stays with whoever went, until the next day there")
  func workInHand() throws {
    // 600 min at 80 % are 750: longer than a day, so the officer begins at 13:00 on Tuesday (the clerk has
    // one of 600), works 240 min, 480 on Thursday, and the last 30 on Tuesday 16.
    var office = Self.office(
      Self.row, received: ["2024-01-09T13:00 job", "2024-01-09T13:00 job"])
    office.procedures[0].workflow = "{ step: serve, at: desk, by: clerk, work: 600 min }"
    #expect(try office.run().ends == ["10 15:00:00", "16 08:00:00"])
  }

  @Test("absence goes with the person, whose draws are those of home")
  func absence() throws {
    let absent = "posts: 2 posts, absent: 30 %"
    let without = try Self.office("", police: absent, received: ["2024-01-08T08:00 job"]).run()
    let with = try Self.office(
      "{ from: police.officer, posts: 1 post, days: [tue, thu] }", police: absent,
      received: ["2024-01-08T08:00 job"]
    ).run()
    let sum = { (run: DatedRun) in run.present("desk.clerk") + run.present("police.officer") }
    // Whoever is absent is absent wherever he would have been, so that nothing is lost or won.
    #expect(sum(with) == sum(without))
    #expect(without.present("police.officer") < 8 * 2 * 18)
    #expect(with.present("desk.clerk") > 8 * 18)
    // An absence of its own is of these days alone.
    let own = try Self.office(
      "{ from: police.officer, posts: 1 post, days: [tue, thu], absent: 0 % }", police: absent,
      received: ["2024-01-08T08:00 job"]
    ).run()
    #expect(own.present("desk.clerk") == 8 * (18 + 7))
  }

  @Test("an agency beyond the office sends somebody and misses nobody")
  func outside() throws {
    let run = try Self.office(
      "{ from: tax.officer, posts: 2 posts, days: mon..wed }", received: ["2024-01-08T08:00 job"]
    ).run()
    // Mondays to Wednesdays: the 8th to 10th, 15th to 17th, 22nd to 24th, 29th to 31st.
    #expect(run.present("desk.clerk") == 8 * (18 + 2 * 12))
    #expect(run.present("police.officer") == 8 * 2 * 18)
  }

  @Test("people may be sent to several places on different days")
  func severalPlaces() throws {
    let office = DatedOffice(
      agencies: [
        "desk: { calendar: office, staff: { clerk: { posts: 1 post, seconded: [ { from: police.officer, posts: 1 post, days: tue } ] } } }",
        "annex: { calendar: office, staff: { clerk: { posts: 0 posts, seconded: [ { from: police.officer, posts: 1 post, days: [thu, fri] } ] } } }",
        "police: { calendar: office, staff: { officer: 1 post } }",
      ],
      procedures: [("job", "annex", "{ step: serve, at: annex, by: clerk, work: 60 min }")],
      received: ["2024-01-08T08:00"])
    let run = try office.run()
    #expect(run.ends == ["11 08:30:00"])
    // Four Tuesdays of the 8th to the 31st, three Thursdays and Fridays.
    #expect(run.present("desk.clerk") == 8 * (18 + 4))
    #expect(run.present("annex.clerk") == 8 * 6)
    #expect(run.present("police.officer") == 8 * (18 - 4 - 6))
  }

  @Test("policies change the posts of both sides, and those who are sent stay sent")
  func withPolicies() throws {
    let run = try Self.office(
      Self.row, received: ["2024-01-08T08:00 job"],
      extra: """
        policies: { more: { from: 2024-01-16, do: [ { staff: police.officer, posts: +1 post }, { staff: desk.clerk, posts: 2 posts } ] } }
        apply: [more]
        """
    ).run()
    // From the 16th on there are 12 weekdays.
    #expect(run.present("desk.clerk") == 8 * (18 + 12 + 7))
    #expect(run.present("police.officer") == 8 * (2 * 18 + 12 - 7))
  }

  @Test("an outage takes its share where people work on that day")
  func withOutages() throws {
    let run = try Self.office(
      Self.row, received: ["2024-01-08T08:00 job"],
      extra: "outages: [ { of: desk, closed: 2024-01-09, share: 50 % } ]"
    ).run()
    #expect(run.present("desk.clerk") == 8 * (18 + 7) - 8)
    #expect(run.present("police.officer") == 8 * (2 * 18 - 7))
    let home = try Self.office(
      Self.row, police: "posts: 3 posts", received: ["2024-01-08T08:00 job"],
      extra: "outages: [ { of: police, closed: 2024-01-09, share: 50 % } ]"
    ).run()
    // Two are there on the 9th, one of them is left.
    #expect(home.present("police.officer") == 8 * (3 * 18 - 7) - 8)
    #expect(home.present("desk.clerk") == 8 * (18 + 7))
  }

  @Test("on a day on which the other agency is closed everybody is at home")
  func hostIsClosed() throws {
    var office = Self.office(Self.row, received: ["2024-01-08T08:00 job"])
    office.agencies[0] = office.agencies[0].replacing("calendar: office", with: "calendar: week")
    office.agencies[1] = "police: { calendar: always, staff: { officer: 2 posts } }"
    office.holidays =
      ", closed: [2024-01-09] }\n  week: { hours: { mon..fri: 08h00..16h00 }, closed: [2024-01-09]"
    let run = try office.run()
    // Away on six days of 24 h.
    #expect(run.present("police.officer") == 24 * Double(2 * 24 - 6))
    #expect(run.present("desk.clerk") == 8 * (17 + 6))
  }

  @Test("a member of a group sends to the agency that it serves")
  func groups() throws {
    let office = DatedOffice(
      agencies: [
        "wards: { count: 2, calendar: office, staff: { clerk: { posts: 1 post, seconded: [ { from: police.officer, posts: 1 post, days: mon } ] } } }",
        "police: { count: 2, serves: wards, calendar: office, staff: { officer: 1 post } }",
      ],
      procedures: [("job", "wards", "{ step: serve, at: wards, by: clerk, work: 60 min }")],
      received: ["2024-01-08T08:00 job wards.2", "2024-01-08T08:00 job wards.2"])
    let run = try office.run()
    #expect(run.ends == ["08 09:00:00", "08 09:00:00"])
    #expect(run.present("police.1.officer") == 8 * 14 && run.present("police.2.officer") == 8 * 14)
  }

  @Test("loads expected before a run count people where they are")
  func loads() throws {
    func loads(_ rows: String) throws -> [Double?] {
      let office = Self.office(
        rows,
        received: Array(repeating: "2024-01-08T08:00 job", count: 9)
          + ["2024-01-08T08:00 check"])
      return try Model(compiling: office.scenario()).expectedLoads
    }
    let plain = try loads("").map { $0 ?? 0 }
    let with = try loads(Self.row).map { $0 ?? 0 }
    // 18 days of one become 18 + 7 x 0.8, and 36 become 29.
    #expect(abs(with[0] / plain[0] - 18 / (18 + 7 * 0.8)) < 1e-9)
    #expect(abs(with[1] / plain[1] - 36.0 / 29) < 1e-9)
  }
}
