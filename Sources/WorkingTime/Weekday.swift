/// A day of the week; the week begins on Monday.
public enum Weekday: Int, CaseIterable, Comparable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Reads `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`, or gives `nil`.
  public init?(abbreviation: some StringProtocol) {
    guard let weekday = Weekday.allCases.first(where: { $0.abbreviation == abbreviation }) else {
      return nil
    }
    self = weekday
  }

  /// The three letters by which scenarios name the day.
  public var abbreviation: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }

  /// Whether the day is Saturday or Sunday.
  @inlinable
  public var isWeekend: Bool { self >= .saturday }

  @inlinable
  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Makes the day from its place in the week, 0...6.
  @usableFromInline
  init(dayOfWeek: Int) {
    switch dayOfWeek {
    case 0: self = .monday
    case 1: self = .tuesday
    case 2: self = .wednesday
    case 3: self = .thursday
    case 4: self = .friday
    case 5: self = .saturday
    default: self = .sunday
    }
  }
}
