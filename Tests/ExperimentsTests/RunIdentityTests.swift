import Experiments
import SampleScenarios
import Scenarios
import Testing
import WorkingTime

@Suite("Run identity")
struct RunIdentityTests {
  @Test("the scenario's hash is SHA-256 of the lengths, paths and bytes of its files")
  func theScenariosHashIsDocumented() throws {
    let scenario = try SampleOffice.scenario()
    var bytes: [UInt8] = []
    for file in scenario.files {
      bytes += Array("\(file.path.utf8.count) \(file.path)\n\(file.bytes.count)\n".utf8)
      bytes += file.bytes
    }
    var hash = SHA256()
    hash.update(bytes)
    #expect(identity(of: scenario).scenarioHash == hash.hexadecimal)
  }

  @Test("seed, rule, hours, days and bytes each make another run")
  func eachPartCounts() throws {
    let scenario = try SampleOffice.scenario()
    var other = scenario
    other.files[0].bytes.append(0x0A)
    let part = try scenario.running(from: nil, to: scenario.period.upperBound.advanced(byDays: -1))
    let ids = [
      identity(of: scenario), identity(of: scenario, seed: 2),
      identity(of: scenario, rule: .replications(5)),
      identity(of: scenario, rule: .precision(Precision(metric: "open", halfWidth: 4), atMost: 4)),
      identity(of: scenario, isHourly: true), identity(of: other), identity(of: part),
    ].map(\.runId)
    #expect(Set(ids).count == ids.count)
    #expect(identity(of: scenario).runId == ids[0])
    #expect(ids.allSatisfy { $0.count == 64 })
  }

  private func identity(
    of scenario: Scenario, seed: UInt64 = 1, rule: StoppingRule = .replications(4),
    isHourly: Bool = false
  ) -> RunIdentity {
    RunIdentity(scenario: scenario, seed: seed, stoppingRule: rule, isHourly: isHourly)
  }
}

@Suite("Stopping rule")
struct StoppingRuleTests {
  @Test("a precision is looked at after 10, 20, 40, … replications and at the most")
  func looksDouble() {
    let precision = Precision(metric: "received", halfWidth: 1)
    #expect(StoppingRule.precision(precision, atMost: 100).looks == [10, 20, 40, 80, 100])
    #expect(StoppingRule.precision(precision, atMost: 40).looks == [10, 20, 40])
    #expect(StoppingRule.precision(precision, atMost: 7).looks == [7])
    #expect(StoppingRule.replications(12).looks == [12])
  }
}
