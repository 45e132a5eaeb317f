import Engine
import Testing

/// A source that nobody works for, so that what is open at each hour is what has come so far.
private struct Arrivals {
  var period = "2023-01-01..2023-12-31"
  var hours = "always"
  var holidays = "none"
  var arrivals: String
  var profile: String?
  var channels = "{ counter: 100 % }"
  var first: Int?

  var text: String {
    let rest = holidays == "none" ? "" : ", holidays: \(holidays)"
    var lines = [
      "motcua: 1", "title: arrivals", "question: How many come, and when?", "period: \(period)",
      "calendars: { desk-hours: { hours: \(hours)\(rest) }, open: { hours: always } }",
    ]
    if let profile { lines.append("profiles: { way: \(profile) }") }
    let follows = profile == nil ? "" : ", profile: way"
    let end = first.map { ", first: \($0) dossiers" } ?? ""
    lines += [
      "agencies:",
      "  desk: { calendar: desk-hours, staff: { clerk: 1 post } }",
      "  nobody: { calendar: open, staff: { clerk: 1 post } }",
      "clock: { calendar: open, starts: arrival, judged: instant }",
      "procedures:",
      // Nine years of work for the first of them.
      "  job: { intake: desk, deciding: desk, limit: 1 h, workflow: [ { step: serve, at: nobody, "
        + "by: clerk, work: 80000 h } ] }",
      "demand: { job: { arrivals: \(arrivals), channels: \(channels)\(follows)\(end) } }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Arrivals in each hour of the period, for each replication.
  func hourly(replications: Int, seed: UInt64 = 1) throws -> [[Int]] {
    try outcomes(of: text, replications: replications, seed: seed, recordsHours: true).map {
      zip($0.hourlyOpen.dropFirst(), $0.hourlyOpen).map { Int($0 - $1) }
    }
  }
}

/// The sums of a year's hours by day.
private func daily(_ hourly: [Int]) -> [Int] {
  stride(from: 0, to: hourly.count, by: 24).map { hourly[$0..<$0 + 24].reduce(0, +) }
}

/// Whether a count of independent arrivals is within 4 standard errors of its mean.
private func isNear(_ count: Int, _ mean: Double) -> Bool {
  abs(Double(count) - mean) <= 4 * mean.squareRoot()
}

@Suite("Arrivals")
struct ArrivalTests {
  @Test(
    "a rate gives the expected number of its span",
    arguments: [
      ("6000 per period", "2023-01-01..2023-06-30", 6000.0),
      // 181 of 365 days: 2975.34.
      ("6000 per year", "2023-01-01..2023-06-30", 2975.34),
      // January to June whole, and 15 of the 31 days of July.
      ("1000 per month", "2023-01-01..2023-07-15", 6483.87),
      ("2 per h", "2023-01-01..2023-06-30", 8688.0),
      ("30 per day", "2023-01-01..2023-06-30", 5430.0),
      ("210 per week", "2023-01-01..2023-06-30", 5430.0),
    ])
  func expectedCounts(rate: String, period: String, expected: Double) throws {
    let counts = try outcomes(
      of: Arrivals(period: period, arrivals: rate).text, replications: 3
    ).map { Int($0.total.tally.received) }
    #expect(isNear(counts.reduce(0, +), 3 * expected), "\(counts)")
    #expect(Set(counts).count > 1)
  }

  @Test("a rate per working day counts working days of the clock, whenever dossiers come")
  func perWorkingDay() throws {
    // January to June 2023 has 130 weekdays. Of them Tết takes 2 January (for Sunday the first) and
    // 20, 23, 24, 25, 26 January; 1 May for Hùng Kings' day of Saturday 29 April and 2, 3 May for
    // 30 April (a Sunday) and 1 May: 130 - 1 - 5 - 3 = 121.
    var text = Arrivals(
      period: "2023-01-01..2023-06-30", hours: "{ mon..fri: 08h00..16h00 }", holidays: "vietnam",
      arrivals: "50 per working day", profile: "{ when: open hours of intake }"
    ).text
    text = text.replacing("clock: { calendar: open", with: "clock: { calendar: desk-hours")
    let counts = try outcomes(of: text, replications: 3).map { Int($0.total.tally.received) }
    #expect(isNear(counts.reduce(0, +), 3 * 121 * 50), "\(counts)")
  }

  @Test("months, weekdays and hours have the shares of their weights")
  func profileShares() throws {
    let profile = """
      { when: always, month: { jan: 2, jul: 0.5 }, weekday: { mon: 1.5, sun: 0 }, \
      hour: { 00h00: 0, 08h00: 2, 12h00: 0.5, 18h00: 0 } }
      """
    let hours = try Arrivals(arrivals: "60000 per year", profile: profile).hourly(replications: 1)[
      0]
    // 2023-01-01 is a Sunday; a year of weights, day by day.
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let months = lengths.indices.flatMap { [Int](repeating: $0, count: lengths[$0]) }
    let weights = months.enumerated().map { day, month in
      (month == 0 ? 2.0 : month == 6 ? 0.5 : 1) * ([0, 1.5, 1, 1, 1, 1, 1][day % 7])
    }
    let sum = weights.reduce(0, +)
    let days = daily(hours)
    for month in 0..<12 {
      let expected =
        60000 * zip(months, weights).reduce(0) { $0 + ($1.0 == month ? $1.1 : 0) } / sum
      let found = zip(months, days).reduce(0) { $0 + ($1.0 == month ? $1.1 : 0) }
      #expect(isNear(found, expected), "month \(month + 1)")
    }
    for weekday in 0..<7 {
      let indices = stride(from: weekday, to: 365, by: 7)
      let expected = 60000 * indices.reduce(0) { $0 + weights[$1] } / sum
      #expect(isNear(indices.reduce(0) { $0 + days[$1] }, expected), "weekday \(weekday)")
    }
    // 4 h of weight 2 and 6 h of weight 0.5 are 11 in all.
    for hour in 0..<24 {
      let weight = hour < 8 ? 0 : hour < 12 ? 2 : hour < 18 ? 0.5 : 0
      let found = stride(from: hour, to: hours.count, by: 24).reduce(0) { $0 + hours[$1] }
      #expect(isNear(found, 60000 * weight / 11), "hour \(hour)")
    }
  }

  @Test("with open hours of intake nobody comes when the desk is shut")
  func openHoursOnly() throws {
    let hours = try Arrivals(
      hours: "{ mon..fri: [07h00..11h00, 13h00..17h00] }", holidays: "vietnam",
      arrivals: "20000 per year", profile: "{ when: open hours of intake }"
    ).hourly(replications: 1)[0]
    for (hour, count) in hours.enumerated() where count > 0 {
      let ofDay = hour % 24
      #expect((7..<11).contains(ofDay) || (13..<17).contains(ofDay), "hour \(hour)")
    }
    let days = daily(hours)
    // Saturdays and Sundays, and Tết from 20 to 26 January.
    #expect(days.enumerated().allSatisfy { $1 == 0 || ($0 % 7 != 0 && $0 % 7 != 6) })
    #expect(days[19...25].allSatisfy { $0 == 0 })
    #expect(days.filter { $0 > 0 }.count > 240)
    #expect(isNear(days.reduce(0, +), 20000))
  }

  @Test("fewer come before Tết and more after it")
  func tet() throws {
    // The break of 2023 is 20 to 26 January. Down to 0.4 over 4 days: 0.85, 0.7, 0.55, 0.4 on 16 to
    // 19 January; 0.4 in the break; 1.6, 1.45, 1.3, 1.15 on 27 to 30 January; 1 elsewhere.
    let weights =
      [Double](repeating: 1, count: 15) + [0.85, 0.7, 0.55, 0.4]
      + [Double](repeating: 0.4, count: 7)
      + [1.6, 1.45, 1.3, 1.15, 1]
    let runs = try Arrivals(
      period: "2023-01-01..2023-01-31", arrivals: "31000 per period",
      profile: "{ when: always, tet: { before: 4 days, low: 40 %, after: 4 days, high: 160 % } }"
    ).hourly(replications: 3).map(daily)
    let sum = weights.reduce(0, +)
    for (day, weight) in weights.enumerated() {
      let found = runs.reduce(0) { $0 + $1[day] }
      #expect(isNear(found, 3 * 31000 * weight / sum), "January \(day + 1)")
    }
  }

  @Test("demand grows along its trend around the middle of the period")
  func trend() throws {
    let days = daily(
      try Arrivals(
        arrivals: "80000 per period", profile: "{ when: always, trend: 40 % per year }"
      ).hourly(replications: 1)[0])
    // The first half has a mean weight of 1 - 0.4/4, the second of 1 + 0.4/4; 182.5 days each.
    let first = days.prefix(182).reduce(0, +)
    let second = days.suffix(182).reduce(0, +)
    #expect(isNear(first, 80000.0 / 365 * 182 * 0.9), "\(first)")
    #expect(isNear(second, 80000.0 / 365 * 182 * 1.1), "\(second)")
  }

  @Test("days vary by Poisson alone, or by Poisson and the spread", arguments: [0.0, 0.12, 0.3])
  func spreadOfDays(spread: Double) throws {
    let profile = "{ when: always\(spread > 0 ? ", spread: { day: \(Int(spread * 100)) % }" : "") }"
    let days = daily(
      try Arrivals(
        period: "2021-01-01..2024-12-31", arrivals: "60 per day", profile: profile
      ).hourly(replications: 1)[0])
    let sample = Sample(days.map(Double.init))
    let expected = 60 + 60 * 60 * spread * spread
    // The standard error of the variance from the days' own fourth moment; 4 of them.
    #expect(abs(sample.variance - expected) < 4 * sample.varianceError, "\(sample.variance)")
    // The period's count is that of the rate, as far as 4 standard errors tell.
    #expect(abs(sample.mean - 60) < 4 * sample.standardError, "\(sample.mean)")
  }

  @Test("years vary as their spread says, each as a whole")
  func spreadOfYears() throws {
    let sample = Sample(
      try outcomes(
        of: Arrivals(
          arrivals: "2000 per year", profile: "{ when: always, spread: { year: 20 % } }"
        ).text, replications: 100
      ).map { Double($0.total.tally.received) })
    let expected = 2000 + 2000 * 2000 * 0.04
    #expect(abs(sample.variance - expected) < 4 * sample.varianceError, "\(sample.variance)")
    #expect(abs(sample.mean - 2000) < 4 * sample.standardError, "\(sample.mean)")
  }

  @Test("a source ends after its first dossiers", arguments: [1, 7, 25])
  func firstDossiers(count: Int) throws {
    let tally = try outcome(of: Arrivals(arrivals: "1 per h", first: count).text).total.tally
    #expect(tally.received == Int64(count))
  }

  @Test("renewal arrivals have the gaps of their law")
  func renewal() throws {
    // 20 years of gaps of 10 h, Erlang with 4 phases: counts vary a quarter as much as Poisson's.
    let days = daily(
      try Arrivals(
        period: "2001-01-01..2020-12-31", arrivals: "every erlang 600 min phases 4"
      ).hourly(replications: 1)[0])
    let count = Double(days.reduce(0, +))
    #expect(abs(count - 17532) < 4 * (17532.0 / 4).squareRoot(), "\(count)")
    let thirtyDays = stride(from: 0, to: 7290, by: 30).map { first in
      Double(days[first..<first + 30].reduce(0, +))
    }
    let sample = Sample(thirtyDays)
    // 72 are expected in 30 days; the variance nears 72/4 for long spans, 1/6 or so above it here.
    #expect(abs(sample.variance - 18) < 4 * sample.varianceError + 0.5, "\(sample.variance)")
  }

  @Test("channels have their shares")
  func channels() throws {
    let outcome = try outcome(
      of: Arrivals(
        arrivals: "40000 per year", channels: "{ counter: 37 %, online: rest }"
      ).text)
    let tally = outcome.total.tally
    let expected = Double(tally.received) * 0.63
    // Binomial, 4 standard errors.
    #expect(
      abs(Double(tally.receivedOnline) - expected)
        < 4 * (Double(tally.received) * 0.63 * 0.37).squareRoot())
    #expect(outcome.channels.map(\.tally.received).reduce(0, +) == tally.received)
    #expect(outcome.channels[1].tally.received == tally.receivedOnline)
  }

  @Test("places have the shares of what their demand is split by")
  func places() throws {
    let text = """
      motcua: 1
      title: places
      question: Where do they come from?
      period: 2023-01-01..2023-12-31
      calendars: { open: { hours: always } }
      agencies:
        wards:
          each:
            a: { data: { people: 1000 } }
            b: { data: { people: 3000 } }
            c: { data: { people: 6000 } }
          calendar: open
          staff: { clerk: 1 post }
      clock: { calendar: open, starts: arrival, judged: instant }
      procedures:
        job: { deciding: wards, workflow: [ { step: serve, at: wards, by: clerk, work: 1 min } ] }
      demand:
        job: { arrivals: 20000 per year, from: wards, split: data.people }
      """
    let outcome = try outcome(of: text)
    for (agency, share) in zip(outcome.agencies, [0.1, 0.3, 0.6]) {
      #expect(isNear(Int(agency.tally.received), 20000 * share))
    }
    #expect(outcome.pools.map(\.started) == outcome.agencies.map(\.tally.received))
  }
}
