import Foundation
import SampleScenarios

/// The built program, run as a user runs it.
struct MotCuaProcess {
  let status: Int32
  let output: String
  let errors: String

  /// The program lies beside the bundle of the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("motcua").path

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: What follows its name.
  ///   - folder: The working folder; what the program prints is kept beside it.
  ///   - shell: Commands that go before it in the same shell, such as `ulimit -f 1;`.
  ///   - redirection: What follows the command, such as `>/dev/full`.
  /// - Throws: What the system says when the program cannot be started.
  init(
    _ arguments: [String], in folder: TestFolder, after shell: String = "",
    redirection: String = ""
  ) throws {
    let running = try RunningProcess(
      arguments, in: folder, after: shell, redirection: redirection)
    self = try running.ended()
  }

  fileprivate init(status: Int32, output: String, errors: String) {
    (self.status, self.output, self.errors) = (status, output, errors)
  }

  /// The object that the program printed.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
  }
}

/// A program that may still be running.
final class RunningProcess {
  private let process = Process()
  private let outputPath: String
  private let errorsPath: String

  init(
    _ arguments: [String], in folder: TestFolder, after shell: String = "",
    redirection: String = ""
  ) throws {
    let name = UUID().uuidString
    outputPath = folder.outside + "/\(name).out"
    errorsPath = folder.outside + "/\(name).err"
    // `exec` so that signals reach the program itself.
    let command = "\(shell) exec \"$0\" \"$@\" \(redirection)"
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command, MotCuaProcess.program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    for path in [outputPath, errorsPath] {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorsPath))
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  /// What it has told so far.
  var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Waits for its end.
  func ended() throws -> MotCuaProcess {
    process.waitUntilExit()
    return MotCuaProcess(
      status: process.terminationStatus,
      output: try String(contentsOfFile: outputPath, encoding: .utf8),
      errors: try String(contentsOfFile: errorsPath, encoding: .utf8))
  }
}

/// A folder to work in, with another beside it, that goes away with its owner.
final class TestFolder {
  let path: String
  let outside: String
  private let root: String

  /// Makes the folder; `office.yaml` in it is the sample, with changes.
  init(_ changes: [(String, String)] = []) throws {
    root = FileManager.default.temporaryDirectory.path + "/motcua-cli-\(UUID().uuidString)"
    path = root + "/inside"
    outside = root + "/outside"
    for folder in [path, outside] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    var text = SampleOffice.text
    for (old, new) in changes {
      precondition(text.contains(old), "the sample does not hold '\(old)'")
      text = text.replacingOccurrences(of: old, with: new)
    }
    try write(text, to: "office.yaml")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// The names in a folder below this one, the store left out, sorted; none where there is no such folder.
  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? [])
      .filter { !$0.hasPrefix("results.sqlite") }.sorted()
  }

  /// The bytes of every file of the only run below a folder of results, by name.
  func results(_ output: String) throws -> [String: Data] {
    let runs = names(output)
    precondition(runs.count == 1, "one run is expected in '\(output)', not \(runs)")
    var files: [String: Data] = [:]
    for name in names("\(output)/\(runs[0])") {
      files[name] = try Data(
        contentsOf: URL(fileURLWithPath: "\(path)/\(output)/\(runs[0])/\(name)"))
    }
    return files
  }
}
