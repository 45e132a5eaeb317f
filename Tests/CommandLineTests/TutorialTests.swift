import Foundation
import Testing

/// The tutorials are done as a reader does them: files are saved, commands run, and what is shown is what is printed.
///
/// A code block says in its first line what it is: `csv counts.csv` is a file, `yaml office.yaml line 21` a line of
/// it, `yaml office.yaml append` its end; `sh` has commands, `sh 2` some of which the last ends with status 2; `text
/// 1-6 17-20` shows these lines of what the last command printed, and `text` all of them.
@Suite("Tutorial", .serialized)
struct TutorialTests {
  @Test(
    "every command does what the tutorial shows",
    arguments: [("Tutorial.md", "C.UTF-8"), ("Tutorial.vi.md", "vi_VN.UTF-8")])
  func everyCommand(name: String, locale: String) throws {
    let path = try Self.documents() + "/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let folder = try TestFolder()
    try FileManager.default.removeItem(atPath: folder.path + "/office.yaml")
    var told = ""
    var commands = 0
    var mended = text
    for block in Self.blocks(of: text) {
      switch block.words.first {
      case "sh":
        let status = block.words.dropFirst().first.flatMap { Int32($0) } ?? 0
        for line in block.lines {
          #expect(line.hasPrefix("motcua "), "\(line)")
          let run = try Self.run(line, folder, locale)
          let isLast = line == block.lines.last
          #expect(run.status == (isLast ? status : 0), "\(line)\n\(run.errors)")
          told = run.output.isEmpty ? run.errors : run.output
          commands += 1
        }
      case "text":
        let expected = try Self.shown(told, block.words.dropFirst())
        #expect(block.content == expected, "\(name)")
        mended = mended.replacing(
          "```\(block.head)\n\(block.content)```", with: "```\(block.head)\n\(expected)```",
          maxReplacements: 1)
      default: try Self.save(block, folder)
      }
    }
    #expect(commands >= 8)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(mended.utf8).write(to: URL(fileURLWithPath: path))
    }
  }

  @Test("both tutorials have the same files and commands, but for their words")
  func sameSteps() throws {
    let steps = try ["Tutorial.md", "Tutorial.vi.md"].map { name in
      let text = try String(contentsOfFile: Self.documents() + "/" + name, encoding: .utf8)
      return Self.blocks(of: text).map { block in
        ["sh", "csv"].contains(block.words.first) ? block.head + block.content : block.head
      }
    }
    #expect(steps[0] == steps[1])
  }

  // MARK: - Material

  private struct Block {
    let head: String
    /// Whole lines, each with its break.
    let content: String

    var words: [Substring] { head.split(separator: " ") }
    var lines: [Substring] { content.split(separator: "\n") }
  }

  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var open: (head: String, content: String)?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch (open, line.hasPrefix("```")) {
      case (let block?, true):
        blocks.append(Block(head: block.head, content: block.content))
        open = nil
      case (nil, true): open = (String(line.dropFirst(3)), "")
      case (_?, false): open?.content += line + "\n"
      case (nil, false): break
      }
    }
    return blocks
  }

  /// Does with a file what its block says.
  private static func save(_ block: Block, _ folder: TestFolder) throws {
    let words = block.words.map(String.init)
    let name = try #require(words.dropFirst().first, "a block without a file: \(block.head)")
    let path = "\(folder.path)/\(name)"
    switch words.dropFirst(2).first {
    case "line":
      let number = try #require(words.last.flatMap { Int($0) })
      var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      lines[number - 1] = String(block.content.dropLast())
      try folder.write(lines.joined(separator: "\n"), to: name)
    case "append":
      try folder.write(try String(contentsOfFile: path, encoding: .utf8) + block.content, to: name)
    default: try folder.write(block.content, to: name)
    }
  }

  /// Runs a line in a shell that finds the program, with the language of the reader.
  private static func run(
    _ line: Substring, _ folder: TestFolder, _ locale: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let names = ["out", "err"].map { "\(folder.outside)/\($0)" }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(line) >'\(names[0])' 2>'\(names[1])'"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    var environment = ProcessInfo.processInfo.environment
    let programs = URL(fileURLWithPath: MotCuaProcess.program).deletingLastPathComponent().path
    environment["PATH"] = programs + ":" + (environment["PATH"] ?? "")
    environment["LC_ALL"] = locale
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return (process.terminationStatus, texts[0], texts[1])
  }

  /// The lines of some ranges; `…` stands for what is left out between them.
  private static func shown(_ told: String, _ ranges: ArraySlice<Substring>) throws -> String {
    let lines = told.split(separator: "\n", omittingEmptySubsequences: false)
    guard !ranges.isEmpty else { return told }
    let parts = try ranges.map { range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      let first = try #require(ends.first)
      let last = try #require(ends.last)
      try #require(first >= 1 && first <= last && last <= lines.count, "\(range) of \(lines.count)")
      return lines[(first - 1)..<last].map { $0 + "\n" }.joined()
    }
    return parts.joined(separator: "…\n")
  }

  private static func documents() throws -> String {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path + "/Documentation"
  }
}
