import Engine
import Experiments
import Foundation
import Reporting
import SampleScenarios
import Scenarios
import Testing
import Wording

@Suite("Results folder")
struct ResultsFolderTests {
  @Test("holds every file, each as the manifest says, and nothing is left beside it")
  func holdsEveryFile() throws {
    let output = try TemporaryFolder()
    let folder = try write(to: output.path + "/made/here", recordsHours: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      names == [
        "assumed.csv", "datapackage.json", "form-06a.csv", "groups.csv", "hourly.csv",
        "indicators-766.csv",
        "manifest.json", "metrics.csv", "names.csv", "observed.csv", "progress-766.csv",
        "result.json",
        "states.csv", "summary.csv",
      ])
    let around = try FileManager.default.contentsOfDirectory(atPath: output.path + "/made/here")
    #expect(around == [String(folder.split(separator: "/").last ?? "")])
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: try bytes(folder, "manifest.json")) as? [String: Any])
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(Set(files.compactMap { $0["name"] as? String } + ["manifest.json"]) == Set(names))
    for file in files {
      let content = try bytes(folder, file["name"] as? String ?? "")
      var hash = SHA256()
      hash.update(content)
      #expect(file["sha256"] as? String == hash.hexadecimal)
      #expect(file["bytes"] as? Int == content.count)
    }
    #expect((manifest["units"] as? [String: String])?["utilisation"] == "share")
  }

  @Test("the same run twice leaves one folder with the same bytes")
  func theSameRunTwice() throws {
    let output = try TemporaryFolder()
    let scenario = try SampleOffice.scenario()
    let folder = try write(scenario, to: output.path)
    let first = try bytes(folder, "metrics.csv")
    try Data("spoilt".utf8).write(to: URL(fileURLWithPath: folder + "/metrics.csv"))
    #expect(try write(scenario, to: output.path) == folder)
    #expect(try bytes(folder, "metrics.csv") == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).count == 1)
  }

  @Test("what a killed run left is removed by the next, but not what others keep there")
  func leftoversAreRemoved() throws {
    let output = try TemporaryFolder()
    for name in [".motcua-partial-0123-99999", ".other", "mine"] {
      try FileManager.default.createDirectory(
        atPath: "\(output.path)/\(name)/below", withIntermediateDirectories: true)
    }
    let folder = try write(to: output.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: output.path)
    #expect(Set(left) == [".other", "mine", String(folder.split(separator: "/").last ?? "")])
  }

  @Test("a run that goes on is not taken for a leftover")
  func aRunThatGoesOnIsKept() throws {
    let output = try TemporaryFolder()
    let experiment = try Experiment(Model(compiling: SampleOffice.scenario()), seed: 99)
    let other = try ResultsFolder(in: output.path, for: experiment.identity)
    _ = try write(to: output.path)
    try other.finish(try experiment.run())
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).count == 2)
  }

  @Test("an abandoned folder leaves nothing")
  func anAbandonedFolderLeavesNothing() throws {
    let output = try TemporaryFolder()
    let experiment = try Experiment(Model(compiling: SampleOffice.scenario()))
    try ResultsFolder(in: output.path, for: experiment.identity).abandon()
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path) == [])
  }

  @Test(
    "a place that cannot be written is told with its path and a mend",
    arguments: ["/dev/null", "/dev/null/below", "/proc/here", "/sys/below/here"])
  func aBadPlaceIsTold(path: String) throws {
    let experiment = try Experiment(Model(compiling: SampleOffice.scenario()))
    let problem = #expect(throws: WriteProblem.self) {
      try ResultsFolder(in: path, for: experiment.identity)
    }
    #expect(problem?.path.hasPrefix(path) == true)
    #expect(problem?.fix.english.isEmpty == false && problem?.reason.english.isEmpty == false)
  }

  private func write(
    _ scenario: Scenario? = nil, to output: String, recordsHours: Bool = false
  ) throws -> String {
    let scenario = try scenario ?? SampleOffice.scenario()
    let options = RunOptions(recordsHours: recordsHours)
    let experiment = try Experiment(Model(compiling: scenario, options: options))
    let folder = try ResultsFolder(in: output, for: experiment.identity)
    let observer = FiguresObserver(kinds: MetricsCSV.kinds) { try folder.append($0) }
    try folder.finish(try experiment.run(observer: observer))
    return folder.path
  }

  private func bytes(_ folder: String, _ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/motcua-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
