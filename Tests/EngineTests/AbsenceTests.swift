import Engine
import Testing

/// Open every day from 08:00 to 16:00, 8 hours.
private let everyDay = "{ hours: { mon..sun: 08h00..16h00 } }"

@Suite("Absence and part-time")
struct AbsenceTests {
  @Test("a pool of one who is always absent never works")
  func alwaysAbsent() throws {
    let desk = DeskText(
      calendar: everyDay, absent: "100 %", limit: "1 h", arrivals: "every 12 h")
    let outcome = try outcome(of: desk.text)
    #expect(outcome.total.tally.received > 100)
    #expect(outcome.total.tally.open == outcome.total.tally.received)
    #expect(outcome.pools[0] == PoolOutcome())
  }

  @Test("looking for somebody who is back is no event")
  func wakingIsNoEvent() throws {
    let desk = DeskText(
      calendar: everyDay, absent: "100 %", limit: "1 h", arrivals: "every 12 h", first: 3)
    #expect(try outcome(of: desk.text).events == 3)
  }

  @Test("whoever is absent keeps the job and goes on when back")
  func absenteesKeepTheirJob() throws {
    // Two people, each absent every other day by chance; one dossier at 08:00 with 16 h of work.
    // It is begun on the first day on which somebody is there: that is day N, with chance 3/4 each
    // day, so N has mean 4/3. The same person then has to be there once more: after a number of
    // days of mean 2. It ends at closing: 8 h of open time for each of these days, mean
    // 8 x (4/3 + 2) = 26 2/3 h. If the other person took over, the mean would be 8 x (4/3 + 4/3).
    let desk = DeskText(
      period: "2024-01-08..2024-06-30", calendar: everyDay, posts: "2 posts", absent: "50 %",
      work: "16 h", arrivals: "every 8 h", first: 1)
    let values = try outcomes(of: desk.text, replications: 2000).map { outcome in
      #expect(outcome.total.tally.workingSeconds % hours(8) == 0)
      #expect(outcome.pools[0].started == 1)
      #expect(outcome.pools[0].workedSeconds == hours(16))
      return Double(outcome.total.tally.workingSeconds) / 3600
    }
    let sample = Sample(values)
    // 4 standard errors.
    #expect(abs(sample.mean - 80.0 / 3) < 4 * sample.standardError, "\(sample.mean)")
  }

  @Test(
    "people who are never idle work whenever they are there",
    arguments: [
      ("1 post", "30 %"), ("3 posts", "12.5 %"), ("2.5 posts", "0 %"), ("2.5 posts", "20 %"),
      ("0.5 posts", "0 %"), ("0.3 posts", "10 %"), ("4 posts", "0 %"),
    ])
  func overloadFillsPresence(posts: String, absent: String) throws {
    // Forty dossiers an hour for at most 4 people: there is always somebody waiting.
    let desk = DeskText(
      period: "2024-01-08..2024-02-07", calendar: everyDay, posts: posts, absent: absent,
      work: "47 min", limit: "1 h", arrivals: "every 1.5 min")
    for outcome in try outcomes(of: desk.text, replications: 5) {
      #expect(outcome.pools[0].workedSeconds == outcome.pools[0].presentSeconds)
      #expect(outcome.pools[0].presentSeconds > 0)
    }
  }

  @Test(
    "part-time posts are there for their part of each day",
    arguments: [
      ("2.5 posts", 2.5), ("0.5 posts", 0.5), ("0.25 posts", 0.25), ("1 post", 1),
    ])
  func partsOfAPost(posts: String, count: Double) throws {
    let desk = DeskText(
      period: "2024-01-08..2024-02-07", calendar: everyDay, posts: posts, arrivals: "every 12 h")
    // 31 days of 8 h.
    #expect(try outcome(of: desk.text).pools[0].presentSeconds == hours(31 * 8 * count))
  }

  @Test("half a post is there in the first half of the day")
  func halfAPost() throws {
    // 08:00-12:00 only: a dossier of 13:00 begins the next day at 08:00; 3 h of open time to wait.
    let afternoon = DeskText(
      calendar: everyDay, posts: "0.5 posts", arrivals: "every 13 h", first: 1)
    let late = try outcome(of: afternoon.text).total.tally
    #expect(late.elapsedSeconds == hours(20))
    #expect(late.waitSeconds == hours(3))
    // A dossier of 11:30 has half an hour today and half an hour tomorrow.
    let noon = DeskText(
      calendar: everyDay, posts: "0.5 posts", arrivals: "every 690 min", first: 1)
    let split = try outcome(of: noon.text).total.tally
    #expect(split.elapsedSeconds == hours(21))
    #expect(split.waitSeconds == 0)
  }

  @Test(
    "posts absent a share of the days lower what is there by that share",
    arguments: [
      ("5 posts", 5.0, "8 %", 0.08), ("2.5 posts", 2.5, "20 %", 0.2), ("1 post", 1, "50 %", 0.5),
    ])
  func absenceLowersCapacity(
    posts: String, count: Double, absent: String, share: Double
  ) throws {
    let desk = DeskText(
      period: "2024-01-08..2024-02-07", calendar: everyDay, posts: posts, absent: absent,
      arrivals: "every 12 h")
    let all = Double(hours(31 * 8)) * count
    let sample = Sample(
      try outcomes(of: desk.text, replications: 400)
        .map { Double($0.pools[0].presentSeconds) / all })
    // 4 standard errors.
    #expect(abs(sample.mean - (1 - share)) < 4 * sample.standardError, "\(sample.mean)")
    // Each whole post and day is a trial of its own: the part of a post weighs its part.
    let whole = count.rounded(.down)
    let squares = whole + (count - whole) * (count - whole)
    let expectedVariance = share * (1 - share) * squares / (count * count) / 31
    // The variance of 400 nearly normal values has a standard error of 7 %: 4 of them.
    #expect(abs(sample.variance / expectedVariance - 1) < 0.29, "\(sample.variance)")
  }

  @Test("work and presence count the period alone")
  func workIsClippedToThePeriod() throws {
    // Warm-up of one day: the dossier of 15:00 has 10 h of work, 1 h before the period, 8 h on its
    // one day, 1 h after it.
    let desk = DeskText(
      period: "2024-01-09..2024-01-09", calendar: everyDay, work: "10 h", arrivals: "every 15 h",
      first: 1, warmUpDays: 1)
    let outcome = try outcome(of: desk.text)
    #expect(outcome.pools[0].workedSeconds == hours(8))
    #expect(outcome.pools[0].presentSeconds == hours(8))
    #expect(outcome.total.tally.carriedOver == 1)
    #expect(outcome.total.tally.open == 1)
    #expect(outcome.total.tally.backlogSeconds == hours(24))
  }
}
