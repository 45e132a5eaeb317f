extension Rule {
  static let lengths: [Rule] = [filesAreShort, functionsAreShort]

  private static let filesAreShort = Rule(
    "a file has at most 500 lines, of tests 700",
    broken: [
      Tree("Sources/Engine/A.swift", String(repeating: "\n", count: 501)),
      Tree("Tests/ATests/A.swift", String(repeating: "\n", count: 701)),
    ],
    kept: [
      Tree("Sources/Engine/A.swift", String(repeating: "\n", count: 500)),
      Tree("Tests/ATests/A.swift", String(repeating: "\n", count: 700)),
    ]
  ) { tree in
    tree.files(below: "Sources", suffix: ".swift").tooLong(limit: 500)
      + tree.files(below: "Tests", suffix: ".swift").tooLong(limit: 700)
  }

  private static let functionsAreShort = Rule(
    "a function has at most 60 lines",
    broken: [
      Tree("Sources/Engine/A.swift", "func a() {" + String(repeating: "\n", count: 60) + "}"),
      Tree(
        "Tests/ATests/A.swift", "var a: Int {" + String(repeating: "\n{}", count: 60) + "}"),
    ],
    kept: [
      Tree("Sources/Engine/A.swift", "func a() {" + String(repeating: "\n", count: 59) + "}")
    ]
  ) { tree in
    ["Sources", "Tests"].flatMap { tree.files(below: $0, suffix: ".swift") }.flatMap { file in
      functionSpans(in: file.code).filter { $0.lineCount > 60 }.map {
        Violation(file.path, $0.firstLine, "this function has \($0.lineCount) lines")
      }
    }
  }
}

extension [TextFile] {
  fileprivate func tooLong(limit: Int) -> [Violation] {
    filter { $0.lineCount > limit }.map {
      Violation($0.path, limit, "this file has \($0.lineCount) lines")
    }
  }
}
