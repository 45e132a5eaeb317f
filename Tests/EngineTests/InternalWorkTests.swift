import Engine
import SampleScenarios
import Scenarios
import Testing

/// A desk with one clerk, a stock of papers to scan and a few dossiers; round the clock.
private struct StockDesk {
  var order = "priority"
  var period = "2024-01-08..2024-01-09"
  var count = 20
  var counts = "internal"
  var recording = ""
  var dossiers = ["2024-01-08T01:00", "2024-01-08T05:00"]

  func run(recordsDelays: Bool = false) throws -> Outcome {
    let text = """
      motcua: 1
      title: a stock
      question: When is it done?
      period: \(period)
      calendars: { open: { hours: always } }
      agencies: { desk: { calendar: open, staff: { clerk: { posts: 1 post, order: \(order) } } } }
      clock: { calendar: open, judged: instant }
      fields: { papers: Papers }
      procedures:
        job:
          deciding: desk
          limit: 1 day
          priority: 1
          workflow: [ { step: serve, at: desk, by: clerk, work: 60 min } ]
        stock:
          deciding: desk
          counts: \(counts)
          field: papers
          workflow: [ { step: scan, at: desk, by: clerk, work: 90 min } ]
      demand: { job: { trace: arrivals.csv } }
      backlog: { as-of: 2024-01-07, rows: [ { procedure: stock, received: 2023-01-02..2023-12-29, count: \(count) } ] }
      experiment: { replications: 1, seed: 1 }
      \(recording)

      """
    let table = (["received"] + dossiers).joined(separator: "\n") + "\n"
    let scenario = try ScenarioText.scenario(text, tables: ["arrivals.csv": table])
    var options = RunOptions(recordsHours: true)
    options.recordsDelays = recordsDelays
    var simulation = Simulation(try Model(compiling: scenario, options: options))
    return try simulation.run(replication: 0, seed: 1)
  }
}

@Suite("Internal work")
struct InternalWorkTests {
  @Test(
    "a finite stock is done with the time that is left, and holds nobody up beyond work in hand")
  func byPriority() throws {
    // Scans: 0h00-1h30, then 2h30-4h00 and 4h00-5h30. The first dossier comes at 1h00 and is served
    // 1h30-2h30, the second comes at 5h00 and is served 5h30-6h30. The stock takes 20 × 1.5 h beside
    // 2 h of dossiers: it is done at hour 32, at 8h00 of 9 January.
    let outcome = try StockDesk().run()
    let tally = outcome.total.tally
    #expect(tally.received == 2 && tally.resolved == 2 && tally.carriedOver == 0)
    #expect(tally.waitSeconds == hours(0.5 + 0.5))
    #expect(tally.elapsedSeconds == hours(1.5 + 1.5))
    #expect(outcome.total.internalWork.atStart == 20)
    #expect(outcome.total.internalWork.done == 20 && outcome.total.internalWork.left == 0)
    #expect(outcome.pools[0].workedSeconds == hours(32))
    // At the end of the first day 22 hours went into the stock: 14 are done, the next is begun.
    let day = try StockDesk(period: "2024-01-08..2024-01-08").run()
    #expect(day.total.internalWork.done == 14 && day.total.internalWork.left == 6)
    #expect(day.total.internalWork.balances)
  }

  @Test("first come, first served, the stock goes before all that comes later")
  func firstCome() throws {
    // 30 hours of scans first: the dossiers are served in hours 30-31 and 31-32.
    let outcome = try StockDesk(order: "first-come").run()
    #expect(outcome.total.tally.waitSeconds == hours(29 + 26))
    #expect(outcome.total.tally.resolvedLate == 2)
    #expect(outcome.total.internalWork.done == 20)
  }

  @Test("is in no figure of dossiers, and on its own lines by procedure, agency, field and month")
  func ownBooks() throws {
    let outcome = try StockDesk(period: "2024-01-08..2024-01-08").run(recordsDelays: true)
    var alone = try StockDesk(period: "2024-01-08..2024-01-08", count: 1).run()
    // Open dossiers at each hour, before what happens then, are those of the books: 1 from 1h00 to
    // 2h30 and from 5h00 to 6h30.
    #expect(outcome.hourlyOpen.prefix(8) == [0, 0, 1, 0, 0, 0, 1, 0])
    #expect(outcome.total.tally.backlogSeconds == hours(3))
    for rows in [outcome.agencies, outcome.months] {
      #expect(rows.count == 1 && rows[0].tally == outcome.total.tally)
      #expect(rows[0].internalWork == outcome.total.internalWork)
    }
    // Job, then stock.
    #expect(outcome.procedures[0].tally == outcome.total.tally)
    #expect(outcome.procedures[0].internalWork == InternalWork())
    #expect(outcome.procedures[1].tally == Tally())
    #expect(outcome.procedures[1].internalWork == outcome.total.internalWork)
    #expect(outcome.fields[0].tally == Tally() && outcome.fields[0].internalWork.done == 14)
    // Where the days go is told of the dossiers of the books alone.
    let spans = try #require(outcome.delays).items.joined().reduce(0, +)
    #expect(spans == outcome.total.tally.elapsedSeconds)
    // As dossiers of the books they are all over them.
    alone = try StockDesk(period: "2024-01-08..2024-01-08", counts: "dossiers").run()
    #expect(alone.total.tally.carriedOver == 20 && alone.total.tally.open == 6)
    #expect(alone.total.internalWork == InternalWork())
    #expect(alone.pools == outcome.pools)
  }

  @Test("is nothing that records say less of, and is not followed after the period")
  func recordsAndCohort() throws {
    let outcome = try StockDesk(
      period: "2024-01-08..2024-01-08",
      recording: "recording: [ { of: all, entered: 0 % } ]"
    ).run()
    let recorded = try #require(outcome.recorded)
    #expect(recorded.total.tally.received == 0 && recorded.total.tally.carriedOver == 0)
    #expect(recorded.total.internalWork == outcome.total.internalWork)
    #expect(recorded.procedures[1].internalWork.left == 6)
    #expect(outcome.total.tally.cohortOnTime == 2 && outcome.total.tally.cohortLate == 0)
  }

  @Test("no such procedure: no such line")
  func none() throws {
    let outcome = try StockDesk(counts: "dossiers").run()
    #expect(outcome.total.internalWork == InternalWork())
    #expect(outcome.months.allSatisfy { $0.internalWork == InternalWork() })
  }
}
