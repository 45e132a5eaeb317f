/// The clock from the online submission of a dossier to its acceptance.
///
/// It runs on the calendar of the intake agency, ends at acceptance, and is not the clock of the
/// dossier: that one starts where this one ends. It is judged by instant.
public struct AcknowledgementClock: Sendable, Equatable {
  /// `8 working h` by decree 45/2020/NĐ-CP; any limit will do.
  public let limit: StatutoryLimit

  /// Makes the clock of a limit.
  public init(limit: StatutoryLimit) {
    self.limit = limit
  }

  /// When a dossier submitted at an instant must be accepted.
  ///
  /// A submission outside hours counts from the next opening; a limit that fills the day ends at
  /// closing. ``WorkingCalendar/never`` when the calendar ends before.
  ///
  /// - Complexity: O(1).
  public func due(submission: Int64, intake: WorkingCalendar) -> Int64 {
    clock.due(acceptance: submission, intake: intake, clock: intake)
  }

  /// How an acceptance, or the instant of looking while there is none, stands to its due instant.
  public func verdict(acceptance: Int64, due: Int64) -> Verdict {
    clock.verdict(finish: acceptance, due: due)
  }

  private var clock: StatutoryClock { StatutoryClock(limit: limit, judged: .instant) }
}
