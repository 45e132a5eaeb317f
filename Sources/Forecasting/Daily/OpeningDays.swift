public import WorkingTime

/// On which days dossiers can come in; on all others there are none, and none are expected.
public struct OpeningDays: Sendable, Equatable {
  /// By weekday, Monday first.
  public var weekdays: [Bool]
  /// Whether days off and holidays are closed.
  public var isClosedOnHolidays: Bool
  /// Whether Saturdays that replace a day off are open.
  public var isOpenOnSwaps: Bool

  /// Says when dossiers can come in.
  public init(weekdays: [Bool], isClosedOnHolidays: Bool, isOpenOnSwaps: Bool) {
    precondition(weekdays.count == 7, "a week has seven days")
    (self.weekdays, self.isClosedOnHolidays) = (weekdays, isClosedOnHolidays)
    self.isOpenOnSwaps = isOpenOnSwaps
  }

  /// Every day, holidays too, as online filing is.
  public static let always = OpeningDays(
    weekdays: Array(repeating: true, count: 7), isClosedOnHolidays: false, isOpenOnSwaps: true)

  /// The share of a kind of days on which something came, from which on these days count as open.
  public static let openShare = 0.1

  /// What a history shows: a weekday is open if dossiers came on at least a tenth of its ordinary days, and
  /// days off are open by the same measure.
  public init(seenIn counts: [Double], from first: CivilDate, holidays: Holidays) {
    var busy = [Int](repeating: 0, count: 9)
    var all = busy
    for (index, count) in counts.enumerated() {
      let date = first.advanced(byDays: index)
      let kind = Self.kind(of: date, holidays)
      all[kind] += 1
      if count > 0 { busy[kind] += 1 }
    }
    func isOpen(_ kind: Int, unseen: Bool) -> Bool {
      all[kind] == 0 ? unseen : Double(busy[kind]) >= Self.openShare * Double(all[kind])
    }
    weekdays = (0..<7).map { isOpen($0, unseen: $0 < 5) }
    isClosedOnHolidays = !isOpen(7, unseen: false)
    isOpenOnSwaps = isOpen(8, unseen: weekdays[5])
  }

  /// Whether dossiers can come in on a date.
  public func isOpen(_ date: CivilDate, holidays: Holidays) -> Bool {
    switch Self.kind(of: date, holidays) {
    case 7: !isClosedOnHolidays && weekdays[date.weekday.rawValue]
    case 8: isOpenOnSwaps
    case let weekday: weekdays[weekday]
    }
  }

  /// The weekday of an ordinary day, 7 for a day off, 8 for a swap Saturday.
  private static func kind(of date: CivilDate, _ holidays: Holidays) -> Int {
    switch holidays[date]?.kind {
    case .holiday, .compensation, .swapOff, .weekend: 7
    case .swapWork: 8
    case nil: date.weekday.rawValue
    }
  }
}
