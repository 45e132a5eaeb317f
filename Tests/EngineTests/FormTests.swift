import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Procedures that take other forms on dates, worked out by hand.
///
/// Monday is 2024-01-08; the office is open 07:30-11:30 and 13:00-17:00, one person in each role.
@Suite("Other forms of a procedure")
struct FormTests {
  private func office(_ workflow: [String], _ action: String, received: [String]) -> TinyOffice {
    var office = TinyOffice(workflow: workflow, limit: "5 working days", received: received)
    if !action.isEmpty { office.extra = "policies: { p: { do: [ \(action) ] } }\napply: [p]" }
    return office
  }

  private static let eights = [
    "2024-01-08T08:00", "2024-01-10T08:00", "2024-01-11T08:00", "2024-01-12T08:00",
  ]
  private static let look = "{ step: look, at: deciding, by: clerk, work: 60 min }"

  @Test(
    "a decision that is lent takes more at first, half of that a working day later, and comes back")
  func delegation() throws {
    let run = try office(
      [Self.look],
      "{ delegate: job, to: land, from: 2024-01-10, until: 2024-01-11, effort: +100 %, half-life: 1 working day }",
      received: Self.eights
    ).run()
    #expect(
      run.times(.resolved) == ["1: 08 09h00", "2: 10 10h00", "3: 11 09h30", "4: 12 09h00"])
    #expect(run.poolsOfWork == ["desk.clerk", "land.clerk", "land.clerk", "desk.clerk"])
    // The books of both agencies balance; a dossier is where it is decided.
    #expect(run.outcome.agencies.map(\.tally.received) == [2, 2])
    #expect(run.outcome.agencies.map(\.tally.moved) == [0, 0])
  }

  @Test("errors grow as well until a task is learned, and are drawn from the same numbers")
  func errorsOfLearning() throws {
    let workflow = [
      "{ step: look, at: deciding, by: clerk, work: 10 min }",
      "{ step: check, at: deciding, by: clerk, work: 10 min, outcomes: [ { back: 40 %, to: look, at-most: 1 } ] }",
    ]
    let received = (0..<40).map {
      "2024-01-\($0 < 20 ? "08" : "09")T\($0 % 2 == 0 ? "08" : "13"):\(10 + $0 % 20)"
    }
    func backs(_ action: String) throws -> Int64 {
      let run = try office(workflow, action, received: received.sorted()).run()
      return Int64(run.log.entries.count { $0.event == .finished }) - 80
    }
    let plain = try backs("")
    let zero = try backs("{ delegate: job, to: land, roles: { clerk: clerk }, errors: +0 % }")
    let all = try backs("{ delegate: job, to: land, errors: +150 % }")
    #expect(plain > 0 && plain < 80)
    #expect(zero == plain)
    // 40 % and 150 % more of it are 100 %: each of forty dossiers goes back once, over two items.
    #expect(all == 80)
  }

  @Test("whoever signs from a date on signs what comes from then on; what waits stays where it is")
  func signing() throws {
    let workflow = [
      "{ step: look, at: desk, by: clerk, work: 60 min }",
      "{ step: sign, at: desk, by: head, work: 30 min, window: { wed: 08h00..11h30 } }",
    ]
    let received = ["2024-01-08T08:00", "2024-01-09T08:00"]
    #expect(
      try office(workflow, "", received: received).run().times(.resolved)
        == ["1: 10 08h30", "2: 10 09h00"])
    let run = try office(
      workflow, "{ sign: job.sign, by: officer, window: office, from: 2024-01-09 }",
      received: received
    ).run()
    #expect(run.times(.resolved).sorted() == ["1: 10 08h30", "2: 09 09h30"])
    // The first was accepted before, and comes to the item after the first day.
    let late = try office(
      workflow, "{ sign: job.sign, by: officer, window: office, from: 2024-01-09 }",
      received: ["2024-01-08T16:30"]
    ).run()
    #expect(late.times(.resolved) == ["1: 09 08h30"])
  }

  @Test("work in hand and what waits go over with their agency, and nothing is worked twice")
  func reorganisation() throws {
    let workflow = ["{ step: look, at: desk, by: clerk, work: 600 min }"]
    let received = ["2024-01-08T08:00", "2024-01-08T09:00"]
    let merger =
      "{ reorganise: desk, into: land, roles: { officer: clerk, head: clerk }, from: 2024-01-09"
    let run = try office(workflow, "\(merger), backlog: move }", received: received).run()
    // 7.5 hours on Monday; 2.5 on Tuesday, and the second 5.5 then and 4.5 on Wednesday.
    #expect(run.times(.resolved) == ["1: 09 10h00", "2: 10 13h30"])
    let work = run.workLog.entries.map { run.pools[$0.pool] }
    #expect(Set(work) == ["desk.clerk", "land.clerk"])
    #expect(run.outcome.total.tally.resolved == 2)
    #expect(run.outcome.agencies.map(\.tally.moved).sorted() == [-2, 2])
    #expect(throws: RunError.self) {
      try office(workflow, "\(merger), backlog: stay }", received: received).run()
    }
  }

  @Test("neighbours are passed at the same time by those accepted from the day on")
  func parallel() throws {
    let workflow = [
      "{ step: first, at: desk, by: clerk, work: 60 min }",
      "{ step: second, at: desk, by: officer, work: 90 min }",
      "{ step: third, at: desk, by: head, work: 30 min }",
    ]
    let run = try office(
      workflow, "{ simplify: job, parallel: [first, second], from: 2024-01-10 }",
      received: ["2024-01-08T08:00", "2024-01-10T08:00"]
    ).run(recordsDelays: true)
    #expect(run.times(.resolved) == ["1: 08 11h00", "2: 10 10h00"])
    let seconds = try #require(run.outcome.delays).items.joined().reduce(0, +)
    #expect(seconds == (180 + 120) * 60)
  }

  @Test("an answer is another one for whoever asks from the day on")
  func consultation() throws {
    let workflow = [
      Self.look, "{ ask: notice, of: tax, answer: 3 h }",
    ]
    let received = ["2024-01-08T08:00", "2024-01-10T08:00"]
    func times(_ keys: String) throws -> [String] {
      try office(workflow, "{ consult: job.notice, \(keys), from: 2024-01-10 }", received: received)
        .run().times(.resolved)
    }
    #expect(try times("answer: -50 %") == ["1: 08 12h00", "2: 10 10h30"])
    #expect(try times("answer: 1 h") == ["1: 08 12h00", "2: 10 10h00"])
    #expect(try times("answer-by: 2 h, silence: consent") == ["1: 08 12h00", "2: 10 11h00"])
    #expect(try times("answer-by: 2 h") == ["1: 08 12h00", "2: 10 12h00"])
  }

  @Test("letters are sent by the rule of the day on which they are due")
  func apologies() throws {
    var office = office(
      ["{ step: look, at: desk, by: clerk, work: 1500 min }"],
      "{ apologise: job, letter: 100 %, chance: 100 %, from: 2024-01-09 }",
      received: ["2024-01-08T08:00"])
    office.limit = "2 working days"
    office.clock = "extension: { chance: 0 %, by: 3 working days, letter: 0 % }"
    // Due on Wednesday, the 10th; asked for on Tuesday, while the clerk works on it.
    let run = try office.run()
    #expect(run.outcome.total.tally.lettersDue == 1)
    #expect(run.outcome.total.tally.lettersInTime == 1)
    #expect(run.outcome.total.tally.extensionsGranted == 1)
    office.extra = office.extra.replacing("2024-01-09", with: "2024-01-11")
    #expect(try office.run().outcome.total.tally.lettersInTime == 0)
  }

  @Test("who is known already spares the scanning, and everybody is scanned a little more")
  func digitising() throws {
    let workflow = [
      "{ step: scan, at: desk, by: clerk, work: 30 min }",
      "{ step: look, at: desk, by: officer, work: 60 min }",
    ]
    let run = try office(
      workflow,
      "{ digitise: job, reuse: 100 %, spares: [scan], work: { look: -50 % }, scan: { look: +10 min }, from: 2024-01-10 }",
      received: ["2024-01-08T08:00", "2024-01-10T08:00"]
    ).run()
    #expect(run.times(.resolved) == ["1: 08 09h30", "2: 10 08h40"])
  }
}

extension TinyRun {
  /// Who began each piece of work, in order.
  fileprivate var poolsOfWork: [String] {
    workLog.entries.filter { $0.kind == .begin }.map { pools[$0.pool] }
  }
}
