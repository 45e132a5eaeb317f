/// The slots that a fluid network is solved on: stretches of working time, and when they begin on the
/// wall clock.
///
/// Time is counted in hours. *Working time* runs through the slots one after the other and stands
/// still between them; *wall time* goes on. A day of an office may be cut into four slots of two
/// hours; nights and holidays are no slots. Rates are constant in a slot, so that short slots give
/// finer answers and cost more.
public struct FluidGrid: Sendable, Hashable {
  /// When each slot begins, in wall hours since an origin of the caller's choice; ascending.
  public let starts: [Double]
  /// How long each slot lasts, in hours; above 0.
  public let hours: [Double]
  /// The working hours of a usual day: how long an absence, and a good or bad day of demand, lasts.
  public let dayHours: Double
  /// The working hours before each slot, and at last those of all.
  let before: [Double]

  /// The number of slots.
  public var count: Int { hours.count }
  /// The working hours of all slots.
  public var totalHours: Double { before[count] }

  /// Makes the slots.
  ///
  /// - Parameters:
  ///   - starts: Wall hours; no slot may begin before the one before it has ended.
  ///   - hours: As many lengths, above 0.
  ///   - dayHours: Above 0.
  /// - Throws: ``FluidError/empty(place:)``, ``FluidError/wrongCount(place:given:expected:)`` or
  ///   ``FluidError/outOfRange(place:value:range:)``.
  public init(starts: [Double], hours: [Double], dayHours: Double) throws(FluidError) {
    guard !hours.isEmpty else { throw .empty(place: "the list of slots") }
    try FluidCheck.count(starts.count, hours.count, "the starts of the slots")
    try FluidCheck.positive(dayHours, "the working hours of a day")
    var before = [0.0]
    for index in hours.indices {
      try FluidCheck.positive(hours[index], "the length of slot \(index)")
      guard starts[index].isFinite else {
        throw .outOfRange(
          place: "the start of slot \(index)", value: starts[index], range: "finite")
      }
      if index > 0, starts[index] < starts[index - 1] + hours[index - 1] - 1e-9 {
        throw .outOfRange(
          place: "the start of slot \(index)", value: starts[index],
          range: "at least the end of the slot before")
      }
      before.append(before[index] + hours[index])
    }
    self.starts = starts
    self.hours = hours
    self.dayHours = dayHours
    self.before = before
  }

  /// Slots of one length that follow each other without a gap: working and wall time are one.
  ///
  /// - Throws: As ``init(starts:hours:dayHours:)``.
  public init(slots: Int, hours: Double, dayHours: Double) throws(FluidError) {
    try self.init(
      starts: (0..<max(0, slots)).map { Double($0) * hours },
      hours: [Double](repeating: hours, count: max(0, slots)), dayHours: dayHours)
  }

  /// The working time at the middle of a slot.
  func middle(of slot: Int) -> Double { before[slot] + hours[slot] / 2 }

  /// The slot at a working time; the last one past the end, the first one before the start.
  func slot(at time: Double) -> Int {
    guard time > 0 else { return 0 }
    var low = min(count - 1, Int(min(1, time / totalHours) * Double(count)))
    while low > 0 && before[low] > time { low -= 1 }
    while low < count - 1 && before[low + 1] <= time { low += 1 }
    return low
  }

  /// Wall time at a working time; past the last slot both go on at the pace they had on average.
  public func wall(at time: Double) -> Double {
    let slot = slot(at: time)
    let over = time - before[slot + 1]
    guard over > 0 else { return starts[slot] + (time - before[slot]) }
    return starts[slot] + hours[slot] + over / share
  }

  /// Working time at a wall time; the inverse of ``wall(at:)``, and the next slot's start in a gap.
  public func working(atWall wall: Double) -> Double {
    let end = starts[count - 1] + hours[count - 1]
    guard wall < end else { return totalHours + (wall - end) * share }
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= wall { low = middle } else { high = middle - 1 }
    }
    return before[low] + min(max(0, wall - starts[low]), hours[low])
  }

  /// Working hours in an hour of the wall clock, over all slots.
  var share: Double {
    totalHours / max(totalHours, starts[count - 1] + hours[count - 1] - starts[0])
  }
}
