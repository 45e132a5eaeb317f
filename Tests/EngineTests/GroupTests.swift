import Engine
import SampleScenarios
import Scenarios
import Testing

/// The outcomes of a desk where dossiers come in groups.
private func outcomes(
  of desk: DeskText, groupSize: Int, replications: Int = 1, recordsHours: Bool = false
) throws -> [Outcome] {
  var scenario = try ScenarioText.scenario(desk.text)
  scenario.demand[0].groupSize = groupSize
  let model = try Model(
    compiling: scenario, options: RunOptions(recordsHours: recordsHours))
  return try outcomes(of: model, replications: replications)
}

@Suite("Groups of arrivals")
struct GroupTests {
  @Test("each one of a group waits for those before it")
  func waitsInAGroup() throws {
    let desk = DeskText(period: "2024-01-08..2024-01-14", arrivals: "every 600 min")
    let tally = try outcomes(of: desk, groupSize: 4)[0].total.tally
    // The week has 168 h: groups come after 10, 20, ... 160 h, and each is done 4 h later.
    #expect(tally.received == 16 * 4)
    #expect(tally.resolved == 16 * 4)
    #expect(tally.waitSeconds == 16 * hours(0 + 1 + 2 + 3))
    #expect(tally.elapsedSeconds == 16 * hours(1 + 2 + 3 + 4))
  }

  @Test("the gaps of a renewal process are between groups, and `first:` cuts the last one short")
  func gapsAreBetweenGroups() throws {
    let desk = DeskText(
      period: "2024-01-08..2024-01-08", work: "100 h", arrivals: "every 90 min", first: 7)
    let open = try outcomes(of: desk, groupSize: 3, recordsHours: true)[0].hourlyOpen
    // Groups after 1.5, 3 and 4.5 h.
    #expect(open[0...6] == [0, 0, 3, 3, 6, 7, 7])
    #expect(open[24] == 7)
  }

  @Test("a rate counts dossiers, and groups come as much more rarely")
  func ratesCountDossiers() throws {
    let desk = DeskText(
      period: "2024-01-01..2024-06-30", posts: "60 posts", arrivals: "30 per day")
    for groupSize in [1, 4, 10] {
      let counts = try outcomes(of: desk, groupSize: groupSize, replications: 4).map {
        Int($0.total.tally.submitted)
      }
      #expect(counts.allSatisfy { $0 % groupSize == 0 })
      let mean = 4.0 * 182 * 30
      // Compound Poisson: the variance is the mean times the group's size; 4 standard errors.
      #expect(
        abs(Double(counts.reduce(0, +)) - mean) < 4 * (mean * Double(groupSize)).squareRoot(),
        "groups of \(groupSize): \(counts)")
    }
  }

  @Test("a group comes from one place by one channel, and its dossiers differ in all else")
  func oneRoadForAGroup() throws {
    let text = """
      motcua: 1
      title: groups
      question: Do they keep together?
      period: 2023-01-01..2023-03-31
      calendars: { open: { hours: always } }
      agencies:
        wards: { count: 3, calendar: open, staff: { clerk: 9 posts } }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: wards, workflow: [ { step: serve, at: wards, by: clerk, work: exponential 20 min } ] }
      demand:
        job: { arrivals: 2000 per period, from: wards, channels: { counter: 40 %, online: rest } }
      """
    var scenario = try ScenarioText.scenario(text)
    scenario.demand[0].groupSize = 5
    let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
    #expect(outcome.total.tally.received > 1000)
    #expect(outcome.agencies.allSatisfy { $0.tally.received > 0 && $0.tally.received % 5 == 0 })
    #expect(outcome.channels.allSatisfy { $0.tally.received > 0 && $0.tally.received % 5 == 0 })
    // Nine clerks: nearly all begin at once, and work of one length would show in the quantiles.
    let median = try #require(outcome.total.workingMedian)
    let ninetieth = try #require(outcome.total.workingNinetieth)
    #expect(ninetieth > 2 * median)
  }

  @Test("the expected load does not depend on the group's size, but for gaps between groups")
  func expectedLoads() throws {
    for (arrivals, factor) in [("12 per day", 1.0), ("every 120 min", 4)] {
      var scenario = try ScenarioText.scenario(DeskText(arrivals: arrivals).text)
      scenario.demand[0].groupSize = 4
      let load = try #require(try Model(compiling: scenario).expectedLoads[0])
      // 12 h of work a day of 24 h; 1e-12 for rounding.
      #expect(abs(load - 0.5 * factor) < 1e-12)
    }
  }
}
