import Engine

/// The metrics of this file, in the order in which they are printed.
enum VolumeMetrics {
  static let counts: [Metric] = [
    .submittedAtStart, .submitted, .withdrawnBeforeAcceptance, .submittedAtEnd,
    .carriedOver, .received, .receivedOnline, .onlineShare, .refusedAtIntake,
    .resolved, .resolvedEarly, .resolvedOnTime, .resolvedLate,
    .returned, .withdrawn, .stopped, .closedEarly, .closedOnTime, .closedLate,
    .open, .openWithinTime, .openOverdue, .openPaused,
  ]

  static let averages: [Metric] = [.backlogMean]
}

/// What came in, what went out and what is left.
extension Metric {
  static let submittedAtStart = count(
    "submitted_at_start", "handed in and not yet accepted when the period starts"
  ) { $0.submittedAtStart }

  static let submitted = count("submitted", "handed in during the period") { $0.submitted }

  static let withdrawnBeforeAcceptance = count(
    "withdrawn_before_acceptance", "taken back by the applicant before acceptance"
  ) { $0.withdrawnBeforeAcceptance }

  static let submittedAtEnd = count(
    "submitted_at_end", "handed in and not yet accepted when the period ends"
  ) { $0.submittedAtEnd }

  static let carriedOver = count(
    "carried_over", "accepted before the period and open when it starts"
  ) { $0.carriedOver }

  static let received = count("received", "accepted in the period") { $0.received }

  static let receivedOnline = count(
    "received_online", "accepted in the period and filed online"
  ) { $0.receivedOnline }

  static let onlineShare = Metric(
    id: "online_share", unit: .share, meaning: "received online / received",
    law: .ratio(
      numerator: { Double($0.tally.receivedOnline) }, denominator: { Double($0.tally.received) }))

  static let refusedAtIntake = count(
    "refused_at_intake", "turned away at the desk, never received"
  ) { $0.refusedAtIntake }

  static let resolved = count("resolved", "closed with a result in the period") { $0.resolved }

  static let resolvedEarly = count(
    "resolved_early", "resolved before the day on which they were due"
  ) { $0.resolvedEarly }

  static let resolvedOnTime = count(
    "resolved_on_time", "resolved on the day on which they were due, or without a limit"
  ) { $0.resolvedOnTime }

  static let resolvedLate = count("resolved_late", "resolved after they were due") {
    $0.resolvedLate
  }

  static let returned = count(
    "returned", "refused after acceptance, or closed because papers never came"
  ) { $0.returned }

  static let withdrawn = count(
    "withdrawn", "taken back by the applicant after acceptance, or closed because nobody paid"
  ) { $0.withdrawn }

  static let stopped = count("stopped", "not eligible") { $0.stopped }

  static let closedEarly = count(
    "closed_early", "closed before the day on which they were due, with or without a result"
  ) { $0.resolvedEarly + $0.leftEarly }

  static let closedOnTime = count(
    "closed_on_time", "closed on the day on which they were due, with or without a result"
  ) { $0.resolvedOnTime + $0.leftOnTime }

  static let closedLate = count(
    "closed_late", "closed after they were due, with or without a result"
  ) { $0.resolvedLate + $0.leftLate }

  static let open = count("open", "accepted and not closed when the period ends") { $0.open }

  static let openWithinTime = count("open_within_time", "open and not past due_lawful") {
    $0.openWithinTime
  }

  static let openOverdue = count("open_overdue", "open and past due_lawful") { $0.openOverdue }

  static let openPaused = count(
    "open_paused", "open and waiting for the applicant's papers or payment; a part of open"
  ) { $0.openPaused }

  static let backlogMean = Metric(
    id: "backlog_mean", unit: .dossiers, meaning: "open dossiers, averaged over wall time",
    law: .value { Double($0.tally.backlogSeconds) / Double($0.spanSeconds) })

  private static func count(
    _ id: String, _ meaning: String, _ value: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(id: id, unit: .dossiers, meaning: meaning, law: .value { Double(value($0.tally)) })
  }
}
