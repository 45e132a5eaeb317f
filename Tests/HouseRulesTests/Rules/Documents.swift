extension Rule {
  static let documents: [Rule] = [changelogHasItsShape, modulesAreDescribed, linksLead]

  private static let changelogHasItsShape = Rule(
    "CHANGELOG.md has an Unreleased section with Added, Changed and Fixed",
    broken: [
      Tree("README.md", ""),
      Tree("CHANGELOG.md", "# Changelog\n\n## 0.1\n"),
      Tree("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### News\n\n- a\n"),
      Tree("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n### Fixed\n\n- a\n"),
    ],
    kept: [Tree("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a\n  b\n")]
  ) { tree in
    guard let file = tree.file("CHANGELOG.md") else {
      return [Violation("CHANGELOG.md", 1, "is missing")]
    }
    return changelogViolations(of: file)
  }

  private static let modulesAreDescribed = Rule(
    "every module has a .docc page that begins with its name",
    broken: [
      Tree("Sources/Engine/A.swift", ""),
      Tree([
        TextFile(path: "Sources/Engine/A.swift", text: ""),
        TextFile(path: "Sources/Engine/Engine.docc/Engine.md", text: "# ``Statistics``\n"),
      ]),
    ],
    kept: [
      Tree([
        TextFile(path: "Sources/Engine/A.swift", text: ""),
        TextFile(path: "Sources/Engine/Engine.docc/Engine.md", text: "# ``Engine``\n\nRuns.\n"),
      ])
    ]
  ) { tree in
    tree.modules.compactMap { module in
      let page = "Sources/\(module)/\(module).docc/\(module).md"
      let isDescribed = tree.file(page)?.text.hasPrefix("# ``\(module)``\n") ?? false
      return isDescribed ? nil : Violation(page, 1, "must exist and begin with # ``\(module)``")
    }
  }

  private static let linksLead = Rule(
    "a relative link of a document leads to a file or folder",
    broken: [Tree("README.md", "see [the map](Documentation/Map.md)\n")],
    kept: [
      Tree([
        TextFile(path: "README.md", text: "[a](Documentation/A.md#b) [c](https://x.y)\n"),
        TextFile(path: "Documentation/A.md", text: "[up](../README.md)\n"),
      ])
    ]
  ) { tree in
    let link = Pattern(#"\]\(([^)#\s]+)[^)]*\)"#)
    return tree.files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
      link.lines(file.lines, of: file.text).flatMap { line in
        link.captures(in: line.text)
          .filter { !$0.contains("://") && !tree.holds(resolved($0, from: file.path)) }
          .map { Violation(file.path, line.number, "'\($0)' leads nowhere") }
      }
    }
  }
}

/// The path that a link in the file at `path` means.
private func resolved(_ link: String, from path: String) -> String {
  var parts = path.split(separator: "/").dropLast().map(String.init)
  for part in link.split(separator: "/") {
    if part == ".." {
      _ = parts.popLast()
    } else if part != "." {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}

extension Tree {
  /// Whether a file or folder has this path.
  func holds(_ path: String) -> Bool {
    files.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
  }
}

private func changelogViolations(of file: TextFile) -> [Violation] {
  let sections: Set<String> = ["### Added", "### Changed", "### Fixed"]
  let headings = file.lines.filter { $0.text.hasPrefix("#") }
  var violations: [Violation] = []
  if headings.first?.text != "# Changelog" {
    violations.append(Violation(file.path, 1, "must begin with # Changelog"))
  }
  if headings.dropFirst().first?.text != "## [Unreleased]" {
    violations.append(Violation(file.path, 1, "the first section must be ## [Unreleased]"))
  }
  for (index, heading) in headings.enumerated() where heading.text.hasPrefix("###") {
    let end = index + 1 < headings.count ? headings[index + 1].number : Int.max
    let entries = file.lines.filter {
      $0.number > heading.number && $0.number < end && $0.text.hasPrefix("- ")
    }
    if !sections.contains(heading.text.trimmed) {
      violations.append(Violation(file.path, heading.number, "Added, Changed or Fixed is meant"))
    } else if entries.isEmpty {
      violations.append(Violation(file.path, heading.number, "this section is empty"))
    }
  }
  return violations
}
