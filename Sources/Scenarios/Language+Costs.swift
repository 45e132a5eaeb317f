import Wording

/// What the user of a scenario says about applicants: the worth of their time, their expenses, and what
/// indicators of decision 766 need beside a run.
extension Language {
  static let costs = KeyTable(
    noun: Bilingual("costs of applicants", vi: "chi phí của người nộp"), definition: "costs",
    keys: [
      Key("wage", .quantity(.hourlyMoney), "What an hour of an applicant is worth (default 0)."),
      Key(
        "income", .quantity(.yearlyMoney),
        "The same from the income of a person in a year: / (12 x 22 x 8)."),
      Key("paper", .quantity(.fixedWork), "Time to prepare one paper (default 0)."),
      Key(
        "form", .quantity(.fixedWork),
        "Time to prepare what belongs to the dossier as a whole (default 0)."),
      Key("copies", .quantity(.copies), "How many copies of each paper (default 0)."),
      Key("copy-price", .quantity(.money), "What a copy costs, certified or not (default 0)."),
      Key("trip", .quantity(.fixedWork), "Time of one trip, there and back (default 0)."),
      Key("fare", .quantity(.money), "What one trip costs (default 0)."),
      Key("consultant", .quantity(.money), "Help with a dossier (default 0)."),
      Key("other", .quantity(.money), "Other expenses of a dossier (default 0)."),
      sourceKey,
    ])

  static let index766 = KeyTable(
    noun: Bilingual("inputs of the 766 indicators", vi: "số liệu đầu vào của chỉ tiêu 766"),
    definition: "index766",
    keys: [
      Key(
        "e-result", .quantity(.share), "Of the dossiers resolved, those whose result is a file."),
      Key(
        "digitised", .quantity(.share),
        "Of the dossiers resolved, those whose papers are digitised and whose result is a file."),
      Key(
        "reused", .quantity(.share),
        "Of the dossiers received, those for which something digitised was used again."),
      Key(
        "dislike", .quantity(.share),
        "Of the dossiers, those that their applicants complained about or disliked (taken as 0 % where it is not given, and said so)."
      ),
      sourceKey,
    ])

  /// Keys of a procedure about its costs and its indicators.
  static let burden: [Key] = [
    Key(
      "fee", .quantity(.money), "Fees and charges of a dossier; counted where `costs:` is given."),
    Key("papers", .quantity(.papers), "The papers that make up a dossier, for `costs:`."),
    Key(
      "costs", .mapping(costs), "Its own costs of applicants, key by key over the scenario's.",
      merged: true),
    Key(
      "index-766", .mapping(index766), "Its own inputs of the 766 indicators, key by key.",
      merged: true),
  ]
}
