import Wording

/// Agencies, procedures, their workflows, and what makes groups of them.
extension Language {
  /// The keys of a group of which `member` is one.
  private static func groupKeys(of member: KeyTable) -> [Key] {
    [
      Key("count", .quantity(.count), "Makes a group of so many members, called 1, 2, 3, …"),
      Key(
        "each", .named(.member, .mapping(member)), "Makes a group of these members.", merged: true,
        pathName: ""),
      Key("table", .quantity(.tablePath), "Makes a group with a member for each row of a table."),
    ]
  }

  static let agency = KeyTable(
    noun: Bilingual("an agency", vi: "cơ quan"), definition: "agency",
    keys: agencyMember.keys + groupKeys(of: agencyMember))

  static let agencyMember = KeyTable(
    noun: Bilingual("an agency", vi: "cơ quan"), definition: "agencyMember",
    keys: [
      like,
      Key("name", .text, "What it is called; `{n}` becomes the member's number."),
      Key(
        "level", .word(AgencyLevel.allCases.map(\.rawValue)),
        "Its level of government; `outside` answers only."),
      Key("calendar", .reference, "Its opening hours."),
      Key("parent", .reference, "The agency above it."),
      Key(
        "serves", .either([.reference, .list(.reference)]),
        "The agencies it works for; a group of equal size pairs by position."),
      Key(
        "data", .named(.datum, .quantity(.number)),
        "Numbers beside the name, such as a population.", merged: true),
      Key(
        "staff", .named(.role, .either([.quantity(.posts), .mapping(staff)])),
        "Its people by role.", merged: true),
      Key(
        "equipment", .named(.equipment, .either([.quantity(.units), .mapping(equipment)])),
        "Things that a step needs beside a person, and how many there are.", merged: true),
      Key("opens", .quantity(.day), "The first day on which somebody works there."),
      Key("closes", .quantity(.day), "The first day on which nobody works there any more."),
      sourceKey,
    ])

  static let equipment = KeyTable(
    noun: Bilingual("equipment", vi: "thiết bị"), definition: "equipment",
    keys: [
      Key("units", .quantity(.units), "How many there are.", required: true),
      Key(
        "down", .quantity(.share),
        "The share of its days on which a unit is out of order, drawn by unit and day (default 0 %)."
      ),
      sourceKey,
    ])

  static let outage = KeyTable(
    noun: Bilingual("an outage", vi: "một lần gián đoạn"), definition: "outage",
    keys: [
      Key(
        "of", .either([.reference, .list(.reference)]),
        "The agencies whose staff is out; a group stands for its members, `all` for every agency.",
        required: true),
      Key("closed", .quantity(.dayOrDays), "The days, both included.", required: true),
      Key(
        "share", .quantity(.share), "The share of the posts of every pool (default 100 %)."),
      sourceKey,
    ])

  static let staff = KeyTable(
    noun: Bilingual("staff", vi: "nhân sự"), definition: "staff",
    keys: [
      Key(
        "posts", .quantity(.posts), "How many posts; 2.5 are two full days and one half-day desk."),
      Key(
        "absent", .quantity(.share),
        "The chance that a post is absent on an open day (default 0 %)."),
      Key(
        "order",
        .word(QueueOrder.allCases.map(\.rawValue), later: ["random", "last-come"]),
        "The order of the queue (default first-come)."),
      Key(
        "preempt", .word(["resume"]),
        "A dossier that goes before one in work interrupts it; its work goes on later."),
      Key(
        "visits", .either([.quantity(.tablePath), .named(.reference, .quantity(.weekdays))]),
        "The days on which it works on the dossiers of each agency; a table has the columns agency and days."
      ),
      Key(
        "productivity", .quantity(.productivity),
        "The hours of a piece of work are divided by it (default 100 %)."),
      Key(
        "learning", .mapping(learning),
        "A task that is new to these people is more work at first."),
      Key(
        "seconded", .items(secondments), "Posts of other agencies that work here on some days."),
      sourceKey,
    ] + Key.later("room"))

