extension Rule {
  static let names: [Rule] = [noEmptyNames, modulesAreNoTypes]

  private static let noEmptyNames = Rule(
    "no type is named for nothing",
    broken: [
      Tree("Sources/Engine/A.swift", "struct QueueManager {}\n"),
      Tree("Sources/Engine/A.swift", "enum HelperKind {}\n"),
      Tree("Sources/Engine/A.swift", "final class StepImpl {}\n"),
      Tree("Sources/Engine/A.swift", "typealias RunInfo = Int\n"),
      Tree("Tests/ATests/A.swift", "struct SampleData {}\n"),
    ],
    kept: [
      Tree("Sources/Engine/A.swift", "struct Utilisation {}\nstruct DataPackage {}\nlet info = 1\n")
    ]
  ) { tree in
    let empty = Pattern(#"(Manager|Helper|Utils?|Utility|Impl)([A-Z0-9]|$)|(Data|Info)$"#)
    let files = ["Sources", "Tests"].flatMap { tree.files(below: $0, suffix: ".swift") }
    return files.flatMap { file in
      file.typeNames.filter { empty.occurs(in: $0.name) }
        .map { Violation(file.path, $0.line, "'\($0.name)' does not say what it is") }
    }
  }

  private static let modulesAreNoTypes = Rule(
    "no module shares its name with a type inside it",
    broken: [Tree("Sources/Engine/A.swift", "public struct Engine {}\n")],
    kept: [Tree("Sources/Engine/A.swift", "public struct Simulation {}\n")]
  ) { tree in
    tree.files(below: "Sources", suffix: ".swift").flatMap { file in
      file.typeNames.filter { $0.name == file.module }
        .map { Violation(file.path, $0.line, "'\($0.name)' is the module's name as well") }
    }
  }
}

extension TextFile {
  /// The types that the file declares.
  var typeNames: [(name: String, line: Int)] {
    let kinds = "(?:struct|class|enum|protocol|actor|typealias|macro)"
    let pattern = Pattern(#"\b\#(kinds)\s+(\w+)"#)
    return pattern.lines(codeLines, of: code).flatMap { line in
      pattern.captures(in: line.text).filter { $0 != "func" && $0 != "var" }
        .map { (name: $0, line: line.number) }
    }
  }
}
