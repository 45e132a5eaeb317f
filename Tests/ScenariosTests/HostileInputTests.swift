import Foundation
import Scenarios
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  @Test("is refused with a clear message and never crashes", arguments: HostileText.all)
  func isRefused(hostile: HostileText) throws {
    let said = try MarkedScenario(["main.yaml": hostile.text]).said
    #expect(said.contains { $0.code == hostile.code }, "\(said.prefix(5))")
  }

  @Test("does not follow aliases, in values or in keys", arguments: ["", "? "])
  func doesNotFollowAliases(sigil: String) throws {
    var bomb = "motcua: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    bomb += sigil.isEmpty ? "title: *a29\n" : "? *a29\n: b\n"
    let said = try MarkedScenario(["main.yaml": bomb]).said
    #expect(said.map(\.code) == ["E0103"])
    #expect(said.first?.place?.line == 2 && said.first?.place?.column == 5)
  }

  @Test("may have ampersands and stars in its words")
  func mayHaveAmpersands() throws {
    let words = (1...12).map { "A\($0) & B *c \($0)*2" }.joined(separator: " ")
    let marked = try MarkedScenario(changed: "question: \(words)\ntitle: \"&a *b, *c: *d\"")
    #expect(marked.scenario?.question == words, "\(marked.said)")
  }

  @Test("is not read when it is too large", arguments: [17_000_000, 100_000_000])
  func isNotReadWhenTooLarge(bytes: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "large-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data().write(to: path)
    let file = try FileHandle(forWritingTo: path)
    try file.truncate(atOffset: UInt64(bytes))
    try file.close()
    #expect(codes(path.path) == ["E0003"])
  }

  @Test("that is missing or no file is told apart from an invalid one")
  func thatIsMissingIsToldApart() throws {
    let folder = FileManager.default.temporaryDirectory
    for (path, code) in [
      (folder.appendingPathComponent("no-such-file.yaml").path, "E0001"), ("", "E0001"),
      (folder.path, "E0002"), ("/dev/null", "E0002"),
    ] {
      guard case .failure(let diagnostics) = MarkedScenario.read(path) else {
        Issue.record("\(path) was read")
        continue
      }
      #expect(diagnostics.all.map(\.code) == [code] && diagnostics.isInputMissing)
    }
    let invalid = try MarkedScenario(changed: "title: [a]").result
    if case .failure(let diagnostics) = invalid { #expect(!diagnostics.isInputMissing) }
  }

  @Test("in another encoding is named by its line")
  func inAnotherEncoding() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "latin-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(Array("motcua: 1\ntitle: ".utf8) + [0xE9, 0x0A]).write(to: path)
    guard case .failure(let diagnostics) = MarkedScenario.read(path.path) else { return }
    #expect(diagnostics.all.map(\.code) == ["E0005"] && diagnostics.all[0].place?.line == 2)
  }

  @Test("with 30,000 keys is cut short")
  func withManyKeys() throws {
    let keys = (0..<30_000).map { "key\($0): 1" }.joined(separator: "\n")
    let said = try MarkedScenario(["main.yaml": "motcua: 1\n" + keys]).said
    #expect(said.count == 201 && said.contains { $0.code == "E0008" })
    let dashes = "motcua: 1\ntitle: [" + String(repeating: "a,", count: 1_010_000) + "]"
    #expect(try MarkedScenario(["main.yaml": dashes]).said.map(\.code) == ["E0007"])
  }

  @Test("with very long lines is shown in part")
  func withLongLines() throws {
    let marked = try MarkedScenario(
      changed: "question: { a: \(String(repeating: "ệ", count: 300_000)) }")
    #expect(marked.said.map(\.code) == ["E0204"])
    let title = String(repeating: "Đ", count: 100_000)
    #expect(try MarkedScenario(changed: "title: \(title)").scenario?.title == title)
  }

  private func codes(_ path: String) -> [String] {
    guard case .failure(let diagnostics) = MarkedScenario.read(path) else { return [] }
    return diagnostics.all.map(\.code)
  }
}

/// A text that no reader should trip over, and the code that refuses it.
struct HostileText: Sendable, CustomTestStringConvertible {
  var code: String
  var text: String

  var testDescription: String { "\(code), \(text.utf8.count) bytes" }

  init(_ code: String, _ text: String) {
    self.code = code
    self.text = text
  }

  static let all = [
    HostileText("E0004", ""), HostileText("E0004", " \n\t\n"),
    HostileText("E0004", "# only\n# comments\n"), HostileText("E0004", "\u{FEFF}"),
    HostileText("E0005", "motcua: 1\ntitle: a\u{0}b\n"), HostileText("E0005", "\u{1}\u{2}"),
    HostileText("E0101", opened("[", 60)),
    HostileText("E0006", opened("[", 200) + closed("]", 200)),
    HostileText("E0006", opened("[", 100_000)), HostileText("E0006", opened("{a: ", 50_000)),
    HostileText("E0006", "motcua: 1\n" + (0..<300).map { closed(" ", $0) + "a:\n" }.joined()),
    HostileText("E0204", "just text"), HostileText("E0204", "- a\n- b\n"),
    HostileText("E0101", "a: b: c: d"), HostileText("E0101", "\t- a"),
    HostileText("E0101", "%YAML 9.9\n---\n..."), HostileText("E0109", "{}: 1"),
    HostileText("E0109", "motcua: 1\n? [a]\n: b\n"), HostileText("E0103", "motcua: 1\n? *a\n: b\n"),
  ]

  private static func opened(_ bracket: String, _ count: Int) -> String {
    "motcua: 1\ntitle: " + String(repeating: bracket, count: count)
  }

  private static func closed(_ bracket: String, _ count: Int) -> String {
    String(repeating: bracket, count: count)
  }
}
