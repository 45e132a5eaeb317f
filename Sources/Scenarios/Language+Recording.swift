import Wording

/// What the records say of what happens.
extension Language {
  static let recording = KeyTable(
    noun: Bilingual("a row of `recording:`", vi: "dòng của `recording:`"),
    definition: "recordingRule",
    keys: [
      Key(
        "of", .either([.reference, .list(.reference)]),
        "The procedures, or the agencies that decide; a group stands for its members, `all` for every dossier (default all)."
      ),
      Key(
        "entered", .quantity(.share),
        "The share of dossiers that are entered at all (default 100 %); those in hand at the start are."
      ),
      Key(
        "lag", .quantity(.delay),
        "From a dossier's end until the records say so; working time is that of the agency that decides."
      ),
      Key(
        "missing", .quantity(.share),
        "The share of dossiers whose end is never recorded: they stay open (default 0 %)."),
      Key(
        "wrong", .quantity(.share),
        "The share of dossiers recorded in another state than their own, open or closed as they are (default 0 %)."
      ),
      Key(
        "bulk", .quantity(.share),
        "Of those whose end would be recorded late, the share closed in bulk: the due date, to the second, is entered as their end (default 0 %)."
      ),
      Key(
        "least", .quantity(.first),
        "How many of these dossiers a unit has to record in a month; whole months below it are counted."
      ),
      sourceKey,
    ])
}
