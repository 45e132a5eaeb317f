import ArgumentParser
import Foundation
import Reporting
import Scenarios

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a commented scenario to start from.")

  @Argument(help: "The file to write; - for standard output.")
  var path = "scenario.yaml"

  @Flag(help: "Write over a file that is there already.")
  var force = false

  func run() throws {
    guard path != "-" else { return try Terminal.print(ScenarioTemplate.text) }
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .inputOutput, "'\(path)' is there already", fix: "name another file, or add --force")
    }
    do {
      try Data(ScenarioTemplate.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(WriteProblem(error, path: path))
    }
    try Terminal.print("wrote \(path)\nnext: motcua run \(path)\n")
  }
}
