import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Two steps of fixed lengths, with posts for everybody: where a dossier stands follows from its age.
private func scenario(arrivals: String = "20 per h") throws -> Scenario {
  let text = """
    motcua: 1
    title: placement
    question: Where does a dossier of its age stand?
    period: 2024-03-06..2024-03-06
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { officer: 1000 posts, head: 2000 posts } } }
    clock: { calendar: open, starts: arrival, judged: instant }
    procedures:
      job:
        deciding: desk
        workflow:
          - { step: appraise, at: deciding, by: officer, work: 24 h }
          - { step: sign, at: deciding, by: head, work: 72 h }
    demand: { job: { arrivals: \(arrivals) } }
    """
  return try ScenarioText.scenario(text)
}

private func entry(_ day: String, count: Int) throws -> BacklogEntry {
  let date = try #require(CivilDate(day))
  return BacklogEntry(procedure: "job", received: date...date, count: count)
}

private func backlog(_ entries: [BacklogEntry]) throws -> Backlog {
  Backlog(asOf: try #require(CivilDate("2024-03-05")), placement: .byAge, entries: entries)
}

@Suite("Backlog placed by age")
struct BacklogPlacementTests {
  @Test("a dossier stands where those of its age stand in a run without backlog")
  func byAge() throws {
    var scenario = try scenario()
    // One new dossier alone in the run itself; the pilot has them all.
    scenario.demand[0].first = 1
    // Of Tuesday: less than 24 h old. Of Sunday: 48 to 72 h, two working days.
    scenario.backlog = try backlog([entry("2024-03-05", count: 40), entry("2024-03-03", count: 30)])
    let model = try Model(compiling: scenario)
    #expect(model.backlogPlacedByAge == 70)
    for outcome in try outcomes(of: model, replications: 3) {
      #expect(outcome.total.tally.carriedOver == 70)
      #expect(outcome.pools.map(\.started) == [41, 30])
    }
  }

  @Test("a dossier older than any that the pilot saw stands with the oldest")
  func olderThanAll() throws {
    var scenario = try scenario()
    scenario.demand[0].first = 1
    scenario.backlog = try backlog([entry("2023-12-01", count: 25)])
    let starts = try outcomes(of: Model(compiling: scenario), replications: 3).map {
      $0.pools.map(\.started)
    }
    #expect(starts.allSatisfy { $0 == [1, 25] })
  }

  @Test("recorded arrivals fill the pilot's days too")
  func ofATrace() throws {
    var scenario = try scenario()
    let start = scenario.period.lowerBound.startSecond
    let rows = (0..<480).map { TraceRow(received: start + Int64($0) * 180) }
    scenario.demand[0].rate = .trace(Trace(rows: rows))
    scenario.demand[0].first = 1
    // The trace has a Wednesday alone, so in the pilot every Wednesday has dossiers: on Wednesday at
    // 00h00, when the pilot is looked at, nobody is open; and so the first step is taken.
    scenario.backlog = try backlog([entry("2024-03-05", count: 40)])
    #expect(
      try outcomes(of: Model(compiling: scenario), replications: 1)[0].pools.map(\.started)
        == [41, 0])
    // A period from Tuesday to Wednesday: after two days those of Tuesday are at `sign`.
    let day = scenario.period.lowerBound
    scenario.period = day...day.advanced(byDays: 6)
    scenario.demand[0].rate = .trace(
      Trace(rows: (0..<3360).map { TraceRow(received: start + Int64($0) * 180) }))
    scenario.backlog = try backlog([entry("2024-03-03", count: 30)])
    let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
    #expect(outcome.pools.map(\.started) == [1, 31])
  }

  @Test(
    "a procedure that nobody asks for stands at its first step; nothing is placed if all is named")
  func neverSeen() throws {
    var scenario = try scenario()
    scenario.demand[0].channels = [ChannelShare(channel: .postal, share: 1)]
    scenario.demand[0].rate = .trace(Trace(rows: []))
    scenario.backlog = try backlog([entry("2024-03-03", count: 7)])
    let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
    #expect(outcome.pools.map(\.started) == [7, 0])
    #expect(outcome.channels[0].tally.carriedOver == 7)
    scenario.backlog?.entries[0].step = "sign"
    #expect(try Model(compiling: scenario).backlogPlacedByAge == 0)
    scenario.backlog = nil
    #expect(try Model(compiling: scenario).backlogPlacedByAge == 0)
  }

  @Test("place and channel that are not given follow the demand's shares")
  func drawnPlaces() throws {
    var scenario = try ScenarioText.scenario(
      """
      motcua: 1
      title: places
      question: Whose dossiers are they?
      period: 2024-03-06..2024-03-31
      calendars: { open: { hours: always } }
      agencies:
        wards:
          each: { a: { data: { people: 1 } }, b: { data: { people: 3 } } }
          calendar: open
          staff: { clerk: 9 posts }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: wards, workflow: [ { step: serve, at: wards, by: clerk, work: 6 min } ] }
        rare: { deciding: wards, workflow: [ { step: serve, at: wards, by: clerk, work: 6 min } ] }
      demand:
        job: { arrivals: 1 per day, from: wards, split: data.people, channels: { counter: 20 %, online: rest } }
        rare: { arrivals: 1 per day, from: wards }
      """)
    // In hand, and nobody asks for it any more.
    scenario.demand.removeLast()
    let date = try #require(CivilDate("2024-03-01"))
    func tallies(_ procedure: String, place: String? = nil) throws -> ([Int64], [Int64]) {
      scenario.backlog = Backlog(
        asOf: try #require(CivilDate("2024-03-05")), placement: .first,
        entries: [
          BacklogEntry(procedure: procedure, place: place, received: date...date, count: 1000)
        ])
      let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
      return (
        outcome.agencies.map(\.tally.carriedOver), outcome.channels.map(\.tally.carriedOver)
      )
    }
    // Binomial of 1000, 4 standard errors: at most 64.
    let (agencies, channels) = try tallies("job")
    #expect(abs(agencies[0] - 250) < 55 && agencies[0] + agencies[1] == 1000)
    #expect(abs(channels[0] - 200) < 51 && channels[0] + channels[1] == 1000)
    #expect(try tallies("job", place: "wards.a").0 == [1000, 0])
    let (members, counter) = try tallies("rare")
    #expect(abs(members[0] - 500) < 64 && members[0] + members[1] == 1000)
    #expect(counter == [1000, 0])
  }
}
