import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// A desk whose dossiers come as recorded.
private struct TracedDesk {
  var desk = DeskText()
  var trace: Trace
  var recordsHours = false

  func model() throws -> Model {
    var scenario = try ScenarioText.scenario(desk.text)
    scenario.demand[0].rate = .trace(trace)
    return try Model(compiling: scenario, options: RunOptions(recordsHours: recordsHours))
  }

  func outcomes(replications: Int = 1) throws -> [Outcome] {
    try EngineTests.outcomes(of: model(), replications: replications)
  }

  /// The codes of what is wrong.
  func complaints() -> [String] {
    do {
      _ = try model()
      return []
    } catch {
      return (error as? Diagnostics)?.all.map(\.code) ?? ["another error"]
    }
  }
}

/// The instant so many hours after the start of a day.
private func instant(_ day: String, _ hour: Double) throws -> Int64 {
  try #require(CivilDate(day)).startSecond + hours(hour)
}

@Suite("Traces")
struct TraceTests {
  @Test("dossiers come at the recorded instants, and those before the run do not come")
  func recordedInstants() throws {
    let times = [-30, 0, 0.5, 0.5, 3.25, 23.9, 24, 500]
    let rows = try times.map { TraceRow(received: try instant("2024-01-08", $0)) }
    let desk = DeskText(period: "2024-01-08..2024-01-09", work: "5000 h")
    let open = try TracedDesk(desk: desk, trace: Trace(rows: rows), recordsHours: true)
      .outcomes()[0].hourlyOpen
    // What comes at a full hour comes after the look at that hour.
    #expect(open[0...4] == [0, 3, 3, 3, 4])
    #expect(open[23...25] == [4, 5, 6])
    #expect(open[48] == 6)
  }

  @Test("rows in the warm-up are carried over")
  func warmUp() throws {
    let rows = try [-50, -40, -1, 5].map { TraceRow(received: try instant("2024-01-08", $0)) }
    let desk = DeskText(period: "2024-01-08..2024-01-09", work: "5000 h", warmUpDays: 2)
    let tally = try TracedDesk(desk: desk, trace: Trace(rows: rows)).outcomes()[0].total.tally
    #expect(tally.carriedOver == 2)
    #expect(tally.received == 1)
  }

