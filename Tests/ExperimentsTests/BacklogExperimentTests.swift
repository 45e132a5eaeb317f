import Engine
import Experiments
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Experiments with a backlog")
struct BacklogExperimentTests {
  /// The sample office with dossiers in hand instead of a warm-up.
  private func model() throws -> Model {
    var scenario = try SampleOffice.scenario([(", warm-up: 5 days", "")])
    func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
    scenario.backlog = Backlog(
      asOf: try day("2023-02-28"), placement: .byAge,
      entries: [
        BacklogEntry(
          procedure: "permit", received: try day("2023-02-20")...day("2023-02-28"), count: 37),
        BacklogEntry(
          procedure: "birth", received: try day("2023-02-27")...day("2023-02-28"), count: 12),
        BacklogEntry(
          procedure: "permit", received: try day("2022-11-01")...day("2022-11-30"), count: 5,
          step: "appraise", due: try day("2023-03-02")),
      ])
    return try Model(compiling: scenario)
  }

  @Test("every replication carries over as many as the backlog has, and the books balance")
  func carriedOver() throws {
    let findings = try Experiment(try model(), stoppingRule: .replications(12), jobs: 2).run()
    let carriedOver = try #require(findings.metric("carried_over"))
    #expect(carriedOver.mean == 54)
    #expect(carriedOver.sd == 0)
    let permits = findings.policies[0].groups.flatMap(\.rows).first { $0.name == "permit" }
    #expect(permits?.metrics.first { $0.id == "carried_over" }?.mean == 42)
  }

  @Test("the placement by age does not depend on the number of threads, nor on the model's making")
  func threadsDoNotMatter() throws {
    let runs = try [1, 2, 5].map { jobs in
      try Experiment(try model(), stoppingRule: .replications(6), jobs: jobs).run()
    }
    for run in runs.dropFirst() {
      #expect(run.policies[0].metrics == runs[0].policies[0].metrics)
      #expect(run.events == runs[0].events)
    }
  }
}