  static let learning = KeyTable(
    noun: Bilingual("learning", vi: "phần học việc"), definition: "learning",
    keys: [
      Key(
        "start", .quantity(.learningStart), "What work is multiplied by on the first day.",
        required: true),
      Key(
        "half-life", .quantity(.workingDays),
        "Open days of the agency in which what is above 100 % halves, counted from its `opens:`, else from the first day of the file's `period:`.",
        required: true),
      sourceKey,
    ])

  static let secondments = ItemTable(
    noun: Bilingual("a secondment", vi: "một lần biệt phái"), definition: "secondments",
    kinds: [
      ItemTable.Kind(
        key: Key(
          "from", .quantity(.staffName),
          "The staff that they come from and are missing from; of a group, that of the member that serves the agency here."
        ),
        keys: [
          Key("posts", .quantity(.secondedPosts), "How many, whole ones.", required: true),
          Key(
            "days", .either([.quantity(.weekdays), .list(.quantity(.weekdays))]),
            "The days on which they work here (default every day on which it is open)."),
          Key(
            "productivity", .quantity(.productivity),
            "The hours of their work here are divided by it (default 100 %)."),
          Key(
            "absent", .quantity(.share),
            "The chance that one is absent on such a day (default: as where they come from)."),
          sourceKey,
        ])
    ])

  static let procedure = KeyTable(
    noun: Bilingual("a procedure", vi: "thủ tục"), definition: "procedure",
    keys: procedureMember.keys + groupKeys(of: procedureMember))

  static let procedureMember = KeyTable(
    noun: Bilingual("a procedure", vi: "thủ tục"), definition: "procedureMember",
    keys: [
      like,
      Key("name", .text, "What it is called."),
      Key("code", .quantity(.code), "The national code, in quotes."),
      Key("field", .reference, "Its field of administration."),
      Key(
        "limit", .quantity(.limit),
        "The statutory limit; without one every dossier counts as on time."),
      Key("clock", .mapping(clock), "Its own rules of the clock, key by key.", merged: true),
      Key("intake", .reference, "The agency that takes dossiers in: what `at: intake` means."),
      Key("deciding", .reference, "The agency that decides: what `at: deciding` means."),
      Key(
        "priority", .quantity(.priority),
        "1 goes first where the order of a queue is `priority`; without one it goes last."),
      Key(
        "counts", .word(Counting.allCases.map(\.rawValue)),
        "`internal` keeps its dossiers out of the books of dossiers: they work for the same staff and have lines of their own (default dossiers)."
      ),
      Key(
        "attributes", .named(.attribute, .shares(.attributeValue)),
        "Properties of its dossiers, drawn once for each, or columns of a trace.", merged: true),
      Key("workflow", .items(workflow), "What is done, in order.", pathName: "steps"),
      Key(
        "steps", .named(.member, .mapping(stepPatch)),
        "Changes to items of the workflow, by their names.", merged: true),
      Key(
        "linkage", .word(Linkage.allCases.map(\.rawValue)),
        "How its stages hang together: one dossier through all of them, `sequential` or `parallel`, or with `none` a dossier for each, which the applicant files (default sequential)."
      ),
      Key(
        "after", .reference,
        "Under `parallel`: the stage after which the others start together (default: all do)."),
      Key(
        "resubmit", .mapping(resubmission), "Under `none`: what applicants do between two stages.",
        merged: true),
      sourceKey,
    ] + burden + Key.later("in-groups"))

  static let resubmission = KeyTable(
    noun: Bilingual(
      "what applicants do between stages", vi: "việc người nộp làm giữa các giai đoạn"),
    definition: "resubmission",
    keys: [
      Key(
        "wait", .quantity(.delay), "From having one result to filing the next stage.",
        required: true),
      Key("drop-out", .quantity(.share), "The share that never files it (default 0 %)."),
      sourceKey,
    ])
}
