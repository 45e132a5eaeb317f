import Foundation
import Testing

/// The examples of the modules' pages compile against the modules as they were built.
@Suite("Examples of the documentation")
struct DocumentedExampleTests {
  @Test("every library has a page with an example")
  func everyLibrary() throws {
    let manifest = try #require(Tree.house.file("Package.swift")?.text)
    let libraries = Pattern(#"\.library\(name: "(\w+)""#).captures(in: Substring(manifest))
    #expect(libraries.count >= 11)
    for library in libraries {
      let page = Tree.house.file("Sources/\(library)/\(library).docc/\(library).md")
      #expect(Self.examples(of: page?.text ?? "").contains { $0.contains("import \(library)\n") })
    }
  }

  @Test("every example compiles")
  func everyExampleCompiles() throws {
    guard let compiler = Self.compiler else {
      print("skipped: no 'swiftc' is in PATH, so no example was compiled")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pages = Tree.house.files.filter { $0.path.contains(".docc/") && $0.path.hasSuffix(".md") }
    for page in pages {
      for (index, example) in Self.examples(of: page.text).enumerated() {
        let file = folder.appendingPathComponent("example.swift")
        try Data(example.utf8).write(to: file)
        let told = try Self.problems(in: file.path, cache: folder.path, by: compiler)
        #expect(told == "", "\(page.path), example \(index + 1)")
      }
    }
    let wrong = folder.appendingPathComponent("wrong.swift")
    try Data("import Statistics\nlet a: Moments = 1\n".utf8).write(to: wrong)
    #expect(try Self.problems(in: wrong.path, cache: folder.path, by: compiler).contains("error:"))
  }

  /// The code of a page, block by block.
  private static func examples(of page: String) -> [String] {
    page.components(separatedBy: "```swift\n").dropFirst().map { rest in
      rest.components(separatedBy: "```")[0]
    }
  }

  /// What the compiler says against a file that sees what users of the libraries see.
  private static func problems(
    in file: String, cache: String, by compiler: String
  ) throws -> String {
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let checkouts = Tree.houseRoot.path + "/.build/checkouts"
    let process = Process()
    let words = Pipe()
    process.executableURL = URL(fileURLWithPath: compiler)
    process.arguments =
      ["-typecheck", "-swift-version", "6", "-module-cache-path", cache]
      + [
        products.path + "/Modules", Tree.houseRoot.path + "/Sources/COpenBLAS",
        checkouts + "/Yams/Sources/CYaml/include", checkouts + "/GRDB.swift/Sources/GRDBSQLite",
      ].flatMap { ["-I", $0] } + [file]
    process.standardInput = FileHandle.nullDevice
    process.standardError = words
    try process.run()
    let bytes = try words.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let told = String(decoding: bytes, as: UTF8.self)
    return process.terminationStatus == 0 ? "" : told.isEmpty ? "error: no words" : told
  }

  private static var compiler: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/swiftc" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
