import Foundation
import Scenarios

/// A scenario given as the text of its file.
enum ScenarioText {
  /// Reads a text as if it stood in a folder of its own.
  static func scenario(_ text: String) throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scenario-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml")
    try Data(text.utf8).write(to: file)
    return try ScenarioFile.read(path: file.path)
  }

  /// Reads a file of the gallery's classical queues.
  static func queue(_ name: String) throws -> Scenario {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Scenarios/queues/\(name).yaml")
    return try ScenarioFile.read(path: file.path)
  }
}
