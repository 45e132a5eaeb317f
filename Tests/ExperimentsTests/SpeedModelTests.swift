import Engine
import Experiments
import Foundation
import Scenarios
import Testing

@Suite("Speed models")
struct SpeedModelTests {
  @Test("the texts are the files of Benchmarks/models, all of them")
  func textsAreFiles() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(names.sorted() == SpeedModel.all.map { "\($0.name).yaml" }.sorted())
    for model in SpeedModel.all {
      let file = Self.folder.appendingPathComponent("\(model.name).yaml")
      #expect(try String(contentsOf: file, encoding: .utf8) == model.text, "\(model.name)")
    }
  }

  @Test("each compiles, and asks for what is known of it")
  func eachCompiles() throws {
    for model in SpeedModel.all {
      let scenario = try ScenarioFile.read(text: model.text, named: model.name)
      #expect(scenario.title == model.name)
      // There is no limit in a queue.
      #expect(scenario.remarks.map(\.code) == ["W0602"])
      _ = try Model(compiling: scenario)
      let low = "\(model.knownHours.lowerBound)"
      #expect(scenario.question.contains(low.hasSuffix(".0") ? String(low.dropLast(2)) : low))
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Benchmarks/models").standardizedFileURL
}
