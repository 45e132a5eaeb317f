/// A day on which public holidays change the working week.
public struct Holiday: Sendable, Equatable {
  public let date: CivilDate
  public let kind: Kind
  /// The other day of a swap: the weekday that a Saturday replaces, or the Saturday that replaces a
  /// weekday; `nil` where nothing is swapped.
  public let pair: CivilDate?
  /// The name, in Vietnamese.
  public let name: String
  /// Where the date comes from.
  public let source: String

  /// What a public holiday does to a day.
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// A holiday from Monday to Friday.
    case holiday
    /// A day off from Monday to Friday, in place of a holiday on a weekend day.
    case compensation
    /// A holiday on Saturday or Sunday: no working day is lost, desks open on Saturday close.
    case weekend
    /// A weekday off, worked on a Saturday instead.
    case swapOff
    /// A Saturday worked with the hours of the weekday it replaces.
    case swapWork
  }
}
