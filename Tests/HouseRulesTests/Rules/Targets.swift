extension Rule {
  static let targets: [Rule] = [everyFolderIsBuilt]

  private static let everyFolderIsBuilt = Rule(
    "every folder of sources and tests is a target of the package",
    broken: [
      Tree([
        TextFile(path: "Package.swift", text: "// ATests\n.testTarget(name: \"BTests\")\n"),
        TextFile(path: "Tests/ATests/A.swift", text: "let a = 1\n"),
      ]),
      Tree("Sources/A/A.swift", "let a = 1\n"),
    ],
    kept: [
      Tree([
        TextFile(path: "Package.swift", text: ".testTarget(name: \"ATests\")\n"),
        TextFile(path: "Tests/ATests/A.swift", text: "let a = 1\n"),
      ])
    ]
  ) { tree in
    let package = tree.file("Package.swift")?.text ?? ""
    return ["Sources", "Tests"].flatMap { top -> [Violation] in
      let folders = Set(
        tree.files(below: top, suffix: ".swift").compactMap { file in
          let parts = file.path.split(separator: "/")
          return parts.count > 2 ? String(parts[1]) : nil
        })
      return folders.sorted()
        // A folder may be named in a path of a target with another name.
        .filter { !package.contains("name: \"\($0)\"") && !package.contains("\"\(top)/\($0)\"") }
        .map { Violation("Package.swift", 1, "has no target for \(top)/\($0)") }
    }
  }
}
