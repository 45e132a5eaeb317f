/// A folder whose files each declare one type that a list must name.
private struct Catalogue {
  let folder: String
  /// The file that holds the list.
  let list: String
}

/// Every catalogue of the house, one line each; a folder that is not there yet asks for nothing.
private let houseCatalogues = [
  Catalogue(folder: "Sources/motcua/Verbs", list: "Sources/motcua/MotCua.swift"),
  Catalogue(
    folder: "Sources/Experiments/Metrics", list: "Sources/Experiments/MetricCatalogue.swift"),
  Catalogue(folder: "Sources/Policies/Actions", list: "Sources/Policies/PolicyCatalogue.swift"),
  Catalogue(
    folder: "Sources/Forecasting/Series/Methods",
    list: "Sources/Forecasting/Series/ForecastMethodCatalogue.swift"),
  Catalogue(
    folder: "Tests/HouseRulesTests/Rules", list: "Tests/HouseRulesTests/Rule.swift"),
]

extension Rule {
  static let catalogues: [Rule] = [cataloguesAreComplete]

  private static let cataloguesAreComplete = Rule(
    "every file of a catalogued folder stands in its catalogue",
    broken: [
      Tree([
        TextFile(path: "Sources/motcua/Verbs/Run.swift", text: "struct Run {}\n"),
        TextFile(path: "Sources/motcua/MotCua.swift", text: "let a = [Runner.self] // Run\n"),
      ]),
      Tree("Sources/motcua/Verbs/Run.swift", "struct Run {}\n"),
    ],
    kept: [
      Tree([
        TextFile(path: "Sources/motcua/Verbs/Run.swift", text: "struct Run {}\n"),
        TextFile(path: "Sources/motcua/Verbs/Run+Progress.swift", text: "extension Run {}\n"),
        TextFile(path: "Sources/motcua/MotCua.swift", text: "let a = [Run.self]\n"),
      ])
    ]
  ) { tree in
    houseCatalogues.flatMap { catalogue -> [Violation] in
      let list = tree.file(catalogue.list)?.code ?? ""
      return tree.files(below: catalogue.folder, suffix: ".swift")
        .filter { !$0.name.contains("+") }
        .map { String($0.name.dropLast(".swift".count)) }
        .filter { !Pattern(#"(?i)\b\#($0)\b"#).occurs(in: list) }
        .map { Violation(catalogue.list, 1, "does not name '\($0)' of \(catalogue.folder)") }
    }
  }
}
