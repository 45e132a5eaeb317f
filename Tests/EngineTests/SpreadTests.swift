import Engine
import SampleScenarios
import Scenarios
import Statistics
import Testing
import WorkingTime

/// Work that differs less from its mean, held against the same draws as they were.
@Suite("Work with less spread")
struct SpreadTests {
  /// The seconds of work of dossiers that come one a day; the law never goes on after noon.
  private func work(_ actions: [String], law: String = "triangular 10..30..140 min") throws
    -> [Double]
  {
    var office = TinyOffice(
      period: "2024-01-08..2024-02-02",
      workflow: ["{ step: sign, at: desk, by: clerk, work: \(law) }"],
      limit: "5 working days",
      // Weekdays, on which each is alone.
      received: (8...31).filter { ($0 - 8) % 7 < 5 }.map {
        "2024-01-\($0 < 10 ? "0" : "")\($0)T07:30"
      })
    let lines = actions.enumerated().map { "p\($0): { do: [ { \($1) } ] }" }
    if !actions.isEmpty {
      office.extra =
        "policies: { \(lines.joined(separator: ", ")) }\n"
        + "apply: [\(actions.indices.map { "p\($0)" }.joined(separator: ", "))]"
    }
    let run = try office.run()
    return run.log.entries.filter { $0.event == .resolved && $0.instant < run.end }.map {
      // From 07h30 of its day.
      Double(($0.instant - 27_000) % 86_400)
    }
  }

  @Test("a draw goes towards the mean of its law, by the same share for all")
  func drawsGoTowardsTheMean() throws {
    let plain = try work([])
    let less = try work(["standardise: job, spread: -40 %"])
    #expect(plain.count >= 16 && Set(plain).count > 10)
    for (before, after) in zip(plain, less) {
      // Work is rounded to a second, before and after.
      #expect(abs(after - (3600 + 0.6 * (before - 3600))) <= 1.1)
    }
    #expect(try work(["standardise: job, spread: -100 %"]).allSatisfy { $0 == 3600 })
  }

  @Test("several multiply, in any order, and what else changes comes after them")
  func severalMultiply() throws {
    let plain = try work([])
    let two = ["standardise: all, spread: -50 %", "standardise: job, spread: -40 %, items: [sign]"]
    let both = try work(two)
    #expect(both == (try work(two.reversed())))
    #expect(both == (try work(["standardise: job, spread: -70 %"])))
    let halved = try work(two + ["simplify: job, work: -50 %"])
    for (before, after) in zip(plain, halved) {
      #expect(abs(after - 0.5 * (3600 + 0.3 * (before - 3600))) <= 1.1)
    }
    // Of a new law the mean is the new one's: 20 min.
    let other = ["simplify: job, work: { sign: triangular 0..20..40 min }"]
    let new = try work(other)
    for (before, after) in zip(new, try work(other + [two[1]])) {
      #expect(abs(after - (1200 + 0.6 * (before - 1200))) <= 1.1)
    }
  }

  @Test("whom it does not reach works as before, and no change changes nothing")
  func reach() throws {
    let plain = try work([])
    #expect(try work(["standardise: job, spread: -0 %"]) == plain)
    #expect(try work(["standardise: job, spread: -40 %, effective: 0 %"]) == plain)
    let later = try work(["standardise: job, spread: -100 %, from: 2024-01-15"])
    // Monday the 8th to Friday the 12th.
    #expect(later.prefix(5) == plain.prefix(5) && later.dropFirst(5).allSatisfy { $0 == 3600 })
  }

  @Test(
    "how far the mean of the draws lies from that of the law falls by the same share, for each law",
    arguments: ["lognormal 30 min cv 0.8", "gamma 30 min cv 1", "exponential 30 min"])
  func means(law: String) throws {
    var desk = DeskText(work: law, arrivals: "every 60 min")
    desk.posts = "9 posts"
    let policy = "policies: { p: { do: [ { standardise: job, spread: -40 % } ] } }\napply: p\n"
    // Nobody waits, so that what elapses is work.
    func mean(_ text: String) throws -> Double {
      let tally = try outcome(of: text).total.tally
      #expect(tally.resolved > 1000 && tally.waitSeconds == 0)
      return Double(tally.elapsedSeconds) / Double(tally.resolved)
    }
    let before = try mean(desk.text)
    let after = try mean(desk.text + policy)
    #expect(before != 1800)
    // Both are rounded to a second, dossier by dossier; one more may end in the period.
    #expect(abs(after - (1800 + 0.6 * (before - 1800))) < 3)
  }
}
