import Foundation
import Scenarios
import Testing

@Suite("Schema and reference")
struct ScenarioSchemaTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static var updates: Bool {
    ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  }

  @Test("the committed schema is the generated one")
  func theSchemaIsCommitted() throws {
    let url = Self.root.appendingPathComponent("Documentation/scenario.schema.json")
    if Self.updates { try ScenarioSchema.text.write(to: url, atomically: true, encoding: .utf8) }
    let committed = try String(contentsOf: url, encoding: .utf8)
    #expect(
      committed == ScenarioSchema.text, "run UPDATE_SNAPSHOTS=1 swift test and review the diff")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(committed.utf8)) }
  }

  @Test("the schema defines what it refers to, and nothing else")
  func referencesAreDefined() throws {
    let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8))
    let definitions = try #require((object as? [String: Any])?["$defs"] as? [String: Any])
    let parts = ScenarioSchema.text.components(separatedBy: "#/$defs/").dropFirst()
    let used = Set(parts.map { String($0.prefix { $0 != "\"" }) })
    #expect(used.count > 40 && used == Set(definitions.keys))
  }

  @Test("the reference holds the generated tables of keys")
  func theReferenceIsCommitted() throws {
    let url = Self.root.appendingPathComponent("Documentation/ScenarioFile.md")
    var text = try String(contentsOf: url, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- keys: generated, do not edit -->\n"))
    let end = try #require(text.range(of: "<!-- end of keys -->"))
    if Self.updates {
      text.replaceSubrange(begin.upperBound..<end.lowerBound, with: ScenarioReference.text)
      try text.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(text[begin.upperBound..<end.lowerBound] == ScenarioReference.text)
    }
  }

  @Test("every fenced scenario of the reference is accepted")
  func theReferenceIsTrue() throws {
    let url = Self.root.appendingPathComponent("Documentation/ScenarioFile.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    #expect(blocks.count >= 5)
    for block in blocks {
      let marked =
        block.hasPrefix("motcua:")
        ? try MarkedScenario(["main.yaml": block]) : try MarkedScenario(changed: block)
      #expect(marked.scenario != nil, "\(block)\n\(marked.said)")
    }
  }

  @Test("files with a good shape are accepted", arguments: fixtures("accepted"))
  func goodShapesAreAccepted(url: URL) {
    let result = MarkedScenario.read(url.path)
    #expect((try? result.get()) != nil, "\(result)")
  }

  @Test("files with a wrong shape are refused", arguments: fixtures("refused-shape"))
  func wrongShapesAreRefused(url: URL) {
    #expect((try? MarkedScenario.read(url.path).get()) == nil)
  }

  @Test("the template is valid, and every quantity of it is cited")
  func theTemplateIsValid() throws {
    let marked = try MarkedScenario(["main.yaml": ScenarioTemplate.text])
    let scenario = try #require(marked.scenario, "\(marked.said)")
    #expect(scenario.remarks.isEmpty, "\(scenario.remarks)")
    #expect(scenario.procedures.count == 2 && scenario.parameters.allSatisfy { $0.source != nil })
  }

  private static func fixtures(_ name: String) -> [URL] {
    let folder = root.appendingPathComponent("Tests/Fixtures/\(name)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appendingPathComponent($0) }
  }
}
