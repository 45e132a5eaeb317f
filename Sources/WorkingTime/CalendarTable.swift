/// The rows of a working calendar while they are computed.
struct CalendarTable {
  private(set) var days: ContiguousArray<DayRow> = []
  private(set) var openDays: ContiguousArray<OpenDayRow> = []
  private(set) var workingDayNumbers: ContiguousArray<Int> = []
  private(set) var openSeconds: Int64 = 0

  init(kinds: DayKinds, patterns: DayPatterns) {
    days.reserveCapacity(kinds.kinds.count + 1)
    for (index, kind) in kinds.kinds.enumerated() {
      let place = kind.hours.map { patterns.places[$0] } ?? patterns.closed
      days.append(
        DayRow(
          openSecondsBefore: openSeconds, workingDaysBefore: Int32(workingDayNumbers.count),
          firstSpan: place.firstSpan, spanCount: place.spanCount))
      if kind.isWorking {
        workingDayNumbers.append(kinds.firstDay.dayNumber + index)
      }
      if place.openSeconds > 0 {
        openDays.append(
          OpenDayRow(
            openSecondsBefore: openSeconds, dayIndex: Int32(index), firstSpan: place.firstSpan,
            spanCount: place.spanCount))
        openSeconds += place.openSeconds
      }
    }
    days.append(
      DayRow(
        openSecondsBefore: openSeconds, workingDaysBefore: Int32(workingDayNumbers.count),
        firstSpan: patterns.closed.firstSpan, spanCount: patterns.closed.spanCount))
    openDays.append(
      OpenDayRow(
        openSecondsBefore: openSeconds, dayIndex: Int32(kinds.kinds.count),
        firstSpan: patterns.closed.firstSpan, spanCount: patterns.closed.spanCount))
  }

  /// A coarse index from open seconds to open days, in steps of a power of two.
  ///
  /// A step is at most half of the mean open day, so that a search moves on by a day at most but
  /// for weeks of very unequal days; the index has at most four entries an open day.
  func buckets() -> (shift: Int64, firstOpenDays: ContiguousArray<Int32>) {
    guard openSeconds > 0 else { return (0, []) }
    let step = max(1, openSeconds / Int64(openDays.count - 1) / 2)
    let shift = Int64(63 - step.leadingZeroBitCount)
    var buckets: ContiguousArray<Int32> = []
    buckets.reserveCapacity(Int((openSeconds - 1) >> shift) + 1)
    var openDay = 0
    for second in stride(from: 0, to: openSeconds, by: 1 << shift) {
      while openDays[openDay + 1].openSecondsBefore <= second { openDay += 1 }
      buckets.append(Int32(openDay))
    }
    return (shift, buckets)
  }

  /// When an interval that lasts until a day's midnight ends, day by day; empty if none goes on.
  func overnightClosings(
    firstSecond: Int64, spans: ContiguousArray<OpenSpan>
  ) -> ContiguousArray<Int64> {
    guard spans.contains(where: { $0.start == 0 }),
      spans.contains(where: { $0.end == 86_400 && $0.start < 86_400 })
    else { return [] }
    var closings = ContiguousArray<Int64>(repeating: 0, count: days.count - 1)
    for index in closings.indices.reversed() {
      let midnight = firstSecond + Int64(index + 1) * 86_400
      closings[index] = midnight
      let next = days[index + 1]
      guard next.spanCount > 0, spans[Int(next.firstSpan)].start == 0 else { continue }
      let end = spans[Int(next.firstSpan)].end
      closings[index] = end == 86_400 ? closings[index + 1] : midnight + Int64(end)
    }
    return closings
  }
}
