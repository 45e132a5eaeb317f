import Wording
import WorkingTime

/// The statutory clock, and what happens to dossiers between agencies.
extension Language {
  static let clock = KeyTable(
    noun: Bilingual("a clock", vi: "phần tính hạn"), definition: "clock",
    keys: [
      Key(
        "calendar", .reference,
        "The calendar of working days and open time (default: the deciding agency's)."),
      Key(
        "starts", .word(ClockStart.allCases.map(\.rawValue)),
        "When the limit begins to run (default acceptance)."),
      Key("cut-off", .quantity(.timeOfDay), "The cut-off of same-day procedures (default 15h00)."),
      Key(
        "judged", .word(Judged.allCases.map(\.rawValue)),
        "Whether the finish is compared by date or to the second (default date)."),
      Key(
        "supplement", .word(suspensions),
        "What it does while the applicant is asked for papers (default stop)."),
      Key(
        "payment", .word(suspensions), "What it does while the applicant has to pay (default stop)."
      ),
      Key(
        "extension", .either([.word(["none"]), .mapping(extensionRule)]),
        "The one extension that a dossier may get (default none)."),
      Key(
        "acknowledge", .quantity(.limit),
        "The limit from online submission to acceptance, a clock of its own (default none)."),
      sourceKey,
    ])

  private static let suspensions = SuspensionRule.allCases.map(\.rawValue)

  static let extensionRule = KeyTable(
    noun: Bilingual("an extension", vi: "việc gia hạn"),
    keys: [
      Key(
        "chance", .quantity(.share), "The chance that it is granted when it is asked for.",
        required: true),
      Key(
        "by", .quantity(.workingDays), "By how many working days it moves the current due date.",
        required: true),
      Key(
        "letter", .quantity(.share), "Of the letters of apology due, the share sent in time.",
        required: true),
      Key(
        "letter-late", .quantity(.share),
        "The share sent late (default 0 %); the rest is never sent."),
      sourceKey,
    ])

  static let handOver = KeyTable(
    noun: Bilingual("a hand-over", vi: "một cách luân chuyển"), definition: "handOver",
    keys: [
      Key(
        "from", .either([.reference, .list(.reference)]),
        "The agencies that give; a group stands for its members (default: any)."),
      Key(
        "to", .either([.reference, .list(.reference)]),
        "The agencies that take; a group stands for its members (default: any)."),
      Key(
        "electronic", .quantity(.share),
        "The share that goes electronically (default 100 %); the rest goes as paper."),
      Key(
        "paper", .quantity(.timeOfDay),
        "Paper given before this time goes at that day's closing, later at the next opening (default: at once)."
      ),
      Key(
        "delay", .quantity(.delay),
        "What it takes besides; working time is that of the agency that gives."),
      Key(
        "lost", .quantity(.share),
        "The chance that it is lost and sent again one working day later, drawn at each try (default 0 %)."
      ),
      sourceKey,
    ])
}
