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
    precondition((0...24).contains(hour) && (0...59).contains(minute) && (0...59).contains(second))
    self.init(secondsSinceMidnight: hour * 3600 + minute * 60 + second)
  }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// Reads exactly the form `07h30`, from `00h00` to `24h00`, or gives `nil`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: "h"), let hour = number(bytes[0..<2]),
      let minute = number(bytes[3..<5]), minute <= 59, hour * 60 + minute <= 24 * 60
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The time of day as `07h30`, or `07h30:05` when it is not on the minute.
  public var description: String {
    let (minutes, second) = secondsSinceMidnight.quotientAndRemainder(dividingBy: 60)
    let text = "\(twoDigits(minutes / 60))h\(twoDigits(minutes % 60))"
    return second == 0 ? text : "\(text):\(twoDigits(second))"
  }
}
