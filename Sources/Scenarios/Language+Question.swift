import Wording

/// Demand, published figures and the experiment.
extension Language {
  static let demand = KeyTable(
    noun: Bilingual("an entry of demand", vi: "nguồn hồ sơ"),
    keys: demandMember.keys + [
      Key(
        "each", .named(.member, .mapping(demandMember)), "Makes a group of these entries.",
        merged: true, pathName: ""),
      Key("table", .quantity(.tablePath), "Makes a group with an entry for each row of a table."),
    ])

  static let demandMember = KeyTable(
    noun: Bilingual("an entry of demand", vi: "nguồn hồ sơ"), definition: "demandMember",
    keys: [
      like,
      Key("of", .reference, "The procedure (default: the entry's own name)."),
      Key(
        "from", .either([.reference, .list(.reference)]),
        "Where the dossiers come from: their places."),
      Key(
        "split", .quantity(.datum),
        "The number by which places share the dossiers (default: equally)."),
      Key("arrivals", .quantity(.rate), "How many come."),
      Key("channels", .mapping(channels), "The shares of channels (default: counter 100 %)."),
      Key(
        "profile", .either([.reference, .mapping(channelProfiles)]),
        "The profile, one for all or by channel."),
      Key("first", .quantity(.first), "The source ends after so many arrivals."),
      Key(
        "in-groups", .quantity(.groupSize),
        "How many arrive together, from one place by one channel (default 1)."),
      Key(
        "trace", .quantity(.tablePath),
        "Recorded arrivals instead of rates: columns received, procedure, place, channel and attributes."
      ),
      Key("shift", .quantity(.shift), "How much later the trace's arrivals are taken to be."),
      Key(
        "scale", .quantity(.change), "How many more or fewer arrive than in the trace, by chance."),
      Key(
        "intake", .mapping(intakeChoice),
        "Where they are taken in, whoever decides them: shares that add to 100 % (default: home 100 %)."
      ),
      sourceKey,
    ] + Key.later("count"))

  private static let intakeChoice = KeyTable(
    noun: Bilingual("a choice of intake", vi: "lựa chọn nơi tiếp nhận"),
    keys: [
      Key("home", .quantity(.shareOrRest), "By the agency that serves the dossier's place."),
      Key(
        "nearest", .quantity(.shareOrRest),
        "By another member of the intake group under the same `parent:`, drawn equally; by any other where there is no parent."
      ),
      Key(
        "least-busy", .quantity(.shareOrRest),
        "By the one of all these, home included, where fewest wait for a post of the counter at that moment; of equals the first."
      ),
      sourceKey,
    ])

  private static let channels = KeyTable(
    noun: Bilingual("the channels", vi: "các kênh nộp"),
    keys: [
      Key("counter", .quantity(.shareOrRest), "At the counter."),
      Key("online", .quantity(.shareOrRest), "Through the portal."),
      Key(
        "assisted", .quantity(.shareOrRest),
        "Through the portal, by staff at a counter: counted as online."),
      Key("postal", .quantity(.shareOrRest), "By post."),
      sourceKey,
    ])

  private static let channelProfiles = KeyTable(
    noun: Bilingual("the profiles", vi: "các mẫu nhịp đến"),
    keys: [
      Key("counter", .reference, "Of dossiers at the counter."),
      Key("online", .reference, "Of dossiers through the portal."),
      Key("assisted", .reference, "Of dossiers that staff at a counter file in the portal."),
      Key("postal", .reference, "Of dossiers by post."),
    ])

  static let backlog = KeyTable(
    noun: Bilingual("a backlog", vi: "hồ sơ tồn"),
    keys: [
      Key("table", .quantity(.tablePath), "The dossiers in hand, some in each row."),
      Key("rows", .list(.mapping(backlogRow)), "The same, written out here.", pathName: ""),
      Key(
        "as-of", .quantity(.day), "The day at whose end they were counted: the one before the run.",
        required: true),
      Key("count", .quantity(.tally), "How many there are; the rows must add to it."),
      Key(
        "steps", .word(BacklogPlacement.allCases.map(\.rawValue)),
        "Where those stand that name no step: `by age` as in a warm-up run, `first` after acceptance (default by age)."
      ),
      sourceKey,
    ])

