import Foundation
import Policies
import SampleScenarios
import Scenarios

extension ScenarioText {
  /// Reads a file of the gallery's classical queues.
  static func queue(_ name: String) throws -> Scenario {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Scenarios/queues/\(name).yaml")
    return try ScenarioFile.readBaseline(path: file.path)
  }
}
