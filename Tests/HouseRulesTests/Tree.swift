import Foundation

/// The text files of a source tree, sorted by path.
struct Tree: Sendable {
  let files: [TextFile]

  init(_ files: [TextFile]) {
    self.files = files.sorted { $0.path < $1.path }
  }

  /// Makes a tree of one file, as samples of the rules do.
  init(_ path: String, _ text: String) {
    self.init([TextFile(path: path, text: text)])
  }

  /// Reads every text file below `root`, without what is built, downloaded or made by a run.
  init(below root: URL) throws {
    let skipped: Set<String> = [".git", ".build", ".swiftpm", ".venv", "results", "__pycache__"]
    var files: [TextFile] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent(folder).path)
      for name in names where !skipped.contains(name) {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        let url = root.appendingPathComponent(path)
        let kind = try url.resourceValues(forKeys: [.isDirectoryKey, .isRegularFileKey])
        if kind.isDirectory == true {
          folders.append(path)
        } else if kind.isRegularFile == true,
          let text = String(data: try Data(contentsOf: url), encoding: .utf8)
        {
          files.append(TextFile(path: path, text: text))
        }
      }
    }
    self.init(files)
  }

  /// The tree that these tests are part of.
  static let house: Tree = {
    do {
      return try Tree(below: houseRoot)
    } catch {
      preconditionFailure("the package cannot be read: \(error)")
    }
  }()

  /// The folder that holds `Package.swift`, above this file.
  static let houseRoot: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appendingPathComponent("Package.swift")
      if FileManager.default.fileExists(atPath: manifest.path) { return folder }
    }
    preconditionFailure("no Package.swift above \(#filePath)")
  }()

  func file(_ path: String) -> TextFile? {
    files.first { $0.path == path }
  }

  func files(below folder: String, suffix: String = "") -> [TextFile] {
    files.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(suffix) }
  }

  /// The names of the folders directly below `Sources` that hold Swift code.
  var modules: [String] {
    Set(files(below: "Sources", suffix: ".swift").compactMap(\.module)).sorted()
  }
}

/// A text file with its path from the package's root.
struct TextFile: Sendable {
  let path: String
  let text: String
  /// The text with comments and the contents of strings blanked, lines kept; empty unless Swift.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? blankingCommentsAndStrings(of: text) : ""
  }

  var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The module of a file below `Sources`.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// The lines of the code, blanked as `code` is, with numbers from 1.
  var codeLines: [NumberedLine] { numberedLines(of: code) }

  /// The lines of the text, with numbers from 1.
  var lines: [NumberedLine] { numberedLines(of: text) }

  var lineCount: Int {
    text.utf8.count(where: { $0 == 0x0A })
  }
}
