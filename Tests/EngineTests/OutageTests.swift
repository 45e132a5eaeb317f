import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Outages")
struct OutageTests {
  /// A desk open from 08:00 to 16:00 on weekdays; a dossier comes every 10 h from Monday 8 January 2024
  /// at 10:00 on, until `first` have come.
  private static func desk(
    _ rules: String, posts: String = "1 post", work: String = "420 min", first: Int? = 1
  ) throws -> Outcome {
    let desk = DeskText(
      period: "2024-01-08..2024-01-31", calendar: "{ hours: { mon..fri: 08h00..16h00 } }",
      posts: posts, work: work, limit: "2 working days", clock: "starts: arrival",
      arrivals: "every 600 min", first: first)
    return try outcome(of: desk.text + rules)
  }

  @Test("work stops on a day without staff, and goes on with what is left of it")
  func workStops() throws {
    // Seven hours from Monday 10:00: six on Monday, the last on Tuesday until 09:00.
    #expect(try Self.desk("").total.tally.elapsedSeconds == hours(23))
    // Without Tuesday it ends on Wednesday at 09:00; without Tuesday to Thursday on Friday.
    let tuesday = try Self.desk("outages: [ { of: desk, closed: 2024-01-09 } ]\n")
    #expect(tuesday.total.tally.elapsedSeconds == hours(47))
    let three = try Self.desk("outages: [ { of: all, closed: 2024-01-09..2024-01-11 } ]\n")
    #expect(three.total.tally.elapsedSeconds == hours(23 + 3 * 24))
    // The clock runs on: due on Wednesday the 10th, it is on time the first time, late the second.
    #expect(tuesday.total.tally.resolvedOnTime == 1 && three.total.tally.resolvedLate == 1)
  }

  @Test("what comes on a day without staff waits for the next")
  func comesInAnOutage() throws {
    // Monday itself: begun on Tuesday at 08:00, done at 15:00.
    let outcome = try Self.desk("outages: [ { of: desk, closed: 2024-01-08 } ]\n")
    #expect(outcome.total.tally.elapsedSeconds == hours(29))
    // Staff was there on the other 17 of 18 weekdays.
    #expect(outcome.pools[0].presentSeconds == hours(8 * 17))
  }

  @Test("a share of the staff is a share of its hours; shares of two outages multiply")
  func shares() throws {
    func present(_ rules: String, posts: String) throws -> Int64 {
      try Self.desk(rules, posts: posts).pools[0].presentSeconds
    }
    let half = "outages: [ { of: desk, closed: 2024-01-09..2024-01-10, share: 50 % } ]\n"
    // Two days of one instead of two, and of a half-day desk instead of one.
    #expect(try present(half, posts: "2 posts") == hours(2 * 8 * 18 - 2 * 8))
    #expect(try present(half, posts: "1 post") == hours(8 * 18 - 2 * 4))
    let twice =
      "outages: [ { of: desk, closed: 2024-01-09..2024-01-10, share: 50 % }, { of: desk, closed: 2024-01-10..2024-01-11, share: 50 % } ]\n"
    #expect(try present(twice, posts: "4 posts") == hours(4 * 8 * 18 - 2 * 8 - 3 * 8 - 2 * 8))
  }

  @Test("an outage of no share, beside the period, or elsewhere changes nothing")
  func noStrength() throws {
    for posts in ["2 posts", "1.5 posts"] {
      let plain = try Self.desk("", posts: posts, work: "exponential 150 min", first: nil)
      for rule in [
        "{ of: desk, closed: 2024-01-09, share: 0 % }", "{ of: desk, closed: 2025-01-09 }",
        "{ of: desk, closed: 2023-01-09 }", "{ of: desk, closed: 2024-01-13..2024-01-14 }",
      ] {
        let outcome = try Self.desk(
          "outages: [ \(rule) ]\n", posts: posts, work: "exponential 150 min", first: nil)
        #expect(outcome == plain, "\(rule)")
      }
    }
  }

  @Test("an outage and posts that change on a date hold together")
  func withChanges() throws {
    // Four posts from the 16th on; of them half on the 15th to the 17th.
    let rules = """
      policies: { more: { from: 2024-01-16, do: [ { staff: desk.clerk, posts: 4 posts } ] } }
      apply: [more]
      outages: [ { of: desk, closed: 2024-01-15..2024-01-17, share: 50 % } ]

      """
    let present = try Self.desk(rules, posts: "2 posts").pools[0].presentSeconds
    // Five days of two, one of one, two of two, ten of four.
    #expect(present == hours(8 * (5 * 2 + 1 + 2 * 2 + 10 * 4)))
  }
}

@Suite("Equipment out of order")
struct EquipmentDownTests {
  /// A dossier comes every day at 10:00 and takes an hour with a scanner; open from 08:00 to 16:00.
  private static func text(_ scanner: String, at closing: String = "suspend") -> String {
    DeskText(
      period: "2024-01-01..2024-12-31",
      calendar: "{ hours: { mon..sun: 08h00..16h00 }, at-closing: \(closing) }", posts: "3 posts",
      work: "60 min", limit: "same day", clock: "starts: arrival", arrivals: "every 24 h"
    ).text
      .replacing("staff: {", with: "equipment: { scanner: \(scanner) }, staff: {")
      .replacing("work: 60 min", with: "with: scanner, work: 60 min")
  }

  @Test("a scanner that is down on some days makes its dossiers late as often")
  func share() throws {
    let tally = try outcome(of: Self.text("{ units: 1 unit, down: 30 % }")).total.tally
    let onTime = Double(tally.resolvedEarly + tally.resolvedOnTime) / Double(tally.resolved)
    // Each day is drawn on its own; four standard errors of a share of some 366.
    let oneError = (0.7 * 0.3 / Double(tally.resolved)).squareRoot()
    #expect(abs(onTime - 0.7) < 4 * oneError)
    // Two are both down on 9 % of days.
    let two = try outcome(of: Self.text("{ units: 2 units, down: 30 % }")).total.tally
    let rate = Double(two.resolvedEarly + two.resolvedOnTime) / Double(two.resolved)
    let twoError = (0.91 * 0.09 / Double(two.resolved)).squareRoot()
    #expect(abs(rate - 0.91) < 4 * twoError)
  }

  @Test("what is never down changes nothing, however it is written")
  func noStrength() throws {
    let plain = try outcome(of: Self.text("1 unit"))
    #expect(try outcome(of: Self.text("{ units: 1 unit }")) == plain)
    #expect(try outcome(of: Self.text("{ units: 1 unit, down: 0 % }")) == plain)
    #expect(plain.total.tally.resolvedLate == 0)
  }

  @Test("days are drawn by unit, so that more chance only adds days")
  func monotone() throws {
    let late = try [10, 20, 40, 80].map { share in
      try outcome(of: Self.text("{ units: 1 unit, down: \(share) % }")).total.tally
        .backlogSeconds
    }
    #expect(zip(late, late.dropFirst()).allSatisfy { $0 < $1 })
  }
}
