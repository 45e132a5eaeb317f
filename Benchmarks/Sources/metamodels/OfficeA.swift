import Foundation
import Statistics

/// Network A: reception, review, consultation, signature in a row; send-backs with the applicant's
/// delay; delegation goes round consultation; August has 60 % of the staff; a backlog at the start.
struct OfficeA: Office {
  let name = "A"
  let leverCount = 8

  private struct Setting {
    let people: [Double]
    let work: [Double]
    let sentBack: Double
    let consulted: Double
    let august: Double
  }

  /// Staff of the four stations, delegation, simplification, checklists, cover in August.
  private func setting(_ u: [Double]) -> Setting {
    let simpler = 1 - 0.2 * u[5]
    return Setting(
      people: [1.7 + 0.8 * u[0], 10 + 5 * u[1], 7 + 8 * u[2], 2 + 1.2 * u[3]],
      work: [0.04, 0.2 * simpler, 0.35 * simpler, 0.05],
      sentBack: 0.3 * (1 - 0.6 * u[6]), consulted: 1 - 0.6 * u[4], august: 0.6 + 0.4 * u[7])
  }

  private static let deadlineDays = 30.0
  private static let applicantDays = 6.0
  private static let backlog = [0.0, 150, 150, 0]

  func demand(_ day: Int) -> Double {
    let season = 1 + 0.15 * sin(2 * .pi * Double(day) / 250)
    return 42 * season * [1.2, 1.05, 1, 0.95, 0.8][day % 5]
  }

  var overdispersion: Int { 20 }

  private func speed(_ day: Double, _ august: Double) -> Double {
    day >= 145 && day < 166 ? august : 1
  }

  func utilisations(_ u: [Double]) -> [Double] {
    let s = setting(u)
    let visits = [1, 1 / (1 - s.sentBack), s.consulted, 1]
    let august = (250 - 21 * (1 - s.august)) / 250
    return (0..<4).map { 42 * visits[$0] * s.work[$0] / (s.people[$0] * august) }
  }

  func simulate(_ u: [Double], shock: Double, key: UInt64) -> DeskRun {
    let s = setting(u)
    var arrivalStream = RandomStream(key: StreamKey.combined(key, 1))
    var stream = RandomStream(key: StreamKey.combined(key, 2))
    var stations = zip(s.people, s.work).map { DeskStation(people: $0, workDays: $1) }
    var events = DeskEvents()
    var run = DeskRun()
    var came: [Double] = []
    for station in 0..<4 {
      for _ in 0..<Int(Self.backlog[station]) {
        events.put(.init(time: 0, dossier: Int32(came.count), kind: Int32(station)))
        came.append(-1)
      }
    }
    run.arrivals = drawArrivals(shock, &arrivalStream)
    for (day, count) in run.arrivals.enumerated() {
      came += events.addDay(
        day, count: Int(count), firstDossier: came.count, from: &arrivalStream)
    }
    // Kinds 0 to 3 come to a station, 4 to 7 leave it.
    func begin(_ dossier: Int32, _ station: Int, _ now: Double) {
      stations[station].busy += 1
      let work = stream.erlangTwo(stations[station].workDays) / speed(now, s.august)
      events.put(.init(time: now + work, dossier: dossier, kind: Int32(station + 4)))
    }
    while let event = events.next() {
      let station = Int(event.kind) % 4
      if event.kind < 4 {
        if stations[station].busy < stations[station].servers {
          begin(event.dossier, station, event.time)
        } else {
          stations[station].put(event.dossier, first: false)
        }
        continue
      }
      stations[station].busy -= 1
      if let next = stations[station].take() { begin(next, station, event.time) }
      var target = station + 1
      var time = event.time
      if station == 1 {
        if stream.uniform() < s.sentBack {
          target = 1
          time += stream.exponential(Self.applicantDays)
        } else if stream.uniform() >= s.consulted {
          target = 3
        }
      }
      if target < 4 {
        events.put(.init(time: time, dossier: event.dossier, kind: Int32(target)))
      } else {
        count(came[Int(event.dossier)], event.time, &run)
      }
    }
    return run
  }

