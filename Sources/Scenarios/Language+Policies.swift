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
      Key(
        "vary", .named(.name, .list(.text)),
        "Makes it a family: one policy for each combination of these values, `$cut` standing for one of `cut:`."
      ),
      Key("note", .text, "A remark."),
    ] + spreading("Wins where an action says nothing itself.") + [sourceKey]
      + Key.later("late-start"))

  /// Policies that are applied together, to be compared.
  static let policySet = KeyTable(
    noun: "a set of policies",
    keys: [
      Key("name", .text, "What it is called (default: its policies, `papers + sixth-post`)."),
      Key("of", .list(.reference), "The policies, applied together.", required: true),
    ])

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
        ] + actionDates + Key.later("ramp", "late-start", "effective")),
      ItemTable.Kind(
        key: Key(
          "simplify", .either([.reference, .list(.reference)]),
          "Changes the rules of procedures for the dossiers accepted from a date on: a procedure, a member, a group, or `all`."
        ),
        keys: simplifyKeys + spreading("Wins over the policy's.") + actionDates
          + Key.later(
            "late-start", "parallel", "review-cycles", "effort-response", "merge")
      ),
      moveAction, openAction, handOverAction, recordAction, standardiseAction,
      ItemTable.Kind(
        key: Key("table", .quantity(.tablePath), "An action for each row of a table."),
        keys: actionTable.keys.filter { $0.name != "table" }),
    ]
      + [
        "delegate", "decentralise", "pool", "online", "digitise", "link", "consult", "sign",
        "review", "apologise", "reorganise",
      ].map { ItemTable.Kind(key: Key($0, .later, "not supported yet"), keys: []) },
    pathNamesKind: true)

  /// `{ table: posts.csv }`, with what holds for all of its rows beside it.
  static let actionTable = KeyTable(
    noun: "a table of actions",
    keys: [
      Key(
        "table", .quantity(.tablePath), "An action for each row of a table.", required: true),
      Key("posts", .quantity(.postsChange), "For rows that do not say otherwise."),
      Key("limit", .quantity(.limitChange), "For rows that do not say otherwise."),
      Key("supplement", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("refuse", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("fee", .quantity(.feeChange), "For rows that do not say otherwise."),
      Key("papers", .quantity(.papersChange), "For rows that do not say otherwise."),
      Key("spread", .quantity(.spreadChange), "For rows that do not say otherwise."),
      Key("calendar", .reference, "For rows that do not say otherwise."),
      Key("electronic", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("delay", .quantity(.delayChange), "For rows that do not say otherwise."),
      Key("lost", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("entered", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("lag", .quantity(.delayChange), "For rows that do not say otherwise."),
      Key("missing", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("wrong", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("bulk", .quantity(.chanceChange), "For rows that do not say otherwise."),
    ] + spreading("For rows that do not say otherwise.") + actionDates
      + Key.later("late-start"))

  private static let simplifyKeys: [Key] = [
    Key(
      "limit", .quantity(.limitChange),
      "A new limit, or a change of it: rounded up to the next whole unit; binds every dossier, reached or not."
    ),
    Key(
      "work",
      .either([.quantity(.workChange), .named(.member, .quantity(.workChange))]),
      "Hands-on time: a percentage for every item, or by item a new law, a percentage, or minutes with a sign."
    ),
    Key(
      "drop", .either([.name, .list(.name)]),
      "Items of the workflow that are passed no more; not `receive:`."),
    Key(
      "supplement", .quantity(.chanceChange),
      "The chances of all requests for papers: a percentage multiplies, `pp` are added, without sign it is the new chance."
    ),
    Key("refuse", .quantity(.chanceChange), "The same of the chances to be turned away."),
    Key(
      "fee", .quantity(.feeChange),
      "Fees and charges: a new amount, or with a sign a change of it; counted where `costs:` is given."
    ),
    Key(
      "papers", .quantity(.papersChange),
      "The papers of a dossier, for what they cost: a new number, or with a sign a change of it."),
  ]

  /// Whom an action reaches, and how fast.
  static func spreading(_ rank: String) -> [Key] {
    [
      Key(
        "ramp", .quantity(.ramp),
        "How it spreads from its first day on, from none to all (default: at once). \(rank)"),
      Key(
        "effective", .quantity(.share),
        "The share of dossiers that it reaches at last (default 100 %). \(rank)"),
    ]
  }

  /// Keys of every action.
  static let actionDates: [Key] =
    [
      Key("from", .quantity(.day), "Its first day; wins over the policy's."),
      Key("until", .quantity(.day), "The last day of its effect; wins over the policy's."),
      sourceKey,
    ]
}

/// The actions that the language knows, for the policy catalogue to be held against.
package enum ActionLanguage {
  /// The kinds of actions that are built, each with its keys.
  package static var kinds: [(name: String, keys: [String])] {
    Language.actions.kinds.filter { !$0.key.isLater && $0.key.name != "table" }.map { kind in
      (kind.key.name, kind.keys.filter { !$0.isLater }.map(\.name))
    }
  }

  /// A key of an action as help shows it.
  package struct KeyHelp: Sendable {
    package let name: String
    /// How its value is written.
    package let form: String
    package let meaning: String
    package let isRequired: Bool
  }

  /// The keys of a kind, its kind key first; empty where it is not built.
  package static func help(of kind: String) -> [KeyHelp] {
    guard let kind = Language.actions.kinds.first(where: { $0.key.name == kind }) else { return [] }
    return ([kind.key] + kind.keys).filter { !$0.isLater }.map { key in
      KeyHelp(
        name: key.name, form: ScenarioReference.form(of: key.shape), meaning: key.meaning,
        isRequired: key.isRequired)
    }
  }
}
