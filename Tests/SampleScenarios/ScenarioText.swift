import Foundation
import Policies
public import Scenarios

/// A scenario given as the text of its file.
public enum ScenarioText {
  /// Reads a text as if it stood in a folder of its own, with its decided policies worked in.
  ///
  /// `tables` are files beside it, by name.
  public static func scenario(_ text: String, tables: [String: String] = [:]) throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scenario-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml")
    try Data(text.utf8).write(to: file)
    for (name, content) in tables {
      try Data(content.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try ScenarioFile.readBaseline(path: file.path)
  }
}
