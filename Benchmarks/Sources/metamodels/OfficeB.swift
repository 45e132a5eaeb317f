import Foundation
import Statistics

/// Network B: branches, a join, priorities and batches.
///
/// Intake; survey and tax side by side, and a join (surveys wait for an appointment); decision;
/// signature in two sessions a week of limited size. Urgent dossiers go first and have a deadline of
/// their own; demand has a peak before Tết and grows over the year.
struct OfficeB: Office {
  let name = "B"
  let leverCount = 7

  private struct Setting {
    /// Intake, survey, tax, decision.
    let people: [Double]
    let work: [Double]
    let sessionSize: Double
    let urgent: Double
  }

  /// Staff of the four stations, size of the sessions, share of urgent dossiers, simpler surveys.
  private func setting(_ u: [Double]) -> Setting {
    Setting(
      people: [1.4 + 0.5 * u[0], 5.1 + 2.4 * u[1], 2.55 + u[2], 3.7 + 1.4 * u[3]],
      work: [0.05, 0.22 * (1 - 0.2 * u[6]), 0.09, 0.13],
      sessionSize: 71 + 24 * u[4], urgent: 0.1 + 0.3 * u[5])
  }

  private static let deadlines = (urgent: 14.0, ordinary: 24.0)
  /// Until the applicant has time for a survey, mean; exponential.
  private static let appointment = 3.0
  private static let session = 2.5

  func demand(_ day: Int) -> Double {
    let peak = day >= 8 && day < 24 ? 1.4 : day < 30 ? 0.6 : 1
    return 30 * peak * (0.94 + 0.12 * Double(day) / 250)
  }

  var overdispersion: Int { 10 }

  func utilisations(_ u: [Double]) -> [Double] {
    let s = setting(u)
    let stations = (0..<4).map { 30 * s.work[$0] / s.people[$0] }
    return stations + [30 * Self.session / s.sessionSize]
  }

  func simulate(_ u: [Double], shock: Double, key: UInt64) -> DeskRun {
    let s = setting(u)
    var arrivalStream = RandomStream(key: StreamKey.combined(key, 1))
    var stream = RandomStream(key: StreamKey.combined(key, 2))
    var stations = zip(s.people, s.work).map { DeskStation(people: $0, workDays: $1) }
    var table = DeskStation(servers: 1, workDays: 1)
    var events = DeskEvents()
    var run = DeskRun()
    var came: [Double] = []
    var isUrgent: [Bool] = []
    run.arrivals = drawArrivals(shock, &arrivalStream)
    for (day, count) in run.arrivals.enumerated() {
      came += events.addDay(
        day, count: Int(count), firstDossier: came.count, from: &arrivalStream)
    }
    for _ in came { isUrgent.append(arrivalStream.uniform() < s.urgent) }
    for round in 1...Int(420 / Self.session) {
      events.put(.init(time: Double(round) * Self.session, dossier: -1, kind: 8))
    }
    var hasOne = Array(repeating: false, count: came.count)
    // Kinds 0 to 3 come to a station, 4 to 7 leave it, 8 is a session.
    func begin(_ dossier: Int32, _ station: Int, _ now: Double) {
      stations[station].busy += 1
      let work = stream.erlangTwo(stations[station].workDays)
      events.put(.init(time: now + work, dossier: dossier, kind: Int32(station + 4)))
    }
    func come(_ dossier: Int32, _ station: Int, _ now: Double) {
      if stations[station].busy < stations[station].servers {
        begin(dossier, station, now)
      } else {
        stations[station].put(dossier, first: isUrgent[Int(dossier)])
      }
    }
    while let event = events.next() {
      if event.kind == 8 {
        // Part of a place is a matter of chance.
        var places = Int(s.sessionSize + stream.uniform())
        while places > 0, let signed = table.take() {
          places -= 1
          let dossier = Int(signed)
          count(came[dossier], event.time, isUrgent[dossier], &run)
        }
        continue
      }
      let station = Int(event.kind) % 4
      if event.kind < 4 {
        come(event.dossier, station, event.time)
        continue
      }
      stations[station].busy -= 1
      if let next = stations[station].take() { begin(next, station, event.time) }
      let dossier = Int(event.dossier)
      switch station {
      case 0:
        let date = event.time + stream.exponential(Self.appointment)
        events.put(.init(time: date, dossier: event.dossier, kind: 1))
        come(event.dossier, 2, event.time)
      case 3: table.put(event.dossier, first: isUrgent[dossier])
      default:
        if hasOne[dossier] { come(event.dossier, 3, event.time) }
        hasOne[dossier] = true
      }
    }
    // What the sessions never reached is late.
    while let rest = table.take() { count(came[Int(rest)], 1e6, false, &run) }
    return run
  }

  private func count(
    _ came: Double, _ ended: Double, _ isUrgent: Bool, _ run: inout DeskRun
  ) {
    guard came < 250 else { return }
    run.total += 1
    let days = isUrgent ? Self.deadlines.urgent : Self.deadlines.ordinary
    if ended <= DeskCalendar.deadline(from: came, calendarDays: days) { run.onTime += 1 }
  }

