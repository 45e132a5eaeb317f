extension Rule {
  /// The arrows of ARCHITECTURE.md.
  static let layering: [Rule] = [modulesPointDown, dependenciesStayHome, noWidening]

  private static let modulesPointDown = Rule(
    "a module imports only modules below it",
    broken: [
      Tree("Sources/Engine/A.swift", "import Experiments\n"),
      Tree("Sources/Engine/A.swift", "public import Policies\n"),
      Tree("Sources/Reporting/A.swift", "package import struct Engine.Outcome\n"),
      Tree("Sources/Novel/A.swift", "import WorkingTime\n"),
    ],
    kept: [
      Tree("Sources/Engine/A.swift", "import Scenarios // import Experiments\nimport Foundation\n")
    ]
  ) { tree in
    tree.files(below: "Sources", suffix: ".swift").flatMap { file -> [Violation] in
      guard let module = file.module, let level = levels[module] else {
        return [Violation(file.path, 1, "the module of this file has no level in Layering.swift")]
      }
      return file.imports.compactMap { imported in
        guard let other = levels[imported.name] else { return nil }
        let isSeparate = imported.name == "Engine" && module == "Reporting"
        guard other >= level || isSeparate else { return nil }
        return Violation(file.path, imported.line, "\(module) may not import \(imported.name)")
      }
    }
  }

  private static let dependenciesStayHome = Rule(
    "a dependency is imported by its one module",
    broken: [
      Tree("Sources/Engine/A.swift", "import Yams\n"),
      Tree("Sources/Scenarios/A.swift", "import Surprise\n"),
      Tree("Sources/Forecasting/A.swift", "import COpenBLAS\n"),
    ],
    kept: [
      Tree("Sources/Scenarios/A.swift", "import Yams\n"),
      Tree("Sources/LinearAlgebra/A+BLAS.swift", "import COpenBLAS\n"),
    ]
  ) { tree in
    tree.files(below: "Sources", suffix: ".swift").flatMap { file in
      file.imports.compactMap { imported -> Violation? in
        if let home = homes[imported.name], home == file.module { return nil }
        let isOurs = levels[imported.name] != nil && homes[imported.name] == nil
        if isOurs || platform.contains(imported.name) { return nil }
        return Violation(
          file.path, imported.line, "\(imported.name) is imported outside of its module")
      }
    }
  }

  private static let noWidening = Rule(
    "nothing is opened beyond its access level",
    noCode: #"@testable|@_exported|\bopen\s+(?:class|func|var|subscript|override)\b"#,
    below: ["Sources", "Tests", "Benchmarks"],
    broken: [
      Tree("Tests/ATests/A.swift", "@testable import Engine\n"),
      Tree("Sources/Engine/A.swift", "open class A {}\n"),
      Tree("Sources/Engine/A.swift", "@_exported import Statistics\n"),
    ],
    kept: [Tree("Sources/Engine/A.swift", "let open = 1 // open class\nlet x = a.open + b\n")])
}

/// The level of each module; a module imports modules of lower levels only.
private let levels: [String: Int] = [
  "COpenBLAS": 0, "Wording": 0,
  "WorkingTime": 1, "Statistics": 1, "LinearAlgebra": 1,
  "Scenarios": 2, "Forecasting": 2,
  "Policies": 3, "Engine": 3,
  "Experiments": 4, "Calibration": 4,
  "Planning": 5,
  "Reporting": 6,
  "Store": 7,
  "motcua": 8,
]

/// The one module that imports each dependency.
private let homes: [String: String] = [
  "Yams": "Scenarios", "ArgumentParser": "motcua", "COpenBLAS": "LinearAlgebra",
  "GRDB": "Store",
]

/// Modules of the toolchain and the C library.
private let platform: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization", "Dispatch",
]

extension TextFile {
  fileprivate var imports: [(name: String, line: Int)] {
    let kinds = "(?:struct|class|enum|protocol|func|var|let|typealias)"
    let pattern = Pattern(#"^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:\#(kinds)\s+)?(\w+)"#)
    return codeLines.filter { $0.text.contains("import") }.flatMap { line in
      pattern.captures(in: line.text).map { (name: $0, line: line.number) }
    }
  }
}
