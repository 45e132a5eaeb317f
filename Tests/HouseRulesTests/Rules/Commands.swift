extension Rule {
  static let commands: [Rule] = [namedFilesExist, scriptsStopAtErrors, builtFilesStayOut]

  private static let namedFilesExist = Rule(
    "the scripts and scenarios that the README names exist",
    broken: [Tree("README.md", "Run `.ci/nothing` now\n"), Tree("CHANGELOG.md", "")],
    kept: [
      Tree([
        TextFile(path: "README.md", text: "`.ci/test` and Scenarios/a.yaml, then `.ci/main`\n"),
        TextFile(path: ".ci/test", text: ""), TextFile(path: ".ci/main", text: ""),
        TextFile(path: "Scenarios/a.yaml", text: ""),
      ])
    ]
  ) { tree in
    guard let readme = tree.file("README.md") else {
      return [Violation("README.md", 1, "is missing")]
    }
    let path = Pattern(#"(\.ci/[\w-]+|Scenarios/[\w/-]+\.(?:yaml|csv))"#)
    let named = readme.lines.flatMap { line in
      path.captures(in: line.text).map { (path: $0, line: line.number) }
    }
    let twoCommands = [".ci/main", ".ci/test"].filter { command in
      !named.contains { $0.path == command }
    }
    return named.filter { !tree.holds($0.path) }
      .map { Violation(readme.path, $0.line, "'\($0.path)' does not exist") }
      + twoCommands.map { Violation(readme.path, 1, "does not name the command '\($0)'") }
  }

  private static let scriptsStopAtErrors = Rule(
    "a shell script begins with its shell, says what it does and stops at errors",
    broken: [
      Tree(".ci/test", "#!/bin/sh\nset -e\n"),
      Tree(".ci/test", "#!/usr/bin/env bash\nset -euo pipefail\n"),
    ],
    kept: [
      Tree(".ci/test", "#!/usr/bin/env bash\n# Tests.\nset -euo pipefail\n"),
      Tree(".ci/check-schema", "#!/usr/bin/env python3\n"),
    ]
  ) { tree in
    tree.files(below: ".ci").filter { $0.text.hasPrefix("#!") && !$0.text.contains("python3\n") }
      .filter {
        let lines = $0.lines.map(\.text)
        return lines.first != "#!/usr/bin/env bash" || lines.dropFirst().first?.first != "#"
          || !lines.contains("set -euo pipefail")
      }
      .map { Violation($0.path, 1, "needs the bash line, a comment and 'set -euo pipefail'") }
  }

  private static let builtFilesStayOut = Rule(
    ".gitignore keeps built and resolved files out",
    broken: [Tree(".gitignore", ".build/\n"), Tree(".gitignore", "Package.resolved\n")],
    kept: [Tree(".gitignore", ".build/\nPackage.resolved\n")]
  ) { tree in
    let ignored = tree.file(".gitignore")?.lines.map(\.text) ?? []
    return [".build/", "Package.resolved"].filter { name in !ignored.contains { $0 == name } }
      .map { Violation(".gitignore", 1, "does not name \($0)") }
  }
}
