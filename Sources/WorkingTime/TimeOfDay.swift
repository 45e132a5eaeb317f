/// A time of day, to the second; 24:00 is allowed as the end of an interval.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// 0...86,400.
  public let secondsSinceMidnight: Int

  /// Makes the time of day; `secondsSinceMidnight` must lie in 0...86,400.
  public init(secondsSinceMidnight: Int) {
    precondition((0...86_400).contains(secondsSinceMidnight))
    self.secondsSinceMidnight = secondsSinceMidnight
  }

  /// Makes the time of day; hour 0...24, minute 0...59, and 24:00 the latest.
  public init(hour: Int, minute: Int, second: Int = 0) {
    self.init(secondsSinceMidnight: hour * 3600 + minute * 60 + second)
  }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}