  @Test("a scale repeats rows and leaves rows out, as often as it says")
  func scales() throws {
    let rows = try (0..<4000).map { TraceRow(received: try instant("2024-01-08", Double($0) / 10)) }
    let desk = DeskText(period: "2024-01-08..2024-02-29", posts: "90 posts", work: "1 min")
    var last = [Int64](repeating: 0, count: 3)
    for scale in [0, 0.25, 0.97, 1, 1.03, 2, 2.5] {
      let counts = try TracedDesk(desk: desk, trace: Trace(rows: rows, scale: scale))
        .outcomes(replications: 3).map(\.total.tally.received)
      let fraction = scale - scale.rounded(.down)
      for (index, count) in counts.enumerated() {
        // Binomial, 4 standard errors; exact where the scale is a whole number.
        let error = (4000 * fraction * (1 - fraction)).squareRoot()
        #expect(abs(Double(count) - 4000 * scale) <= 4 * error, "scale \(scale): \(counts)")
        // The rows that come at one scale come at every greater one.
        #expect(count >= last[index])
      }
      if fraction > 0 { #expect(Set(counts).count > 1) }
      last = counts
    }
  }

  @Test("another scale changes nothing about the dossiers that stay")
  func pairedByRow() throws {
    // A row every 100 h, and work of 10 h on average: each dossier is alone.
    let rows = try (0..<60).map { TraceRow(received: try instant("2024-01-08", Double($0) * 100)) }
    let desk = DeskText(period: "2024-01-08..2024-10-31", work: "exponential 600 min")
    func windows(_ scale: Double) throws -> [[Int32]] {
      let open = try TracedDesk(
        desk: desk, trace: Trace(rows: rows, scale: scale), recordsHours: true
      ).outcomes()[0].hourlyOpen
      return (0..<60).map { Array(open[$0 * 100 + 1...$0 * 100 + 99]) }
    }
    let whole = try windows(1)
    let half = try windows(0.5)
    let kept = half.indices.filter { half[$0].contains { $0 > 0 } }
    #expect(kept.count > 15 && kept.count < 45)
    for row in kept { #expect(half[row] == whole[row], "row \(row)") }
    #expect(Set(whole).count > 10)
  }

  @Test("after the last row the trace starts again, so that the cohort is followed under load")
  func startsAgain() throws {
    let rows = try (0..<7).map {
      TraceRow(received: try instant("2024-01-08", Double($0) * 24 + 12))
    }
    // Nothing is ever done; the last of the cohort is overdue just after noon of the 28th day.
    let desk = DeskText(period: "2024-01-08..2024-01-14", work: "50000 h", limit: "504 h")
    let traced = TracedDesk(desk: desk, trace: Trace(rows: rows))
    /// How many had come when the run ended: all of them are still there.
    func come(to traced: TracedDesk) throws -> Int {
      var simulation = Simulation(try traced.model())
      _ = try simulation.run(replication: 0, seed: 1)
      return simulation.liveCount
    }
    let outcome = try traced.outcomes()[0]
    #expect(outcome.total.tally.received == 7)
    #expect(outcome.total.tally.cohortLate == 7)
    #expect(outcome.dossiers == 7)
    #expect(try come(to: traced) == 28)
    // Eight days are covered by two weeks: days 8 and 15 to 21 of the trace's second turn.
    var longer = traced
    longer.desk.period = "2024-01-08..2024-01-15"
    #expect(try come(to: longer) == 7 + 7)
    longer.desk.limit = "600 h"
    // 25 days after noon of 14 January lies noon of 8 February, in the third turn.
    #expect(try come(to: longer) == 7 + 7 + 0 + 4)
  }

  @Test("a source of recorded arrivals may end after its first dossiers")
  func first() throws {
    let rows = try (0..<50).map { TraceRow(received: try instant("2024-01-08", Double($0))) }
    let desk = DeskText(period: "2024-01-08..2024-01-31", first: 7)
    let traced = TracedDesk(desk: desk, trace: Trace(rows: rows, scale: 2))
    #expect(try traced.outcomes()[0].total.tally.received == 7)
  }

  @Test("places and channels are those of the rows; a place left out is drawn by the split")
  func placesAndChannels() throws {
    let text = """
      motcua: 1
      title: traced
      question: Whence?
      period: 2024-01-08..2024-03-31
      calendars: { open: { hours: always } }
      agencies:
        wards:
          each: { a: { data: { people: 1 } }, b: { data: { people: 3 } }, c: { data: { people: 0 } } }
          calendar: open
          staff: { clerk: 1 post }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: wards, workflow: [ { step: serve, if: channel != online, at: wards, by: clerk, work: 6 min } ] }
      demand: { job: { arrivals: 1 per day, from: wards, split: data.people } }
      """
    var scenario = try ScenarioText.scenario(text)
    let start = try instant("2024-01-08", 0)
    let channels: [Channel] = [.counter, .online, .assisted, .postal]
    let rows = (0..<1600).map { (index: Int) -> TraceRow in
      let place: String? = index % 2 == 0 ? "wards.c" : nil
      let received = start + Int64(index) * 3600
      return TraceRow(received: received, place: place, channel: channels[index / 2 % 4])
    }
    scenario.demand[0].rate = .trace(Trace(rows: rows))
    let model = try Model(compiling: scenario)
    let outcome = try outcomes(of: model, replications: 1)[0]
    #expect(model.margins.channels == channels)
    #expect(outcome.channels.map(\.tally.received) == [400, 400, 400, 400])
    #expect(outcome.total.tally.receivedOnline == 800)
    #expect(outcome.agencies[2].tally.received == 800)
    // Binomial of 800, 4 standard errors.
    let ofWardA = Double(outcome.agencies[0].tally.received)
    #expect(abs(ofWardA - 200) < 4 * 150.0.squareRoot())
    #expect(outcome.pools.map(\.started).reduce(0, +) == 1200)
    // 600 rows of the clerk of ward c and 600 of the others, 0.1 h each, over 84 days.
    let loads = model.expectedLoads.compactMap(\.self)
    for (load, count) in zip(loads, [150.0, 450, 600]) {
      #expect(abs(load - count * 0.1 / (84 * 24)) < 1e-12)
    }
  }

  @Test("what cannot be used is refused")
  func refusals() throws {
    let first = TraceRow(received: try instant("2024-01-08", 2))
    let second = TraceRow(received: try instant("2024-01-08", 1))
    #expect(TracedDesk(trace: Trace(rows: [first, second])).complaints() == ["E0921"])
    #expect(TracedDesk(trace: Trace(rows: [second, first])).complaints().isEmpty)
    #expect(TracedDesk(trace: Trace(rows: [])).complaints().isEmpty)
    #expect(TracedDesk(trace: Trace(rows: [first], scale: 300)).complaints() == ["E0921"])
    #expect(TracedDesk(trace: Trace(rows: [first], scale: -1)).complaints() == ["E0921"])
    #expect(TracedDesk(trace: Trace(rows: [first], scale: .nan)).complaints() == ["E0921"])
    var elsewhere = first
    elsewhere.place = "nowhere"
    #expect(TracedDesk(trace: Trace(rows: [elsewhere])).complaints() == ["E0901"])
    var attributed = try ScenarioText.scenario(DeskText().text)
    attributed.demand[0].rate = .trace(
      Trace(rows: [TraceRow(received: first.received, attributes: [3, 1])]))
    // No attribute is declared, so there is nothing that the columns could mean.
    #expect(throws: Never.self) { try Model(compiling: attributed) }
  }
}
