extension Rule {
  static let words: [Rule] = [pointersStayHome, chanceIsGiven, nothingIsPutOff, pathsAreRelative]

  private static let pointersStayHome = Rule(
    "unsafe code stays in Engine/*+Storage.swift and LinearAlgebra/*+BLAS.swift",
    noCode: #"\bunsafe\b|Unsafe[A-Z]|@unchecked"#, below: ["Sources"],
    except: { path in
      (path.hasPrefix("Sources/Engine/") && path.hasSuffix("+Storage.swift"))
        || (path.hasPrefix("Sources/LinearAlgebra/") && path.hasSuffix("+BLAS.swift"))
    },
    broken: [
      Tree("Sources/Engine/A.swift", "let a: UnsafePointer<Int>\n"),
      Tree("Sources/Reporting/A+Storage.swift", "unsafe f()\n"),
      Tree("Sources/Statistics/A.swift", "a.withUnsafeBytes { _ in }\n"),
    ],
    kept: [
      Tree("Sources/Engine/Heap+Storage.swift", "unsafe f()\n"),
      Tree("Sources/Engine/A.swift", "// unsafe\nlet a = \"unsafe\"\n"),
    ])

  private static let chanceIsGiven = Rule(
    "time and chance are passed in, never taken from the machine",
    noCode: #"\bDate\(\)|\bDate\.now|\.random\(in:|SystemRandomNumberGenerator|"#
      + #"\.shuffled\(\)|\.randomElement\(\)"#,
    below: ["Sources"],
    broken: [
      Tree("Sources/Engine/A.swift", "let a = Date()\n"),
      Tree("Sources/Engine/A.swift", "let a = Double.random(in: 0..<1)\n"),
      Tree("Sources/Engine/A.swift", "var a = SystemRandomNumberGenerator()\n"),
    ],
    kept: [Tree("Sources/Engine/A.swift", "let a = CivilDate(dayNumber: 1)\n")])

  /// The marks of work that was put off; split, so that this file does not hold them.
  private static let marks = #"\b(TO"# + #"DO|FIX"# + #"ME|XX"# + #"X)\b"#

  private static let nothingIsPutOff = Rule(
    "nothing is put off by a mark in the text",
    broken: [Tree("Sources/Engine/A.swift", "// TO" + "DO later\n")],
    kept: [Tree("Sources/Engine/A.swift", "// Todo mundo\n")]
  ) { tree in
    tree.linesMatching(marks, message: "do it, or write an issue")
  }

  /// Folders of somebody's machine; the first slash follows no path or word.
  private static let machinePaths = #"(^|[^\w.*)}~-])/(work|root|home|tmp|Users)/"#

  private static let pathsAreRelative = Rule(
    "no file names a folder of somebody's machine",
    broken: [
      Tree("README.md", "see /ro" + "ot/motcua\n"),
      Tree("Sources/Engine/A.swift", "let a = \"/wor" + "k/x\"\n"),
    ],
    kept: [Tree("README.md", "a day/work/week, $HOME/x and Sources/tmp/y\n")]
  ) { tree in
    tree.linesMatching(machinePaths, message: "a path of one machine")
  }
}

extension Tree {
  /// Violations for the lines of all files that match.
  func linesMatching(_ pattern: String, message: String) -> [Violation] {
    let pattern = Pattern(pattern)
    return files.flatMap { file in
      pattern.lines(file.lines, of: file.text)
        .map { Violation(file.path, $0.number, "\(message): \($0.text.trimmed)") }
    }
  }
}
