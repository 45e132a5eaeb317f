import Engine

/// The metrics of this file, in the order in which they are printed.
enum VolumeMetrics {
  static let counts: [Metric] = [
    .submittedAtStart, .submitted, .withdrawnBeforeAcceptance, .submittedAtEnd,
    .carriedOver, .received, .receivedOnline, .onlineShare, .refusedAtIntake,
    .resolved, .resolvedEarly, .resolvedOnTime, .resolvedLate,
    .returned, .withdrawn, .stopped,
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
    "withdrawn_before_acceptance", "withdrawn before acceptance; no exit of this kind is built yet"
  ) { _ in 0 }

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
    "refused_at_intake", "refused at the desk; no exit of this kind is built yet"
  ) { _ in 0 }

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
    "returned", "refused after acceptance; no exit of this kind is built yet"
  ) { _ in 0 }

  static let withdrawn = count(
    "withdrawn", "withdrawn by the applicant; no exit of this kind is built yet"
  ) { _ in 0 }

  static let stopped = count("stopped", "not eligible; no exit of this kind is built yet") { _ in 0
  }

  static let open = count("open", "accepted and not closed when the period ends") { $0.open }

  static let openWithinTime = count("open_within_time", "open and not past due_lawful") {
    $0.openWithinTime
  }

  static let openOverdue = count("open_overdue", "open and past due_lawful") { $0.openOverdue }

  static let openPaused = count(
    "open_paused", "open while the clock is stopped; no pause is built yet"
  ) { _ in 0 }

  static let backlogMean = Metric(
    id: "backlog_mean", unit: .dossiers, meaning: "open dossiers, averaged over wall time",
    law: .value { Double($0.tally.backlogSeconds) / Double($0.spanSeconds) })

  private static func count(
    _ id: String, _ meaning: String, _ value: @escaping @Sendable (Tally) -> Int64
  ) -> Metric {
    Metric(id: id, unit: .dossiers, meaning: meaning, law: .value { Double(value($0.tally)) })
  }
}
