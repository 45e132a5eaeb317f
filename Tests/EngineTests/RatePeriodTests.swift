import Engine
import SampleScenarios
import Scenarios
import Testing
import Wording
import WorkingTime

/// A desk with a lively profile, of which any days can be run.
private func work(
  _ rate: String, days: ClosedRange<CivilDate>? = nil, change: (inout Scenario) -> Void = { _ in }
) throws -> Double {
  let desk = DeskText(
    period: "2023-01-01..2023-10-31",
    calendar: "{ hours: { mon..fri: [07h30..11h30, 13h00..17h00] }, holidays: vietnam }",
    work: "1 min", arrivals: rate, profile: "way",
    profiles: """
      { way: { when: always, trend: 40 % per year, month: { mar: 2, sep: 0.5 }, \
      weekday: { mon: 1.5 }, tet: { before: 4 days, low: 40 %, after: 4 days, high: 160 % } } }
      """)
  var scenario = try ScenarioText.scenario(desk.text)
  if let days { scenario.period = days }
  change(&scenario)
  return try Model(compiling: scenario).expectedWorkSeconds[0]
}

private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

@Suite("The period of rates")
struct RatePeriodTests {
  @Test(
    "the days of a part of the period have the rates that they have in the whole",
    arguments: [
      "6000 per period", "30 per working day", "2 per h", "9000 per year", "700 per month",
    ])
  func partsAddUp(rate: String) throws {
    let whole = try work(rate)
    var sum = 0.0
    for month in 1...10 {
      let first = try #require(CivilDate(year: 2023, month: month, day: 1))
      sum += try work(rate, days: first...first.adding(months: 1).advanced(byDays: -1))
    }
    // Rounding of a few hundred additions.
    #expect(abs(sum - whole) < 1e-11 * whole)
    #expect(whole > 0)
  }

  @Test("a day has the same rate to the last bit, whatever run it is in")
  func sameToTheLastBit() throws {
    let day = try date("2023-10-17")...date("2023-10-17")
    for rate in ["6000 per period", "30 per working day", "9000 per year"] {
      let alone = try work(rate, days: day)
      let longBefore = try work(rate, days: day) { $0.experiment.warmUpDays = 900 }
      let withBacklog = try work(rate, days: day) { scenario in
        let received = CivilDate(dayNumber: day.lowerBound.dayNumber - 2000)
        scenario.backlog = Backlog(
          asOf: day.lowerBound.advanced(byDays: -1), placement: .first,
          entries: [BacklogEntry(procedure: "job", received: received...received, count: 1)])
      }
      #expect(alone == longBefore)
      #expect(alone == withBacklog)
    }
  }

  @Test("the last two months of a ten-month file bring their part of what the file says")
  func lastTwoMonths() throws {
    var scenario = try ScenarioText.scenario(
      DeskText(period: "2023-01-01..2023-10-31", work: "1 min", arrivals: "60800 per period").text)
    scenario.period = try date("2023-09-01")...date("2023-10-31")
    let counts = try outcomes(of: Model(compiling: scenario), replications: 2).map {
      Double($0.total.tally.received)
    }
    // 61 of 304 days; 4 standard errors of two Poisson counts.
    let expected = 2 * 12200.0
    let found = counts.reduce(0, +)
    #expect(abs(found - expected) < 4 * expected.squareRoot())
  }

  @Test(
    "a rate per period says nothing about other days",
    arguments: [
      ("2022-12-31..2023-03-01", "2022-12-31"), ("2023-10-01..2023-11-05", "2023-11-01"),
      ("2025-01-01..2025-02-01", "2025-01-01"),
    ])
  func outside(days: String, named: String) throws {
    let ends = try days.split(separator: "..").map { try date(String($0)) }
    let problem = try #require(throws: Diagnostics.self) {
      try work("6000 per period", days: ends[0]...ends[1])
    }
    #expect(problem.all.map(\.code) == ["E0920"])
    #expect(
      problem.all[0].message.english
        == "'6000 per period' of demand 'job' says nothing about \(named), "
        + "which lies outside the file's own period")
    #expect(try work("9000 per year", days: ends[0]...ends[1]) > 0)
    #expect(try work("30 per working day", days: ends[0]...ends[1]) > 0)
  }

  @Test("the warm-up of a part may begin before the file's own period")
  func warmUpBefore() throws {
    let days = try date("2023-01-01")...date("2023-02-01")
    #expect(
      try work("6000 per period", days: days) { $0.experiment.warmUpDays = 30 }
        == work("6000 per period", days: days))
  }
}
