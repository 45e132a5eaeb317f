public import WorkingTime

/// Agencies that look through what waits there at regular moments, and serve first what is due soon.
public struct Review: Sendable, Equatable {
  /// Full names of the agencies.
  public var agencies: Set<String>
  /// The days on which they do so; `nil`: from the first day of the run, and for good.
  public var from: CivilDate?
  public var until: CivilDate?
  /// Seven lists, Monday first.
  public var moments: [[TimeOfDay]]
  /// Due within so many working days of the dossier's clock, or overdue.
  public var nearDue: Int
  /// By which those on the list go among each other: `earliestDue` or `leastSlack`.
  public var order: QueueOrder

  /// Makes a review.
  public init(
    of agencies: Set<String>, at moments: [[TimeOfDay]], nearDue: Int,
    order: QueueOrder = .earliestDue, from: CivilDate? = nil, until: CivilDate? = nil
  ) {
    self.agencies = agencies
    self.from = from
    self.until = until
    self.moments = moments
    self.nearDue = nearDue
    self.order = order
  }

  /// The orders that a list can have.
  package static let orders: [QueueOrder] = [.earliestDue, .leastSlack]

  package func holds(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
