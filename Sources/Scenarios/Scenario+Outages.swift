public import WorkingTime

/// Days on which a share of the staff of some agencies cannot work: a row of `outages:`.
public struct Outage: Sendable, Equatable {
  /// Full names.
  public var agencies: Set<String>
  /// Both included.
  public var days: ClosedRange<CivilDate>
  /// The share of every pool that is out, above 0 to 1.
  public var share: Double

  /// Makes an outage of all staff, or of a share of it.
  public init(of agencies: Set<String>, on days: ClosedRange<CivilDate>, share: Double = 1) {
    self.agencies = agencies
    self.days = days
    self.share = share
  }
}
