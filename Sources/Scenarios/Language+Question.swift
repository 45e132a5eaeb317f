/// Demand, published figures and the experiment.
extension Language {
  static let demand = KeyTable(
    noun: "an entry of demand",
    keys: demandMember.keys + [
      Key(
        "each", .named(.member, .mapping(demandMember)), "Makes a group of these entries.",
        merged: true, pathName: ""),
      Key("table", .quantity(.tablePath), "Makes a group with an entry for each row of a table."),
    ])

  static let demandMember = KeyTable(
    noun: "an entry of demand", definition: "demandMember",
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
      sourceKey,
    ] + Key.later("trace", "shift", "scale", "intake", "count", "in-groups", "patience"))

  private static let channels = KeyTable(
    noun: "the channels",
    keys: [
      Key("counter", .quantity(.shareOrRest), "At the counter."),
      Key("online", .quantity(.shareOrRest), "Through the portal."),
      sourceKey,
    ] + Key.later("assisted", "postal"))

  private static let channelProfiles = KeyTable(
    noun: "the profiles",
    keys: [
      Key("counter", .reference, "Of dossiers at the counter."),
      Key("online", .reference, "Of dossiers through the portal."),
    ] + Key.later("assisted", "postal"))

  static let observed = ItemTable(
    noun: "an observed figure",
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
    noun: "a filter",
    keys: [
      Key("deciding", names, "Deciding agencies or groups."),
      Key("procedure", names, "Procedures or groups."),
      Key("field", names, "Fields."),
      Key("channel", .either([.word(channelNames), .list(.word(channelNames))]), "Channels."),
    ])

  private static let names = Shape.either([.reference, .list(.reference)])
  private static let channelNames = Channel.allCases.map(\.rawValue)

  static let experiment = KeyTable(
    noun: "an experiment",
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
