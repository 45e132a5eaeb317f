import Foundation
import Testing

/// A run that is killed leaves the whole folder or none, and a store that opens clean.
@Suite("Killed", .serialized)
struct KilledTests {
  @Test("killed at eight moments, the folder is whole or absent and the store opens clean")
  func eightMoments() throws {
    try KilledRuns.check(parts: (0..<8).map { Double($0) / 7 })
  }
}

@Suite(
  "Killed, in full", .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_LONG_TESTS"] == "1"))
struct KilledLongTests {
  @Test(
    "killed at a hundred random moments, the folder is whole or absent and the store opens clean")
  func hundredMoments() throws {
    let seed: UInt64 = 20_261_122
    var stream = RandomMoments(state: seed)
    let parts = (0..<100).map { _ in Double.random(in: 0...1, using: &stream) }
    let finished = try KilledRuns.check(parts: parts)
    print("killed at 100 random moments, seed \(seed): \(finished) runs had ended before")
  }
}

/// SplitMix64: the same moments in every run of the tests.
private struct RandomMoments: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

private enum KilledRuns {
  static let arguments = ["run", "office.yaml", "-q", "--dossier-log", "--excel"]

  /// Kills runs after parts of the time that one takes, and looks at what each leaves.
  ///
  /// - Parameter parts: From 0, before the folder is begun, to 1, after the store is written.
  /// - Returns: How many ended before they were killed.
  /// - Throws: What the system says when the program cannot be started.
  @discardableResult
  static func check(parts: [Double]) throws -> Int {
    let folder = try TestFolder()
    let clock = ContinuousClock()
    let start = clock.now
    let whole = try MotCuaProcess(arguments + ["-o", "whole"], in: folder)
    #expect(whole.status == 0, "\(whole.errors)")
    let seconds = (clock.now - start) / .seconds(1)
    let expected = try contents(of: "whole", in: folder)
    #expect(expected.count > 20)
    var finished = 0
    for part in parts {
      // Each begins anew, so that every moment of making a folder and a store is met.
      try? FileManager.default.removeItem(atPath: folder.path + "/results")
      let run = try RunningProcess(arguments + ["-o", "results"], in: folder)
      Thread.sleep(forTimeInterval: part * seconds * 1.1)
      run.send(SIGKILL)
      finished += try run.ended().status == 0 ? 1 : 0
      let runs = folder.names("results").filter { !$0.hasPrefix(".") }
      #expect(runs.count <= 1)
      if !runs.isEmpty {
        #expect(try contents(of: "results", in: folder) == expected, "after \(part) of the run")
      }
      try checkStore(folder, "after \(part) of the run")
    }
    // Whoever runs again takes away what was left, and gets the whole.
    #expect(try MotCuaProcess(arguments + ["-o", "results"], in: folder).status == 0)
    #expect(!folder.names("results").contains { $0.hasPrefix(".motcua-partial") })
    #expect(try contents(of: "results", in: folder) == expected)
    #expect(finished < parts.count)
    return finished
  }

  private static func checkStore(_ folder: TestFolder, _ place: String) throws {
    guard FileManager.default.fileExists(atPath: folder.path + "/results/results.sqlite") else {
      return
    }
    let check = try MotCuaProcess(
      ["results", "query", "PRAGMA integrity_check", "--format", "csv"], in: folder)
    // A store that was made a moment before has no tables yet.
    #expect(
      check.output == "integrity_check\r\nok\r\n"
        || check.errors.contains("has no table of runs"), "\(check.errors), \(place)")
    let count = try MotCuaProcess(
      [
        "results", "query", "--format", "csv",
        "SELECT (SELECT count(*) FROM metric) > 0 AS figures FROM run",
      ], in: folder)
    // Rows of a run come together or not at all.
    #expect(!count.output.contains("\r\n0\r\n"), "\(place)")
  }

  /// The files of the only run of an output folder, by their paths in it.
  private static func contents(of output: String, in folder: TestFolder) throws -> [String: Data] {
    let id = try #require(folder.names(output).first { !$0.hasPrefix(".") })
    let path = "\(folder.path)/\(output)/\(id)"
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) where name != "excel" {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    }
    return files
  }
}
