import Engine
import SampleScenarios
import Scenarios
import Statistics
import Testing

/// Queues in series come to the same figures with and without a list of events.
@Suite("Queues in series")
struct TandemTests {
  @Test("random lines of desks come to the same, bit for bit", arguments: 0..<40)
  func random(number: Int) throws {
    var stream = RandomStream(key: StreamKey.hash("series \(number)"))
    func one(of choices: [String]) -> String {
      choices[Int(stream.uniform() * Double(choices.count))]
    }
    var line = LineOfDesks()
    line.calendar = one(of: LineOfDesks.calendars)
    line.clock = one(of: LineOfDesks.calendars)
    line.desks = (0...Int(stream.uniform() * 4)).map { _ in
      (
        posts: one(of: ["1 post", "2 posts", "3 posts", "12 posts"]),
        work: one(of: [
          "exponential 60 min", "lognormal 60 min cv 2", "30 min", "exponential 2 min",
          "uniform 0..90 min", "triangular 1..20..120 min",
        ])
      )
    }
    line.arrivals = one(of: ["0.7 per h", "3 per h", "every 20 min", "900 per year", "12 per h"])
    line.limit = one(of: ["", "limit: 10 h,", "limit: 3 working days,", "limit: same day,"])
    line.warmUp = one(of: ["0 days", "45 days"])
    #expect(try line.isSame(replications: 2))
    // Laws that give no second now and then may need the events.
    if line.desks.allSatisfy({ !LineOfDesks.lawsWithNothing.contains($0.work) }) {
      #expect(try line.runsByStations())
    }
  }

  @Test("jobs of no time that end with others are left to the events")
  func ties() throws {
    // One job in five or six takes no second: which of those that end together goes on first hangs on
    // what ended in that second before.
    var line = LineOfDesks()
    line.desks = [("3 posts", "uniform 0..0.05 min"), ("1 post", "uniform 0..0.04 min")]
    line.arrivals = "600 per h"
    line.period = "2024-01-01..2024-01-03"
    #expect(try line.isSame(replications: 3))
    #expect(try !line.runsByStations())
  }

  @Test("one desk needs no events even where nothing takes time")
  func single() throws {
    var line = LineOfDesks()
    line.desks = [("2 posts", "uniform 0..0.05 min")]
    line.arrivals = "600 per h"
    line.period = "2024-01-01..2024-02-03"
    #expect(try line.isSame(replications: 2))
    #expect(try line.runsByStations())
  }

  @Test("work without an end, none that comes, and a few that come")
  func odd() throws {
    var line = LineOfDesks()
    line.desks = [("1 post", "2000 h"), ("1 post", "30 min")]
    #expect(try line.isSame(replications: 1))
    line.arrivals = "0 per h"
    #expect(try line.isSame(replications: 1))
    line.arrivals = "every 60 min, first: 5 dossiers"
    #expect(try line.isSame(replications: 1))
  }

  @Test(
    "what is more than queues in series is left to the events",
    arguments: [
      ("posts: 2 posts", "posts: 1.5 posts"),
      ("posts: 2 posts", "posts: 2 posts, absent: 5 %"),
      ("posts: 2 posts", "posts: 2 posts, order: shortest"),
      ("posts: 2 posts", "posts: 2 posts, learning: { start: 140 %, half-life: 20 working days }"),
      ("work: 30 min", "work: 30 min, chance: 50 %"),
      ("work: 30 min", "work: 30 min, outcomes: [ { stop: 5 % } ]"),
      ("work: 30 min", "work: 30 min, at-closing: finish"),
      ("work: 30 min", "work: 30 min, window: { mon..fri: 09h00..10h00 }"),
      ("per h }", "per h, in-groups: 2 dossiers }"),
      ("per h }", "per h, channels: { online: 30 %, counter: rest } }"),
    ])
  func others(plain: String, richer: String) throws {
    var line = LineOfDesks()
    line.desks = [("2 posts", "30 min"), ("1 post", "30 min")]
    let text = line.text
    #expect(text.contains(plain))
    #expect(try isPossible(text))
    #expect(try !isPossible(text.replacing(plain, with: richer)))
  }