  private func count(_ came: Double, _ ended: Double, _ run: inout DeskRun) {
    guard came >= 0, came < 250 else { return }
    run.total += 1
    let due = DeskCalendar.deadline(from: came, calendarDays: Self.deadlineDays)
    if ended <= due { run.onTime += 1 }
  }

  func rate(_ u: [Double], arrivals: [Double], isKnown: Bool, _ quality: Quality) -> Double {
    let s = setting(u)
    let isGood = quality == .good
    let sentBack = isGood ? s.sentBack : 0.15
    var curves = Self.backlog.map { QueueCurve(initial: $0) }
    var away = 0.0
    for day in 0..<DeskCalendar.lastDay {
      var flow = arrivals[day]
      var spread = isGood ? (isKnown ? 0 : flow + flow * flow / 20) : 0
      for station in 0..<4 {
        let pace = isGood ? speed(Double(day), s.august) : 1
        let capacity = s.people[station] / s.work[station] * pace
        var (inflow, inSpread) = (flow, spread)
        if station == 1 {
          let back = away / Self.applicantDays
          away -= back
          inflow += back
          inSpread += isGood ? back : 0
        }
        if station == 2 {
          inflow = flow * s.consulted
          inSpread = spread * s.consulted + (isGood ? inflow * (1 - s.consulted) : 0)
        }
        curves[station].step(
          arrivals: inflow, arrivalVariance: inSpread, capacity: capacity,
          capacityVariance: isGood ? capacity * 0.5 : 0)
        let left = curves[station].departures[day]
        let leftSpread = curves[station].departureVariances[day]
        switch station {
        case 1:
          away += left * sentBack
          flow = left * (1 - sentBack)
          spread = leftSpread * (1 - sentBack) + (isGood ? left * sentBack * (1 - sentBack) : 0)
        case 2:
          let round = flow * (1 - s.consulted)
          spread = spread * (1 - s.consulted) + leftSpread
          flow = round + left
        default: (flow, spread) = (left, leftSpread)
        }
      }
    }
    return share(s, curves, arrivals, sentBack: sentBack, isGood)
  }

  /// The share of a year's dossiers on time, over send-backs and both ways.
  private func share(
    _ s: Setting, _ curves: [QueueCurve], _ arrivals: [Double], sentBack: Double, _ isGood: Bool
  ) -> Double {
    let noise = isGood ? 0.5 : 0
    func pass(_ station: Int, _ time: (Double, Double), _ came: Double) -> (Double, Double) {
      let wait = curves[station].wait(came + time.0, noise: noise)
      let people = s.people[station].rounded(.up)
      let work = s.work[station] * people / s.people[station]
      return (time.0 + wait.mean + work, time.1 + wait.variance + noise * work * work)
    }
    var (onTime, total) = (0.0, 0.0)
    for day in 0..<DeskCalendar.days {
      let came = Double(day) + 0.5
      let due = DeskCalendar.deadline(from: came, calendarDays: Self.deadlineDays) - came
      var reviewed = pass(1, pass(0, (0, 0), came), came)
      var chance = 1.0
      var sum = 0.0
      for round in 0...4 {
        let goesOn = round == 4 ? chance : chance * (1 - sentBack)
        for (share, isConsulted) in [(s.consulted, true), (1 - s.consulted, false)] {
          let last = pass(3, isConsulted ? pass(2, reviewed, came) : reviewed, came)
          let chance =
            isGood || last.1 > 0
            ? gammaShare(due, mean: last.0, variance: last.1) : (last.0 <= due ? 1 : 0)
          sum += goesOn * share * chance
        }
        chance *= sentBack
        let days = Self.applicantDays
        reviewed = pass(1, (reviewed.0 + days, reviewed.1 + (isGood ? days * days : 0)), came)
      }
      onTime += arrivals[day] * sum
      total += arrivals[day]
    }
    return total > 0 ? min(1, onTime / total) : 0.5
  }
}
