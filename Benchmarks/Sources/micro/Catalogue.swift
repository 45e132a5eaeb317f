import Engine
import Foundation
import Scenarios
import Statistics
import WorkingTime

/// All that is measured; the first is the plain loop that all ratios are to.
func catalogue() throws -> [Measurement] {
  [plainLoop] + calendars() + dueDates() + draws() + (try runs())
}

/// A uniform number for each call: what a call costs that does nothing.
private var plainLoop: Measurement {
  Measurement("plain loop", calls: 10_000_000) {
    var stream = RandomStream(key: 1)
    var kept: UInt64 = 0
    for _ in 0..<10_000_000 { kept = kept &* 31 &+ stream.next() }
    return kept
  }
}

// MARK: - Calendars

/// Four years from 2023.
private let firstDay = CivilDate(dayNumber: 19_358)
private let days = firstDay...firstDay.advanced(byDays: 4 * 365)
private let firstSecond = days.lowerBound.startSecond

/// An office with a break at noon, the holidays of Viet Nam and Saturdays that were swapped.
private let office: WorkingCalendar = {
  let day = [
    TimeOfDay(hour: 7, minute: 30)..<TimeOfDay(hour: 11, minute: 30),
    TimeOfDay(hour: 13, minute: 0)..<TimeOfDay(hour: 17, minute: 0),
  ]
  let rule = CalendarRule(
    hours: Array(repeating: day, count: 5) + [[], []], holidays: .vietnam)
  return WorkingCalendar(rule: rule, days: days)
}()

/// Instants of three years: one after the other, or in no order.
private let ordered = (0..<4096).map { firstSecond + Int64($0) * 23_000 }
private let scattered: [Int64] = {
  var stream = RandomStream(key: 2)
  return (0..<4096).map { _ in firstSecond + Int64(stream.uniform() * 94_000_000) }
}()

private func calendars() -> [Measurement] {
  [("ordered", ordered), ("scattered", scattered)].flatMap { order, instants in
    [
      Measurement("calendar: open seconds, \(order)") { index in
        UInt64(bitPattern: office.openSeconds(at: instants[index & 4095]))
      },
      Measurement("calendar: 95 minutes of work, \(order)") { index in
        let start = office.openSeconds(at: instants[index & 4095])
        return UInt64(bitPattern: office.finish(openSeconds: start + 5700))
      },
    ]
  }
}

// MARK: - Statutory clock

private func dueDates() -> [Measurement] {
  let limits: [(String, StatutoryLimit)] = [
    ("same day", .sameDay), ("5 working days", .workingDays(5)),
    ("30 days", .calendarDays(30)), ("2 months", .months(2)),
    ("16 working hours", .workingSeconds(57_600)),
  ]
  return limits.map { name, limit in
    let clock = StatutoryClock(limit: limit)
    return Measurement("due date: \(name)", calls: 200_000) { index in
      let instant = scattered[index & 4095]
      return UInt64(bitPattern: clock.due(acceptance: instant, intake: office, clock: office))
    }
  }
}

// MARK: - Chance

private func draws() -> [Measurement] {
  let laws: [(String, Distribution)] = [
    ("exponential", .exponential(mean: 1)), ("uniform", .uniform(low: 1, high: 2)),
    ("triangular", .triangular(low: 1, mode: 2, high: 8)),
    ("lognormal", .lognormal(mean: 1, cv: 1)),
    ("erlang of 3 phases", .erlang(mean: 1, phases: 3)),
    ("gamma, cv 0.5", .gamma(mean: 1, cv: 0.5)),
    ("gamma, cv 2", .gamma(mean: 1, cv: 2)), ("sample of 100", .sample((1...100).map(Double.init))),
  ]
  let keyed = Measurement("draw: a stream of its own, uniform") { index in
    let key = StreamKey.draw(dossier: UInt64(index), purpose: 7, visit: 0)
    var stream = RandomStream(key: key)
    return stream.uniform().bitPattern
  }
  return [keyed]
    + laws.map { name, law in
      let sampler = Sampler(law)
      return Measurement("draw: \(name)", calls: 1_000_000) {
        var stream = RandomStream(key: 3)
        var kept = 0.0
        for _ in 0..<1_000_000 { kept += sampler.draw(from: &stream) }
        return kept.bitPattern
      }
    }
}

// MARK: - Whole runs

/// Small runs, per dossier: a server alone, and how the event list grows with servers that are busy.
///
/// The models of the side-by-side table are queues in series, which a run takes through time station by
/// station; beside them what they cost event by event, as every richer model is run.
private func runs() throws -> [Measurement] {
  let queues = try [1, 10, 100, 1000, 10_000].map { servers in
    try run("pool of \(servers)", queue(servers), byEvents: true)
  }
  let models = try ["mm1", "mmc", "tandem", "tandemcal"].flatMap { name in
    let text = try String(contentsOfFile: "models/\(name).yaml", encoding: .utf8)
    return [
      try run("\(name) by stations", text, byEvents: false),
      try run("\(name) by events", text, byEvents: true),
    ]
  }
  return queues + models
}

private func run(_ name: String, _ text: String, byEvents: Bool) throws -> Measurement {
  var options = RunOptions()
  options.simulatesTandems = !byEvents
  let model = try Model(
    compiling: ScenarioFile.read(text: text, named: "queue.yaml"), options: options)
  let dossiers = try Outcomes(model).first.dossiers
  return Measurement("run: a dossier, \(name)", calls: Int(dossiers)) {
    // Our own model, which ran before.
    guard let outcome = try? Outcomes(model).first else { return 0 }
    return UInt64(bitPattern: outcome.events)
  }
}

/// The first replication of a model.
private struct Outcomes {
  let first: Outcome

  init(_ model: Model) throws(RunError) {
    var simulation = Simulation(model)
    first = try simulation.run(replication: 0, seed: 1)
  }
}

/// Some 60,000 dossiers at load 0.9, whatever the number of servers.
private func queue(_ servers: Int) -> String {
  let rate = 0.9 * Double(servers)
  let lastDay = firstDay.advanced(byDays: max(4, Int(60_000 / rate / 24)))
  return """
    motcua: 1
    title: queue
    period: \(firstDay)..\(lastDay)
    calendars: { open: { hours: always } }
    agencies: { desk: { calendar: open, staff: { server: \(servers) posts } } }
    clock: { calendar: open, starts: arrival, judged: instant }
    procedures:
      job: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: exponential 60 min } ] }
    demand: { job: { arrivals: \(rate) per h } }
    experiment: { replications: 1, seed: 1 }
    """
}
