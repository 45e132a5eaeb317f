import Wording

/// What is done with a dossier: the items of a workflow and what may happen at them.
extension Language {
  static let workflow = ItemTable(
    noun: Bilingual("an item of a workflow", vi: "mục của quy trình"), definition: "workflow",
    kinds: [
      ItemTable.Kind(
        key: Key("receive", .name, "Takes the dossier in; the end of the first one is acceptance."),
        keys: itemKeys),
      ItemTable.Kind(key: Key("step", .name, "Works on it."), keys: itemKeys),
      ItemTable.Kind(
        key: Key(
          "deliver", .name, "Hands the result over; the dossier is resolved before the first one."),
        keys: itemKeys),
      ItemTable.Kind(
        key: Key("ask", .name, "Asks an agency whose staff is not simulated, and waits."),
        keys: askKeys),
      ItemTable.Kind(
        key: Key("pause", .name, "Waits for the applicant, who has to pay."), keys: pauseKeys),
      ItemTable.Kind(
        key: Key("parallel", .name, "Branches that are passed at the same time."),
        keys: [
          Key(
            "join", .word(Join.allCases.map(\.rawValue)),
            "When the dossier goes on: when `all` branches are done, or `any`: the others are abandoned (default all)."
          ),
          Key(
            "branches", .named(.branch, .workflow), "Lists of items by name; each is passed.",
            required: true),
          sourceKey,
        ]),
      ItemTable.Kind(
        key: Key("choose", .name, "Either/or: at most one of its cases is passed."),
        keys: [
          Key(
            "cases", .list(.mapping(choiceCase)),
            "All with a chance (one draw), or all with a condition (the first that holds).",
            required: true),
          sourceKey,
        ]),
      ItemTable.Kind(
        key: Key(
          "stage", .name,
          "A part that lies at another agency; stages stand in the procedure's own list, one after the other."
        ),
        keys: [
          Key("intake", .reference, "What `at: intake` means in it (default: the procedure's)."),
          Key(
            "deciding", .reference, "What `at: deciding` means in it (default: the procedure's)."),
          Key(
            "limit", .quantity(.limit), "Its statutory limit as a dossier of its own."),
          Key("do", .workflow, "What is done in it, in order.", required: true, pathName: ""),
          sourceKey,
        ]),
    ])

  static let choiceCase = KeyTable(
    noun: Bilingual("a case of a choice", vi: "trường hợp của mục lựa chọn"),
    definition: "choiceCase",
    keys: [
      Key("chance", .quantity(.shareOrRest), "Its chance, drawn once for all cases at each pass."),
      Key("if", .quantity(.condition), "Which dossiers pass it."),
      Key("do", .workflow, "What is done then, in order.", required: true, pathName: ""),
      sourceKey,
    ])

  /// What may happen at the end of a pass.
  static let outcomes = ItemTable(
    noun: Bilingual("an outcome", vi: "kết cục"), definition: "outcomes",
    kinds: [
      outcome(
        "back", "Sends the dossier back",
        [
          Key(
            "to", .name, "The item from which everything is passed again, up to the sender.",
            required: true), redo,
        ]),
      outcome(
        "supplement", "Asks the applicant for papers, after which the same item is passed again",
        [
          Key(
            "wait", .quantity(.delay), "How long those take who bring them.", required: true),
          redo, noAnswer, closeAfter,
        ]),
      outcome("refuse", "Turns the dossier away before it is accepted: never received", []),
      outcome("return", "Returns the dossier unresolved after it was accepted", []),
      outcome("stop", "Stops the dossier: not eligible", []),
      outcome("withdraw", "Lets the applicant take it back", []),
    ])

  private static func outcome(_ name: String, _ effect: String, _ keys: [Key]) -> ItemTable.Kind {
    ItemTable.Kind(
      key: Key(
        name, .quantity(.share),
        "\(effect), with this chance on the first pass, and on later ones unless `again:` says otherwise.",
        pathName: "chance"),
      keys: keys + [
        Key("again", .quantity(.share), "The chance on later passes."),
        Key("at-most", .quantity(.count), "How often it happens to one dossier at most."),
        Key("if", .quantity(.condition), "To which dossiers it can happen."),
        sourceKey,
      ])
  }

