import Wording

/// The keys of the language as Markdown tables, made from the reader's own key tables.
public enum ScenarioReference {
  /// All sections, each a heading and a table of keys.
  public static var text: String {
    let sections: [(String, KeyTable)] =
      [
        ("The file", Language.scenario), ("A source", Language.source),
        ("A calendar", Language.calendar),
        ("A profile", Language.profile), ("An agency", Language.agency), ("Staff", Language.staff),
        ("Learning", Language.learning), ("A secondment", Language.secondments.kinds[0].table),
        ("The clock", Language.clock), ("The extension", Language.extensionRule),
        ("Costs of applicants", Language.costs),
        ("Inputs of the 766 indicators", Language.index766),
        ("A procedure", Language.procedure),
        ("What applicants do between stages", Language.resubmission),
        ("An item of a workflow", item("receive")), ("An ask", item("ask")),
        ("A pause", item("pause")), ("A parallel", item("parallel")),
        ("A stage", item("stage")),
        ("A choice", item("choose")), ("A case of a choice", Language.choiceCase),
        ("An outcome", outcome("back")), ("A supplement", outcome("supplement")),
        ("An exit: stop", outcome("stop")), ("A hand-over", Language.handOver),
        ("An entry of demand", Language.demand), ("The backlog", Language.backlog),
        ("A row of the backlog", Language.backlogRow),
        ("An observed metric", Language.observed.kinds[0].table),
        ("An observed figure", Language.observed.kinds[1].table),
        ("The experiment", Language.experiment), ("A policy", Language.policy),
      ] + actions + [("A table of actions", Language.actionTable)]
    return sections.map { section(title: $0, $1) }.joined(separator: "\n")
  }

  private static func item(_ name: String) -> KeyTable { table(name, in: Language.workflow) }

  /// The actions in the order of the language, each kind that is built.
  private static var actions: [(String, KeyTable)] {
    Language.actions.kinds.filter { !$0.key.isLater && $0.key.name != "table" }
      .map { ("An action: \($0.key.name)", $0.table) }
  }

  private static func outcome(_ name: String) -> KeyTable { table(name, in: Language.outcomes) }

  private static func table(_ name: String, in items: ItemTable) -> KeyTable {
    guard let kind = items.kinds.first(where: { $0.key.name == name }) else {
      preconditionFailure("the language has no kind '\(name)'")
    }
    return kind.table
  }

  private static func section(title: String, _ table: KeyTable) -> String {
    let rows = table.keys.filter { !$0.isLater }.map { key in
      let name = key.isRequired ? "`\(key.name)` (needed)" : "`\(key.name)`"
      return "| \(name) | \(form(of: key.shape).english) | \(escaped(key.meaning.english)) |"
    }
    let later = table.keys.filter { $0.isLater && $0.refusal == nil }.map { "`\($0.name)`" }.joined(
      separator: ", ")
    let head =
      switch title {
      case "An item of a workflow":
        "\nA `step`, and a `deliver`, has the same keys as a `receive`.\n"
      case "An exit: stop":
        "\nA `refuse`, a `return` and a `withdraw` have the same keys.\n"
      default: ""
      }
    let tail = later.isEmpty ? "" : "\nNot supported yet: \(later).\n"
    return "### \(title)\n\(head)\n| key | written | meaning |\n|---|---|---|\n"
      + rows.joined(separator: "\n") + "\n" + tail
  }

  /// How a value of a shape is written.
  static func form(of shape: Shape) -> Bilingual {
    switch shape {
    case .text: Bilingual("text", vi: "chữ")
    case .name: Bilingual("a name", vi: "một tên")
    case .reference: Bilingual("a reference", vi: "một tham chiếu")
    case .citation: Bilingual("the id of a source", vi: "mã của một nguồn")
    case .word(let words, _):
      words.count > 8
        ? Bilingual("a metric identifier", vi: "mã của một chỉ tiêu")
        : Bilingual(same: quoted(words))
    case .quantity(let quantity): Bilingual(same: quoted(quantity.examples))
    case .mapping(let table):
      Bilingual(same: "`{ \(table.names.prefix(3).joined(separator: ", "))… }`")
    case .named(let rule, let value): rule.noun + Bilingual(same: ": ") + form(of: value)
    case .list(let item): Bilingual("a list of ", vi: "danh sách, mỗi mục là ") + form(of: item)
    case .shares(let rule):
      rule.noun + Bilingual(same: ": ") + form(of: .quantity(.shareOrRest))
    case .items, .workflow: Bilingual("a list of items", vi: "danh sách các mục")
    case .either(let shapes):
      shapes.filter { !$0.isLater }.map { form(of: $0) }
        .joined(separator: Bilingual("; or ", vi: "; hoặc "))
    case .later: .empty
    }
  }

  private static func quoted(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}
