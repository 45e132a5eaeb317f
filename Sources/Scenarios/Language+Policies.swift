/// What changes on a date: the shape of policies and of their actions. Their meaning lies in the
/// policy catalogue, above this module.
extension Language {
  static let policy = KeyTable(
    noun: "a policy", definition: "policy",
    keys: [
      Key("name", .text, "What it is called."),
      Key("from", .quantity(.day), "Its first day (default: the first day of the run)."),
      Key("until", .quantity(.day), "The last day of its effect (default: for good)."),
      Key(
        "do", .either([.items(actions), .mapping(actionTable)]),
        "What it changes: a list of actions, or a table of them.", required: true, pathName: ""),
      Key("note", .text, "A remark."),
      sourceKey,
    ] + Key.later("vary", "ramp", "late-start", "effective"))

  /// One kind for each action; a row of a table is one of them, too.
  static let actions = ItemTable(
    noun: "an action",
    kinds: [
      ItemTable.Kind(
        key: Key(
          "staff", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
          "Changes the posts of staff: a role at an agency, at a member or at a whole group."),
        keys: [
          Key(
            "posts", .quantity(.postsChange),
            "A new number, or a change: posts with a sign are added, percentages multiply.",
            required: true, pathName: "")
        ] + actionDates),
      ItemTable.Kind(
        key: Key("table", .quantity(.tablePath), "An action for each row of a table."),
        keys: actionTable.keys.filter { $0.name != "table" }),
    ]
      + [
        "simplify", "delegate", "decentralise", "move", "pool", "open", "online", "digitise",
        "link", "hand-over", "consult", "sign", "standardise", "review", "apologise", "record",
        "reorganise",
      ].map { ItemTable.Kind(key: Key($0, .later, "not supported yet"), keys: []) },
    pathNamesKind: true)

  /// `{ table: posts.csv }`, with what holds for all of its rows beside it.
  static let actionTable = KeyTable(
    noun: "a table of actions",
    keys: [
      Key(
        "table", .quantity(.tablePath), "An action for each row of a table.", required: true),
      Key("posts", .quantity(.postsChange), "For rows that do not say otherwise."),
    ] + actionDates)

  /// Keys of every action.
  private static let actionDates: [Key] =
    [
      Key("from", .quantity(.day), "Its first day; wins over the policy's."),
      Key("until", .quantity(.day), "The last day of its effect; wins over the policy's."),
      sourceKey,
    ] + Key.later("ramp", "late-start", "effective")
}

/// The actions that the language knows, for the policy catalogue to be held against.
package enum ActionLanguage {
  /// The kinds of actions that are built, each with its keys.
  package static var kinds: [(name: String, keys: [String])] {
    Language.actions.kinds.filter { !$0.key.isLater && $0.key.name != "table" }.map { kind in
      (kind.key.name, kind.keys.filter { !$0.isLater }.map(\.name))
    }
  }
}