  private static let redo = Key(
    "redo", .quantity(.factor),
    "Multiplies the fresh draws of work when items are passed again (default 100 %).")
  private static let noAnswer = Key(
    "no-answer", .quantity(.share), "The share of requests that are never answered (default 0 %).")
  private static let closeAfter = Key(
    "close-after", .quantity(.fixedDelay),
    "When a dossier is closed whose request is not answered; needed where some are not.")
  private static let chance = Key(
    "chance", .quantity(.share),
    "The chance that a dossier passes it, drawn at each pass (default 100 %).")
  private static let condition = Key(
    "if", .quantity(.condition), "Which dossiers pass it; the others skip it.")
  private static let outcomesKey = Key(
    "outcomes", .items(outcomes), "What may happen at the end of a pass, at most one.")

  /// Keys of a change to a step, an ask or a pause, each once.
  static let stepPatch: KeyTable = {
    var keys: [Key] = []
    for key in itemKeys + askKeys + pauseKeys where !keys.contains(where: { $0.name == key.name }) {
      keys.append(key)
    }
    return KeyTable(noun: Bilingual("a change to a step", vi: "thay đổi của bước"), keys: keys)
  }()

  private static let itemKeys: [Key] =
    [
      Key(
        "at", .reference,
        "Where: `intake`, `deciding`, an agency, or a group (the member that serves the dossier's place)."
      ),
      Key(
        "by", .either([.quantity(.roleName), .list(.quantity(.roleName))]),
        "The role that does it, of another agency as `clusters.land`; of a list whoever is free first."
      ),
      Key(
        "with", .quantity(.roleName),
        "Equipment, a unit of which is held while somebody works: `scanner`, or `centre.scanner`."),
      Key("work", .quantity(.work), "Hands-on time, in open time of the staff."),
      chance, condition,
      Key(
        "at-closing", .word(AtClosing.allCases.map(\.rawValue)), "Overrides the calendar's rule."),
      Key(
        "norm", .quantity(.limit),
        "The step's own deadline, compared with the limit before a run; without effect on the work."
      ),
      Key(
        "batch",
        .named(.dayRange, .either([.quantity(.timeOfDay), .list(.quantity(.timeOfDay))])),
        "Moments by day at which what waits is released together; a later day key overrides an earlier range."
      ),
      Key(
        "batch-size", .quantity(.count),
        "At most so many at a moment, the oldest first (default: all)."),
      Key("setup", .quantity(.fixedWork), "Work that comes on top once a batch (default none)."),
      Key(
        "window", .either([.reference, .named(.dayRange, intervals)]),
        "When its work may begin: intervals by day, or the name of a calendar."),
      Key(
        "patience", .quantity(.delay),
        "How long applicants wait in its queue before they withdraw (default: for ever)."),
      outcomesKey, sourceKey,
    ]
    + Key.later("opens", "closes", "same")

  private static let askKeys: [Key] = [
    Key("of", .reference, "Who is asked: `deciding`, an agency, or a group."),
    chance, condition,
    Key("answer", .quantity(.delay), "How long the answer takes, drawn for each request."),
    Key("answer-by", .quantity(.fixedDelay), "The limit of the answer (default none)."),
    Key(
      "silence", .word(Silence.allCases.map(\.rawValue)),
      "What happens when that limit is over: `consent` goes on, `wait` only counts it (default wait)."
    ),
    Key(
      "clock", .word(["run", "stop"]), "What the statutory clock does until then (default run)."),
    outcomesKey, sourceKey,
  ]

  private static let pauseKeys: [Key] = [
    chance, condition,
    Key("wait", .quantity(.delay), "How long those take who pay."),
    noAnswer, closeAfter, sourceKey,
  ]
}
