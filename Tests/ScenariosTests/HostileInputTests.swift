import Foundation
import Scenarios
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  @Test(
    "is refused with a clear message and never crashes",
    arguments: [
      ("E0004", ""), ("E0004", " \n\t\n"), ("E0004", "# only\n# comments\n"), ("E0004", "\u{FEFF}"),
      ("E0005", "motcua: 1\ntitle: a\u{0}b\n"), ("E0005", "\u{1}\u{2}"),
      ("E0101", "motcua: 1\ntitle: " + String(repeating: "[", count: 60)),
      (
        "E0006",
        "motcua: 1\ntitle: " + String(repeating: "[", count: 200)
          + String(repeating: "]", count: 200)
      ),
      ("E0006", "motcua: 1\ntitle: " + String(repeating: "[", count: 100_000)),
      ("E0006", "motcua: 1\ntitle: " + String(repeating: "{a: ", count: 50_000)),
      (
        "E0006",
        "motcua: 1\n" + (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      ),
      ("E0204", "just text"), ("E0204", "- a\n- b\n"), ("E0101", "a: b: c: d"), ("E0101", "\t- a"),
      ("E0101", "%YAML 9.9\n---\n..."), ("E0109", "{}: 1"),
      ("E0109", "motcua: 1\n? [a]\n: b\n"), ("E0103", "motcua: 1\n? *a\n: b\n"),
    ])
  func isRefused(code: String, text: String) throws {
    let said = try MarkedScenario(["main.yaml": text]).said
    #expect(said.contains { $0.code == code }, "\(said.prefix(5))")
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

  @Test("with 100,000 keys is cut short")
  func withManyKeys() throws {
    let keys = (0..<100_000).map { "key\($0): 1" }.joined(separator: "\n")
    let said = try MarkedScenario(["main.yaml": "motcua: 1\n" + keys]).said
    #expect(said.count == 201 && said.contains { $0.code == "E0008" })
    let dashes = "motcua: 1\ntitle: [" + String(repeating: "a,", count: 1_100_000) + "]"
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
