import Wording

/// What changes on a date: the shape of policies and of their actions. Their meaning lies in the
/// policy catalogue, above this module.
extension Language {
  static let policy = KeyTable(
    noun: Bilingual("a policy", vi: "chính sách"), definition: "policy",
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
      Key(
        "cost", .mapping(policyCost),
        "What it costs the administration, for `compare` to hold against what it spares."),
      Key("note", .text, "A remark."),
    ] + spreading("Wins where an action says nothing itself.") + [
      lateStart("Wins where an action says nothing itself."), sourceKey,
    ])

  private static let policyCost = KeyTable(
    noun: Bilingual("the cost of a policy", vi: "chi phí của chính sách"),
    keys: [
      Key("once", .quantity(.budget), "What it takes to begin (default 0)."),
      Key(
        "yearly", .quantity(.yearlyMoney),
        "What it takes while it holds, counted by the days of the period (default 0)."),
      sourceKey,
    ])

  /// Policies that are applied together, to be compared.
  static let policySet = KeyTable(
    noun: Bilingual("a set of policies", vi: "phương án"),
    keys: [
      Key("name", .text, "What it is called (default: its policies, `papers + sixth-post`)."),
      Key("of", .list(.reference), "The policies, applied together.", required: true),
    ])

  /// One kind for each action; a row of a table is one of them, too.
  static let actions = ItemTable(
    noun: Bilingual("an action", vi: "thay đổi"),
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
        ] + actionDates + Key.later("ramp", "effective")),
      ItemTable.Kind(
        key: Key(
          "simplify", .either([.reference, .list(.reference)]),
          "Changes the rules of procedures for the dossiers accepted from a date on: a procedure, a member, a group, or `all`."
        ),
        keys: simplifyKeys + spreading("Wins over the policy's.") + actionDates + [mergeKey]
      ),
      moveAction, openAction, handOverAction, recordAction, standardiseAction, onlineAction,
      reviewAction,
    ] + handingOver + procedureActions + [
      ItemTable.Kind(
        key: Key("table", .quantity(.tablePath), "An action for each row of a table."),
        keys: actionTable.keys.filter { $0.name != "table" })
    ],
    pathNamesKind: true)

  /// `{ table: posts.csv }`, with what holds for all of its rows beside it.
  static let actionTable = KeyTable(
    noun: Bilingual("a table of actions", vi: "bảng các thay đổi"),
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
      Key("share", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("assisted", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("entered", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("lag", .quantity(.delayChange), "For rows that do not say otherwise."),
      Key("missing", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("wrong", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("bulk", .quantity(.chanceChange), "For rows that do not say otherwise."),
    ] + spreading("For rows that do not say otherwise.") + actionDates)

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
    Key(
      "parallel", .list(.name),
      "Items that stand one after the other and are passed at the same time from then on."),
    Key(
      "effort-response", .quantity(.share),
      "What if people worked faster because the limit is shorter: hands-on time falls by this share of what the limit is cut by (default 0 %: it does not)."
    ),
    Key(
      "review-cycles",
      .mapping(
        KeyTable(
          noun: Bilingual("the review of a draft", vi: "việc soát xét bản thảo"),
          keys: [
            Key(
              "chance", .quantity(.share),
              "That a draft goes back for one more round; so does each later one.", required: true),
            Key("delay", .quantity(.startDelay), "What each round takes.", required: true),
          ])),
      "How often the draft of the change goes back before it is signed, drawn once in each replication; each round delays its first day (default: never)."
    ),
  ]

  /// Work and decisions that go to other agencies or staff.
  private static let handingOver: [ItemTable.Kind] = [
    ItemTable.Kind(
      key: Key(
        "delegate", oneOrMore,
        "Lends the decision to other agencies, for the dossiers accepted from a date until another: procedures, groups, or `all`."
      ), keys: delegationKeys + spreading("Wins over the policy's.") + actionDates),
    ItemTable.Kind(
      key: Key(
        "decentralise", oneOrMore,
        "Gives the decision to other agencies for good: procedures, groups, or `all`."
      ), keys: delegationKeys + spreading("Wins over the policy's.") + actionDates),
    ItemTable.Kind(
      key: Key(
        "pool", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
        "Brings the staff of several agencies together at one, from which it works for all of them: posts, work and what waits go over on the day."
      ),
      keys: [
        Key("into", .reference, "The agency where they are; it declares the role.", required: true),
        Key("visits", .word(["none"]), "Nobody travels: it works for every place on every day."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "reorganise", oneOrMore,
        "Closes agencies for good on a date; others take over all that they do: agencies or whole groups."
      ),
      keys: [
        Key("into", .reference, "The agency, or the group, that takes over.", required: true),
        rolesKey,
        backlogKey,
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "sign", .either([.quantity(.itemName), .list(.quantity(.itemName))]),
        "Lets somebody else do an item, or at other times: a signature that is delegated, a window, a batch; for everybody from the date on."
      ),
      keys: [
        Key(
          "by", .either([.quantity(.roleName), .list(.quantity(.roleName))]),
          "The role at the item's agency, or at another one; of several, whoever is free first."),
        Key(
          "window",
          .either([
            .reference,
            .named(.dayRange, .either([.quantity(.interval), .list(.quantity(.interval))])),
          ]),
          "Intervals in which the work may begin, or the name of a calendar."),
        Key(
          "batch",
          .either([
            .word(["none"]),
            .named(.dayRange, .either([.quantity(.timeOfDay), .list(.quantity(.timeOfDay))])),
          ]),
          "Moments at which what waits is released together, or `none`."),
        Key(
          "back", .quantity(.chanceChange),
          "The chance that the item sends back: a percentage multiplies, `pp` are added, without sign it is the new chance."
        ),
      ] + actionDates),
  ]

  /// Other rules of procedures and of those who are asked.
  private static let procedureActions: [ItemTable.Kind] = [
    ItemTable.Kind(
      key: Key(
        "consult", .either([.quantity(.itemName), .list(.quantity(.itemName))]),
        "Changes how agencies answer that are asked, from the date on: the `ask:` items named."),
      keys: [
        Key(
          "answer", .quantity(.delayChange),
          "How long an answer takes: a new law, or a percentage of each draw."),
        Key(
          "answer-by", .quantity(.fixedDelayChange), "The limit of an answer, or a percentage."),
        Key(
          "silence", .word(Silence.allCases.map(\.rawValue)),
          "What it means when the limit is over: `consent`, or `wait`."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "apologise", oneOrMore,
        "Changes the rules of extensions and letters of apology, from the date on: procedures, groups, or `all`."
      ),
      keys: [
        Key("letter", .quantity(.chanceChange), "Of the letters due, the share sent in time."),
        Key("letter-late", .quantity(.chanceChange), "Of the letters due, the share sent late."),
        Key("chance", .quantity(.chanceChange), "The chance that more time is granted."),
        Key("by", .quantity(.workingDays), "By how much it moves the current due date."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "digitise", oneOrMore,
        "Lets a share of dossiers do without papers that the office has already: procedures, groups, or `all`."
      ),
      keys: [
        Key(
          "reuse", .quantity(.share),
          "The share of dossiers whose data are found, once the ramp is over; it is what the keys below reach.",
          required: true),
        Key(
          "spares", .either([.name, .list(.name)]), "Items that those dossiers do not pass."),
        Key("papers", .quantity(.papersChange), "The papers of those dossiers."),
        Key("supplement", .quantity(.chanceChange), "Their requests for papers."),
        Key(
          "work", .either([.quantity(.workChange), .named(.member, .quantity(.workChange))]),
          "Their hands-on time."),
        Key(
          "scan", .named(.member, .quantity(.workChange)),
          "What the items named take more for every dossier: scanning."),
        Key(
          "ramp", .quantity(.ramp),
          "How the reuse spreads from its first day on. Wins over the policy's."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "link", .reference,
        "Links the stages of a procedure in another way, for the whole run."),
      keys: [
        Key(
          "linkage", .word(Linkage.allCases.map(\.rawValue)),
          "`sequential`: one dossier, stage after stage; `parallel`: stages together; `none`: dossiers of their own.",
          required: true),
        Key("after", .name, "The stage after which the others start together."),
      ] + actionDates),
  ]

  private static let oneOrMore = Shape.either([.reference, .list(.reference)])
  /// What a policy or an action begins later by, drawn for each replication.
  private static func lateStart(_ rank: String) -> Key {
    Key(
      "late-start", .quantity(.startDelay),
      "By how much it begins later than `from:`, drawn once in each replication and rounded to whole days (default: it does not). \(rank)"
    )
  }

  private static let mergeKey = Key.refused(
    "merge",
    because: Bilingual(
      "`merge:` does not say whose the work is, nor how much",
      vi: "`merge:` không nói việc là của ai, và bao nhiêu"),
    instead:
      Bilingual(
        "drop one item and say what the other one takes: `drop: check, work: { sign: 30 min }`",
        vi: "bỏ một mục và ghi mục kia mất bao lâu: `drop: check, work: { sign: 30 min }`"))

  private static let rolesKey = Key(
    "roles", .named(.reference, .quantity(.roleName)),
    "Staff that the workflow names, and who does its work there; a role that is not named has to exist there."
  )
  private static let backlogKey = Key(
    "backlog", .word(["stay", "move"]),
    "What becomes of open dossiers: they `stay` where they are (default), or `move` on the day.")

  private static let delegationKeys: [Key] = [
    Key(
      "to", .reference, "The agency, or the group by place, that decides from then on.",
      required: true),
    rolesKey,
    Key(
      "effort", .quantity(.change),
      "What its work takes more at first: a percentage of each draw (default +0 %)."),
    Key(
      "errors", .quantity(.change),
      "By how much the chances of sending back and of requests for papers grow at first (default +0 %)."
    ),
    Key(
      "half-life", .quantity(.workingDays),
      "After how many working days half of that is learned (default: it stays)."),
    backlogKey,
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
      lateStart("Wins over the policy's."),
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
