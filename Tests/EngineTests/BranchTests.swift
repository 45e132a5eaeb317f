import Engine
import Testing

@Suite("Branches")
struct BranchTests {
  private static let sign = "{ step: sign, at: desk, by: clerk, work: 10 min }"

  private static func parallel(_ join: String, _ branches: String...) -> String {
    let named = branches.enumerated().map { "b\($0.offset): [ \($0.element) ]" }
    return
      "{ parallel: both, join: \(join), branches: { \(named.joined(separator: ", ")) } }"
  }

  private static func step(
    _ name: String, by role: String, minutes: Int, _ more: String = ""
  ) -> String {
    "{ step: \(name), at: desk, by: \(role), work: \(minutes) min\(more) }"
  }

  @Test("all branches are worked at the same time, and the slowest lets the dossier go on")
  func joinOfAll() throws {
    let run = try TinyOffice(workflow: [
      Self.parallel(
        "all", Self.step("measure", by: "officer", minutes: 60),
        Self.step("view", by: "head", minutes: 30)),
      Self.sign,
    ]).run()
    #expect(run.work("desk.officer") == ["begin 08 08h00", "end 08 09h00"])
    #expect(run.work("desk.head") == ["begin 08 08h00", "end 08 08h30"])
    #expect(run.times(.resolved) == ["1: 08 09h10"])
  }

