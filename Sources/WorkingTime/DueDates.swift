/// The three due instants of a dossier; ``WorkingCalendar/never`` where there is no limit.
public struct DueDates: Sendable, Equatable, Hashable, BitwiseCopyable {
  /// As set at acceptance; it never moves.
  public let original: Int64
  /// Moved by lawful suspension: official forms and cohorts judge against it.
  public var lawful: Int64
  /// Moved by an extension as well: the appointment that letters name.
  public var current: Int64

  /// Makes the three equal, as they are at acceptance.
  public init(original: Int64) {
    self.original = original
    lawful = original
    current = original
  }
}
