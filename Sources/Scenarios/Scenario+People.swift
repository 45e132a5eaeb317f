public import WorkingTime

/// How people learn a task that is new to them: the more days they have had it, the less work it is.
public struct Learning: Sendable, Equatable {
  /// What work is multiplied by on the first day, 1 or more.
  public var start: Double
  /// Open days of the agency in which what is above 1 halves; at least 1.
  public var halfLifeDays: Int

  /// Makes a rule of learning.
  public init(start: Double, halfLifeDays: Int) {
    self.start = start
    self.halfLifeDays = halfLifeDays
  }
}

/// Posts of another agency that work here on some days.
public struct Secondment: Sendable, Equatable {
  /// The full name of the agency that sends them.
  public var agency: String
  /// Their role there.
  ///
  /// An agency of level `outside` may have no such staff, and then nobody is missing.
  public var role: String
  /// How many, whole ones.
  public var posts: Int
  /// The weekdays on which they come, as far as the agency that they come to is open.
  public var days: Set<Weekday>
  /// Their hours of work are divided by it; above 0.
  public var productivity: Double
  /// The chance that one is absent on such a day; `nil`: as where they come from.
  public var absent: Double?

  /// Seconds posts of a role of an agency.
  public init(
    agency: String, role: String, posts: Int, days: Set<Weekday> = Set(Weekday.allCases),
    productivity: Double = 1, absent: Double? = nil
  ) {
    self.agency = agency
    self.role = role
    self.posts = posts
    self.days = days
    self.productivity = productivity
    self.absent = absent
  }
}

extension Agency {
  /// The name of the calendar by which staff of it works.
  package func calendar(of staff: Staff) -> String? { staff.calendar ?? calendar }

  /// Whether somebody can work there on a date: not before it opens, nor from the day on it closes.
  public func isOpen(on date: CivilDate) -> Bool {
    (opens.map { $0 <= date } ?? true) && (closes.map { date < $0 } ?? true)
  }
}
