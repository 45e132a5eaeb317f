import Engine
import Experiments
import SampleScenarios
import Scenarios
import Synchronization
import Testing

@Suite("Experiment")
struct ExperimentTests {
  @Test("the same seed gives the same findings on 1, 2 and 7 threads")
  func threadsDoNotMatter() throws {
    let model = try SampleOffice.model(options: RunOptions(recordsHours: true))
    let runs = try [1, 2, 7].map { jobs in try Experiment(model, jobs: jobs).run() }
    for run in runs.dropFirst() {
      #expect(run.identity == runs[0].identity)
      #expect(run.policies[0].metrics == runs[0].policies[0].metrics)
      #expect(run.policies[0].hourlyOpen == runs[0].policies[0].hourlyOpen)
      #expect(
        run.policies[0].groups.flatMap { $0.rows.map(\.metrics) }
          == runs[0].policies[0].groups.flatMap { $0.rows.map(\.metrics) })
      #expect(run.events == runs[0].events)
    }
  }

  @Test("observers hear of every replication in order, on any number of threads")
  func observersHearInOrder() throws {
    let model = try SampleOffice.model()
    let heard = Mutex<[ReplicationFigures]>([])
    let observer = FiguresObserver(kinds: [.agency, .month]) { figures in
      heard.withLock { $0.append(figures) }
    }
    _ = try Experiment(model, stoppingRule: .replications(6), jobs: 4).run(observer: observer)
    let figures = heard.withLock { $0 }
    #expect(figures.map(\.index) == Array(0..<6))
    #expect(
      figures[0].rows.map(\.name) == ["", "centre", "wards.a", "wards.b", "2023-03", "2023-04"])
    #expect(
      figures.allSatisfy { $0.rows.allSatisfy { $0.values.count == MetricCatalogue.all.count } })
  }

  @Test("the books balance in the means of every row of every margin")
  func theBooksBalance() throws {
    let findings = try Experiment(try SampleOffice.model()).run()
    let groups = findings.policies[0].groups.filter { $0.kind != .pool }
    let rows = groups.flatMap(\.rows).map(\.metrics) + [findings.policies[0].metrics]
    #expect(groups.count == 5)
    for metrics in rows {
      func mean(_ id: String) -> Double { metrics.first { $0.id == id }?.mean ?? .nan }
      let comingIn = mean("carried_over") + mean("received")
      let goingOn = mean("resolved") + mean("returned") + mean("withdrawn") + mean("stopped")
      // Means of whole numbers: rounding errors only.
      #expect(abs(comingIn - goingOn - mean("open")) < 1e-6)
      #expect(abs(mean("open") - mean("open_within_time") - mean("open_overdue")) < 1e-6)
    }
  }

  @Test("an observer's error ends the experiment and is what it throws")
  func anObserversErrorEndsIt() throws {
    let observer = FiguresObserver(kinds: []) { _ in throw RunError.booksDoNotBalance(row: "x") }
    #expect(throws: RunError.booksDoNotBalance(row: "x")) {
      try Experiment(try SampleOffice.model(), jobs: 3).run(observer: observer)
    }
  }

  @Test("a cancelled experiment has no findings")
  func cancelledHasNoFindings() throws {
    let model = try SampleOffice.model([("replications: 4", "replications: 2000")])
    #expect(throws: RunError.cancelled) {
      try Experiment(model, jobs: 2).run(isCancelled: { true })
    }
  }

  @Test("a precision stops at the first look that reaches it")
  func aPrecisionStops() throws {
    let model = try SampleOffice.model()
    func count(_ halfWidth: Double, atMost most: Int) throws -> (Int, Bool?) {
      let precision = Precision(metric: "on_time_rate_cohort", halfWidth: halfWidth)
      let findings = try Experiment(
        model, stoppingRule: .precision(precision, atMost: most), jobs: 2
      ).run()
      return (findings.replications, findings.reachedPrecision)
    }
    #expect(try count(0.5, atMost: 40) == (10, true))
    #expect(try count(1e-9, atMost: 15) == (15, false))
  }

  @Test("published figures are held against the rows that they name")
  func publishedFiguresHaveTheirRows() throws {
    let findings = try Experiment(try SampleOffice.model()).run().policies[0]
    let centre = try #require(findings.groups[0].rows.first { $0.name == "centre" })
    #expect(findings.observed[0].isWithin == true)
    #expect(findings.observed[2].simulated == centre.metrics.first { $0.id == "received" }?.mean)
    #expect(findings.observed[2].tolerance == 6)
  }
}
