import Engine
import SampleScenarios
import Scenarios
import Testing

/// Open every day from 08:00 to 16:00, 8 hours.
private let everyDay = "{ hours: { mon..sun: 08h00..16h00 } }"

@Suite("Absence and part-time")
struct AbsenceTests {
  @Test("a pool of one who is always absent never works")
  func alwaysAbsent() throws {
    // The reader refuses such a file, so the absence is put into the scenario that it gives.
    let desk = DeskText(calendar: everyDay, limit: "1 h", arrivals: "every 12 h", first: 90)
    var scenario = try ScenarioText.scenario(desk.text)
    scenario.agencies[0].staff[0].absent = 1
    let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
    #expect(outcome.total.tally.received == 90)
    #expect(outcome.total.tally.open == 90)
    #expect(outcome.pools[0] == PoolOutcome())
    // Looking for somebody who is back is no event.
    #expect(outcome.events == 90)
  }

  @Test("whoever is absent keeps the job and goes on when back")
  func absenteesKeepTheirJob() throws {
    // Two people, each absent every other day by chance; a dossier every 60 days at
    // midnight with 16 h of work. It is begun on the first day on which somebody is there: that is day N, with
    // chance 3/4 each day, so N has mean 4/3 and variance 4/9. The same person then has to be there
    // once more: after a number of days of mean 2 and variance 2. It ends at closing, after 8 h of
    // open time for each of these days: mean 8 x (4/3 + 2) = 26 2/3 h, variance 64 x (4/9 + 2). If
    // the other person took over, the mean would be 8 x (4/3 + 4/3) = 21 1/3 h.
    let desk = DeskText(
      period: "2001-01-01..2060-12-31", calendar: everyDay, posts: "2 posts", absent: "50 %",
      work: "960 min", arrivals: "every 1440 h", first: 360)
    let tallies = try outcomes(of: desk.text, replications: 5).map(\.total.tally)
    let count = Double(tallies.reduce(0) { $0 + $1.resolved })
    #expect(count == 1800)
    let mean = Double(tallies.reduce(0) { $0 + $1.workingSeconds }) / 3600 / count
    let standardError = (64 * (4.0 / 9 + 2) / count).squareRoot()
    #expect(abs(mean - 80.0 / 3) < 4 * standardError, "\(mean)")
  }

  @Test(
    "people who are never idle work whenever they are there",
    arguments: [
      ("1 post", "30 %"), ("3 posts", "12.5 %"), ("0.5 posts", "0 %"), ("0.3 posts", "10 %"),
      ("4 posts", "0 %"),
    ])
  func overloadFillsPresence(posts: String, absent: String) throws {
    // Ten dossiers an hour, day and night, for at most 4 people: there is always one waiting.
    let desk = DeskText(
      period: "2024-01-08..2024-02-07", calendar: everyDay, posts: posts, absent: absent,
      work: "47 min", limit: "1 h", arrivals: "every 6 min")
    for outcome in try outcomes(of: desk.text, replications: 2) {
      #expect(outcome.pools[0].workedSeconds == outcome.pools[0].presentSeconds)
      #expect(outcome.pools[0].presentSeconds > 0)
    }
  }

  @Test("who works part of the day beside others begins nothing that would lie over night")
  func partTimersLeaveNothing() throws {
    // Half a day is 240 min: five jobs of 47 min end at 235 min, a sixth would end after leaving. So
    // 5 min of each of 31 days go unused, and whoever is there all day loses nothing.
    let desk = DeskText(
      period: "2024-01-08..2024-02-07", calendar: everyDay, posts: "2.5 posts",
      work: "47 min", limit: "1 h", arrivals: "every 6 min")
    let pool = try outcome(of: desk.text).pools[0]
    #expect(pool.presentSeconds - pool.workedSeconds == 31 * 5 * 60)
    // A job longer than the whole half day is begun all the same, and goes on the next day.
    var long = desk
    long.work = "250 min"
    let longPool = try outcome(of: long.text).pools[0]
    #expect(longPool.workedSeconds == longPool.presentSeconds)
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
      period: "2001-01-01..2020-12-31", calendar: everyDay, posts: posts, absent: absent,
      arrivals: "every 12 h", first: 1)
    let days = 7305.0
    let present = try outcome(of: desk.text).pools[0].presentSeconds
    let mean = Double(present) / (Double(hours(8)) * days * count)
    // Each post on each day is a trial of its own; a part of a post weighs its part.
    let whole = count.rounded(.down)
    let squares = whole + (count - whole) * (count - whole)
    let variance = share * (1 - share) * squares / (count * count) / days
    #expect(abs(mean - (1 - share)) < 4 * variance.squareRoot(), "\(mean)")
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
