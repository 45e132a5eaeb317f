import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Policies that reach everybody from a date on, worked out by hand.
///
/// Monday is 2024-01-08; the office is open 07:30-11:30 and 13:00-17:00.
@Suite("Hours, hand-overs and records on dates")
struct EverybodyAtOnceTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 30 min }"
  private static let saturday =
    "with-saturday: { like: office, hours: { mon..fri: [07h30..11h30, 13h00..17h00], sat: 08h00..10h00 } }"

  private func policies(_ actions: String) -> String {
    "policies: { p: { do: [ \(actions) ] } }\napply: [p]"
  }

  /// A dossier that comes on Friday the 12th at 16h50, with 30 min of work.
  private func friday(_ actions: String, workflow: [String] = [sign]) -> TinyOffice {
    var office = TinyOffice(
      workflow: workflow, limit: "1 working day",
      received: ["2024-01-12T16:50", "2024-01-19T16:50"])
    office.calendars = [Self.saturday]
    if !actions.isEmpty { office.extra = policies(actions) }
    return office
  }

  @Test(
    "staff works by the other calendar from the first day to the last, and the clock does not",
    arguments: [
      ("", "15 07h50", "22 07h50"),
      ("{ open: desk, calendar: with-saturday }", "13 08h20", "20 08h20"),
      ("{ open: desk, calendar: with-saturday, from: 2024-01-15 }", "15 07h50", "20 08h20"),
      // Begun before, and gone on with in the hours of the day itself.
      ("{ open: desk, calendar: with-saturday, from: 2024-01-13 }", "13 08h20", "20 08h20"),
      ("{ open: all, calendar: with-saturday, until: 2024-01-19 }", "13 08h20", "22 07h50"),
      (
        "{ open: desk, calendar: with-saturday, until: 2024-01-13, roles: [head, clerk] }",
        "13 08h20", "22 07h50"
      ),
      // Somebody else's hours.
      ("{ open: desk, calendar: with-saturday, roles: officer }", "15 07h50", "22 07h50"),
      ("{ open: land, calendar: with-saturday }", "15 07h50", "22 07h50"),
      ("{ open: desk, calendar: office, from: 2024-01-10 }", "15 07h50", "22 07h50"),
    ])
  func hours(actions: String, first: String, second: String) throws {
    let run = try friday(actions).run()
    #expect(run.times(.resolved) == ["1: \(first)", "2: \(second)"])
    // A Saturday on which a desk is open is no working day by law.
    let due = run.log.closings.map { TinyRun.time($0.due.lawful) }
    #expect(due == ["15 16h50", "22 16h50"])
  }

  @Test("a window lies in the hours by which staff works, and a batch in those of the agency")
  func windowsAndBatches() throws {
    let open = "{ open: desk, calendar: with-saturday }"
    let window =
      "{ step: sign, at: desk, by: clerk, work: 30 min, window: { mon..sat: 09h00..09h30 } }"
    #expect(
      try friday(open, workflow: [window]).run().times(.resolved)
        == ["1: 13 09h30", "2: 20 09h30"])
    #expect(
      try friday("", workflow: [window]).run().times(.resolved) == ["1: 15 09h30", "2: 22 09h30"])
    // The moment of Saturday falls in closed time of the agency: the same hour of Monday.
    let batch = "{ step: sign, at: desk, by: clerk, work: 30 min, batch: { sat: 09h00 } }"
    #expect(
      try friday(open, workflow: [batch]).run().times(.resolved) == ["1: 15 09h30", "2: 22 09h30"])
  }

  @Test(
    "dossiers sent from its first day to its last go by the policy's row, and no others",
    arguments: [
      ("", "", ["08h40", "08h40", "08h40"]),
      ("delay: 60 min", "", ["09h40", "09h40", "09h40"]),
      ("delay: 60 min", "delay: -50 %, from: 2024-01-10", ["09h40", "09h10", "09h10"]),
      (
        "delay: 60 min", "delay: -50 %, from: 2024-01-10, until: 2024-01-10",
        ["09h40", "09h10", "09h40"]
      ),
      ("delay: 60 min", "delay: 20 min", ["09h00", "09h00", "09h00"]),
      ("delay: 60 min", "delay: +0 %", ["09h40", "09h40", "09h40"]),
      // Paper before 15h00 goes at closing, 17h00, and is worked on the next morning.
      (
        "electronic: 0 %, paper: 15h00", "electronic: 100 %, from: 2024-01-10",
        ["07h40", "08h40", "08h40"]
      ),
      (
        "electronic: 100 %", "electronic: 0 %, paper: 15h00, from: 2024-01-11",
        ["08h40", "08h40", "07h40"]
      ),
      (
        "electronic: 0 %, paper: 15h00", "paper: 08h00, from: 2024-01-11",
        ["07h40", "07h40", "07h40"]
      ),
      // Nothing was said of the way: it went at once.
      ("", "delay: 30 min, from: 2024-01-11", ["08h40", "08h40", "09h10"]),
    ] as [(String, String, [String])])
  func handOvers(row: String, action: String, ends: [String]) throws {
    var office = TinyOffice(
      workflow: [Self.sign, "{ step: check, at: land, by: clerk, work: 10 min }"],
      limit: "5 working days",
      received: ["2024-01-09T08:00", "2024-01-10T08:00", "2024-01-11T08:00"])
    if !row.isEmpty { office.extra += "hand-overs: [ { from: desk, \(row) } ]\n" }
    if !action.isEmpty {
      office.extra += policies("{ hand-over: desk, to: land, \(action) }")
    }
    let times = try office.run().times(.resolved).map { String($0.suffix(5)) }
    // Dossier by dossier: what goes by paper may come later than the next one.
    #expect(times.sorted() == ends.sorted(), "\(times)")
  }

  @Test("records change from a date on, what happens does not, and the books still balance")
  func records() throws {
    let desk = DeskText(work: "20 min", arrivals: "every 30 min")
    let plain = try outcome(of: desk.text)
    // The period is January from the 8th on, and February.
    for (action, january, february) in [
      ("entered: 0 %, from: 2024-02-01", true, false),
      ("entered: 0 %, until: 2024-01-31", false, true),
      ("missing: 100 %, from: 2024-02-01", true, false),
    ] {
      let changed = try outcome(of: desk.text + policies("{ record: all, \(action) }"))
      let recorded = try #require(changed.recorded)
      var without = changed
      without.recorded = nil
      #expect(without == plain)
      for (row, isAll) in zip(recorded.months, [january, february]) {
        // A dossier or two that lie across the midnight between.
        #expect(isAll ? row.tally.resolved > 500 : row.tally.resolved <= 2, "\(action)")
      }
      for (before, after) in zip(recorded.months, recorded.months.dropFirst()) {
        #expect(after.tally.carriedOver == before.tally.open)
      }
    }
  }

  @Test("a rule said again, or changed by nothing, records the same to the last figure")
  func sameRecords() throws {
    let rule = "entered: 60 %, lag: lognormal 20 h cv 1, missing: 10 %, wrong: 20 %, bulk: 50 %"
    let text = StateTallyTests.text + "\nrecording: [ { of: walk, \(rule) }, { missing: 5 % } ]\n"
    let plain = try outcome(of: text)
    for action in [
      "{ record: walk, \(rule), from: 2024-01-20 }",
      "{ record: all, entered: +0 pp, lag: -0 %, missing: +0 pp, wrong: -0 %, bulk: +0 % }",
    ] {
      #expect(try outcome(of: text + policies(action)) == plain, "\(action)")
    }
    let other = try outcome(of: text + policies("{ record: walk, missing: -50 % }"))
    #expect(other.recorded != plain.recorded)
  }

  @Test("changes of records multiply, add and replace, whatever rules they are about")
  func strengths() throws {
    let desk = DeskText(work: "20 min", arrivals: "every 30 min")
    let rule = "recording: [ { entered: 40 %, missing: 50 % } ]\n"
    let same = try outcome(of: desk.text + "recording: [ { entered: 70 %, missing: 30 % } ]\n")
    for action in [
      "{ record: all, entered: +30 pp, missing: -40 % }",
      "{ record: job, entered: +50 pp, missing: 60 % }, { record: desk, entered: -20 pp, missing: -50 % }",
      "{ record: all, entered: 70 %, missing: 30 %, from: 2024-01-08 }, { record: all, entered: 1 %, missing: 2 % }",
    ] {
      let changed = try outcome(of: desk.text + rule + policies(action))
      #expect(changed.recorded?.total == same.recorded?.total, "\(action)")
    }
  }
}