  static let backlogRow = KeyTable(
    noun: Bilingual("a row of the backlog", vi: "dòng hồ sơ tồn"), definition: "backlogRow",
    keys: [
      Key("procedure", .reference, "The procedure.", required: true),
      Key("place", .reference, "Where they come from (default: drawn by the demand's split)."),
      Key(
        "step", .name,
        "The item of the workflow that they wait for: a step, an `ask:` that is not answered yet, or what the applicant is to answer (default for `awaiting-supplement` and `awaiting-payment`: the first such item)."
      ),
      Key(
        "state",
        .word(
          BacklogState.allCases.map(\.rawValue),
          later: [
            "accepted", "refused-at-intake", "withdrawn", "stopped", "resolved", "delivered",
          ]),
        "Their state in the portal (default in-progress): `submitted` is not accepted yet; `awaiting-supplement` and `awaiting-payment` wait for the applicant, their clock held."
      ),
      Key(
        "since", .quantity(.dayOrDays),
        "The day or days on which they were asked for papers or payment, or another agency was asked: their wait is drawn as one that has lasted since then (default: a whole wait from `as-of` on)."
      ),
      Key(
        "received", .quantity(.dayOrDays),
        "The day or days on which they were accepted; those submitted, on which they were handed in.",
        required: true),
      Key("count", .quantity(.tally), "How many.", required: true),
      Key("due", .quantity(.day), "Their lawful due date (default: by the clock)."),
      sourceKey,
    ])

  static let soFar = KeyTable(
    noun: Bilingual("what went before", vi: "phần thời gian trước đó"), definition: "soFar",
    keys: [
      Key("received", .quantity(.tally), "The dossiers received before the period."),
      Key(
        "resolved", .quantity(.tally), "The dossiers closed with a result before the period.",
        required: true),
      Key(
        "on_time_rate_resolved", .quantity(.share), "The share of these that was on time.",
        required: true),
      sourceKey,
    ])

  static let observed = ItemTable(
    noun: Bilingual("an observed figure", vi: "số liệu công bố"),
    kinds: [
      ItemTable.Kind(
        key: Key("metric", .word(MetricName.all), "A metric of the result contract."),
        keys: [
          Key("where", .mapping(filter), "The part of the office it is about."),
          Key("value", .quantity(.figure), "The figure.", required: true),
          Key("of", .quantity(.number), "The published base."),
          Key(
            "kind", .word(ObservedKind.allCases.map(\.rawValue)), "How it is meant (default exact)."
          ),
          Key(
            "within", .quantity(.tolerance),
            "The tolerance: absolute, a share of the value, or pp for shares."),
        ] + words),
      ItemTable.Kind(
        key: Key("figure", .name, "A figure that is printed and whose arithmetic is checked."),
        keys: [
          Key("value", .quantity(.figure), "The figure.", required: true),
          Key("count", .quantity(.number), "Its numerator."),
          Key("of", .quantity(.number), "Its denominator."),
        ] + words),
    ])

  private static let words: [Key] = [
    Key("quote", .text, "The words of the source."),
    Key("note", .text, "A remark."),
    sourceKey,
  ]

  private static let filter = KeyTable(
    noun: Bilingual("a filter", vi: "bộ lọc"),
    keys: [
      Key("deciding", names, "Deciding agencies or groups."),
      Key("procedure", names, "Procedures or groups."),
      Key("field", names, "Fields."),
      Key("channel", .either([.word(channelNames), .list(.word(channelNames))]), "Channels."),
    ])

  private static let names = Shape.either([.reference, .list(.reference)])
  private static let channelNames = Channel.allCases.map(\.rawValue)

  static let experiment = KeyTable(
    noun: Bilingual("an experiment", vi: "phần thí nghiệm"),
    keys: [
      Key(
        "replications", .quantity(.replications),
        "How many; with `precision:`, the most (default 10)."),
      Key("seed", .quantity(.seed), "The seed of all chance (default 1)."),
      Key(
        "warm-up", .quantity(.warmUp), "Days run before the period and not counted (default none)."),
      Key(
        "precision", .quantity(.precision),
        "Replicate until the half-width of a metric is at most this."),
    ] + Key.later("target"))
}