  @Test("the first of any lets it go on; started work is finished, unstarted work is dropped")
  func joinOfAny() throws {
    var office = TinyOffice(workflow: [
      Self.parallel(
        "any", Self.step("quick", by: "officer", minutes: 20),
        Self.step("slow", by: "head", minutes: 60))
    ])
    office.received = ["2024-01-08T08:00", "2024-01-08T08:10", "2024-01-08T09:10"]
    let run = try office.run()
    #expect(run.times(.resolved) == ["1: 08 08h20", "2: 08 08h40", "3: 08 09h30"])
    // The second dossier's slow branch waits until 08h40 and is never begun.
    #expect(
      run.work("desk.head")
        == ["begin 08 08h00", "end 08 09h00", "begin 08 09h10", "end 08 10h10"])
    #expect(run.tally.open == 0)
  }

  @Test("a branch that sends back out of the parallel cancels the others")
  func backOut() throws {
    let run = try TinyOffice(workflow: [
      Self.step("draft", by: "clerk", minutes: 10),
      Self.parallel(
        "all",
        Self.step(
          "check", by: "officer", minutes: 10,
          ", outcomes: [ { back: 100 %, to: draft, at-most: 1, redo: 50 % } ]"),
        Self.step("measure", by: "head", minutes: 60)),
      Self.sign,
    ]).run()
    #expect(
      run.work("desk.clerk").prefix(4)
        == ["begin 08 08h00", "end 08 08h10", "begin 08 08h20", "end 08 08h25"])
    #expect(
      run.work("desk.officer")
        == ["begin 08 08h10", "end 08 08h20", "begin 08 08h25", "end 08 08h30"])
    // The first measurement leads nowhere; the second, which was never finished before, is whole.
    #expect(
      run.work("desk.head")
        == ["begin 08 08h10", "end 08 09h10", "begin 08 09h10", "end 08 10h10"])
    #expect(run.times(.resolved) == ["1: 08 10h20"])
  }

  @Test("what other branches had finished is redone as the sender says, whatever their order")
  func redoOfOthers() throws {
    let check = Self.step(
      "check", by: "officer", minutes: 10,
      ", outcomes: [ { back: 100 %, to: draft, at-most: 1, redo: 50 % } ]")
    let measure = Self.step("measure", by: "head", minutes: 4)
    for branches in [Self.parallel("all", check, measure), Self.parallel("all", measure, check)] {
      let run = try TinyOffice(workflow: [
        Self.step("draft", by: "clerk", minutes: 10), branches,
      ]).run()
      #expect(
        run.work("desk.head")
          == ["begin 08 08h10", "end 08 08h14", "begin 08 08h25", "end 08 08h27"])
    }
  }

  @Test("waits of the branch that leads out stay the dossier's")
  func waitsOfBackOut() throws {
    var office = TinyOffice(workflow: [
      Self.step("draft", by: "clerk", minutes: 1),
      Self.parallel(
        "all",
        Self.step(
          "check", by: "officer", minutes: 30,
          ", outcomes: [ { back: 100 %, to: draft, at-most: 1 } ]")),
    ])
    office.received = ["2024-01-08T08:00", "2024-01-08T08:01"]
    let run = try office.run()
    // The officer checks the first at 08h01 and 09h01, the second at 08h31 and 09h31; each draft is at once.
    #expect(run.times(.resolved) == ["1: 08 09h31", "2: 08 10h01"])
    // The first waits from 08h32 to 09h01, the second from 08h02 to 08h31 and from 09h02 to 09h31.
    #expect(run.tally.waitSeconds == 3 * 29 * 60)
  }

  @Test("a stop in a branch closes the whole dossier")
  func stopInBranch() throws {
    let run = try TinyOffice(workflow: [
      Self.parallel(
        "all", Self.step("check", by: "officer", minutes: 20, ", outcomes: [ { stop: 100 % } ]"),
        Self.step("measure", by: "head", minutes: 60),
        "{ pause: fee, wait: 9 days }"),
      Self.sign,
    ]).run()
    #expect(run.times(.stopped) == ["1: 08 08h20"])
    #expect(run.tally.stopped == 1 && run.tally.open == 0 && run.tally.resolved == 0)
    #expect(run.work("desk.head") == ["begin 08 08h00", "end 08 09h00"])
    #expect(run.work("desk.clerk").isEmpty)
    #expect(run.liveCount == 0)
  }

  @Test("a branch whose applicant loses patience takes the others out of their queues")
  func patienceInBranch() throws {
    var office = TinyOffice(workflow: [
      Self.parallel(
        "all", Self.step("check", by: "officer", minutes: 60, ", patience: 30 min"),
        Self.step("measure", by: "head", minutes: 60)),
      Self.sign,
    ])
    office.received = ["2024-01-08T08:00", "2024-01-08T08:10", "2024-01-08T09:30"]
    let run = try office.run()
    #expect(run.times(.withdrawn) == ["2: 08 08h40"])
    #expect(run.times(.resolved) == ["1: 08 09h10", "3: 08 10h40"])
    #expect(
      run.work("desk.head")
        == ["begin 08 08h00", "end 08 09h00", "begin 08 09h30", "end 08 10h30"])
  }

  @Test("the patience of an item is over when it is done, and ends no wait for a later batch")
  func patienceBeforeBatch() throws {
    var office = TinyOffice(workflow: [
      Self.parallel(
        "any",
        Self.step("check", by: "officer", minutes: 10, ", patience: 60 min") + ", "
          + Self.step("council", by: "head", minutes: 10, ", batch: { tue: 09h00 }"),
        "{ ask: view, of: tax, answer: 3 h }")
    ])
    office.received = ["2024-01-08T08:00", "2024-01-08T13:00"]
    let run = try office.run()
    #expect(run.times(.resolved) == ["1: 08 11h00", "2: 08 16h00"])
    #expect(run.work("desk.head").isEmpty)
    #expect(run.tally.open == 0)
  }

  @Test("a parallel in a branch is a part of it")
  func nested() throws {
    let inner =
      "{ parallel: inner, join: any, branches: { one: [ \(Self.step("a", by: "clerk", minutes: 10)) ], two: [ \(Self.step("b", by: "officer", minutes: 30)) ] } }"
    let run = try TinyOffice(workflow: [
      Self.parallel(
        "all", inner + ", " + Self.step("c", by: "clerk", minutes: 30),
        Self.step("d", by: "head", minutes: 20)),
      Self.sign,
    ]).run()
    // a until 08h10, c until 08h40, d until 08h20; b leads nowhere.
    #expect(run.times(.resolved) == ["1: 08 08h50"])
    #expect(run.work("desk.officer") == ["begin 08 08h00", "end 08 08h30"])
    #expect(run.tally.open == 0)
  }

  @Test("a branch that is skipped whole is done at once")
  func skipped() throws {
    for join in ["all", "any"] {
      let run = try TinyOffice(workflow: [
        Self.parallel(
          join, Self.step("never", by: "officer", minutes: 60, ", chance: 0 %"),
          Self.step("also", by: "head", minutes: 60, ", chance: 0 %"),
          Self.step("third", by: "head", minutes: join == "any" ? 60 : 20)),
        Self.sign,
      ]).run()
      #expect(run.times(.resolved) == [join == "any" ? "1: 08 08h10" : "1: 08 08h30"])
      #expect(run.work("desk.head").isEmpty == (join == "any"))
    }
  }

  @Test("the days of a dossier in branches are those of the branch that completes the join")
  func delays() throws {
    let run = try TinyOffice(workflow: [
      Self.parallel(
        "all", Self.step("check", by: "officer", minutes: 60), "{ ask: view, of: tax, answer: 3 h }"
      ),
      Self.sign,
    ]).run(recordsDelays: true)
    #expect(run.times(.resolved) == ["1: 08 11h10"])
    #expect(run.log.spans.map(\.kind) == [.askedAgency, .work])
    #expect(run.log.spans.map(\.seconds) == [3 * 3600, 600])
  }
}
