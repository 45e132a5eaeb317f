package import WorkingTime

/// What happened to each dossier and when, in the order in which it happened: the ground of
/// hand-worked cases.
package struct DossierLog: Sendable, Equatable {
  package var entries: [Entry] = []
  package var closings: [Closing] = []
  /// The time of resolved dossiers, where delays are recorded.
  package var spans: [Span] = []

  package struct Entry: Sendable, Equatable {
    package var instant: Int64
    /// The dossier's number in the replication.
    package var dossier: Int64
    package var event: Event
    /// The item of the workflow, counted over all procedures; `nil`: none.
    package var step: Int?
  }

  package enum Event: String, Sendable, Equatable, CaseIterable, BitwiseCopyable {
    case submitted, accepted, refused
    case supplementRequested = "supplement-requested"
    case supplementReceived = "supplement-received"
    case paymentRequested = "payment-requested"
    case paymentReceived = "payment-received"
    case asked, answered
    case handedOver = "handed-over"
    case begun, finished
    case extensionGranted = "extension-asked granted"
    case extensionRefused = "extension-asked refused"
    case returned, stopped, withdrawn, resolved, delivered
  }
}

extension Simulation {
  /// Notes what happens to a dossier, where a log is kept.
  @inline(__always)
  mutating func note(_ event: DossierLog.Event, _ slot: UInt32, step: UInt32?, at now: Int64) {
    if logsDossiers { log(event, slot, step: step, at: now) }
  }

  @inline(never)
  private mutating func log(
    _ event: DossierLog.Event, _ slot: UInt32, step: UInt32?, at now: Int64
  ) {
    guard let root = loggedRoot(of: slot) else { return }
    if keepsHistories { noteHistory(event, of: root, by: slot, step: step, at: now) }
    guard keepsDossierLog else { return }
    dossierLog.entries.append(
      DossierLog.Entry(
        instant: now, dossier: dossiers[root].number, event: event, step: step.map(Int.init)))
  }

  /// The slot of the dossier that a slot is, or is a branch of; `nil`: that dossier is gone, and who
  /// still works on its branch does so for nothing.
  mutating func loggedRoot(of slot: UInt32) -> UInt32? {
    guard procedureRows[dossiers[slot].procedure].isTracked else { return slot }
    let root = lives[slot].root
    // The number of a branch has that of its dossier in its lower half.
    let isThere =
      dossiers[root].stage != .free
      && dossiers[root].number == dossiers[slot].number & 0xFFFF_FFFF
    return isThere ? root : nil
  }

  /// The due dates of a dossier that leaves the books.
  @inline(never)
  mutating func noteDueDates(_ slot: UInt32, _ verdict: Verdict, daysLate: Int, at now: Int64) {
    noteHistory(of: slot, verdict: verdict, daysLate: daysLate, at: now)
    guard keepsDossierLog else { return }
    dossierLog.closings.append(
      DossierLog.Closing(
        dossier: dossiers[slot].number, due: dossiers[slot].due, verdict: verdict,
        daysLate: daysLate))
  }
}

extension DossierLog {
  /// A part of a dossier's time between acceptance and result.
  package struct Span: Sendable, Equatable {
    package var dossier: Int64
    package var kind: DelayKind
    package var step: Int
    package var seconds: Int64
  }

  /// How a dossier stood to its clock when it left the books.
  package struct Closing: Sendable, Equatable {
    package var dossier: Int64
    package var due: DueDates
    package var verdict: Verdict
    package var daysLate: Int
  }
}
