import WorkingTime

/// `sat` or `mon..fri`, as indices from Monday.
struct DayRange {
  var days: ClosedRange<Int>

  init?(_ text: String) {
    let ends = text.parts(by: "..").map { Weekday(abbreviation: $0)?.rawValue }
    guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
      first <= last
    else { return nil }
    days = first...last
  }
}
