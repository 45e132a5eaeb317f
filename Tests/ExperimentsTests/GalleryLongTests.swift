import Engine
import Experiments
import Scenarios
import Testing

@Suite("The gallery's fits", .enabled(if: runsLongTests))
struct GalleryLongTests {
  @Test(
    "over 100 replications Hải Dương meets its figures; over the file's own it stays within them")
  func haiDuongMeetsItsFigures() throws {
    let scenario = try haiDuong()
    let model = try Model(compiling: scenario)
    for count in [scenario.experiment.replications, 100] {
      // Every replication's books are checked by the engine; a row that does not balance throws.
      let findings = try Experiment(model, stoppingRule: .replications(count), jobs: 2).run()
      for finding in findings.policies[0].observed {
        let name = finding.observed.metric ?? ""
        let words = "\(name), \(count) replications: \(finding.simulated ?? .nan)"
        print(words)
        #expect(finding.isWithin == true, "\(words)")
      }
    }
  }
}
