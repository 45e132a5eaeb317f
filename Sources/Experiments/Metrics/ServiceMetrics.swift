import Engine

/// The metrics of this file, in the order in which they are printed.
enum ServiceMetrics {
  static let all: [Metric] = [
    .supplements, .lateAnswers, .normsBroken, .normsKeptRate, .acknowledgedRate,
    .lettersDue, .lettersInTime, .lettersLate, .lettersNotSent, .extensionsGranted,
    .cohortLeft,
  ]
}

/// What applicants and agencies owe each other beside the result.
extension Metric {
  static let supplements = service(
    "supplements", "requests for papers after acceptance, several of one dossier counted each"
  ) { $0.supplements }

  static let lateAnswers = service(
    "late_answers", "answers of agencies that did not come within their limit"
  ) { $0.lateAnswers }

  static let normsBroken = service(
    "norms_broken", "passes of steps that took longer than their own norm"
  ) { $0.normsBroken }

  static let normsKeptRate = Metric(
    id: "norms_kept_rate", unit: .share,
    meaning: "of passes of steps with a norm, those that kept it",
    law: .ratio(
      numerator: { Double($0.tally.normsKept) },
      denominator: { Double($0.tally.normsKept + $0.tally.normsBroken) }))

  static let acknowledgedRate = Metric(
    id: "acknowledged_rate", unit: .share,
    meaning: "of online dossiers accepted, those within the limit of acknowledgement",
    law: .ratio(
      numerator: { Double($0.tally.acknowledgedInTime) },
      denominator: { Double($0.tally.acknowledgedInTime + $0.tally.acknowledgedLate) }))

  static let lettersDue = service(
    "letters_due",
    "letters of apology due: dossiers not done on the last working day before due_current"
  ) { $0.lettersDue }

  static let lettersInTime = service("letters_in_time", "letters of apology sent in time") {
    $0.lettersInTime
  }

  static let lettersLate = service("letters_late", "letters of apology sent late") {
    $0.lettersLate
  }

  static let lettersNotSent = service("letters_not_sent", "letters of apology never sent") {
    $0.lettersDue - $0.lettersInTime - $0.lettersLate
  }

  static let extensionsGranted = service(
    "extensions_granted", "extensions granted: due_current moved, due_lawful did not"
  ) { $0.extensionsGranted }

  static let cohortLeft = service(
    "cohort_left", "of dossiers received in the period, those closed in the end without a result"
  ) { $0.cohortLeft }

  private static func service(
    _ id: String, _ meaning: String, _ value: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(id: id, unit: .dossiers, meaning: meaning, law: .value { Double(value($0.tally)) })
  }
}