  @Test("what is recorded hour by hour, and delays, need events")
  func recordings() throws {
    let scenario = try LineOfDesks().scenario()
    var options = RunOptions()
    #expect(try Self.isPossible(scenario, options))
    options.recordsHours = true
    #expect(try !Self.isPossible(scenario, options))
    options = RunOptions()
    options.recordsDelays = true
    #expect(try !Self.isPossible(scenario, options))
  }

  fileprivate static func isPossible(_ scenario: Scenario, _ options: RunOptions) throws -> Bool {
    let simulation = Simulation(try Model(compiling: scenario, options: options))
    return simulation.isPossibleTandem
  }

  private func isPossible(_ text: String) throws -> Bool {
    try Self.isPossible(ScenarioText.scenario(text), RunOptions())
  }

  @Test("a run is cancelled, and its simulation used again")
  func cancelled() throws {
    var simulation = Simulation(try Model(compiling: LineOfDesks().scenario()))
    let whole = try simulation.run(replication: 0, seed: 1)
    var refusal: RunError?
    do { _ = try simulation.run(replication: 1, seed: 1, isCancelled: { true }) } catch {
      refusal = error
    }
    #expect(refusal == .cancelled)
    let again = try simulation.run(replication: 0, seed: 1)
    #expect(again == whole)
  }
}

/// Desks that every dossier goes through, one after the other.
private struct LineOfDesks {
  var calendar = "open"
  var clock = "open"
  var desks: [(posts: String, work: String)] = [("1 post", "exponential 60 min")]
  var arrivals = "0.8 per h"
  var limit = ""
  var warmUp = "0 days"
  var period = "2024-02-10..2024-04-20"

  static let calendars = ["open", "office", "shift", "night"]
  static let lawsWithNothing = ["exponential 60 min", "exponential 2 min", "uniform 0..90 min"]

  var text: String {
    let agencies = desks.indices.map {
      "  d\($0): { calendar: \(calendar), staff: { server: { posts: \(desks[$0].posts) } } }"
    }
    let steps = desks.indices.map {
      "{ step: s\($0), at: d\($0), by: server, work: \(desks[$0].work) }"
    }
    return """
      motcua: 1
      title: line
      question: How many are late?
      period: \(period)
      calendars:
        open: { hours: always }
        office: { hours: { mon..fri: [07h30..11h30, 13h30..17h00] }, holidays: vietnam }
        shift: { hours: { mon..sat: 09h00..17h00 } }
        night: { hours: { mon..sun: [00h00..06h00, 22h00..24h00] } }
      agencies:
      \(agencies.joined(separator: "\n"))
      clock: { calendar: \(clock), starts: arrival, judged: instant }
      procedures:
        job: { deciding: d0, \(limit) workflow: [ \(steps.joined(separator: ", ")) ] }
      demand: { job: { arrivals: \(arrivals) } }
      experiment: { replications: 2, seed: 1, warm-up: \(warmUp) }

      """
  }

  func scenario() throws -> Scenario { try ScenarioText.scenario(text) }

  /// Whether the first replication needed no events.
  func runsByStations() throws -> Bool {
    var simulation = Simulation(try Model(compiling: scenario()))
    _ = try simulation.run(replication: 0, seed: 1)
    return simulation.isTandem
  }

  /// Whether the figures are those of the list of events.
  func isSame(replications: Int) throws -> Bool {
    let scenario = try scenario()
    var options = RunOptions()
    #expect(try TandemTests.isPossible(scenario, options))
    let quick = try Model(compiling: scenario, options: options)
    options.simulatesTandems = false
    #expect(try !TandemTests.isPossible(scenario, options))
    let general = try Model(compiling: scenario, options: options)
    return try outcomes(of: quick, replications: replications)
      == outcomes(of: general, replications: replications)
  }
}
