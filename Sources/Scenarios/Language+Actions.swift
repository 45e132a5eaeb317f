/// Actions that reach everybody at once, and that on the spread of work.
extension Language {
  static let moveAction = ItemTable.Kind(
    key: Key(
      "move", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
      "Moves posts from staff, a role at an agency, at a member or at each of a group, to other staff."
    ),
    keys: [
      Key(
        "to", .quantity(.staffName), "Where they work then: one role at one agency.",
        required: true),
      Key(
        "posts", .quantity(.posts),
        "How many leave each of the named staff; they are counted after all percentages.",
        required: true, pathName: ""),
    ] + actionDates + Key.later("ramp", "effective"))

  static let openAction = ItemTable.Kind(
    key: Key(
      "open", .either([.reference, .list(.reference)]),
      "Lets staff of agencies work by other hours: an agency, a member, a group, or `all`."),
    keys: [
      Key(
        "calendar", .reference,
        "The calendar by which they work. The statutory clock, batches and the hours in which applicants come stay those of the agency's own.",
        required: true),
      Key(
        "roles", .either([.name, .list(.name)]), "Whose hours change (default: all staff there)."),
    ] + actionDates + Key.later("ramp", "effective"))

  static let handOverAction = ItemTable.Kind(
    key: Key(
      "hand-over", .either([.reference, .list(.reference)]),
      "Changes how dossiers go from agencies to others: those that give, a group, or `all`."),
    keys: [
      Key(
        "to", .either([.reference, .list(.reference)]),
        "The agencies that take; a group stands for its members (default: any)."),
      Key(
        "electronic", .quantity(.shareChange),
        "The share that goes electronically: a new one, or `pp` that are added to that of each row of `hand-overs:`."
      ),
      Key(
        "paper", .quantity(.timeOfDay),
        "Paper given before this time goes at that day's closing, later at the next opening."),
      Key(
        "delay", .quantity(.delayChange),
        "What it takes besides: a new law, or a percentage, by which each draw is multiplied."),
      Key(
        "lost", .quantity(.chanceChange),
        "The chance that it is lost: a new one, or with a sign a change of it."),
    ] + actionDates + Key.later("ramp", "effective"))

  static let recordAction = ItemTable.Kind(
    key: Key(
      "record", .either([.reference, .list(.reference)]),
      "Changes how records differ from what happens, and so what is published, never what happens: of agencies that decide, of procedures, or of `all`."
    ),
    keys: [
      Key(
        "entered", .quantity(.shareChange),
        "The share of dossiers that are entered at all, of those handed in from that date on."),
      Key(
        "lag", .quantity(.delayChange),
        "From a dossier's end until the records say so: a new law, or a percentage."),
      Key(
        "missing", .quantity(.chanceChange),
        "The share of dossiers whose end is never recorded, of those that end then."),
      Key(
        "wrong", .quantity(.chanceChange),
        "The share of dossiers recorded in another state than their own."),
      Key(
        "bulk", .quantity(.chanceChange),
        "Of those whose end would be recorded late, the share closed in bulk on the due date."),
    ] + actionDates + Key.later("ramp", "effective"))

  static let standardiseAction = ItemTable.Kind(
    key: Key(
      "standardise", .either([.reference, .list(.reference)]),
      "Work of the same kind takes more alike times, for the dossiers accepted from a date on: of a procedure, a member, a group, or `all`."
    ),
    keys: [
      Key(
        "spread", .quantity(.spreadChange),
        "How much less the times of hands-on work differ from their mean, which stays; several multiply.",
        required: true, pathName: ""),
      Key(
        "items", .either([.name, .list(.name)]),
        "Whose work is meant (default: every staffed item)."),
    ] + spreading("Wins over the policy's.") + actionDates)

  static let onlineAction = ItemTable.Kind(
    key: Key(
      "online", .either([.reference, .list(.reference)]),
      "Lets dossiers come by another channel from a date on: of a procedure, a member, a group, or `all`."
    ),
    keys: [
      Key(
        "share", .quantity(.shareChange),
        "Points that go from the counter to online (below 0: back), or the new share of online in the whole."
      ),
      Key(
        "assisted", .quantity(.shareChange),
        "The same of dossiers that staff files online with the applicant at a counter."),
      Key(
        "refuse", .quantity(.chanceChange),
        "Of the dossiers whose channel it changed: the chances to be turned away."),
      Key(
        "supplement", .quantity(.chanceChange),
        "Of the dossiers whose channel it changed: the chances of all requests for papers."),
      Key(
        "ramp", .quantity(.ramp),
        "How the points come about from its first day on (default: at once). Wins over the policy's."
      ),
      Key(
        "effective", .quantity(.share),
        "The part of the points that comes about at last (default 100 %). Wins over the policy's."),
    ] + actionDates)

  static let reviewAction = ItemTable.Kind(
    key: Key(
      "review", .either([.reference, .list(.reference)]),
      "Looks through what waits at agencies, at regular moments, and serves first what is due soon: an agency, a member, a group, or `all`."
    ),
    keys: [
      Key(
        "at",
        .named(.dayRange, .either([.quantity(.timeOfDay), .list(.quantity(.timeOfDay))])),
        "The moments by day; one in closed time moves to the same hour of the next open day.",
        required: true),
      Key(
        "near-due", .quantity(.workingDays),
        "Listed is what is due within so many working days, or overdue.", required: true),
      Key(
        "order", .word(Review.orders.map(\.rawValue)),
        "How those on the list go among each other (default earliest-due)."),
    ] + actionDates + Key.later("ramp", "effective"))
}
