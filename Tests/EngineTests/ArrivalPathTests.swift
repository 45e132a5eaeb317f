import Engine
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

/// Arrivals that are drawn alone are those of the run.
@Suite("Arrival paths")
struct ArrivalPathTests {
  @Test("every arrival that is drawn alone is one of the run, at its instant")
  func areThoseOfTheRun() throws {
    var equal = 0
    for seed in UInt64(1)...30 {
      let made = RandomScenario(seed: seed)
      let scenario = try made.scenario()
      var options = RunOptions()
      options.logsDossiers = true
      let model = try Model(compiling: scenario, options: options)
      var simulation = Simulation(model)
      _ = try simulation.run(replication: 3, seed: seed)
      let end = scenario.period.upperBound.advanced(byDays: 1).startSecond
      // What is in hand at the start was handed in before; next stages are handed in in the run.
      var logged: [Int64: Int] = [:]
      for entry in simulation.dossierLog.entries
      where entry.event == .submitted && entry.instant < end {
        logged[entry.instant, default: 0] += 1
      }
      var drawn: [DrawnArrival] = []
      var other = Simulation(model)
      other.drawArrivals(replication: 3, seed: seed) { drawn.append($0) }
      #expect(!drawn.isEmpty || logged.isEmpty, "seed \(seed)")
      for arrival in drawn { logged[arrival.instant, default: 0] -= 1 }
      #expect(logged.values.allSatisfy { $0 >= 0 }, "seed \(seed)\n\(made.text)")
      #expect(
        zip(drawn, drawn.dropFirst()).allSatisfy { $0.instant <= $1.instant }, "seed \(seed)")
      if logged.values.allSatisfy({ $0 == 0 }) { equal += 1 }
    }
    // Those without stages and without dossiers that are handed in again.
    #expect(equal > 0)
  }

  @Test("a drawn replication leaves the next run as it was")
  func leavesTheNextRun() throws {
    let model = try Model(compiling: try RandomScenario(seed: 7).scenario())
    var simulation = Simulation(model)
    let before = try simulation.run(replication: 1, seed: 7)
    simulation.drawArrivals(replication: 2, seed: 7) { _ in }
    let after = try simulation.run(replication: 1, seed: 7)
    let isSame = before == after
    #expect(isSame)
  }
}