  func rate(_ u: [Double], arrivals: [Double], isKnown: Bool, _ quality: Quality) -> Double {
    let s = setting(u)
    let isGood = quality == .good
    // The crude model takes urgent dossiers for ordinary ones in the queues.
    let all = curves(s, arrivals, isKnown: isKnown, share: 1, isGood)
    let first = isGood ? curves(s, arrivals, isKnown: isKnown, share: s.urgent, isGood) : all
    var (onTime, total) = (0.0, 0.0)
    for day in 0..<DeskCalendar.days {
      let came = Double(day) + 0.5
      let shares = [
        (s.urgent, Self.deadlines.urgent, first),
        (1 - s.urgent, Self.deadlines.ordinary, all),
      ]
      for (share, days, queues) in shares {
        let due = DeskCalendar.deadline(from: came, calendarDays: days) - came
        let isOrdinary = days == Self.deadlines.ordinary && isGood
        let time = passage(s, queues, came, isOrdinary ? arrivals : [], isGood)
        let chance =
          isGood
          ? gammaShare(due, mean: time.mean, variance: time.variance)
          : (time.mean <= due ? 1 : 0)
        onTime += arrivals[day] * share * chance
      }
      total += arrivals[day]
    }
    return total > 0 ? min(1, onTime / total) : 0.5
  }

  /// The queues of the four stations and of the sessions, of a share of the dossiers.
  private func curves(
    _ s: Setting, _ arrivals: [Double], isKnown: Bool, share: Double, _ isGood: Bool
  ) -> [QueueCurve] {
    var result = Array(repeating: QueueCurve(initial: 0), count: 5)
    var away = 0.0
    // What has come out of each branch, and what has been joined.
    var (surveyed, taxed, joined) = (0.0, 0.0, 0.0)
    for day in 0..<DeskCalendar.lastDay {
      var flow = arrivals[day] * share
      var spread = isGood ? (isKnown ? flow * (1 - share) : flow + flow * flow / 10) : 0
      func step(_ station: Int, _ inflow: Double, _ inSpread: Double) {
        let capacity = s.people[station] / s.work[station]
        result[station].step(
          arrivals: inflow, arrivalVariance: inSpread, capacity: capacity,
          capacityVariance: isGood ? capacity * 0.5 : 0)
      }
      step(0, flow, spread)
      (flow, spread) = (result[0].departures[day], result[0].departureVariances[day])
      let dated = away / Self.appointment
      away += flow - dated
      step(1, dated, spread)
      step(2, flow, spread)
      // What has come out of both branches is joined.
      surveyed += result[1].departures[day]
      taxed += result[2].departures[day]
      flow = max(0, min(surveyed, taxed) - joined)
      spread = result[surveyed < taxed ? 1 : 2].departureVariances[day]
      joined += flow
      step(3, flow, spread)
      let capacity = s.sessionSize / Self.session
      result[4].step(
        arrivals: result[3].departures[day],
        arrivalVariance: result[3].departureVariances[day], capacity: capacity,
        capacityVariance: 0)
    }
    return result
  }

  /// Mean and variance of the time from intake to signature; those who stand behind urgent dossiers
  /// that come later get what these leave of the capacity.
  private func passage(
    _ s: Setting, _ queues: [QueueCurve], _ came: Double, _ overtaken: [Double], _ isGood: Bool
  ) -> (mean: Double, variance: Double) {
    let noise = isGood ? 0.5 : 0
    // Dossiers a day in the ten days from then on.
    func coming(_ time: Double) -> Double {
      let day = min(Int(came + time), overtaken.count - 1)
      let days = overtaken[day..<min(day + 10, overtaken.count)]
      return days.reduce(0, +) / Double(days.count)
    }
    func pass(
      _ station: Int, _ time: (mean: Double, variance: Double)
    ) -> (mean: Double, variance: Double) {
      let capacity =
        station == 4 ? s.sessionSize / Self.session : s.people[station] / s.work[station]
      let left =
        overtaken.isEmpty ? 1 : max(0.1, 1 - s.urgent * coming(time.mean) / capacity)
      let wait = queues[station].wait(came + time.mean, share: left, noise: noise)
      guard station < 4 else {
        // Half a session's distance, evenly spread; the crude model forgets it.
        let gap = isGood ? Self.session : 0
        return (time.mean + wait.mean + gap / 2, time.variance + wait.variance + gap * gap / 12)
      }
      let work = s.work[station] * s.people[station].rounded(.up) / s.people[station]
      return (time.mean + wait.mean + work, time.variance + wait.variance + noise * work * work)
    }
    let begun = pass(0, (0, 0))
    let days = Self.appointment
    let dated = (begun.mean + days, begun.variance + (isGood ? days * days : 0))
    var (survey, tax) = (pass(1, dated), pass(2, begun))
    survey.variance -= begun.variance
    tax.variance -= begun.variance
    var joined = larger(survey, tax)
    joined.variance += begun.variance
    return pass(4, pass(3, joined))
  }
}
