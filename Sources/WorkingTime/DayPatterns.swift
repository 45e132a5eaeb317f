/// The hours of the seven weekdays of each version of a rule, and of a closed day, as spans laid one
/// after the other.
///
/// Each kind of day has at least two spans, so that a look-up reads two without asking; those that
/// are missing are empty and lie at the end of the day.
struct DayPatterns {
  /// Where the spans of a kind of day lie.
  struct Place {
    var firstSpan: UInt16
    var spanCount: UInt16
    var openSeconds: Int64
  }

  private(set) var spans: ContiguousArray<OpenSpan> = []
  /// Monday first, version after version; equal days share their spans.
  private(set) var places: [Place] = []
  private(set) var closed = Place(firstSpan: 0, spanCount: 0, openSeconds: 0)

  /// The open seconds of the longest day.
  var longestOpenSeconds: Int64 { places.map(\.openSeconds).max() ?? 0 }

  /// Lays out the hours; intervals must ascend without overlap, touching ones become one.
  init(rule: CalendarRule) {
    let wholeDay = TimeOfDay(hour: 0, minute: 0)..<TimeOfDay(hour: 24, minute: 0)
    closed = append([])
    var known: [[Range<TimeOfDay>]: Place] = [:]
    for version in rule.versions {
      for intervals in version.isAlwaysOpen
        ? Array(repeating: [wholeDay], count: 7) : version.hours
      {
        let place = known[intervals] ?? append(intervals)
        known[intervals] = place
        places.append(place)
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
        spans.append(OpenSpan(start: start, end: end, openBefore: open))
      }
      open += end - start
    }
    while spans.count < first + 2 {
      spans.append(.empty(after: open))
    }
    precondition(spans.count <= Int(UInt16.max), "a rule has at most 65,535 opening intervals")
    return Place(
      firstSpan: UInt16(first), spanCount: UInt16(spans.count - first), openSeconds: Int64(open))
  }
}

extension OpenSpan {
  /// A span of no length at the end of a day that has `open` seconds.
  fileprivate static func empty(after open: Int32) -> OpenSpan {
    OpenSpan(start: 86_400, end: 86_400, openBefore: open)
  }
}
