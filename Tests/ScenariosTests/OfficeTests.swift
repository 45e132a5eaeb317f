import Scenarios
import Statistics
import Testing
import WorkingTime

@Suite("The office")
struct OfficeTests {
  @Test("has calendars by day, where a later key overrides an earlier range")
  func hasCalendars() throws {
    let marked = try MarkedScenario(
      changed: """
        calendars:
          open: { hours: always }
          office: { hours: { mon..fri: [07h30..11h30, 13h00..17h00], fri: 07h30..11h30 }, holidays: vietnam, closed: [2023-01-05, 2023-04-01..2023-04-15], at-closing: finish }
          saturday: { like: office, hours: { sat: 07h30..11h30 } }
        """)
    let calendars = try #require(marked.scenario?.calendars, "\(marked.said)")
    #expect(calendars[0].rule.isAlwaysOpen)
    let office = calendars[1]
    #expect(office.rule.hours.map(\.count) == [2, 2, 2, 2, 1, 0, 0])
    #expect(
      office.rule.hours[0][1] == TimeOfDay(hour: 13, minute: 0)..<TimeOfDay(hour: 17, minute: 0))
    #expect(
      office.rule.closed.count == 2 && office.atClosing == .finish
        && office.rule.holidays == .vietnam)
    #expect(
      calendars[2].rule.hours.map(\.count) == [0, 0, 0, 0, 0, 1, 0], "a schedule is replaced whole")
    #expect(calendars[2].rule.holidays == .vietnam && calendars[2].atClosing == .finish)
  }

  @Test("has profiles with weights, Tết, trend and spread")
  func hasProfiles() throws {
    let marked = try MarkedScenario(
      changed: """
        profiles:
          day: { when: open hours of intake, month: { feb: 0.8 }, weekday: { mon: 1.2 }, hour: { 07h30: 1, 10h30: 0.7 }, tet: { before: 14 days, low: 50 %, after: 7 days, high: 140 % }, trend: -3 % per year, spread: { year: 3 %, day: 12 % } }
        """)
    let profile = try #require(marked.scenario?.profiles.first, "\(marked.said)")
    #expect(profile.openHoursOnly && profile.months[1] == 0.8 && profile.months[0] == 1)
    #expect(profile.weekdays[0] == 1.2 && profile.hours.count == 2)
    #expect(profile.tet?.beforeDays == 14 && profile.tet?.low == 0.5)
    #expect(profile.tet?.afterDays == 7 && profile.tet?.high == 1.4)
    #expect(
      profile.trendPerYear == -0.03 && profile.yearSpread == 0.03 && profile.daySpread == 0.12)
  }

  @Test("writes groups out: count, each and table, with defaults beside")
  func writesGroupsOut() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 2.5 posts } }
          wards: { count: 3, name: "Phường {n}", calendar: open, staff: { officer: 1 post } }
          clusters: { each: { a: { serves: [wards.1, wards.2], name: Cụm A }, b: { serves: wards.3 } }, level: commune, calendar: open }
          communes: { table: tables/c.csv, calendar: open, staff: { officer: { posts: 1 post, absent: 5 % }, head: 1 post } }
          police: { count: 3, serves: wards }
        """,
      with: [
        "tables/c.csv":
          "\u{FEFF}id;name;parent;data.people;staff.officer\r\nx;\"Xã \"\"X\"\"; một\";desk;1200;2 posts (S)\r\ny;;;30;\r\n"
      ])
    let agencies = try #require(marked.scenario?.agencies, "\(marked.said)")
    let names = agencies.map(\.name)
    #expect(names[1...3] == ["wards.1", "wards.2", "wards.3"])
    #expect(agencies[2].label == "Phường 2" && agencies[2].group == "wards")
    #expect(agencies[4].serves == ["wards.1", "wards.2"] && agencies[4].level == .commune)
    let x = try #require(agencies.first { $0.name == "communes.x" })
    #expect(x.label == "Xã \"X\"; một" && x.parent == "desk" && x.data == ["people": 1200])
    #expect(
      x.staff.map { "\($0.role) \($0.posts) \($0.absent)" } == ["officer 2.0 0.05", "head 1.0 0.0"])
    let y = try #require(agencies.first { $0.name == "communes.y" })
    #expect(y.label == "communes.y" && y.staff[0].posts == 1 && y.parent == nil)
    #expect(
      agencies.filter { $0.group == "police" }.map(\.serves) == [
        ["wards.1"], ["wards.2"], ["wards.3"],
      ])
    #expect(
      marked.scenario?.agencyGroups.map(\.name) == ["wards", "clusters", "communes", "police"])
  }

  @Test("copies procedures with `like:` and changes their steps")
  func copiesProcedures() throws {
    let marked = try MarkedScenario(
      changed: """
        clock: { calendar: open, cut-off: 14h00, judged: instant }
        procedures:
          old: { name: Cũ, code: "1.012790", field: land, limit: 3 days, workflow: [ { receive: dossier, at: intake, by: server, work: 1 min }, { step: serve, at: deciding, by: server, work: 5 min, at-closing: finish }, { deliver: result, at: intake, by: server, work: 1 min, if: channel != online } ] }
          job: { like: old, intake: desk, deciding: desk, limit: 5 days, clock: { judged: date }, steps: { serve: { work: 9 min, chance: 50 % } } }
          jobs: { like: job, each: { a: {}, b: { steps: { serve: { work: 1 h } } } } }
        demand: { job: { arrivals: 1 per h }, b: { arrivals: 1 per h }, more: { of: jobs.a, arrivals: 1 per h } }
        """)
    let procedures = try #require(marked.scenario?.procedures, "\(marked.said)")
    #expect(
      procedures.map(\.name) == ["job", "jobs.a", "jobs.b"], "what nobody asks for stays out")
    let job = procedures[0]
    #expect(
      job.label == "Cũ" && job.code == "1.012790" && job.field == "land"
        && job.limit == .calendarDays(5))
    #expect(job.clock.calendar == "open" && job.clock.starts == .acceptance)
    #expect(job.clock.cutOff == TimeOfDay(hour: 14, minute: 0) && job.clock.judged == .date)
    #expect(job.steps.map(\.kind) == [.receive, .step, .deliver])
    #expect(job.steps[1].work == .constant(540) && job.steps[1].chance == 0.5)
    #expect(job.steps[1].atClosing == .finish)
    #expect(job.steps[2].condition?.value == "online")
    #expect(job.steps[2].condition?.isEqual == false)
    #expect(
      procedures[2].steps[1].work == .constant(3600) && procedures[2].steps[1].chance == 0.5)
    #expect(marked.scenario?.demand.map(\.procedure) == ["job", "jobs.b", "jobs.a"])
  }

  @Test("sends dossiers to the member that serves their place")
  func servesPlaces() throws {
    let marked = try MarkedScenario(
      changed: """
        agencies:
          desk: { calendar: open, staff: { server: 1 post } }
          districts: { each: { north: {}, south: {} }, calendar: open, staff: { officer: 1 post } }
          wards: { each: { a: { parent: districts.north, data: { people: 1 } }, b: { parent: districts.south, data: { people: 3 } } }, calendar: open, staff: { officer: 1 post } }
          police: { each: { p: { serves: [districts.north] }, q: { serves: [wards.b] } }, calendar: open, staff: { officer: 1 post } }
        procedures:
          job: { deciding: districts, workflow: [ { step: a, at: wards, by: officer, work: 1 min }, { step: b, at: police, by: officer, work: 1 min }, { step: c, at: deciding, by: officer, work: 1 min } ] }
        demand: { job: { arrivals: 1 per h, from: wards, split: data.people } }
        """)
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.demand[0].places.map(\.agency) == ["wards.a", "wards.b"])
    #expect(scenario.demand[0].places.map(\.share) == [0.25, 0.75])
    let services = ServiceMap(scenario.agencies)
    #expect(services.agency(.group("wards"), serving: "wards.a") == "wards.a")
    #expect(services.agency(.group("districts"), serving: "wards.b") == "districts.south")
    #expect(services.agency(.group("police"), serving: "wards.a") == "police.p")
    #expect(services.agency(.group("police"), serving: "wards.b") == "police.q")
    #expect(services.agency(.agency("desk"), serving: nil) == "desk")
    #expect(services.agency(.group("police"), serving: "desk") == nil)
  }

  @Test("leaves a catalogue's unused procedures alone")
  func leavesUnusedProceduresAlone() throws {
    let marked = try MarkedScenario(
      changed: """
        procedures:
          job: { deciding: desk, limit: 3 days, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }
          other: { workflow: [ { receive: a, at: intake, by: nobody, work: 5 min }, { step: b, at: tax-office, by: nobody, work: 5 min } ] }
        """)
    #expect(marked.scenario?.procedures.map(\.name) == ["job"], "\(marked.said)")
    #expect(marked.said.isEmpty)
  }
}
