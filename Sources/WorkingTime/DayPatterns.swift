/// The hours of the seven weekdays, as spans laid one after the other.
struct DayPatterns {
  /// Where the spans of a kind of day lie.
  struct Place {
    var firstSpan: UInt16 = 0
    var spanCount: UInt16 = 0
    var openSeconds: Int64 = 0
  }

  private(set) var spans: ContiguousArray<OpenSpan> = []
  /// Monday first; equal days share their spans.
  private(set) var places: [Place] = []

  /// The open seconds of the longest day.
  var longestOpenSeconds: Int64 { places.map(\.openSeconds).max() ?? 0 }

  /// Lays out the hours; intervals must ascend without overlap, touching ones become one.
  init(rule: CalendarRule) {
    let wholeDay = TimeOfDay(hour: 0, minute: 0)..<TimeOfDay(hour: 24, minute: 0)
    let hours = rule.isAlwaysOpen ? Array(repeating: [wholeDay], count: 7) : rule.hours
    for (weekday, intervals) in hours.enumerated() {
      if let equal = hours[..<weekday].firstIndex(of: intervals) {
        places.append(places[equal])
      } else {
        places.append(append(intervals))
      }
    }
  }

  private mutating func append(_ intervals: [Range<TimeOfDay>]) -> Place {
    let first = spans.count
    var open: Int32 = 0
    for interval in intervals where !interval.isEmpty {
      let start = Int32(interval.lowerBound.secondsSinceMidnight)
      let end = Int32(interval.upperBound.secondsSinceMidnight)
      let lastEnd = spans.count > first ? spans[spans.count - 1].end : 0
      precondition(start >= lastEnd, "opening intervals must ascend and must not overlap")
      if spans.count > first && start == lastEnd {
        spans[spans.count - 1].end = end
      } else {
        spans.append(OpenSpan(start: start, end: end, openBefore: open, gapBefore: start - lastEnd))
      }
      open += end - start
    }
    precondition(spans.count <= Int(UInt16.max), "a week has at most 65,535 opening intervals")
    return Place(
      firstSpan: UInt16(first), spanCount: UInt16(spans.count - first), openSeconds: Int64(open))
  }
}
