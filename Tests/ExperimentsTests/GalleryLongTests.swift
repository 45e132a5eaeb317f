import Engine
import Experiments
import Scenarios
import Testing

@Suite("The gallery's fits", .enabled(if: runsLongTests), .serialized)
struct GalleryLongTests {
  static let files = ["hai-duong-2023", "hue-2020", "hue-2019", "hanoi-2017"]

  @Test("over 100 replications a file meets its figures, and over its own", arguments: files)
  func meetsItsFigures(file: String) throws {
    let scenario = try galleryScenario(file)
    let model = try Model(compiling: scenario)
    for count in Set([scenario.experiment.replications, 100]).sorted() {
      // Every replication's books are checked by the engine; a row that does not balance throws.
      let findings = try Experiment(model, stoppingRule: .replications(count), jobs: 2).run()
      for finding in findings.policies[0].observed {
        guard let name = finding.observed.metric else { continue }
        let words = "\(name), \(count) replications: \(finding.simulated ?? .nan)"
        print(words)
        #expect(finding.isWithin == true, "\(words)")
      }
    }
  }

  /// What is late for want of people goes when people come; what is drawn to be late would stay.
  ///
  /// With 30 replications of each, 45 % go in Huế, known to some 3 points, and more elsewhere: far from a third.
  @Test("with 10 % more posts a third or more of the late dossiers are gone", arguments: files)
  func lateDossiersComeFromQueues(file: String) throws {
    let scenario = try galleryScenario(file)
    var staffed = scenario
    for agency in staffed.agencies.indices {
      for role in staffed.agencies[agency].staff.indices {
        staffed.agencies[agency].staff[role].posts *= 1.1
      }
    }
    let late = try [scenario, staffed].map { scenario in
      let model = try Model(compiling: scenario)
      let findings = try Experiment(model, stoppingRule: .replications(30), jobs: 2).run()
      return try #require(findings.metric("resolved_late")?.mean)
    }
    let words = "late \(late[0]), with 10 % more posts \(late[1])"
    print(words)
    #expect(late[1] <= late[0] * 2 / 3, "\(words)")
  }

  /// One replication: it takes minutes, and its sums are of 40 million dossiers.
  ///
  /// Its books balance in every row, the 3,321 communes among them, or the engine throws.
  @Test("the country has a year of 40 million dossiers, and each commune has its part")
  func theCountryHasItsYear() throws {
    let scenario = try galleryScenario("viet-nam-2026")
    let model = try Model(compiling: scenario)
    let findings = try Experiment(model, stoppingRule: .replications(1), jobs: 1).run()
    let received = try #require(findings.metric("received")?.mean)
    // Four standard deviations of the sum: 5 % of each day, which all dossiers share, and chance.
    #expect(abs(received / 40_000_000 - 1) < 0.015, "received \(received)")
    // A guard against a change that nobody meant: 98.94 % when it was written, with this seed.
    let rate = try #require(findings.metric("on_time_rate_resolved")?.mean)
    #expect(rate > 0.985 && rate < 0.992, "on time \(rate)")
    let communes = findings.policies[0].groups.first { $0.kind == .agency }?.rows
      .filter { $0.name.hasPrefix("communes.") }
    #expect(communes?.count == 3_321)
    #expect(
      communes?.allSatisfy { ($0.metrics.first { $0.id == "received" }?.mean ?? 0) > 0 } == true)
  }

  @Test("the city of the country meets its figures")
  func theCityMeetsItsFigures() throws {
    let scenario = try galleryScenario("ho-chi-minh-2026")
    let model = try Model(compiling: scenario)
    let rule = StoppingRule.replications(scenario.experiment.replications)
    let findings = try Experiment(model, stoppingRule: rule, jobs: 2).run()
    #expect(findings.policies[0].observed.count == 3)
    for finding in findings.policies[0].observed {
      let words = "\(finding.observed.metric ?? ""): \(finding.simulated ?? .nan)"
      print(words)
      #expect(finding.isWithin == true, "\(words)")
    }
  }
}
