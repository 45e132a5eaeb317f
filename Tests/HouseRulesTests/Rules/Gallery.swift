extension Rule {
  static let gallery: [Rule] = [scenariosOpenWithTheirQuestion, tablesAreRectangular]

  private static let scenariosOpenWithTheirQuestion = Rule(
    "a scenario opens with its question as a comment",
    broken: [
      Tree("Scenarios/a.yaml", "motcua: 1\n"),
      Tree("Scenarios/queues/a.yaml", "# A queue.\nmotcua: 1\n"),
      Tree("Scenarios/a.yaml", "# Is it late?\ntitle: a\n"),
    ],
    kept: [
      Tree("Scenarios/a.yaml", "# Is it late?\n# Nobody knows.\nmotcua: 1\n"),
      Tree("Scenarios/catalogue/a.yaml", "# What offices have in common.\nmotcua: 1\n"),
    ]
  ) { tree in
    tree.files(below: "Scenarios", suffix: ".yaml").compactMap { file in
      let isCatalogue = file.path.hasPrefix("Scenarios/catalogue/")
      let lines = file.lines.map(\.text)
      let opening = lines.first ?? ""
      let asks = opening.hasPrefix("# ") && (opening.hasSuffix("?") || isCatalogue)
      let isMarked = lines.first { !$0.hasPrefix("#") } == "motcua: 1"
      return asks && isMarked
        ? nil : Violation(file.path, 1, "begins with '# ...?' and then 'motcua: 1'")
    }
  }

  private static let tablesAreRectangular = Rule(
    "every row of a table has as many cells as its header",
    broken: [Tree("Scenarios/tables/a.csv", "id,name\na,b,c\n")],
    kept: [Tree("Scenarios/tables/a.csv", "id,name\na,\"b, c\"\n")]
  ) { tree in
    tree.files(below: "Scenarios", suffix: ".csv").flatMap { file -> [Violation] in
      let rows = file.lines.filter { !$0.text.isEmpty }
      let width = rows.first.map { cellCount(of: $0.text) } ?? 0
      return rows.filter { cellCount(of: $0.text) != width }
        .map { Violation(file.path, $0.number, "has not \(width) cells") }
    }
  }
}

/// The cells of a row; a comma between quotation marks parts nothing.
private func cellCount(of row: Substring) -> Int {
  var isQuoted = false
  var count = 1
  for character in row {
    if character == "\"" { isQuoted.toggle() }
    if character == ",", !isQuoted { count += 1 }
  }
  return count
}
